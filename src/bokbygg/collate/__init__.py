"""Chapters + Manuscript -> Book: links resolved, authors and identifiers settled.

house    how its texts are set
imprint  what the book says of itself, each lack filled and named
links    a link as written -> the place it means
bind     the whole
"""

from bokbygg.collate.bind import collate

__all__ = ["collate"]
