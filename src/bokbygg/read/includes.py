"""Files that essays take in: their lines stand in the essay, and each knows where it comes from."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bokbygg.book import Segment, Source
from bokbygg.diagnostics import Diagnostic, Level, Span
from bokbygg.languages import language
from bokbygg.naming import readable
from bokbygg.read.directives import Directive, Numbered, anchors, directive, part, stray, unescaped
from bokbygg.read.fences import Fence
from bokbygg.read.project import Project
from bokbygg.read.texts import read_text
from bokbygg.rules import includes as rules
from bokbygg.rules.content import AS_THE_FILE, WRONG_CASE
from bokbygg.rules.structure import OUTSIDE_BOOK
from bokbygg.settings import read_front_matter
from bokbygg.values import dataclass

DEEPEST = 10
"""How deep files may stand in each other."""

LARGEST = 10_000_000
"""Characters that an essay may come to, with all that it takes in."""

_SIGN = re.compile(r"\{\{[ \t]*[#<]")
_MARKDOWN = (".md", ".markdown", ".qmd", ".mdown", ".mkd")
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~^=$:@&!])")


class _Line(NamedTuple):
    """A line of the whole, its place in a file, and how far it stands to the right of it."""

    text: str
    path: str
    number: int
    shift: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expanded:
    """An essay with what it takes in, the names of those files from the project's folder, and what
    was found on the way."""

    source: Source
    names: frozenset[str] = frozenset()
    findings: tuple[Diagnostic, ...] = ()


class Includer:
    """Takes files into essays; reads each file once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read: dict[Path, tuple[Source | None, tuple[Diagnostic, ...]]] = {}
        self._names: set[str] = set()
        self._findings: list[Diagnostic] = []
        self._missing = ""
        self._room = 0

    def expanded(self, source: Source, begin: int, lang: str) -> Expanded:
        """A source whose text begins at line `begin`, with the files it takes in; `lang` is the
        language in which a page says that one is missing."""
        if not _SIGN.search(source.text):
            return Expanded(source=source)
        self._names, self._findings = set(), []
        self._missing = language(lang).words.file_missing
        self._room = LARGEST - len(source.text)
        lines = list(enumerate(source.text.split("\n"), start=1))
        head = [_Line(text, source.path, number) for number, text in lines[: begin - 1]]
        whole = [*head, *self._spliced(source, lines[begin - 1 :], (source.path,))]
        text = "\n".join(line.text for line in whole)
        return Expanded(
            source=Source(path=source.path, text=text, segments=tuple(_segments(whole))),
            names=frozenset(self._names),
            findings=tuple(self._findings),
        )

    def _spliced(
        self, source: Source, lines: Sequence[Numbered], above: tuple[str, ...]
    ) -> list[_Line]:
        """Lines of Markdown with what they take in; `above` are the files they stand in."""
        made: list[_Line] = []
        fence: Fence | None = None
        opened = 0
        for number, text in lines:
            own = _Line(text, source.path, number)
            asked = directive(text) if "{{" in text else None
            if fence is None:
                if asked is not None:
                    made += self._included(source, number, asked, above)
                    continue
                fence, opened = Fence.opened_by(text), len(made)
                self._report_stray(source, number, text)
                made.append(own)
            elif asked is not None:
                code = self._code(source, number, asked, above)
                fence = fence.round(line.text for line in code)
                made += code
            elif fence.is_ended_by(text):
                made[opened] = _drawn(made[opened], fence)
                made.append(_drawn(own, fence))
                fence = None
            else:
                made.append(own._replace(text=unescaped(text)))
        return made

    def _included(
        self, source: Source, number: int, asked: Directive, above: tuple[str, ...]
    ) -> list[_Line]:
        """What an include in running text stands for: the lines of a file, with what those take
        in; a listing, where code is asked for."""
        if asked.as_code:
            code = self._code(source, number, asked, above)
            fence = Fence(sign="`", length=3).round(line.text for line in code)
            marks = fence.drawn(f"{asked.before}```")
            ends = [_Line(line, source.path, number) for line in (f"{marks}rust", marks)]
            return [ends[0], *code, ends[1]]
        found = self._file(source, number, asked, above)
        if found is None:
            missing = _MARKS.sub(r"\\\1", f"[{self._missing.format(path=asked.path)}]")
            return [_Line(asked.before + missing, source.path, number)]
        file, lines = found
        return _set_in(self._spliced(file, lines, (*above, file.path)), asked.before)

    def _code(
        self, source: Source, number: int, asked: Directive, above: tuple[str, ...]
    ) -> list[_Line]:
        """What an include in code stands for: the lines of a file as they are."""
        found = self._file(source, number, asked, above)
        if found is None:
            missing = f"[{self._missing.format(path=asked.path)}]"
            return [_Line(asked.before + missing, source.path, number)]
        file, lines = found
        return _set_in([_Line(text, file.path, at) for at, text in lines], asked.before)

    # --- files -----------------------------------------------------------------------------------

    def _file(
        self, source: Source, number: int, asked: Directive, above: tuple[str, ...]
    ) -> tuple[Source, list[Numbered]] | None:
        """The file that an include names and the lines it asks for; None, and a finding, where
        they cannot be had."""
        span = source.span(number, asked.column, max(len(asked.written), 1))
        path = self._path(source, asked, span)
        if path is None or self._is_endless(path, span, above):
            return None
        if path not in self._read:
            self._read[path] = read_text(self._project, path)
        file, unread = self._read[path]
        self._findings += unread
        if file is None or any(one.level is Level.ERROR for one in unread):
            return None
        self._names.add(file.path)
        begin = read_front_matter(file).body_line if path.suffix.lower() in _MARKDOWN else 1
        text = file.text.removesuffix("\n")
        lines = part(list(enumerate(text.split("\n"), start=1)), asked)
        if lines is None:
            self._findings.append(_no_part(file, text, asked, span))
            return None
        kept = [(at, line) for at, line in lines if at >= begin]
        self._room -= sum(len(line) for _, line in kept)
        return file, kept

    def _path(self, source: Source, asked: Directive, span: Span) -> Path | None:
        base = (self._project.root / source.path).parent
        path = self._project.resolve(base, asked.path)
        if path is None:
            message = f"`{readable(asked.path)}` is outside the book's folder"
            hint = "copy the file into the book's folder and name it there"
            self._findings.append(OUTSIDE_BOOK.found(message, span, hint=hint))
            return None
        if not self._project.looks.is_file(path):
            message = f"there is no file `{readable(asked.path)}`"
            hint = self._near(path, asked.path)
            self._findings.append(rules.NO_INCLUDE.found(message, span, hint=hint))
            return None
        if self._project.miswritten(base, asked.path, path):
            right = posixpath.relpath(self._project.name(path), self._project.name(base))
            message = f"`{readable(asked.path)}` is called `{right}`"
            self._findings.append(WRONG_CASE.found(message, span, hint=AS_THE_FILE))
        return path

    def _near(self, path: Path, written: str) -> str:
        folder = path.parent
        looks = self._project.looks
        if looks.is_folder(folder) and self._project.inside(folder):
            names = [name for name in looks.names(folder) if looks.is_file(folder / name)]
            if near := difflib.get_close_matches(path.name, names, 1, 0.6):
                return f"did you mean `{posixpath.join(posixpath.dirname(written), near[0])}`?"
        return f"put the file at `{self._project.name(path)}`, or mend the name"

    def _is_endless(self, path: Path, span: Span, above: tuple[str, ...]) -> bool:
        """Whether a file cannot be taken in, for which there is a finding then."""
        name = self._project.name(path)
        if name in above:
            way = " -> ".join(f"`{one}`" for one in (*above[above.index(name) :], name))
            message, hint = f"`{name}` includes itself: {way}", "take one of these includes away"
        elif len(above) > DEEPEST:
            message = f"`{name}` stands more than {DEEPEST} files deep in others"
            hint = "include it where it is needed"
        elif self._project.looks.size(path) > self._room:
            message = f"with `{name}` the essay is larger than {LARGEST // 1_000_000} MB"
            hint = "name the lines that are needed: `{{#include file.txt:10:20}}`"
        else:
            return False
        self._findings.append(rules.ENDLESS_INCLUDE.found(message, span, hint=hint))
        return True

    def _report_stray(self, source: Source, number: int, text: str) -> None:
        found = stray(text) if "{{" in text else None
        if found is not None:
            self._findings.append(
                rules.INCLUDE_IN_LINE.found(
                    "this include does not stand alone on its line, and is printed as text",
                    source.span(number, *found),
                    hint="give it a line of its own",
                )
            )


