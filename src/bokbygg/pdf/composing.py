"""Documents laid out and drawn, each by itself.

Each document is its own layout, so that a change in one essay leaves the pages of the others as
they are, and a fault in one is told by its name.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from bokbygg import cache, fonts
from bokbygg.book import Asset, Document, Edition, Stylesheet
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.pdf import folios, initials, marks, provenance, remarks
from bokbygg.pdf.attempt import Attempt
from bokbygg.pdf.fast.declared import declared
from bokbygg.pdf.fast.probe import Probes
from bokbygg.pdf.fast.unread import unread
from bokbygg.pdf.fragment import Fragment
from bokbygg.pdf.layout import Stretch
from bokbygg.pdf.marks import Marked
from bokbygg.pdf.seen import Survey
from bokbygg.pdf.sheet import Place, page_sheet
from bokbygg.pdf.standins import stand_in
from bokbygg.pdf.tree import element_tree
from bokbygg.rules.machine import NO_PANGO
from bokbygg.rules.press import LAYOUT_FAILED
from bokbygg.values import dataclass

if TYPE_CHECKING:
    from bokbygg.pdf.charting import Chart
    from bokbygg.pdf.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A document's fragment, and the font files of its faces by digest."""

    fragment: Fragment
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forme:
    """A document laid out and ready to be drawn. `rendered` belongs to the engine; `chart` tells
    where its text stands, `attempt` what was done to make room, `said` what the engine said."""

    rendered: Any
    seen: Survey
    chart: Chart
    attempt: Attempt
    said: tuple[Diagnostic, ...]


class Composing:
    """The press made ready for an edition: faces and style sheets read. `findings` tell what was
    wrong with the style sheets."""

    def __init__(self, edition: Edition, assets: tuple[Asset, ...]) -> None:
        self._page = edition.page
        self._engine = start(assets)
        self._own = own_characters(edition)
        self._origin = provenance.of_edition(edition, assets)
        self._probes = Probes()
        self.findings = tuple(self._dress(edition))

    def _dress(self, edition: Edition) -> Iterator[Diagnostic]:
        for sheet in edition.stylesheets:
            with remarks.gathered() as lines:
                refused = self._engine.dress(sheet)
            if not _is_theme(sheet):
                yield from remarks.of_style(sheet, lines, refused)

    def lay(self, document: Document, place: Place, shown: folios.Shown = folios.UNKNOWN) -> Laid:
        """`document` laid out from `place` on, with the page numbers it asks for as they are
        `shown`, and drawn; raises Fault, naming it, if the engine fails."""
        with _named(document), _undisturbed():
            self._probe(document, place, shown)
            return self._laid(document, place, shown)

    def _laid(self, document: Document, place: Place, shown: folios.Shown) -> Laid:
        return self._drawn(document, place, self._formed(document, place, shown))

    def _probe(self, document: Document, place: Place, shown: folios.Shown) -> None:
        """Lay out what is new in a document both ways, on the fast road and without it, and leave
        that road for good if anything is not the same."""
        from bokbygg.pdf.fast import room

        xhtml = self._probes.of(document.xhtml) if room.is_installed() else ""
        if not xhtml:
            return
        key = f"probes/{self._origin.key(document, xhtml.encode())}"
        if self._origin.certain and cache.kept(key) is not None:
            return
        probe = replace(document, xhtml=xhtml)
        found = self._tried(probe, place, shown)
        room.remove()
        if self._tried(probe, place, shown) == found:
            room.install()
            cache.keep(key, b"same")
        else:
            room.remove("a page came out otherwise than WeasyPrint alone lays it out")

    def _tried(self, document: Document, place: Place, shown: folios.Shown) -> Laid | None:
        """A probe laid out; None where it cannot be."""
        with suppress(Exception):  # the document itself tells of it
            return self._laid(document, place, shown)
        return None

    def form(self, document: Document, place: Place, shown: folios.Shown = folios.UNKNOWN) -> Forme:
        """The same, not yet drawn."""
        with _named(document), _undisturbed():
            return self._formed(document, place, shown)

    def edges(self, stretch: Stretch) -> tuple[tuple[float, float], ...]:
        """The left and right edge of each character of a text box, in CSS px."""
        return self._engine.edges(stretch)

    def _formed(self, document: Document, place: Place, shown: folios.Shown) -> Forme:
        """Laid out anew as long as something has no room."""
        from bokbygg.pdf.boxes import sheets
        from bokbygg.pdf.charting import chart
        from bokbygg.pdf.survey import survey

        attempt = Attempt()
        while True:
            rendered, marked, said = self._rendered(document, place, attempt, shown)
            pages = sheets(rendered)
            seen = survey(pages)
            following = attempt.after(seen)
            if following == attempt:
                told = chart(pages, marked, partial(self._engine.hides, rendered))
                return Forme(rendered=rendered, seen=seen, chart=told, attempt=attempt, said=said)
            attempt = following

    def _rendered(
        self, document: Document, place: Place, attempt: Attempt, shown: folios.Shown
    ) -> tuple[Any, Marked, tuple[Diagnostic, ...]]:
        """A document through the engine, as an attempt wants it; what it says; and what the engine
        said."""
        sheet = page_sheet(self._page, place, loose_notes=attempt.loose)
        root = element_tree(document.xhtml)
        folios.fill(root, shown)
        stand_in(root, self._own)
        if self._page.drop_caps:
            initials.hang(root, self._page.drop_cap_marks)
        attempt.dress(root)
        marked = marks.take(root)
        furnisher = self._engine.furnisher()
        with remarks.gathered() as lines:
            rendered = self._engine.render(root, sheet, furnisher, tune=self._page.tuned)
        return rendered, marked, tuple(remarks.of_layout(document, lines, furnisher.refused))

    def _drawn(self, document: Document, place: Place, forme: Forme) -> Laid:
        from bokbygg.pdf.drawing import draw
        from bokbygg.pdf.reserved import numbers

        pages = forme.rendered.pages
        cites = folios.PAGE_OF in document.xhtml
        found = numbers(pages, place, self._engine.written, cites=cites)
        with remarks.gathered() as lines:
            drawn = draw(forme.rendered, found, document.href.partition(".")[0])
        missing, others = remarks.of_drawing(lines, document.span)
        fragment = Fragment(
            pdf=drawn.pdf,
            count=len(pages),
            anchors=drawn.anchors,
            bookmarks=drawn.bookmarks,
            linked=drawn.linked,
            faces=drawn.faces,
            figures=drawn.figures,
            reserved=drawn.reserved,
            bound=drawn.bound,
            seen=forme.seen,
            layout=forme.chart.layout,
            gaps=forme.chart.gaps,
            starts=forme.chart.starts,
            moved=forme.attempt.moved,
            steps=dict(forme.attempt.steps),
            missing=missing,
            said=(*forme.said, *others),
        )
        return Laid(fragment=fragment, files=drawn.files)


