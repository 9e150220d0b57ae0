"""A reader's marks: out of a PDF, back to the words of the author's files.

Upper modules use lower ones:

gathering   several readers' copies -> notes, in the order of the manuscript
memory      which notes have been dealt with
noting      one copy -> notes: whose map it has, where each mark stands in the files of today
rebasing    a place in a text as it was -> the same place in the text as it is
matching    the text of a page that has no map, or that lies otherwise than its map says
streams     what is printed of a book, in order, with the place of each character
pagetext    the characters of a page and where they stand, as another engine finds them
placing     a mark -> the characters it means
signs       the characters of a page
reading     a PDF -> its marks
threads     what its annotations say to each other: replies, pairs, states
annotation  one annotation, of whatever program
mark        what a mark, a copy and a note are
"""
