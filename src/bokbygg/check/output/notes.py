"""Notes: that calls and notes find each other, in every reading system."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from bokbygg.check.output.opened import OPS, XHTML, Element, Opened, Page
from bokbygg.diagnostics import Diagnostic
from bokbygg.rules import papers as rules

_ROLES = {
    "footnote": "doc-footnote",
    "noteref": "doc-noteref",
    "footnotes": "doc-endnotes",
    "endnotes": "doc-endnotes",
    "chapter": "doc-chapter",
    "part": "doc-part",
    "afterword": "doc-afterword",
    "appendix": "doc-appendix",
    "conclusion": "doc-conclusion",
    "colophon": "doc-colophon",
    "dedication": "doc-dedication",
    "epigraph": "doc-epigraph",
    "epilogue": "doc-epilogue",
    "foreword": "doc-foreword",
    "introduction": "doc-introduction",
    "preface": "doc-preface",
    "prologue": "doc-prologue",
    "toc": "doc-toc",
    "page-list": "doc-pagelist",
}
"""What screen readers call what EPUB calls so (EPUB Type to ARIA Role Authoring Guide 1.1)."""


_ROLELESS = frozenset({f"{XHTML}body", f"{XHTML}a"})
"""What takes no role of a part: the whole page, and a line among the landmarks."""


def calls(book: Opened) -> Iterator[Diagnostic]:
    """A call stands close to its word, and holds its number alone."""
    for page in book.read_pages():
        for call in _of_type(page, "noteref"):
            if len(call):
                message, hint = "a note call holds an element", "let it hold its number alone"
                yield rules.NOTEREF_FULL.found(message, page.span(call), hint=hint)
            if _before(call)[-1:].isspace() and _before(call).strip():
                message = f"note call {''.join(call.itertext())} stands apart from its word"
                hint = "take away the blank before it"
                yield rules.LOOSE_NOTEREF.found(message, page.span(call), hint=hint)


def ways_back(book: Opened) -> Iterator[Diagnostic]:
    """A note links back to its call."""
    for page in book.read_pages():
        for kind in ("footnote", "endnote"):
            for note in _of_type(page, kind):
                if note.find(f".//{XHTML}a[@href]") is None:
                    message, hint = "a note has no way back to the text", "link to its call"
                    yield rules.NO_WAY_BACK.found(message, page.span(note), hint=hint)


def roles(book: Opened) -> Iterator[Diagnostic]:
    """What EPUB calls a part of the book, screen readers are told too; once a kind and document."""
    for page in book.pages:
        told: set[str] = set()
        for element in page.root.iter(f"{XHTML}*"):
            for kind in str(element.get(f"{OPS}type", "")).split():
                if kind in _ROLES and not element.get("role") and kind not in told:
                    if element.tag in _ROLELESS and kind != "noteref":
                        continue
                    told.add(kind)
                    message = f"epub:type `{kind}` has no role beside it"
                    hint = f'write `role="{_ROLES[kind]}"`'
                    yield rules.NO_ROLE.found(message, page.span(element), hint=hint)


def called(book: Opened) -> set[tuple[str, str]]:
    """Document and id of every note that is called."""
    found = set()
    for page in book.read_pages():
        for call in _of_type(page, "noteref"):
            path, _, anchor = unquote(str(call.get("href", ""))).partition("#")
            folder = posixpath.dirname(page.path)
            target = posixpath.normpath(posixpath.join(folder, path)) if path else page.path
            found.add((target, anchor))
    return found


def of_book(book: Opened) -> Iterator[tuple[Page, Element]]:
    """Every note of the book."""
    for page in book.read_pages():
        for kind in ("footnote", "endnote"):
            for note in _of_type(page, kind):
                yield page, note


def _of_type(page: Page, kind: str) -> Iterator[Element]:
    for element in page.root.iter(f"{XHTML}*"):
        if kind in str(element.get(f"{OPS}type", "")).split():
            yield element


def _before(element: Element) -> str:
    """The text right before an element in its parent."""
    before = element.getprevious()
    if before is not None:
        return str(before.tail or "")
    parent = element.getparent()
    return str(parent.text or "") if parent is not None else ""
