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
