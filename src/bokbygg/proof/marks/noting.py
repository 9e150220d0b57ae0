"""One copy -> notes: whose map it has, where each mark stands in the files of today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bokbygg.book import Chapter
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.proof.map import Place, ProofMap
from bokbygg.proof.marks.mark import Mark, Note
from bokbygg.proof.marks.matching import Matcher, fits
from bokbygg.proof.marks.offsets import Offsets
from bokbygg.proof.marks.pagetext import PageTexts
from bokbygg.proof.marks.placing import Meant, meant
from bokbygg.proof.marks.reading import Copy
from bokbygg.proof.marks.rebasing import Rebase
from bokbygg.proof.marks.signs import Sign, signs
from bokbygg.proof.marks.streams import of_chapters, of_map
from bokbygg.rules import notes as rules

_FITS = 0.6
"""Which part of a page's lines must stand where a map says, for it to be that page."""

_IS_PAGE = 0.3
"""Which part of a page's words must be the book's."""

_IS_BOOK = 0.1
"""The same for a file as a whole; and which part of the lines of a map's files must be in those of
the book, for the file to be one of its proofs."""

CHANGED = "the text has been changed there since"


class Kept(NamedTuple):
    """What notes are held against: the files of the book as they are, by path; the maps of its
    proofs, the last first; its essays, parsed when a copy without a map first asks for them."""

    texts: dict[str, str]
    maps: tuple[ProofMap, ...]
    chapters: Callable[[], tuple[Chapter, ...]]


