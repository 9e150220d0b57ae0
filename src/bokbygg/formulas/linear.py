"""A formula as plain text on one line, for titles in contents, running heads and lists of files."""

from __future__ import annotations

import unicodedata
from xml.etree.ElementTree import Element

from bokbygg.formulas.reading import FormulaError, element

_RAISED = dict(zip("0123456789+−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+−=()aeijoruvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₒᵣᵤᵥₓ", strict=True))
_GROUPS = ("math", "mrow", "mstyle", "mpadded", "mphantom")


class _NoLineError(Exception):
    """A part that no line of text holds: a matrix, an accent."""


def linear(tex: str) -> str:
    """A formula as text, `E = mc²`; its TeX where it has no such form."""
    try:
        return " ".join(_told(element(tex, display=False)).split())
    except (FormulaError, _NoLineError):
        return " ".join(tex.split())


def _told(part: Element) -> str:
    of = list(part)
    match part.tag:
        case tag if tag in _GROUPS:
            return _row(of)
        case "mi" | "mn" | "mtext" | "mo":
            return part.text or ""
        case "mspace":
            return " "
        case "msup":
            return _told(of[0]) + _shifted(_told(of[1]), _RAISED, "^")
        case "msub":
            return _told(of[0]) + _shifted(_told(of[1]), _LOWERED, "_")
        case "msubsup":
            lowered = _shifted(_told(of[1]), _LOWERED, "_")
            return _told(of[0]) + lowered + _shifted(_told(of[2]), _RAISED, "^")
        case "msqrt":
            return f"√{_grouped(_row(of))}"
        case "mfrac":
            return f"{_grouped(_told(of[0]))}/{_grouped(_told(of[1]))}"
    raise _NoLineError


def _row(parts: list[Element]) -> str:
    """Parts side by side: relations and operations between blanks, unless they are signs."""
    said = ""
    for part in parts:
        text = _told(part)
        if part.tag == "mo" and _is_between(text):
            sign = text.replace("-", "−")
            is_sign = not said or said[-1] in " ([{"
            said += sign if is_sign else f" {sign} "
        elif part.tag == "mo":
            said += f"{text} " if text in (",", ";") else text
        else:
            said += f"{text} " if part.tag == "mi" and len(text) > 1 else text
    return said.strip()


def _is_between(text: str) -> bool:
    if text in ("|", "∣", "‖", "¬"):
        return False
    return text in ("-", "·", "*") or (len(text) == 1 and unicodedata.category(text) == "Sm")


def _shifted(text: str, signs: dict[str, str], mark: str) -> str:
    """Text above or below the line, in signs made for it where there are such."""
    close = text.replace(" ", "")
    if close.strip("′″‴") == "":
        return close
    if all(letter in signs for letter in close):
        return "".join(signs[letter] for letter in close)
    return f"{mark}{_grouped(text)}"


def _grouped(text: str) -> str:
    return text if text.isalnum() or len(text) == 1 else f"({text})"
