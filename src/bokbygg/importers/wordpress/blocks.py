"""The comments by which the block editor tells its blocks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

_COMMENT = re.compile(
    r"<!--\s*(?P<end>/)?wp:(?P<name>[a-z][a-z0-9_/-]*)\s+(?P<given>\{.*?\}\s+)?(?P<empty>/)?-->",
    re.S,
)
_MARKS = re.compile(r"<!--\s*(?:more\b.*?|nextpage|noteaser)\s*-->", re.S)

_HARMLESS = frozenset({"more", "nextpage", "spacer", "separator", "html", "block", "footnotes"})
"""Blocks without content of their own that a book does not miss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A block that WordPress fills in when a page is shown, as `said`: `line` of the text, from
    1."""

    said: str
    line: int
    given: str = ""


def is_made_of_blocks(text: str) -> bool:
    """Whether a text was written in the block editor."""
    return "<!-- wp:" in text


def without_comments(text: str) -> tuple[str, tuple[Missed, ...]]:
    """A text without the comments of the editor, on the same lines, and what stood in them alone:
    blocks filled in later, backgrounds."""
    missed = tuple(_missed(text))
    bare = _COMMENT.sub(_put, text)
    return _MARKS.sub(lambda match: "\n" * match[0].count("\n"), bare), missed


def _put(match: re.Match[str]) -> str:
    """What takes a comment's place: nothing but its line breaks, or what it alone tells."""
    given = _given(match)
    kept = "\n" * match[0].count("\n")
    if not match["end"] and match["name"] == "cover" and _is_picture(given):
        return f'{kept}<p><img src="{escape(str(given["url"]))}" alt=""></p>'
    return kept


def _is_picture(given: dict[str, Any]) -> bool:
    return bool(given.get("url")) and given.get("backgroundType", "image") == "image"


def _missed(text: str) -> Iterator[Missed]:
    for match in _COMMENT.finditer(text):
        name, line = match["name"], text.count("\n", 0, match.start()) + 1
        if match["empty"] and name not in _HARMLESS:
            said = f"a block that WordPress fills in when the page is shown (`{name}`)"
            yield Missed(said=said, line=line, given=(match["given"] or "").strip())
        elif not match["end"] and name.startswith(("embed", "core-embed/")):
            said = "something shown from elsewhere; its address stands in the text"
            yield Missed(said=said, line=line, given=str(_given(match).get("url", "")))


def _given(match: re.Match[str]) -> dict[str, Any]:
    try:
        given = json.loads(match["given"] or "{}")
    except ValueError:
        return {}
    return given if isinstance(given, dict) else {}
