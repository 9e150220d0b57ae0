"""E: the e-book's file: E001-E009 are faults of bokbygg's own, E080-E099 what it carries."""

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

NOT_EMBEDDABLE = Rule(
    code="E080",
    level=Level.WARNING,
    title="A font says that it may not be embedded",
    why=(
        "An e-book carries its fonts with it, and whoever has the book has the font. Its maker has "
        "marked this one as not to be passed on so; a licence for e-books is sold apart."
    ),
    bad='font = "fonts/Desktop.otf"   a font licensed for one desk',
    good='font = "fonts/Ebook.otf"   the same, licensed for e-books, or a free one',
    source="OpenType 1.9, table OS/2, fsType",
)

WHOLE_FONT = Rule(
    code="E081",
    level=Level.NOTE,
    title="A font goes whole into the e-book",
    why=(
        "Fonts are cut down to the characters that the book prints. This one says that it may not "
        "be, so that all of it goes along and the book is heavier."
    ),
    bad="a font of 400 kB for a book of 90 different characters",
    good="a font that may be cut down",
    source="OpenType 1.9, table OS/2, fsType",
)
NO_PAGE_LIST = Rule(
    code="E090",
    level=Level.NOTE,
    title="The e-book lists no pages of the printed edition",
    why=(
        "The printed edition is laid out to learn where its pages begin, also where the e-book "
        "alone is made. That cannot be done here; the e-book is whole but for the list."
    ),
    bad="bokbygg build epub   (on a machine without Pango)",
    good="the same where Pango is installed, or with `page-list = false` under [epub]",
)
