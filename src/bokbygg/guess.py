"""Which language a text is in, by its commonest small words.

Only for books that do not say so: a warning always goes with the guess.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

_SMALL_WORDS = {
    "sv": "och att det som en på är av för med till den har inte om ett var jag från eller ska",
    "en": "the of and to in is that it was for on with as his he be at by this had not are but",
    "nb": "og det som en på er av for med til den har ikke om et var jeg fra eller skal ble også",
    "nn": "og det som ein på er av for med til den har ikkje om eit var eg frå eller skal vart",
    "da": "og det som en på er af for med til den har ikke om et var jeg fra eller skal blev også",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il",
    "fi": "ja on ei se että oli hän mutta ovat kuin niin joka mitä hänen myös jo tai sitä minä",
    "es": "de la que el en y los se del las un por con no una su para es al lo como más pero sus",
    "it": "di e il la che in un a è per una non sono da del si con le dei ha come al più della",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als maar dan hij",
    "pl": "w i na z do nie się że to jest o jak po a za od przez ale są co dla tym już czy być",
    "is": "og að í á sem er en við það fyrir um ekki var ég hann til með hún því þegar eru af",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi",
}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 20_000
"""Words to look at: more tell nothing new."""

_FEWEST = 3
"""Small words that tell something: `A` alone may be a letter."""


_HEBREW = re.compile("[\u05d0-\u05ea]")
_ARABIC = re.compile("[\u0620-\u06d3]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_LATIN = re.compile("[A-Za-z]")
_FEWEST_LETTERS = 10


def _by_script(text: str) -> str:
    """The language of a text in Hebrew or Arabic letters; Persian has some that Arabic lacks."""
    text = text[:_ENOUGH]
    latin = len(_LATIN.findall(text))
    if len(_HEBREW.findall(text)) > max(latin, _FEWEST_LETTERS):
        return "he"
    arabic = len(_ARABIC.findall(text))
    if arabic > max(latin, _FEWEST_LETTERS):
        return "fa" if len(_PERSIAN.findall(text)) * 20 > arabic else "ar"
    return ""


def guess_language(text: str) -> str:
    """The BCP 47 tag of the likeliest language; empty where the text is too short to tell, or
    holds the small words of no language known here."""
    if tag := _by_script(text):
        return tag
    counts = Counter(match[0] for match in islice(_WORD.finditer(text.lower()), _ENOUGH))
    scores = {
        tag: sum(counts[word] for word in words.split()) for tag, words in _SMALL_WORDS.items()
    }
    best = max(scores, key=lambda tag: scores[tag])
    told = scores[best] >= _FEWEST and scores[best] * 12 >= sum(counts.values())
    return best if told else ""
