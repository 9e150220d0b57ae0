"""One essay of a book by itself, to look at while one writes it.

It keeps its number, its notes and its figures' numbers; what led to other essays is text without a
link, and says what it is, not its page. Nothing of it can be taken for the book: name and
identifier are others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bokbygg.book import Book, Edition, SpineItem, plain
from bokbygg.collate.imprint import derived_identifier
from bokbygg.compose.cut import kept
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.naming import bare, nearest
from bokbygg.rules.machine import NO_SUCH_ESSAY


def found(book: Book, name: str) -> SpineItem:
    """The essay that an author calls `name`: its file, with or without folder and suffix, its slug,
    its title; or its number: the one it has in the book, the one its file begins with, or the how
    many-th of the chapters it is.

    Raises Fault where there is none.
    """
    asked = name.strip().casefold()
    for names in _NAMES:
        for item in book.spine:
            if asked and asked in (one.casefold() for one in names(item)):
                return item
    number = int(asked) if asked.isdecimal() else 0
    chapters = [item for part in book.parts for item in part.items]
    if 0 < number <= len(chapters):
        return chapters[number - 1]
    raise Fault(_none(book, name))


def _file(item: SpineItem) -> Iterator[str]:
    """What the file of an essay may be called: `manuscript/01-hav.md`, `01-hav.md`, `01-hav`."""
    yield item.path
    yield item.path.rpartition("/")[2]
    yield bare(item.path)


def _first_number(item: SpineItem) -> Iterator[str]:
    """The number that the name of an essay's file begins with."""
    if number := re.match(r"0*(\d+)", bare(item.path)):
        yield number[1]


_NAMES: tuple[Callable[[SpineItem], Iterable[str]], ...] = (
    _file,
    lambda item: (item.slug,),
    lambda item: (plain(item.title),),
    lambda item: (item.number,),
    _first_number,
)
"""What an essay may be called, the surest first."""


def _none(book: Book, name: str) -> Diagnostic:
    near = nearest(name, (item.path.rpartition("/")[2] for item in book.spine))
    hint = f"did you mean `{near}`?" if near else "`bokbygg list` names the essays"
    return NO_SUCH_ESSAY.found(f"no essay of the book is called `{name}`", hint=hint)


def alone(book: Book, item: SpineItem) -> Book:
    """The book with that essay in it and no other, under a name of its own; of findings those that
    are about other essays are left out."""
    others = [other for other in book.spine if other.slug != item.slug]
    left = kept(book, frozenset(other.slug for other in others))
    elsewhere = frozenset(other.path for other in others)
    imprint = book.imprint
    name = f"only-{item.slug}"
    identifier = derived_identifier(imprint.title, imprint.authors, imprint.lang, name)
    return replace(
        left,
        parts=tuple(replace(part, title=(), number="", label="") for part in left.parts),
        imprint=replace(
            imprint,
            slug=f"{imprint.slug}-{name}",
            identifier=identifier,
            isbn="",
            isbn_written="",
            isbns=(),
            cover=None,
        ),
        findings=tuple(
            one for one in book.findings if one.span is None or one.span.path not in elsewhere
        ),
    )


def undressed(edition: Edition) -> Edition:
    """The edition without cover, the pages that are made for a book, and a list of printed pages,
    which would be others than the book's."""
    return replace(edition, cover=None, made_pages=False, page_list=False, attach=())
