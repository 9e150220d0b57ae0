"""The author's folder -> every essay of the book as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bokbygg.book import Chapter, HouseStyle, Source
from bokbygg.check.script.passage import Passage
from bokbygg.check.script.passages import passages
from bokbygg.check.script.remark import Edit, Remark, Spot
from bokbygg.collate.house import house_style
from bokbygg.diagnostics import Rule, Span
from bokbygg.parse import Memory
from bokbygg.read import Manuscript
from bokbygg.typography import RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """An essay: its chapter, parsed without typography, the blocks of it, and the lines of the
    files that it is made of; its `source` is all of them in one text."""

    chapter: Chapter
    source: Source
    passages: tuple[Passage, ...]
    lines: Mapping[tuple[str, int], str]

    def span(self, passage: Passage, start: int, end: int) -> Span | None:
        """The place of some characters of a passage, up to the end of their first line; None for
        text that no author wrote."""
        first = passage.place(start)
        if first is None:
            return None
        path, line, column = first
        width = 1
        for index in range(end - 1, start, -1):
            last = passage.place(index)
            if last is not None and last[:2] == (path, line):
                width = last[2] - column + 1
                break
        excerpt = self.lines.get((path, line), "")
        return Span(path=path, line=line, column=column, width=max(width, 1), excerpt=excerpt)

    def remark(self, rule: Rule, passage: Passage, spot: Spot) -> Remark | None:
        """What a rule says of a place, with the edit where it is sure; None where nobody wrote
        what stands there."""
        span = self.span(passage, spot.start, spot.end)
        if span is None:
            return None
        edit = None if spot.instead is None else self._edit(passage, span, spot)
        return Remark(finding=rule.found(spot.message, span, hint=spot.hint), edit=edit)

    def _edit(self, passage: Passage, span: Span, spot: Spot) -> Edit | None:
        """The edit, if the characters stand in the file as they do in the passage."""
        old = passage.text[spot.start : spot.end]
        at = span.column - 1
        if spot.instead is None or span.excerpt[at : at + len(old)] != old or "\n" in old:
            return None
        return Edit(path=span.path, line=span.line, column=span.column, old=old, new=spot.instead)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Script:
    """All essays of a book in reading order; `lang` is the book's language, `words` are the
    author's own, which no dictionary has. Two are the same only if they are one: so what is made
    of it can be kept for the next rule that asks."""

    lang: str
    essays: tuple[Essay, ...]
    words: tuple[str, ...] = ()


def script(manuscript: Manuscript, words: tuple[str, ...] = (), *, jobs: int = 1) -> Script:
    """The essays of a manuscript as they were written; `words` are the author's own."""
    house = unset(house_style(manuscript))
    sheets = [replace(s, meta=replace(s.meta, typography=())) for s in manuscript.sheets]
    chapters = Memory().chapters(sheets, house, jobs=jobs)
    essays = (essay(c, s.source) for c, s in zip(chapters, sheets, strict=True))
    return Script(lang=house.lang, essays=tuple(essays), words=words)


def unset(house: HouseStyle) -> HouseStyle:
    """A house style that leaves the text as it was typed."""
    return replace(house, off=tuple(RULES))


def essay(chapter: Chapter, source: Source) -> Essay:
    """An essay from its chapter, parsed in an unset house style."""
    return Essay(
        chapter=chapter,
        source=source,
        passages=tuple(passages(chapter)),
        lines=dict(_lines(source)),
    )


def _lines(source: Source) -> Iterator[tuple[tuple[str, int], str]]:
    for number, line in enumerate(source.text.split("\n"), start=1):
        path, at, column = source.place(number, len(line) + 1)
        yield (path, at), line[len(line) + 1 - column :]
