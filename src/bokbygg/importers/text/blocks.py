"""The lines of a text -> blocks: paragraphs put together again, headings, lists, verse, rules.

A text that was saved has its lines broken at some width, or a line a paragraph; a file may hold
both. A line was broken by a machine where the first word of the next one would not have had room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bokbygg.importers.text.block import Block, Shape
from bokbygg.importers.text.bylines import is_foot, who_and_when
from bokbygg.importers.text.signs import BREAK, HEADING, ITEM, PARAGRAPH, words_of
from bokbygg.importers.text.webwords import is_menu, is_of_page

_WIDEST = 130
"""Characters of a line beyond which no machine has broken it."""

_NARROWEST = 40
_SLACK = 1
_SHORT = 90
_SHORT_WORDS = 14
_ENDS = re.compile(r"[.!?…:;,»”\"')\]]\s*$")
_STOPS = re.compile(r"(?:[.,;…]|[^\s\d]:)[\"'”’»)]*\s*$")
_BULLET = re.compile(r"^(?P<sign>[•▪●◦‣►·∙*+]|[-–—]|o(?=\s{2,}))\s+(?=\S)")
_NUMBERED = re.compile(r"^(?P<number>\d{1,3})[.)]\s+(?=\S)")
_RULE = re.compile(r"(?:[*_=~#•·\-–—+⁂❦§]\s*){3,}|[⁂❦§*•]\s*")
_ATX = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_UNDER = re.compile(r"^(=|-){3,}$")
_WHOLE = re.compile(rf"^{HEADING}(\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    blanks: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.strip()


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text whose letters and blanks have been mended."""
    lines = tuple(_lines(text))
    width = _width(lines)
    found: list[Block] = []
    for group in _groups(lines):
        found += _of_group(group, width)
    return tuple(_without_lone_numbers(found))


def _without_lone_numbers(found: Sequence[Block]) -> Iterator[Block]:
    """A short line with a number is a heading where it is no item of a list."""
    for at, block in enumerate(found):
        around = (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])
        lone = all(other.shape is not Shape.NUMBERS for other in around)
        short = block.shape is Shape.NUMBERS and lone and is_short(block.text)
        yield replace(block, shape=Shape.SHORT) if short else block


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold something; one that HTML parts into paragraphs is as many."""
    blanks = 0
    for number, line in enumerate(text.split("\n"), start=1):
        pieces = [piece for piece in line.split(PARAGRAPH) if piece.replace(BREAK, "").strip()]
        if not pieces:
            blanks += 1
            continue
        for at, piece in enumerate(pieces):
            parted = PARAGRAPH in line and (at or line.lstrip().startswith(PARAGRAPH))
            yield _Line(number=number, blanks=max(blanks, 1) if parted else blanks, text=piece)
            blanks = 0
        if line.rstrip().endswith(PARAGRAPH):
            blanks = 1


def _width(lines: Sequence[_Line]) -> int:
    """The width at which the lines of a text are broken; 0 where they are not."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return 0
    widest = lengths[int(len(lengths) * 0.985)] if len(lengths) > 20 else lengths[-1]
    near = sum(length >= 0.8 * widest for length in lengths)
    broken = _NARROWEST <= widest <= _WIDEST and near >= 0.3 * len(lengths)
    return widest if broken else 0


