"""The whole book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from bokbygg.book import (
    Asset,
    Book,
    BoundNote,
    BoundPiece,
    Chapter,
    Contributor,
    CrossRef,
    CrossRefEnd,
    CrossRefStart,
    Exhibit,
    Image,
    Imprint,
    IndexPlace,
    IndexStart,
    Inline,
    Label,
    LinkEnd,
    LinkStart,
    Markup,
    Part,
    Picture,
    Piece,
    Reference,
    SpineItem,
    Text,
)
from bokbygg.collate import indexing
from bokbygg.collate.imprint import imprint
from bokbygg.collate.labels import Named, caption_label, numbered, register
from bokbygg.collate.links import Atlas
from bokbygg.collate.numbers import UNNUMBERED, Number, chapter_number, part_number
from bokbygg.collate.references import named, placeholder
from bokbygg.diagnostics import Diagnostic, in_reading_order
from bokbygg.languages import Language, Words, language
from bokbygg.naming import readable, shortened, slugify, unused
from bokbygg.read import RESERVED, Gallery, Manuscript
from bokbygg.roles import ROLES
from bokbygg.rules import structure as rules
from bokbygg.typography import typeset


def collate(manuscript: Manuscript, chapters: Sequence[Chapter], gallery: Gallery) -> Book:
    """Make a book of a manuscript's parsed chapters and their images.

    Dead links and missing images are findings (errors that a book can stand): the link's text
    stays, the image's place is marked.
    """
    by_path = {chapter.path: chapter for chapter in chapters}
    made, lacks = imprint(manuscript, chapters, gallery.cover)
    folder = manuscript.project.name(manuscript.project.manuscript)
    prefix = "" if folder == "." else f"{folder}/"
    atlas = Atlas(
        chapters,
        left_out=[prefix + name for name in manuscript.left_out],
        elsewhere=[prefix + name for name in manuscript.elsewhere],
    )
    numbers = _numbers(manuscript, by_path, language(made.lang).words)
    order = [by_path[sheet.source.path] for sheet in manuscript.sheets]
    names = register(order, manuscript.settings.content, numbers)
    binder = _Binder(atlas, dict(gallery.found), made, language(made.lang), names, numbers)
    front = tuple(binder.item(by_path[sheet.source.path]) for sheet in manuscript.front)
    parts = tuple(_parts(manuscript, by_path, binder))
    back = tuple(binder.item(by_path[sheet.source.path]) for sheet in manuscript.back)
    findings = (*manuscript.findings, *lacks, *gallery.findings, *binder.findings)
    every = (*front, *(item for part in parts for item in part.items), *back)
    findings += tuple(indexing.remarks(every, language(made.lang)))
    findings += tuple(finding for chapter in chapters for finding in chapter.findings)
    return Book(
        imprint=made,
        front=front,
        parts=parts,
        back=back,
        assets=_assets(gallery),
        findings=in_reading_order(findings),
    )


def _parts(
    manuscript: Manuscript, by_path: Mapping[str, Chapter], binder: _Binder
) -> Iterator[Part]:
    """The parts that hold essays, each with a slug of its own and, where chapters are numbered,
    its number."""
    taken = {sheet.slug for sheet in manuscript.sheets} | RESERVED
    style = manuscript.settings.content.number_chapters
    count = 0
    for part in manuscript.parts:
        items = tuple(binder.item(by_path[sheet.source.path]) for sheet in part.sheets)
        slug = unused(shortened(slugify(part.title)) or "part", taken)
        taken.add(slug)
        if items:
            counted = part.title and not all(item.only for item in items)
            count += bool(counted)
            number = part_number(count, style, binder.words) if counted else UNNUMBERED
            yield Part(
                slug=slug,
                title=binder.title(part.title),
                items=items,
                number=number.text,
                label=number.label,
            )


def _numbers(
    manuscript: Manuscript, by_path: Mapping[str, Chapter], words: Words
) -> dict[str, Number]:
    """The numbers of the chapters that have one, by path."""
    style = manuscript.settings.content.number_chapters
    body = (by_path[sheet.source.path] for part in manuscript.parts for sheet in part.sheets)
    counted = (chapter.path for chapter in body if style != "none" and _is_counted(chapter))
    return {path: chapter_number(count, style, words) for count, path in enumerate(counted, 1)}


def _is_counted(chapter: Chapter) -> bool:
    """Whether a chapter gets a number: not where its author wants none, nor where one edition alone
    has it, since chapters are called the same in all."""
    return chapter.role == "chapter" and chapter.meta.number and not chapter.meta.only


def _assets(gallery: Gallery) -> tuple[Asset, ...]:
    found = {asset.href: asset for _, asset in gallery.found}
    return tuple(found[href] for href in sorted(found))


class _Binder:
    """Turns chapters into spine items; gathers what it finds amiss."""

    def __init__(
        self,
        atlas: Atlas,
        pictures: Mapping[tuple[str, str], Asset],
        book: Imprint,
        row: Language,
        names: Mapping[str, Named],
        numbers: Mapping[str, Number],
    ) -> None:
        self._atlas = atlas
        self._pictures = pictures
        self._book = book
        self._row = row
        self._names = names
        self._numbers = numbers
        self._marked: Counter[str] = Counter()
        self.findings: list[Diagnostic] = []

    @property
    def words(self) -> Words:
        """Those of the book's language."""
        return self._row.words

    def title(self, text: str) -> Inline:
        """A part's title, typeset."""
        return (Text(text=typeset(text, self._row).text),) if text else ()

    def item(self, chapter: Chapter) -> SpineItem:
        number = self._numbers.get(chapter.path, UNNUMBERED)
        return SpineItem(
            path=chapter.path,
            slug=chapter.slug,
            role=chapter.role,
            lang=chapter.lang,
            title=chapter.title,
            subtitle=chapter.subtitle,
            byline=self._byline(chapter),
            epigraph=chapter.epigraph,
            epigraph_source=chapter.epigraph_source,
            body=self._bind(chapter.body, chapter),
            notes=tuple(
                BoundNote(number=note.number, body=self._bind(note.body, chapter), calls=note.calls)
                for note in chapter.notes
            ),
            headings=tuple(
                numbered(heading, self._names, language(chapter.lang).words)
                for heading in chapter.headings
            ),
            number=number.text,
            label=number.label,
            shows_title=chapter.shows_title,
            noted_title=chapter.noted_title,
            listed=chapter.meta.toc and ROLES[chapter.role].listed,
            provenance=chapter.provenance,
            only=chapter.meta.only,
            exhibits=tuple(
                Exhibit(
                    kind=one.kind,
                    id=one.id,
                    number=self._names[one.id].number,
                    title=one.title,
                )
                for one in chapter.captioned
            ),
        )

    def _byline(self, chapter: Chapter) -> tuple[Contributor, ...]:
        """The essay's authors where they are not just the book's."""
        own = tuple(person for person in chapter.meta.authors if person.role == "aut")
        same = {p.name for p in own} == {p.name for p in self._book.authors}
        return () if same else own

    def _bind(self, pieces: Iterable[Piece], chapter: Chapter) -> tuple[BoundPiece, ...]:
        bound: list[BoundPiece] = []
        dead: list[bool] = []
        for piece in pieces:
            if isinstance(piece, LinkStart):
                target = self._find(piece, chapter)
                dead.append(isinstance(target, Diagnostic))
                if isinstance(target, Diagnostic):
                    self.findings.append(target)
                else:
                    bound.append(target)
            elif isinstance(piece, LinkEnd):
                if not dead.pop():
                    bound.append(CrossRefEnd())
            elif isinstance(piece, Label):
                bound += self._label(piece, chapter)
            elif isinstance(piece, Reference):
                bound += self._reference(piece, chapter)
            elif isinstance(piece, IndexStart):
                bound.append(self._index_place(piece, chapter))
            elif isinstance(piece, Image):
                bound.append(self._picture(piece, chapter))
            else:
                bound.append(piece)
        return tuple(bound)

    def _find(self, link: LinkStart, chapter: Chapter) -> CrossRefStart | Diagnostic:
        """The place that a link means, after what is to be said of it."""
        self.findings += self._atlas.remarks(link, chapter)
        return self._atlas.find(link, chapter)

    def _index_place(self, start: IndexStart, chapter: Chapter) -> IndexPlace:
        self._marked[chapter.slug] += 1
        return IndexPlace(anchor=f"{chapter.slug}_index-{self._marked[chapter.slug]}", start=start)

    def _label(self, label: Label, chapter: Chapter) -> Inline:
        lang = chapter.lang if label.foreign else ""
        words = language(chapter.lang).words
        return caption_label(self._names[label.anchor], words, lang)

    def _reference(self, reference: Reference, chapter: Chapter) -> tuple[BoundPiece, ...]:
        link = LinkStart(href=reference.href, span=reference.span)
        target = self._find(link, chapter) if reference.says else self._atlas.find(link, chapter)
        if isinstance(target, CrossRefStart):
            found = named(reference, target, chapter, self._names)
        else:
            found = target
        if isinstance(found, CrossRef):
            return (found,)
        if not reference.says:  # the link before it has been told of
            return ()
        self.findings.append(found)
        return (placeholder(reference),)

    def _picture(self, image: Image, chapter: Chapter) -> Picture | Markup:
        if image.alt is None:
            self.findings.append(
                rules.NO_ALT.found(
                    f"the image `{readable(image.src)}` has no alternative text",
                    image.span,
                    hint="write between the brackets what the picture shows: `![…](…)`",
                )
            )
        asset = self._pictures.get((image.span.path, image.src))
        if asset is None:
            words = language(chapter.lang).words.image_missing.format(path=readable(image.src))
            text = escape(f"{words} ({image.alt})" if image.alt else words, quote=False)
            return Markup(xhtml=f'<span class="missing-image">[{text}]</span>')
        return _picture(asset, image)


def _picture(asset: Asset, image: Image) -> Picture:
    lighter = asset.lighter
    return Picture(
        href=asset.href,
        alt=image.alt or "",
        width=asset.width,
        height=asset.height,
        wide=image.width,
        high=image.height,
        span=image.span,
        lighter=_picture(lighter, image) if lighter else None,
    )
