"""An essay's pieces -> its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bokbygg.book import Chapter, Markup, Piece, Text

_BLOCK = re.compile(r"</?(?:p|li|dd|dt|h\d|div|section|aside|blockquote|figure|table|td|th|pre)\b")
_APART = re.compile(r"</?(?:pre|table|figure|h\d)\b")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_NO_END = re.compile(
    r"(?:\b(?:[A-ZÅÄÖ]|t\.ex|bl\.a|dvs|osv|m\.m|jfr|kap|resp|ca|dr|Dr|Mr|Mrs|Ms|St|prof|Prof"
    r"|e\.g|i\.e|cf|vs|etc|z\.B|d\.h|u\.a|vgl|bzw|Nr|nr|No|p\.ex|M|Mme)|^\d+)\.$"
)
"""What ends with a full stop and ends no sentence, in the languages of most books."""

_WORD = re.compile(r"[^\W_]+(?:[-'’·.][^\W_]+)*")


def sentences(chapter: Chapter) -> Iterator[tuple[str, ...]]:
    """The sentences of an essay and its notes, each as its words.

    Only running text counts: headings, tables, captions and code are no sentences, nor is a
    paragraph or an item of a list that ends without a mark.
    """
    for pieces in (chapter.body, *(note.body for note in chapter.notes)):
        for block in _blocks(pieces):
            yield from _of_block(" ".join(block.split()))


def _blocks(pieces: Iterable[Piece]) -> Iterator[str]:
    """The text of each block of running text."""
    text: list[str] = []
    apart = 0
    for piece in pieces:
        if isinstance(piece, Text):
            text.append("" if apart else piece.text)
        elif isinstance(piece, Markup):
            for tag in _APART.findall(piece.xhtml):
                apart = max(0, apart + (-1 if tag.startswith("</") else 1))
            if _BLOCK.search(piece.xhtml):
                yield "".join(text)
                text = []
            elif "<br" in piece.xhtml:
                text.append(" ")
    yield "".join(text)


def _of_block(text: str) -> Iterator[tuple[str, ...]]:
    start = 0
    for match in _END.finditer(text):
        sentence = text[start : match.end()]
        if _NO_END.search(sentence.split(" ")[-1]) and match.end() < len(text):
            continue
        start = match.end()
        if words := tuple(_WORD.findall(sentence)):
            yield words
