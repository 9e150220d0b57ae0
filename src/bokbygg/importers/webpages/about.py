"""What a page says of itself: title, author, date, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from bokbygg.dates import Date
from bokbygg.importers.markup.tree import legible

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author")
_DATES = ("article:published_time", "date", "dc.date", "dcterms.date", "dcterms.created", "pubdate")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the head of a page says; all of it may be empty. `site` is what it is a part of."""

    title: str
    author: str
    date: Date | None
    lang: str
    description: str
    site: str


def about(text: str) -> About:
    """What a page says of itself."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    whole = f"{legible(text)}<p></p>".encode("utf-8", "replace")
    try:
        root = html.document_fromstring(whole, parser=parser)
    except etree.ParserError:  # nothing but a comment
        root = html.Element("html")
    said = dict(_metas(root))
    linked = dict(_linked(root))
    title = next((_flat(one) for one in root.iter("title")), "")
    dates = [said.get(name, "") for name in _DATES] + [linked.get("datePublished", "")]
    dates += [one.get("datetime") or "" for one in root.iter("time")]
    author = next((said[name] for name in _AUTHOR if said.get(name)), linked.get("author", ""))
    return About(
        title=said.get("og:title") or linked.get("headline") or title,
        author="" if author.startswith("http") else author,
        date=next((date for one in dates if (date := _date(one))), None),
        lang=(root.get("lang") or root.get("xml:lang") or said.get("og:locale", "")),
        description=said.get("description") or said.get("og:description", ""),
        site=said.get("og:site_name", ""),
    )


def _metas(root: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml's
    for one in root.iter("meta"):
        name = (one.get("name") or one.get("property") or "").lower()
        if name and one.get("content"):
            yield name, " ".join(one.get("content").split())


def _linked(root: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml's
    """What is said for search engines (JSON-LD)."""
    for one in root.iter("script"):
        if one.get("type") != "application/ld+json":
            continue
        try:
            told = json.loads(one.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in told if isinstance(told, list) else [told]:
            if isinstance(thing, dict):
                author = thing.get("author")
                author = author[0] if isinstance(author, list) and author else author
                name = author.get("name") if isinstance(author, dict) else author
                values = {**thing, "author": name}
                for key in ("headline", "author", "datePublished"):
                    if isinstance(values.get(key), str):
                        yield key, values[key]


def _flat(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _date(text: str) -> Date | None:
    match = _DATE.match(text)
    if match is None:
        return None
    date = Date(year=int(match[1]), month=int(match[2]), day=int(match[3]))
    return date if 1 <= date.month <= 12 and 1 <= date.day <= 31 else None
