"""The documents of an edition, through the templates: one template a role."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup as Safe

from bokbygg.book import (
    Book,
    Contributor,
    Document,
    Edition,
    Kind,
    Matter,
    Part,
    SpineItem,
    plain,
)
from bokbygg.compose.render import Renderer, inline
from bokbygg.languages import Language, language
from bokbygg.roles import GENERATED, ROLES


@functools.cache
def environment() -> Environment:
    """The templates, loaded once."""
    return Environment(
        loader=PackageLoader("bokbygg", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents: where to, title and authors, lines under it."""

    role: str
    slug: str
    title: Safe
    byline: str
    entries: tuple[Entry, ...] = ()


def documents(book: Book, edition: Edition) -> tuple[Document, ...]:
    """Every document of the edition in reading order, but for the contents."""
    press = _Press(book, edition)
    made = [press.title_page(), press.colophon()]
    made += [press.essay(item, Matter.FRONT) for item in book.front]
    for part in book.parts:
        if part.title:
            made.append(press.part(part))
        made += [press.essay(item, Matter.BODY) for item in part.items]
    made += [press.essay(item, Matter.BACK) for item in book.back]
    return tuple(made)


def contents(book: Book, edition: Edition) -> Document:
    """The contents of the print edition; the page numbers are for the press to fill in, where an
    element says `data-page-of`."""
    return _Press(book, edition).contents()


class _Press:
    """Fills templates for one book and edition."""

    def __init__(self, book: Book, edition: Edition) -> None:
        self._book = book
        self._edition = edition
        self._row = language(book.imprint.lang)

    def title_page(self) -> Document:
        return self._page("title-page", Matter.FRONT, self._book.imprint.title)

    def colophon(self) -> Document:
        return self._page("colophon", Matter.FRONT, self._row.words.colophon)

    def contents(self) -> Document:
        front = tuple(_entry(item, self._row) for item in self._book.front)
        back = tuple(_entry(item, self._row) for item in self._book.back)
        body: list[Entry] = []
        for part in self._book.parts:
            items = tuple(_entry(item, self._row) for item in part.items)
            body += (_part_entry(part, items),) if part.title else items
        entries = (*front, *body, *back)
        return self._page("contents", Matter.FRONT, self._row.words.contents, entries=entries)

    def part(self, part: Part) -> Document:
        title = plain(part.title)
        return self._page("part", Matter.BODY, title, slug=part.slug, heading=inline(part.title))

    def essay(self, item: SpineItem, matter: Matter) -> Document:
        renderer = Renderer(item, self._edition.kind)
        in_print = self._edition.kind is Kind.PRINT
        return self._page(
            item.role,
            matter,
            plain(item.title),
            lang=item.lang,
            path=item.path,
            slug=item.slug,
            heading=inline(item.title),
            subtitle=inline(item.subtitle),
            byline=_names(item.byline, language(item.lang)),
            epigraph=inline(item.epigraph),
            epigraph_source=inline(item.epigraph_source),
            body=renderer.body(),
            notes=Safe("") if in_print else renderer.notes(),
        )

    def _page(
        self,
        role: str,
        matter: Matter,
        title: str,
        *,
        lang: str = "",
        path: str = "",
        slug: str = "",
        **more: object,
    ) -> Document:
        lang = lang or self._book.imprint.lang
        name = role if role in GENERATED else "chapter"
        row = language(lang)
        xhtml = (
            environment()
            .get_template(f"{name}.xhtml.j2")
            .render(
                book=self._book.imprint,
                authors=_names(self._book.imprint.authors, self._row),
                in_print=self._edition.kind is Kind.PRINT,
                face=self._edition.set_in,
                stylesheets=[sheet.href for sheet in self._edition.stylesheets],
                role=ROLES[role],
                matter=matter.value,
                title=title,
                lang=lang,
                direction=row.direction,
                words=self._row.words,
                slug=slug or role,
                **more,
            )
        )
        return Document(
            href=f"{slug or role}.xhtml",
            role=role,
            matter=matter,
            title=title,
            lang=lang,
            xhtml=xhtml,
            path=path,
        )


def _names(people: Sequence[Contributor], row: Language) -> str:
    """Names in a row, as the language joins them."""
    return row.words.listing([person.name for person in people])


def _entry(item: SpineItem, row: Language) -> Entry:
    return Entry(
        role=item.role,
        slug=item.slug,
        title=inline(item.title),
        byline=_names(item.byline, row),
    )


def _part_entry(part: Part, items: tuple[Entry, ...]) -> Entry:
    return Entry(
        role="part",
        slug=part.slug,
        title=inline(part.title),
        byline="",
        entries=items,
    )
