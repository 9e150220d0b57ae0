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
