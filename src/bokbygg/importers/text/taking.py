"""A text -> a harvest: its essays with their titles, and every change told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bokbygg.importers.harvest import Essay, Harvest, Remark, Sort, Value
from bokbygg.importers.material import Material
from bokbygg.importers.names import slug_of
from bokbygg.importers.text.block import Block
from bokbygg.importers.text.dividing import Division, Piece, divided
from bokbygg.importers.text.naming import author_of, proposed, title_of
from bokbygg.importers.text.reading import Reading, read
from bokbygg.importers.text.setting import Setter, inline


def take(material: Material, lang: str) -> Harvest:
    """Bring a text home. Raises Fault where there is none, or where its cuts do not fit it."""
    reading = read(material, lang)
    division = divided(reading, material.cuts)
    return _Taking(reading, division).harvest()


class _Taking:
    """One text on its way: essays, and remarks as they come up."""

    def __init__(self, reading: Reading, division: Division) -> None:
        self._reading, self._division = reading, division
        self._remarks = list(reading.remarks)
        self._author = author_of(division.pieces)

    def harvest(self) -> Harvest:
        """All of it, with remarks in the order of the lines."""
        for block in self._division.before:
            self._tell(Sort.LEFT, block.line, "left out, before the first essay", block.words)
        essays: list[Essay] = []
        for number, piece in enumerate(self._division.pieces):
            if piece.cut and piece.cut.dropped:
                for block in piece.blocks:
                    self._tell(Sort.LEFT, block.line, "left out, as you say", block.words)
            else:
                essays.append(self._essay(number, piece, {essay.slug for essay in essays}))
        self._doubts()
        settings = {"book": self._book()}
        self._remarks.sort(key=lambda remark: remark.line)
        return Harvest(settings=settings, essays=tuple(essays), remarks=tuple(self._remarks))

    def _tell(self, sort: Sort, line: int, said: str, before: str = "", after: str = "") -> None:
        self._remarks.append(
            Remark(
                sort=sort,
                path=self._reading.path,
                line=line,
                said=said,
                before=before.strip(),
                after=after.strip(),
            )
        )

    def _book(self) -> Mapping[str, Value]:
        title = title_of(self._reading)
        self._tell(Sort.GUESSED, 0, f"the book is called `{title}`; see `title` in bok.toml")
        book: dict[str, Value] = {"title": inline(title)}
        if self._author:
            book["author"] = self._author
        return {**book, "lang": self._reading.lang}

    def _essay(self, number: int, piece: Piece, taken: set[str]) -> Essay:
        title, _ = proposed(piece)
        self._tell_of_beginning(number, piece, title)
        setter = Setter(piece.text, self._reading.lang, self._reading.path)
        body = setter.body()
        self._remarks += setter.remarks
        outside = piece.cut.outside if piece.cut else piece.copy is not None
        return Essay(
            slug=slug_of(title, taken),
            head=dict(self._head(piece, title)),
            body=body,
            outside=outside,
            path=self._reading.path,
            line=piece.line,
        )

    def _head(self, piece: Piece, title: str) -> Iterator[tuple[str, Value]]:
        heading = piece.heading
        own = heading.title if heading.title and not (piece.cut and piece.cut.title) else None
        yield "title", _one_line(own) if own else inline(title)
        if heading.title and not own and inline(title) != _one_line(heading.title):
            said = "the title is another now, as you say"
            self._tell(Sort.CHANGED, heading.title.line, said, heading.title.words, title)
        if heading.subtitle:
            self._tell(Sort.GUESSED, heading.subtitle.line, "taken for the essay's subtitle")
            yield "subtitle", _one_line(heading.subtitle)
        for block in heading.moved:
            said = "who and when, moved to the head of the essay"
            self._tell(Sort.CHANGED, block.line, said, block.words)
        if heading.author and heading.author != self._author:
            yield "author", heading.author
        if heading.date:
            yield "date", heading.date

    def _tell_of_beginning(self, number: int, piece: Piece, title: str) -> None:
        beginning = piece.beginning
        _, guessed = proposed(piece)
        said = f"an essay begins, {beginning.sure:.0%} sure: {', '.join(beginning.why)}"
        if guessed:
            said += f"; it has no title, and is called `{title}` by its opening words"
        else:
            said += f"; its title is `{title}`"
        self._tell(Sort.GUESSED, piece.line, said)
        if piece.copy:
            self._tell_of_copy(number, piece)

    def _tell_of_copy(self, number: int, piece: Piece) -> None:
        assert piece.copy is not None
        first = self._division.pieces[piece.copy.first]
        said = (
            f"the essay of line {first.line} again, {piece.copy.alike:.0%} of it alike; "
            "kept as a file outside the book"
        )
        differing = "; ".join(
            f"`{old}` is `{new}`" if old and new else f"`{old or new}` {'gone' if old else 'new'}"
            for old, new in piece.copy.changes
        )
        self._tell(
            Sort.GUESSED, piece.line, said + (f"; it differs: {differing}" * bool(differing))
        )

    def _doubts(self) -> None:
        for line, doubt in self._division.doubtful:
            said = f"an essay might begin here, {doubt.sure:.0%} sure: {', '.join(doubt.why)}"
            self._tell(Sort.GUESSED, line, f"{said}; --plan lets you say so")
        for line, first in self._division.again:
            self._tell(Sort.GUESSED, line, f"what stands here stands in line {first} already")


def _one_line(block: Block) -> str:
    return inline(" ".join(block.text.split()))
