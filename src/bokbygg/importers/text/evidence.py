"""What speaks for an essay beginning at a block, apart from its subject: how the text is laid out.

Everything is counted in natural logarithms of odds, so that evidence can be added up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from bokbygg.importers.text.block import Block, Shape
from bokbygg.importers.text.twins import Run
from bokbygg.languages import LANGUAGES

_PLAIN, _PLAIN_ONLY = -3.0, -1.3
"""Before anything else is known of a paragraph; where there is no short line in all the text."""

_PER_ESSAY = 700
_FEWEST = 3.0
"""Words of a usual essay: as many essays as that makes, or as few as that, are to be shared among
the short lines."""

_CAUTION = 1.0
_LEAST, _MOST = -3.3, 1.7
"""What a short line may have before anything else is known of it."""

_BYLINE, _NO_BYLINE = 7.0, -2.5
_SEVERAL = 3
_PAGE = 3.5
_TOP_LEVEL, _LOWER_LEVEL = 5.0, -5.0
_SECTION_WORD, _NUMBERED = -5.0, -2.5
_RULE_SHORT, _RULE_PLAIN = 2.5, 1.0
_SAME_CAPITALS, _OTHER_CAPITALS = 4.5, -4.0
_SAME_STYLE, _OTHER_STYLE = 1.2, -1.5
_MORE_ROOM, _MOST_ROOM, _LESS_ROOM = 4.0, 6.0, -2.5
_TWIN, _SHORT_TWIN = 5.0, 2.0
_LONG_TWIN = 120
_AFTER_SOURCES = 2.0
_AFTER_SHORT = -1.5
_LISTED = 3.0

_SECTION_WORDS = (
    "inledning bakgrund sammanfattning slutsats slutsatser slutord avslutning avslutningsvis "
    "källor referenser litteratur noter fotnoter fotnot vidare-läsning till-sist diskussion "
    "introduction background summary conclusion conclusions closing sources references notes "
    "footnotes further-reading bibliography discussion afterword postscript prologue epilogue "
    "einleitung hintergrund zusammenfassung fazit schluss schlussfolgerung quellen literatur "
    "anmerkungen fußnoten nachwort références bibliographie résumé innledning bakgrunn "
    "oppsummering konklusjon kilder indledning baggrund konklusion johdanto tausta yhteenveto "
    "lähteet viitteet loppusanat introducción conclusión fuentes notas introduzione conclusione "
    "fonti note inleiding achtergrond samenvatting conclusie bronnen noten"
)
_SOURCES = frozenset(
    "källor referenser litteratur noter fotnoter sources references notes footnotes bibliography "
    "further-reading quellen literatur anmerkungen fußnoten références bibliographie kilder "
    "lähteet viitteet fuentes notas fonti note bronnen noten".split()
)
_ORDER = re.compile(r"(?P<number>\d{1,3}|[IVXL]{1,6}|[A-H])(?:[.):](?:\s|$)|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for an essay beginning at a block: `odds` as a logarithm, `why` in words."""

    odds: float
    why: tuple[str, ...] = ()


def heading_key(text: str) -> str:
    """A heading's words as they are looked up."""
    return "-".join(re.findall(r"[^\W\d_]+", text.casefold()))


@cache
def _section_words() -> frozenset[str]:
    own = (word for row in LANGUAGES.values() for word in _own_words(row.words))
    return frozenset(_SECTION_WORDS.split()) | {heading_key(word) for word in own}


def _own_words(words: object) -> tuple[str, ...]:
    return tuple(getattr(words, name) for name in ("introduction", "notes", "summary", "appendix"))


