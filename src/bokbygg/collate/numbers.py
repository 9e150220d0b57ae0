"""The numbers of chapters and parts, as the book prints them."""

from __future__ import annotations

from bokbygg.languages import Words
from bokbygg.numerals import roman
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """`count` is the number as a figure, 0 for what has none; `text` the number alone, as a
    reference says it (`3`, `III`, `tre`); `label` what stands over the title (`3`, `III`,
    `Kapitel tre`)."""

    count: int = 0
    text: str = ""
    label: str = ""


UNNUMBERED = Number()


def chapter_number(count: int, style: str, words: Words) -> Number:
    """The number of a chapter, in a `style` of `1`, `I` or `word`. A figure stands alone over the
    title, one in words with the word for chapter."""
    text = _written(count, style, words)
    label = text if style in ("1", "I") else f"{words.chapter} {text}"
    return Number(count=count, text=text, label=label)


def part_number(count: int, style: str, words: Words) -> Number:
    """The number of a part, always with the word for it; none in a style of `none`."""
    if style == "none":
        return UNNUMBERED
    text = _written(count, style, words)
    return Number(count=count, text=text, label=f"{words.part} {text}")


def _written(count: int, style: str, words: Words) -> str:
    """Beyond the words that a language has for them, numbers are figures."""
    if style == "I":
        return roman(count).upper()
    if style == "word" and count <= len(words.cardinals):
        return words.cardinals[count - 1]
    return words.numeral(count)
