"""The pages that the e-book has of its own, made from templates."""

from __future__ import annotations

from bokbygg.book import Asset, Document, Edition, Imprint, Matter
from bokbygg.compose import environment
from bokbygg.languages import language


def page(template: str, lang: str, edition: Edition, **values: object) -> str:
    """A page in the language of the book, dressed as the edition is, from a template."""
    row = language(lang)
    values |= {"lang": lang, "direction": row.direction, "dash": row.dash, "words": row.words}
    values["stylesheets"] = [sheet.href for sheet in edition.stylesheets]
    return environment().get_template(template).render(values)


def cover_page(imprint: Imprint, cover: Asset, edition: Edition) -> Document:
    """The cover as the first page, said aloud as the word for cover, the title and the authors."""
    words = language(imprint.lang).words
    authors = words.listing([person.name for person in imprint.authors])
    alt = f"{words.cover}: {imprint.title}" + (f", {authors}" if authors else "")
    return Document(
        href="cover.xhtml",
        role="cover",
        matter=Matter.FRONT,
        title=words.cover,
        lang=imprint.lang,
        xhtml=page("cover.xhtml.j2", imprint.lang, edition, cover=cover, alt=alt),
    )
