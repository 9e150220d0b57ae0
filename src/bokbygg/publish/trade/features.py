"""What ONIX says of the accessibility of an e-book: no more than its own metadata and its own pages
say, and what the publisher vouches for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bokbygg.check.output.opened import OPS, Opened
from bokbygg.diagnostics import Diagnostic
from bokbygg.publish.shipped import Access
from bokbygg.publish.trade.codes import DETAILS
from bokbygg.rules.trade import FALSE_CODE
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A statement: its code, and in words what the code alone does not say, or empty."""

    code: str
    words: str = ""


_BY_FEATURE = (
    ("tableOfContents", "11"),
    ("index", "12"),
    ("readingOrder", "13"),
    ("alternativeText", "14"),
    ("MathML", "17"),
    ("printPageNumbers", "19"),
    ("structuralNavigation", "29"),
    ("ARIA", "30"),
    ("displayTransformability", "36"),
    ("pageNavigation", "41"),
    ("describedMath", "53"),
)
"""Features as schema.org names them, and what ONIX has for them."""

_EXEMPTIONS = {
    "eaa-microenterprise": "75",
    "eaa-disproportionate-burden": "76",
    "eaa-fundamental-alteration": "77",
}
_LEVELS = {"A": "84", "AA": "85", "AAA": "86"}
_CLAIM = re.compile(r"EPUB Accessibility 1\.1 - WCAG 2\.2 Level (A{1,3})")


def details(
    book: Opened, access: Access, vouched: Iterable[str] = (), contact: str = ""
) -> tuple[Detail, ...]:
    """Everything there is to say of a book, in the order of the codes; `vouched` are codes that the
    publisher answers for, `contact` is who is asked."""
    found = [
        *_of_metadata(access),
        *_of_pages(book, access),
        *_claims(access),
        *(Detail(code=code) for code in vouched),
        *((Detail(code="99", words=contact),) if contact else ()),
    ]
    known = {detail.code: detail for detail in reversed(found)}
    return tuple(known[code] for code in sorted(known))


def _of_metadata(access: Access) -> Iterator[Detail]:
    if access.summary:
        yield Detail(code="00", words=access.summary)
    for feature, code in _BY_FEATURE:
        if feature in access.features:
            yield Detail(code=code)
    if access.sufficient == ("textual",):
        yield Detail(code="52")
    elif "alternativeText" not in access.features:
        yield Detail(code="09")
    if access.exemption in _EXEMPTIONS:
        yield Detail(code=_EXEMPTIONS[access.exemption])


def _of_pages(book: Opened, access: Access) -> Iterator[Detail]:
    """What can be seen in the e-book itself: nothing locks it, its language is marked, and it has
    landmarks to go to."""
    if "META-INF/encryption.xml" not in book.names:
        yield Detail(code="10")
    if all(page.root.get("lang") for page in book.pages):
        yield Detail(code="22")
    if book.nav is not None and any(
        each.get(f"{OPS}type") == "landmarks" for each in book.nav.root.iter("{*}nav")
    ):
        yield Detail(code="32")


def _claims(access: Access) -> Iterator[Detail]:
    """The standard, where somebody vouches for it."""
    claim = _CLAIM.fullmatch(access.conforms)
    if claim and access.certifier:
        yield Detail(code="04")
        yield Detail(code="82")
        yield Detail(code=_LEVELS[claim[1]])
        yield Detail(code="90", words=access.certifier)
        if access.report:
            yield Detail(code="94", words=access.report)


_NEEDS = {
    "15": ("visual", "the book has no pictures"),
    "16": ("visual", "the book has no pictures"),
}
"""Codes that are about what only some books have: the sense that it speaks to, and what to say
where it does not."""


def refused(found: Iterable[Detail], access: Access) -> Iterator[Diagnostic]:
    """A finding for each statement that is in no list, or that cannot be true of the e-book."""
    hint = "take it away from `accessibility` under [publish]"
    for detail in found:
        if detail.code not in DETAILS:
            message = f"`{detail.code}` is no code for the accessibility of an e-book"
            yield FALSE_CODE.found(message, hint=hint)
        mode, why = _NEEDS.get(detail.code, ("", ""))
        if mode and mode not in access.modes:
            message = f"`{detail.code}` says {DETAILS[detail.code]}, and {why}"
            yield FALSE_CODE.found(message, hint=hint)
