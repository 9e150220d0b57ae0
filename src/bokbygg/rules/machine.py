"""What the machine lacks, what stands in a run's way, and our own faults."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

NO_PANGO = Rule(
    code="P010",
    level=Level.ERROR,
    title="Pango is not installed",
    why="The PDF is laid out with Pango, a library that pip cannot bring.",
    bad="bokbygg build pdf   (on a machine without Pango)",
    good="apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0   (macOS: brew "
    "install pango)",
)

CANNOT_WRITE = Rule(
    code="B030",
    level=Level.ERROR,
    title="A file cannot be written",
    why="The folder is not writable, or the disk is full. The last good book is left as it was.",
    bad="bokbygg build -o /read-only",
    good="bokbygg build -o ~/books",
)

NO_HISTORY = Rule(
    code="B031",
    level=Level.ERROR,
    title="There is nothing to compare with",
    why="How a book has grown is told from an earlier state of its folder, which git keeps.",
    bad="bokbygg stats --since yesterday   (git has no tag `yesterday`)",
    good="git tag first-draft; bokbygg stats --since first-draft   (some weeks later)",
)

NO_SUCH_ESSAY = Rule(
    code="P060",
    level=Level.ERROR,
    title="There is no such essay",
    why="`--only ESSAY` makes one essay alone, to look at: by the name of its file, its slug, its "
    "title or its number.",
    bad="bokbygg build --only hva",
    good="bokbygg build --only hav",
)

CANNOT_WATCH = Rule(
    code="P061",
    level=Level.ERROR,
    title="A folder cannot be watched",
    why="The system tells of no changes in this folder, or has no room to watch one more: other "
    "programs watch too many. Network folders often cannot be watched at all.",
    bad="bokbygg watch -C /net/books   (on a network drive)",
    good="WATCHFILES_FORCE_POLLING=1 bokbygg watch -C /net/books",
)

OUR_FAULT = Rule(
    code="P062",
    level=Level.ERROR,
    title="bokbygg has failed by its own fault",
    why="Something in the book has met a mistake in bokbygg. The folder goes on being watched: the "
    "next save may do.",
    bad="bokbygg watch   (of a book that no build has met before)",
    good="BOKBYGG_TRACE=1 bokbygg build   (its last lines say where; please report them)",
)

NO_PORT = Rule(
    code="P063",
    level=Level.ERROR,
    title="No port is free",
    why="The workbench needs a port of this machine, and neither the one named nor the next fifty "
    "can be had: other programs have them, or they are reserved for the system (those below 1024).",
    bad="bokbygg serve --port 80",
    good="bokbygg serve --port 8000",
)
