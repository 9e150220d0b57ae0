"""Book x Edition -> Documents: every XHTML file is written here, once, by us.

cut        a book as one kind of edition holds it
alone      one essay of a book by itself
documents  the documents of an edition in reading order
pages      single documents, each through the template of its role
contents   the lines of the contents
indexing   the index: pages in print, links in the e-book
notes      notes that stand together, after an essay or at the end of the book
render     pieces -> XHTML, as an edition wants them
marks      in print, where each text comes from
pagebreaks where the printed pages begin, in an e-book
footnotes  notes at the foot of the printed page
direction  words that run from left to right in a text that does not
pictures   a picture as an edition shows it
templates  the templates themselves
"""

from bokbygg.compose.contents import Entry, entries
from bokbygg.compose.cut import cut
from bokbygg.compose.documents import contents_place, documents
from bokbygg.compose.pagebreaks import NO_TOPS, Paged, Tops, page_break, paged
from bokbygg.compose.templates import environment

__all__ = [
    "NO_TOPS",
    "Entry",
    "Paged",
    "Tops",
    "contents_place",
    "cut",
    "documents",
    "entries",
    "environment",
    "page_break",
    "paged",
]
