"""The words of a book's site: what a row holds, and which one is taken."""

from __future__ import annotations

from bokbygg.languages.tags import by_tag
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shopfront:
    """What a page says to someone who may want the book.

    `get` stands over the files; `flowing` and `paged` say what an EPUB and a PDF are good for.
    Then what is promised of accessibility: `adjustable`, `linked` (the contents), `numbered` (pages
    as in print), `still` (nothing blinks); `certified` takes `certifier` and `standard`.
    `checking` says what `checksums` are for, `catalogues` what the feeds are for.
    """

    get: str
    flowing: str
    paged: str
    accessibility: str
    adjustable: str
    linked: str
    numbered: str
    still: str
    certified: str
    uncertified: str
    checksums: str
    checking: str
    catalogues: str


def shopfront(tag: str) -> Shopfront:
    """The words for the `tag` of a language's row, by its longest known beginning; English for a
    language without a row."""
    from bokbygg.languages.shopnorth import NORTH
    from bokbygg.languages.shopsouth import SOUTH

    return by_tag({**NORTH, **SOUTH}, tag)
