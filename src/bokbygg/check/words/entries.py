"""What a Hunspell dictionary's own list holds: its entries with their endings, without the
compounds that Hunspell would make of them (hunspell(5))."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_HIDDEN = ("ONLYINCOMPOUND", "FORBIDDENWORD", "NEEDAFFIX")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 12
"""Characters of the longest ending that is looked for."""


class Ending(NamedTuple):
    """With `flag`, an entry that `fits` has this ending in place of `strip`."""

    flag: str
    strip: str
    fits: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """`stems` are the entries with their flags, `endings` by what they add; `hidden` are flags of
    what is no word by itself. `letters` are those of the language, the commonest first."""

    stems: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[Ending, ...]]
    hidden: frozenset[str]
    letters: str

    def has(self, word: str) -> bool:
        """Whether a word in small letters is an entry, or an entry with an ending."""
        flags = self.stems.get(word)
        if flags is not None and flags.isdisjoint(self.hidden):
            return True
        return next(self.stems_of(word), None) is not None

    def stems_of(self, word: str) -> Iterator[tuple[str, str]]:
        """The entries that a word is made of with an ending, and the flag of that."""
        for length in range(min(len(word), _LONGEST) + 1):
            cut = len(word) - length
            for flag, strip, fits in self.endings.get(word[cut:], ()):
                stem = word[:cut] + strip
                if flag in self.stems.get(stem, ()) and fits.search(stem):
                    yield stem, flag


def entries(path: Path) -> Entries:
    """The entries of the dictionary at `path`, a file `.dic` with its `.aff` beside it."""
    rules = path.with_suffix(".aff").read_bytes()
    coding = re.search(rb"^SET[ \t]+(\S+)", rules, re.M)
    encoding = _encoding(coding[1].decode("ascii", "replace") if coding else "")
    lines = [line.split() for line in rules.decode(encoding, "replace").splitlines()]
    said = {words[0]: words[1] for words in lines if len(words) > 1}
    kind = said.get("FLAG", "")
    aliases = [words[1] for words in lines if words[:1] == ["AF"] and len(words) > 1][1:]
    endings: defaultdict[str, list[Ending]] = defaultdict(list)
    for words in lines:
        if words[:1] == ["SFX"] and len(words) > 4:
            strip, added = (word.replace("0", "") for word in words[2:4])
            fits = re.compile(f"(?:{words[4]})$" if words[4] != "." else "")
            endings[added.partition("/")[0]].append(Ending(words[1], strip, fits))
    text = path.read_bytes().decode(encoding, "replace").replace("\r", "")
    return Entries(
        stems=dict(_stems(text, kind, aliases)),
        endings={added: tuple(found) for added, found in endings.items()},
        hidden=frozenset(said[name] for name in _HIDDEN if name in said),
        letters="".join(filter(str.islower, dict.fromkeys(said.get("TRY", "") + _LATIN))),
    )


def _encoding(name: str) -> str:
    """What Python calls an encoding of Hunspell."""
    low = name.lower().removeprefix("microsoft-")
    return {"": "latin-1", "iso8859-1": "latin-1"}.get(low, low.replace("iso8859", "iso-8859"))


def _stems(text: str, kind: str, aliases: list[str]) -> Iterator[tuple[str, frozenset[str]]]:
    flags_of: dict[str, frozenset[str]] = {}
    found: dict[str, frozenset[str]] = {}
    for line in text.split("\n")[1:]:
        word, _, said = line.partition("/")
        if not said or " " in said or "\t" in said or " " in word or "\t" in word:
            word, said = (part.split()[0] if part.split() else "" for part in (word, said))
        if not word:
            continue
        flags = flags_of.get(said)
        if flags is None:
            own = aliases[int(said) - 1] if aliases and said.isdecimal() else said
            flags = flags_of[said] = _flags(own, kind)
        found[word] = found[word] | flags if word in found else flags
    return iter(found.items())


def _flags(said: str, kind: str) -> frozenset[str]:
    if kind == "long":
        return frozenset(said[at : at + 2] for at in range(0, len(said), 2))
    return frozenset(said.split(",") if kind == "num" else said)
