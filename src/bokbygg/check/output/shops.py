"""What one shop or library asks for beyond what every e-book should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from bokbygg.check.output import notes
from bokbygg.check.output.cover import pixels
from bokbygg.check.output.opened import DC, OPS, XHTML, Opened
from bokbygg.check.output.ways import nav_of
from bokbygg.diagnostics import Diagnostic, Rule, Span
from bokbygg.rules import shops as rules

Check = Callable[[Opened, str, int], Iterator[Diagnostic]]
"""Looks into a book, given its file's name and how many bytes it has."""

_GIGABYTE = 1_000_000_000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}.*")
_ISBN_NAME = re.compile(r"97[89]\d{10}\.epub")


def apple(book: Opened, _name: str, size: int) -> Iterator[Diagnostic]:
    """Apple Books."""
    if size > 2 * _GIGABYTE:
        message = f"the file has {size / _GIGABYTE:.1f} GB"
        yield rules.APPLE_SIZE.found(message, hint="save its images smaller")
    for item in book.items:
        if item.media_type.startswith("image/") and item.media_type != "image/svg+xml":
            width, height = pixels(item)
            if width * height > 5_600_000 and "cover-image" not in item.properties:
                message = f"`{item.path}` has {width} x {height} pixels"
                place = Span(path=item.path)
                yield rules.APPLE_PIXELS.found(message, place, hint="save it smaller")
    if (short := min(_cover(book))) and short < 1400:
        message = f"the cover's shorter side has {short} pixels"
        yield rules.APPLE_COVER.found(message, hint="save it with 1600 x 2560 pixels")


def kobo(book: Opened, _name: str, _size: int) -> Iterator[Diagnostic]:
    """Rakuten Kobo."""
    first = book.page(book.spine[0]) if book.spine else None
    images = list(first.root.iter(f"{XHTML}img", "{*}image")) if first is not None else []
    if book.cover is not None and not images:
        yield rules.KOBO_COVER.found(
            "the first document shows no picture", hint="put cover.xhtml first in the spine"
        )
    for item in book.items:
        place = Span(path=item.path)
        if item.path.endswith(".woff2") or item.media_type == "font/woff2":
            message = f"`{item.path}` is WOFF2"
            yield rules.KOBO_WOFF2.found(message, place, hint="embed it as TTF or OTF")
        if item.media_type == "application/xhtml+xml" and len(item.data) > 10_000_000:
            message = f"`{item.path}` has {len(item.data) // 1_000_000} MB"
            yield rules.KOBO_LARGE.found(message, place, hint="divide it")
    if not any("isbn" in (e.text or "").lower() for e in _all(book, "identifier")):
        yield rules.KOBO_ISBN.found("no identifier is an ISBN", hint="give the book an `isbn`")


def kdp(book: Opened, _name: str, _size: int) -> Iterator[Diagnostic]:
    """Amazon's Kindle Direct Publishing."""
    if not any(item.media_type == "application/x-dtbncx+xml" for item in book.items):
        yield rules.KDP_NCX.found("there is no toc.ncx", hint="add one beside the contents")
    if book.nav is None or book.nav.path not in book.spine:
        yield rules.KDP_CONTENTS.found(
            "the contents are no page of the book", hint="put the contents in the spine"
        )
    width, height = _cover(book)
    if width and (width < 625 or height < 1000):
        message = f"the cover has {width} x {height} pixels"
        yield rules.KDP_COVER.found(message, hint="save it with 1600 x 2560 pixels")
    for page in book.pages:
        if page.root.find(f".//{XHTML}style") is not None:
            message = f"`{page.path}` holds a style element"
            place = Span(path=page.path)
            yield rules.KDP_STYLE.found(message, place, hint="move it to a style sheet")


def google(book: Opened, name: str, size: int) -> Iterator[Diagnostic]:
    """Google Play Books."""
    width, height = _cover(book)
    if width and not (min(width, height) >= 640 and max(width, height) <= 7200):
        message = f"the cover has {width} x {height} pixels"
        yield rules.GOOGLE_COVER.found(message, hint="save it with 1600 x 2560 pixels")
    if size >= 2 * _GIGABYTE:
        message = f"the file has {size / _GIGABYTE:.1f} GB"
        yield rules.GOOGLE_SIZE.found(message, hint="save its images smaller")
    if not _ISBN_NAME.fullmatch(name):
        yield rules.GOOGLE_NAME.found(
            f"the file is called `{name}`", hint="rename it by its ISBN before you send it"
        )


