"""The nouns: every value that flows from the author's folder to the finished book.

    Source + FrontMatter = Sheet  (read)      a file, its settings, its place in the book
    Chapter                       (parse)     the sheet's text as pieces, links as written
    SpineItem, Part, Book         (collate)   numbered, linked, whole
    Document                      (compose)   one XHTML file of one edition
    PageMap                       (pdf)       which words the printed pages begin with
    Output                        (epub, pdf) a finished file

All are frozen, hold plain values and can be pickled and compared. A field is filled when the
value is made or does not exist: a later phase is a new type.
"""

from bokbygg.book.chapter import Captioned, Chapter, Heading, Note
from bokbygg.book.edition import (
    CoverWish,
    Document,
    Edition,
    Faces,
    Finish,
    Kind,
    Output,
    Page,
    Stylesheet,
    Target,
)
from bokbygg.book.house import HouseStyle
from bokbygg.book.pagemap import Address, PageMap, PageStart, TextStart, read_address
from bokbygg.book.pieces import (
    BoundPiece,
    CrossRef,
    CrossRefEnd,
    CrossRefStart,
    Image,
    Inline,
    Label,
    Line,
    LinkEnd,
    LinkStart,
    Markup,
    Math,
    NoteRef,
    PageBreak,
    Picture,
    Piece,
    Reference,
    Run,
    Text,
    plain,
)
from bokbygg.book.printer import Paper, Printer
from bokbygg.book.source import (
    Contributor,
    Epigraph,
    FirstPublished,
    FrontMatter,
    Matter,
    Segment,
    Sheet,
    SheetPart,
    Source,
)
from bokbygg.book.whole import (
    Asset,
    Book,
    BoundNote,
    Conformance,
    Imprint,
    Isbn,
    Part,
    Series,
    SpineItem,
)

__all__ = [
    "Address",
    "Asset",
    "Book",
    "BoundNote",
    "BoundPiece",
    "Captioned",
    "Chapter",
    "Conformance",
    "Contributor",
    "CoverWish",
    "CrossRef",
    "CrossRefEnd",
    "CrossRefStart",
    "Document",
    "Edition",
    "Epigraph",
    "Faces",
    "Finish",
    "FirstPublished",
    "FrontMatter",
    "Heading",
    "HouseStyle",
    "Image",
    "Imprint",
    "Inline",
    "Isbn",
    "Kind",
    "Label",
    "Line",
    "LinkEnd",
    "LinkStart",
    "Markup",
    "Math",
    "Matter",
    "Note",
    "NoteRef",
    "Output",
    "Page",
    "PageBreak",
    "PageMap",
    "PageStart",
    "Paper",
    "Part",
    "Picture",
    "Piece",
    "Printer",
    "Reference",
    "Run",
    "Segment",
    "Series",
    "Sheet",
    "SheetPart",
    "Source",
    "SpineItem",
    "Stylesheet",
    "Target",
    "Text",
    "TextStart",
    "plain",
    "read_address",
]
