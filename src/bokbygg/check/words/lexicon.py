"""A language's words, as the rules ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bokbygg.check.words.dictionaries import dictionaries
from bokbygg.check.words.entries import Entries, entries

if TYPE_CHECKING:
    from hunspell import Hunspell


class Lexicon:
    """A dictionary of Hunspell: what it holds, and what it would make of that. Loaded as it is
    asked."""

    def __init__(self, path: Path, others: Sequence[Path] = ()) -> None:
        self._path = path
        self._known: dict[str, bool] = {}
        self._others = tuple(Lexicon(other) for other in others)

    @cached_property
    def _hunspell(self) -> Hunspell:
        from hunspell import Hunspell

        return Hunspell(self._path.stem, hunspell_data_dir=str(self._path.parent))

    @cached_property
    def entries(self) -> Entries:
        """The dictionary's own list."""
        return entries(self._path)

    def has(self, word: str) -> bool:
        """Whether a word is right, compounds among them."""
        known = self._known.get(word)
        if known is None:
            plain = word.replace("’", "'")
            known = self._known[word] = self._ask(plain) or any(o.has(word) for o in self._others)
        return known

    def lists(self, word: str) -> bool:
        """Whether the dictionary's own list holds a word, with an ending or without."""
        return self.entries.has(word)

    def _ask(self, word: str) -> bool:
        try:
            return bool(self._hunspell.spell(word))
        except UnicodeEncodeError:  # letters that its encoding lacks
            return False

    def near(self, word: str) -> tuple[str, ...]:
        """Right words that a single slip leads from: likelier ones first."""
        words = self.entries
        made = (w for w, at in _slips(word, words.letters) if words.may_have(w, at))
        found = filter(words.has, dict.fromkeys(made))
        return tuple(other for other in found if self.has(other))


def slips(word: str, letters: str) -> Iterator[str]:
    """Words that differ by two letters changed over, one doubled or not, left out, wrong, or too
    much."""
    return (other for other, _ in _slips(word, letters))


def _slips(word: str, letters: str) -> Iterator[tuple[str, int]]:
    """Such words, and the last place at which they differ."""
    parts = [(word[:at], word[at:], at) for at in range(len(word) + 1)]
    for a, b, at in parts:
        if len(b) > 1 and b[0] != b[1]:
            yield a + b[1] + b[0] + b[2:], at + 1
    yield from ((a + b[0] + b, at + 1) for a, b, at in parts if b)
    yield from ((a + b[1:], at) for a, b, at in parts if b)
    yield from ((a + c + b[1:], at) for a, b, at in parts if b for c in letters if c != b[0])
    yield from ((a + c + b, at) for a, b, at in parts for c in letters)


@cache
def lexicon(lang: str) -> Lexicon | None:
    """The words of a language, those of all its regions where the tag names none; None where this
    machine has no dictionary of it."""
    found = dictionaries(lang)
    return Lexicon(found[0], found[1:]) if found else None
