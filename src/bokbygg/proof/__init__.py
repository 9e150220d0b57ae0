"""Proofs: the book's own pages for a reader's marks, and what became of them.

making       the whole run: a book's folder -> its proof
rounds       the proofs of a book are numbered, and their maps kept in its folder
attached     the map inside a PDF
pagepaper    the book's pages on larger sheets
mapping      the layout of a book -> the map of its proof
sheet        how large those sheets are
map          where each printed character of a proof stands and comes from
"""
