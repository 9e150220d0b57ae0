"""The e-book edition: documents in, one EPUB 3 file out.

Each module uses those below it:

    binding        the whole run: documents, contents and cover -> package -> file
    container      package document and archive; the only importer of ebooklib
    package        every file of the book, and what the manifest says of each
    navigation     contents and landmarks, for people (nav) and for older e-readers (NCX)
    pagelist       the pages of the printed edition, listed
    pages          the pages of the e-book's own, from templates: the cover
    metadata       what the book says of itself, as an ordered list
    faces          the faces the book carries with it, cut down to what it prints
    ownfonts       the author's own font files, cut down as far as their makers allow
    wanted         what style sheets ask of them: slopes, weights, characters
    spellings      style sheets for e-readers that know a property by an older name
    pruning        style sheets without the rules that the book has no use for
    rulesets       the rules of a style sheet
    accessibility  what can be promised to a reader who cannot see, hear or read print
    documents      what one finished document holds; proof that it is well-formed
"""

from __future__ import annotations

from bokbygg.epub.binding import bind

__all__ = ["bind"]
