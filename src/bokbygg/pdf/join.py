"""Fragments -> one PDF, with page labels, and the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from hashlib import sha256
from typing import Any

from bokbygg.book import Imprint
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.pdf import remarks
from bokbygg.pdf.composing import Fragment
from bokbygg.pdf.mending import Pdf, mend, name
from bokbygg.pdf.sheet import Place
from bokbygg.rules.press import LAYOUT_FAILED


def join(
    fragments: tuple[Fragment, ...], imprint: Imprint, where: remarks.Where = lambda character: None
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """One PDF/UA-1 file of all pages in the order given, and what went amiss in drawing them.

    `where` tells the first place of a character in the author's files.
    """
    from bokbygg.pdf import engine

    own = imprint.identifier_of("pdf", "print")

    def finish(pdf: Pdf) -> None:
        pdf.catalog["PageLabels"] = _page_labels(fragments)
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L" if fragments[0].place.rtl else "/L2R"
        mend(pdf)
        name(pdf, own)

    try:
        with remarks.gathered() as lines:
            pages = tuple(fragment.rendered for fragment in fragments)
            data = engine.write(pages, _metadata(imprint), _file_id(own), finish)
    except Exception as cause:  # whatever it is, an author gets no traceback
        message = f"the pages cannot be drawn: {type(cause).__name__}: {cause}"
        raise Fault(LAYOUT_FAILED.found(message)) from cause
    return data, tuple(remarks.of_drawing(lines, where))


def _page_labels(fragments: Iterable[Fragment]) -> bytes:
    """The page label dictionary (ISO 32000-1, 12.4.2): one range where the numbers change."""
    ranges, index, expected = [], 0, ("", 0)
    for fragment in fragments:
        style = _style(fragment.place)
        number = fragment.place.number
        if not style:  # each page by itself: PDF has no such digits or letters
            for page in range(fragment.count):
                label = fragment.place.label(page).encode("utf-16-be")
                ranges.append(f"{index + page} <</P <feff{label.hex()}>>>")
            index, expected = index + fragment.count, ("", 0)
            continue
        if (style, number) != expected:
            ranges.append(f"{index} <</S {style} /St {number}>>")
        index += fragment.count
        expected = (style, number + fragment.count)
    return f"<</Nums [{' '.join(ranges)}]>>".encode()


def _style(place: Place) -> str:
    """The style of page labels that PDF has for a place; empty where it has none."""
    if place.roman:
        return "/r" if place.numerals.letters == "roman" else ""
    return "" if place.numerals.digits else "/D"


def _metadata(imprint: Imprint) -> dict[str, Any]:
    authors = [one.name for one in imprint.authors]
    modified = imprint.modified
    if modified.tzinfo is not None:
        modified = modified.astimezone(UTC)
    stamp = modified.strftime("%Y-%m-%dT%H:%M:%SZ")
    return {
        "title": imprint.title,
        "authors": authors,
        "description": imprint.description or imprint.subtitle or None,
        "keywords": list(imprint.keywords),
        "generator": "bokbygg",
        "lang": imprint.lang,
        "created": stamp,
        "modified": stamp,
        "attachments": [],
    }


def _file_id(identifier: str) -> bytes:
    """The first half of the file's /ID: the same as long as the book is known by the same name."""
    return sha256(identifier.encode()).hexdigest()[:32].encode()
