"""Quotation marks and brackets: block after block, since a quotation may go on in the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokbygg.check.script.passage import FORCED_BREAK, OBJECT, Passage
from bokbygg.check.script.remark import Spot
from bokbygg.languages import language

Placed = tuple[Passage, Spot]

_MARKS = re.compile(r"[\"”“„«»]")
_INCHES = re.compile(r"(?<=\d)[\"”](?=[\s,.;:)x×-]|\Z)")
_GERSHAYIM = re.compile('(?<=[\u05d0-\u05ea])["”](?=[\u05d0-\u05ea])')
"""The sign inside a Hebrew abbreviation."""
_BRACKETS = re.compile(r"[()\[\]]")
_FACE = re.compile(r"(?:[:;=8][-o']?[()\[\]]+|[()]+[-o']?[:;=](?!\w))")
_ITEM = re.compile(r"(?:(?<=\s)|(?<=\A)|(?<=[(;,]))(?:\w{1,2}|[ivxl]{1,5})(?=\))")
_PARTNERS = {"(": ")", "[": "]"}
_REACH = 4
"""Blocks in which a bracket may find its partner."""

_REPLY = re.compile(r"\s*[—–-]\s")
_TALK = 80
"""Blocks that a talk may have."""

_OUTSIDE = frozenset(f" \n\t\u00a0\u202f(–—-/[{FORCED_BREAK}")
_LEFT_OPEN = "a quotation is opened and never closed"
_NOT_OPENED = "a quotation is closed and never opened"


def quotes(passages: Sequence[Passage]) -> Iterator[Placed]:
    """Blocks with an odd number of quotation marks."""
    talks = _talks(passages)
    for index, passage in enumerate(passages):
        marks = _marks(passage.prose)
        if len(marks) % 2 == 0 or index in talks:
            continue
        if _goes_on(passage, passages[index + 1 : index + 2], passages[max(index - 1, 0) : index]):
            continue
        at, message = _odd(passage.prose, marks, spaced=_guillemets(passage.lang))
        hint = "write the mark that is missing, or take this one away"
        yield passage, Spot(at, at + 1, message, hint)


def _talks(passages: Sequence[Passage]) -> set[int]:
    """Blocks in which a talk between guillemets is opened and closed, as French has it: one pair
    goes round all that is said, and who speaks next begins with a dash."""
    found: set[int] = set()
    opened, dashes = -1, 0
    for index, passage in enumerate(passages):
        if passage.kind == "heading" or not _guillemets(passage.lang):
            opened = -1
            continue
        text = passage.prose
        dashes += _REPLY.match(text) is not None
        turn = text.count("«") - text.count("»")
        if turn == 1:
            opened, dashes = index, 0
        elif turn == -1 and opened >= 0 and dashes and index - opened < _TALK:
            found |= {opened, index}
            opened = -1
    return found


def _guillemets(lang: str) -> bool:
    """Whether a language opens with `«` and closes with `»`."""
    opening, closing = language(lang).double
    return (opening.strip(), closing.strip()) == ("«", "»")


def _marks(text: str) -> list[int]:
    """Where quotation marks stand, without signs for inches; where there is an odd number of those
    left, none of them can be told from one that closes."""
    inner = {match.start() for match in _GERSHAYIM.finditer(text)}
    every = [match.start() for match in _MARKS.finditer(text) if match.start() not in inner]
    inches = {match.start() for match in _INCHES.finditer(text)}
    kept = [at for at in every if at not in inches]
    return kept if len(kept) % 2 == 0 else every


def _goes_on(passage: Passage, after: Sequence[Passage], before: Sequence[Passage]) -> bool:
    """Whether a quotation of several blocks is opened anew here and in the block after."""
    opens = _MARKS.match(passage.prose.lstrip())
    if after and opens and _MARKS.match(after[0].prose.lstrip()):
        return len(_marks(after[0].prose)) % 2 == 1 or len(_marks(passage.prose)) == 1
    return bool(
        before
        and _MARKS.match(before[0].prose.lstrip())
        and len(_marks(before[0].prose)) % 2
        and opens
    )


def _odd(text: str, marks: Sequence[int], *, spaced: bool) -> tuple[int, str]:
    """The mark that has no partner, as far as it can be told, and what is wrong with it; `spaced`
    where guillemets tell by themselves which way they look."""
    opened = -1
    for at in marks:
        opens = at == 0 or text[at - 1] in _OUTSIDE
        if spaced and text[at] in "«»":
            opens = text[at] == "«"
        if opens and opened >= 0:
            return opened, _LEFT_OPEN
        if not opens and opened < 0:
            return at, _NOT_OPENED
        opened = at if opens else -1
    return (opened, _LEFT_OPEN) if opened >= 0 else (marks[-1], _NOT_OPENED)


def blanks(passages: Sequence[Passage]) -> Iterator[Placed]:
    """A blank inside quotation marks, told by which of two marks opens."""
    for passage in passages:
        row = language(passage.lang)
        marks = [at for at in _marks(passage.prose) if passage.prose[at] not in "«»"]
        if len(marks) % 2 or any(mark.strip() != mark for mark in row.double):
            continue
        for opening, closing in zip(marks[::2], marks[1::2], strict=True):
            yield from ((passage, spot) for spot in _loose(passage.prose, opening, closing))


def _loose(text: str, opening: int, closing: int) -> Iterator[Spot]:
    """A mark with a blank on its inner side has none of its own on the outer one: else it may be
    turned the other way, in a quotation inside another."""
    message, hint = "a blank stands inside the quotation mark", "take it away"
    before, after = text[max(opening - 1, 0) : opening], text[closing + 1 : closing + 2]
    if closing <= opening + 2:
        return
    if text[opening + 1] == " " and (not before or before in _OUTSIDE):
        yield Spot(opening, opening + 2, message, hint, text[opening])
    if text[closing - 1] == " " and not after.isalnum() and text[closing - 2] not in f" {OBJECT}":
        yield Spot(closing - 1, closing + 1, message, hint, text[closing])


def brackets(passages: Sequence[Passage]) -> Iterator[Placed]:
    """Brackets without a partner in this block or the next few."""
    waiting: list[tuple[int, Passage, int, str]] = []
    for number, passage in enumerate(passages):
        overdue = [each for each in waiting if number - each[0] >= _REACH]
        for each in overdue:
            yield _alone(each[1], each[2], each[3])
            waiting.remove(each)
        own: list[tuple[int, Passage, int, str]] = []
        for at, sign in _brackets(passage):
            if sign in _PARTNERS:
                own.append((number, passage, at, sign))
                continue
            stack = own or waiting
            if stack and _PARTNERS[stack[-1][3]] == sign:
                stack.pop()
            else:
                yield _alone(passage, at, sign)
        waiting += own
    yield from (_alone(passage, at, sign) for _, passage, at, sign in waiting)


def _brackets(passage: Passage) -> Iterator[tuple[int, str]]:
    """The brackets of a block, without faces and the letters of a list: `a)`. Of Markdown that is
    printed as it stands another rule has told."""
    text = passage.prose
    if "](" in passage.text or "\\[" in passage.text:
        return
    passed = {at for match in _FACE.finditer(text) for at in range(*match.span())}
    lone = {match.end() for match in _ITEM.finditer(text) if text[match.start() - 1] != "("}
    depth = 0
    for match in _BRACKETS.finditer(text):
        at, sign = match.start(), match[0]
        if at in passed and not (sign == ")" and depth):
            continue
        if sign == ")" and at in lone and not depth:
            continue
        depth += 1 if sign in "([" else -1
        yield at, sign


def _alone(passage: Passage, at: int, sign: str) -> Placed:
    what = "is never closed" if sign in _PARTNERS else "closes nothing"
    hint = "write its partner, or take it away"
    return passage, Spot(at, at + 1, f"the bracket `{sign}` {what}", hint)