def _groups(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines with no empty line between them."""
    group: list[_Line] = []
    for line in lines:
        if line.blanks and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _of_group(group: list[_Line], width: int) -> Iterator[Block]:
    """The blocks of lines that stand together."""
    at = 0
    while at < len(group):
        taken, made = _next(group[at:], width)
        yield made
        at += taken


def _next(lines: Sequence[_Line], width: int) -> tuple[int, Block]:
    """The first block of some lines, and how many of them it takes."""
    line = lines[0]
    single = _single(line)
    if single is not None:
        return _underlined(single, lines)
    for pattern, shape in ((_BULLET, Shape.BULLETS), (_NUMBERED, Shape.NUMBERS)):
        if pattern.match(line.bare) or (shape is Shape.BULLETS and line.bare[0] == ITEM):
            return _item(lines, width, shape)
    end = _paragraph_end(lines, width)
    if end == 1 and (verse := _verse_end(lines)) > 1:
        text = "\n".join(one.bare for one in lines[:verse])
        return verse, _block(lines[:verse], text, Shape.VERSE)
    text = _joined(lines[:end])
    shape = Shape.SHORT if end <= 2 and is_short(text) else Shape.PARAGRAPH
    return _underlined(_block(lines[:end], text, shape), lines[end - 1 :], end)


def _single(line: _Line) -> Block | None:
    """A block that is a line of its own for certain."""
    bare = line.bare
    if match := _WHOLE.match(bare):
        return _block([line], bare[match.end() :].strip(), Shape.SHORT, int(match[1]))
    if match := _ATX.match(bare):
        return _block([line], match[2], Shape.SHORT, len(match[1]))
    if _RULE.fullmatch(bare):
        return _block([line], bare, Shape.RULE)
    read = words_of(bare)
    if is_of_page(read) or is_menu(read):
        return _block([line], bare, Shape.PAGE)
    if who_and_when(read):
        return _block([line], bare, Shape.FOOT if is_foot(read) else Shape.BYLINE)
    return None


def _underlined(block: Block, lines: Sequence[_Line], taken: int = 1) -> tuple[int, Block]:
    """The block, a heading where the line under it is drawn for one."""
    if block.shape is not Shape.SHORT or len(lines) < 2 or lines[1].blanks:
        return taken, block
    match = _UNDER.match(lines[1].bare)
    if match is None or abs(len(lines[1].bare) - len(block.text)) > max(6, len(block.text) // 2):
        return taken, block
    made = Block(
        line=block.line,
        last=lines[1].number,
        blanks=block.blanks,
        text=block.text,
        shape=Shape.SHORT,
        level=1 if match[1] == "=" else 2,
    )
    return taken + 1, made


def _block(lines: Sequence[_Line], text: str, shape: Shape, level: int = 0) -> Block:
    return Block(
        line=lines[0].number,
        last=lines[-1].number,
        blanks=lines[0].blanks,
        text=text,
        shape=shape,
        level=level,
    )


def is_short(text: str) -> bool:
    """Whether a line may be a title or a heading: short, begun like one, no mark at its end."""
    read = words_of(text).strip()
    if not read or len(read) > _SHORT or len(read.split()) > _SHORT_WORDS:
        return False
    begins = read.lstrip("\"'“”„«»‘’¿¡([*_ ")[:1]
    if not begins or begins.islower() or begins in "-–—":
        return False
    return not _STOPS.search(read) and any(letter.isalpha() for letter in read)


# --- lines put together again ---------------------------------------------------------------------


def _fits(line: _Line, after: _Line, width: int) -> bool:
    """Whether the first word of the next line would have had room in this one."""
    word = after.bare.split(" ", 1)[0]
    return len(line.text) + 1 + len(word) <= width - _SLACK


def _paragraph_end(lines: Sequence[_Line], width: int) -> int:
    """How many of the lines are one paragraph, broken by a machine."""
    broken = _own_width(lines, width)
    if not broken:
        return 1
    end = 1
    while end < len(lines):
        before, after = lines[end - 1], lines[end]
        if _begins_anew(after) or _is_over(before, after, broken, first=end == 1):
            break
        end += 1
    return end


def _own_width(lines: Sequence[_Line], width: int) -> int:
    """The width at which these lines are broken, which may not be that of the file; 0 for none."""
    if len(lines) < 2:
        return 0
    widest = max(len(line.text) for line in lines)
    if widest > _WIDEST:
        return 0
    if width and widest > 0.75 * width:
        return max(widest, width)
    if len(lines) < 3 or widest < _NARROWEST:
        return 0
    joints = [not _fits(a, b, widest) for a, b in pairwise(lines)]
    return widest if sum(joints) >= 0.8 * len(joints) else 0


def _begins_anew(line: _Line) -> bool:
    bare = line.bare
    return bool(_BULLET.match(bare) or _NUMBERED.match(bare) or bare[0] == ITEM or _single(line))


def _is_over(line: _Line, after: _Line, width: int, *, first: bool) -> bool:
    """Whether a paragraph ends with a line: it has room left, and reads like an end, or is a title
    over the lines that follow."""
    if after.text[0] == " " and line.text[0] != " ":
        return True
    if not _fits(line, after, width):
        return False
    room = len(line.text) < 0.85 * width
    if _ENDS.search(words_of(line.text)):
        return room and not words_of(after.bare)[:1].islower()
    short = first and is_short(line.text) and len(line.text) < 0.7 * width
    return short and not words_of(after.bare)[:1].islower()


_HYPHEN = re.compile(r"[^\W\d_]-$")


def _joined(lines: Sequence[_Line]) -> str:
    """Lines as one; a hyphen at the end of a line stays, with the blank that shows it was one."""
    return " ".join(line.bare for line in lines)


def _verse_end(lines: Sequence[_Line]) -> int:
    """How many of the lines are verse, or an address: all short, and more than two."""
    end = 0
    while end < len(lines) and len(lines[end].text) <= 60 and not _begins_anew(lines[end]):
        end += 1
    if end < 3 or end < len(lines):
        return 1
    ends = sum(bool(_ENDS.search(words_of(line.text))) for line in lines[:end])
    return end if ends or all(not is_short(line.text) for line in lines[1:end]) else 1


# --- lists ----------------------------------------------------------------------------------------


def _item(lines: Sequence[_Line], width: int, shape: Shape) -> tuple[int, Block]:
    """One item of a list with the lines that belong to it."""
    end = 1
    while end < len(lines) and not _begins_anew(lines[end]):
        full = width > 0 and not _fits(lines[end - 1], lines[end], width)
        goes_on = lines[end].text[0] == " " or full
        if not goes_on:
            break
        end += 1
    return end, _block(lines[:end], _joined(lines[:end]), shape)
