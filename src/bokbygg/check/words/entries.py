"""What a Hunspell dictionary's own list holds: its entries with their endings, without the
compounds that Hunspell would make of them (hunspell(5))."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_HIDDEN = ("ONLYINCOMPOUND", "FORBIDDENWORD", "NEEDAFFIX")
_LATIN = "abcdefghijklmnopqrstuvwxyz"


class Ending(NamedTuple):
    """With `flag`, an entry that `fits` has this ending in place of `strip`."""

    flag: str
    strip: str
    fits: re.Pattern[str]


_NONE: Mapping[str, Sequence[Ending]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """`stems` are the entries with their flags, `endings` by what they add
    and what they take away, `tails` all that an
    ending can end with; `hidden` are flags of what is no word by itself. `letters` are those of the
    language, the commonest first; `ordered` are the entries by their letters."""

    stems: Mapping[str, frozenset[str]]
    endings: Mapping[str, Mapping[str, Sequence[Ending]]]
    tails: frozenset[str]
    hidden: frozenset[str]
    letters: str
    ordered: Sequence[str]

    def has(self, word: str) -> bool:
        """Whether a word in small letters is an entry, or an entry with an ending."""
        flags = self.stems.get(word)
        if flags is not None and flags.isdisjoint(self.hidden):
            return True
        return next(self.stems_of(word), None) is not None

    def stems_of(self, word: str) -> Iterator[tuple[str, str]]:
        """The entries that a word is made of with an ending, and the flag of that."""
        for cut in range(len(word), -1, -1):
            tail = word[cut:]
            if tail not in self.tails:
                return  # nor is it the end of a longer one
            for strip, endings in self.endings.get(tail, _NONE).items():
                stem = word[:cut] + strip
                if flags := self.stems.get(stem):
                    for flag, _, fits in endings:
                        if flag in flags and fits.search(stem):
                            yield stem, flag

    def may_have(self, word: str, at: int) -> bool:
        """Whether a word that was changed at a place can be an entry, or one with an ending: an
        entry begins as it does up to there, or an ending ends as it does from there on. Costs less
        than to ask for it."""
        if word[at:] in self.tails:
            return True
        head = word[: at + 1]
        number = bisect_left(self.ordered, head)
        return number < len(self.ordered) and self.ordered[number].startswith(head)


def entries(path: Path) -> Entries:
    """The entries of the dictionary at `path`, a file `.dic` with its `.aff` beside it."""
    rules = path.with_suffix(".aff").read_bytes()
    coding = re.search(rb"^SET[ \t]+(\S+)", rules, re.M)
    encoding = _encoding(coding[1].decode("ascii", "replace") if coding else "")
    lines = [line.split() for line in rules.decode(encoding, "replace").splitlines()]
    said = {words[0]: words[1] for words in lines if len(words) > 1}
    kind = said.get("FLAG", "")
    aliases = [words[1] for words in lines if words[:1] == ["AF"] and len(words) > 1][1:]
    endings: defaultdict[str, defaultdict[str, list[Ending]]]
    endings = defaultdict(lambda: defaultdict(list))
    for words in lines:
        if words[:1] == ["SFX"] and len(words) > 4:
            strip, added = (word.replace("0", "") for word in words[2:4])
            fits = re.compile(f"(?:{words[4]})$" if words[4] != "." else "")
            endings[added.partition("/")[0]][strip].append(Ending(words[1], strip, fits))
    text = path.read_bytes().decode(encoding, "replace").replace("\r", "")
    stems = _stems(text, kind, aliases)
    return Entries(
        stems=stems,
        ordered=sorted(stems),
        endings={added: dict(found) for added, found in endings.items()},
        tails=frozenset(added[at:] for added in endings for at in range(len(added) + 1)) | {""},
        hidden=frozenset(said[name] for name in _HIDDEN if name in said),
        letters="".join(filter(str.islower, dict.fromkeys(said.get("TRY", "") + _LATIN))),
    )


def _encoding(name: str) -> str:
    """What Python calls an encoding of Hunspell."""
    low = name.lower().removeprefix("microsoft-")
    return {"": "latin-1", "iso8859-1": "latin-1"}.get(low, low.replace("iso8859", "iso-8859"))


def _stems(text: str, kind: str, aliases: list[str]) -> dict[str, frozenset[str]]:
    """The entries with their flags. There are some hundred thousand, so what is done for each of
    them is done by as few calls as can be."""
    flags: dict[str, frozenset[str]] = {}
    found: dict[str, frozenset[str]] = {}
    for line in text.split("\n")[1:]:
        word, _, said = line.partition("/")
        if " " in line or "\t" in line:
            word, said = (part.split()[0] if part.split() else "" for part in (word, said))
        own = flags.get(said)
        if own is None:
            numbered = aliases and said.isdecimal()
            own = _flags(aliases[int(said) - 1] if numbered else said, kind)
            flags[said] = own
        if found.setdefault(word, own) is not own:
            found[word] |= own
    found.pop("", None)
    return found


def _flags(said: str, kind: str) -> frozenset[str]:
    if kind == "long":
        return frozenset(said[at : at + 2] for at in range(0, len(said), 2))
    return frozenset(said.split(",") if kind == "num" else said)
