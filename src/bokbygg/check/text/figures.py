"""Decimals, times of day, percent: figures as a language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bokbygg.check.script.passage import Passage
from bokbygg.check.script.remark import Spot
from bokbygg.check.tongues import tongue
from bokbygg.languages import language

_CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-4])(?P<sign>:)[0-5]\d(?![\d:])")
_FIRST = re.compile(r"(?:\A|(?<=[.!?] ))(?P<figure>\d+)(?= [^\W\d_])")
_SMALL = re.compile(r"(?<=[^\W\d_] )(?P<figure>[2-9]|1[0-2])(?= (?P<word>[^\W\d_]{4,}))")
_YEARS = range(1000, 2100)
_PERCENT = re.compile(r"(?<=\d)(?P<sign>[%‰])(?!\w)")


def decimals(passage: Passage) -> Iterator[Spot]:
    """`1.5 procent` where the language has a comma, `1,5 percent` where it has a point."""
    pattern = _decimal(passage.lang)
    for match in pattern.finditer(passage.prose) if pattern else ():
        own = language(passage.lang).decimal
        message = f"a decimal is written `{match['number']}`"
        hint = f"write `{match['whole']}{own}{match['rest']}`"
        yield Spot(*match.span("number"), message, hint)


@cache
def _decimal(lang: str) -> re.Pattern[str] | None:
    """A number with the other sign and with what is counted behind it."""
    row, own = language(lang), tongue(lang)
    units = sorted({*row.units, *own.measures} - {"p", "s", "h"}, key=len, reverse=True)
    if not own.measures:
        return None
    other = "," if row.decimal == "." else "."
    counted = "|".join(re.escape(unit) for unit in units)
    return re.compile(
        rf"(?<![\d.,])(?P<number>(?P<whole>\d+){re.escape(other)}(?P<rest>\d{{1,2}}))"
        rf"(?=[ \u00a0\u202f]?(?:{counted})(?!\w))"
    )


def clock(passage: Passage) -> Iterator[Spot]:
    """`kl. 9:30`: after a word for the hour, or as an interval."""
    if not tongue(passage.lang).clock_point:
        return
    words = language(passage.lang).clock or ("klo", "kl.")
    for match in _CLOCK.finditer(passage.prose):
        before = passage.prose[: match.start()].rstrip().lower()
        if before.endswith(tuple(word.lower() for word in words)):
            written = match[0].replace(":", ".")
            yield Spot(*match.span(), f"the time is written `{match[0]}`", f"write `{written}`")


def percents(passage: Passage) -> Iterator[Spot]:
    """`5%`."""
    if not tongue(passage.lang).percent_blank:
        return
    for match in _PERCENT.finditer(passage.prose):
        sign = match["sign"]
        message = f"no blank stands before `{sign}`"
        yield Spot(*match.span(), message, "write a no-break space", f"\u00a0{sign}")


def first(passage: Passage) -> Iterator[Spot]:
    """`11 personer kom.`; not years, nor in lists and tables."""
    if passage.kind != "paragraph":
        return
    for match in _FIRST.finditer(passage.prose):
        if int(match["figure"]) not in _YEARS:
            message = f"a sentence begins with a figure: `{match['figure']}`"
            yield Spot(*match.span("figure"), message, "write it in words")


def small(passage: Passage) -> Iterator[Spot]:
    """`3 båtar`; not with a unit, a month, or after a word such as `kapitel`."""
    if passage.kind not in {"paragraph", "item"}:
        return
    row, measures = language(passage.lang), tongue(passage.lang).measures
    known = {word.lower() for word in (*row.units, *row.words.months, *measures)}
    for match in _SMALL.finditer(passage.prose):
        before = passage.prose[: match.start()].split()[-1].strip(".,").lower()
        told = before in {word.strip(".").lower() for word in (*row.references, *row.codes)}
        if not told and match["word"].lower() not in known:
            cardinal = row.words.cardinals[int(match["figure"]) - 1]
            message = f"a small number in figures: `{match['figure']}`"
            yield Spot(*match.span("figure"), message, f"write `{cardinal}`")
