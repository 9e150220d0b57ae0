"""Fragments at their places in the book, and what is to be said of them there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bokbygg.book import Document
from bokbygg.diagnostics import Diagnostic
from bokbygg.pdf.folios import NOWHERE, Shown, asked
from bokbygg.pdf.fragment import Fragment
from bokbygg.pdf.sheet import Place
from bokbygg.pdf.tables import of_table
from bokbygg.rules.press import NO_PAGE, NOTE_AT_END, NOTE_ELSEWHERE, OFF_THE_PAGE
from bokbygg.values import dataclass

_OFF_THE_PAGE = "shorten the word or the line; with --keep-going the book is made as it is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A document's fragment, and the place of its first page."""

    document: Document
    fragment: Fragment
    place: Place

    def findings(self, shown: Shown) -> Iterator[Diagnostic]:
        """What went amiss, with the numbers of the pages; `shown` are those that stand in it."""
        yield from self.fragment.said
        yield from _pageless(self.document, shown)
        yield from _placing(self)
        yield from _lacking(self)


def labels(placed: Iterable[Placed]) -> dict[str, str]:
    """The printed number of the page on which each id begins."""
    found: dict[str, str] = {}
    for one in placed:
        for anchor in one.fragment.anchors:
            found.setdefault(anchor.name, one.place.label(anchor.page))
    return found


def _placing(one: Placed) -> Iterator[Diagnostic]:
    """Text that fell off its page, once a page, and notes away from their calls."""
    place, span = one.place, one.document.span
    for page, strays in groupby(one.fragment.seen.strays, lambda stray: stray.page):
        text = next(strays).text
        message = f"`{text}` falls outside page {place.label(page)}"
        yield OFF_THE_PAGE.found(message, span, hint=_OFF_THE_PAGE)
    for note, call, stands in one.fragment.seen.parted:
        pages = f"called on page {place.label(call)}, stands on page {place.label(stands)}"
        message = f"note {_number(note)}, {pages}"
        yield NOTE_ELSEWHERE.found(message, span, hint="shorten the notes")


def _pageless(document: Document, shown: Shown) -> Iterator[Diagnostic]:
    """The ids whose page it prints and that stand on none."""
    for name in sorted(asked(document.xhtml)):
        if shown.of(name)[0] == NOWHERE:
            message = f"`#{name.partition('--')[2] or name}` stands on no page that could be named"
            hint = "see whether a style sheet hides it, or moves it about"
            yield NO_PAGE.found(message, document.span, hint)


def _lacking(one: Placed) -> Iterator[Diagnostic]:
    """What had no room: tables in their own size, notes at the foot of their page."""
    fragment, span = one.fragment, one.document.span
    for table in fragment.seen.tables:
        if step := fragment.steps.get(table.number):
            yield of_table(table.text, one.place.label(table.page), step, span)
    for note in sorted(fragment.moved):
        message = f"note {_number(note)} stands at the end: no page foot has room for it"
        yield NOTE_AT_END.found(message, span, hint="shorten the note, or tell it in the text")


def _number(note: str) -> str:
    """The number of a note, from its id."""
    return note.rsplit("-", 1)[-1]