class Layout:
    """The layout of a whole text: what its short lines have in common, and where its bylines stand.

    `page_before` tells of each block how many lines of the web page stood before it, `listed` which
    words a menu of the page had.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        page_before: Sequence[int],
        runs: Sequence[Run],
        listed: frozenset[str],
    ) -> None:
        self._blocks, self._page, self._listed = blocks, page_before, listed
        self._shorts = [at for at, block in enumerate(blocks) if block.shape is Shape.SHORT]
        self._bylines = _bylines(blocks)
        self._bylined = sum(self._has_byline(at) for at in range(len(blocks)))
        self._usual_room = _usual(block.blanks for block in blocks[1:])
        self._roomy = Counter(
            block.shape for block in blocks[1:] if block.blanks > self._usual_room
        )
        self._short = _share(blocks, len(self._shorts))
        self._caps = Counter(_is_capitals(blocks[at]) for at in self._shorts)
        self._after = Counter(self._room_after(at) for at in self._shorts)
        self._levels = {blocks[at].level for at in self._shorts}
        self._twins = _twin_edges(runs, blocks)

    def may_begin(self, at: int) -> bool:
        """Whether an essay can begin at a block at all."""
        block = self._blocks[at]
        if at == 0:
            return True
        before = self._blocks[at - 1]
        if block.shape is Shape.BYLINE:
            return self._bylines == "before" and before.shape is not Shape.BYLINE
        if block.shape is Shape.SHORT:
            tied = before.shape is Shape.BYLINE and self._bylines == "before"
            return not tied and at + 1 < len(self._blocks)
        if block.shape not in {Shape.PARAGRAPH, Shape.VERSE}:
            return False
        headed = before.shape is Shape.SHORT
        tied = before.shape is Shape.BYLINE and self._bylines != "foot"
        return not headed and not tied

    def evidence(self, at: int) -> Evidence:
        """What speaks for an essay beginning at a block that may begin one."""
        block = self._blocks[at]
        found: list[tuple[float, str]] = []
        if block.shape is Shape.SHORT:
            found += [(self._short, "a title line"), *self._of_short(at)]
        else:
            found.append((_PLAIN if self._shorts else _PLAIN_ONLY, ""))
        found += self._of_surroundings(at)
        why = tuple(dict.fromkeys(said for odds, said in found if said and odds > -1))
        return Evidence(odds=sum(odds for odds, _ in found), why=why)

    def _of_short(self, at: int) -> list[tuple[float, str]]:
        block = self._blocks[at]
        found: list[tuple[float, str]] = []
        key = heading_key(block.words)
        if key in _section_words():
            found.append((_SECTION_WORD, ""))
        order = _ORDER.match(block.words)
        if order and order["number"] not in {"1", "I", "A"}:
            found.append((_NUMBERED, ""))
        if block.level and len(self._levels - {0}) > 1:
            top = block.level == min(self._levels - {0})
            found.append((_TOP_LEVEL if top else _LOWER_LEVEL, ""))
        elif block.level:
            found.append((_TOP_LEVEL / 2 if block.level == 1 else 0.0, ""))
        if key and key in self._listed:
            found.append((_LISTED, "the page's menu names it"))
        if self._blocks[at - 1].shape is Shape.SHORT and at:
            found.append((_AFTER_SHORT, ""))
        return found + self._of_style(at)

    def _of_style(self, at: int) -> list[tuple[float, str]]:
        """A short line that looks like the first title of the text, or like none."""
        first = self._shorts[0] if self._shorts and self._shorts[0] <= 1 else None
        found: list[tuple[float, str]] = []
        if first is not None and at != first:
            if len(self._caps) > 1:
                same = _is_capitals(self._blocks[at]) == _is_capitals(self._blocks[first])
                found.append((_SAME_CAPITALS if same else _OTHER_CAPITALS, ""))
            if len(self._after) > 1:
                same = self._room_after(at) == self._room_after(first)
                found.append((_SAME_STYLE if same else _OTHER_STYLE, ""))
        return found

    def _of_surroundings(self, at: int) -> list[tuple[float, str]]:
        block, found = self._blocks[at], []
        if self._has_byline(at):
            found.append((_BYLINE, "a line that says who and when"))
        elif self._bylined >= _SEVERAL:
            found.append((_NO_BYLINE, ""))
        if at and self._page[at]:
            found.append((_PAGE, "the page's own lines before it"))
        before = self._blocks[at - 1] if at else None
        if before is not None and before.shape is Shape.FOOT:
            found.append((_BYLINE, "the end of another before it"))
        if before is not None and before.shape is Shape.RULE:
            short = block.shape is Shape.SHORT
            found.append((_RULE_SHORT if short else _RULE_PLAIN, "a rule before it"))
        more = block.blanks - self._usual_room
        if at and more > 0:
            found.append((min(_MOST_ROOM, _MORE_ROOM * more), "more room before it"))
        elif at and self._roomy[block.shape] > 1 and block.shape is Shape.SHORT:
            found.append((_LESS_ROOM, ""))
        if at in self._twins:
            found.append((self._twins[at], "a text that stands here twice begins or ends"))
        if self._after_sources(at):
            found.append((_AFTER_SOURCES, "sources or notes before it"))
        return found

    def _has_byline(self, at: int) -> bool:
        blocks = self._blocks
        if self._bylines == "before":
            return blocks[at].shape is Shape.BYLINE
        if self._bylines == "foot":
            return at > 0 and blocks[at - 1].shape is Shape.BYLINE
        after = [block.shape for block in blocks[at + 1 : at + 3]]
        return blocks[at].shape is Shape.SHORT and (
            after[:1] == [Shape.BYLINE] or after == [Shape.SHORT, Shape.BYLINE]
        )

    def _after_sources(self, at: int) -> bool:
        for block in reversed(self._blocks[max(0, at - 12) : at]):
            if block.shape is Shape.SHORT:
                return heading_key(block.words) in _SOURCES
            if block.shape is Shape.PARAGRAPH and len(block.words.split()) > 60:
                return False
        return False

    def _room_after(self, at: int) -> bool:
        return at + 1 < len(self._blocks) and self._blocks[at + 1].blanks > 0


def _usual(values: Iterable[int]) -> int:
    counted = Counter(values)
    return counted.most_common(1)[0][0] if counted else 0


def _share(blocks: Sequence[Block], shorts: int) -> float:
    """The odds that a short line is a title, where nothing but their number is known."""
    words = sum(len(block.words.split()) for block in blocks)
    share = min(0.85, max(_FEWEST, words / _PER_ESSAY) / max(1, shorts))
    return max(_LEAST, min(_MOST, log(share / (1 - share)) - _CAUTION)) if share else _LEAST


def _is_capitals(block: Block) -> bool:
    return block.words.isupper()


def _bylines(blocks: Sequence[Block]) -> str:
    """Where the lines stand that say who and when: `before` the title, `after` it, or at the `foot`
    of an essay."""
    votes: Counter[str] = Counter()
    for at, block in enumerate(blocks):
        if block.shape is not Shape.BYLINE:
            continue
        before = blocks[at - 1].shape if at else None
        after = blocks[at + 1].shape if at + 1 < len(blocks) else None
        if before is Shape.SHORT:
            votes["after"] += 1
        elif before is None or after is Shape.SHORT:
            votes["before"] += 1
        elif after is None:
            votes["foot"] += 1
        else:
            votes["before"] += 1
    if votes["foot"] and blocks[0].shape is not Shape.BYLINE and not votes["after"]:
        return "foot"
    return max(("after", "before"), key=lambda name: votes[name])


def _twin_edges(runs: Sequence[Run], blocks: Sequence[Block]) -> dict[int, float]:
    """Where runs of repeated blocks begin and end, with the titles over them."""
    edges: dict[int, float] = {}
    for run in runs:
        odds = _TWIN if run.words >= _LONG_TWIN else _SHORT_TWIN
        for at in (run.first, run.last, run.start, run.end):
            place = at
            while place and place < len(blocks) and _heads(blocks[place - 1]):
                place -= 1
            if place < len(blocks):
                edges[place] = max(odds, edges.get(place, 0.0))
    return edges


def _heads(block: Block) -> bool:
    return block.shape in {Shape.SHORT, Shape.BYLINE}
