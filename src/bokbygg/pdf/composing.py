"""Documents laid out, each by itself.

Each document is its own layout, so that a change in one essay leaves the pages of the others as
they are, and a fault in one is told by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bokbygg import fonts
from bokbygg.book import Asset, Document, Edition, Matter, Stylesheet
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.pdf import folios, remarks
from bokbygg.pdf.attempt import Attempt
from bokbygg.pdf.sheet import BLANK, Place, page_sheet
from bokbygg.pdf.standins import stand_in
from bokbygg.pdf.tables import of_table
from bokbygg.pdf.tree import element_tree
from bokbygg.rules.machine import NO_PANGO
from bokbygg.rules.press import LAYOUT_FAILED, NO_PAGE, NOTE_AT_END, NOTE_ELSEWHERE, OFF_THE_PAGE

if TYPE_CHECKING:
    from bokbygg.pdf.engine import Engine
    from bokbygg.pdf.seen import Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A document's pages. `rendered` belongs to the engine; `place` is that of the first of `count`
    pages; `widths` are those of its pictures, as in `survey`."""

    document: Document
    place: Place
    count: int
    rendered: Any
    widths: Mapping[str, float]
    findings: tuple[Diagnostic, ...]


class Composing:
    """The press made ready for an edition: faces and style sheets read. `findings` tell what was
    wrong with the style sheets; `own` are the characters of the book's own faces."""

    def __init__(self, edition: Edition, assets: tuple[Asset, ...]) -> None:
        self._page = edition.page
        self._engine = start(assets)
        self.own = _own_characters(edition)
        self.findings = tuple(self._dress(edition))

    def _dress(self, edition: Edition) -> Iterator[Diagnostic]:
        for sheet in edition.stylesheets:
            with remarks.gathered() as lines:
                refused = self._engine.dress(sheet)
            if not _is_theme(sheet):
                yield from remarks.of_style(sheet.href, lines, refused)

    def lay(
        self, document: Document, place: Place, shown: folios.Shown = folios.UNKNOWN
    ) -> Fragment:
        """`document` laid out from `place` on, with the page numbers it asks for as they are
        `shown`; raises Fault, naming it, if the engine fails."""
        return self._lay(document, place, shown)

    def blank(self, place: Place) -> Fragment:
        """An empty page at `place`."""
        return self._lay(_BLANK, place, folios.UNKNOWN)

    def _lay(self, document: Document, place: Place, shown: folios.Shown) -> Fragment:
        """Laid out anew as long as something has no room."""
        from bokbygg.pdf.survey import survey

        attempt = Attempt()
        try:
            while True:
                rendered, found = self._rendered(document, place, attempt, shown)
                seen = survey(rendered)
                following = attempt.after(seen)
                if following == attempt:
                    break
                attempt = following
        except Exception as cause:  # whatever it is, an author gets no traceback
            raise Fault(_failure(document, cause)) from cause
        return Fragment(
            document=document,
            place=place,
            count=len(rendered.pages),
            rendered=rendered,
            widths=seen.widths,
            findings=(
                *found,
                *_placing(document, seen, place),
                *_lacking(document, seen, place, attempt),
            ),
        )

    def _rendered(
        self, document: Document, place: Place, attempt: Attempt, shown: folios.Shown
    ) -> tuple[Any, tuple[Diagnostic, ...]]:
        """A document through the engine, as an attempt wants it; and what the engine said."""
        sheet = page_sheet(self._page, place, loose_notes=attempt.loose)
        root = element_tree(document.xhtml)
        nowhere = folios.fill(root, shown)
        stand_in(root, self.own)
        attempt.dress(root)
        furnisher = self._engine.furnisher()
        with remarks.gathered() as lines:
            rendered = self._engine.render(root, sheet, furnisher)
        said = remarks.of_layout(document, lines, furnisher.refused)
        return rendered, (*said, *_pageless(document, nowhere))


def _own_characters(edition: Edition) -> frozenset[str]:
    """The characters that the book's own font files have."""
    assets = (asset for sheet in edition.stylesheets for asset in sheet.assets)
    return fonts.characters_of(one.data for one in assets if one.media_type.startswith("font/"))


def _is_theme(sheet: Stylesheet) -> bool:
    """Whether a style sheet is our own: what the press does not know in it is no business of the
    author's."""
    styles = files("bokbygg") / "styles"
    ours = (styles / name for name in ("book.css", "print.css"))
    return any(sheet.css == own.read_text("utf-8") for own in ours)


def start(assets: tuple[Asset, ...]) -> Engine:
    """The engine, with our faces only; raises Fault (P010) where Pango is missing."""
    fonts.configure()
    try:
        from bokbygg.pdf.engine import Engine
    except (ImportError, OSError) as cause:
        hint = "install Pango: `bokbygg explain P010` gives the command"
        message = f"the layout engine does not start: {str(cause).splitlines()[0]}"
        raise Fault(NO_PANGO.found(message, hint=hint)) from cause
    return Engine(assets)


def _failure(document: Document, cause: Exception) -> Diagnostic:
    if isinstance(cause, RecursionError):
        what = "its parts stand too deep inside each other"
    else:
        what = f"{type(cause).__name__}: {cause}"
    hint = "take away half of the essay, and half again, until it prints, to find the place"
    return LAYOUT_FAILED.found(
        f"`{document.title}` cannot be laid out: {what}", document.span, hint
    )


def _placing(document: Document, seen: Survey, place: Place) -> Iterator[Diagnostic]:
    """Text that fell off its page, once a page, and notes away from their calls."""
    for page, strays in groupby(seen.strays, lambda stray: stray.page):
        text = next(strays).text
        message = f"`{text}` falls outside page {place.label(page)}"
        yield OFF_THE_PAGE.found(message, document.span, hint="shorten the word or the line")
    for note, call, stands in seen.parted:
        pages = f"called on page {place.label(call)}, stands on page {place.label(stands)}"
        message = f"note {_number(note)}, {pages}"
        yield NOTE_ELSEWHERE.found(message, document.span, hint="shorten the notes")


def _pageless(document: Document, places: Iterable[str]) -> Iterator[Diagnostic]:
    for place in sorted(places):
        message = f"`#{place.partition('--')[2] or place}` stands on no page that could be named"
        hint = "see whether a style sheet hides it, or moves it about"
        yield NO_PAGE.found(message, document.span, hint)


def _lacking(
    document: Document, seen: Survey, place: Place, attempt: Attempt
) -> Iterator[Diagnostic]:
    """What had no room: tables in their own size, notes at the foot of their page."""
    for table in seen.tables:
        if step := attempt.steps.get(table.number):
            yield of_table(table.text, place.label(table.page), step, document.span)
    for note in sorted(attempt.moved):
        message = f"note {_number(note)} stands at the end: no page foot has room for it"
        yield NOTE_AT_END.found(
            message, document.span, hint="shorten the note, or tell it in the text"
        )


def _number(note: str) -> str:
    """The number of a note, from its id."""
    return note.rsplit("-", 1)[-1]


_BLANK = Document(href="", role="blank", matter=Matter.BODY, title="", lang="und", xhtml=BLANK)
