"""Lines that say who wrote a text and when, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bokbygg.dates import Date
from bokbygg.languages import LANGUAGES


@cache
def _months() -> dict[str, int]:
    """Month by name in every language, whole and by its first three letters, in small letters."""
    found: dict[str, int] = {}
    for row in LANGUAGES.values():
        for names in (row.words.months, row.words.dated_months):
            for number, name in enumerate(names, start=1):
                found.setdefault(name.casefold(), number)
                if len(name) > 3 and name.isalpha():
                    found.setdefault(name.casefold()[:3], number)
    return found


_DAYS = (
    "mån tis ons tor tors fre lör sön måndag tisdag onsdag torsdag fredag lördag söndag mon tue "
    "wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday mo di mi do fr "
    "sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lun mar mer jeu "
    "ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche man tir lør søn mandag "
    "tirsdag lørdag søndag maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
    "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina maandag "
    "dinsdag woensdag donderdag vrijdag zaterdag zondag lunes martes miércoles jueves viernes "
    "sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica"
)
_BY = (
    "av|by|von|par|af|por|di|door|kirjoittanut|text|författare|author|autor|auteur|skriven av|"
    "written by"
)
_POSTED = {
    "upplagd postat postad publicerat publicerad skrivet inlagt": "av den i",
    "posted published written": "by on",
    "veröffentlicht geschrieben erstellt": "von am",
    "publié écrit": "par le",
    "skrevet publisert udgivet": "av af den",
    "julkaistu datum date": "",
    "publicado pubblicato geplaatst": "por el da il door op",
}
"""What was done to a text, and the words that may follow."""


def _posted() -> str:
    ways = (
        f"(?:{'|'.join(done.split())})(?:\\s+(?:{'|'.join(after.split())}))?"
        if after
        else f"(?:{'|'.join(done.split())})"
        for done, after in _POSTED.items()
    )
    return f"(?:{'|'.join(ways)})"


_DONE = _posted()
_DAY = (
    r"(?:(?:den|le|am|on|om|el|il|op)\s+)?"
    rf"(?:(?:{'|'.join(_DAYS.split())})\.?\s*,?\s+(?:(?:den|der|le|the|d\.)\s+)?)?"
)
_TIME = (
    r"(?:\s*,?\s*(?:kl\.?|klockan|at|um|à|klo|om|a las|alle|@)?\s*"
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*(?:[ap]\.?m\.?|uhr))?)?"
)
_YEAR = r"(?:19|20)\d{2}"
_DATE = (
    rf"{_DAY}(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    r"|(?P<d1>\d{1,2})(?:\.|:?[ae]|st|nd|rd|th|er)?\s+(?:de\s+)?(?P<m1>[^\W\d_]{3,12})\.?,?\s+"
    rf"(?:de\s+)?(?P<y1>{_YEAR})"
    rf"|(?P<m2>[^\W\d_]{{3,12}})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})"
    rf"|(?P<d3>\d{{1,2}})[./](?P<m3>\d{{1,2}})[./](?P<y3>{_YEAR})"
    rf"|(?P<m4>[^\W\d_]{{3,12}})\.?\s+(?P<y4>{_YEAR}))(?P<time>{_TIME})"
)
_NAME = r"[^\W\d_a-zåäö][\w.’'-]*"
_PERSON = rf"(?P<who>{_NAME}(?:\s+(?:von|van|de|af|der|di|da|{_NAME})){{0,4}})"
_SAYS = rf"(?i:{_BY}|{_DONE})\s*:?\s+"
_PARTED = r"\s*(?:[,|•·–—-]|\s)\s*"
_WHEN = re.compile(rf"(?:{_DONE}\s*:?\s*)?{_DATE}", re.IGNORECASE)
_WHO = re.compile(rf"{_SAYS}{_PERSON}\.?")
_BOTH = re.compile(
    rf"(?:{_SAYS})?{_PERSON}{_PARTED}(?:(?i:{_DONE}|den|on|am|le|kl)\s*:?\s*)?(?i:{_DATE})"
)
_BOTH_TURNED = re.compile(rf"(?i:(?:{_DONE}\s*:?\s*)?{_DATE}){_PARTED}{_SAYS}{_PERSON}\.?")
_BY_USER = re.compile(
    rf"(?i:{_DONE}\s*:?\s*{_DATE}{_PARTED}(?:{_BY})\s*:?\s+)(?P<who>[\w.’'-]+)\.?"
)
"""A text put up by somebody whom the site knows by one word in small letters."""
_FOOT = re.compile(
    rf"(?i:{_DONE})\s*:?\s+{_PERSON}\s+(?i:kl\.?|klockan|at|um|à|klo)\s*(?P<time>\d{{1,2}}[:.]\d{{2}})"
    r"(?:\s*(?i:[ap]\.?m\.?))?(?:\s+(?:\d+|[^\W\d_]+)\s+[^\W\d_]{5,12}:?)?"
)


def who_and_when(line: str) -> tuple[str, Date | None] | None:
    """The name and the date of a line that says nothing else, either of them perhaps missing; None
    for any other line."""
    text = " ".join(line.strip(" \t|*•·[]()").split())
    if not text or len(text) > 120:
        return None
    for pattern in (_WHEN, _BOTH_TURNED, _BY_USER, _BOTH, _WHO, _FOOT):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        said = match.groupdict()
        date = _date(said)
        who = said.get("who") or ""
        if date or len(who.split()) > 1 or pattern is _FOOT:
            return who, date
    return None


def is_foot(line: str) -> bool:
    """Whether a line says who put a text up at what hour, as blogs say under it."""
    return bool(_FOOT.fullmatch(" ".join(line.split())))


def _date(said: Mapping[str, str | None]) -> Date | None:
    """The date that a match says, or None where there is no such day or month."""
    if iso := said.get("iso"):
        year, month, day = map(int, iso.split("-"))
        return _known(year, month, day)
    for key in "1234":
        written, name = said.get(f"y{key}"), said.get(f"m{key}")
        if written and name:
            number = int(name) if name.isdigit() else _months().get(name.casefold(), 0)
            return _known(int(written), number, int(said.get(f"d{key}") or 0))
    return None


def _known(year: int, month: int, day: int) -> Date | None:
    return Date(year=year, month=month, day=day) if 1 <= month <= 12 and day <= 31 else None
