"""The print edition: documents in, one PDF out.

Upper modules use lower ones:

    press        the whole run
    pagination   which document begins on which page
    laying       documents laid out side by side, each once; kept by `provenance`, what they came of
    placing      fragments at their places in the book, and what is to be said of them there
    composing    one document through the engine -> a fragment
    fragment     a document's pages as a value: sent between processes, and kept
    sheet        where a fragment begins, and the small style sheet that says so
    folios       page numbers that stand in the text
    tree         a document's text as the element tree the engine lays out
    attempt      what is tried anew where something has no room
    tables       those too wide for the page, set smaller
    notes        those for which no page foot has room, at the end of their essay
    lacks        what of the text no face has
    standins     what is printed in its place
    undivided    languages without hyphenation patterns
    remarks      what the engine logs, as findings
    leaf         a single page that is no part of a book's text, such as a cover

    join         fragments -> one PDF
    printed, typefaces, pictures, tags, outline, destinations, metadata, streams
                 what is joined: numbers of pages, faces, pictures, structure, bookmarks, places,
                 what is said of the book, how streams end

    engine, lines, drawing, figures, reserved, furnisher, survey, feet
                 what touches WeasyPrint: layout; lines it sets wrong; pages drawn, with what is the
                 whole book's business kept back; how numbers look and where they stand; the book's
                 own files for it, and no others; where things came to stand
    seen         the same as values
    mending      what WeasyPrint leaves undone for screen readers and print shops
"""

from __future__ import annotations

from bokbygg.pdf.composing import load as make_ready
from bokbygg.pdf.press import press

__all__ = ["make_ready", "press"]
