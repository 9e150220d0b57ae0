"""E: the e-book's file. Each of these is a fault of bokbygg's own."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

MALFORMED = Rule(
    code="E001",
    level=Level.ERROR,
    title="A document of the e-book is not well-formed XML",
    why=(
        "An e-reader shows a parser's complaint instead of a page that is not well-formed, so no "
        "such book is written. bokbygg writes the markup itself: when it is broken, bokbygg is to "
        "blame, or a piece of raw HTML in an essay that slipped through."
    ),
    bad="<p>The sea<br></p>",
    good="<p>The sea<br/></p>",
)

SAME_NAME = Rule(
    code="E002",
    level=Level.ERROR,
    title="Two files of the e-book have one name",
    why=(
        "A file in an e-book is found by its name alone: of two with the same name one would be "
        "lost. Names in the book are made from the slugs of the essays and the names of the "
        "pictures, and should never meet."
    ),
    bad="an essay with the slug `nav` beside the contents `nav.xhtml`",
    good="an essay with the slug `navigation`",
)
