"""Numbers: intervals, negative numbers, groups of three digits, multiplication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bokbygg.languages import NARROW, NBSP, Language
from bokbygg.typography.edits import BLANK, DIGITS, LETTER, Edit, holds

_GROUPED = rf"[1-9][0-9]{{0,2}}(?:{BLANK}[0-9]{{3}})++"
_INTERVAL = re.compile(
    rf"""(?<![\w.,:/+#*\-–−]) (?<![0-9]{BLANK})
    (?P<left>{_GROUPED}|[0-9]{{1,5}}+) - (?P<right>{_GROUPED}|[0-9]{{1,5}}+)
    (?! \w | [.,:][0-9] | [/–−] | -(?!{LETTER}) | {BLANK}[0-9] )""",
    re.X,
)
_MINUS = re.compile(
    rf"""(?: \A | (?<=[\s(\[]) (?<![0-9%°]{BLANK}) ) -
    (?P<number>[0-9]++(?:[.,][0-9]++)?+) (?! [\w/–−\-] | [.,:][0-9] )""",
    re.X,
)
_THOUSANDS = re.compile(
    rf"""(?<![\w.,:/+\-]) (?<![0-9]{BLANK}) {_GROUPED}
    (?! [0-9] | {BLANK}[0-9] | [/\-][0-9] )""",
    re.X,
)
_LONG = re.compile("[0-9]{5}")
_TIMES = re.compile(rf"({BLANK})([x×])({BLANK})(?<=[0-9″]...)(?=[0-9])", re.S)
_RANGE = re.compile("[0-9]-[0-9]")
_SIGNED = re.compile("-[0-9]")
_PARTED = re.compile(f"[0-9]{BLANK}[0-9]")
_WINDOW = 60
"""How far back a word is looked for that says what a number is."""


def intervals(text: str, row: Language) -> Iterator[Edit]:
    """`9-16` gets a dash where both ends are whole numbers, the first the smaller one.

    So do times of day: `kl. 9.30-16`. Dates, telephone numbers and other numbers that count
    nothing keep their hyphens.
    """
    if "-" not in text or not _RANGE.search(text):
        return
    found = [
        match.end("left")
        for match in _INTERVAL.finditer(text)
        if _is_interval(match["left"], match["right"]) and not _is_code(text, match.start(), row)
    ]
    found += [match.end("left") for match in _hours(row.clock).finditer(text)]
    for at in sorted(found):
        yield Edit(at, at + 1, "–")


@cache
def _hours(clock: tuple[str, ...]) -> re.Pattern[str]:
    """Two times of day after one of `clock`, at least one of them with minutes."""
    words = "|".join(re.escape(word) for word in clock) or "(?!)"
    hour = "(?:2[0-4]|[01]?[0-9])"
    time = f"{hour}[.:][0-5][0-9]"
    return re.compile(
        rf"""(?<!\w) (?:{words}) {BLANK} (?P<left>{time}|{hour}(?=-{time})) - (?:{time}|{hour})
        (?! [\w\-–/] | [.,:][0-9] )""",
        re.I | re.X,
    )


def _is_interval(left: str, right: str) -> bool:
    grouped = len(right) > 4 and not right.isdigit()
    low, high = (int(re.sub(BLANK, "", number)) for number in (left, right))
    if not low < high or any(n[0] == "0" and len(n) > 1 for n in (left, right)):
        return False
    if grouped:  # 500-1 000, but not 123-456 789
        return high <= 100 * low
    if not left.isdigit():  # 8 123-4567
        return False
    if low < 100 and 1500 <= high < 2100:  # 3-2010, the third number of a year
        return False
    return len(left) < 3 or high <= 20 * low  # 123-4567


def _is_code(text: str, at: int, row: Language) -> bool:
    """Whether the number at `at` follows a word that makes it a code, or a list of codes."""
    code = _code(row.codes, row.words.conjunction)
    return code.search(text, max(0, at - _WINDOW), at) is not None


@cache
def _code(codes: tuple[str, ...], conjunction: str) -> re.Pattern[str]:
    words = "|".join(re.escape(code) for code in codes)
    return re.compile(
        rf"""(?<!\w) (?:{words}) (?:\.|:|\.:|{BLANK}nr\.?|nr\.?)? {BLANK}
        (?:[0-9]+-[0-9]+,?{BLANK}(?:{re.escape(conjunction)}{BLANK})?)* \Z""",
        re.I | re.X,
    )


def minus(text: str, row: Language) -> Iterator[Edit]:
    """A hyphen before a number that can only be negative becomes a minus sign."""
    if "-" not in text or not _SIGNED.search(text):
        return
    for match in _MINUS.finditer(text):
        if match.end() - match.start() < len(text) and row.year_hyphen:
            two_digits = re.fullmatch("[0-9]{2}", match["number"])
            if two_digits and not _measured(row.units).match(text, match.end()):
                continue  # sommaren -95
        yield Edit(match.start(), match.start() + 1, "−")


@cache
def _measured(units: tuple[str, ...]) -> re.Pattern[str]:
    """A group of digits or a unit after a number."""
    words = "|".join(re.escape(unit) for unit in units)
    return re.compile(rf"{BLANK}?(?:{words})(?!\w)|{BLANK}[0-9]{{3}}(?![0-9])")


def thousands(text: str, row: Language) -> Iterator[Edit]:
    """`11 000` is not parted at the end of a line, and its blank is thin. Telephone numbers are no
    such groups.

    In some languages a quantity of five digits or more, told by its unit, is parted if it is not.
    """
    groups = _THOUSANDS.finditer(text) if holds(text, DIGITS) and _PARTED.search(text) else ()
    found = [
        Edit(match.start() + at, match.start() + at + 1, NARROW)
        for match in groups
        if not _is_code(text, match.start(), row)
        for at, sign in enumerate(match[0])
        if sign in " \n"
    ]
    if row.digit_groups and holds(text, DIGITS) and _LONG.search(text):
        for match in _quantity(row.units, row.decimal).finditer(text):
            if not _is_code(text, match.start(), row):
                start, end = match.span("whole")
                found += [Edit(at, at, NARROW) for at in range(end - 3, start, -3)]
    yield from sorted(found)


@cache
def _quantity(units: tuple[str, ...], decimal: str) -> re.Pattern[str]:
    """A number of five digits or more before a unit that is no mere letter."""
    sure = [unit for unit in units if unit[-1] != "." and not (len(unit) == 1 and unit.isalpha())]
    words = "|".join(re.escape(unit) for unit in sorted(sure, key=lambda unit: (-len(unit), unit)))
    return re.compile(
        rf"""(?<![\w.,:/+#\-–]) (?<![0-9]{BLANK}) (?P<whole>[1-9][0-9]{{4,11}})
        (?:{re.escape(decimal)}[0-9]++)?+ {BLANK}? (?:{words}) [²³]?(?!\w)""",
        re.X,
    )


def multiplication(text: str, _row: Language) -> Iterator[Edit]:
    """`3 x 4` gets its sign, and is not parted."""
    if not holds(text, DIGITS):
        return
    for match in _TIMES.finditer(text):
        for group, sign in ((1, NBSP), (2, "×"), (3, NBSP)):
            if match[group] != sign:
                yield Edit(*match.span(group), sign)
