"""The fast road: the engine's work done in less time, to the same bytes.

This is the only room that replaces functions of WeasyPrint and pydyf for the sake of speed.
Whatever is not plain goes to the stock function, and nothing is replaced at all where the stock is
not the one that ours were written beside. `bokbygg build --stock` does without the room.

room         what is put in the place of the stock, and taken away again
table        all replacements
replacement  one of them, as a value
declared     the C functions that text is laid out by, declared from what was kept of them
unread       modules that are taken in when they are asked for
"""
