"""Whether two stretches of text are on one subject, by the words that they have in common.

A word of one stretch is to be found in the other by chance, the likelier the commoner it is
elsewhere and the longer the other; where both are on one subject it is to be found there somewhat
oftener. What all words together say of the two cases is a likelihood ratio. Nothing but the text
itself tells how common a word is, so that every language will do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, log

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 6
"""Letters of a word that are looked at: endings differ, the beginning tells."""

_SHORTEST = 4
_REACH = 350
"""Words that are looked at on either side."""

_KINSHIP = 0.08
"""How much oftener a word comes again in a text on the same subject."""

_FULL = 200
"""Words of a stretch from which on that is to be expected."""

_RARE = 0.3
"""How often a word is taken to come in the rest of the text where it does not."""


class Subjects:
    """The telling words of each block of a text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._stems = [_stems(text) for text in texts]
        self._counts = Counter(stem for row in self._stems for stem in row)
        self._total = sum(self._counts.values())

    def turn(self, start: int, at: int, end: int) -> float:
        """How much the words speak for blocks `start` to `at` and blocks `at` to `end` being on two
        subjects, as the logarithm of a likelihood ratio; below 0 they speak for one."""
        before = Counter(self._near(range(at - 1, start - 1, -1)))
        after = Counter(self._near(range(at, end)))
        return self._ratio(before, after) + self._ratio(after, before)

    def _near(self, places: range) -> list[str]:
        found: list[str] = []
        for place in places:
            found += self._stems[place]
            if len(found) >= _REACH:
                break
        return found[:_REACH]

    def _ratio(self, here: Mapping[str, int], there: Mapping[str, int]) -> float:
        """What the words `there` say, by being found `here` or not."""
        size = sum(here.values())
        rest = self._total - size - sum(there.values()) + _RARE * len(self._counts)
        kinship = _KINSHIP * min(1.0, size / _FULL)
        said = 0.0
        for stem in there:
            inside = here.get(stem, 0)
            share = (self._counts[stem] - inside - there[stem] + _RARE) / rest
            chance = min(max(1.0 - exp(-size * share), 0.001), 0.98)
            kin = chance + kinship * (1.0 - chance)
            said += log(chance / kin) if inside else log((1.0 - chance) / (1.0 - kin))
        return said


def _stems(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    return [word[:_STEM] for word in words if len(word) >= _SHORTEST]
