"""Characters that the face of their text lacks, so that another face has them.

Told by which faces of a fragment have drawn them: a face is only said to lack what it has drawn
nowhere and another has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bokbygg.pdf.edges import families
from bokbygg.pdf.fragment import Fragment
from bokbygg.pdf.layout import Source, Stretch
from bokbygg.pdf.textlines import Line

_GENERIC = frozenset(
    ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif", "math")
)
"""Families that stand for any of their sort."""

_UNDRAWN = frozenset({"Z", "C"})
"""What has no shape of its own, by the first letter of its category."""


class Fallen(NamedTuple):
    """`many` characters of a text set in the family `wanted` that are set in `used`: the first of
    them, `text`, is in the line at the index `line` and comes from `source`."""

    line: int
    text: str
    source: Source | None
    wanted: str
    used: str
    many: int


def fallen(fragment: Fragment, lines: Sequence[Line]) -> Iterator[Fallen]:
    """What of the lines of a fragment is in another family than it should be, once for each two
    families, in the order of their first places."""
    have = _have(fragment)
    found: dict[tuple[str, str], Fallen] = {}
    for at, line in enumerate(lines):
        for stretch, origin in line.boxes:
            for index, wanted, used in _strange(stretch, have):
                source = line.source
                if isinstance(origin, Source):
                    step = index if origin.literal else 0
                    source = origin._replace(character=origin.character + step)
                first = Fallen(at, stretch.text[index], source, wanted, used, 0)
                known = found.get((wanted, used), first)
                found[wanted, used] = known._replace(many=known.many + 1)
    yield from found.values()


def _have(fragment: Fragment) -> dict[str, tuple[str, frozenset[str]]]:
    """Families, by their names in small letters: their names, and the characters that each has
    drawn."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for _, use in sorted(fragment.faces.items()):
        key = use.family.casefold()
        known = found.get(key, (use.family, frozenset()))[1]
        found[key] = use.family, known | frozenset("".join(use.unicode.values()))
    return found


def _strange(
    stretch: Stretch, have: Mapping[str, tuple[str, frozenset[str]]]
) -> Iterator[tuple[int, str, str]]:
    """The characters of a text box that another family has drawn than the first that its style
    names: which, and both families."""
    wanted = families(stretch.style)[0]
    drawn = have.get(wanted.casefold(), ("", frozenset[str]()))[1]
    if wanted.casefold() in _GENERIC or drawn.issuperset(stretch.text):
        return
    for index, sign in enumerate(stretch.text):
        if sign in drawn or unicodedata.category(sign)[0] in _UNDRAWN:
            continue
        used = next((name for name, signs in have.values() if sign in signs), "")
        if used:
            yield index, wanted, used
