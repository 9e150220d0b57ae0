"""A page of an e-book -> a tree, without what the e-book's maker put round the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5

from bokbygg.diagnostics import Fault
from bokbygg.importers.markup import adopted, fragment, plain_text, title_line
from bokbygg.importers.markup.elements import HEADINGS
from bokbygg.importers.markup.tree import Element, classes
from bokbygg.importers.pages import is_contents
from bokbygg.importers.xmltrees import xml_tree
from bokbygg.roles import ROLES

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*;)")
_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_NUMBERS = frozenset(
    "chapter-number section-number figure-number table-number toc-author backlink-mark".split()
)
_MADE = {
    "cover": "cover",
    "titlepage": "title page",
    "halftitlepage": "half-title",
    "title-page": "title page",
    "half-title": "half-title",
    "copyright-page": "imprint",
    "imprint": "imprint",
    "toc": "table of contents",
    "landmarks": "table of contents",
    "page-list": "list of pages",
    "loi": "list of pictures",
    "lot": "list of tables",
    "colophon": "colophon",
}
"""Pages that the book makes itself, by what they say they are."""

_ROLES = {
    "acknowledgments": "acknowledgements",
    "prologue": "chapter",
    "epilogue": "afterword",
    "conclusion": "afterword",
} | {name: name for name in ROLES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page: `made` says what it is, where the book makes such a page itself; `role` which part
    of the book it is, or empty. `is_part`: it holds the title of a part and nothing else;
    `numbered`: numbers were taken out that we had put there."""

    path: str
    tree: Element
    title: str
    subtitle: str = ""
    author: str = ""
    made: str = ""
    role: str = ""
    is_part: bool = False
    numbered: bool = False


def leaf(path: str, tree: Element, kind: str) -> Leaf:
    """What a page is, with its title taken out of its text; `kind` is what the guide of the e-book
    says of it."""
    said = {kind, *_said(tree)}
    made = next((_MADE[one] for one in _MADE if one in said), "")
    if is_contents(tree):
        made = "table of contents"
    numbers = [one for one in tree.iter("span") if classes(one) & _NUMBERS]
    for one in numbers:
        one.drop_tree()
    subtitle, author = _over(tree, "subtitle"), _over(tree, "byline")
    title = _title(tree)
    is_part = "part" in said and bool(title) and not plain_text(tree)
    role = next((_ROLES[one] for one in _ROLES if one in said and one != "part"), "")
    return Leaf(
        path=path,
        tree=tree,
        title=title,
        subtitle=subtitle,
        author=author,
        made=made,
        role="" if role == "chapter" else role,
        is_part=is_part,
        numbered=bool(numbers),
    )


def read(data: bytes, name: str) -> tuple[Element, bool]:
    """A page as a tree, and whether it was broken: then it is read as browsers do.

    Raises Fault where it could do harm.
    """
    whole = _ENTITY.sub(_letter, data)
    try:
        return adopted(xml_tree(whole, name)), False
    except Fault as fault:
        if any(found.code != "I006" for found in fault.findings):
            raise
    text = re.sub(r"^\s*<\?xml.*?\?>", "", whole.decode("utf-8", "replace"), count=1, flags=re.S)
    return fragment(text), True


def _letter(match: re.Match[bytes]) -> bytes:
    """What a named entity of HTML stands for; XML knows but five of them."""
    name = match[1].decode()
    if name in _XML or name not in html5:
        return match[0]
    return html5[name].encode("ascii", "xmlcharrefreplace")


def _said(tree: Element) -> set[str]:
    """What a page says it is: as a whole, or by the one section that is all of it."""
    found: set[str] = set()
    outer = tree
    for _ in range(4):
        said = f"{outer.get('epub:type') or ''} {outer.get('role') or ''}".replace("doc-", "")
        found |= set(said.split()) | classes(outer)
        inner = [one for one in outer if plain_text(one) or one.tag in {"img", "svg"}]
        if len(inner) != 1 or inner[0].tag in HEADINGS:
            break
        outer = inner[0]
    return found


def _over(tree: Element, name: str) -> str:
    """A line that stands with the title, taken out of the text."""
    for head in tree.iter("header", "hgroup"):
        for one in head.iter("p"):
            if name in classes(one):
                text = title_line(one)
                one.drop_tree()
                return text
    return ""


def _title(tree: Element) -> str:
    """The heading that a page begins with, taken out of the text; its place stays."""
    first = next((one for one in tree.iter(*HEADINGS) if plain_text(one)), None)
    if first is None:
        return ""
    words = plain_text(first)
    if not plain_text(tree).startswith(words) and first.tag != "h1":
        return ""
    title = title_line(first)
    first.drop_tree()
    return title
