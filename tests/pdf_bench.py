"""What tests of the print edition share: documents by hand, and a look into finished files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from bokbygg.book import Document, Edition, Kind, Matter, Page, Stylesheet
from bokbygg.diagnostics import Diagnostic
from bokbygg.pdf.composing import Composing, Forme, Laid
from bokbygg.pdf.folios import UNKNOWN, Shown
from bokbygg.pdf.join import Joined, join
from bokbygg.pdf.placing import Placed
from bokbygg.pdf.sheet import Place
from tests.epub_sample import IMPRINT

STYLES = Path(__file__).parent.parent / "styles"

SENTENCE = "Den som väntar på något gott väntar aldrig för länge, sade min farmor i köket. "


def edition(css: str = "", size: str = "A5") -> Edition:
    """The print edition with our theme, and an author's style sheet where `css` is given."""
    sheets = [
        Stylesheet(href=f"css/{name}", css=(STYLES / name).read_text("utf-8"))
        for name in ("book.css", "print.css")
    ]
    if css:
        sheets.append(Stylesheet(href="css/own.css", css=css))
    return Edition(kind=Kind.PRINT, stylesheets=tuple(sheets), page=Page(size=size))


def essay(body: str, slug: str = "havet", title: str = "Havet", head: str = "") -> Document:
    """An essay as compose would write it."""
    xhtml = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="sv"><head><title>{title}</title>{head}</head>'
        f'<body class="body" data-book-title="En bok" data-title="{title}">'
        f'<section class="chapter" id="{slug}" epub:type="chapter">'
        f'<header class="opening"><h1 id="{slug}_title">{title}</h1></header>{body}'
        "</section></body></html>"
    )
    return Document(
        href=f"{slug}.xhtml",
        role="chapter",
        matter=Matter.BODY,
        title=title,
        lang="sv",
        xhtml=xhtml,
    )


def note(number: int, text: str, slug: str = "havet") -> str:
    """A note at its call."""
    return f'<span class="footnote" id="{slug}_note-{number}" data-number="{number}">{text}</span>'


@dataclass(frozen=True)
class Trial:
    """An essay that was laid out by itself: with the engine's boxes, and as a fragment."""

    document: Document
    forme: Forme
    laid: Laid
    place: Place

    @property
    def pages(self) -> list[Any]:
        """The engine's pages."""
        return list(self.forme.rendered.pages)

    @property
    def placed(self) -> Placed:
        return Placed(document=self.document, fragment=self.laid.fragment, place=self.place)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        return tuple(self.placed.findings(UNKNOWN))


def lay(body: str, css: str = "", **more: str) -> Trial:
    """An essay laid out from page 1 on."""
    return tried(Composing(edition(css), ()), essay(body, **more))


def tried(
    composing: Composing,
    document: Document,
    place: Place = Place(number=1),  # noqa: B008 - frozen
    shown: Shown = UNKNOWN,
) -> Trial:
    """A document laid out by itself."""
    return Trial(
        document=document,
        forme=composing.form(document, place, shown),
        laid=composing.lay(document, place, shown),
        place=place,
    )


def joined(*trials: Trial) -> Joined:
    """A file of essays that were laid out by themselves."""
    files = {digest: data for one in trials for digest, data in one.laid.files.items()}
    return join(tuple(one.placed for one in trials), IMPRINT, files)


def codes(trial: Trial) -> list[str]:
    """The rules of a trial's findings."""
    return [finding.code for finding in trial.findings]


class Printed:
    """A finished file: text of each page, labels, and the objects inside."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        document = pypdfium2.PdfDocument(data)
        self.pages = [
            " ".join(page.get_textpage().get_text_bounded().replace("\ufffe", "").split())
            for page in document
        ]
        self.labels = [document.get_page_label(index) for index in range(len(document))]
        document.close()

    def page(self, label: str) -> str:
        """The text of the page so numbered."""
        return self.pages[self.labels.index(label)]

    def annotations(self) -> Iterator[Any]:
        for page in self.pdf.pages:
            yield from page.obj.get("/Annots", ())

    def faces(self) -> dict[str, bool]:
        """Name of each face without its subset tag, and whether it is embedded."""
        found: dict[str, bool] = {}
        for page in self.pdf.pages:
            for font in page.obj.Resources.get("/Font", {}).values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                embedded = any(key.startswith("/FontFile") for key in descriptor)  # type: ignore[operator]
                found[str(font.BaseFont).partition("+")[2]] = embedded
        return found
