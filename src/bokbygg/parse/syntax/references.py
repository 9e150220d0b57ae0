r"""References, Quarto's and bookdown's: `@fig-boat`, `\@ref(fig:boat)`.

They are read as links into the book without a text of their own.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_NAME = r"(?:fig|tbl|tab|sec|eq)-[\w](?:[\w:.-]*\w)?"
_QUARTO = re.compile(rf"(?P<bare>-?)@(?P<name>{_NAME})", re.I)
_BRACKETED = re.compile(rf"\[(?P<before>[^\[\]@;]*?)(?P<bare>-?)@(?P<name>{_NAME})\]", re.I)
_BOOKDOWN = re.compile(r"\\@ref\((?P<name>[\w:.-]+)\)")


def references(md: MarkdownIt) -> None:
    """Add the rules. The opening token's `meta` tells what is asked for: `says` is `number` or
    empty, `capital` where it is written with one."""
    md.inline.ruler.before("escape", "bookdown_reference", _bookdown)
    md.inline.ruler.before("link", "quarto_reference", _quarto)


def _quarto(state: StateInline, silent: bool) -> bool:
    """`@fig-boat`, `[@fig-boat]`, `[Bild @fig-boat]`; with a hyphen before it the number alone."""
    start = state.src[state.pos]
    if start not in "@-[":
        return False
    pattern = _BRACKETED if start == "[" else _QUARTO
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None or _goes_on(state, match.end() if start == "[" else None):
        return False
    before = match["before"] if start == "[" else ""
    if not silent:
        if before:
            state.pos += 1
            state.append_pending(before)
            state.pos -= 1
        name = match["name"]
        bare = bool(match["bare"] or before.strip())
        _push(state, f"#{name[:1].lower()}{name[1:]}", "number" if bare else "", name[0].isupper())
    state.pos = match.end()
    return True


def _goes_on(state: StateInline, end: int | None) -> bool:
    """Whether what looks like a reference is part of something longer: a word that ends where it
    begins (`anna@fig-tree.se`), or the text of a link, whose bracket ends at `end`."""
    if end is None:
        return state.pos > 0 and state.src[state.pos - 1].isalnum()
    return state.src[end : end + 1] in {"(", "["}


def _bookdown(state: StateInline, silent: bool) -> bool:
    r"""`\@ref(fig:boat)`: the number alone."""
    match = _BOOKDOWN.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _push(state, f"#{match['name']}", "number")
    state.pos = match.end()
    return True


def _push(state: StateInline, href: str, says: str, capital: bool = False) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs["href"] = href
    opening.meta |= {"says": says, "capital": capital}
    state.push("link_close", "a", -1)
