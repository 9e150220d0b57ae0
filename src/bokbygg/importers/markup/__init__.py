"""HTML -> our Markdown, for every importer whose source is HTML or becomes it.

elements    what the elements of HTML are to a book
tree        HTML as text -> a tree that can be walked: nothing hidden, no block in a line
notes       calls of notes and the notes they call, told by their links
desk        the state of one essay while it is written as Markdown
pieces      the parts of a line before they become one
inlines     elements within a line -> pieces
line        pieces -> a line of Markdown
escaping    words that would be read as signs
blocks      elements that are blocks -> Markdown
lists, tables, figures, code, rawhtml   some sorts of blocks
conversion  a whole essay
"""

from bokbygg.importers.markup.conversion import Converted, converted, opening_words, title_line
from bokbygg.importers.markup.desk import Ways
from bokbygg.importers.markup.tree import adopted, fragment, plain_text

__all__ = [
    "Converted",
    "Ways",
    "adopted",
    "converted",
    "fragment",
    "opening_words",
    "plain_text",
    "title_line",
]
