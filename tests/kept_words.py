"""Whether an import has kept every word: those of the source, but for what the report names, are
those of the essays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from bokbygg.importers import Harvest, Remark, Sort

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?<=[^\\]\])\([^()\s]*\)")
_TAG = re.compile(r"</?(?:em|strong|sup|sub|u|s|q|kbd|mark)>")


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def imported(harvest: Harvest) -> list[str]:
    """The words of all essays, in order, those of titles that were there before them."""
    found: list[str] = []
    for essay in harvest.essays:
        found += words(str(essay.head["title"])) if has_title(harvest, essay.line) else []
        found += words(str(essay.head.get("subtitle", "")))
        found += words(_TAG.sub("", _ADDRESS.sub("", essay.body)))
    return found


def has_title(harvest: Harvest, line: int) -> bool:
    """Whether the essay that begins at a line has a title of its own."""
    begins = "an essay begins"
    said = [one.said for one in harvest.remarks if one.line == line and begins in one.said]
    return not any("it has no title" in one for one in said)


def explained(remarks: Iterable[Remark]) -> tuple[Counter[str], Counter[str]]:
    """The words that remarks name as gone, and those they name as new."""
    gone: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for remark in remarks:
        if remark.sort is not Sort.GUESSED:
            gone.update(words(remark.before))
            new.update(words(remark.after))
    return gone, new


def lost_and_new(text: str, harvest: Harvest) -> tuple[Counter[str], Counter[str]]:
    """The words of the source that are missing and those that were never there, unexplained."""
    gone, new = explained(harvest.remarks)
    expected = Counter(words(text))
    expected.update(new)
    expected.subtract(gone)
    made = Counter(imported(harvest))
    return +_minus(expected, made), +_minus(made, expected)


def _minus(one: Counter[str], other: Counter[str]) -> Counter[str]:
    left = Counter(one)
    left.subtract(other)
    return left


def lines_out_of_order(text: str, harvest: Harvest) -> list[int]:
    """The lines of the source that the report says nothing of and that do not stand in the essays,
    word by word, after the line before them."""
    told = {one.line for one in harvest.remarks if one.sort is not Sort.GUESSED}
    made = f" {' '.join(imported(harvest))} "
    at, missing = 0, []
    for number, line in enumerate(text.split("\n"), start=1):
        wanted = " ".join(words(line))
        if number in told or not wanted:
            continue
        found = made.find(f" {wanted} ", at)
        if found < 0:
            missing.append(number)
        else:
            at = found + len(wanted)
    return missing
