"""Words that a wrong blank may have parted: told of, never joined."""

from __future__ import annotations

import re
from collections import Counter

from bokbygg.importers.harvest import Remark, Sort

_WORD = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"(?<![\w’'-])([^\W\d_]+)(-? |-\n *)(?=([^\W\d_]+)(?![\w-]))")
_LONG = 6
"""Letters of a whole word that is worth asking after."""

_LONE = frozenset("aàáåäæeéèiíoóòöøuúwyz")
"""Letters that are words in one language or another."""

_MANY = 100


def split_words(text: str, path: str) -> tuple[Remark, ...]:
    """A remark for each two pieces that make a word which the text has elsewhere, where at least
    one of them is no word of its own there."""
    counts = Counter(word.casefold() for word in _WORD.findall(text))
    found: list[Remark] = []
    for match in _PAIR.finditer(text):
        if _is_split(match[1], match[3], match[2], counts):
            line = text.count("\n", 0, match.start()) + 1
            whole = match[1] + match[3]
            parted = f"{match[1]}{match[2].rstrip()} {match[3]}"
            said = f"`{parted}` may be `{whole}`, parted by a blank; left as it is"
            found.append(Remark(sort=Sort.GUESSED, path=path, line=line, said=said))
        if len(found) >= _MANY:
            break
    return tuple(found)


def _is_split(first: str, second: str, gap: str, counts: Counter[str]) -> bool:
    one, two = first.casefold(), second.casefold()
    if second[0].isupper() and not first.isupper():
        return False
    whole = counts[one + two]
    if len(one) == 1 and one not in _LONE and first.islower() and "-" not in gap:
        return len(two) > 2 and counts[one] <= 3
    if len(one) + len(two) < _LONG or not whole:
        return False
    rare = min(counts[one], counts[two])
    return rare == 1 if "-" not in gap else rare <= 2
