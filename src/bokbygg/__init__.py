"""bokbygg: essays in Markdown become an EPUB and a typeset PDF.

The house, from the street to the cellar; each room may use those below it, none above:

    cli          the commands: arguments in, one call, print, exit
    watch, serve the whole run again whenever the author saves; the books in a browser
    doctor, stats  what the machine lacks; the book in numbers
    new          a book begun
    shelf        many books made side by side, on one site
    proof        the book's pages for a reader's marks, and what became of them
    publish      finished books as a site and catalogues for readers
    covering     the cover alone, for a screen or for a print shop
    build        the whole run
    check, cover finished e-books looked into, anyone's; the cover, made or made ready
    importers    a manuscript from elsewhere -> the author's folder, with a report
    epub, pdf    the e-book by ebooklib; the print edition by WeasyPrint
    compose      Book x Edition -> Documents (XHTML, through templates/)
    collate      Chapters -> Book: links, notes, numbers, imprint
    parse        Source -> Chapter: Markdown, typography, every character's place
    read         the author's folder -> Manuscript; the only reader of the author's files
    history      the folder as it was, kept by git
    settings     bok.toml and front matter, each complaint at its place
    formulas     TeX -> MathML and drawings
    typography   text as typed -> text as printed, by a language's rules
    roles, book  the parts of a book; the nouns: every value that flows
    rules        every sort of finding, by code
    unchanged    what the last run came to, where nothing has changed since
    languages, guess, diagnostics, events, dates, naming, numerals, files, looks,
    covernames, circumstances, cache, fonts, pool, workers, values
"""

__version__ = "0.5.0"