_MTM_ASKS = (
    *(("title", "title"), ("language", "lang"), ("creator", "author")),
    *(("publisher", "publisher"), ("date", "date"), ("source", "source")),
)
"""Elements of the package, and what bok.toml calls them."""


def mtm(book: Opened, _name: str, _size: int) -> Iterator[Diagnostic]:
    """MTM, Sweden's library of accessible books, and its Nordic sisters."""
    place = Span(path=book.package.path)
    for name, key in _MTM_ASKS:
        if not any((e.text or "").strip() for e in _all(book, name)):
            hint = f"add it to the package; in bok.toml it is `{key}` under [book]"
            yield rules.MTM_METADATA.found(f"`dc:{name}` is not given", place, hint=hint)
    for each in _all(book, "date"):
        if each.text and not _DAY.fullmatch(each.text.strip()):
            message = f"the date is `{each.text.strip()}`"
            yield rules.MTM_METADATA.found(message, place, hint="write it as YYYY-MM-DD")
    if nav_of(book, "page-list") is None:
        yield rules.MTM_PAGES.found("there is no page list", place, hint="print the book first")
    marks = nav_of(book, "landmarks")
    types = {str(e.get(f"{OPS}type", "")) for e in marks.iter()} if marks is not None else set()
    types |= {str(e.get(f"{OPS}type", "")) for p in book.pages for e in p.root.iter(f"{XHTML}body")}
    if not any("bodymatter" in each for each in types):
        yield rules.MTM_MATTER.found("no document is body matter", place, hint="mark the first")
    called = notes.called(book)
    for page, note in notes.of_book(book):
        if (page.path, note.get("id")) not in called:
            message, hint = "this note is never called", "call it, or take it away"
            yield rules.MTM_NOTES.found(message, page.span(note), hint=hint)


_KB_ASKS = (
    *(("title", "title"), ("creator", "author"), ("publisher", "publisher")),
    *(("date", "date"), ("identifier", "identifier"), ("language", "lang")),
)


def kb(book: Opened, _name: str, _size: int) -> Iterator[Diagnostic]:
    """Kungliga biblioteket, the national library of Sweden."""
    place = Span(path=book.package.path)
    for name, key in _KB_ASKS:
        if not any((e.text or "").strip() for e in _all(book, name)):
            hint = f"add it to the package; in bok.toml it is `{key}` under [book]"
            yield rules.KB_METADATA.found(f"`dc:{name}` is not given", place, hint=hint)


SHOPS: dict[str, Check] = {
    "apple": apple,
    "kobo": kobo,
    "kdp": kdp,
    "google": google,
    "mtm": mtm,
    "kb": kb,
}

ASKED: dict[str, tuple[Rule, ...]] = {
    "apple": (rules.APPLE_PIXELS, rules.APPLE_SIZE, rules.APPLE_COVER),
    "kobo": (rules.KOBO_COVER, rules.KOBO_WOFF2, rules.KOBO_LARGE, rules.KOBO_ISBN),
    "kdp": (rules.KDP_NCX, rules.KDP_CONTENTS, rules.KDP_COVER, rules.KDP_STYLE),
    "google": (rules.GOOGLE_COVER, rules.GOOGLE_SIZE, rules.GOOGLE_NAME),
    "mtm": (rules.MTM_METADATA, rules.MTM_PAGES, rules.MTM_MATTER, rules.MTM_NOTES),
    "kb": (rules.KB_METADATA,),
}
"""What each looks for in an e-book."""


def _cover(book: Opened) -> tuple[int, int]:
    """Width and height of the cover; 0 where there is none, or none of pixels."""
    if book.cover is None or book.cover.media_type == "image/svg+xml":
        return (0, 0)
    return pixels(book.cover)


def _all(book: Opened, name: str) -> list[Any]:
    return [each for each in book.metadata() if each.tag == f"{DC}{name}"]
