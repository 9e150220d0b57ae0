"""Themes: a page of values that both books are dressed by, ours or the author's own.

In print the values are custom properties that `print.css` asks for. An e-book gets `dress.css` with
the values put in.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib.resources import files

from bokbygg.book import Faces
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.fonts import FAMILIES
from bokbygg.naming import nearest
from bokbygg.read.project import Project
from bokbygg.rules import content as rules
from bokbygg.settings import Settings

THEMES: Mapping[str, str] = {
    "classic": "EB Garamond, justified, symmetrical, with small capitals",
    "modern": "Source Sans, ragged on the right, all at the left edge",
    "large-print": "Atkinson Hyperlegible in 17 points, ragged, no word divided",
}
"""The themes that come with bokbygg, by name, and what they look like."""

USUAL = "classic"

_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_VALUE = re.compile(r"--([\w-]+)\s*:\s*([^;}]*)")
_ASKED = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_DEEPEST = 8
"""Values that are made of others, one in the other; more are taken for a circle."""


@functools.cache
def shipped(name: str) -> str:
    """The text of a style sheet that comes with bokbygg."""
    return files("bokbygg").joinpath("styles", name).read_text("utf-8")


def chosen(project: Project, settings: Settings) -> tuple[str, Diagnostic | None]:
    """The name of the theme that bok.toml asks for; where there is none of that name, the usual
    one, and why."""
    name = settings.style.theme.strip()
    own = (place / "styles" / f"{name}.css" for place in (project.root, project.on_shelf.root))
    plain = re.fullmatch(r"[\w-]+", name) is not None
    if name in THEMES or (plain and any(map(project.looks.is_file, own))):
        return name, None
    near = nearest(name.lower().replace(" ", "-"), THEMES)
    others = ", ".join(f"`{one}`" for one in THEMES)
    hint = f"did you mean `{near}`?" if near else f"write one of {others}"
    span = settings.place("style.theme")
    return USUAL, rules.NO_THEME.found(f"there is no theme `{name}`", span, hint=hint)


def values(css: str) -> dict[str, str]:
    """The values of a theme by name: those of the usual one, and in their place its own."""
    return {**_said(shipped(f"{USUAL}.css")), **_said(css)}


def _said(css: str) -> dict[str, str]:
    bare = _COMMENT.sub("", css)
    return {
        name: value.strip()
        for block in _ROOT.findall(bare)
        for name, value in _VALUE.findall(block)
    }


def faces(
    known: Mapping[str, str], name: str, span: Span | None
) -> tuple[Faces, Diagnostic | None]:
    """The families that a theme is set in, which is asked for at `span`; the usual ones where one
    of its own is not to be had, and why."""
    text, mono = (_family(known, which) for which in ("face", "mono"))
    if lacking := next((one for one in (text, mono) if one not in FAMILIES), None):
        families = ", ".join(f"`{family}`" for family in FAMILIES)
        message = f"no font `{lacking}` comes with bokbygg, in which the theme `{name}` is set"
        hint = f"write one of {families} in `styles/{name}.css`; `font` may name a file of yours"
        return Faces(), rules.NO_FONT.found(message, span, hint=hint)
    return Faces(text=text, mono=mono), None


def _family(known: Mapping[str, str], which: str) -> str:
    """The first family of a list of them."""
    return filled(known[which], known).split(",")[0].strip().strip("\"'")


def filled(css: str, known: Mapping[str, str]) -> str:
    """A style sheet with the values put in; one that is not known stays asked for."""
    for _ in range(_DEEPEST):
        made = _ASKED.sub(lambda match: known.get(match[1], match[0]), css)
        if made == css:
            break
        css = made
    return css
