"""The record that is sent to shops and libraries: ONIX for Books 3.0, in its long names.

No clock is asked: the moment it was sent at is that of the book.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bokbygg.book import Imprint
from bokbygg.compose.templates import environment
from bokbygg.publish.offer import Offer
from bokbygg.publish.trade.codes import KEYWORDS, language_code, subject_scheme
from bokbygg.publish.trade.products import Product, people
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the book is about: the list it is from (list 27), and a code of it or words."""

    scheme: str
    code: str = ""
    words: str = ""


def onix(
    imprint: Imprint, products: Sequence[Product], offer: Offer, territories: tuple[str, ...]
) -> bytes:
    """The record of a book's editions; `territories` are where it may be sold."""
    publisher = imprint.publisher or " & ".join(person.name for person in imprint.authors)
    values: Mapping[str, object] = {
        "imprint": imprint,
        "publisher": publisher or imprint.title,
        "products": products,
        "people": people(imprint),
        "subjects": subjects(imprint),
        "lang": language_code(imprint.lang),
        "sent": re.sub(r"[-:]", "", offer.book.modified),
        "date": _date(imprint),
        "offer": offer,
        "sample": next((ware for ware in offer.wares if ware.kind == "sample"), None),
        "territories": territories,
    }
    return environment().get_template("web/onix.xml.j2").render(values).encode()


def subjects(imprint: Imprint) -> tuple[Subject, ...]:
    """Subjects by their lists, a category of Thema first, since the first counts as the main one;
    then words, all in one."""
    coded = [(subject_scheme(one), one) for one in dict.fromkeys(imprint.subjects)]
    found = [Subject(scheme=scheme, code=code) for scheme, code in coded if scheme]
    words = [code for scheme, code in coded if not scheme]
    words += [word for word in imprint.keywords if word not in words]
    found.sort(key=lambda one: one.scheme != "93")
    if words:
        found.append(Subject(scheme=KEYWORDS, words="; ".join(words)))
    return tuple(found)


_FORMATS = {4: "05", 6: "01", 8: "00"}
"""Codes for a year, a month and a day, by how many digits they have (list 55)."""


def _date(imprint: Imprint) -> tuple[str, str] | None:
    """The day of publication as far as it is known: its form, and its digits."""
    if imprint.date is None:
        return None
    digits = imprint.date.iso.replace("-", "")
    return _FORMATS[len(digits)], digits