class Noting:
    """A copy on its way back to the manuscript."""

    def __init__(self, copy: Copy, kept: Kept) -> None:
        self._copy, self._kept = copy, kept
        self._pages = PageTexts(copy.data)
        self._marked = tuple(dict.fromkeys(mark.page for mark in copy.marks))
        self._map = copy.map or self._of_round()
        self._matcher: Matcher | None = None
        self._rebased: dict[str, tuple[Offsets, Rebase]] = {}
        self._shares: list[float] = []

    def notes(self) -> tuple[tuple[Note, ...], tuple[Diagnostic, ...]]:
        """The notes in the order of the copy, and what is to be said of it. Those of a file that
        is no proof of this book have no place."""
        if self._map is not None and not self._is_ours(self._map):
            wrong = self._other(f"`{self._copy.name}` is a proof of “{self._map.title}”")
            return self._without_place(), (wrong,)
        made: list[Note] = []
        for page in self._marked:
            found, direct = self._signs(page)
            marks = [mark for mark in self._copy.marks if mark.page == page]
            made += [self._note(mark, found, direct=direct) for mark in marks]
        if made and max(self._shares, default=0.0 if self._map is None else 1.0) < _IS_BOOK:
            wrong = self._other(
                f"nothing on the marked pages of `{self._copy.name}` is this book's"
            )
            return self._without_place(), (wrong,)
        return tuple(made), tuple(self._findings())

    def _without_place(self) -> tuple[Note, ...]:
        return tuple(self._note(mark, (), direct=False) for mark in self._copy.marks)

    def _findings(self) -> Iterable[Diagnostic]:
        name = self._copy.name
        if not self._copy.marks:
            hint = "some programs keep marks beside the file: export the PDF with its notes"
            yield rules.NO_MARKS.found(f"there are no marks in `{name}`", Span(path=name), hint)
        if self._copy.is_rewritten:
            hint = "ask for the copy as its reader's program saved it"
            yield rules.REWRITTEN.found(
                f"`{name}` has been through Ghostscript, which leaves out insertions",
                Span(path=name),
                hint,
            )
        if self._map is None and self._copy.marks:
            hint = "marks are placed by the words round them; look at those that may be unsure"
            yield rules.NO_MAP.found(f"`{name}` has no map of a proof", Span(path=name), hint)

    def _other(self, message: str) -> Diagnostic:
        hint = "give the folder of that book: bokbygg notes -C FOLDER FILE.pdf"
        return rules.OTHER_BOOK.found(message, Span(path=self._copy.name), hint)

    def _of_round(self) -> ProofMap | None:
        """The map of the round that the copy is of, for one that has lost its own."""
        for told in self._kept.maps:
            pages = [page for page in self._marked if page < len(told.pages)]
            if self._fits(told, pages) >= _FITS:
                return told
        return None

    def _fits(self, told: ProofMap, pages: Iterable[int]) -> float:
        return fits((told.runs(page), self._pages.letters(page)) for page in pages)

    def _is_ours(self, told: ProofMap) -> bool:
        theirs = {line for file in told.files for line in _lines(file.text)}
        ours = {line for text in self._kept.texts.values() for line in _lines(text)}
        return len(theirs & ours) >= _IS_BOOK * len(theirs)

    def _signs(self, page: int) -> tuple[Sequence[Sign], bool]:
        """The characters of a page; whether its map has them."""
        letters = self._pages.letters(page)
        told = self._map
        if told is not None and page < len(told.pages):
            if not letters or self._fits(told, [page]) >= _FITS:
                return signs(told.runs(page)), True
        if self._matcher is None:
            stream = of_map(told) if told is not None else of_chapters(self._kept.chapters())
            self._matcher = Matcher(stream)
        match = self._matcher.match(letters)
        if letters:
            self._shares.append(match.share)
        return (match.signs if match.share >= _IS_PAGE else ()), False

    def _note(self, mark: Mark, found: Sequence[Sign], *, direct: bool) -> Note:
        label = ""
        if direct and self._map is not None:
            label = self._map.pages[mark.page].label
        label = label or str(mark.page + 1)
        means = meant(mark, found)
        if means is None:
            return Note(
                mark=mark, copy=self._copy.name, label=label, line=0, quote="",
                start=None, end=None, exact=False,
            )  # fmt: skip
        place, is_same = self._place(means)
        line = (means.first or means.last or found[0]).line
        return Note(
            mark=mark,
            copy=self._copy.name,
            label=label,
            line=line,
            quote=means.quote,
            start=place[0],
            end=place[1],
            exact=means.exact,
            changed=not is_same,
            doubt=means.doubt or ("" if is_same else CHANGED),
        )

    def _place(self, means: Meant) -> tuple[tuple[Place, Place], bool]:
        """The place of what is meant in the files of today, and whether it is as it was."""
        path = _placed(means.first or means.last)[0].path
        was = self._offsets(path)
        start, end = _gap(means, was) if means.gap else _span(means, was)
        if self._map is None:
            return (was.place(start), was.place(end)), True
        now, rebase = self._rebase(path)
        if span := rebase.span(start, end):
            return (now.place(span[0]), now.place(span[1])), True
        near = now.place(rebase.near(start))
        return (near, near), False

    def _offsets(self, path: str) -> Offsets:
        texts = self._map.texts if self._map is not None else self._kept.texts
        return Offsets(path, texts.get(path, ""))

    def _rebase(self, path: str) -> tuple[Offsets, Rebase]:
        """The file that a file of the map is now, and the way from the one to the other."""
        if path not in self._rebased:
            assert self._map is not None
            old = self._map.texts.get(path, "")
            name = path if path in self._kept.texts else self._renamed(old)
            text = self._kept.texts.get(name, "")
            self._rebased[path] = Offsets(name, text), Rebase(old, text)
        return self._rebased[path]

    def _renamed(self, old: str) -> str:
        """The file that has most of the lines of one that is gone."""
        lines = _lines(old)
        common = {
            name: len(lines & _lines(text)) for name, text in sorted(self._kept.texts.items())
        }
        best = max(common, key=lambda name: common[name], default="")
        return best if best and common[best] * 2 > len(lines) else ""


def _lines(text: str) -> set[str]:
    """The lines of a text that are long enough to know it by."""
    return {line for line in text.split("\n") if len(line) > 30}


def _span(means: Meant, was: Offsets) -> tuple[int, int]:
    first, last = _placed(means.first), _placed(means.last)
    start = was.at(first[0])
    return start, max(start, was.past(last[0], literal=last[1]))


def _gap(means: Meant, was: Offsets) -> tuple[int, int]:
    """The offset between two characters: before a blank where one follows, else after the first
    of them, as what is inserted goes on with it."""
    before, after = means.first, means.last
    if after is not None and (before is None or after.text.isspace()):
        at = was.at(_placed(after)[0])
    else:
        place, literal = _placed(before)
        at = was.past(place, literal=literal)
    return at, at


def _placed(sign: Sign | None) -> tuple[Place, bool]:
    """The place of a character that has one."""
    if sign is None or sign.place is None:
        raise ValueError("it comes from no file of the author's")
    return sign.place, sign.literal
