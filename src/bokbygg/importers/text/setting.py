"""The blocks of an essay -> Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.markdown import escaped, escaped_line
from bokbygg.importers.text.block import Block, Shape
from bokbygg.importers.text.signs import BREAK, END, ITEM, RAW, outside_raw, raw, words_of
from bokbygg.languages import language
from bokbygg.parse.speech import looks_spoken

_URL = re.compile(r"(?<![\w@/(\[])(?:https?|ftp)://[^\s<>\"'”’“‘»«]+", re.IGNORECASE)
_URL_END = re.compile(r"[.,;:!?)\]…]+$")
_STRESS = re.compile(
    r"(?<![\w*_])(?P<sign>\*\*|"
    r"[*_])(?=[^\W_])(?P<text>[^*_\n]{1,80}?)(?<=[\w.!?])(?P=sign)(?![\w*_])"
)
_SIGN = re.compile(rf"^(?:{ITEM}|[•▪●◦‣►·∙*+]|[-–—]|o(?=\s{{2,}}))\s*")
_SENTENCE = re.compile(r"[.!?…:][\"'”’»)]*$")
_DASH = re.compile(r"^[-–—]\s")
_NUMBER = re.compile(r"^(\d{1,3})[.)]\s+")
_REAL = 20
"""Words of the paragraphs that a question must stand between to be a heading."""

_HEADING = "taken for a heading within the essay"


def inline(text: str) -> str:
    """Words within a line as Markdown."""
    return outside_raw(_linked(text), escaped)


def line(text: str) -> str:
    """A line of its own as Markdown."""
    text = _linked(text.strip())
    if text.startswith(RAW):
        return outside_raw(text, escaped)
    first, sign, rest = text.partition(RAW)
    begun = escaped_line(first) + (" " if sign and first.endswith(" ") else "")
    return begun + (outside_raw(sign + rest, escaped) if sign else "")


def _linked(text: str) -> str:
    """Bare addresses made links, stars and strokes round words made stress; what is Markdown
    already is left alone."""
    pieces = re.split(f"({RAW}[^{END}]*{END})", text)
    return "".join(
        piece if at % 2 else _STRESS.sub(_stress, _URL.sub(_address, piece))
        for at, piece in enumerate(pieces)
    )


def _address(match: re.Match[str]) -> str:
    end = _URL_END.search(match[0])
    address = match[0][: end.start()] if end else match[0]
    return raw(f"<{address}>") + match[0][len(address) :]


def _stress(match: re.Match[str]) -> str:
    if RAW in match["text"]:
        return match[0]
    sign = "**" if match["sign"] == "**" else "*"
    return raw(sign) + match["text"] + raw(sign)


class Setter:
    """Sets the text of one essay; `remarks` tells what it made of lines that could be another
    thing."""

    def __init__(self, blocks: Sequence[Block], lang: str, path: str) -> None:
        self._blocks, self._path = blocks, path
        self._row = language(lang)
        self.remarks: list[Remark] = []

    def body(self) -> str:
        """The Markdown."""
        found: list[str] = []
        at = 0
        while at < len(self._blocks):
            taken, made = self._next(at)
            if made:
                found.append(made)
            at += taken
        return "\n\n".join(found)

    def _next(self, at: int) -> tuple[int, str]:
        block = self._blocks[at]
        if block.shape in {Shape.BULLETS, Shape.NUMBERS}:
            run = self._run(at, block.shape)
            return len(run), self._list(run)
        if block.shape is Shape.VERSE:
            return 1, "\n".join(f"| {inline(one)}" for one in block.text.split("\n"))
        if block.shape is Shape.RULE:
            return 1, "***" if 0 < at < len(self._blocks) - 1 else ""
        if block.shape is Shape.SHORT and self._is_heading(at):
            said = f"{_HEADING}: `{block.words.strip()}`"
            self.remarks.append(
                Remark(sort=Sort.CHANGED, path=self._path, line=block.line, said=said)
            )
            return 1, f"{'#' * max(2, block.level)} {inline(block.text)}"
        return 1, self._paragraph(block.text)

    def _run(self, at: int, shape: Shape) -> list[Block]:
        end = at
        while end < len(self._blocks) and self._blocks[end].shape is shape:
            end += 1
        return list(self._blocks[at:end])

    def _paragraph(self, text: str) -> str:
        parts = [
            part for part in re.split(rf"\s*{BREAK}\s*{BREAK}[\s{BREAK}]*", text) if part.strip()
        ]
        return "\n\n".join(
            "\\\n".join(line(one) for one in part.split(BREAK) if one.strip()) for part in parts
        )

    def _is_heading(self, at: int) -> bool:
        block = self._blocks[at]
        after = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
        if after is None or after.shape in {Shape.BYLINE, Shape.FOOT, Shape.RULE}:
            return False
        if block.level:
            return True
        read = block.words.strip()
        if read[0] in "\"'“”„«»‘’–—-(":
            return False
        shorts = [one.shape is Shape.SHORT for one in self._blocks[max(0, at - 1) : at + 2]]
        if sum(shorts) >= 2 and after.shape is Shape.SHORT and at and shorts[0]:
            return False
        if read[-1] in "?!":
            before = self._blocks[at - 1] if at else None
            return all(one is None or len(one.words.split()) >= _REAL for one in (before, after))
        return True

    def _list(self, run: list[Block]) -> str:
        texts = [one.text for one in run]
        if run[0].shape is Shape.NUMBERS:
            return self._numbered(texts)
        items = [_SIGN.sub("", text) for text in texts]
        if all(_DASH.match(text) for text in texts):
            if len(items) == 1 or self._is_spoken(items):
                return "\n\n".join(f"– {self._paragraph(item)}" for item in items)
        return "\n".join(f"- {line(item)}" for item in items)

    def _is_spoken(self, items: list[str]) -> bool:
        """Whether lines that begin with a dash are dialogue. Where that is how a language writes
        it, it is enough that all are sentences and somebody says one of them, whoever it is."""
        if looks_spoken(items, self._row):
            return True
        read = [words_of(item).strip() for item in items]
        verbs = "|".join(self._row.speech_verbs)
        says = re.compile(rf"[,!?…] (?:{verbs})\b")
        sentences = all(one[:1].isupper() and _SENTENCE.search(one) for one in read)
        return bool(verbs and self._row.speech_dash and sentences and any(map(says.search, read)))

    def _numbered(self, texts: list[str]) -> str:
        numbers = [int(match[1]) for text in texts if (match := _NUMBER.match(text))]
        if len(texts) < 2 or numbers != list(range(numbers[0], numbers[0] + len(texts))):
            return "\n\n".join(self._paragraph(text) for text in texts)
        return "\n".join(
            f"{number}. {line(_NUMBER.sub('', text))}"
            for number, text in zip(numbers, texts, strict=True)
        )
