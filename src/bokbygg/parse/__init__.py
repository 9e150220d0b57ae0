"""Source to Chapter: Markdown read once, its text typeset, every character's place kept.

dialect    the one Markdown parser
syntax     what it reads beside CommonMark
tracing    where in a block's text each token began
positions  from a block's text to line and column of the file
galley     a block's text on its way through the typographer
reading    what reading a block's text needs to know of its essay
elements   elements of running text: links, pictures
inlines    the tokens of one block -> pieces
pieces     questions to ask of tokens and pieces
indexing   what is marked for the index
links      what may stand in a link, and which attributes an author may set
addresses  addresses that lead out of the book
notes      an essay's notes, numbered as they are called
html       raw HTML, woven into the tokens
desk       where one essay is read: what is known of it, what has been found
paragraphs, headings, figures, tables, lists, code, divisions
           the sorts of block
markedup   blocks that only HTML has
blocks     the table of blocks; the tokens of an essay -> body and notes
titles     the title of an essay
provenance the small lines at its end
located    places in the files that a text is made of
chapter    the whole: title, body, findings
wire       chapters as bytes, to be kept
memory     the chapters of a book, those parsed before remembered
"""

from bokbygg.parse.chapter import parse
from bokbygg.parse.memory import Memory

__all__ = ["Memory", "parse"]
