"""The house style of a book, from its settings."""

from __future__ import annotations

from bokbygg.book import HouseStyle, Sheet
from bokbygg.guess import guess_language
from bokbygg.languages import language
from bokbygg.read import Manuscript


def house_style(manuscript: Manuscript) -> HouseStyle:
    """How the book's texts are set."""
    settings = manuscript.settings.typography
    lang = book_language(manuscript)
    return HouseStyle(
        lang=lang,
        off=settings.off,
        quotes=settings.quotes,
        dialogue=settings.dialogue,
        variables=_variables(manuscript, lang),
    )


def folder_title(manuscript: Manuscript) -> str:
    """The title that is assumed where none is given: the folder's name."""
    name = manuscript.project.root.name.replace("-", " ").replace("_", " ").strip()
    return name[:1].upper() + name[1:] or "Book"


def _variables(manuscript: Manuscript, lang: str) -> tuple[tuple[str, str], ...]:
    """What `{{name}}` stands for: what the book says of itself, and what its author lists."""
    book = manuscript.settings.book
    words = language(lang).words
    authors = [person.name for person in book.authors if person.role == "aut"]
    given = {
        "title": book.title or folder_title(manuscript),
        "subtitle": book.subtitle,
        "author": words.listing(authors),
        "date": words.date(book.date) if book.date else "",
        "year": str(book.date.year) if book.date else "",
        "publisher": book.publisher,
        "rights": book.rights,
        "edition": words.edition_label(book.edition_number) if book.edition_number else "",
    }
    known = {name: value for name, value in given.items() if value}
    return tuple({**known, **dict(manuscript.settings.variables)}.items())


def book_language(manuscript: Manuscript) -> str:
    """The book's language: as given, else the first an essay names, else as its text looks, else
    English."""
    given = manuscript.settings.book.lang
    named = (sheet.meta.lang for sheet in manuscript.sheets)
    if found := given or next(filter(None, named), ""):
        return found
    return guess_language("\n".join(_body(sheet) for sheet in manuscript.sheets)) or "en"


def _body(sheet: Sheet) -> str:
    """A sheet's text without its front matter."""
    return "\n".join(sheet.source.text.split("\n")[sheet.meta.body_line - 1 :])
