"""The file of an export -> posts, pages and attachments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from bokbygg.dates import Date
from bokbygg.importers.xmltrees import xml_tree

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_CREATOR = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post, page, attachment or something else of the site, as its `kind` says. `text` is the
    HTML as it was typed; `line` is that of the entry in the file, `text_line` that of its text.
    `terms` are pairs of a taxonomy (`category`, `post_tag`) and a name."""

    number: str
    kind: str
    status: str
    title: str
    slug: str
    address: str
    date: Date | None
    author: str
    text: str
    line: int
    text_line: int
    excerpt: str = ""
    password: str = ""
    parent: str = ""
    order: int = 0
    file: str = ""
    comments: int = 0
    terms: tuple[tuple[str, str], ...] = ()
    meta: Mapping[str, str] | None = None

    def said(self, key: str) -> str:
        """A value that a plugin or WordPress itself keeps beside the text; empty for none."""
        return (self.meta or {}).get(key, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What an export holds: `authors` are names by the names they log in with."""

    title: str
    description: str
    address: str
    lang: str
    authors: Mapping[str, str]
    entries: tuple[Entry, ...]


def read(data: bytes, name: str) -> Site:
    """The site in an export. Raises Fault where the file is broken or defines entities."""
    root = xml_tree(data, name)
    channel = next(root.iter("channel"), root)
    return Site(
        title=_text(channel, "title"),
        description=_text(channel, "description"),
        address=_text(channel, "base_blog_url") or _text(channel, "link"),
        lang=_text(channel, "language"),
        authors=dict(_authors(channel)),
        entries=tuple(_entry(item) for item in channel.iterchildren("item")),
    )


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _child(element: etree._Element, name: str, space: str = "") -> etree._Element | None:
    """The child of a name: in any name space of the export's versions, unless one is asked for."""
    for child in element:
        if _local(child) == name and (not space or etree.QName(child).namespace == space):
            return child
    return None


def _text(element: etree._Element, name: str, space: str = "") -> str:
    child = _child(element, name, space)
    return "" if child is None else "".join(child.itertext()).strip()


def _authors(channel: etree._Element) -> Iterator[tuple[str, str]]:
    for child in channel:
        if _local(child) == "author":
            login = _text(child, "author_login")
            full = f"{_text(child, 'author_first_name')} {_text(child, 'author_last_name')}".strip()
            yield login, _text(child, "author_display_name") or full or login


def _entry(item: etree._Element) -> Entry:
    content = _child(item, "encoded", _CONTENT)
    excerpts = [c for c in item if _local(c) == "encoded" and c is not content]
    order = _text(item, "menu_order")
    return Entry(
        number=_text(item, "post_id"),
        kind=_text(item, "post_type") or "post",
        status=_text(item, "status") or "publish",
        title=_text(item, "title"),
        slug=_text(item, "post_name"),
        address=_text(item, "link"),
        date=_date(_text(item, "post_date")),
        author=_text(item, "creator", _CREATOR),
        text="" if content is None else "".join(content.itertext()),
        line=item.sourceline or 0,
        text_line=(item.sourceline if content is None else content.sourceline) or 1,
        excerpt="".join("".join(one.itertext()) for one in excerpts).strip(),
        password=_text(item, "post_password"),
        parent=_text(item, "post_parent"),
        order=int(order) if order.isdecimal() else 0,
        file=_text(item, "attachment_url"),
        comments=sum(1 for child in item if _local(child) == "comment"),
        terms=tuple(_terms(item)),
        meta=dict(_meta(item)),
    )


def _date(text: str) -> Date | None:
    """`2012-01-07 10:01:21`; one that WordPress has not set yet is all zeros."""
    year, month, day = (int(part) if part.isdecimal() else 0 for part in _parts(text))
    return Date(year=year, month=month, day=day) if year and month and day else None


def _parts(text: str) -> tuple[str, str, str]:
    first, _, rest = text.partition(" ")[0].partition("-")
    second, _, third = rest.partition("-")
    return first, second, third


def _terms(item: etree._Element) -> Iterator[tuple[str, str]]:
    for child in item:
        if _local(child) == "category":
            name = "".join(child.itertext()).strip()
            if name:
                yield child.get("domain") or "category", name


def _meta(item: etree._Element) -> Iterator[tuple[str, str]]:
    for child in item:
        if _local(child) == "postmeta":
            yield _text(child, "meta_key"), _text(child, "meta_value")
