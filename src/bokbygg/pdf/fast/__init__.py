"""The fast road: the engine's work done in less time, to the same bytes.

This is the only room that replaces functions of WeasyPrint and pydyf for the sake of speed.
Whatever is not plain goes to the stock function, and nothing is replaced at all where the stock is
not the one that ours were written beside. `bokbygg build --stock` does without the room.

room         what is put in the place of the stock, and taken away again
table        all replacements
probe        what is laid out both ways before the fast road is trusted
verifying    stock and ours run side by side, and compared
lines        text broken into lines by widths of words
dividing     where a line ends whose next word has no room in it
words        how wide words are in one look of text
replacement  a function in the place of another, as a value
styles, used what of styles and boxes hangs on nothing but a style, found once
setting      what Pango is told of a style, told once
glyphs       lines drawn from their glyphs as a whole, words from what was drawn before
writing      objects of a file as bytes
declared     the C functions that text is laid out by, declared from what was kept of them
unread       modules that are taken in when they are asked for
"""
