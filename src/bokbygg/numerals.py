"""Numbers in other signs than digits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bokbygg.values import dataclass

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """`number` (from 1) in small roman numerals."""
    return _added(number, _ROMAN)


def counted(written: str) -> tuple[bool, int] | None:
    """The number that a page's label says: whether it is a roman numeral, as front matter has
    them, and its value; None where it is neither that nor in digits."""
    if written.isdecimal():
        return False, int(written)
    value, rest = 0, written
    for worth, sign in _ROMAN:
        while rest.startswith(sign):
            value, rest = value + worth, rest[len(sign) :]
    return (True, value) if value and roman(value) == written else None


_HEBREW = (
    (400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"),
    (50, "נ"), (40, "מ"), (30, "ל"), (20, "כ"), (16, "טז"), (15, "טו"), (10, "י"), (9, "ט"),
    (8, "ח"), (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א"),
)  # fmt: skip
"""15 and 16 are not written as 10 and 5 or 6, which would spell a name of God."""

_ABJAD = (
    (1000, "غ"), (900, "ظ"), (800, "ض"), (700, "ذ"), (600, "خ"), (500, "ث"), (400, "ت"),
    (300, "ش"), (200, "ر"), (100, "ق"), (90, "ص"), (80, "ف"), (70, "ع"), (60, "س"), (50, "ن"),
    (40, "م"), (30, "ل"), (20, "ك"), (10, "ي"), (9, "ط"), (8, "ح"), (7, "ز"), (6, "و"), (5, "ه"),
    (4, "د"), (3, "ج"), (2, "ب"), (1, "أ"),
)  # fmt: skip
"""The order of the Arabic letters as numbers, which Persian shares."""

_LETTERS = {"roman": _ROMAN, "hebrew": _HEBREW, "abjad": _ABJAD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """How a language numbers pages: with which ten `digits` (empty for 0 to 9), and those of the
    front matter in `letters`: `roman`, `hebrew` or `abjad`."""

    digits: str = ""
    letters: str = "roman"

    def page(self, number: int, *, front: bool = False) -> str:
        """A page's number (from 1) as it is printed."""
        if front:
            return _added(number, _LETTERS[self.letters])
        if not self.digits:
            return str(number)
        return str(number).translate(str.maketrans("0123456789", self.digits))

    def counters(self) -> str:
        """The same as counter styles of CSS: `folio`, and `front-folio` for the front matter
        (CSS Counter Styles Level 3); empty where the theme's own will do."""
        made = []
        if self.digits:
            symbols = " ".join(f'"{digit}"' for digit in self.digits)
            made.append(f"@counter-style folio {{ system: numeric; symbols: {symbols} }}\n")
        if self.letters != "roman":
            symbols = ", ".join(f'{value} "{sign}"' for value, sign in _LETTERS[self.letters])
            made.append(
                f"@counter-style front-folio {{ system: additive; additive-symbols: {symbols} }}\n"
            )
        return "".join(made)


LATIN = Numerals()


def _added(number: int, signs: Iterable[tuple[int, str]]) -> str:
    """A number as signs whose values add up to it, the greatest first."""
    written = ""
    for value, sign in signs:
        times, number = divmod(number, value)
        written += sign * times
    return written


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpan:
    """Pages from that with the label `first` to that with the label `last`; `begins` and `ends` are
    the places on them."""

    first: str
    last: str
    begins: str
    ends: str


def merged(spans: Iterable[PageSpan]) -> tuple[PageSpan, ...]:
    """Pages in their order, each once, those in a row as one span: 4, 5, 6 and 6 to 8 are 4 to 8.
    What has no number that can be counted comes last, as it is."""
    known: list[tuple[bool, int, int, PageSpan]] = []
    others: dict[tuple[str, str], PageSpan] = {}
    for span in spans:
        first, last = counted(span.first), counted(span.last)
        if first and last and first[0] == last[0]:
            known.append((not first[0], first[1], max(first[1], last[1]), span))
        else:
            others.setdefault((span.first, span.last), span)
    made: list[tuple[bool, int, int, PageSpan]] = []
    for text, first_page, last_page, span in sorted(known, key=lambda one: one[:3]):
        if made and made[-1][0] == text and first_page <= made[-1][2] + 1:
            _, begins, ends, before = made[-1]
            if last_page > ends:
                longer = replace(before, last=span.last, ends=span.ends)
                made[-1] = (text, begins, last_page, longer)
        else:
            made.append((text, first_page, last_page, span))
    return (*(span for *_, span in made), *others.values())
