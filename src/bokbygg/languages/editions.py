"""The words of the files that readers get beside the e-book: what a row holds, and which one is
taken."""

from __future__ import annotations

from bokbygg.languages.tags import by_tag
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """What is said of excerpts, of the file for Kobo, and of what changed.

    `excerpt` is what a part of a book is called, `excerpt_title` names that of a book and takes
    `title`; `excerpt_use` and `kobo_use` say what the two files are good for. On the last page of
    an excerpt `ends` says that it ends there, `whole_has` stands before what else the whole book
    holds, `whole_at` before where it is had; no colon ends either.

    `changed` stands over what is other than in the edition before: `added`, `altered` and `removed`
    stand before titles. `trade` names the data for shops and libraries.
    """

    excerpt: str
    excerpt_title: str
    excerpt_use: str
    kobo_use: str
    ends: str
    whole_has: str
    whole_at: str
    changed: str
    added: str
    altered: str
    removed: str
    trade: str


def editions(tag: str) -> Editions:
    """The words for the `tag` of a language's row, by its longest known beginning; English for a
    language without a row."""
    from bokbygg.languages.editionsnorth import NORTH
    from bokbygg.languages.editionssouth import SOUTH

    return by_tag({**NORTH, **SOUTH}, tag)
