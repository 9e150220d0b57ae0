"""A file -> the blocks of its text, mended, without the lines of its web page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bokbygg.diagnostics import Fault, Span
from bokbygg.guess import guess_language
from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.material import Material
from bokbygg.importers.text.blocks import blocks
from bokbygg.importers.text.mending import FIRST, last, mended
from bokbygg.importers.text.page import Page, without_page
from bokbygg.importers.text.signs import words_of
from bokbygg.importers.text.splitwords import split_words
from bokbygg.importers.text.tags import without_tags
from bokbygg.rules import imports as rules

_ANYTHING = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text as it was read: `path` names it, `lang` is its language, `page` its blocks."""

    path: str
    lang: str
    page: Page
    remarks: tuple[Remark, ...]


def read(material: Material, lang: str) -> Reading:
    """Read a text. Raises Fault where there is none."""
    path = material.name
    decoded = material.text()
    if decoded.fault:
        hint = "open it in the editor it was written in and save it as UTF-8"
        message = f"`{path}` is {decoded.fault}"
        raise Fault(rules.NO_TEXT.found(message, Span(path=path), hint))
    if not _ANYTHING.search(decoded.text):
        hint = "name a file with an essay in it"
        raise Fault(rules.NO_TEXT.found(f"`{path}` holds no words", Span(path=path), hint))
    remarks: list[Remark] = []
    if decoded.encoding:
        said = f"read as {decoded.encoding} and written as UTF-8"
        remarks.append(Remark(sort=Sort.CHANGED, path=path, line=0, said=said))
    if not lang:
        lang = guess_language(decoded.text) or "en"
        said = f"the language is taken for `{lang}`; if it is another, say so with --lang"
        remarks.append(Remark(sort=Sort.GUESSED, path=path, line=0, said=said))
    text, told = mended(decoded.text, FIRST, path)
    text, tags = without_tags(text, path)
    text, blanks = mended(text, last(lang), path)
    page = without_page(blocks(text), path)
    if not page.blocks:
        hint = "name a file with an essay in it"
        message = f"`{path}` holds nothing but the menus and buttons of a page"
        raise Fault(rules.NO_TEXT.found(message, Span(path=path), hint))
    remarks += [*told, *tags, *blanks, *page.remarks, *split_words(words_of(text), path)]
    return Reading(path=path, lang=lang, page=page, remarks=tuple(remarks))
