"""Takes settings by their rows; what is wrong with them gathers in findings.

`Reader` knows keys, and what every value can be; the forms that a value may have stand in
`bokbygg.settings.forms` and the modules beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from bokbygg.diagnostics import Diagnostic, Rule, Span
from bokbygg.settings.placed import Listing, Node, Scalar, Setting, Sort, Table
from bokbygg.settings.rows import Rows, hyphened
from bokbygg.values import dataclass

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, and the two controls it can but no text means."""

_NEAR = 0.66
"""How alike two words are (0-1) before one is offered for the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """The rules of one kind of settings, by what is wrong.

    `unknown_hint` is what to do with a key that is like no other.
    """

    wrong_kind: Rule
    unknown_key: Rule
    foreign_key: Rule
    given_twice: Rule
    bad_date: Rule
    bad_language: Rule
    bad_role: Rule
    bad_slug: Rule
    bad_value: Rule
    unknown_hint: str


def shown(text: str) -> str:
    """`text` in backticks, on one line and not too long to read."""
    line = _UNPRINTABLE.sub("\ufffd", " ".join(text.split()))
    return f"`{line[:59]}…`" if len(line) > 60 else f"`{line}`"


def nearest(word: str, among: Iterable[str]) -> str:
    """The word of `among` that `word` may be a slip for, or empty: no one misses the first
    letter."""
    small = word.lower()
    likely = sorted(other for other in among if other[:1].lower() == small[:1])
    return next(iter(get_close_matches(small, likely, n=1, cutoff=_NEAR)), "")


def is_blank(node: Node) -> bool:
    """Whether YAML gives nothing here, or its word for nothing."""
    if not isinstance(node, Scalar) or node.sort is not Sort.PLAIN:
        return False
    return node.text in {"", "~", "null"}


class Reader:
    """Takes values from settings; what is wrong with them gathers in `findings`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rules = rulebook
        self.findings: list[Diagnostic] = []

    def note(self, rule: Rule, message: str, span: Span, hint: str = "") -> None:
        """Add a finding."""
        self.findings.append(rule.found(message, span, hint=hint))

    def fields(
        self, settings: Iterable[Setting], rows: Rows, homes: Mapping[str, str] | None = None
    ) -> dict[str, Setting]:
        """The settings by name, without those left blank; `homes` leads from keys of other tables
        to a hint."""
        spellings = rows.spellings
        found: dict[str, Setting] = {}
        for setting in settings:
            name = spellings.get(hyphened(setting.name))
            if name is None:
                self._unknown(setting, rows, homes or {})
            elif name in found:
                self._twice(setting, found[name])
            else:
                found[name] = setting
        return {name: setting for name, setting in found.items() if not is_blank(setting.value)}

    def values(self, given: Mapping[str, Setting], rows: Rows) -> dict[str, Any]:
        """What the settings mean, each by the form of its row; without those that went wrong."""
        keys = rows.by_name
        read = {name: keys[name].form.read(self, setting) for name, setting in given.items()}
        return {name: value for name, value in read.items() if value is not None}

    def group(self, node: Table, rows: Rows) -> dict[str, Any]:
        """The same of a table inside a value."""
        return self.values(self.fields(node.settings, rows), rows)

    def one_text(self, what: str, node: Node) -> str:
        """The text of a value, without blanks at its ends; `what` says in messages which one."""
        if not isinstance(node, Scalar) or node.sort not in {Sort.PLAIN, Sort.TEXT}:
            self.wrong_kind(what, node, "text")
            return ""
        return self.printable(what, node)

    def printable(self, what: str, node: Scalar) -> str:
        """The text of a value of whatever sort, if it can be printed."""
        if _UNPRINTABLE.search(node.text):
            message = f"{what} holds a character that cannot be printed: {shown(node.text)}"
            self.note(self.rules.wrong_kind, message, node.span, "delete that character")
            return ""
        return node.text.strip()

    def wrong_kind(self, what: str, node: Node, wanted: str, hint: str = "") -> None:
        """Note that `what` should have been `wanted` (`text`, `a date`)."""
        message = f"{what} should be {wanted}, and this is {_kind(node)}"
        quote = wanted == "text" and isinstance(node, Scalar)
        usual = (
            f'put it in quotation marks: `"{_text(node)}"`' if quote else f"write {wanted} there"
        )
        self.note(self.rules.wrong_kind, message, node.span, hint or usual)

    def _unknown(self, setting: Setting, rows: Rows, homes: Mapping[str, str]) -> None:
        name = hyphened(setting.name)
        if name in rows.foreign:
            message = f"{shown(setting.name)} is for another program; the book passes over it"
            hint = "leave it if that program needs it, else delete it"
            self.note(self.rules.foreign_key, message, setting.span, hint)
            return
        message = f"{shown(setting.name)} is not a setting of {rows.thing}"
        near = nearest(name, rows.spellings)
        hint = homes.get(name) or (f"did you mean `{near}`?" if near else self.rules.unknown_hint)
        self.note(self.rules.unknown_key, message, setting.span, hint)

    def _twice(self, setting: Setting, first: Setting) -> None:
        line = first.span.line
        message = f"{shown(setting.name)} is given twice"
        if setting.name != first.name:
            message = f"{shown(setting.name)} says the same as {shown(first.name)} on line {line}"
        hint = f"keep one of the two; the first stands on line {line}"
        self.note(self.rules.given_twice, message, setting.span, hint)


def _kind(node: Node) -> str:
    if isinstance(node, Listing):
        return "a list"
    if isinstance(node, Table):
        return "a group of keys"
    kinds = {Sort.NUMBER: "a number", Sort.TRUTH: "true or false", Sort.DATE: "a date"}
    return kinds.get(node.sort, shown(node.text))


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""
