"""What a tool's project comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bokbygg.importers.harvest import Remark, Sort, Value
from bokbygg.importers.projects.texts import Numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A file of the project in its place. `head` goes before what the file itself says."""

    path: str
    head: Mapping[str, Value] = field(default_factory=dict)
    part: str = ""


@dataclass(slots=True, kw_only=True)
class Telling:
    """What is said of one file while its text is put into our dialect."""

    path: str
    remarks: list[Remark]

    def say(self, sort: Sort, line: int, said: str, before: str = "", after: str = "") -> None:
        """A remark on a line of the file."""
        self.remarks.append(
            Remark(sort=sort, path=self.path, line=line, said=said, before=before, after=after)
        )


Rewrite = Callable[[Sequence[Numbered], Telling], list[Numbered]]
"""Lines in a tool's dialect -> in ours."""


def as_they_are(lines: Sequence[Numbered], _telling: Telling) -> list[Numbered]:
    """Lines that need no rewriting."""
    return list(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A project: `book` and `content` are tables of bok.toml; `rewrite` puts the lines of a text
    into our dialect. `site` is the folder that addresses with a stroke before them mean. `cover`
    is a path of the project."""

    book: Mapping[str, Value]
    chapters: tuple[Chapter, ...]
    content: Mapping[str, Value] = field(default_factory=dict)
    rewrite: Rewrite = as_they_are
    remarks: tuple[Remark, ...] = ()
    site: str = ""
    cover: str = ""
