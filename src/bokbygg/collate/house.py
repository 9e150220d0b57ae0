"""The house style of a book, from its settings."""

from __future__ import annotations

from bokbygg.book import HouseStyle, Sheet
from bokbygg.guess import guess_language
from bokbygg.read import Manuscript


def house_style(manuscript: Manuscript) -> HouseStyle:
    """How the book's texts are set."""
    settings = manuscript.settings.typography
    return HouseStyle(
        lang=book_language(manuscript),
        off=settings.off,
        quotes=settings.quotes,
        dialogue=settings.dialogue,
        variables=manuscript.settings.variables,
    )


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
