"""Words written twice; sentences and paragraphs without end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.check.script.passage import OBJECT, Passage
from bokbygg.check.script.remark import Spot
from bokbygg.check.tongues import tongue

_TWICE = re.compile(r"(?<![\w'’-])(?P<word>[^\W\d_]+)(?P<between>[ \n\u00a0]+)(?P=word)(?![\w'’-])")
_TWICE_ANY = re.compile(_TWICE.pattern, re.I)
_WORD = re.compile(r"[^\W_]+(?:[-'’·.][^\W_]+)*")
_END = re.compile(r"[.!?…:;]+[\"'”’»)\]]*(?=[\s\u2028]|\Z)")
_PROSE = frozenset({"paragraph", "item"})


def words(passage: Passage) -> Iterator[Spot]:
    """`ord ord`, but for words that the language doubles, and rows of three and more."""
    if passage.kind in {"cell", "verse"}:
        return
    for match in _TWICE_ANY.finditer(passage.prose):
        word = match["word"]
        second = passage.prose[match.end() - len(word) : match.end()]
        if second[:1].isupper() and (word != second or len(word) < 3 or word.isupper()):
            continue  # `Duran Duran`, `I I`, `sade: Ja. Ja`
        if word[:1].isupper() and word[1:] and word == second:
            continue  # a name
        known = tongue(passage.lang_at(match.start())).doubles
        if word.lower() not in known and not _in_a_row(passage.prose, match):
            yield Spot(*match.span(), f"`{word}` stands twice", "write it once")


def _in_a_row(text: str, match: re.Match[str]) -> bool:
    """Whether the word stands more often than twice: a refrain, not a slip."""
    word = match["word"].lower()
    after = text[match.end() :].lstrip(" ,!\n").lower()
    before = text[: match.start()].rstrip(" ,!\n").lower()
    return after.startswith(word) or before.endswith(f" {word}")


def sentences(passage: Passage, most: int) -> Iterator[Spot]:
    """Sentences of more than `most` words."""
    if passage.kind not in _PROSE:
        return
    start = 0
    ends = [match.end() for match in _END.finditer(passage.prose)]
    for end in (*ends, len(passage.prose)):
        count = len(_WORD.findall(passage.prose, start, end))
        if count > most:
            at = start + len(passage.prose[start:end]) - len(passage.prose[start:end].lstrip())
            message = f"a sentence of {count} words"
            yield Spot(at, _first(passage.prose, at), message, "part it")
        start = end


def paragraphs(passage: Passage, most: int) -> Iterator[Spot]:
    """Paragraphs of more than `most` words."""
    count = len(_WORD.findall(passage.prose))
    if passage.kind in _PROSE and count > most:
        at = len(passage.prose) - len(passage.prose.lstrip(f" \n{OBJECT}"))
        message = f"a paragraph of {count} words"
        yield Spot(at, _first(passage.prose, at), message, "part it")


def _first(text: str, at: int) -> int:
    """The end of the first word from `at` on."""
    found = _WORD.search(text, at)
    return found.end() if found else at + 1
