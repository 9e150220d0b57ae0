"""Dates as authors write them: a year, a month, a day, or a day with a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?"
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Date:
    """A date known as far as it is known; the parts that are not are 0, and such dates come first.

    `time` is the time of day as written, with its zone, or empty.
    """

    year: int
    month: int = 0
    day: int = 0
    time: str = ""

    @property
    def iso(self) -> str:
        """`2010`, `2010-12` or `2010-12-13` (ISO 8601; the time of day is left out)."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def instant(self) -> datetime:
        """The first moment that the date may mean, in UTC (as is a time without a zone).

        Raises ValueError where there is no such day or time.
        """
        day = f"{self.year:04}-{self.month or 1:02}-{self.day or 1:02}"
        moment = datetime.fromisoformat(f"{day}T{self.time.replace(' ', '') or '00:00:00'}")
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def parse_date(text: str) -> Date:
    """Read `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a day with a time.

    Raises ValueError where the text has another form or names a day that does not exist.
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a date: {text}")
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    time = text.strip()[10:].strip("T ")
    date = Date(year=year, month=month, day=day, time=time)
    if match["month"] == "00" or match["day"] == "00":
        raise ValueError(f"no such day: {text}")
    try:
        date.instant  # noqa: B018 - asked for what it raises
    except OverflowError:
        raise ValueError(f"no such day: {text}") from None
    return date
