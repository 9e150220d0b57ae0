"""How hard sentences are to read, by a formula made for their language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bokbygg.stats.figures import Readability

Sentences = Sequence[Sequence[str]]

_LONG = 7
"""Letters of what LIX calls a long word: more than six."""

_FEWEST = 100
"""Words that a formula needs to say anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula: its name, how it is reckoned, and its steps from easy to hard: a value and what
    is said up to it (LIX), or from it on (the others, where more is easier)."""

    name: str
    reckon: Callable[[Sentences], float]
    steps: tuple[tuple[float, str], ...]
    more_is_harder: bool = False

    def of(self, sentences: Sentences) -> Readability | None:
        """What it says of a text; None where that is too short."""
        if sum(map(len, sentences)) < _FEWEST:
            return None
        value = self.reckon(sentences)
        sign = 1 if self.more_is_harder else -1
        said = (word for step, word in self.steps if value * sign <= step * sign)
        verdict = next(said, "very hard")
        return Readability(formula=self.name, value=round(value), verdict=verdict)


def _per_sentence(sentences: Sentences) -> float:
    return sum(map(len, sentences)) / len(sentences)


def _per_word(sentences: Sentences, count: Callable[[str], int]) -> float:
    words = [word for sentence in sentences for word in sentence]
    return sum(map(count, words)) / len(words)


_VOWELS = re.compile(r"[aeiouyáéíóúàèìòùâêîôûäëïöüåæøœãõ]+", re.I)
_SILENT = re.compile(r"(?<=[^aeiouyl])e[sd]?$", re.I)


def _syllables(word: str) -> int:
    """Syllables as groups of vowels."""
    return max(1, len(_VOWELS.findall(word)))


def _syllables_with_silent_e(word: str) -> int:
    """The same in English and French, where an `e` at the end is not spoken."""
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word))))


def _lix(sentences: Sentences) -> float:
    """Björnsson, *Läsbarhet* (1968): words to a sentence, and long words in a hundred."""
    return _per_sentence(sentences) + 100 * _per_word(sentences, lambda word: len(word) >= _LONG)


def _eased(base: float, length: float, weight: float, count: Callable[[str], int]) -> Formula:
    """One of Flesch's kind: what is left of `base` after words to a sentence times `length` and
    syllables to a word times `weight`; the steps are Flesch's own."""

    def reckon(sentences: Sentences) -> float:
        of_words = _per_word(sentences, count)
        return base - length * _per_sentence(sentences) - weight * of_words

    return Formula(name="", reckon=reckon, steps=_FLESCH_STEPS)


def _gulpease(sentences: Sentences) -> float:
    """Lucisano and Piemontese, *Gulpease* (1988): sentences and letters in a hundred words."""
    words = sum(map(len, sentences))
    return 89 + 300 * len(sentences) / words - 10 * _per_word(sentences, len)


_FLESCH_STEPS = ((80.0, "very easy"), (65.0, "easy"), (50.0, "middling"), (30.0, "hard"))
_LIX_STEPS = ((30.0, "very easy"), (40.0, "easy"), (50.0, "middling"), (60.0, "hard"))
_GULPEASE_STEPS = ((80.0, "very easy"), (60.0, "easy"), (50.0, "middling"), (40.0, "hard"))

LIX = Formula(name="LIX", reckon=_lix, steps=_LIX_STEPS, more_is_harder=True)
"""Made for Swedish, and used for many languages: it counts no syllables."""


def _named(name: str, formula: Formula) -> Formula:
    return Formula(name=name, reckon=formula.reckon, steps=formula.steps)


FORMULAS: dict[str, Formula] = {
    # Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948)
    "en": _named("Flesch", _eased(206.835, 1.015, 84.6, _syllables_with_silent_e)),
    # Amstad, Wie verständlich sind unsere Zeitungen? (1978)
    "de": _named("Flesch-Amstad", _eased(180, 1, 58.5, _syllables)),
    # Kandel and Moles, Application de l'indice de Flesch à la langue française (1958)
    "fr": _named("Kandel-Moles", _eased(207, 1.015, 73.6, _syllables_with_silent_e)),
    # Fernández Huerta, Medidas sencillas de lecturabilidad (1959)
    "es": _named("Fernández Huerta", _eased(206.84, 1.02, 60, _syllables)),
    # Douma, De leesbaarheid van landbouwbladen (1960)
    "nl": _named("Flesch-Douma", _eased(206.84, 0.93, 77, _syllables)),
    "it": Formula(name="Gulpease", reckon=_gulpease, steps=_GULPEASE_STEPS),
}
"""A formula by the first letters of a language's tag; LIX for every other."""


def readability(sentences: Sentences, lang: str) -> Readability | None:
    """How hard sentences in the language `lang` (BCP 47) are; None where they are too few."""
    return FORMULAS.get(lang.partition("-")[0], LIX).of(sentences)


SPEEDS = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "sv": 199,
}
"""Words a minute that adults read, from Trauzettel-Klosinski and Dietz, Standardized assessment
of reading performance: the new International Reading Speed Texts IReST (2012)."""

_USUAL = 190


def minutes(words: int, lang: str) -> float:
    """The minutes that it takes to read so many words silently."""
    return words / SPEEDS.get(lang.partition("-")[0], _USUAL)
