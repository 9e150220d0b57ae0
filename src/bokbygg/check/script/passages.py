"""An essay's pieces -> its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bokbygg.book import Chapter, LinkEnd, LinkStart, Markup, Run, Text
from bokbygg.check.script.passage import FORCED_BREAK, OBJECT, Passage, masked

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)([^<>]*?)(/?)>")
_LANG = re.compile(r'\slang="([^"]*)"')
_LINE = re.compile(r'\sclass="line"')
_KINDS = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("p", "div", "section", "aside", "blockquote", "figure"), "paragraph"),
    **dict.fromkeys(("table", "tr", "ul", "ol", "dl", "hr", "details", "summary"), "paragraph"),
}
"""The elements that are blocks, and what the text in them is."""

_NO_TEXT = frozenset({"code", "kbd", "samp", "var", "svg", "math", "rt", "rp"})
_EMPTY = frozenset({"br", "hr", "img", "wbr"})
_KEPT = frozenset({"heading", "cell", "item", "caption", "verse"})
"""Kinds that a block inside them has, too."""


def passages(chapter: Chapter) -> Iterator[Passage]:
    """The blocks of an essay parsed without typography, in the order of the page: what stands in
    the front matter, the body, the notes. Blocks of code are no text."""
    heads = (chapter.title, chapter.subtitle, chapter.epigraph, chapter.epigraph_source)
    for line in heads:
        yield from _Gatherer(chapter, "title").gather(line)
    yield from _Gatherer(chapter).gather(chapter.body)
    for note in chapter.notes:
        yield from _Gatherer(chapter).gather(note.body)


class _Gatherer:
    """Walks through pieces; keeps what elements are open, and the block that grows."""

    def __init__(self, chapter: Chapter, kind: str = "paragraph") -> None:
        self._path = chapter.path
        self._open: list[tuple[str, str, str]] = [("", kind, chapter.lang)]
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._tongues: list[tuple[int, int, str]] = []
        self._lang = chapter.lang
        self._kind = kind

    def gather(self, pieces: Iterable[object]) -> Iterator[Passage]:
        for piece in pieces:
            if isinstance(piece, Text):
                self._text(piece)
            elif isinstance(piece, Markup):
                for tag in _TAG.finditer(piece.xhtml):
                    yield from self._tag(tag[1], tag[2].lower(), tag[3], tag[4])
            elif not isinstance(piece, (LinkStart, LinkEnd)):
                self._thing(OBJECT)
        yield from self._end()

    def _tag(self, slash: str, name: str, more: str, empty: str) -> Iterator[Passage]:
        if name in _EMPTY or empty:
            if name in _KINDS:
                yield from self._end()
            elif name == "br":
                self._thing(FORCED_BREAK)
            return
        is_line = name == "span" and (
            _LINE.search(more) if not slash else self._open[-1][1] == "verse"
        )
        if name in _KINDS or is_line:
            yield from self._end()
        if slash:
            while len(self._open) > 1 and self._open.pop()[0] != name:
                pass
        else:
            said = _LANG.search(more)
            kind = "verse" if is_line else self._kind_of(name)
            self._open.append((name, kind, said[1] if said else self._open[-1][2]))
        if not self._length:
            _, self._kind, self._lang = self._open[-1]

    def _kind_of(self, name: str) -> str:
        outer = self._open[-1][1]
        own = _KINDS.get(name, outer)
        return outer if own == "paragraph" and outer in _KEPT else own

    def _text(self, piece: Text) -> None:
        names = {name for name, _, _ in self._open}
        if "pre" in names:
            return
        hidden = not piece.runs or not names.isdisjoint(_NO_TEXT)
        if not self._length:
            _, self._kind, self._lang = self._open[-1]
        start = self._length
        self._runs += (run._replace(start=run.start + start) for run in piece.runs)
        if not piece.runs:
            self._runs.append(self._here())
        self._add(OBJECT * len(piece.text) if hidden else piece.text)
        lang = self._open[-1][2]
        if lang != self._lang:
            self._tongues.append((start, self._length, lang))

    def _thing(self, mark: str) -> None:
        if any(name == "pre" for name, _, _ in self._open):
            return
        self._runs.append(self._here())
        self._add(mark)

    def _here(self) -> Run:
        """A run for what has no place of its own: no line at all."""
        return Run(self._length, 0, 0, False)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _end(self) -> Iterator[Passage]:
        text = "".join(self._parts)
        if text.strip(f"{OBJECT}{FORCED_BREAK} \n\t"):
            yield Passage(
                kind=self._kind,
                path=self._path,
                lang=self._lang,
                text=text,
                prose=masked(text),
                runs=tuple(self._runs),
                tongues=tuple(self._tongues),
            )
        self._parts, self._runs, self._tongues, self._length = [], [], [], 0
