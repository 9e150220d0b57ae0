"""Rules about the text and what it refers to (family S)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

DEAD_LINK = Rule(
    code="S001",
    level=Level.ERROR,
    title="A link leads to a file that is not in the book",
    why="A reader who follows the link finds nothing. With --keep-going its text stays, unlinked.",
    bad="[the mountain](fjal.md)",
    good="[the mountain](fjall.md)",
    standable=True,
)
DEAD_ANCHOR = Rule(
    code="S002",
    level=Level.ERROR,
    title="A link leads to a place that does not exist",
    why="The file is in the book, but no heading or id in it has that name.",
    bad="[the top](fjall.md#tpp)",
    good="[the top](fjall.md#toppen)   with `## Toppen` in fjall.md",
    standable=True,
)
MISSING_IMAGE = Rule(
    code="S003",
    level=Level.ERROR,
    title="An image file is missing",
    why="The page would show a hole. With --keep-going a visible placeholder is printed.",
    bad="![A boat](images/baot.jpg)",
    good="![A boat](images/boat.jpg)",
    standable=True,
)
DUPLICATE_ID = Rule(
    code="S004",
    level=Level.ERROR,
    title="Two places in an essay have the same id",
    why="A link to it could mean either. With --keep-going the first one keeps it.",
    bad="## Sea {#water}   and later   ## Lake {#water}",
    good="## Sea {#sea}   and later   ## Lake {#lake}",
    standable=True,
)
CALL_WITHOUT_NOTE = Rule(
    code="S005",
    level=Level.ERROR,
    title="A note is called but not written",
    why="The number would point to nothing. With --keep-going the call is left out.",
    bad="The sea was calm.[^1]",
    good="The sea was calm.[^1]   and on a line of its own   [^1]: According to the log.",
    standable=True,
)
NOTE_WITHOUT_CALL = Rule(
    code="S006",
    level=Level.WARNING,
    title="A note is written but never called",
    why="It has no place in the text, so it is not printed.",
    bad="[^2]: Never called.",
    good="… as the log says.[^2]   and   [^2]: Page 40.",
)
DUPLICATE_NOTE = Rule(
    code="S007",
    level=Level.ERROR,
    title="Two notes of an essay have the same name",
    why="Only one of them can be the note that is called; the other would be lost.",
    bad="[^1]: First.   and   [^1]: Second.",
    good="[^1]: First.   and   [^2]: Second.",
)
UNCLOSED_DIV = Rule(
    code="S008",
    level=Level.ERROR,
    title="A division is never closed",
    why="Everything to the end of the file would belong to it. With --keep-going it does.",
    bad="::: verse   and no line `:::` after it",
    good="::: verse\n…\n:::",
    standable=True,
)
NO_ALT = Rule(
    code="S009",
    level=Level.WARNING,
    title="An image has no alternative text",
    why="Who cannot see the picture learns nothing of it; shops and the law ask for it.",
    bad="![](images/boat.jpg)",
    good="![A rowing boat drawn up on a stony beach](images/boat.jpg)",
)
EMPTY_ESSAY = Rule(
    code="S010",
    level=Level.WARNING,
    title="An essay has no text",
    why="It prints as a title over an empty page.",
    bad="a file with front matter and nothing below it",
    good="draft: true   in the front matter keeps the file out of the book until it is written",
)
RAW_HTML = Rule(
    code="S011",
    level=Level.WARNING,
    title="A raw HTML tag is left out",
    why="It could break the e-book or hide text in print. The text inside it is kept.",
    bad="<font color=red>Stop</font>",
    good="**Stop**",
)
TOO_DEEP = Rule(
    code="S012",
    level=Level.ERROR,
    title="Lists or quotations stand too deep inside each other",
    why="No page has room for them, and the text inside could be lost.",
    bad="> > > > > > > > > > > > > > > > > > > > > a quotation 21 levels deep",
    good="> a quotation",
)
BAD_IMAGE = Rule(
    code="S013",
    level=Level.ERROR,
    title="An image cannot be read",
    why="It is damaged, or of a kind that e-books do not show. With --keep-going a "
    "placeholder is printed.",
    bad="![A boat](boat.psd)",
    good="![A boat](boat.jpg)   (JPEG, PNG, GIF, WebP or SVG)",
    standable=True,
)
IMAGE_TOO_LARGE = Rule(
    code="S014",
    level=Level.ERROR,
    title="An image is too large",
    why="More than 100 million pixels or 50 MB is more than any reading system can open.",
    bad="a scan of 30,000 x 20,000 pixels",
    good="the same scan saved at 4,000 x 2,667 pixels",
    standable=True,
)
OUTSIDE_BOOK = Rule(
    code="S015",
    level=Level.ERROR,
    title="A file outside the book's folder is named",
    why="A book is made of its own folder only, so that it can be moved, shared and trusted.",
    bad="![A boat](../../Pictures/boat.jpg)",
    good="![A boat](images/boat.jpg)",
    standable=True,
)
FILE_TOO_LARGE = Rule(
    code="S016",
    level=Level.ERROR,
    title="A text file is too large",
    why="An essay over 10 MB is most likely not an essay.",
    bad="a log file named essay.md",
    good="one file an essay",
)
NOT_IN_SPINE = Rule(
    code="S017",
    level=Level.ERROR,
    title="A link leads to a file that the book leaves out",
    why="The file exists but is a draft or not listed. With --keep-going the link's text stays.",
    bad="[later](utkast.md)   where utkast.md has `draft: true`",
    good="list the file in bok.toml, or take the link away",
    standable=True,
)
UNSAFE_LINK = Rule(
    code="S018",
    level=Level.WARNING,
    title="A link has a scheme that books do not carry",
    why="Reading systems refuse javascript:, file: and the like. The link's text stays.",
    bad="[open](javascript:alert(1))",
    good="[open](https://example.org)",
)
REMOTE_IMAGE = Rule(
    code="S019",
    level=Level.ERROR,
    title="An image stands on the web",
    why="A book must hold its own pictures, and nothing is fetched. With --keep-going a "
    "placeholder is printed.",
    bad="![A boat](https://example.org/boat.jpg)",
    good="![A boat](images/boat.jpg)",
    standable=True,
)
NOT_PRINTABLE = Rule(
    code="S020",
    level=Level.WARNING,
    title="A character that cannot be printed is left out",
    why="Control characters are not allowed in an e-book; they come from copying and pasting.",
    bad="a line with an invisible U+000B in it",
    good="the same line typed anew",
)
NOT_TEXT = Rule(
    code="S021",
    level=Level.ERROR,
    title="A file is not text, or in an unknown encoding",
    why="Its letters would come out wrong. Files in UTF-8 are always read right; of other "
    "encodings those that can be told surely (S070).",
    bad="a file saved as Windows-1251 or with zero bytes in it",
    good="the same file saved as UTF-8",
)
OTHER_ENCODING = Rule(
    code="S070",
    level=Level.WARNING,
    title="A file is not in UTF-8",
    why="Its encoding was told from its letters, and it is read as it was meant. Other programs "
    "may read it wrongly, though, and spoil it when they save it.",
    bad="a file saved as Windows-1252, Mac OS Roman or UTF-16",
    good="the same file saved as UTF-8",
)
EMPTY_LINK = Rule(
    code="S022",
    level=Level.WARNING,
    title="A link has no text or no target",
    why="A reader cannot see it or cannot follow it. Its text, if any, stays.",
    bad="[](https://example.org)   or   [the mountain]()",
    good="[the mountain](fjall.md)",
)
UNUSED_ATTRIBUTE = Rule(
    code="S023",
    level=Level.WARNING,
    title="An attribute is left out",
    why="Books take an id, classes, a language and a direction; styles belong in a style sheet.",
    bad='[word]{style="color: red"}',
    good="[word]{.warning}   with a rule for .warning in styles/book.css",
)
NO_TITLE = Rule(
    code="S024",
    level=Level.WARNING,
    title="An essay has no title",
    why="The title page of the essay, the contents and the running heads need one.",
    bad="a file that begins with its first sentence",
    good="title: The mountain   in the front matter, or   # The mountain   as the first line",
)
HALF_LINK = Rule(
    code="S025",
    level=Level.WARNING,
    title="Text looks like a link but is none",
    why="Markdown takes an address with blanks in it for no address, and prints it as it stands.",
    bad="[the ice](02 Under the ice.md)",
    good="[the ice](<02 Under the ice.md>)",
)
NO_ADDRESS = Rule(
    code="S026",
    level=Level.WARNING,
    title="The address of a link cannot be one",
    why="It names no host, or holds what no host's name can hold: checkers of e-books reject it, "
    "and it leads nowhere. The link's text stays.",
    bad="[the ferry](https:///timetable)",
    good="[the ferry](https://example.org/timetable)",
)
NO_NUMBER = Rule(
    code="S060",
    level=Level.ERROR,
    title="A reference leads to something that has no number and no name",
    why="The book has nothing to print there. With --keep-going a visible placeholder is printed.",
    bad="[](#fig-boat)   where the picture has no caption",
    good='![A boat](boat.jpg "The boat"){#fig-boat}   and   [](#fig-boat)',
    standable=True,
)
REFERENCE_IN_TITLE = Rule(
    code="S061",
    level=Level.WARNING,
    title="A reference stands in a title",
    why="Titles are printed in the contents and over the pages, too, where a number that the book "
    "gives says nothing; the reference is left out.",
    bad="## More about @fig-boat",
    good="## More about the boat",
)
CAPTION_OF_NOTHING = Rule(
    code="S062",
    level=Level.WARNING,
    title="A caption has no table",
    why="A paragraph that begins with a colon is a table's caption, but only right before or after "
    "a table without one. Anywhere else it is printed as it stands.",
    bad=": The ice, in centimetres   with a paragraph between it and its table",
    good=": The ice, in centimetres   on the line after the table",
)
EMPTY_FIGURE = Rule(
    code="S063",
    level=Level.WARNING,
    title="A figure has nothing to show",
    why="The last paragraph of a figure is its caption, and nothing stands before it.",
    bad="::: {.figure #boats}\nThe boats\n:::",
    good="::: {.figure #boats}\n![A boat](boat.jpg)\n\nThe boats\n:::",
)
NO_ROOM_FOR_CAPTION = Rule(
    code="S064",
    level=Level.WARNING,
    title="A picture in a line of text has a caption",
    why="Only a picture in a paragraph of its own is a figure, which has room for one.",
    bad='The boat ![a boat](boat.jpg "The Vega") was painted.',
    good='![A boat](boat.jpg "The Vega")   between two empty lines',
)