def _no_part(file: Source, text: str, asked: Directive, span: Span) -> Diagnostic:
    """What is to be said of a file that lacks the lines that are asked for."""
    if asked.anchor:
        message = f"`{file.path}` has no anchor `{asked.anchor}`"
        near = difflib.get_close_matches(asked.anchor, anchors(text), 1, 0)
        hint = f"did you mean `{near[0]}`?" if near else f"mark it there: `ANCHOR: {asked.anchor}`"
    else:
        count = text.count("\n") + 1
        message = f"`{file.path}` has no line {max(asked.first, 1)} to begin with: it has {count}"
        hint = "name lines that are there"
    return rules.NO_PART.found(message, span, hint=hint)


def _set_in(lines: Iterable[_Line], before: str) -> list[_Line]:
    """Lines as far in as the include stood that they stand for."""
    return [
        line._replace(text=before + line.text, shift=line.shift + len(before)) for line in lines
    ]


def _drawn(line: _Line, fence: Fence) -> _Line:
    """The line of a fence, with all its signs."""
    at_its_left = line.text.startswith(fence.sign)
    return line._replace(text=fence.drawn(line.text), shift=fence.more if at_its_left else 0)


def _segments(lines: Sequence[_Line]) -> Iterable[Segment]:
    """The stretches in which each line is the next one of the same file."""
    last: Segment | None = None
    for at, line in enumerate(lines, start=1):
        goes_on = last is not None and (
            (line.path, line.number, line.shift)
            == (last.path, last.line + at - last.first, last.shift)
        )
        if not goes_on:
            last = Segment(first=at, path=line.path, line=line.number, shift=line.shift)
            yield last
