"""Pieces -> a line of Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from bokbygg.importers.markup.escaping import escaped
from bokbygg.importers.markup.pieces import Break, Code, Mark, Piece, Words, tightened

_SIGNS = {"em": "*", "strong": "**", "del": "~~"}


def line(pieces: Iterable[Piece], *, one: bool = False) -> str:
    """A paragraph as Markdown; its breaks are strokes at the ends of lines, or blanks where all
    is to stand in `one` line."""
    flat = [Words(" ") if one and isinstance(piece, Break) else piece for piece in pieces]
    tight = tightened(flat)
    plain = _plain_marks(tight)
    text: list[str] = []
    mask: list[bool] = []
    for piece in tight:
        if isinstance(piece, Words):
            said, is_word = piece.text, True
        elif isinstance(piece, Break):
            said, is_word = "\\\n", False
        elif isinstance(piece, Mark):
            said, is_word = _sign(piece, plain), False
        elif isinstance(piece, Code):
            said, is_word = _code(piece.text), False
        else:
            said, is_word = piece.text, False
        text.append(said)
        mask += [is_word] * len(said)
    return escaped("".join(text), mask)


def _code(text: str) -> str:
    """Code between strokes that none of its own can end."""
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    blank = " " if "`" in (text[0], text[-1]) or text[0] == text[-1] == " " else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def _sign(mark: Mark, plain: set[int]) -> str:
    if mark.number in plain:
        return _SIGNS[mark.name]
    return f"<{mark.name}>" if mark.opens else f"</{mark.name}>"


def _plain_marks(pieces: Sequence[Piece]) -> set[int]:
    """The numbers of the emphases that Markdown's own signs can say: the others need HTML. After
    CommonMark 0.31, section 6.2, which of them open and close."""
    places = {(m.number, m.opens): at for at, m in enumerate(pieces) if isinstance(m, Mark)}
    plain: set[int] = set()
    for (number, opens), start in places.items():
        end = places.get((number, False))
        if opens and end is not None and _is_plain(pieces, start, end, plain):
            plain.add(number)
    return plain


def _is_plain(pieces: Sequence[Piece], start: int, end: int, plain: set[int]) -> bool:
    inside = _letter(pieces, start + 1, first=True), _letter(pieces, end - 1, first=False)
    outside = _letter(pieces, start - 1, first=False), _letter(pieces, end + 1, first=True)
    before = pieces[start - 1] if start else None
    after = pieces[end + 1] if end + 1 < len(pieces) else None
    if isinstance(before, Mark) or isinstance(after, Mark):
        mark = pieces[start]
        if not isinstance(mark, Mark) or not _fits(before, after, mark, plain):
            return False
        return all(map(_is_letter, inside))
    if _crosses(pieces[start:end], pieces[start]):
        return False
    return all(
        bool(inner.strip()) and (_is_letter(inner) or not outer.strip() or _is_point(outer))
        for inner, outer in zip(inside, outside, strict=True)
    )


def _crosses(inner: Sequence[Piece], mark: Piece) -> bool:
    """Whether emphasis of the same name stands inside, which one sign cannot tell apart."""
    same = [m for m in inner if isinstance(m, Mark) and isinstance(mark, Mark) and m.opens]
    return any(m.name == mark.name for m in same[1:] if isinstance(mark, Mark))


def _fits(before: Piece | None, after: Piece | None, mark: Mark, plain: set[int]) -> bool:
    """Whether emphasis is all of another one: `***so***`."""
    if not (isinstance(before, Mark) and isinstance(after, Mark)):
        return False
    is_all = before.opens and not after.opens and before.number == after.number
    return is_all and {before.name, mark.name} == {"em", "strong"} and before.number in plain


def _letter(pieces: Sequence[Piece], at: int, *, first: bool) -> str:
    """The character that stands next to a sign; empty at an end of the line."""
    if not 0 <= at < len(pieces):
        return ""
    piece = pieces[at]
    if isinstance(piece, Mark):
        return "*"
    if isinstance(piece, Code):
        return "`"
    if isinstance(piece, Break):
        return "\n" if not first else "\\"
    return piece.text[:1] if first else piece.text[-1:]


def _is_letter(character: str) -> bool:
    """Whether a character is neither a blank nor a mark, for any version of the standard."""
    return bool(character) and unicodedata.category(character)[0] not in "PSZC"


def _is_point(character: str) -> bool:
    return unicodedata.category(character)[0] == "P" or character in "$+<=>^`|~"
