"""The parts a book is made of: one row a role, in the order in which books have them.

`epub_type` is from the EPUB Structural Semantics Vocabulary 1.1, `aria` from DPUB-ARIA 1.1;
either is empty where its vocabulary has no such word.
"""

from __future__ import annotations

from enum import StrEnum

from bokbygg.book import Matter
from bokbygg.languages import Words
from bokbygg.values import dataclass


class Titling(StrEnum):
    """Whether a page prints its title: always, where its author wrote one, or never. One that is
    not always printed is no line of the contents either."""

    ALWAYS = "always"
    WRITTEN = "written"
    NEVER = "never"


class Opening(StrEnum):
    """Where in print a page may stand: as the edition has its essays open; on the next page; on a
    recto; on a recto with nothing on its back."""

    AS_SET = "as-set"
    NEXT = "next"
    RECTO = "recto"
    ALONE = "alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role: its name in settings and class attributes, where it stands, how it is marked up.

    `matters` are the stretches of the book that it may stand in, the customary one first.
    `template` is that of essays with this role, empty where no essay can ask for it; `page` that of
    the page made from the book's settings where no essay has the role, empty where none is.
    `keeps_lines` where a short line of the file is a line of the page.
    """

    name: str
    matters: tuple[Matter, ...]
    epub_type: str = ""
    aria: str = ""
    template: str = "chapter"
    page: str = ""
    titling: Titling = Titling.ALWAYS
    keeps_lines: bool = False
    opening: Opening = Opening.AS_SET

    @property
    def listed(self) -> bool:
        """Whether such a page is a line of the contents."""
        return self.titling is Titling.ALWAYS

    def title(self, words: Words) -> str:
        """What such a page is called in the words of a language."""
        return str(getattr(words, self.name.replace("-", "_")))


_FRONT, _BODY, _BACK = Matter.FRONT, Matter.BODY, Matter.BACK

_ROWS = (
    Role(
        name="half-title",
        matters=(_FRONT,),
        epub_type="halftitlepage",
        template="display",
        page="half-title",
        titling=Titling.WRITTEN,
        keeps_lines=True,
        opening=Opening.ALONE,
    ),
    Role(
        name="title-page",
        matters=(_FRONT,),
        epub_type="titlepage",
        template="display",
        page="title-page",
        titling=Titling.WRITTEN,
        keeps_lines=True,
        opening=Opening.RECTO,
    ),
    Role(
        name="imprint",
        matters=(_FRONT, _BACK),
        epub_type="copyright-page",
        template="display",
        page="imprint",
        titling=Titling.NEVER,
        keeps_lines=True,
        opening=Opening.NEXT,
    ),
    Role(
        name="dedication",
        matters=(_FRONT, _BACK),
        epub_type="dedication",
        aria="doc-dedication",
        template="display",
        titling=Titling.NEVER,
        keeps_lines=True,
        opening=Opening.ALONE,
    ),
    Role(
        name="epigraph",
        matters=(_FRONT,),
        epub_type="epigraph",
        aria="doc-epigraph",
        template="display",
        titling=Titling.NEVER,
        opening=Opening.ALONE,
    ),
    Role(
        name="contents",
        matters=(_FRONT,),
        epub_type="toc",
        aria="doc-toc",
        template="",
        page="contents",
        opening=Opening.RECTO,
    ),
    Role(
        name="list-of-figures",
        matters=(_FRONT,),
        epub_type="loi",
        template="",
        page="list",
        opening=Opening.NEXT,
    ),
    Role(
        name="list-of-tables",
        matters=(_FRONT,),
        epub_type="lot",
        template="",
        page="list",
        opening=Opening.NEXT,
    ),
    Role(name="foreword", matters=(_FRONT,), epub_type="foreword", aria="doc-foreword"),
    Role(name="preface", matters=(_FRONT,), epub_type="preface", aria="doc-preface"),
    Role(
        name="introduction",
        matters=(_FRONT, _BODY),
        epub_type="introduction",
        aria="doc-introduction",
    ),
    Role(
        name="part",
        matters=(_BODY,),
        epub_type="part",
        aria="doc-part",
        template="",
        page="part",
        opening=Opening.ALONE,
    ),
    Role(name="chapter", matters=(_BODY,), epub_type="chapter", aria="doc-chapter"),
    Role(name="interlude", matters=(_BODY,)),
    Role(name="afterword", matters=(_BACK,), epub_type="afterword", aria="doc-afterword"),
    Role(name="appendix", matters=(_BACK,), epub_type="appendix", aria="doc-appendix"),
    Role(
        name="notes",
        matters=(_BACK,),
        epub_type="endnotes",
        aria="doc-endnotes",
        template="",
        page="notes",
    ),
    Role(
        name="acknowledgements",
        matters=(_BACK, _FRONT),
        epub_type="acknowledgments",
        aria="doc-acknowledgments",
    ),
    Role(name="about", matters=(_BACK, _FRONT)),
    Role(
        name="index",
        matters=(_BACK,),
        epub_type="index",
        aria="doc-index",
        template="index",
        page="index",
    ),
    Role(
        name="colophon",
        matters=(_BACK, _FRONT),
        epub_type="colophon",
        aria="doc-colophon",
        template="display",
        page="colophon",
        titling=Titling.WRITTEN,
        opening=Opening.NEXT,
    ),
)

ROLES: dict[str, Role] = {row.name: row for row in _ROWS}

GENERATED = frozenset(row.name for row in _ROWS if row.page)
"""Roles whose pages are made from the book's settings, unless an essay has them."""

STANDING = {Matter.FRONT: "preface", Matter.BODY: "chapter", Matter.BACK: "afterword"}
"""The role of an essay that names none, by the stretch of the book it stands in."""

_PLACES = {row.name: place for place, row in enumerate(_ROWS)}


def place(name: str) -> int:
    """Where a role stands in the customary order of a book, from 0."""
    return _PLACES[name]
