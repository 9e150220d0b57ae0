"""Rules about style sheets of an author's own (family B, from B120 on)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

NOT_IN_EBOOKS = Rule(
    code="B120",
    level=Level.NOTE,
    title="A style sheet asks for what e-readers pass over",
    why="E-readers lay text out anew for every screen and know less of CSS than browsers do: many "
    "have no flex and no grid, none keeps a thing in its place while pages are turned, and pages, "
    "their margins and notes at their foot are for paper alone (EPUB 3.3, section 6.3.1). The rest "
    "of the style sheet holds.",
    bad="aside { position: fixed }   or   @page { margin: 2cm }   in a style sheet of the e-book",
    good="aside { float: right; width: 30% }",
)
