"""The printed book and the e-book read by others: pages by MuPDF, documents by lxml."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from lxml import etree

H = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"

_UNSPOKEN = (f"{H}head", "{http://www.w3.org/1998/Math/MathML}math")
"""What is no text on paper: what stands in no page, formulas (drawn there)."""


def squashed(text: str) -> str:
    """Text without blanks, hyphens and differences of case and form."""
    bare = "".join(unicodedata.normalize("NFKD", text).casefold().split())
    return re.sub(r"[-\u2010\u00ad\u200b\u2060\ufeff\u0300-\u036f]", "", bare)


def pages(pdf: bytes, folder: Path) -> dict[str, str]:
    """The text of each page by its label, as MuPDF draws it."""
    path = folder / "paged.pdf"
    path.write_bytes(pdf)
    document = pypdfium2.PdfDocument(pdf)
    labels = [document.get_page_label(index) for index in range(len(document))]
    done = subprocess.run(
        ["mutool", "draw", "-q", "-F", "txt", "-o", "-", path], capture_output=True, check=True
    )
    texts = done.stdout.decode().split("\f")
    return dict(zip(labels, texts, strict=False))


@dataclass(frozen=True)
class Break:
    """A page break of the e-book: its label, and the text before it and after it."""

    label: str
    href: str
    before: str
    after: str


def breaks(epub: bytes) -> list[Break]:
    """Every page break, in reading order."""
    found: list[Break] = []
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        opf = "{http://www.idpf.org/2007/opf}"
        files = {item.get("id"): item.get("href") for item in package.iter(f"{opf}item")}
        for reference in package.iter(f"{opf}itemref"):
            href = files[reference.get("idref")]
            found += _breaks(href, etree.fromstring(archive.read(f"EPUB/{href}")))
    return found


def _is_pop_up(element: etree._Element) -> bool:
    """Whether an element is a note that stands elsewhere on paper."""
    return bool(element.tag == f"{H}aside" and element.get("role") == "doc-footnote")


def _breaks(href: str, root: etree._Element) -> Iterator[Break]:
    said: list[str] = []
    places: list[tuple[str, int]] = []

    def read(element: etree._Element) -> None:
        if element.tag in _UNSPOKEN or _is_pop_up(element):
            return
        if element.get(f"{EPUB}type") == "pagebreak":
            places.append((element.get("aria-label"), len(said)))
        said.append(element.text or "")
        for child in element:
            read(child)
            said.append(child.tail or "")

    read(root)
    for label, at in places:
        yield Break(label, href, "".join(said[:at]), "".join(said[at:]))
