"""Pieces: the text of an essay, finished but for what only an edition can know."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from bokbygg.diagnostics import Span
from bokbygg.values import dataclass


class Run(NamedTuple):
    """From character `start` of a Text on, the source goes on at `line` and `column` (from 1).

    `literal`: each further character is one further column; else the whole run stands for the
    one place (an entity, a character the typographer set). `path` is the file, empty for the
    essay's own.
    """

    start: int
    line: int
    column: int
    literal: bool
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """Finished XHTML: tags, or text that has no place in the source."""

    xhtml: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Printed text after typography, unescaped, and where each character comes from."""

    text: str
    runs: tuple[Run, ...] = ()

    def place(self, index: int) -> tuple[int, int] | None:
        """Line and column (from 1) of the character at `index`; None for generated text."""
        run = self.run(index)
        if run is None:
            return None
        return (run.line, run.column + (index - run.start if run.literal else 0))

    def path(self, index: int) -> str:
        """The file of the character at `index`; empty for the essay's own, or none."""
        run = self.run(index)
        return run.path if run else ""

    def parted(self, index: int) -> tuple[Text, Text]:
        """The text before the character at `index`, and that from there on."""
        before = tuple(run for run in self.runs if run.start < index)
        run = self.run(index)
        after = []
        if run is not None:
            step = index - run.start if run.literal else 0
            after.append(run._replace(start=0, column=run.column + step))
        after += [one._replace(start=one.start - index) for one in self.runs if one.start > index]
        return Text(text=self.text[:index], runs=before), Text(
            text=self.text[index:], runs=tuple(after)
        )

    def run(self, index: int) -> Run | None:
        """The run of the character at `index`; None for generated text."""
        at = bisect_right(self.runs, index, key=itemgetter(0)) - 1
        return self.runs[at] if at >= 0 else None


Inline = tuple[Markup | Text, ...]
"""A title or a caption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRef:
    """The call of note `number`; `call` counts the calls of the same note from 1."""

    number: int
    call: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStart:
    """A link into the book as the author wrote it (`fjall.md#topp`, `#topp`)."""

    href: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEnd:
    """The end of a link into the book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Where the number of a figure, a table or a heading is printed, if it gets one: `anchor` is
    its id; `foreign` where the text around is not in the essay's language."""

    anchor: str
    foreign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place that the book itself is to name: `href` as the author wrote it (`fjall.md#topp`).

    `says` is what is said of it: `label` (`figur 2`), `number`, `title`, or nothing; `page` asks
    for its page, in print. `capital` where it begins a sentence; `linked` is False inside a link.
    """

    href: str
    span: Span
    says: str = "label"
    page: bool = False
    capital: bool = False
    linked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture as the author named it, relative to the essay's file. `alt` None: not given.
    `width` and `height` are as CSS writes lengths, or empty."""

    src: str
    alt: str | None
    span: Span
    width: str = ""
    height: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Math:
    """A formula in TeX that is known to be sound; `display` where it has its own line."""

    tex: str
    display: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexTerm:
    """A line of the index. The last of its `path` is what the line says, those before it are the
    lines it stands under; `sort` is what it is sorted as instead, or empty. `see` and `see_also`
    are the lines that it refers to."""

    path: tuple[Inline, ...]
    sort: str = ""
    see: tuple[Inline, ...] = ()
    see_also: tuple[Inline, ...] = ()

    @property
    def places(self) -> bool:
        """Whether the index leads from it to where it is marked; not where it only refers."""
        return not (self.see or self.see_also)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexStart:
    """Where something begins that the index tells of, words or nothing: its lines there. `reach` is
    `from` or `to` where it is one end of a longer passage, else empty."""

    terms: tuple[IndexTerm, ...]
    span: Span
    reach: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEnd:
    """The end of what began with an IndexStart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPlace:
    """An IndexStart in the book, with the `anchor` that it is found by."""

    anchor: str
    start: IndexStart


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossRefStart:
    """A link resolved: to the spine item `slug`, and there to the element `anchor` (or its top)."""

    slug: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossRefEnd:
    """The end of a resolved link."""


Line = tuple[Markup | Text | NoteRef, ...]
"""A line over the text of an essay, with the calls of its notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossRef:
    """A place named: `text` says what it is. Where `page` is given, print has that instead, with
    the printed number of the place's page for `{number}`."""

    slug: str
    anchor: str
    text: Inline
    page: str = ""
    linked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture found: the `href` of its Asset, alternative text, width and height in CSS px;
    `wide` and `high` are the lengths its author asked for, as CSS writes them, or empty; `span` is
    where it is named, `lighter` what the e-book shows in its place."""

    href: str
    alt: str
    width: int
    height: int
    wide: str = ""
    high: str = ""
    span: Span | None = None
    lighter: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """Where a page of the printed edition begins: its `label` as printed, its `id`, and whether it
    belongs to the front matter."""

    label: str
    id: str
    front: bool = False


Piece = (
    Markup
    | Text
    | NoteRef
    | LinkStart
    | LinkEnd
    | Image
    | Math
    | Label
    | Reference
    | IndexStart
    | IndexEnd
)
"""What parse makes."""

BoundPiece = (
    Markup
    | Text
    | NoteRef
    | CrossRefStart
    | CrossRefEnd
    | CrossRef
    | Picture
    | Math
    | PageBreak
    | IndexPlace
    | IndexEnd
)
"""What collate makes: nothing of it depends on another file any more. Page breaks come later, from
the printed edition."""


def plain(pieces: tuple[object, ...]) -> str:
    """The printed text of pieces, without tags."""
    return "".join(piece.text for piece in pieces if isinstance(piece, Text))
