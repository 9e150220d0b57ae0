"""Documents laid out, each by itself.

Each document is its own layout, so that a change in one essay leaves the pages of the others as
they are, and a fault in one is told by its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bokbygg import fonts
from bokbygg.book import Asset, Document, Edition
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.pdf import remarks
from bokbygg.pdf.sheet import BLANK, Place, page_sheet
from bokbygg.pdf.tree import element_tree
from bokbygg.rules.machine import NO_PANGO
from bokbygg.rules.press import LAYOUT_FAILED, NOTE_ELSEWHERE, OFF_THE_PAGE

if TYPE_CHECKING:
    from bokbygg.pdf.engine import Engine

THEME = frozenset({"css/book.css", "css/print.css"})
"""Style sheets of our own: what the press does not know in them is no business of the author's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A document's pages. `rendered` belongs to the engine; `place` is that of the first of `count`
    pages."""

    href: str
    xhtml: str
    place: Place
    count: int
    rendered: Any
    findings: tuple[Diagnostic, ...]


class Composing:
    """The press made ready for an edition: faces and style sheets read. `findings` tell what was
    wrong with the style sheets."""

    def __init__(self, edition: Edition, assets: tuple[Asset, ...]) -> None:
        self._page = edition.page
        self._engine = _start(assets)
        self.findings = tuple(self._dress(edition))

    def _dress(self, edition: Edition) -> Iterator[Diagnostic]:
        for sheet in edition.stylesheets:
            with remarks.gathered() as lines:
                refused = self._engine.dress(sheet)
            if sheet.href not in THEME:
                yield from remarks.of_style(sheet.href, lines, refused)

    def lay(self, document: Document, place: Place) -> Fragment:
        """`document` laid out from `place` on; raises Fault, naming it, if the engine fails."""
        return self._lay(document.href, document.xhtml, place)

    def blank(self, place: Place) -> Fragment:
        """An empty page at `place`."""
        return self._lay("", BLANK, place)

    def _lay(self, href: str, xhtml: str, place: Place) -> Fragment:
        furnisher = self._engine.furnisher()
        try:
            with remarks.gathered() as lines:
                sheet = page_sheet(self._page, place)
                rendered = self._engine.render(element_tree(xhtml), sheet, furnisher)
        except Exception as cause:  # whatever it is, an author gets no traceback
            raise Fault(_failure(href, cause)) from cause
        found = remarks.of_layout(href, lines, furnisher.refused)
        return Fragment(
            href=href,
            xhtml=xhtml,
            place=place,
            count=len(rendered.pages),
            rendered=rendered,
            findings=(*found, *_surveyed(href, rendered, place)),
        )


def _start(assets: tuple[Asset, ...]) -> Engine:
    """The engine, with our faces only; raises Fault (P010) where Pango is missing."""
    fonts.configure()
    try:
        from bokbygg.pdf.engine import Engine
    except (ImportError, OSError) as cause:
        hint = "install Pango 1.44 or later, then run `bokbygg doctor`"
        message = f"the layout engine does not start: {str(cause).splitlines()[0]}"
        raise Fault(NO_PANGO.found(message, hint=hint)) from cause
    return Engine(assets)


def _failure(href: str, cause: Exception) -> Diagnostic:
    if isinstance(cause, RecursionError):
        what = "its parts stand too deep inside each other"
    else:
        what = f"{type(cause).__name__}: {cause}"
    hint = "take away half of the essay, and half again, until it prints, to find the place"
    return LAYOUT_FAILED.found(f"`{href}` cannot be laid out: {what}", hint=hint)


def _surveyed(href: str, rendered: Any, place: Place) -> Iterator[Diagnostic]:
    """Text that fell off its page, and notes away from their calls."""
    from bokbygg.pdf import survey

    told: set[int] = set()
    for stray in survey.strays(rendered):
        if stray.page not in told:
            told.add(stray.page)
            message = f"`{stray.text}` falls outside page {place.label(stray.page)} of `{href}`"
            yield OFF_THE_PAGE.found(message, hint="shorten the note, the word or the line")
    for note, call, body in survey.parted_notes(rendered):
        pages = f"called on page {place.label(call)}, stands on page {place.label(body)}"
        yield NOTE_ELSEWHERE.found(f"`{note}` in `{href}`, {pages}", hint="shorten the notes")
