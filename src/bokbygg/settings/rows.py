"""A row a key: what it is called, what may stand there, what comes of it.

From these rows both the reading of settings and their JSON Schema are made, so that what a reader
takes and what an editor offers are one and the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bokbygg.values import dataclass

if TYPE_CHECKING:
    from bokbygg.settings.placed import Setting
    from bokbygg.settings.reader import Reader

Schema = Mapping[str, Any]
"""A piece of JSON Schema, draft 2020-12."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What may stand as a value. `read` gives what it means, or None where it cannot be had, with
    a finding; `schema` says the same of it in JSON Schema."""

    read: Callable[[Reader, Setting], Any]
    schema: Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key: `doc` is what it does, in a sentence, `example` a value as JSON has it. `aliases` are
    what it is called elsewhere; a low line counts as a hyphen in all of them."""

    name: str
    form: Form
    doc: str
    example: Any
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The keys that stand together: those of a table of bok.toml, of an essay, of a person.

    `thing` is what they are a setting of, in messages (`` `[book]` ``); `foreign` names keys that
    other programs read: they are passed over.
    """

    thing: str
    doc: str
    keys: tuple[Key, ...]
    foreign: tuple[str, ...] = ()

    @property
    def by_name(self) -> dict[str, Key]:
        """The keys by their own names."""
        return {key.name: key for key in self.keys}

    @property
    def spellings(self) -> dict[str, str]:
        """From each way to write a key, with hyphens, to its name."""
        return {hyphened(word): key.name for key in self.keys for word in (key.name, *key.aliases)}


def hyphened(word: str) -> str:
    """A key with hyphens for low lines: people write both."""
    return word.replace("_", "-")
