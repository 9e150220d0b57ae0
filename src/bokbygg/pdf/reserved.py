"""Page numbers that can be exchanged for others after the layout, found in the engine's boxes.

A folio is laid out with a stand-in; so is the number of a page that is referred to, which must be
as long as the right one. Where another number would change anything else on the page, the fragment
is bound to the numbers it has.

Looks into WeasyPrint's boxes, which is private to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from bokbygg.pdf.folios import PAGE_OF
from bokbygg.pdf.sheet import STYLES, Place
from bokbygg.values import dataclass

Box = Any
"""A weasyprint.formatting_structure.boxes.Box."""

DIGITS = "0123456789"
_ROMAN = "ivxlcdm"
_PROBES = (1, 2, 3, 4, 9, 10, 14, 40, 99, 100, 399, 1944)
_ALIGNS = {"left": 0.0, "center": 0.5, "right": 1.0, "justify": 0.0}
_SLACK = 0.01
"""CSS px."""

_SIDES = {("start", "ltr"): 0.0, ("end", "ltr"): 1.0, ("start", "rtl"): 1.0, ("end", "rtl"): 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """A text box that holds a stand-in, `before` and `after` what stands there with it; the other
    values are those of `fragment.Reserved`. `signs` are all that may be drawn there."""

    page: int
    of: str
    style: str
    before: str
    after: str
    align: float
    signs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The stand-ins of a document by the identity of their text boxes; `bound` where there is a
    number that cannot be exchanged."""

    stand_ins: dict[int, StandIn]
    bound: bool


Written = Callable[[int, str], str]
"""Gives a number in a counter style, as the engine writes it."""


def numbers(pages: list[Any], place: Place, written: Written, *, cites: bool) -> Numbers:
    """All numbers of pages on weasyprint.Pages that begin at `place`; `cites` tells whether there
    may be others than folios."""
    known = _known_styles(place, written)
    found: dict[int, StandIn] = {}
    bound = False
    for index, page in enumerate(pages):
        for box in page._page_box.children:
            if isinstance(box, boxes.MarginBox):
                counters = _counters(box)
                if counters:
                    folio = _folio(box, counters, index, place, known)
                    bound |= folio is None
                    found |= folio or {}
            elif cites:
                for text in _cited(box):
                    standing = _standing(text, index)
                    bound |= standing is None
                    found |= standing or {}
    return Numbers(stand_ins=found, bound=bound)


def _known_styles(place: Place, written: Written) -> frozenset[str]:
    """The counter styles that the engine writes as we do."""
    return frozenset(
        name
        for name, ours in STYLES.items()
        if all(written(probe, name) == ours(place.numerals, probe) for probe in _PROBES)
    )


def _counters(box: Box) -> list[tuple[str, Any]]:
    """The counters in what a margin box says."""
    content = box.style["content"]
    if not isinstance(content, (list, tuple)):
        return []
    return [item for item in content if item[0] in ("counter()", "counters()")]


def _folio(
    box: Box, counters: list[tuple[str, Any]], index: int, place: Place, known: frozenset[str]
) -> dict[int, StandIn] | None:
    """The stand-in of a margin box that says the number of its page; None where it cannot be
    told apart from what else the box says."""
    texts = list(_texts(box))
    kind, value = counters[0]
    if len(counters) != 1 or kind != "counter()" or len(texts) != 1:
        return None
    name, style = value[0], value[1] if isinstance(value[1], str) else ""
    if name != "page" or style not in known:
        return None
    content = list(box.style["content"])
    at = content.index(counters[0])
    before, after = content[:at], content[at + 1 :]
    if any(kind != "string" for kind, _ in (*before, *after)):
        return None
    number = place.written(index, style)
    said = "".join(text for _, text in before), "".join(text for _, text in after)
    if texts[0].text != f"{said[0]}{number}{said[1]}":
        return None
    signs, align = _signs(place, style), _align(box, texts[0])
    if not signs or align is None:
        return None
    return {
        id(texts[0]): StandIn(
            page=index,
            of="",
            style=style,
            before=said[0],
            after=said[1],
            align=align,
            signs=signs + said[0] + said[1],
        )
    }


def _signs(place: Place, style: str) -> str:
    """The signs that numbers of a style are made of; empty where they cannot be set singly."""
    if style == "folio" and place.numerals.digits:
        return place.numerals.digits
    if style in ("decimal", "folio"):
        return DIGITS
    if style == "front-folio" and place.numerals.letters != "roman":
        return ""
    return _ROMAN.upper() if style == "upper-roman" else _ROMAN


def _align(box: Box, text: Box) -> float | None:
    """Which share of what a shorter text leaves free stands before it; None where the other boxes
    beside it would be moved as well.

    A box above or below the page that has no width of its own is as wide as its text; where it
    begins, or has its middle, or ends is certain.
    """
    value, direction = box.style["text_align_all"], box.style["direction"]
    aligned = _SIDES.get((value, direction), _ALIGNS.get(value, 0.0))
    edge, _, side = box.at_keyword.removeprefix("@").partition("-")
    certain = _ALIGNS.get(side)
    if edge not in ("top", "bottom") or certain is None or box.style["width"] != "auto":
        return aligned
    return certain if box.width < text.width + _SLACK else None


def _texts(box: Box) -> Iterator[Box]:
    for one in box.descendants(placeholders=True):
        if isinstance(one, (boxes.TextBox, boxes.ReplacedBox)):
            yield one


def _cited(box: Box) -> Iterator[Box]:
    """The text boxes of elements that show the number of a page."""
    for one in box.descendants(placeholders=True):
        if isinstance(one, boxes.TextBox) and one.element is not None:
            if PAGE_OF in one.element.attrib and "::" not in (one.element_tag or ""):
                yield one


def _standing(text: Box, index: int) -> dict[int, StandIn] | None:
    """The stand-in in a text box; None where it is no whole number in digits."""
    if text.text != text.element.text or not text.text.isascii() or not text.text.isdigit():
        return None
    return {
        id(text): StandIn(
            page=index,
            of=text.element.get(PAGE_OF),
            style="",
            before="",
            after="",
            align=0.0,
            signs=DIGITS,
        )
    }
