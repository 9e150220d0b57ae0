"""The workbench: a page in a browser, on this machine alone, that shows the books as they are made.

paper      the pages of a PDF as pictures, drawn in a process beside this one
ebook      the files of an EPUB, and its contents
display    what the workbench shows: both books, and what is to be said of them
marks      which pages look other than before
bulletin   news for every page that is open
guard      who is answered, and what a page may do
answers    what is answered to whom
server     the server itself, on a port of its own
site       a published site, shown in the same way
port       which port, and how it is listened at
page/      the page: HTML, CSS and JavaScript
"""

from bokbygg.serve.server import Server, serving

__all__ = ["Server", "serving"]
