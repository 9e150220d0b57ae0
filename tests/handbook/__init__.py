"""The manual: a book that bokbygg makes of itself.

`tests/books/handbook` holds what is written by hand; what the program knows of itself is added to
it when the book is made, so that neither can fall behind the other.

reference     chapters made of the program's own tables
making        the whole book in a folder: written and made chapters
literate      the commands and examples of a chapter, tried
`python -m tests.handbook` makes the books and the site, in build/.
"""
