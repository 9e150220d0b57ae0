"""Finished books made ready for readers: a site of static files, and catalogues for reading apps.

    running     the run: books made, looked at, dressed, one value with every file
    placing     those files put into a folder, whole or not at all
    pages       the pages of the site, in the book's language
    front       the way in: one book, or a shelf of several
    reading/    the book read in the browser
    catalogues  OPDS, Atom and the sitemap
    described   the book in the terms of schema.org, and of OPDS 2.0
    offer       a book and the files of it that readers can get
    shipped     what the finished e-book says of itself
    stock       the book's folder: files that readers get, record, list of editions, checksums
    editions    those files themselves, and what changed from one edition to the next
    trade       the record for shops and libraries
    gate        what is looked at before a book leaves the house

What is told of a book is read out of the finished e-book, so that nothing is promised that the
file does not hold. No clock is asked: dates are those of the book.
"""

from bokbygg.publish.placing import Placed, past, place, room_for
from bokbygg.publish.running import Site, publish, together

__all__ = ["Placed", "Site", "past", "place", "publish", "room_for", "together"]
