"""What stands round the book's page on a sheet: head, frame, numbers of lines, places of the
source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bokbygg.dates import parse_date
from bokbygg.languages import language
from bokbygg.proof.lettering import BOLD, Lettering, shortened, width
from bokbygg.proof.map import ProofMap, ProofPage, Run

_GREY, _BLUE = b"0.45 g", b"0.05 0.3 0.62 rg"
_NUMBER, _PLACE, _HEAD = 5.5, 6.0, 8.0
_EDGE = 14.0
"""Points from the edge of the sheet to what stands at it."""

_NEW_BLOCK = re.compile(r"\s*(?:[-*+] |\d+[.)] |#|>|\||:|\[\^|\{)")
"""A line of Markdown that begins a block of its own."""


def frame(sheet: ProofPage) -> bytes:
    """A hairline round the book's page."""
    left, bottom, right, top = sheet.area
    area = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f}"
    return f"q 0.75 G 0.25 w {area} re S Q".encode()


def head(told: ProofMap, number: int, lettering: Lettering) -> bytes:
    """What says of each sheet that it is a proof, and of what."""
    sheet = told.pages[number]
    words = language(told.lang).words
    left, _, right, _ = sheet.area
    y = sheet.height - 24
    bold = words.proof.upper()
    about = shortened(f"{told.title} · {number + 1}/{len(told.pages)}", right - left, _HEAD)
    end = sheet.width - _EDGE - width(about, _HEAD)
    return b"\n".join(
        (
            b"q 0.2 g",
            lettering.line(bold, _EDGE, y, _HEAD, BOLD),
            lettering.line(" · ".join(facts(told)), _EDGE + width(bold, _HEAD, BOLD) + 8, y, _HEAD),
            lettering.line(about, end, y, _HEAD),
            b"Q",
        )
    )


def facts(told: ProofMap) -> Iterator[str]:
    """Round, date and revision of a proof, as far as they are known."""
    words = language(told.lang).words
    yield words.proof_round.format(number=words.numeral(told.round))
    if told.date:
        yield words.date(parse_date(told.date))
    if told.revision:
        yield f"git {told.revision}"


def line_numbers(runs: Sequence[Run], lettering: Lettering) -> bytes:
    """The numbers of the lines of a page, to the left of all of them."""
    numbered = [run for run in runs if run.line]
    if not numbered:
        return b""
    edge = min(run.left for run in numbered) - 7
    drawn = [b"q", _GREY]
    for number, line in groupby(sorted(numbered, key=lambda run: run.line), lambda run: run.line):
        text = str(number)
        x = edge - width(text, _NUMBER)
        drawn.append(lettering.line(text, x, _middle(list(line)) - _NUMBER / 3, _NUMBER))
    return b"\n".join([*drawn, b"Q"])


def source_places(
    runs: Sequence[Run], lines: Mapping[str, Sequence[str]], sheet: ProofPage, lettering: Lettering
) -> bytes:
    """Where each paragraph stands in the author's files, whose `lines` these are, in the left
    margin; also the line with which a page goes on."""
    drawn = [b"q", _BLUE]
    room = sheet.area[0] - _EDGE - 4 - width(":0000", _PLACE)
    last, height = ("", 0), sheet.height
    for _, group in groupby(sorted(_placed(runs), key=lambda run: run.line), lambda run: run.line):
        line = list(group)
        place = line[0].place
        assert place is not None
        block = place.path, _begin(lines[place.path], place.line)
        y = _middle(line) - _PLACE / 3
        if block != last and height - y >= _PLACE:
            name = shortened(place.path.rpartition("/")[2], room, _PLACE)
            drawn.append(lettering.line(f"{name}:{place.line}", _EDGE, y, _PLACE))
            height = y
        last = block
    return b"\n".join([*drawn, b"Q"])


def _placed(runs: Sequence[Run]) -> Iterator[Run]:
    return (run for run in runs if run.line and run.place is not None)


def _middle(line: Sequence[Run]) -> float:
    """Half the height of the longest stretch of a line, which is its text and no call of a note."""
    longest = max(line, key=lambda run: len(run.text))
    return (longest.bottom + longest.top) / 2


def _begin(lines: Sequence[str], number: int) -> int:
    """The line, from 1, at which the block of a line begins."""
    while number > 1 and lines[number - 2].strip() and not _NEW_BLOCK.match(lines[number - 1]):
        number -= 1
    return number
