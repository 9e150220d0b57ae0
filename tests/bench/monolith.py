"""The same book by plain WeasyPrint: every document in one HTML file, in one layout.

Page numbers stand in it literally, as read in the book that the press made: WeasyPrint's own
`target-counter` lays pages out twice, and prints some notes twice. What a document has by beginning
a layout of its own, the style sheets say here in other words.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import pikepdf

from bokbygg import compose, fonts
from bokbygg.book import Book, Document, Edition, Kind, Matter
from bokbygg.build import gather
from bokbygg.pdf.tree import element_tree
from bokbygg.read import find
from bokbygg.roles import ROLES, Opening

_PAGE_OF = "data-page-of"
_FIRST = re.compile(r"\b(\w+):first\b")
_PRELUDE = re.compile(r"@page[^{]*|(?<![.\w-])(?<!page: )body(?=[\s.,:>{])")

VARIANT = "pdf/ua-1"


@dataclass(frozen=True, kw_only=True)
class Labels:
    """Which page each place of a finished book is on: the number printed there; and at which page
    (from 1) the numbers begin anew after the front matter, 0 where there is none."""

    numbers: dict[str, str]
    restart: int


def labels(pdf: Path) -> Labels:
    """The page numbers of a finished book, read from its named destinations and page labels."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    printed = [document.get_page_label(index) for index in range(len(document))]
    document.close()
    with pikepdf.open(pdf) as whole:
        index = {key(page): number for number, page in enumerate(whole.pages)}
        numbers = {name: printed[index[place]] for name, place in destinations(whole).items()}
    restart = next((n for n, label in enumerate(printed, 1) if label == "1" and n > 1), 0)
    return Labels(numbers=numbers, restart=restart)


def key(page: Any) -> tuple[int, int]:
    """What a page is known by in its file."""
    number, generation = page.objgen
    return int(number), int(generation)


def destinations(whole: pikepdf.Pdf) -> dict[str, tuple[int, int]]:
    """Each name that links may lead to, and the object that is its page."""
    names = whole.Root.get("/Names")
    if names is None or "/Dests" not in names:
        return {}
    tree: Any = pikepdf.NameTree(names.Dests)
    return {str(name): _page(place) for name, place in tree.items()}


def _page(place: Any) -> tuple[int, int]:
    found = place.D if isinstance(place, pikepdf.Dictionary) else place
    return key(found[0])


def html(folder: Path, known: Labels) -> tuple[str, Edition, Book]:
    """The book in `folder` as one HTML file with the page numbers `known`; and what it is made
    of."""
    book, (edition,) = gather(find(folder), [Kind.PRINT], drafts=False, jobs=1)
    book = compose.cut(book, Kind.PRINT)
    root = Element("html", {"lang": book.imprint.lang})
    head = SubElement(root, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "title").text = book.imprint.title
    body = SubElement(root, "body")
    depth = 0
    matter: Matter | None = None
    for document in compose.documents(book, edition):
        depth = _depth(document, depth)
        alone = ROLES[document.role].opening is Opening.ALONE
        leaf = _leaf(document, known, depth, starts=matter is Matter.FRONT != document.matter)
        body.append(leaf)
        matter = document.matter
        if document.role == "part":
            depth = 1
        if alone:
            leaf.set("style", leaf.get("style", "") + "; break-after: right")
    text: str = tostring(root, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{text}", edition, book


def _depth(document: Document, depth: int) -> int:
    return depth if document.matter is Matter.BODY and document.role != "part" else 0


def _leaf(document: Document, known: Labels, depth: int, *, starts: bool) -> Element:
    """A document as an element of the whole; its `body` is a `div`."""
    tree = element_tree(document.xhtml)
    leaf = next(child for child in tree if child.tag == "body")
    leaf.tag = "div"
    leaf.set("class", f"{leaf.get('class', '')} leaf depth-{depth}")
    leaf.set("lang", tree.get("lang", ""))
    for element in leaf.iter():
        if place := element.get(_PAGE_OF):
            element.text = known.numbers[place]
    opening = ROLES[document.role].opening
    recto = starts or opening is not Opening.NEXT
    leaf.set("style", f"break-before: {'right' if recto else 'page'}")
    return leaf


def style(css: str) -> str:
    """A style sheet in which each leaf is what `body` was, and its first page what `:first` was."""

    def said(match: re.Match[str]) -> str:
        found = match[0]
        if found.startswith("@page"):
            return _FIRST.sub(r"\1:nth(1 of \1)", found)
        return ".leaf"

    return _PRELUDE.sub(said, css)


def own_style(edition: Edition, known: Labels) -> str:
    """What the press tells each document, said once for all."""
    levels = "".join(
        f".depth-{depth} h{level} {{ bookmark-level: {level + depth}; "
        "bookmark-label: attr(data-label) }\n"
        for depth in (0, 1)
        for level in (1, 2, 3)
    )
    chain, kept = ".leaf", [".leaf"]
    for _ in range(4):
        chain += " > :first-child"
        kept.append(chain)
    return (
        f"@page {{ size: {edition.page.size} }}\nbody {{ margin: 0; padding: 0 }}\n"
        f"@page :nth({known.restart}) {{ counter-reset: page 1 }}\n"
        "@page :blank { @top-left { content: none } @top-center { content: none } "
        "@top-right { content: none } @bottom-center { content: none } }\n"
        f"{levels}{', '.join(kept)} {{ margin-break: keep }}\n"
    )


def lay_out(book: Path, made: Path, folder: Path) -> tuple[Path, tuple[Path, ...]]:
    """Put into `folder` the one HTML file of a book, with the page numbers of the PDF that was
    `made` of it, and what it shows; gives that file and its style sheets in their order."""
    known = labels(made)
    text, edition, whole = html(book, known)
    assets = [*whole.assets, *(one for sheet in edition.stylesheets for one in sheet.assets)]
    written = {asset.href: asset.data for asset in assets}
    written["whole.html"] = text.encode()
    styles = {sheet.href: style(sheet.css).encode() for sheet in edition.stylesheets}
    styles["css/of-the-whole.css"] = own_style(edition, known).encode()
    for name, data in (written | styles).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "whole.html", tuple(folder / name for name in styles)


def command(page: Path, styles: tuple[Path, ...], to: Path) -> tuple[str | Path, ...]:
    """The command by which WeasyPrint makes a tagged PDF of a page."""
    dressed = [part for path in styles for part in ("-s", path)]
    return (sys.executable, "-m", "weasyprint", "--pdf-variant", VARIANT, *dressed, page, to)


def write(book: Path, made: Path, to: Path) -> None:
    """Print a book in one layout, by WeasyPrint as our press has mended it."""
    fonts.configure()
    import weasyprint

    from bokbygg.pdf import grid, lines

    assert lines  # imported for what it mends
    assert grid
    with tempfile.TemporaryDirectory() as folder:
        page, styles = lay_out(book, made, Path(folder))
        weasyprint.HTML(page).write_pdf(to, stylesheets=list(styles), pdf_variant=VARIANT)
