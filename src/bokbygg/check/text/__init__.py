"""Marks and blanks, sentences and paragraphs: one small function a rule, which looks at one block
of text and tells of spots in it.

blanks     too many, too few, on the wrong side
marks      punctuation that is doubled, loose or of another kind
figures    decimals, times of day, percent
pairs      quotation marks and brackets, block after block
doubles    words written twice; sentences and paragraphs without end
forms      ways to write one thing, through the book
structure  headings, links, pictures, titles
"""
