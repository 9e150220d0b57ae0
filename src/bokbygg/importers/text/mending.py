"""What is mended in a text before anything is made of it: letters, blanks and stray signs.

Every mending keeps the number of lines, so that a line keeps its number, and every word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from bokbygg.importers.harvest import Remark, Sort

_MANY = 200
"""Remarks of one sort beyond which the rest is told in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """A fault and what is put in its place: `pattern` finds it, `put` mends it, `said` tells it."""

    pattern: re.Pattern[str]
    put: Callable[[re.Match[str]], str]
    said: str


def _to(text: str) -> Callable[[re.Match[str]], str]:
    return lambda _: text


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ue000-\ue0ff\ufffe\uffff]")
_FEED = re.compile(r"[\x0c\u2028\u2029]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BROKEN = re.compile(
    r"[ÂÃâÐÑÎÏ][\x80-\xbf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}"
)
_ODD_BLANKS = "\t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_BLANKS = re.compile(rf"(?<=\S)[ {_ODD_BLANKS}]*[{_ODD_BLANKS}][ {_ODD_BLANKS}]*|(?<=\S)  +")
_HEAD_BLANKS = re.compile(rf"^[ {_ODD_BLANKS}]*[{_ODD_BLANKS}][ {_ODD_BLANKS}]*", re.MULTILINE)
_TAIL_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)
_BEFORE_MARK = re.compile(r"(?<=[\w\"'”’»)\]]) +(?=[,.](?:\s|$|[\"'”’»)]))", re.MULTILINE)
_ASTRAY = re.compile(r"(?<=[^\W\d_]) +,(?=[^\W\d_])")
_BEFORE_OTHER = re.compile(r"(?<=[\w\"'”’»)\]]) +(?=[;:!?]+(?:\s|$|[\"'”’»)]))", re.MULTILINE)
_ACUTE = re.compile(r"(?<=\w)[´`](?=\w)|(?<=s)´(?=\s)")
_TWO_SINGLES = re.compile(r"(?<![\w'`´])(?:''|``|´´)(?=\w)|(?<=[\w.,!?…])(?:''|´´)(?![\w'´])")


def _reread(match: re.Match[str]) -> str:
    """Letters in UTF-8 that somebody has read as Windows-1252: `Ã¥` is `å`."""
    letters = bytearray()
    for letter in match[0]:
        try:
            letters += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return match[0]
            letters.append(ord(letter))
    try:
        return letters.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


FIRST = (
    Mending(
        pattern=_BROKEN, put=_reread, said="letters set right that were read in a wrong encoding"
    ),
    Mending(pattern=_FEED, put=_to(" "), said="a page break left out"),
    Mending(pattern=_CONTROL, put=_to(""), said="a sign that is no text left out"),
    Mending(pattern=_UNSEEN, put=_to(""), said="a sign that cannot be seen left out"),
)
"""What is mended before the tags of HTML are read."""

_LAST = (
    Mending(pattern=_HEAD_BLANKS, put=lambda m: "    " if "\t" in m[0] else " ", said=""),
    Mending(pattern=_TAIL_BLANKS, put=_to(""), said=""),
    Mending(pattern=_BLANKS, put=_to(" "), said="blanks made one plain blank"),
    Mending(pattern=_BEFORE_MARK, put=_to(""), said="the blank before a mark left out"),
    Mending(pattern=_ASTRAY, put=_to(", "), said="the blank before a comma put after it"),
)
_NOT_FRENCH = (
    Mending(pattern=_BEFORE_OTHER, put=_to(""), said="the blank before a mark left out"),
)
_SIGNS = (
    Mending(pattern=_ACUTE, put=_to("’"), said="an accent made the apostrophe it stands for"),
    Mending(pattern=_TWO_SINGLES, put=_to('"'), said="two single marks made one double"),
)


def last(lang: str) -> tuple[Mending, ...]:
    """What is mended after the tags, in a text of this language: French has blanks before marks."""
    return (*_LAST, *(() if lang.partition("-")[0] == "fr" else _NOT_FRENCH), *_SIGNS)


def mended(text: str, mendings: tuple[Mending, ...], path: str) -> tuple[str, list[Remark]]:
    """The text with all mendings made, one after the other, and a remark for each line of each."""
    remarks: list[Remark] = []
    for mending in mendings:
        after = mending.pattern.sub(mending.put, text)
        if after != text and mending.said:
            remarks += _remarks(text, after, mending, path)
        text = after
    return text, remarks


def _remarks(before: str, after: str, mending: Mending, path: str) -> Iterator[Remark]:
    """One remark a line: lines stand where they stood, so the two texts go hand in hand."""
    new = after.split("\n")
    told = 0
    for number, line in enumerate(before.split("\n")):
        if line == new[number]:
            continue
        told += 1
        if told <= _MANY:
            old, changed = differing(line, new[number])
            yield Remark(
                sort=Sort.CHANGED,
                path=path,
                line=number + 1,
                said=mending.said,
                before=old,
                after=changed,
            )
    if told > _MANY:
        more = f"{mending.said}, in {told - _MANY} more lines"
        yield Remark(sort=Sort.CHANGED, path=path, line=0, said=more)


def differing(old: str, new: str) -> tuple[str, str]:
    """The places where two lines differ, each with a word on either side."""
    before, after = old.split(" "), new.split(" ")
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            start, end = max(0, a - 1), b + 1
            found.append((" ".join(before[start:end]), " ".join(after[max(0, c - 1) : d + 1])))
    return " … ".join(one for one, _ in found), " … ".join(other for _, other in found)
