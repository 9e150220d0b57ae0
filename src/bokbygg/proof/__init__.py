"""Proofs: the book's own pages for a reader's marks, and what became of them.

Upper modules use lower ones:

    applying, applyingcheck, applyingtext
                 readers' edits, put into the author's files
    marks        readers' marks, back at the words of the manuscript
    compare      the whole run of a comparison with an earlier state
    making       the whole run of a proof
    looks        how pages look, for `bokbygg check`
    comparetext, compareimages
                 what was changed, told; pages held against each other as pictures
    htmlpage, htmlsource, htmlimages
                 the proof as one page for a browser; the author's lines of a page; its picture
    pages        the pages of a proof, dressed
    pagemarks, pagenotes, pagechanges
                 numbers of lines and places of the source; findings; what was changed
    pagepaper    the book's pages on larger sheets
    pageslips, pagelayers
                 notes in the margin, dealt out; what a viewer can show and hide
    lettering    the small type in margins
    comparing    a proof held against earlier texts
    comparewords two texts, word by word
    findings     what is said of a book, at its places on the pages
    placing      places of the author's files, found again on the pages
    rounds       proofs are numbered, and their maps kept in the book's folder
    attached     the map inside a PDF
    mapping      the layout of a book -> the map of its proof
    sheet        how large the sheets are
    map          where each printed character of a proof stands and comes from
"""
