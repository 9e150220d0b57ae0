"""Essays with changes in them, tried before they are written: do they say just what was asked for?

What is printed of the book is told twice, of the files as they are and of the files with the
changes; the second must be the first with the words that were asked for in the place of those that
were marked. So no change can turn a line into a list, open a link or set emphasis that nobody saw.
Quotation marks, dashes and blanks count as what was typed: the typographer sets them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bokbygg.build import essays
from bokbygg.looks import Looks
from bokbygg.parse import Memory
from bokbygg.proof.applyingtext import Change
from bokbygg.proof.marks.offsets import Offsets
from bokbygg.proof.marks.streams import Stream, of_chapters
from bokbygg.read import Project, original, text_at

NOT_PRINTED = "what it is about is not printed of this file"
OTHERWISE = "the essay would say something else than was asked for: change it by hand"

_SIGNS = str.maketrans(
    dict.fromkeys('"“”„«»‘’‚‹›′″`', "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"×": "x"}
)


class Trial:
    """A book's folder, to try changes on."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._memory = Memory()
        self._printed = self._stream({})
        self._texts: dict[str, Offsets] = {}
        self._places: dict[str, tuple[tuple[int, int], ...]] = {}

    def why_not(self, changes: Sequence[Change]) -> str:
        """Why the files should not have these changes; empty where they may."""
        told: dict[str, str] = {}
        swaps: list[tuple[int, int, str]] = []
        for each in sorted(changes, reverse=True):
            text = told.get(each.path, self._text(each.path).text)
            swap = self._swap(each)
            if swap is None or text[each.start : each.end] != each.old:
                return NOT_PRINTED
            swaps.append(swap)
            told[each.path] = text[: each.start] + each.new + text[each.end :]
        expected = [one.text for one in self._printed]
        for first, last, new in sorted(swaps, reverse=True):
            expected[first:last] = [new]
        after = (one.text for one in self._stream(told))
        return "" if _known(expected) == _known(after) else OTHERWISE

    def _text(self, path: str) -> Offsets:
        if path not in self._texts:
            self._texts[path] = Offsets(path, text_at(self._project, path))
        return self._texts[path]

    def _swap(self, each: Change) -> tuple[int, int, str] | None:
        """Which of the printed characters, from one to before another, a change is to put its own
        in the place of; None where they are not what was marked."""
        places = self._placed(each.path)
        low, high = bisect_left(places, (each.start, 0)), bisect_left(places, (each.end, 0))
        if not places:
            return None
        if each.start == each.end:
            at = places[low][1] if low < len(places) else places[-1][1] + 1
            return at, at, each.new
        numbers = [number for _, number in places[low:high]]
        if not numbers:
            return None
        first, last = min(numbers), max(numbers) + 1
        marked = _known(one.text for one in self._printed[first:last])
        if marked.casefold() != _known(each.quote).casefold():
            return None
        return first, last, each.new

    def _placed(self, path: str) -> tuple[tuple[int, int], ...]:
        """The offsets in a file of what is printed of it, each with its number there."""
        if path not in self._places:
            text = self._text(path)
            self._places[path] = tuple(
                sorted(
                    (text.at(one.place), number)
                    for number, one in enumerate(self._printed)
                    if one.place is not None and one.place.path == path
                )
            )
        return self._places[path]

    def _stream(self, told: Mapping[str, str]) -> Stream:
        looks = _Edited(
            {
                file.path: (file.mark + text).encode("utf-8")
                for name, text in told.items()
                if (file := original(self._project, name))
            }
        )
        project = Project(root=self._project.root, manuscript=self._project.manuscript, looks=looks)
        _, chapters = essays(project, drafts=True, jobs=1, memory=self._memory)
        return of_chapters(chapters)


class _Edited(Looks):
    """Looks into a folder as if some of its files said something else."""

    def __init__(self, told: Mapping[Path, bytes]) -> None:
        super().__init__()
        self._told = told

    def data(self, path: Path) -> bytes:
        """What a file holds, or would hold."""
        return self._told[path] if path in self._told else super().data(path)

    def size(self, path: Path) -> int:
        """How many bytes a file has, or would have."""
        return len(self._told[path]) if path in self._told else super().size(path)


def _known(printed: Iterable[str]) -> str:
    """What is printed, but for what the typographer sets."""
    said = unicodedata.normalize("NFKC", "".join(printed)).translate(_SIGNS)
    return re.sub(r"-+", "-", re.sub(r"[\s\u00ad\u200b-\u200f\u2060]+", "", said))
