"""`<ruby>`: a base text with its reading above it, as EPUB wants it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.parse.html.tree import Base

Parts = list[tuple[Base, list[Token]]]

_TAGS = frozenset({"ruby", "rt", "rp"})
_WHOLE = re.compile(r"(?:b+(?:t+|p(?:tp)+))+")


def sound(parts: Parts) -> Parts:
    """The parts of a line without the tags of those `<ruby>` that lack a base or a reading, whose
    text stays, and without the brackets in `<rp>`, which a book's own style puts round a reading
    where it must (EPUBCheck 5.3 advises against them)."""
    tokens = [token for _, tokens in parts for token in tokens]
    if not any(token.tag == "ruby" for token in tokens):
        return parts
    gone = _gone(tokens)
    return [(base, [token for token in own if id(token) not in gone]) for base, own in parts]


def _gone(tokens: Sequence[Token]) -> set[int]:
    """What is taken away, by identity."""
    found: set[int] = set()
    inside: list[Token] = []
    for token in tokens:
        if token.tag == "ruby" and token.nesting == 1:
            inside = [token]
        elif inside:
            inside.append(token)
            if token.tag == "ruby":
                whole = _is_whole(inside)
                gone = _brackets(inside) if whole else [t for t in inside if t.tag in _TAGS]
                found.update(map(id, gone))
                inside = []
    return found


def _brackets(tokens: Sequence[Token]) -> list[Token]:
    """Each `<rp>` with what it holds."""
    found: list[Token] = []
    is_inside = False
    for token in tokens:
        is_inside = is_inside or token.tag == "rp"
        if is_inside:
            found.append(token)
        is_inside = is_inside and not (token.tag == "rp" and token.nesting == -1)
    return found


def _is_whole(tokens: Sequence[Token]) -> bool:
    """Whether tokens from `<ruby>` to `</ruby>` are bases with readings: in each round a base, then
    `<rt>`s, or `<rt>`s between `<rp>`s that hold brackets (HTML Standard, 4.5.10)."""
    signs, depth, in_bracket = "", 0, False
    for token in tokens[1:-1]:
        if token.nesting == 1:
            if in_bracket or (depth and token.tag in {"rt", "rp"}):
                return False
            in_bracket = token.tag == "rp"
            signs += "" if depth else token.tag[1] if token.tag in {"rt", "rp"} else "b"
            depth += 1
        elif token.nesting == -1:
            in_bracket = False
            depth -= 1
        elif in_bracket and (token.type == "image" or any(map(str.isalnum, token.content))):
            return False
        elif not depth and (token.content.strip() or token.type == "image"):
            signs += "b"
    return bool(_WHOLE.fullmatch(signs))
