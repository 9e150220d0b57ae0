"""Blocks of code, and lines that are to stay lines."""

from __future__ import annotations

import re

from bokbygg.importers.markup import inlines
from bokbygg.importers.markup.desk import Desk
from bokbygg.importers.markup.line import line
from bokbygg.importers.markup.pieces import Break, Piece, Words
from bokbygg.importers.markup.tree import Element, classes

_LANGUAGE = re.compile(r"(?:language|lang|highlight-source|brush:?)-?\s*([\w+#.-]+)", re.I)
_DIRECTIVE = re.compile(r"^([ \t>]*)(?=\{\{[ \t]*#(?:include|rustdoc_include|playground)\b)", re.M)
_VERSE = frozenset({"verse", "wp-block-verse", "poem", "poetry"})


def pre(desk: Desk, element: Element) -> list[str]:
    """A block whose blanks and lines count: code, or verse where its class says so."""
    if classes(element) & _VERSE:
        return verse(desk, element)
    for one in list(element.iter("br")):
        one.tail = f"\n{one.tail or ''}"
    for note in list(element.iterdescendants()):
        if note.get("data-note"):
            note.text = note.text or f"[{note.get('data-note')}]"
    text = (element.text_content() or "").replace("\r\n", "\n").replace("\r", "\n")
    text = text.removeprefix("\n").rstrip("\n ")
    if not text.strip():
        return []
    return [fenced(text, _language(element))]


def fenced(text: str, language: str = "") -> str:
    """Code between fences that none of its lines can end, as it stands whatever it says."""
    text = _DIRECTIVE.sub(r"\1\\", text)
    longest = max((len(ticks) for ticks in re.findall("`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _language(element: Element) -> str:
    for one in (element, *element.iter("code")):
        if match := _LANGUAGE.search(one.get("class") or ""):
            return match[1]
        if name := one.get("data-language") or one.get("data-lang"):
            return name if re.fullmatch(r"[\w+#.-]+", name) else ""
    return ""


def verse(desk: Desk, element: Element) -> list[str]:
    """Lines that are kept as lines, with their indents."""
    lines: list[list[Piece]] = [[]]
    for piece in inlines.pieces(desk, element):
        if isinstance(piece, Break):
            lines.append([])
        elif isinstance(piece, Words):
            first, *rest = piece.text.split("\n")
            lines[-1].append(Words(first))
            lines += [[Words(one)] for one in rest]
        else:
            lines[-1].append(piece)
    made = [_indent(one) + line(one) for one in lines]
    text = "\n".join(made).strip("\n")
    return [f"::: verse\n{text}\n:::"] if text.strip() else []


def _indent(pieces: list[Piece]) -> str:
    first = pieces[0] if pieces else None
    if not isinstance(first, Words):
        return ""
    return first.text[: len(first.text) - len(first.text.lstrip(" "))]
