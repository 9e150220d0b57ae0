"""What a reader wants, as a change of an author's text.

Blanks are seen to as an editor would: a word struck out takes one of its blanks along, a word put
between two others gets one; and what is put in is written as the author writes, with straight
quotation marks, `--` and `...` where the file has those.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from bokbygg.proof.marks.offsets import Offsets

_CLOSING = ".,;:!?)]}»”’…%"
_WORDY = re.compile(r"\w")
_LETTERS = re.compile(r"\w{1,4}")
_LIGATURES = re.compile("[\ufb00-\ufb06]")

WHOLE_LINK = "the words are all that a link says"
WORD_OR_PART = "it may be a word, or belong to the word beside it: a blank typed with it tells"
LINES_OVER = "it reaches over more than one paragraph"


class Change(NamedTuple):
    r"""In a file, `new` for `old`, which stands from offset `start` to before `end`; each line end
    counts as one character. `quote` is what is printed there, empty for an insertion."""

    path: str
    start: int
    end: int
    old: str
    new: str
    quote: str


def change(text: Offsets, span: tuple[int, int], quote: str, asked: str) -> Change:
    """The change of a text for what was asked of the characters of a span, or of the gap there.
    Raises ValueError where that cannot be told."""
    start, end = span
    said = text.text
    if "\n\n" in said[start:end]:
        raise ValueError(LINES_OVER)
    new = as_written(_plain(asked), said)
    if start == end:
        start, new = _inserted(said, start, new)
        end, quote = start, ""
    elif not new.strip():
        start, end = _struck(said, start, end)
        new = ""
    else:
        new = new.strip()
    return Change(text.path, start, end, said[start:end], new, quote)


def _plain(text: str) -> str:
    """Text as typed, where it was copied from a page: without soft hyphens and ligatures."""
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u2010", "-"))


_HABITS = (
    ("“”„«»", '"'),
    ("’‘", "'"),
    ("–", "--"),
    ("—", "---"),
    ("…", "..."),
)
"""Characters as printed, and how many authors type them."""


def as_written(new: str, text: str) -> str:
    """Text as the author of another text types it: printed signs that this never has, and the
    typed ones for which it has, are typed."""
    for printed, typed in _HABITS:
        if typed in text and not any(sign in text for sign in printed):
            new = new.translate({ord(sign): typed for sign in printed})
    return new


def _struck(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters to take away with words, so that neither two blanks are left nor marks of
    emphasis round nothing."""
    while start and end < len(text) and text[start - 1] == text[end] and text[end] in "*_":
        start, end = start - 1, end + 1
    if text[max(0, start - 1) : start] == "[" and text[end : end + 1] == "]":
        raise ValueError(WHOLE_LINK)
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before in {" ", "\u00a0"} and (not after or after in " \u00a0\n" or after in _CLOSING):
        return start - 1, end
    if before in {"", "\n"} and after == " ":
        return start, end + 1
    return start, end


def _inserted(text: str, at: int, new: str) -> tuple[int, str]:
    """Where to insert, and what: with blanks of its own where it is a word between others."""
    before, after = text[max(0, at - 1) : at], text[at : at + 1]
    bare = new.strip()
    if before == " " and bare[0] in _CLOSING and after != " ":
        return at - 1, bare  # the caret stood behind the blank
    if not (before.isspace() or after.isspace() or not before or not after):
        return at, new
    if not _WORDY.match(bare[0] if after.isspace() or not after else bare[-1]):
        return at, bare if bare[0] in _CLOSING else new
    if new == bare and _LETTERS.fullmatch(bare):
        raise ValueError(WORD_OR_PART)
    lead = "" if before.isspace() or not before else " "
    tail = "" if after.isspace() or not after else " "
    return at, f"{lead}{bare}{tail}"
