"""The sorts of manuscript that can be imported, each a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bokbygg.diagnostics import Fault
from bokbygg.importers.harvest import Harvest
from bokbygg.importers.material import Material
from bokbygg.rules import imports as rules

_ENOUGH = 0.2
_NEAR = 0.1
"""How sure a kind must be at least, and how far surer than the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """A sort of manuscript. `detect` says how sure it is that a material is of its sort, from 0 to
    1, from the name, the head and the names of files alone; `take` brings it home, a language tag
    given (empty: to be guessed), and raises Fault where it cannot."""

    name: str
    doc: str
    detect: Callable[[Material], float]
    take: Callable[[Material, str], Harvest]


def chosen(importers: dict[str, Importer], material: Material, asked: str = "") -> Importer:
    """The importer for a material: the one asked for, else the one that is surest.

    Raises Fault where none is sure enough, or two are.
    """
    if asked:
        return importers[asked]
    sure = sorted(
        ((importer.detect(material), importer.name) for importer in importers.values()),
        key=lambda pair: (-pair[0], pair[1]),
    )
    first, second = sure[0], sure[1] if len(sure) > 1 else (0.0, "")
    if first[0] >= _ENOUGH and first[0] - second[0] >= _NEAR:
        return importers[first[1]]
    names = [name for score, name in sure if score >= _ENOUGH and first[0] - score < _NEAR]
    message = (
        f"`{material.name}` may be {' or '.join(f'`{name}`' for name in names)}"
        if names
        else f"`{material.name}` is not a manuscript of any sort that is known here"
    )
    choices = ", ".join(f"`{name}`" for name in names or importers)
    raise Fault(rules.KIND_UNCLEAR.found(message, hint=f"say which it is: --from with {choices}"))
