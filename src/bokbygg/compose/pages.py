"""Single documents, each through the template of its role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup as Safe

from bokbygg.book import (
    Book,
    Contributor,
    Document,
    Edition,
    Kind,
    Markup,
    Matter,
    Part,
    SpineItem,
    plain,
)
from bokbygg.compose.contents import EXHIBITS, entries, exhibits, numbered
from bokbygg.compose.indexing import SLUG as SLUG_OF_INDEX
from bokbygg.compose.indexing import groups as groups_of_index
from bokbygg.compose.notes import SLUG, Group, asides, files, groups, listed
from bokbygg.compose.pagebreaks import NO_TOPS, Tops, page_break
from bokbygg.compose.render import Renderer, inline
from bokbygg.compose.templates import environment
from bokbygg.fonts import FAMILIES, LICENCE
from bokbygg.languages import Language, language
from bokbygg.roles import ROLES, Role

_NO_ENDING = {"provenance": (), "asides": "", "endnotes": ""}

NONE: Mapping[str, object] = {}
"""What a template needs that has no values of its own."""


class Pages:
    """Fills templates for one book and edition."""

    def __init__(self, book: Book, edition: Edition, tops: Tops = NO_TOPS) -> None:
        self._tops = tops
        self._book = book
        self._edition = edition
        self._row = language(book.imprint.lang)
        self._groups = groups(book, edition)

    def half_title(self) -> Document:
        """The title alone, on the first page of a printed book."""
        return self._made("half-title", Matter.FRONT)

    def title_page(self) -> Document:
        """Authors, title and publisher."""
        row = ROLES["title-page"]
        return self._page(row.page, row, Matter.FRONT, self._book.imprint.title, NONE)

    def imprint(self) -> Document:
        """Who made the book, and what is told of it to shops and libraries."""
        values = {
            "credits": tuple(self._credits()),
            "isbns": tuple(self._isbns()),
            "series": self._series(),
        }
        return self._made("imprint", Matter.FRONT, values)

    def contents(self) -> Document:
        """The contents of the print edition. The page numbers are for the press to fill in, where
        an element says `data-page-of`."""
        lines = entries(self._book, self._edition)
        return self._made("contents", Matter.FRONT, {"entries": lines})

    def colophon(self) -> Document:
        """How the book was made: its faces, where it carries them, and by what."""
        return self._made("colophon", Matter.BACK, {"faces": self._faces()})

    def exhibits(self, role: str) -> Document:
        """A list of the figures or the tables of the book, with captions and, in print, pages."""
        kind = EXHIBITS[role]
        lines = exhibits(self._book, self._edition, kind)
        return self._made(role, Matter.FRONT, {"entries": lines})

    def index(self) -> Iterator[Document]:
        """The index, where something is marked for it and no essay bears it."""
        if found := groups_of_index(self._book, self._edition, SLUG_OF_INDEX, self._tops):
            title = ROLES["index"].title(self._row.words)
            values = {"heading": title, "body": "", "groups": found, **_NO_ENDING}
            yield self._made("index", Matter.BACK, values)

    def part(self, part: Part) -> Document:
        """The page that a part of the book begins with."""
        title = plain(part.title)
        values = {
            "heading": inline(part.title),
            "label": part.label,
            "spoken": numbered(part.label, title),
        }
        row = ROLES["part"]
        return self._page(row.page, row, Matter.BODY, title, values, slug=part.slug)

    def essay(self, item: SpineItem, matter: Matter) -> Document:
        """An essay in its stretch of the book."""
        row, title = ROLES[item.role], plain(item.title)
        file = f"{item.slug}.xhtml"
        renderer = Renderer(item, self._edition, file, files(self._groups, item))
        book_lang = self._book.imprint.lang
        values = {
            "heading": renderer.part("title") if item.shows_title else Safe(""),
            "label": item.label,
            "label_lang": book_lang if book_lang != item.lang else "",
            "spoken": numbered(item.label, title),
            "fills": not row.listed and _lines(item) > _FEW,
            "unlisted": row.listed and not item.listed,
            "subtitle": renderer.part("subtitle"),
            "byline": _names(item.byline, language(item.lang)),
            "epigraph": renderer.part("epigraph"),
            "epigraph_source": renderer.part("source"),
            "body": renderer.part("body"),
            "provenance": [
                renderer.part(f"provenance-{number}")
                for number, _ in enumerate(item.provenance, start=1)
            ],
            **self._notes(renderer),
        }
        if item.role == "index":
            found = groups_of_index(self._book, self._edition, item.slug, self._tops)
            values["groups"] = found
        return self._page(
            row.template,
            row,
            matter,
            title,
            values,
            lang=item.lang,
            path=item.path,
            slug=item.slug,
        )

    def _notes(self, renderer: Renderer) -> dict[str, object]:
        """What the template of an essay has to know of its notes: those that pop up, and those
        under a heading of their own."""
        own = renderer.item.notes
        pop_up = self._edition.notes == "pop-up" and self._edition.kind is Kind.EPUB
        at_end = bool(own) and self._edition.notes == "chapter"
        return {
            "asides": asides(renderer) if pop_up else Safe(""),
            "endnotes": listed(renderer, own) if at_end else Safe(""),
            "endnotes_title": language(renderer.item.lang).words.notes,
        }

    def notes(self) -> Iterator[Document]:
        """The notes of the whole book, where they stand at its end."""
        row, title = ROLES["notes"], self._row.words.notes
        for file, of_file in groupby(self._groups, lambda group: group.file):
            slug = file.removesuffix(".xhtml")
            values = {"opens": slug == SLUG, "groups": [self._group(group) for group in of_file]}
            yield self._page(row.page, row, Matter.BACK, title, values, slug=slug)

    def _group(self, group: Group) -> dict[str, object]:
        """The notes of an essay as their template has them."""
        item = group.item
        renderer = Renderer(item, self._edition, group.file, files(self._groups, item))
        return {
            "slug": item.slug,
            "href": renderer.link(f"{item.slug}.xhtml", item.slug),
            "title": inline(item.title),
            "label": item.label,
            "lang": item.lang if item.lang != self._book.imprint.lang else "",
            "notes": listed(renderer, group.notes),
            "first": group.notes[0].number == 1,
        }

    def _made(self, role: str, matter: Matter, values: Mapping[str, object] = NONE) -> Document:
        """A page made from the book's settings."""
        row = ROLES[role]
        return self._page(row.page, row, matter, row.title(self._row.words), values)

    def _page(
        self,
        template: str,
        role: Role,
        matter: Matter,
        title: str,
        values: Mapping[str, object],
        *,
        lang: str = "",
        path: str = "",
        slug: str = "",
    ) -> Document:
        lang = lang or self._book.imprint.lang
        known = {
            "book": self._book.imprint,
            "authors": _names(self._book.imprint.authors, self._row),
            "in_print": self._edition.kind is Kind.PRINT,
            "stylesheets": [sheet.href for sheet in self._edition.stylesheets],
            "role": role,
            "matter": matter.value,
            "title": title,
            "spoken": title,
            "fills": False,
            "unlisted": False,
            "lang": lang,
            "direction": language(lang).direction,
            "words": self._row.words,
            "slug": slug or role.name,
            "page_breaks": self._begins(f"{slug or role.name}.xhtml"),
        }
        xhtml = environment().get_template(f"{template}.xhtml.j2").render({**known, **values})
        return Document(
            href=f"{slug or role.name}.xhtml",
            role=role.name,
            matter=matter,
            title=title,
            lang=lang,
            xhtml=xhtml,
            path=path,
        )

    def _begins(self, href: str) -> Safe:
        """The printed pages that begin where a document does."""
        return Safe("".join(page_break(one) for one in self._tops.get(href, ())))

    def _credits(self) -> Iterator[str]:
        """What is said of everyone but the authors, as far as the language has words for it."""
        for role, words in self._row.words.credits:
            people = [one for one in self._book.imprint.contributors if one.role == role]
            if people:
                yield words.format(names=_names(people, self._row))

    def _faces(self) -> str:
        """The faces that the edition prints with, ours with their licence; empty where the reader's
        own are used."""
        if self._edition.kind is Kind.EPUB and self._edition.faces is None:
            return ""
        names = self._edition.set_in
        pieces = (piece for item in self._book.spine for piece in item.body)
        coded = any(isinstance(piece, Markup) and "<code" in piece.xhtml for piece in pieces)
        used = dict.fromkeys((names.text, names.mono) if coded else (names.text,))
        told = self._row.words.listing(list(used))
        return f"{told} ({LICENCE})" if used.keys() <= set(FAMILIES) else told

    def _isbns(self) -> Iterator[str]:
        imprint, words = self._book.imprint, self._row.words
        if not imprint.isbns and imprint.isbn:
            yield f"{words.isbn} {imprint.isbn_written}"
        for isbn in imprint.isbns:
            kind = {"epub": "EPUB", "pdf": "PDF", "print": words.in_print}.get(isbn.edition, "")
            yield f"{words.isbn} {isbn.written}" + (f" ({kind})" if kind else "")

    def _series(self) -> str:
        series = self._book.imprint.series
        if series is None or not series.number:
            return series.name if series else ""
        return self._row.words.in_series.format(series=series.name, number=series.number)


_FEW = 24
"""Lines that have room at the foot of the smallest page; a page with more begins at its head."""

_LINE = 60
"""Characters in a line of such a page, at least."""


def _lines(item: SpineItem) -> int:
    """How many lines an essay's text takes, roughly."""
    breaks = sum(
        piece.xhtml.count("<br/>") + piece.xhtml.count("<p")
        for piece in item.body
        if isinstance(piece, Markup)
    )
    return breaks + len(plain(item.body)) // _LINE


def _names(people: Sequence[Contributor], row: Language) -> str:
    """Names in a row, as the language joins them."""
    return row.words.listing([person.name for person in people])
