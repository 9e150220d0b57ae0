"""The map of a book as it was laid out -> the map of its proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bokbygg import __version__
from bokbygg.book import Book, plain
from bokbygg.pdf.atlas import Atlas, Origin, Printed
from bokbygg.proof.map import Place, ProofEssay, ProofFile, ProofMap, ProofPage, Run, columns
from bokbygg.proof.sheet import Sheet
from bokbygg.read import Project, text_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What is said of a proof: as in ProofMap."""

    kind: str
    date: str
    revision: str
    only: str


def mapped(
    project: Project, book: Book, atlas: Atlas, sheets: Sequence[Sheet], occasion: Occasion
) -> ProofMap:
    """The map of a proof whose pages lie on `sheets`, not yet numbered."""
    runs = tuple(_run(one, sheets[one.page]) for one in atlas.printed)
    names = {item.path for item in book.spine}
    names |= {run.place.path for run in runs if run.place is not None}
    files = tuple(ProofFile(path=name, text=text_at(project, name)) for name in sorted(names))
    return ProofMap(
        round=0,
        kind=occasion.kind,
        book=book.imprint.identifier_of_pages,
        title=book.imprint.title,
        lang=book.imprint.lang,
        date=occasion.date,
        revision=occasion.revision,
        only=occasion.only,
        program=__version__,
        files=files,
        essays=tuple(_essays(book)),
        pages=tuple(_pages(atlas, sheets)),
        columns=columns(runs, files),
    )


def _run(one: Printed, sheet: Sheet) -> Run:
    origin = one.origin
    place, literal = None, False
    if isinstance(origin, Origin):
        place, literal = Place(origin.path, origin.line, origin.column), origin.literal
    return Run(
        page=one.page,
        line=one.line,
        text=one.text,
        bottom=sheet.y(one.bottom),
        top=sheet.y(one.top),
        edges=tuple((sheet.x(left), sheet.x(right)) for left, right in one.edges),
        place=place,
        literal=literal,
    )


def _essays(book: Book) -> Iterator[ProofEssay]:
    for item in book.spine:
        yield ProofEssay(slug=item.slug, path=item.path, title=plain(item.title))


def _pages(atlas: Atlas, sheets: Sequence[Sheet]) -> Iterator[ProofPage]:
    for leaf, sheet in zip(atlas.leaves, sheets, strict=True):
        yield ProofPage(
            width=sheet.width,
            height=sheet.height,
            area=sheet.area,
            label=leaf.label,
            slug=leaf.slug,
        )
