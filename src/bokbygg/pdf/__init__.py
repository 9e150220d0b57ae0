"""The print edition: documents in, one PDF out.

Upper modules use lower ones:

    press       the whole run
    pagination  which document begins on which page; the contents last
    composing   documents laid out, each by itself -> fragments
    sheet       where a fragment begins, and the small style sheet that says so
    folios      page numbers that stand in the text
    tree        a document's text as the element tree the engine lays out
    attempt     what is tried anew where something has no room
    tables      those too wide for the page, set smaller
    feet        notes that crowd the foot of their page
    notes       those for which no page foot has room, at the end of their essay
    lacks       what of the text no face has
    standins    what is printed in its place
    undivided   languages without hyphenation patterns
    remarks     what the engine logs, as findings
    join        fragments -> one PDF: page labels, metadata, stable bytes
    mending     what the engine leaves undone in a file for screen readers and print shops
    seen        what was seen on the pages of a fragment
    engine, lines, furnisher, survey
                what touches WeasyPrint: layout and drawing; lines it sets wrong; the book's own
                files for it, and no others; where lines came to stand
"""

from __future__ import annotations

from bokbygg.pdf.press import press

__all__ = ["press"]
