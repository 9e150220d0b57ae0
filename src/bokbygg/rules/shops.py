"""E100-E149, U041-U045: what one shop or library asks for beyond what every e-book should be."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

APPLE_PIXELS = Rule(
    code="E101",
    level=Level.ERROR,
    title="Apple Books: an image has too many pixels",
    why="Images within the e-book cannot exceed 5.6 million pixels.",
    bad="4000 x 3000 pixels",
    good="2600 x 1950 pixels",
    source="Apple Books Asset Guide, Images",
)
APPLE_SIZE = Rule(
    code="E102",
    level=Level.ERROR,
    title="Apple Books: the file is too large",
    why="Up to 2 GB is taken; under 1 GB is asked for.",
    bad="2.3 GB",
    good="300 MB",
    source="Apple Books for Authors, Prepare your book",
)
APPLE_COVER = Rule(
    code="E103",
    level=Level.WARNING,
    title="Apple Books: the cover is small",
    why="The cover has to have at least 1,400 pixels on its shorter side.",
    bad="1000 x 1600 pixels",
    good="1600 x 2560 pixels",
    source="Apple Books Asset Guide, Book Cover Art",
)
KOBO_COVER = Rule(
    code="E111",
    level=Level.WARNING,
    title="Kobo: the cover has no document of its own",
    why="Kobo asks for the cover in an XHTML document of its own, first in the spine.",
    bad="a cover image that no document shows",
    good="cover.xhtml, first in the spine",
    source="Kobo's EPUB specification (kobolabs/epub-spec)",
)
KOBO_WOFF2 = Rule(
    code="E112",
    level=Level.ERROR,
    title="Kobo: a face is in WOFF2",
    why="TrueType, OpenType and WOFF are read everywhere; WOFF2 is not.",
    bad="fonts/garamond.woff2",
    good="fonts/garamond.ttf",
    source="Kobo's EPUB specification (kobolabs/epub-spec)",
)
KOBO_LARGE = Rule(
    code="E113",
    level=Level.ERROR,
    title="Kobo: a document is over 10 MB",
    why="Kobo takes documents of up to 10 MB.",
    bad="the whole book in one document",
    good="a document a chapter",
    source="Kobo's EPUB specification (kobolabs/epub-spec)",
)
KOBO_ISBN = Rule(
    code="E114",
    level=Level.NOTE,
    title="Kobo: the identifier is no ISBN",
    why="Kobo asks for the ISBN in dc:identifier.",
    bad="urn:uuid:…",
    good="urn:isbn:9780306406157",
    source="Kobo's EPUB specification (kobolabs/epub-spec)",
)
KDP_NCX = Rule(
    code="E121",
    level=Level.WARNING,
    title="Kindle: there is no toc.ncx",
    why="Kindle's menu is made of it. Amazon's guidelines take the nav element of EPUB 3 for it "
    "too, its help asks for a complete NCX.",
    bad="no NCX in the manifest",
    good="toc.ncx",
    source="Amazon Kindle Publishing Guidelines 2019.2, section 5.2",
)
KDP_CONTENTS = Rule(
    code="E122",
    level=Level.WARNING,
    title="Kindle: there is no page of contents to read",
    why="An HTML table of contents has to stand among the pages.",
    bad="nav.xhtml outside the spine",
    good="nav.xhtml in the spine",
    source="Amazon Kindle Publishing Guidelines 2019.2, section 5.1",
)
KDP_COVER = Rule(
    code="E123",
    level=Level.WARNING,
    title="Kindle: the cover is too small",
    why="At least 625 pixels wide and 1,000 high are asked for; 1,600 by 2,560 is best.",
    bad="500 x 800 pixels",
    good="1600 x 2560 pixels",
    source="Kindle Direct Publishing, Cover image guidelines",
)
KDP_STYLE = Rule(
    code="E124",
    level=Level.WARNING,
    title="Kindle: a document holds a style element",
    why="Kindle Previewer has refused files with style inside their documents.",
    bad="<style>p { … }</style>",
    good='<link rel="stylesheet" …/>',
    source="quarto-dev/quarto-cli, issue 11948",
)
GOOGLE_COVER = Rule(
    code="E131",
    level=Level.ERROR,
    title="Google Play: the cover is too small or too large",
    why="Each side of the cover has to have from 640 to 7,200 pixels.",
    bad="500 x 800 pixels",
    good="1600 x 2560 pixels",
    source="Google Play Books Partner Help, Files and uploading",
)
GOOGLE_SIZE = Rule(
    code="E132",
    level=Level.ERROR,
    title="Google Play: the file is too large",
    why="Each file must be less than 2 GB.",
    bad="2.3 GB",
    good="300 MB",
    source="Google Play Books Partner Help, Files and uploading",
)
GOOGLE_NAME = Rule(
    code="E133",
    level=Level.NOTE,
    title="Google Play: the file is not named by its ISBN",
    why="Files that are not uploaded one by one are told by their names: the ISBN, then `.epub`.",
    bad="my-book.epub",
    good="9780306406157.epub",
    source="Google Play Books Partner Help, Files and uploading",
)
MTM_METADATA = Rule(
    code="E141",
    level=Level.WARNING,
    title="MTM: something is missing from the package",
    why="The Nordic libraries for accessible books ask for title, language, author, "
    "publisher, a date as YYYY-MM-DD and the source of the text.",
    bad="no dc:source",
    good="<dc:source>urn:isbn:9780306406157</dc:source>",
    source="Nordic Guidelines for EPUB 3, 2020-1, package rules 3a-3h",
)
MTM_PAGES = Rule(
    code="E142",
    level=Level.WARNING,
    title="MTM: the pages of the printed book are not in it",
    why="Readers in class are told to turn to a page; the list of pages takes them there.",
    bad="no page list in nav.xhtml",
    good='<nav epub:type="page-list">',
    source="Nordic Guidelines for EPUB 3, 2020-1, page breaks",
)
MTM_MATTER = Rule(
    code="E143",
    level=Level.WARNING,
    title="MTM: the book is not divided into front, body and back matter",
    why="At least one document of front matter or a cover, and one of body matter, are "
    "asked for, in that order.",
    bad="no epub:type bodymatter",
    good='<body epub:type="bodymatter">',
    source="Nordic Guidelines for EPUB 3, 2020-1, rules 13 and 15",
)
MTM_NOTES = Rule(
    code="E144",
    level=Level.WARNING,
    title="MTM: a note is never called",
    why="Each note must have a call that leads to it.",
    bad="a footnote without a noteref",
    good='<a epub:type="noteref" href="#note-1">1</a>',
    source="Nordic Guidelines for EPUB 3, 2020-1, rule 26a",
)
KB_METADATA = Rule(
    code="U041",
    level=Level.WARNING,
    title="Kungliga biblioteket: something is missing from the package",
    why="What comes with a legal deposit becomes its record in Libris, the catalogue of Sweden's "
    "libraries: title, author, publisher, date, identifier and language.",
    bad="no dc:publisher",
    good="<dc:publisher>Förlaget</dc:publisher>",
    source="Kungliga biblioteket, Metadatabyrån, E-plikt",
)
KB_DEPOSIT = Rule(
    code="U042",
    level=Level.NOTE,
    title="Kungliga biblioteket: the e-book is to be delivered",
    why="Whoever publishes by trade delivers one copy within three months of making an e-book "
    "available in Sweden, where it is in Swedish to a part that counts, by a Swedish author, or "
    "meant for people in Sweden; with it where and when it was first to be had, in which format, "
    "and that there is a printed book. Authors who publish by themselves are often not bound; "
    "registration tells.",
    bad="an e-book in Swedish, published four months ago",
    good="delivered by way of e-plikt.kb.se",
    source="Lag (2012:492) om pliktexemplar av elektroniskt material, 3 and 4 §§",
)
KB_PRINT = Rule(
    code="U043",
    level=Level.NOTE,
    title="Kungliga biblioteket: the printed book is to be delivered",
    why="Copies of what is printed in Sweden are delivered by the printer; of what is printed "
    "abroad and spread in Sweden by whoever spreads it.",
    bad="a printed book that no library has",
    good="ask the print shop whether it delivers legal deposits",
    source="Lag (1993:1392) om pliktexemplar av dokument",
)
KOBO_METADATA = Rule(
    code="U044",
    level=Level.WARNING,
    title="Kobo: the record lacks something",
    why="With the file Kobo asks for a description, the day of publication, a price, the countries "
    "it is for sale in, and at least one BISAC code.",
    bad='[book]\nsubject = ["DNL"]',
    good='[book]\nsubject = ["DNL", "LIT000000"]',
    source="De Marque, Selling on Kobo, Metadata required",
)
GOOGLE_PRICE = Rule(
    code="U045",
    level=Level.WARNING,
    title="Google Play: the record has no price for an ISBN of the e-book",
    why="From those who send ONIX records Google takes prices of e-books only there, and only "
    "under the e-book's own ISBN.",
    bad='[book]\nisbn = "978-0-306-40615-7"   (no `prices`)',
    good='[publish]\nprices = { amount = 129, currency = "SEK" }',
    source="Google Play Books Partner Help, ISBNs and other identifiers",
)
