"""Two states of an author's files, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_WORD = re.compile(r"\w+")
_CONTEXT = 4
"""Words that are shown before and after a change."""

_ALIKE = 0.5
"""The share of words that a file of another name must have in common to be taken for the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words changed: in the file `path`, at `line` and `column` (from 1) of its new state, `new`
    stands for `old`; either may be empty. `before` and `after` are a few words beside, with the
    blank between. `end` is the line and column after the last new character."""

    path: str
    line: int
    column: int
    end: tuple[int, int]
    old: str
    new: str
    before: str
    after: str


class Pair(NamedTuple):
    """A file in both states: its path then and now; empty where it was not, or is no more."""

    then: str
    now: str


def paired(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Pair, ...]:
    """The files of both states in the order of their new paths, those that are gone last. One of
    another name is the same if most of its words are."""
    gone = [path for path in old if path not in new]
    pairs: list[Pair] = []
    for path in new:
        like = (one for one in gone if _alike(old[one], new[path]))
        then = path if path in old else next(like, "")
        if then in gone:
            gone.remove(then)
        pairs.append(Pair(then, path))
    return (*pairs, *(Pair(path, "") for path in gone))


def _alike(old: str, new: str) -> bool:
    before, after = Counter(_WORD.findall(old)), Counter(_WORD.findall(new))
    same = (before & after).total()
    return same >= _ALIKE * max(before.total(), after.total(), 1)


class _Token(NamedTuple):
    """A word, a mark or a blank as far as it counts, and where it stands in its text."""

    text: str
    start: int
    end: int


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    """Where lines are broken does not count, where paragraphs are does."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        said = match[0]
        if said.isspace():
            said = "\n\n" if said.count("\n") > 1 else " "
        found.append(_Token(said, *match.span()))
    return found


def changes(path: str, old: str, new: str) -> tuple[Change, ...]:
    """What was changed in a file: paragraphs held against each other, then the words of those that
    are not the same."""
    if old == new:
        return ()
    before, after = _paragraphs(old), _paragraphs(new)
    keys = [_key(old, one) for one in before], [_key(new, one) for one in after]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    found: list[Change] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            was = _tokens(old, *_reach(before, i1, i2, len(old)))
            now = _tokens(new, *_reach(after, j1, j2, len(new)))
            found += _of_words(path, new, was, now)
    return tuple(found)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _BLANK_LINE.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def _key(text: str, reach: tuple[int, int]) -> str:
    return " ".join(text[slice(*reach)].split())


def _reach(parts: Sequence[tuple[int, int]], first: int, last: int, end: int) -> tuple[int, int]:
    if first == last:
        at = parts[first][0] if first < len(parts) else end
        return at, at
    return parts[first][0], parts[last - 1][1]


def _of_words(path: str, new: str, was: list[_Token], now: list[_Token]) -> Iterator[Change]:
    matcher = SequenceMatcher(
        None, [one.text for one in was], [one.text for one in now], autojunk=False
    )
    for i1, i2, j1, j2 in _joined(matcher.get_opcodes(), was):
        gone, come = _said(was[i1:i2]), _said(now[j1:j2])
        if not gone and not come:
            continue
        some = now[j1:j2]
        while some and not some[0].text.strip():
            some = some[1:]
        while some and not some[-1].text.strip():
            some = some[:-1]
        start = some[0].start if some else (now[j1].start if j1 < len(now) else _end(now, len(new)))
        end = some[-1].end if some else start
        yield Change(
            path=path,
            line=new.count("\n", 0, start) + 1,
            column=start - new.rfind("\n", 0, start),
            end=(new.count("\n", 0, end) + 1, end - new.rfind("\n", 0, end)),
            old=gone,
            new=come,
            before=_before(new[:start].rpartition("\n\n")[2]),
            after=_after(new[end:].partition("\n\n")[0]),
        )


def _joined(
    opcodes: Sequence[tuple[str, int, int, int, int]], was: Sequence[_Token]
) -> Iterator[tuple[int, int, int, int]]:
    """Stretches that are not the same; two with only a blank between them are one."""
    open_: tuple[int, int, int, int] | None = None
    for tag, i1, i2, j1, j2 in opcodes:
        if tag == "equal":
            if open_ and i2 - i1 == 1 and was[i1].text == " ":
                continue
            if open_:
                yield open_
            open_ = None
        else:
            open_ = (open_[0], i2, open_[2], j2) if open_ else (i1, i2, j1, j2)
    if open_:
        yield open_


def _before(text: str) -> str:
    words = text.split()
    blank = " " if text[-1:].isspace() else ""
    return f"{' '.join(words[-_CONTEXT:])}{blank}" if words else ""


def _after(text: str) -> str:
    words = text.split()
    blank = " " if text[:1].isspace() else ""
    return f"{blank}{' '.join(words[:_CONTEXT])}" if words else ""


def _end(tokens: Sequence[_Token], otherwise: int) -> int:
    return tokens[-1].end if tokens else otherwise


def _said(tokens: Sequence[_Token]) -> str:
    return " ".join("".join(one.text for one in tokens).split())
