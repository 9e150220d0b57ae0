"""Files that texts take in, as far as they are in the project."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bokbygg.diagnostics import Fault
from bokbygg.importers.harvest import Sort
from bokbygg.importers.material import Material
from bokbygg.importers.pages import resolved
from bokbygg.importers.projects.plan import Telling
from bokbygg.importers.projects.texts import Numbered, in_code, numbered
from bokbygg.read.directives import Directive, directive, part, unescaped

_DEEPEST = 8


def taken_in(
    lines: Sequence[Numbered], material: Material, telling: Telling, depth: int = 0
) -> list[Numbered]:
    """Lines with the files that they name in the place of the names; a mark where one is not in
    the project."""
    made: list[Numbered] = []
    for line, is_code in in_code(lines):
        asked = directive(line.text)
        if asked is None:
            made.append(line if not is_code else Numbered(line.number, unescaped(line.text)))
            continue
        found = _lines(asked, material, telling.path)
        if found is None or depth >= _DEEPEST:
            told = f"the file `{asked.path}`, which is to be taken in and is not there"
            telling.say(Sort.LEFT, line.number, told, line.text.strip())
            mark = f"[{asked.path}]"
            made.append(Numbered(line.number, asked.before + (mark if is_code else f"\\{mark}")))
            continue
        body = [Numbered(line.number, f"{asked.before}{text}") for _, text in found]
        if asked.as_code:
            fence = "````" if any("```" in one.text for one in body) else "```"
            head = Numbered(line.number, f"{asked.before}{fence}rust")
            body = [head, *body, Numbered(line.number, f"{asked.before}{fence}")]
        made += body if is_code else taken_in(body, material, telling, depth + 1)
    return made


def _lines(asked: Directive, material: Material, here: str) -> Sequence[tuple[int, str]] | None:
    path = resolved(here, asked.path)
    if path not in material.names:
        return None
    try:
        text = material.text(path).text
    except Fault:
        return None
    text = re.sub(r"\n$", "", text)
    return part([(one.number, one.text) for one in numbered(text)], asked)
