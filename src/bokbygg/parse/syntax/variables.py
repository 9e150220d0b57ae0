"""`{{title}}` stands for a value of the book's: in text, headings and the addresses of links."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_inline import StateInline

_NAME = r"[^\W\d][\w.-]*"
_VARIABLE = re.compile(rf"\{{\{{[ \t]*(?P<name>{_NAME})[ \t]*\}}\}}")
_IN_ADDRESS = re.compile(r"%7B%7B(.{1,200}?)%7D%7D|\{\{(.{1,200}?)\}\}")
_LONGEST = 2000
"""How far into a link's address a variable is looked for, in characters."""


def variables(md: MarkdownIt) -> None:
    """Add the rule: a token `variable`, `info` its name. The blanks in `{{ name }}` do not end the
    address of a link."""
    md.inline.ruler.before("escape", "variable", _variable)
    md.helpers = _Helpers()  # type: ignore[assignment]


def filled(address: str, value: Callable[[str], str | None]) -> str:
    """An address as the parser gives it, with the value of each variable that has one."""

    def put(match: re.Match[str]) -> str:
        name = unquote(match[1] or match[2]).strip()
        found = value(name) if re.fullmatch(_NAME, name) else None
        return match[0] if found is None else found

    return _IN_ADDRESS.sub(put, address)


def _variable(state: StateInline, silent: bool) -> bool:
    match = _VARIABLE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("variable", "", 0)
        token.content, token.info = match[0], match["name"]
    state.pos = match.end()
    return True


class _Helpers:
    """What the parser's rules for links ask; the same but for blanks in variables."""

    parseLinkLabel = staticmethod(helpers.parseLinkLabel)  # noqa: N815 - the name is markdown-it's
    parseLinkTitle = staticmethod(helpers.parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkDestination(text: str, start: int, end: int) -> Any:  # noqa: ANN401, N802
        """The destination that begins at `start`."""
        window = text[start : min(end, start + _LONGEST)]
        if "{{" not in window:
            return helpers.parseLinkDestination(text, start, end)
        closed = _VARIABLE.sub(lambda match: re.sub(r"[ \t]", "\ufffc", match[0]), window)
        text = text[:start] + closed + text[start + len(window) :]
        result = helpers.parseLinkDestination(text, start, end)
        result.str = result.str.replace("\ufffc", "")
        return result
