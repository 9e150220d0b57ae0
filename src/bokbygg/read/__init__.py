"""The author's folder -> Manuscript: the only reader of the author's files.

parcels    a folder's files as values, to be sent
project    which folder is the book, and what may be opened in it
encodings  bytes -> text, in whichever encoding that can be told surely
texts      a file -> Source
directives the signs by which an essay takes in a file
fences     fences of code, in a text not yet read as Markdown
includes   files that essays take in
choice     picking essays by the names and patterns of bok.toml
rolenames  what a file's name says of its role
order      which essays, in which order
variant    which of them stand in a variant of the book
places     the slug and the role of each in its place
pictures   the images that essays name
rasters    a picture made of pixels: turned upright, in colours that e-readers show
segments   what its file says beside the picture, left out
lighter    made small enough for an e-book
ready      kept for the next run, once it is ready for the book
drawings   a drawing (SVG): its size, made one file
sweeping   what a drawing must not carry, taken out
drawingids the ids of a drawing, made its own
cssurls    the addresses in a text of CSS
typefaces  the faces an author asks for by name
themes     a page of values that both books are dressed by
formats    a size of page with its type and margins, as a style sheet
dropcaps   a large letter at the head of an essay, as CSS
look       the table [style] as a style sheet
printing   what a print shop wants, with the profile of its press
sources    the author's files as they stand, to go with the book
styles     the style sheets of an edition
passedover what e-readers pass over in those of the author's own
manuscript the whole
originals  a file as it stands, for who changes a place in it
wordlist   the author's own words
"""

from bokbygg.read.manuscript import Manuscript, read
from bokbygg.read.originals import Original, original
from bokbygg.read.parcels import parcel
from bokbygg.read.pictures import Gallery, pictures
from bokbygg.read.places import RESERVED
from bokbygg.read.project import Project, find
from bokbygg.read.sources import sources
from bokbygg.read.styles import edition, for_reading, for_site
from bokbygg.read.texts import text_at
from bokbygg.read.wordlist import own_words

__all__ = [
    "RESERVED",
    "Gallery",
    "Manuscript",
    "Original",
    "Project",
    "edition",
    "find",
    "for_reading",
    "for_site",
    "original",
    "own_words",
    "parcel",
    "pictures",
    "read",
    "sources",
    "text_at",
]
