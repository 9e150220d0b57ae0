"""A book read in the browser, made of the finished e-book.

room      all of it: every file, and what was found
chapters  its documents as pages of the web, which need no script
markup    XHTML written as HTML
names     where its files stand on the site
manifest  the same book for reading apps, as a Readium web publication
"""

from bokbygg.publish.reading.room import Room, reading_room

__all__ = ["Room", "reading_room"]
