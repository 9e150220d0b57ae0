"""Punctuation that is doubled, loose, or of another kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.check.script.passage import Passage
from bokbygg.check.script.remark import Spot
from bokbygg.check.tongues import tongue
from bokbygg.languages import language

_TWICE = re.compile(r"(?P<mark>[,;:])(?P=mark)+(?=\s|\Z)")
_CLASHING = re.compile(
    r"[,;:]\.(?!\.)(?=\s|\Z)|[?!](?P<quote>[”\"’»]?)[ \u00a0]?\.(?!\.)(?=\s|\Z)"
    r"|(?<=[^\W\d_]{2})[.][”\"»]\.(?=\s|\Z)|(?<=[^\W\d_])\.,(?=\s)"
)
_TWO_POINTS = re.compile(r"(?<=[^\W_])\.\.(?=\s|\Z)")
_POINTS = re.compile(r"(?<=[^\W_])(?:\.{4,}|…\.+|\.…)(?=\s|\Z|[”\"»])")
_LOOSE_DASH = re.compile(
    r"(?<=[^\W\d_]{2})(?:(?P<left>[–—])[ ](?=[^\W\d_]{2})|[ ](?P<right>[–—])(?=[^\W\d_]{2}))"
)
_LOOSE_HYPHEN = re.compile(
    r"(?P<before>[^\W\d_]+)(?:[ ]-(?=[^\W\d_]{2})|-[ ](?P<after>[^\W\d_]+)(?P<comma>-?,?))"
)
_DASHES = re.compile(r"[–—][ \u00a0]*[–—](?![–—])")
_ACCENT = re.compile(r"(?<=[^\W\d_])[´‘‛](?=[^\W\d_])")
_PRIME = re.compile(r"(?<![\d\s])[″‟](?!\d)|(?<!\S)[″‟](?=[^\W\d_])")
_AND = re.compile(r"(?<=\b[^\W\d_]{2})[^\W\d_]*[ ](?P<sign>&)[ ](?=(?P<after>[^\W\d_]{2}))")
_SLASH = re.compile(
    r"(?<=[^\W_]{2})(?:[ ]/(?=[^\W_]{2,}+(?![/.][^\W_]))|(?<!/..)/[ ](?=[^\W_]{2}))"
)
_NEXT = re.compile(r"(?P<before>[^\W_]+(?:\.[^\W_]+)*)\.[ \n\u00a0](?P<word>[^\W\d_]{2,})")

_NATION = re.compile(
    r"(?<=[a-zåäö,] )(?P<word>(?:Svensk|Norsk|Dansk|Finsk|Engelsk|Tysk|Fransk|Rysk|Italiensk|Spansk"
    r"|Amerikansk|Europeisk|Kinesisk|Grekisk|Polsk)[at]?)(?= [a-zåäö])"
)
_NORDIC = frozenset({"sv", "nb", "nn", "no", "da", "fi", "is"})
"""Languages in which no full stop follows a quotation that ends with a question."""


def doubled(passage: Passage) -> Iterator[Spot]:
    """`ord,, ord`, `Vad?.` and `slut..`."""
    for match in _TWICE.finditer(passage.prose):
        mark = match["mark"]
        yield Spot(*match.span(), f"`{mark}` stands twice", "write it once", mark)
    for match in _CLASHING.finditer(passage.prose):
        lang = passage.lang_at(match.start()).partition("-")[0]
        abbreviated = match[0] == ".," and _is_abbreviated(passage, match.start())
        if not (abbreviated or (match["quote"] and lang not in _NORDIC)):
            message = f"two marks where one is enough: `{match[0]}`"
            yield Spot(*match.span(), message, "keep the one that is meant")
    for match in _TWO_POINTS.finditer(passage.prose):
        message = "two full stops in a row"
        yield Spot(*match.span(), message, "write one, or three for an ellipsis")


def _is_abbreviated(passage: Passage, at: int) -> bool:
    """Whether the word before a full stop is one that ends with it: known, of few letters, or
    with a full stop inside."""
    before = re.search(r"[^\W_]+(?:\.[^\W_]+)*\Z", passage.prose[:at])
    if before is None:
        return True
    word = before[0].lower()
    known = tongue(passage.lang_at(max(at - 1, 0))).abbreviations
    return len(word) < 4 or "." in word or word in known


def points(passage: Passage) -> Iterator[Spot]:
    """`ord....` and `ord….`; in English four points may be an ellipsis and a full stop."""
    for match in _POINTS.finditer(passage.prose):
        if match[0] == "...." and passage.lang_at(match.start()).startswith("en"):
            continue
        message = f"an ellipsis is written `{match[0]}`"
        yield Spot(*match.span(), message, "write three points: `...` or `…`")


def loose_dashes(passage: Passage) -> Iterator[Spot]:
    """`ord –ord`, `ord -ord` and `ord- ord`."""
    for match in _LOOSE_DASH.finditer(passage.prose):
        sign = match["left"] or match["right"]
        message = f"`{sign}` has a blank on one side alone"
        hint = "write blanks on both sides of a dash, or on none where it means `to`"
        yield Spot(*match.span(), message, hint)
    for match in _LOOSE_HYPHEN.finditer(passage.prose):
        joints = tongue(passage.lang_at(match.start())).joints
        if not joints or match["before"].lower() in joints[:2] or match["comma"]:
            continue  # `skolböcker och -materiel`
        if (match["after"] or "").lower() not in joints:
            start = match.end("before")
            end = match.start("after") if match["after"] else match.end()
            message = "a hyphen has a blank on one side alone"
            hint = "take the blank away, or write a dash with blanks on both sides"
            yield Spot(start, end, message, hint)


def doubled_dashes(passage: Passage) -> Iterator[Spot]:
    """`– –`."""
    for match in _DASHES.finditer(passage.prose):
        yield Spot(*match.span(), "two dashes in a row", "write one")


def accents(passage: Passage) -> Iterator[Spot]:
    """`it´s`, and primes round words."""
    for match in _ACCENT.finditer(passage.prose):
        message = f"`{match[0]}` stands for an apostrophe"
        yield Spot(*match.span(), message, "write `'`", "'")
    for match in _PRIME.finditer(passage.prose):
        message = f"`{match[0]}` stands for a quotation mark"
        yield Spot(*match.span(), message, 'write `"`', '"')


def ampersands(passage: Passage) -> Iterator[Spot]:
    """`ord & ord` between small letters."""
    for match in _AND.finditer(passage.prose):
        word = match[0].split()[0]
        if passage.kind != "cell" and word.islower() and match["after"].islower():
            conjunction = language(passage.lang_at(match.start())).words.conjunction
            message = "`&` stands in running text"
            yield Spot(*match.span("sign"), message, f"write `{conjunction}`")


def slashes(passage: Passage) -> Iterator[Spot]:
    """`ord /ord`, which looks like a path."""
    for match in _SLASH.finditer(passage.text):
        first, second = passage.place(match.start()), passage.place(match.end() - 1)
        if first and second and second[2] - first[2] != len(match[0]) - 1:
            continue  # something stands out: `on _/home_`
        message = "a slash has a blank on one side alone"
        yield Spot(*match.span(), message, "write blanks on both sides or on neither")


def small_letters(passage: Passage) -> Iterator[Spot]:
    """`slut. början`, but after abbreviations."""
    if passage.kind not in {"paragraph", "item"}:
        return
    for match in _NEXT.finditer(passage.prose):
        word, at = match["word"], match.start("word")
        if word.islower() and not _is_abbreviated(passage, match.end("before")):
            message = f"a sentence begins with a small letter: `{word}`"
            yield Spot(at, at + len(word), message, f"write `{word[0].upper()}{word[1:]}`")


def nations(passage: Passage) -> Iterator[Spot]:
    """`den Svenska sommaren`."""
    for match in _NATION.finditer(passage.prose):
        if passage.lang_at(match.start()).startswith("sv") and passage.kind != "title":
            word = match["word"]
            message = f"an adjective of a nation has a capital: `{word}`"
            yield Spot(*match.span(), message, f"write `{word.lower()}`, unless it is a name")
