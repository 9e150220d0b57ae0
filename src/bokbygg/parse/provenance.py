"""Where an essay was printed before and what it draws on: the small lines at its end."""

from __future__ import annotations

from collections.abc import Iterator

from bokbygg.book import FrontMatter, Inline, Markup, Text
from bokbygg.languages import Words
from bokbygg.parse.desk import Desk


def provenance(meta: FrontMatter, desk: Desk, words: Words) -> tuple[Inline, ...]:
    """The lines: each a sentence of the essay's language, round the words of its author."""
    lines = []
    if first := tuple(_first_published(meta, desk, words)):
        lines.append(_filled(words.first_published, "{where}", first))
    if meta.source:
        source = desk.value(meta.source, meta.place("source"))
        lines.append(_filled(words.source_is, "{source}", source))
    return tuple(lines)


def _first_published(meta: FrontMatter, desk: Desk, words: Words) -> Iterator[Markup | Text]:
    """Place and date of the first printing, as far as they are known."""
    first = meta.first_published
    if first is None:
        return
    if first.where:
        yield from desk.value(first.where, meta.place("first-published"))
    if first.date:
        date = words.date(first.date)
        yield Text(text=f", {date}" if first.where else date)


def _filled(sentence: str, place: str, value: Inline) -> Inline:
    before, _, after = sentence.partition(place)
    pieces = (Text(text=before), *value, Text(text=after))
    return tuple(piece for piece in pieces if piece != Text(text=""))
