"""What an importer brings home: a foreign manuscript as ours, and what is to be said of the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bokbygg.dates import Date

Value = str | int | float | bool | Date | Sequence["Value"] | Mapping[str, "Value"]
"""What bok.toml and front matter can hold."""


class Sort(StrEnum):
    """What a remark tells of: a text that was changed, a guess that may be wrong, or something
    that the book does not have."""

    CHANGED = "changed"
    GUESSED = "guessed"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One line of the report. `path` is the file of the source, from its folder, `line` the line
    there, from 1; 0 for the file as a whole. `said` is a sentence without its full stop; `before`
    and `after` are the words as they stood and as they stand, empty where there are none."""

    sort: Sort
    path: str
    line: int
    said: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """An essay as it is to be written.

    `slug` names its file (`NN-slug.md`) and is unique in the harvest. `head` is its front matter by
    the keys of ours, in the order to write; `body` Markdown. A link to another essay is written
    `essay:SLUG` or `essay:SLUG#id` in place of an address, since the number of its file is not
    known yet; pictures are named `images/NAME`. `part` is the title of the part of the book that it
    stands in, if any; a role in `head` may put it before or after all of them. What is `outside` is
    kept as a file that bok.toml does not list. `path` and `line` are where it begins in the source.
    """

    slug: str
    body: str
    head: Mapping[str, Value] = field(default_factory=dict)
    part: str = ""
    outside: bool = False
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: `href` as essays name it (`images/boat.jpg`)."""

    href: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """Everything that was in a source: `settings` are the tables of bok.toml by name, their keys in
    the order to write, without lists of essays, which follow from the essays in their order."""

    settings: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    essays: tuple[Essay, ...] = ()
    pictures: tuple[Picture, ...] = ()
    remarks: tuple[Remark, ...] = ()
