"""Rules about what an author marks up beyond plain Markdown (family S, from S040 on)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

TEMPLATE_TAG = Rule(
    code="S040",
    level=Level.WARNING,
    title="A tag of another program's templates is printed as text",
    why="Jekyll, Hugo and their like fill such tags in. A book has no such program, and text that "
    "vanished would be missed.",
    bad="{% include map.html %}   or   {{< figure src=map.png >}}",
    good="![A map](map.png)   or, for a comment,   <!-- map here -->",
)
UNKNOWN_VARIABLE = Rule(
    code="S041",
    level=Level.WARNING,
    title="A variable has no value",
    why="`{{name}}` stands for what the book says of itself or what bok.toml lists under "
    "[variables]; a name that neither knows stays as written.",
    bad="Order it from {{shpo}}.",
    good='Order it from {{shop}}.   with   [variables]\nshop = "Bokhandeln Nord"',
)
UNUSED_ABBREVIATION = Rule(
    code="S042",
    level=Level.WARNING,
    title="An abbreviation is explained but never used",
    why="The explanation belongs to the uses of the abbreviation, and is printed nowhere else.",
    bad="*[HTLM]: HyperText Markup Language   in an essay about HTML",
    good="*[HTML]: HyperText Markup Language",
)
SPEECH_AS_LIST = Rule(
    code="S043",
    level=Level.WARNING,
    title="A list looks like dialogue",
    why="In Markdown a line that begins with a hyphen and a blank is an item of a list. Only the "
    "first such list of an essay is told of.",
    bad="- Come in, said Anna.",
    good='[typography]\ndialogue = "dash"   or   – Come in, said Anna.',
)
UNKNOWN_LANGUAGE = Rule(
    code="S044",
    level=Level.NOTE,
    title="Code is in a language that is not known",
    why="It is printed all the same, but its keywords and comments look like the rest.",
    bad="```pyhton",
    good="```python   or, for code in no language,   ```text",
)
UNCLOSED_TAG = Rule(
    code="S050",
    level=Level.WARNING,
    title="An HTML tag is never closed",
    why="What it means would go on to the end of the essay. Here it ends with the paragraph, the "
    "list or the quotation that it stands in.",
    bad="It was <u>calm.",
    good="It was <u>calm</u>.",
)
STRAY_TAG = Rule(
    code="S051",
    level=Level.WARNING,
    title="A closing HTML tag closes nothing",
    why="Its beginning is missing, or stands where this end cannot reach it: in another list, "
    "quotation or table cell.",
    bad="It was calm.</div>",
    good="<div>It was calm.</div>",
)
MISPLACED_TAG = Rule(
    code="S052",
    level=Level.WARNING,
    title="An HTML tag stands where it cannot",
    why="E-books must be well-formed to the letter. The text is kept, and the tag is set where it "
    "can stand, or left out.",
    bad="<b>It <i>was</b> calm</i>",
    good="<b>It <i>was</i></b> <i>calm</i>",
)
BROKEN_TAG = Rule(
    code="S053",
    level=Level.WARNING,
    title="An HTML tag is written wrongly",
    why="Browsers would swallow the text after it, each in its own way. It is read as it was most "
    "likely meant.",
    bad="<a href=“fjall.md”>the mountain</a>",
    good='<a href="fjall.md">the mountain</a>',
)
MARKDOWN_IN_HTML = Rule(
    code="S054",
    level=Level.NOTE,
    title="Markdown inside an HTML block is printed as it stands",
    why="Markdown (CommonMark, section 4.6) reads what follows a block tag as HTML, up to the next "
    "blank line.",
    bad="<div>\n**Stop**\n</div>",
    good="<div>\n\n**Stop**\n\n</div>",
)
BAD_TEX = Rule(
    code="S045",
    level=Level.ERROR,
    title="A formula cannot be printed",
    why="Its TeX is not sound, or holds what this program does not know. With --keep-going it is "
    "printed as code.",
    bad="$\\frac{1}$",
    good="$\\frac{1}{2}$   or, for a sign of money,   \\$5",
    standable=True,
)
