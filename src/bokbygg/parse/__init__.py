"""Source to Chapter: Markdown read once, its text typeset, every character's place kept.

dialect    the one Markdown parser
tracing    where in a block's text each token began
positions  from a block's text to line and column of the file
inlines    the tokens of one block -> pieces, through the typographer
pieces     questions to ask of tokens and pieces
blocks     the tokens of an essay -> body, notes, headings
links      what a link or an image may be
chapter    the whole: title, body, findings
"""

from bokbygg.parse.chapter import parse

__all__ = ["parse"]
