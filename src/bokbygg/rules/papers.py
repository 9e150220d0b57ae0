"""E030-E064: what the documents of a finished e-book, anyone's, should be and are not: their text,
their notes and style sheets, the ways through them."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

TITLE_DIFFERS = Rule(
    code="E030",
    level=Level.WARNING,
    title="A document's title is not its heading",
    why="Reading systems show the `title` element in lists and history; it has to say "
    "what the page says.",
    bad="<title>ch03</title> … <h1>The sea</h1>",
    good="<title>The sea</title> … <h1>The sea</h1>",
)
NOT_IN_CONTENTS = Rule(
    code="E031",
    level=Level.WARNING,
    title="A document with a heading is not in the contents",
    why="A reader who goes by the contents never learns of it. Where that is meant, the heading "
    "or its section has the class `unlisted`, as in Pandoc; `toc: false` in an essay gives it.",
    bad="a chapter that nav.xhtml does not name",
    good="a line for it in nav.xhtml",
)
CONTENTS_DIFFER = Rule(
    code="E032",
    level=Level.WARNING,
    title="A line of the contents is not what the heading says",
    why="The reader follows a promise and finds something else.",
    bad="contents: The Sea; heading: The calm sea",
    good="the same words in both",
)
HEADING_JUMPS = Rule(
    code="E033",
    level=Level.WARNING,
    title="A heading skips a level",
    why="Screen readers walk through a book by its headings; a skipped level reads as a "
    "missing part.",
    bad="<h1>…</h1> <h3>…</h3>",
    good="<h1>…</h1> <h2>…</h2>",
    source="WCAG 2.2, technique G141",
)
NO_ALT = Rule(
    code="E034",
    level=Level.WARNING,
    title="An image has no alternative text",
    why="It is what is read aloud in the image's place. An image that says nothing to the"
    " reader has an empty one.",
    bad='<img src="boat.jpg"/>',
    good='<img src="boat.jpg" alt="A rowing boat on the ice"/>',
    source="WCAG 2.2, criterion 1.1.1",
)
POOR_ALT = Rule(
    code="E035",
    level=Level.WARNING,
    title="An alternative text says nothing",
    why="A file's name, or the word image, tells a listener no more than silence.",
    bad='alt="IMG_0412.jpg"',
    good='alt="A rowing boat on the ice"',
    source="WCAG 2.2, failure F30",
)
EMPTY_ELEMENT = Rule(
    code="E036",
    level=Level.WARNING,
    title="An element is empty",
    why="Empty paragraphs and headings are read aloud as pauses or as nothing with a "
    "name; distance is for style sheets.",
    bad="<p></p>",
    good="take it away",
)
ID_TWICE = Rule(
    code="E037",
    level=Level.NOTE,
    title="An id stands in two documents",
    why="Books are put together into one document by converters and web readers; there "
    "every id has to be its own.",
    bad='id="note-1" in every chapter',
    good='id="sea_note-1"',
)
DEAD_LINK = Rule(
    code="E038",
    level=Level.ERROR,
    title="A link leads to nothing in the book",
    why="The reader taps and nothing happens, or the reading system complains.",
    bad='<a href="ch9.xhtml">',
    good='<a href="the-sea.xhtml">',
    source="EPUB 3.3, section 5.6.2",
)
NO_HEADERS = Rule(
    code="E040",
    level=Level.WARNING,
    title="A table has no header cells",
    why="A screen reader says the header with each cell; without one a table is a heap of words.",
    bad="<td>Year</td> in the first row",
    good='<th scope="col">Year</th>',
    source="WCAG 2.2, technique H51",
)
LOOSE_NOTEREF = Rule(
    code="E042",
    level=Level.NOTE,
    title="A note call stands apart from its word",
    why="The call may fall at the start of the next line, away from what it is about.",
    bad='word <a epub:type="noteref" …>',
    good='word<a epub:type="noteref" …>',
)
NOTEREF_FULL = Rule(
    code="E043",
    level=Level.WARNING,
    title="A note call holds more than its number",
    why="Apple Books opens no pop-up for a call that holds another element.",
    bad='<a epub:type="noteref"><sup>1</sup></a>',
    good='<a epub:type="noteref">1</a>',
    source="seen in reading systems",
)
NO_WAY_BACK = Rule(
    code="E044",
    level=Level.WARNING,
    title="A note has no way back, or a call no note",
    why="A reader who has gone to a note wants to go on where the text was left.",
    bad='<aside epub:type="footnote">…</aside>',
    good='<a role="doc-backlink" href="#call-1">',
    source="EPUB Accessibility Techniques 1.1",
)
NO_ROLE = Rule(
    code="E045",
    level=Level.NOTE,
    title="A part of the book has no role that screen readers know",
    why="They do not read epub:type; the same is said to them in the role attribute.",
    bad='<aside epub:type="footnote">',
    good='<aside epub:type="footnote" role="doc-footnote">',
    source="DPUB-ARIA 1.1",
)
ODD_CHARACTER = Rule(
    code="E046",
    level=Level.WARNING,
    title="A character stands in the text that should not",
    why="Soft hyphens break searching and dictionaries, a replacement character is the "
    "trace of a lost letter, controls print as boxes.",
    bad="som&shy;mar",
    good="sommar",
)
MATH_WITHOUT_TEXT = Rule(
    code="E047",
    level=Level.WARNING,
    title="A formula has no text",
    why="Reading systems without MathML show its alttext, and some voices read it.",
    bad="<math>…</math>",
    good='<math alttext="a^2 + b^2">…</math>',
    source="EPUB 3.3, section 6.3",
)
INLINE_STYLE = Rule(
    code="E048",
    level=Level.NOTE,
    title="Style stands in the text",
    why="A reader's own settings, and dark pages, cannot win over it; Kindle Previewer "
    "has refused such files.",
    bad='<p style="color:#000">',
    good='<p class="small">',
)
UNUSED_STYLE = Rule(
    code="E050",
    level=Level.NOTE,
    title="Most of a style sheet's classes are used nowhere",
    why="It came with a template, and makes the rest harder to read.",
    bad=".sidebar-left { … } in a novel",
    good="delete the rule",
)
FIXED_SIZE = Rule(
    code="E052",
    level=Level.WARNING,
    title="Text has a size that the reader cannot change",
    why="Sizes in px, pt or rem do not follow the reader's own size of type.",
    bad="p { font-size: 12px }",
    good="p { font-size: 1em }",
)
COLOURED_TEXT = Rule(
    code="E053",
    level=Level.WARNING,
    title="Text or its ground has a colour",
    why="On a dark page black text vanishes; the reader's choice of colours has to win.",
    bad="body { color: #000 }",
    good="no colour at all",
)
NOT_ON_READERS = Rule(
    code="E054",
    level=Level.WARNING,
    title="The layout is one that e-readers do not know",
    why="Flex boxes, grids and fixed positions fall apart on the older ones.",
    bad="display: flex",
    good="blocks and floats",
)
ORDER_DIFFERS = Rule(
    code="E060",
    level=Level.WARNING,
    title="The contents are not in reading order",
    why="Reading systems show how far one has come by the contents.",
    bad="The sea, then The mountains, read the other way round",
    good="the order of the spine",
    source="EPUB Accessibility 1.1, readingOrder",
)
NO_LANDMARKS = Rule(
    code="E061",
    level=Level.WARNING,
    title="The book does not say where its text begins",
    why="Shops open a sample, and reading systems a new book, at the landmark `bodymatter`.",
    bad="no landmarks in nav.xhtml",
    good='<a epub:type="bodymatter" href="…">',
    source="EPUB 3.3, section 7.4.3",
)
HIDDEN_NAV = Rule(
    code="E062",
    level=Level.WARNING,
    title="A list that should be hidden is shown by some reading systems",
    why="They do not know the attribute `hidden`, and print the list as a page.",
    bad='<nav epub:type="page-list" hidden="hidden">',
    good="nav[hidden] { display: none } in a style sheet",
)
NO_NCX = Rule(
    code="E063",
    level=Level.NOTE,
    title="There are no contents for old e-readers",
    why="Reading systems before EPUB 3, and Send to Kindle, look for toc.ncx.",
    bad="no toc.ncx in the manifest",
    good="a toc.ncx beside nav.xhtml",
)
