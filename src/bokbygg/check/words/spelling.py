"""Words that no dictionary has: one finding a word, with how often it stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bokbygg.check.script.essays import Script
from bokbygg.check.script.remark import Remark
from bokbygg.check.tongues import tongue
from bokbygg.check.words.counted import Word, counted, told
from bokbygg.check.words.foreign import own_words
from bokbygg.check.words.lexicon import Lexicon, lexicon
from bokbygg.rules import words as rules

_SHORTEST = 4
"""Letters of the shortest word that is looked up."""
_MEANT = 3
"""A word that stands so often is meant."""
_SHOWN = 3
"""Places and words that a finding names."""
_FEW = 20
"""Words of a language that need no dictionary."""
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu|quoiqu|jusqu)['’]", re.I)
_PREFIXES = ("pre", "sub", "re", "un", "co", "non", "multi", "anti", "super", "micro", "meta")


def misspelt(script: Script) -> Iterator[Remark]:
    """Unknown words that one slip leads to from one that is known."""
    for places, near in _unknown(script):
        if near:
            known = ", ".join(f"`{word}`" for word in near[:_SHOWN])
            hint = f"did you mean {known}? A word of your own goes into `words.txt`"
            message = f"`{places[0].text}` is in no dictionary{_often(places)}"
            yield from told(rules.MISSPELT, places[0], message, hint)


def unknown(script: Script) -> Iterator[Remark]:
    """All other unknown words: names, loans, what its author made."""
    for places, near in _unknown(script):
        if not near:
            hint = "if it is right, put it into `words.txt` beside the essays"
            message = f"`{places[0].text}` is in no dictionary{_often(places)}"
            yield from told(rules.UNKNOWN_WORD, places[0], message, hint)


def lacking(script: Script) -> Iterator[Remark]:
    """Languages of which there is more than a few words, and which cannot be looked up."""
    first: dict[str, Word] = {}
    count: Counter[str] = Counter()
    for word in counted(script):
        primary = word.lang.split("-")[0]
        first.setdefault(primary, word)
        count[primary] += 1
    for primary, word in first.items():
        if count[primary] >= _FEW and lexicon(word.lang) is None:
            message = f"there is no dictionary for `{word.lang}`: its words are not looked up"
            hint = f"install one for Hunspell, such as the package `hunspell-{primary}`"
            yield from told(rules.NO_DICTIONARY, word, message, hint)


def _often(places: Sequence[Word]) -> str:
    if len(places) == 1:
        return ""
    more = [place.essay.span(place.passage, place.start, place.end) for place in places[1:_SHOWN]]
    where = ", ".join(f"{span.path}:{span.line}" for span in more if span)
    return f" ({len(places)} times; also {where})"


def _unknown(script: Script) -> Iterator[tuple[Sequence[Word], tuple[str, ...]]]:
    """Unknown words with all their places, and what they may be slips for; forms of one word
    stand together."""
    words = own_words(script)
    own = {word.lower() for word in script.words}
    capitals = {word.text.lower() for word in words if not word.text.islower()}
    by_stem: defaultdict[tuple[str, str], list[Word]] = defaultdict(list)
    for word in words:
        if _is_unknown(word, own):
            by_stem[word.lang, _stem(word)].append(word)
    for (lang, _), places in by_stem.items():
        yield places, _near(places, lang, capitals)


def _is_unknown(word: Word, own: Iterable[str]) -> bool:
    words = lexicon(word.lang)
    text = word.text
    if words is None or len(text) < _SHORTEST or text.isupper() or words.has(text):
        return False
    bare = _ELISION.sub("", text)
    if words.has(bare) or words.has(bare.lower()):
        return False
    if any(form.lower() in own for form in (text, bare, _stem(word))):
        return False
    parts = bare.split("-")
    if len(parts) > 1:
        known = (part in own or len(part) < _SHORTEST or words.has(part) for part in parts)
        return not all(known)
    return not re.search(r"[^\W\d_][A-ZÅÄÖÜÉ]", bare)


def _stem(word: Word) -> str:
    """A word without the ending of a genitive."""
    for ending in sorted(tongue(word.lang).genitive, key=len, reverse=True):
        if word.text.endswith(ending) and len(word.text) - len(ending) >= _SHORTEST:
            return word.text[: -len(ending)]
    return word.text


def _near(places: Sequence[Word], lang: str, capitals: Iterable[str]) -> tuple[str, ...]:
    """What an unknown word may be a slip for. None for a word that stands often, is a name
    elsewhere, has but another ending than a known one, or is made of known parts."""
    word, words = places[0].text, lexicon(lang)
    if words is None or not word.islower() or len(places) >= _MEANT or word in capitals:
        return ()
    if "-" in word or len(word) <= _SHORTEST or _is_made(word, words) or _is_loan(word, lang):
        return ()
    near = words.near(word)
    ended = any(word.startswith(other) or other.startswith(word) for other in near)
    return () if ended else near


def _is_loan(word: str, lang: str) -> bool:
    """Whether a word is English, with an ending of another language: `mergen`, `forké`."""
    english = lexicon("en")
    if english is None or lang.startswith("en"):
        return False
    stems = (word[: len(word) - cut] for cut in range(4) if len(word) - cut >= _SHORTEST)
    return any(english.lists(stem) or english.lists(f"{stem}e") for stem in stems)


def _is_made(word: str, words: Lexicon) -> bool:
    """Whether a word is made of a prefix or a word, and a word."""
    if any(word.startswith(p) and words.has(word[len(p) :]) for p in _PREFIXES):
        return True
    return any(words.lists(word[:at]) and words.lists(word[at:]) for at in range(3, len(word) - 2))
