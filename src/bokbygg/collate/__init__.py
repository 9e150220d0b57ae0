"""Chapters + Manuscript -> Book: links resolved, authors and identifiers settled.

house    how its texts are set
imprint  what the book says of itself, each lack filled and named
filing   titles and names as a catalogue sorts them
numbers  the numbers of chapters and parts
labels   the numbers of figures, tables and sections
links    a link as written -> the place it means
references  a reference -> what is printed of its place
indexing  what essays mark for the index, in sorted lines
bind     the whole
"""

from bokbygg.collate.bind import collate

__all__ = ["collate"]