def own_characters(edition: Edition) -> frozenset[str]:
    """The characters that the book's own font files have."""
    assets = (asset for sheet in edition.stylesheets for asset in sheet.assets)
    return fonts.characters_of(one.data for one in assets if one.media_type.startswith("font/"))


def _is_theme(sheet: Stylesheet) -> bool:
    """Whether a style sheet is our own: what the press does not know in it is no business of the
    author's."""
    ours = (one for one in files("bokbygg").joinpath("styles").iterdir() if one.name[-4:] == ".css")
    return any(sheet.css == own.read_text("utf-8") for own in ours)


def start(assets: tuple[Asset, ...]) -> Engine:
    """The engine, with our faces only; raises Fault (P010) where Pango is missing."""
    load()
    from bokbygg.pdf.engine import Engine
    from bokbygg.pdf.fast.room import settle

    settle()

    return Engine(assets)


def hindrance() -> str:
    """What hinders the fast road; empty where nothing does. Raises Fault as `load` does."""
    load()
    from bokbygg.pdf.fast import room

    return room.hindrance()


def load() -> None:
    """Import the engine, which is told of our faces first; raises Fault (P010) where Pango is
    missing."""
    fonts.configure()
    try:
        with declared(), unread():
            import_module("bokbygg.pdf.engine")
    except (ImportError, OSError) as cause:
        hint = "install Pango: `bokbygg explain P010` gives the command"
        message = f"the layout engine does not start: {str(cause).splitlines()[0]}"
        raise Fault(NO_PANGO.found(message, hint=hint)) from cause


def is_loaded() -> bool:
    """Whether the engine has been imported in this process."""
    return "bokbygg.pdf.engine" in sys.modules


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave the collector of garbage out of it while a document is laid out: hardly anything of it
    is garbage before it ends, and looking through it all time and again takes a tenth of the work.
    What is garbage then goes at once, since all of it is new to the collector."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _named(document: Document) -> Iterator[None]:
    """Let whatever fails be told of the document."""
    try:
        yield
    except Exception as cause:  # whatever it is, an author gets no traceback
        raise Fault(_failure(document, cause)) from cause


def _failure(document: Document, cause: Exception) -> Diagnostic:
    if isinstance(cause, RecursionError):
        what = "its parts stand too deep inside each other"
    else:
        what = f"{type(cause).__name__}: {cause}"
    hint = "take away half of the essay, and half again, until it prints, to find the place"
    return LAYOUT_FAILED.found(
        f"`{document.title}` cannot be laid out: {what}", document.span, hint
    )
