"""What an import changed, guessed and could not carry: whole as a file, in short for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokbygg.importers.harvest import Essay, Harvest, Remark, Sort
from bokbygg.importers.names import file_names

_HEADS = {
    Sort.GUESSED: ("Guessed", "Look at these first: each may be wrong."),
    Sort.LEFT: ("Not carried", "This stands in the source and not in the book."),
    Sort.CHANGED: ("Changed", "The words are the same but for what is quoted here."),
}
_LONGEST = 200
_SHOWN = 8
"""Characters of a quotation; remarks of each sort on the terminal."""


def as_markdown(harvest: Harvest, source: str, kind: str) -> str:
    """The report as a Markdown file."""
    parts = [
        f"# What became of `{source}`",
        f"Read as: {kind}. Lines are those of the source, from 1.",
        "\n".join(_table(harvest.essays)),
    ]
    for sort, (head, doc) in _HEADS.items():
        remarks = [remark for remark in harvest.remarks if remark.sort is sort]
        if remarks:
            parts += [f"## {head}", doc, "\n".join(map(_item, remarks))]
    return "\n\n".join(parts) + "\n"


def in_short(harvest: Harvest) -> Iterator[str]:
    """The lines for a terminal: the guesses, what is not carried, and how much was changed."""
    for sort in (Sort.GUESSED, Sort.LEFT):
        remarks = [remark for remark in harvest.remarks if remark.sort is sort]
        for remark in remarks[:_SHOWN]:
            yield f"{sort.value}: {_place(remark)}{remark.said}{_quoted(remark, 60)}"
        if len(remarks) > _SHOWN:
            yield f"{sort.value}: {len(remarks) - _SHOWN} more"
    if changes := sum(remark.sort is Sort.CHANGED for remark in harvest.remarks):
        yield f"changed: {changes} places, all in the report"


def _table(essays: Sequence[Essay]) -> Iterator[str]:
    names = file_names(essays)
    if not essays:
        yield "No essay was found."
        return
    yield "| file | title | words | from line | |"
    yield "|---|---|---|---|---|"
    for essay in essays:
        title = str(essay.head.get("title", "")).replace("|", "\\|")
        where = f"{essay.path}:{essay.line}" if essay.line else essay.path
        note = "outside the book" if essay.outside else ""
        words = len(re.findall(r"\w+", essay.body))
        yield f"| `{names[essay.slug]}` | {title} | {words} | {where} | {note} |"


def _item(remark: Remark) -> str:
    return f"- {_place(remark)}{remark.said}{_quoted(remark, _LONGEST)}"


def _place(remark: Remark) -> str:
    return f"{remark.path}:{remark.line}: " if remark.line else f"{remark.path}: "


def _quoted(remark: Remark, longest: int) -> str:
    before, after = (_code(text, longest) for text in (remark.before, remark.after))
    if before and after:
        return f": {before} → {after}"
    return f": {before or after}" if before or after else ""


def _code(text: str, longest: int) -> str:
    """Words as a span of code, cut where they are long."""
    text = " ".join(text.split(" ")).replace("\n", " ⏎ ")
    if len(text) > longest:
        text = f"{text[: longest - 1]}…"
    if not text.strip("`"):
        return f"`` {text} ``" if text else ""
    return f"`` {text} ``" if "`" in text else f"`{text}`"
