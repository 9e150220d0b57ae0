"""The ways into a book and through it: contents, landmarks, the NCX, links."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from bokbygg.check.output.opened import OPS, XHTML, Element, Opened, Page
from bokbygg.check.output.papers import HEADINGS, bare, first_heading, printed
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules import papers as rules

_BY_SCHEME = ("http:", "https:", "mailto:", "tel:", "urn:", "data:", "sms:", "xmpp:")


def nav_of(book: Opened, kind: str) -> Element | None:
    """The list of a kind (`toc`, `landmarks`, `page-list`) in the contents document."""
    if book.nav is None:
        return None
    navs = book.nav.root.iter(f"{XHTML}nav")
    return next((nav for nav in navs if kind in str(nav.get(f"{OPS}type", "")).split()), None)


def targets(page: Page, within: Element) -> Iterator[tuple[Element, str, str]]:
    """The links of an element that stay in the book: the link, the document, the id."""
    folder = posixpath.dirname(page.path)
    for link in within.iter(f"{XHTML}a"):
        href = str(link.get("href") or "")
        if href and not href.lower().startswith(_BY_SCHEME):
            path, _, anchor = unquote(href).partition("#")
            whole = posixpath.normpath(posixpath.join(folder, path)) if path else page.path
            yield link, whole, anchor


def links(book: Opened) -> Iterator[Diagnostic]:
    """A link into the book leads to a document of it, and to a place there."""
    ids = {page.path: frozenset(page.ids()) for page in book.pages}
    known = {item.path for item in book.items}
    for page in book.pages:
        for link, path, anchor in targets(page, page.root):
            lost = path not in known or (anchor and path in ids and anchor not in ids[path])
            if lost:
                message = f"`{link.get('href')}` leads to nothing in the book"
                hint = "mend the address, or take the link away"
                yield rules.DEAD_LINK.found(message, page.span(link), hint=hint)


def contents(book: Opened) -> Iterator[Diagnostic]:
    """The contents name every document with a heading, in reading order and in its words."""
    toc = nav_of(book, "toc")
    if toc is None or book.nav is None:
        return
    listed = list(targets(book.nav, toc))
    named = {path for _, path, _ in listed}
    for page in book.read_pages():
        heading = first_heading(page)
        if heading is None or page.path in named or _is_unlisted(heading):
            continue
        if not _is_apart(page):
            message = f"`{printed(heading)[:60]}` is not in the contents"
            place = page.span(heading)
            yield rules.NOT_IN_CONTENTS.found(message, place, hint="add a line for it")
    yield from _order(book, listed)
    yield from _words(book, listed)


_APART = frozenset({"titlepage", "cover", "halftitlepage", "colophon", "copyright-page", "imprint"})


def _is_apart(page: Page) -> bool:
    """Whether a document is one that contents customarily leave out."""
    kinds = {k for e in page.root.iter() for k in str(e.get(f"{OPS}type", "")).split()}
    return bool(kinds & _APART)


def _is_unlisted(heading: Element) -> bool:
    """Whether a heading is left out of the contents on purpose: it, or what it stands in, has the
    class that Pandoc's manual gives to such."""
    within = (heading, *heading.iterancestors())
    return any("unlisted" in str(one.get("class", "")).split() for one in within)


def _order(book: Opened, listed: list[tuple[Element, str, str]]) -> Iterator[Diagnostic]:
    place = {path: number for number, path in enumerate(book.spine)}
    known = [(link, place[path]) for link, path, _ in listed if path in place]
    assert book.nav is not None
    for (_, before), (link, after) in pairwise(known):
        if after < before:
            message = f"`{printed(link)[:60]}` comes later in the contents than in the book"
            hint = "list it in reading order"
            yield rules.ORDER_DIFFERS.found(message, book.nav.span(link), hint=hint)


def _words(book: Opened, listed: list[tuple[Element, str, str]]) -> Iterator[Diagnostic]:
    """A line of the contents holds the words of the heading that it leads to."""
    assert book.nav is not None
    for link, path, anchor in listed:
        page = book.page(path)
        heading = _heading_at(page, anchor) if page is not None else None
        if heading is None:
            continue
        line, shown = bare(printed(link)), bare(printed(heading))
        if line and shown and line not in shown and shown not in line:
            message = f"`{printed(link)[:60]}` leads to the heading `{printed(heading)[:60]}`"
            hint = "let both say the same"
            yield rules.CONTENTS_DIFFER.found(message, book.nav.span(link), hint=hint)


def _heading_at(page: Page, anchor: str) -> Element | None:
    if not anchor:
        return first_heading(page)
    for element in page.root.iter("{*}*"):
        if element.get("id") == anchor:
            if element.tag in HEADINGS:
                return element
            return next(iter(element.iter(*HEADINGS)), None)
    return None


def landmarks(book: Opened) -> Iterator[Diagnostic]:
    """The book says where its text begins."""
    marks = nav_of(book, "landmarks")
    kinds = {
        kind
        for link in (marks.iter(f"{XHTML}a") if marks is not None else ())
        for kind in str(link.get(f"{OPS}type", "")).split()
    }
    if "bodymatter" not in kinds and book.nav is not None:
        what = "the landmarks do not name" if marks is not None else "no landmarks name"
        message = f"{what} the start of the text"
        place = Span(path=book.nav.path)
        yield rules.NO_LANDMARKS.found(message, place, hint="add one of type `bodymatter`")


def hidden(book: Opened) -> Iterator[Diagnostic]:
    """A hidden list is hidden by a style sheet too."""
    if book.nav is None or book.nav.path not in book.spine:
        return
    for nav in book.nav.root.iter(f"{XHTML}nav"):
        if nav.get("hidden") is not None and not any("nav[hidden]" in s.css for s in book.sheets):
            message = "a hidden list is printed by reading systems that do not know `hidden`"
            hint = "add `nav[hidden] { display: none }` to a style sheet"
            yield rules.HIDDEN_NAV.found(message, book.nav.span(nav), hint=hint)
            return


def ncx(book: Opened) -> Iterator[Diagnostic]:
    """There are contents for old e-readers."""
    if not any(item.media_type == "application/x-dtbncx+xml" for item in book.items):
        place = Span(path=book.package.path)
        yield rules.NO_NCX.found("there is no toc.ncx", place, hint="add one beside the contents")
