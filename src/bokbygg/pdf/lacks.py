"""What of a book's text no face has, told before a page is laid out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Set

from bokbygg.book import Book, Markup, SpineItem, Text
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.fonts import has_a_face, lacking, script_of
from bokbygg.rules.press import MISSING_GLYPH, MISSING_SCRIPT

_HINT = "write it in another way, or give the book a face that has it"
_SCRIPT_HINT = "give the book a face that has it: `bokbygg explain P020` shows how"


def of_book(book: Book, own: Set[str]) -> Iterator[Diagnostic]:
    """A finding for each character that cannot be printed, once an essay, at its first place; one
    for all those of a script that has no face. `own` are the characters of the book's own font
    files."""
    imprint = book.imprint
    people = (one.name for one in (*imprint.authors, *imprint.contributors))
    said = "\n".join((imprint.title, imprint.subtitle, imprint.publisher, imprint.rights, *people))
    yield from _told(Counter(said), lacking(said, own), {}, None)
    for part in book.parts:
        yield from _of_pieces(part.title, own, None)
    for item in book.spine:
        notes = (piece for note in item.notes for piece in note.body)
        heads = (*item.title, *item.subtitle, *item.epigraph, *item.epigraph_source)
        yield from _of_pieces((*heads, *item.body, *notes), own, item)


def _of_pieces(
    pieces: tuple[object, ...], own: Set[str], item: SpineItem | None
) -> Iterator[Diagnostic]:
    counts: Counter[str] = Counter()
    places: dict[str, Span] = {}
    found: set[str] = set()
    for piece in pieces:
        text = _text(piece)
        missing = lacking(text, own) if text else frozenset()
        if missing:
            found |= missing
            counts.update(character for character in text if character in missing)
            for character in missing - places.keys():
                if item is not None:
                    places[character] = _place(piece, text.index(character), item.path)
    yield from _told(counts, frozenset(found), places, item)


def _text(piece: object) -> str:
    if isinstance(piece, Text):
        return piece.text
    return piece.xhtml if isinstance(piece, Markup) else ""


def _place(piece: object, at: int, path: str) -> Span:
    found = piece.place(at) if isinstance(piece, Text) else None
    if found is None or not isinstance(piece, Text):
        return Span(path=path)
    return Span(path=piece.path(at) or path, line=found[0], column=found[1])


def _told(
    counts: Counter[str], found: frozenset[str], places: dict[str, Span], item: SpineItem | None
) -> Iterator[Diagnostic]:
    scripts: dict[str, list[str]] = {}
    for character in sorted(found, key=lambda one: _order(places.get(one), one)):
        script = script_of(character)
        if script and not has_a_face(script):
            scripts.setdefault(script, []).append(character)
        else:
            yield _character(character, counts[character], places.get(character))
    for script, characters in scripts.items():
        total = sum(counts[character] for character in characters)
        more = f" and {total - 1} more of its characters" if total > 1 else ""
        where = "in this essay" if item else "in the book's settings"
        yield MISSING_SCRIPT.found(
            f"no face has the script {script}: `{characters[0]}`{more} {where}",
            places.get(characters[0]),
            hint=_SCRIPT_HINT,
        )


def _order(span: Span | None, character: str) -> tuple[int, int, str]:
    return (span.line or 10**9, span.column, character) if span else (0, 0, character)


def _character(character: str, count: int, span: Span | None) -> Diagnostic:
    name = unicodedata.name(character, "").lower()
    named = f"U+{ord(character):04X}{f', {name}' if name else ''}"
    times = f"; it is there {count} times" if count > 1 else ""
    return MISSING_GLYPH.found(f"no face has `{character}` ({named}){times}", span, hint=_HINT)
