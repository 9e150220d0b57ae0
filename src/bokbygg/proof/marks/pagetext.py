"""The characters of a page and where they stand, as PDFium finds them: in points of the page's user
space, whichever way the page is turned or cropped."""

from __future__ import annotations

from typing import NamedTuple

from bokbygg.proof.marks.mark import Box


class Letter(NamedTuple):
    r"""A character in a file, and its place on the page; a line ends with `\n`, which has none."""

    text: str
    box: Box


class PageTexts:
    """The pages of a file, opened when the first is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._known: dict[int, tuple[Letter, ...]] = {}

    def letters(self, page: int) -> tuple[Letter, ...]:
        """The characters of a page, from 0, in the order of the file; none where PDFium cannot
        read it."""
        if page not in self._known:
            self._known[page] = _letters(self._data, page)
        return self._known[page]


def _letters(data: bytes, page: int) -> tuple[Letter, ...]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError:
        return ()
    try:
        text = document[page].get_textpage()
        said = "".join(_one(text.get_text_range(at, 1)) for at in range(text.count_chars()))
        boxes = [Box(*text.get_charbox(at, loose=True)) for at in range(len(said))]
        return tuple(
            Letter(letter, _between(boxes, at) if letter == " " else boxes[at])
            for at, letter in enumerate(said)
        )
    except (PdfiumError, IndexError):
        return ()
    finally:
        document.close()


def _between(boxes: list[Box], at: int) -> Box:
    """The box of a blank: PDFium adds blanks where a file has none, and gives those no room."""
    before, after = boxes[max(0, at - 1)], boxes[min(at + 1, len(boxes) - 1)]
    return Box(before.right, before.bottom, max(before.right, after.left), before.top)


def _one(said: str) -> str:
    """A character for each that PDFium counts: it marks hyphens at the ends of lines by one of its
    own, and line ends by two."""
    letter = said[:1] or "\0"
    return "\u2010" if letter in "\x02\ufffe" else "\n" if letter in "\r\n" else letter
