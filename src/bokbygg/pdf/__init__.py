"""The print edition: documents in, one PDF out.

Upper modules use lower ones:

    pressing     the whole run
    pages        how pages begin, and what of the text is missing on them
    atlas        where every character of the book stands, and where in the author's files
    pagination   which document begins on which page
    laying       documents laid out side by side, each once; kept by `provenance`, what they came of
    placing      fragments at their places in the book, and what is to be said of them there
    ahead        what workers have from birth
    composing    one document through the engine -> a fragment
    fragment     a document's pages as a value: sent between processes, and kept
    sheet        where a fragment begins, and the small style sheet that says so
    folios       page numbers that stand in the text
    charting     the map of a fragment: where each printed character stands, where it comes from
    alignment    printed text held against what was to be printed
    tree         a document's text as the element tree the engine lays out
    marks        which piece of the book each text of the tree is
    attempt      what is tried anew where something has no room
    tables       those too wide for the page, set smaller
    notes        those for which no page foot has room, at the end of their essay
    looking      what is to be said of flaws that are seen on pages
    flaws, rivers, fallen, textlines
                 those, read from the map of a fragment; word spaces that stand under each other;
                 characters in another face than their text; the lines of its text
    lacks        what of the text no face has
    standins     what is printed in its place
    undivided    languages without hyphenation patterns
    remarks      what the engine logs, as findings
    leaf         a single page that is no part of a book's text, such as a cover
    attachments  files that go with the PDF that is read
    wrapper      the cover of a printed book as a sheet for a print shop

    join         fragments -> one PDF, to be read or for a print shop
    sources      files of fragments, opened while others are laid out
    prepress     pages made ready for a print shop
    cropmarks, repainting, printpictures, inks, exchange
                 sheets and marks; colours and pictures as inks, by the profile of the press; what
                 PDF/X-4 asks for
    printed, typefaces, pictures, tags, outline, destinations, metadata, streams
                 what is joined: numbers of pages, faces, pictures, structure, bookmarks, places,
                 what is said of the book, how streams end

    survey, feet where things came to stand; notes that crowd their page
    seen         the same as values
    layout       the map as a value, packed by columns

    tuning       faulty paragraphs broken anew while a document is laid out, by
    turns, paragraphs, measuring, breaking
                 pages that end within a word; a paragraph, its widths, its lines as a whole

    engine, lines, keeping, drawing, semantics, figures, reserved, furnisher, boxes, edges
                 what touches WeasyPrint: layout; lines it sets wrong; notes it sends on; pages
                 drawn, with what is the whole book's business kept back; how numbers look and where
                 they stand; the book's own files for it, and no others; its boxes; the edges of
                 characters on a line
    mending      what WeasyPrint leaves undone for screen readers and print shops
    fast         the engine's work done in less time, to the same bytes
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bokbygg.pdf.composing import hindrance
    from bokbygg.pdf.composing import load as make_ready
    from bokbygg.pdf.pressing import look, paginate, press, press_charted

__all__ = ["hindrance", "look", "make_ready", "paginate", "press", "press_charted"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of those above
    """What is asked of this room, taken in when it is: a worker that lays documents out has no need
    of what joins them."""
    if name not in __all__:
        raise AttributeError(name)
    if name == "make_ready":
        return import_module("bokbygg.pdf.composing").load
    if name == "hindrance":
        return import_module("bokbygg.pdf.composing").hindrance
    return getattr(import_module("bokbygg.pdf.pressing"), name)
