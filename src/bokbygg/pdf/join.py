"""Fragments -> one PDF: the same bytes for the same fragments, in the same order."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, String

from bokbygg.book import Imprint, Printer
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.pdf import (
    destinations,
    exchange,
    metadata,
    outline,
    pictures,
    prepress,
    tags,
    typefaces,
)
from bokbygg.pdf.placing import Placed, labels
from bokbygg.pdf.printed import print_numbers
from bokbygg.pdf.sheet import Place
from bokbygg.pdf.sources import Sources
from bokbygg.pdf.streams import settled
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The finished file, the ids that a link leads to and that stand nowhere, and what is to be
    said of it."""

    data: bytes
    lost: tuple[str, ...]
    findings: tuple[Diagnostic, ...] = ()


def join(
    placed: tuple[Placed, ...],
    imprint: Imprint,
    files: Mapping[str, bytes],
    sources: Sources | None = None,
) -> Joined:
    """One file, PDF/A-3u and PDF/UA-1, of all pages in the order given; `files` are the font files
    by digest, `sources` what was opened of it before."""
    book = _laid_in_order(placed, files, sources or Sources(), tagged=True)
    book.Root.Outlines = outline.outline(book, placed)
    lost = destinations.name(book, placed)
    metadata.write(book, imprint)
    name = sha256(imprint.identifier_of_pages.encode()).digest()[:16]
    book.trailer.ID = [String(name), String(name)]
    return Joined(data=written(book), lost=lost)


def join_for_press(
    placed: tuple[Placed, ...], imprint: Imprint, files: Mapping[str, bytes], printer: Printer
) -> Joined:
    """The same pages as sheets for a print shop, PDF/X-4: nobody finds his way about in them, and
    nobody has them read out."""
    book = _laid_in_order(placed, files, Sources(), tagged=False)
    owners = [(one, page) for one in placed for page in range(one.fragment.count)]

    def where(page: int) -> tuple[str, Span | None]:
        one, of_it = owners[page]
        return f" on page {one.place.label(of_it)}", one.document.span

    findings = prepress.make_ready(book, imprint, printer, where)
    return Joined(data=written(book, exchange.VERSION), lost=(), findings=findings)


def _laid_in_order(
    placed: tuple[Placed, ...], files: Mapping[str, bytes], sources: Sources, *, tagged: bool
) -> Pdf:
    """The pages of all fragments with their faces, numbers and labels; `tagged` with the tree of
    what they are."""
    book = Pdf.new()
    tree = tags.Tree(book) if tagged else None
    faces = typefaces.united(one.fragment.faces for one in placed)
    fonts = {name: typefaces.font(book, use, files[use.file]) for name, use in faces.items()}
    known = labels(placed)
    for one in placed:
        first = len(book.pages)
        with sources.take(one.fragment) as source:
            for page in source.pages:
                book.pages.append(page)
            if tree is not None:
                tree.take(source.Root.StructTreeRoot, first, one.fragment.count)
        own = book.pages[first].obj.Resources.Font
        for name in one.fragment.faces:
            own[f"/{name}"] = fonts[name]
        print_numbers(book, first, one, known)
    if tree is not None:
        tree.close()
    pictures.share(book)
    book.Root.PageLabels = _page_labels(placed)
    book.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, Direction=Name.R2L if placed[0].place.rtl else Name.L2R
    )
    return book


def written(book: Pdf, version: str = "1.7") -> bytes:
    """The file, whose /ID begins the same as long as the book is known by the same name."""
    data = BytesIO()
    book.save(
        data,
        force_version=version,
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=False,
        deterministic_id=True,
    )
    return settled(data.getvalue())


def _page_labels(placed: tuple[Placed, ...]) -> Dictionary:
    """The page label dictionary (ISO 32000-1, 12.4.2): one range where the numbers change."""
    ranges: list[object] = []
    index, expected = 0, ("", 0)
    for one in placed:
        style, number, count = _style(one.place), one.place.number, one.fragment.count
        if not style:  # each page by itself: PDF has no such digits or letters
            for page in range(count):
                ranges += [index + page, Dictionary(P=String(one.place.label(page)))]
        elif (style, number) != expected:
            ranges += [index, Dictionary(S=Name(style), St=number)]
        index += count
        expected = (style, number + count)
    return Dictionary(Nums=ranges)


def _style(place: Place) -> str:
    """The style of page labels that PDF has for a place; empty where it has none."""
    if place.roman:
        return "/r" if place.numerals.letters == "roman" else ""
    return "" if place.numerals.digits else "/D"
