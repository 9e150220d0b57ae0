"""The e-book as pages of the web: one a document, linked to one another, without scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree
from markupsafe import Markup as Safe

from bokbygg.check.output.opened import OPS, XHTML, Element, Opened, Page
from bokbygg.compose.templates import environment
from bokbygg.languages import Words, language, reading
from bokbygg.publish.offer import Offer
from bokbygg.publish.reading.markup import inside
from bokbygg.publish.reading.names import CONTENTS, Names
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page of the site made of a document: its name in `read/` and its title."""

    name: str
    title: str


def leaves(book: Opened, named: Names) -> tuple[tuple[Leaf, Page], ...]:
    """The documents in reading order, and what becomes of them."""
    pages = (book.page(path) for path in book.spine)
    return tuple(
        (Leaf(name=named.of[page.path], title=_title(page)), page) for page in pages if page
    )


def chapters(book: Opened, offer: Offer, named: Names, *, paged: bool) -> Mapping[str, bytes]:
    """The pages and all that they show, by their names in `read/`; `paged` where there is also a
    page to turn pages on."""
    files = {
        named.of[item.path]: item.data
        for item in book.items
        if item.path in named.of and item.media_type != "application/xhtml+xml"
    }
    row = language(offer.book.lang)
    values = {
        "offer": offer,
        "book": offer.book,
        "row": row,
        "words": row.words,
        "reading": reading(row.tag),
        "paged": paged,
        "contents": CONTENTS,
    }
    order = leaves(book, named)
    for number, (leaf, page) in enumerate(order):
        beside = {"previous": _at(order, number - 1), "next": _at(order, number + 1)}
        told = {**values, **beside, **_told(page, leaf, named, row.words)}
        html = environment().get_template("web/leaf.html.j2").render(told)
        files[leaf.name] = html.encode()
    return files


def _at(order: Sequence[tuple[Leaf, Page]], number: int) -> Leaf | None:
    return order[number][0] if 0 <= number < len(order) else None


def _told(page: Page, leaf: Leaf, named: Names, words: Words) -> dict[str, object]:
    """What a document says, ready for the template."""

    def link(address: str) -> str:
        return named.link(address, page.path)

    root, body = page.root, deepcopy(page.root.find(f"{XHTML}body"))
    if leaf.name == CONTENTS:
        _as_contents(body, words)
    if body.find(f".//{XHTML}h1") is None:
        _head(body, leaf.title)
    sheets = root.iterfind(f"{XHTML}head/{XHTML}link[@rel='stylesheet']")
    return {
        "leaf": leaf,
        "lang": root.get("lang", ""),
        "direction": root.get("dir", "ltr"),
        "kind": body.get("class", ""),
        "sheets": [link(sheet.get("href", "")) for sheet in sheets],
        "body": Safe(inside(body, link)),
    }


def _title(page: Page) -> str:
    return " ".join((page.root.findtext(f"{XHTML}head/{XHTML}title") or "").split())


def _head(body: Element, title: str) -> None:
    """Give a page that shows none a title for those who find their way by titles."""
    section = body.find(f"{XHTML}section")
    heading = etree.Element(f"{XHTML}h1", {"class": "unseen"})
    heading.text = title
    (body if section is None else section).insert(0, heading)


def _as_contents(body: Element, words: Words) -> None:
    """Let the contents show the list of pages, which e-readers have in their menus, and leave out
    what only these understand."""
    for nav in tuple(body.iter(f"{XHTML}nav")):
        kind = nav.get(f"{OPS}type")
        if kind == "landmarks":
            nav.getparent().remove(nav)
        elif kind == "page-list":
            nav.attrib.pop("hidden", None)
            heading = etree.Element(f"{XHTML}h2")
            heading.text = words.pages
            nav.insert(0, heading)
