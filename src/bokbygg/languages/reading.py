"""The words of a book that is read in the browser, and of how it gets onto a reader's own device:
what a row holds, and which one is taken."""

from __future__ import annotations

from bokbygg.languages.tags import by_tag
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a site says to someone who reads. `books` stands over several.

    `online` leads to the book's chapters as pages of the web, `online_use` says what they are;
    `paged` and `paged_use` are the same for the page on which pages are turned. `previous` and
    `next` are chapters, `back` and `forward` pages. `go` stands before a list of pages. `looks`
    names the choice of `colours`, which are as on the `device`, `light` or `dark`, and of type,
    `smaller` or `larger`. `opening` is shown until the book is there, `instead` where it cannot be
    shown so.

    `devices` stands over the ways to e-readers and phones, which the last four tell.
    """

    books: str
    online: str
    online_use: str
    paged: str
    paged_use: str
    previous: str
    next: str
    back: str
    forward: str
    go: str
    looks: str
    colours: str
    device: str
    light: str
    dark: str
    smaller: str
    larger: str
    close: str
    opening: str
    instead: str
    devices: str
    kindle: str
    kobo: str
    apple: str
    android: str


def reading(tag: str) -> Reading:
    """The words for the `tag` of a language's row, by its longest known beginning; English for a
    language without a row."""
    from bokbygg.languages.readnorth import NORTH
    from bokbygg.languages.readsouth import SOUTH
    from bokbygg.languages.readwest import WEST

    return by_tag({**NORTH, **WEST, **SOUTH}, tag)
