"""The attributes of an HTML tag that a book takes."""

from __future__ import annotations

import re
from dataclasses import field

import tinycss2

from bokbygg.parse.html.tags import Tag
from bokbygg.values import dataclass

_GENERAL = frozenset({"id", "class", "lang", "xml:lang", "dir"})
_ALIGNED = frozenset({"left", "center", "right"})
_SILENT = frozenset(
    "markdown align style name title cite datetime target rel hreflang loading decoding srcset "
    "sizes fetchpriority referrerpolicy crossorigin open".split()
)
"""What is used elsewhere, or says nothing that a book could show or lose."""

_MOST = 100
"""Columns or rows that one cell may span: more than any page has room for."""

_SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})
_WHOLE = re.compile(r"-?\d{1,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Of a tag's attributes: those that any element may have, those that only some have, and the
    names of those that are left out."""

    general: dict[str, str]
    own: dict[str, str] = field(default_factory=dict)
    refused: tuple[str, ...] = ()


def taken(tag: Tag, name: str, css: str = "") -> Taken:
    """Sort out the attributes of a tag that is printed as the element `name` with the class `css`
    or none."""
    given = dict(tag.attributes)
    general = {key: value for key, value in given.items() if key in _GENERAL and value.strip()}
    if name in {"a", "span"} and given.get("name") and "id" not in general:
        general["id"] = given["name"]
    align, refused = _alignment(given)
    if classes := " ".join(filter(None, (css, align, general.get("class", "")))):
        general["class"] = classes
    own = _own(name, given)
    refused += tuple(
        key
        for key in given
        if key not in _GENERAL | _SILENT | own.keys() | _OWN.get(name, frozenset())
        and not key.startswith(("data-", "aria-"))
    )
    if title := " ".join(given.get("title", "").split()):
        own["title"] = title
    return Taken(general=general, own=own, refused=refused)


_OWN = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start"}),
}
"""What the tokens of these elements have a place for."""


def _own(name: str, given: dict[str, str]) -> dict[str, str]:
    """The attributes that only this element has, as far as their values can be."""
    found: dict[str, str] = {}
    if name in {"td", "th"}:
        found |= {key: given[key] for key in ("colspan", "rowspan") if _span(given.get(key, ""))}
    if name == "th" and given.get("scope", "").lower() in _SCOPES:
        found["scope"] = given["scope"].lower()
    if name == "li" and number(given.get("value", "")):
        found["value"] = number(given["value"])
    if name == "col" and _span(given.get("span", "")):
        found["span"] = given["span"]
    if name == "ol" and given.get("type", "") in {"1", "a", "A", "i", "I"}:
        found["type"] = given["type"]
    return found


def _span(value: str) -> bool:
    return value.isdecimal() and value.isascii() and 1 <= int(value[:9]) <= _MOST


def number(value: str) -> str:
    """A whole number as an attribute has it; empty where it is none."""
    return value.strip() if _WHOLE.fullmatch(value.strip()) else ""


def _alignment(given: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """The class for how an element's text is aligned, and `style` where it says more."""
    align = given.get("align", "").lower()
    styled = tinycss2.parse_declaration_list(
        given.get("style", ""), skip_comments=True, skip_whitespace=True
    )
    said = {
        style.lower_name: tinycss2.serialize(style.value).strip().lower()
        for style in styled
        if style.type == "declaration"
    }
    align = said.pop("text-align", align)
    refused = ("style",) if said else ()
    return (align if align in _ALIGNED else "", refused)
