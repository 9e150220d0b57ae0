"""Formulas: in TeX, where the page says what they are in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.importers.harvest import Sort
from bokbygg.importers.markup.desk import Desk
from bokbygg.importers.markup.pieces import Piece, Sign, Words
from bokbygg.importers.markup.tree import Element, plain_text

_TEX = re.compile(r"[\\^_{}=<>+]|^\S+$")


def formula(desk: Desk, element: Element) -> Iterator[Piece]:
    """A formula; its letters in a row, and a remark, where nobody says how it is written."""
    tex = _source(element)
    if not tex:
        desk.say(Sort.LEFT, element, "how a formula is set; its letters are kept in a row")
        yield Words(plain_text(element))
        return
    display = element.get("display") == "block"
    yield Sign(f"$${tex}$$" if display else f"${tex}$")


def _source(element: Element) -> str:
    for one in element.iter("annotation"):
        if "tex" in (one.get("encoding") or "").lower():
            return " ".join((one.text or "").split())
    said = " ".join((element.get("alttext") or "").split())
    return said if _TEX.search(said) and "$" not in said else ""
