"""Raw HTML: read by an allowlist, made well-formed, woven into the tokens of Markdown.

opaque      what holds no text at all
elements    which elements a book takes, and what may stand in each
attributes  which attributes it takes
tags        HTML -> tags and words, each with its place
tree        blocks in blocks, and lines in them, while they grow
told        what is found amiss
stack       what is open
rooms       what must end or begin so that the next can stand
line        elements within the line
builder     tags -> the tree
weave       Markdown's tokens and the HTML among them -> the tree
ruby, tidy  the tree made whole
codeblocks  `<pre><code>` as a block of code
flat        the tree -> tokens
woven       all of it
"""
