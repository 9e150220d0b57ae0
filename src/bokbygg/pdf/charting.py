"""The layout map drawn from the engine's boxes: nothing printed unasked, nothing lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from bokbygg.pdf import edges
from bokbygg.pdf.alignment import Run, Thread
from bokbygg.pdf.boxes import (
    Area,
    Box,
    Sheet,
    Stood,
    hyphen_of,
    is_picture,
    is_seen,
    is_text,
    pseudo,
)
from bokbygg.pdf.layout import Layout, Own, empty_columns
from bokbygg.pdf.marks import Marked
from bokbygg.pdf.seen import Gap, GapSort, WordStart
from bokbygg.values import dataclass

Hidden = Callable[[Sequence[Element]], Sequence[bool]]
"""Tells of elements whether a style sheet hides them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The map of a fragment, packed; what of its text is missing in print or in the map; and the
    first whole word of the text on each page, None where it has none."""

    layout: bytes
    gaps: tuple[Gap, ...]
    starts: tuple[WordStart | None, ...]


def chart(sheets: Sequence[Sheet], marked: Marked, hidden: Hidden) -> Chart:
    """The map of pages that a tree was laid out on, of which `marked` tells what it says."""
    made = _Charting(marked)
    for number, sheet in enumerate(sheets):
        made.page(number, sheet)
    return Chart(
        layout=made.layout().packed(), gaps=tuple(made.gaps(hidden)), starts=tuple(made.starts)
    )


class _Charting:
    """A map that grows page by page."""

    def __init__(self, marked: Marked) -> None:
        self._marked = marked
        self._threads: dict[Element, Thread] = {}
        self._columns = empty_columns()
        self._text: list[str] = []
        self._length = 0
        self._addresses: dict[str, int] = {}
        self._styles = edges.Styles()
        self._unseen: list[Gap] = []
        self.starts: list[WordStart | None] = []

    def page(self, number: int, sheet: Sheet) -> None:
        """Go on with a page."""
        words = _Words()
        for stood in sheet.boxes:
            if is_text(stood.box):
                if stood.box.text:
                    self._box(number, stood, words)
            elif words.wanted and stood.area < Area.NOTES and is_picture(stood.box):
                said = self._marked.get(stood.box.element)
                if said and said[0].of:
                    words.found(WordStart(said[0].of, said[0].start))
        self.starts.append(words.start)

    def _box(self, number: int, stood: Stood, words: _Words) -> None:
        box = stood.box
        runs = list(self._runs(stood, words))
        if runs and not is_seen(box) and isinstance(runs[0].source, str):
            gap = Gap(GapSort.HIDDEN, runs[0].source, runs[0].at, _excerpt(box.text))
            self._unseen.append(gap)
        columns = self._columns
        for run in runs:
            columns["start"].append(self._length + run.start)
            columns["source"].append(self._number(run.source))
            columns["at"].append(run.at)
            columns["literal"].append(run.literal)
        spacing = box.pango_layout.justification_spacing
        for name, value in (
            ("first", self._length), ("page", number), ("line", stood.line),
            ("again", stood.again), ("x", box.position_x), ("y", box.content_box_y()),
            ("width", box.width), ("height", box.height),
            ("baseline", box.baseline - box.margin_top),
            ("spacing", spacing), ("style", self._styles.number(box.style)),
        ):  # fmt: skip
            columns[name].append(value)
        self._text.append(box.text)
        self._length += len(box.text)

    def _number(self, source: str | Own) -> int:
        if isinstance(source, Own):
            return source
        return self._addresses.setdefault(source, len(self._addresses))

    def _runs(self, stood: Stood, words: _Words) -> Iterator[Run]:
        """Where the text of a box comes from."""
        box = stood.box
        made = pseudo(box)
        in_margin = stood.area is Area.MARGIN
        if in_margin and (made or box.element not in self._marked):
            return iter((Run(0, Own.HEAD, 0, False),))
        if made and made not in ("first-letter", "first-line"):
            return iter((Run(0, Own.MARKER, 0, False),))
        thread = self._thread(box.element)
        if thread is None:
            return iter((Run(0, Own.PROGRAM, 0, False),))
        again = stood.again or in_margin  # a running element stands on every page
        matches = thread.matches(box.text, hyphen_of(box), again)
        if matches is None:
            return iter((Run(0, Own.UNKNOWN, 0, False),))
        runs = [*thread.runs(matches)]
        if words.wanted and stood.area < Area.NOTES and not stood.again:
            words.look(box, stood.line, runs, thread.text[: max(matches[0].place, 0)][-1:])
        return iter(runs)

    def _thread(self, element: Element) -> Thread | None:
        thread = self._threads.get(element)
        if thread is None:
            said = self._marked.get(element)
            if said is not None:
                thread = self._threads[element] = Thread(said)
        return thread

    def layout(self) -> Layout:
        """The map as far as it has grown."""
        return Layout(
            text="".join(self._text),
            addresses=tuple(self._addresses),
            styles=self._styles.told,
            blanks=self._styles.blanks,
            columns=self._columns,
        )

    def gaps(self, hidden: Hidden) -> Iterator[Gap]:
        """What is missing, in the order of the text."""
        yield from self._unseen
        missing: list[tuple[Element, Thread]] = []
        for element, said in self._marked.items():
            thread = self._threads.get(element) or Thread(said)
            if any(True for _ in thread.unprinted()):
                missing.append((element, thread))
        if missing:
            told = hidden([element for element, _ in missing])
            for (_, thread), is_hidden in zip(missing, told, strict=True):
                sort = GapSort.UNMAPPED if thread.failed else GapSort.LOST
                for one in thread.unprinted():
                    gap = GapSort.HIDDEN if is_hidden else sort
                    yield Gap(gap, one.of, one.start, _excerpt(one.text))


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else words[:40].rstrip() + "…"


_BLANK_OR_HYPHEN = re.compile(r"[\s\u00ad\u200b-]|\u2010")


class _Words:
    """Looks for the first whole word of the text on a page: one that begins on it."""

    def __init__(self) -> None:
        self.start: WordStart | None = None
        self._open = 0

    @property
    def wanted(self) -> bool:
        """Whether it is not found yet."""
        return self.start is None

    def found(self, start: WordStart) -> None:
        """It is found."""
        self.start = start

    def look(self, box: Box, line: int, runs: Sequence[Run], before: str) -> None:
        """Look for it in a text box; `before` is the character before its text, if any. A word
        that began on the page before may go on in other boxes of the same line."""
        text = box.text
        at = 0
        if self._open == line or _is_inside(before, text):
            blank = re.search(r"\s", text)
            if blank is None:
                self._open = line
                return
            at = blank.end()
        self._open = 0
        word = re.compile(r"\S").search(text, at)
        if word is None:
            return
        for run, following in zip(runs, (*runs[1:], None), strict=True):
            end = len(text) if following is None else following.start
            if isinstance(run.source, str) and end > word.start():
                index = max(word.start(), run.start)
                if not text[index:end].strip():
                    continue
                step = index - run.start if run.literal else 0
                self.start = WordStart(run.source, run.at + step)
                return


def _is_inside(before: str, text: str) -> bool:
    """Whether a text after a character goes on with a word: one that was divided, or one of a
    script with blanks between words."""
    if not before or before.isspace() or not text or text[0].isspace():
        return False
    if before in "\u00ad-\u2010":
        return True
    return _is_letter(before) and _is_letter(text[0])


def _is_letter(character: str) -> bool:
    """Whether a character is part of a word that blanks part from others (not so in Chinese,
    Japanese and the scripts of South-East Asia)."""
    if unicodedata.east_asian_width(character) in "WF" or "\u0e00" <= character <= "\u109f":
        return False
    return character.isalnum() or unicodedata.category(character)[0] == "M"
