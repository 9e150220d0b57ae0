"""Dictionaries for the languages of a book: where words may be parted, and how they are spelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bokbygg.check.words.dictionaries import dictionaries
from bokbygg.doctor import remedies
from bokbygg.doctor.examination import Examination, State
from bokbygg.languages import LANGUAGES, language

_UNPARTED = frozenset({"ar", "fa", "he"})
"""Languages that part no words at the end of a line."""


def of_languages(tags: Iterable[str]) -> Iterator[Examination]:
    """What there is for each of these languages, named by BCP 47 tags."""
    for tag in tags:
        yield _typography(tag)
        yield _hyphenation(tag)
        yield _spelling(tag)


def _named(tag: str) -> str:
    row = language(tag)
    return f"{row.name} ({tag})" if row.tag in LANGUAGES else tag


def _typography(tag: str) -> Examination:
    name = f"Typography, {_named(tag)}"
    if language(tag).tag in LANGUAGES:
        return Examination(name=name, state=State.FOUND, found="rules and words of its own")
    without = "no rules of its own: English words, and rules that hold everywhere"
    return Examination(name=name, state=State.USEFUL, found=without)


def _hyphenation(tag: str) -> Examination:
    import pyphen

    name = f"Hyphenation, {_named(tag)}"
    if tag.partition("-")[0] in _UNPARTED:
        return Examination(name=name, state=State.FOUND, found="the language parts no words")
    known = pyphen.language_fallback(tag.replace("-", "_"))
    if known:
        return Examination(name=name, state=State.FOUND, found=f"patterns `{known}` of pyphen")
    return Examination(
        name=name,
        state=State.USEFUL,
        found="no patterns: words are not parted in print",
        remedies=remedies.from_pip("--upgrade", "pyphen"),
    )


def _spelling(tag: str) -> Examination:
    name, lang = f"Spelling, {_named(tag)}", tag.partition("-")[0]
    if found := dictionaries(tag):
        return Examination(name=name, state=State.FOUND, found=str(found[0]))
    return Examination(
        name=name,
        state=State.USEFUL,
        found="no dictionary: `bokbygg check` looks up no words",
        remedies=remedies.spelling(lang),
    )
