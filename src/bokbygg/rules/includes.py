"""Rules about files that an essay takes in (family S, S055 to S058)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

NO_INCLUDE = Rule(
    code="S055",
    level=Level.ERROR,
    title="A file to include is not there",
    why="Text or code would be missing. With --keep-going a line in its place says so.",
    bad="{{#include listings/mian.rs}}",
    good="{{#include listings/main.rs}}",
    standable=True,
)
ENDLESS_INCLUDE = Rule(
    code="S056",
    level=Level.ERROR,
    title="A file cannot be included here",
    why="It includes the file that includes it, or stands too deep in others, or makes the essay "
    "larger than any essay is. With --keep-going a line in its place says that it is missing.",
    bad="{{#include part.md}}   in part.md itself",
    good="{{#include part.md}}   in another file",
    standable=True,
)
NO_PART = Rule(
    code="S057",
    level=Level.ERROR,
    title="A file to include has no such part",
    why="The lines or the anchor named after its colon do not exist. With --keep-going a line in "
    "its place says that it is missing.",
    bad="{{#include main.rs:here}}   and no line with `ANCHOR: here` in main.rs",
    good="{{#include main.rs:10:20}}",
    standable=True,
)
INCLUDE_IN_LINE = Rule(
    code="S058",
    level=Level.WARNING,
    title="An include does not stand alone on its line",
    why="A file is taken in as whole lines. Elsewhere the sign is printed as text.",
    bad="As we said: {{#include said.md}}",
    good="As we said:\n\n{{#include said.md}}",
)
