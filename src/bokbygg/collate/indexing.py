"""The index of a book: what its essays mark, in lines, sorted by the rules of its language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bokbygg.book import (
    IndexPlace,
    IndexTerm,
    Inline,
    Markup,
    SpineItem,
    plain,
)
from bokbygg.collate.filing import title_filed
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.languages import Language, initial, order
from bokbygg.languages.collation import Order
from bokbygg.naming import fold
from bokbygg.rules import indexes as rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a line of the index leads to, in the essay `slug`: from the place `anchor` to the place
    `end`, mostly the same."""

    slug: str
    anchor: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """A line of the index with those below it. `key` is what it is called by, the same for all
    spellings that differ in capitals alone; `letter` is the one it stands under. `see` and
    `see_also` are lines that it refers to, each with its key, or empty where there is none."""

    line: Inline
    key: str
    letter: str
    passages: tuple[Passage, ...]
    see: tuple[tuple[Inline, str], ...]
    see_also: tuple[tuple[Inline, str], ...]
    children: tuple[IndexEntry, ...]


@dataclass(slots=True)
class _Line:
    """A line of the index as it grows."""

    line: Inline
    key: str
    sort: str = ""
    passages: list[Passage] = field(default_factory=list)
    see: dict[str, Inline] = field(default_factory=dict)
    see_also: dict[str, Inline] = field(default_factory=dict)
    below: dict[str, _Line] = field(default_factory=dict)


def index(items: Iterable[SpineItem], row: Language) -> tuple[IndexEntry, ...]:
    """The index of essays in reading order, `row` being the book's language."""
    top = _lines(items, row)
    return _finished(top, _keys(top), row)


def _lines(items: Iterable[SpineItem], row: Language) -> dict[str, _Line]:
    """The lines of the index by what they are called by, not yet sorted."""
    top: dict[str, _Line] = {}
    for item in items:
        found = tuple(_places(item))
        ends = dict(_ends(found))
        for place in found:
            for term in place.start.terms if _begins(place) else ():
                line = _line_of(top, term, item, row)
                if term.places:
                    end = ends.get((place.anchor, _key(term.path)), place.anchor)
                    line.passages.append(Passage(slug=item.slug, anchor=place.anchor, end=end))
    return top


def is_marked(item: SpineItem) -> bool:
    """Whether an essay has anything that the index refers to."""
    return any(map(_begins, _places(item)))


def _begins(place: IndexPlace) -> bool:
    """Whether a line of the index comes of a place: of no end of a passage."""
    return place.start.reach != "to"


def _places(item: SpineItem) -> Iterator[IndexPlace]:
    """The places of an essay that are marked for the index, those in notes last."""
    for pieces in (item.body, *(note.body for note in item.notes)):
        yield from (piece for piece in pieces if isinstance(piece, IndexPlace))


def _ends(found: Iterable[IndexPlace]) -> Iterator[tuple[tuple[str, str], str]]:
    """From where a passage begins, and its line, to where it ends."""
    begun: dict[str, str] = {}
    for place in found:
        for term in place.start.terms:
            name = _key(term.path)
            if place.start.reach == "from":
                begun.setdefault(name, place.anchor)
            elif place.start.reach == "to" and name in begun:
                yield (begun.pop(name), name), place.anchor


def _key(path: Sequence[Inline]) -> str:
    return " > ".join(fold(" ".join(plain(line).split())) for line in path)


def _line_of(top: dict[str, _Line], term: IndexTerm, item: SpineItem, row: Language) -> _Line:
    """The line of a term, made where there is none yet. Of spellings that differ in capitals alone
    the one without counts: a word may begin a sentence, a name never loses its capital."""
    level = top
    for depth, line in enumerate(term.path, start=1):
        name = _key(term.path[:depth])
        found = level.setdefault(name, _Line(line=_in_language(line, item, row), key=name))
        if plain(line)[:1].islower() and not plain(found.line)[:1].islower():
            found.line = _in_language(line, item, row)
        level = found.below
    found.sort = found.sort or term.sort
    found.see |= {_key([one]): one for one in term.see}
    found.see_also |= {_key([one]): one for one in term.see_also}
    return found


def _in_language(line: Inline, item: SpineItem, row: Language) -> Inline:
    """A line from an essay in another language than the book's says so."""
    if item.lang.partition("-")[0] == row.tag.partition("-")[0]:
        return line
    opening = Markup(xhtml=f'<span lang="{item.lang}" xml:lang="{item.lang}">')
    return (opening, *line, Markup(xhtml="</span>"))


def _keys(level: dict[str, _Line]) -> frozenset[str]:
    below = (name for line in level.values() for name in _keys(line.below))
    return frozenset((*level, *below))


def _finished(
    level: dict[str, _Line], keys: frozenset[str], row: Language
) -> tuple[IndexEntry, ...]:
    lines = sorted(level.values(), key=lambda line: _order(line, row))
    return tuple(
        IndexEntry(
            line=line.line,
            key=line.key,
            letter=initial(_filed(line, row), row),
            passages=tuple(line.passages),
            see=tuple(_referred(line.see, keys)),
            see_also=tuple(_referred(line.see_also, keys)),
            children=_finished(line.below, keys, row),
        )
        for line in lines
    )


def _referred(lines: dict[str, Inline], keys: frozenset[str]) -> Iterator[tuple[Inline, str]]:
    for name, line in lines.items():
        yield line, name if name in keys else ""


def _filed(line: _Line, row: Language) -> str:
    return line.sort or title_filed(plain(line.line), row)


def _order(line: _Line, row: Language) -> Order:
    return order(_filed(line, row), row)


def remarks(items: Sequence[SpineItem], row: Language) -> Iterator[Diagnostic]:
    """What is amiss with the marks of a book."""
    known = _keys(_lines(items, row))
    marked = [place for item in items for place in _places(item)]
    for place in marked:
        for term in place.start.terms:
            for line in (*term.see, *term.see_also):
                if _key([line]) not in known:
                    yield rules.INDEX_REFERS_NOWHERE.found(
                        f"the index has no line `{plain(line)}`",
                        place.start.span,
                        hint="name a line as it is marked elsewhere, or mark a place for it",
                    )
    for item in items:
        yield from _halves(item)
    for item in items:
        if item.role == "index" and not marked:
            yield rules.NOTHING_FOR_INDEX.found(
                "nothing is marked for the index",
                Span(path=item.path),
                hint="mark words in the essays: `[ice]{.index}`",
            )


_SIDES = {"from": ("begins", "ends", "index-to"), "to": ("ends", "begins", "index-from")}


def _halves(item: SpineItem) -> Iterator[Diagnostic]:
    found = tuple(_places(item))
    ends = dict(_ends(found))
    whole = {*ends, *((end, name) for (_, name), end in ends.items())}
    for place in found:
        for term in place.start.terms:
            name = _key(term.path)
            if place.start.reach and (place.anchor, name) not in whole:
                here, there, other = _SIDES[place.start.reach]
                line = " > ".join(map(plain, term.path))
                yield rules.INDEX_HALF_PASSAGE.found(
                    f"the passage about `{line}` {here} here and {there} nowhere in this essay",
                    place.start.span,
                    hint=f'mark where it {there}: `[]{{{other}="{line}"}}`',
                )
