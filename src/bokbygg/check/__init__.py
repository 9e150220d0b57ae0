"""What is wrong with a book: with its text, and with finished e-books, anyone's. Nothing is changed
but where an author asks for it.

script       the essays as they were written, block by block
tongues      what the rules know of each language
text         rules of marks and blanks, sentences, structure
words        rules of spelling, names, repetition
table        all rules of text
choice       which of them are told of
ignoring     comments in essays by which a rule is silent there
reading      a book looked through by the table
mending      the author's files with what is sure put right
proofreading the whole: `bokbygg check` of a folder
output       finished e-books
"""

from __future__ import annotations

from bokbygg.check.output.checking import check_epub

__all__ = ["check_epub"]
