"""Names and terms in several forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bokbygg.check.script.essays import Script
from bokbygg.check.script.remark import Remark, Spot
from bokbygg.check.tongues import tongue
from bokbygg.check.words.counted import Word, told
from bokbygg.check.words.foreign import own_words
from bokbygg.check.words.lexicon import lexicon, slips
from bokbygg.rules import words as rules

_SHORTEST = 4
"""Letters of the shortest name that is looked at."""
_RARE = 4
"""A name has to stand so many times as often as another one for that to be a slip for it."""
_VERSION = re.compile(r"(?<![\w.])(?P<name>[^\W\d_]{3,})[ \u00a0](?P<number>\d\.\d)(?![\w.,]\d)")
_DOUBLED = re.compile(r"(.)\1")
_APOSTROPHE = re.compile("['’]")
_OFTEN = 3
"""A name that stands so often is one, even if there is a word like it."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäöéüøæß"

Forms = Mapping[str, Sequence[Word]]


def spellings(script: Script) -> Iterator[Remark]:
    """`Twitter` and `twitter`, `e-mail` and `email`, `Hedlöf` and `Hedlof`."""
    words = [
        word
        for word in own_words(script)
        if len(word.text) >= _SHORTEST and not _APOSTROPHE.search(word.text)
    ]
    groups: defaultdict[str, defaultdict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        groups[word.text.lower().replace("-", "")][word.text].append(word)
    for forms in groups.values():
        if len(forms) > 1:
            yield from _in_several(_meant(forms))
    yield from _slips_for_names(words)
    yield from _versions(script)


def _meant(forms: Forms) -> dict[str, Sequence[Word]]:
    """The forms that are told apart: not a word that begins a sentence, nor one in capitals, nor
    one whose capital has a reason of its own."""
    kept: dict[str, Sequence[Word]] = {}
    for form, places in forms.items():
        inside = [word for word in places if word.inside]
        parts = form.split("-")
        plain = all(part.islower() or part[1:].islower() or len(part) < 2 for part in parts)
        if form.isupper() or (plain and not inside):
            continue
        kept[form] = inside if plain else places
    for form in [form for form in kept if form[1:].islower() and form[0].isupper()]:
        small = form[0].lower() + form[1:]
        if small in kept and _may_be_both(small, kept[form], len(kept[small])):
            del kept[min(form, small, key=lambda each: len(kept[each]))]
    return kept


def _may_be_both(small: str, capital: Sequence[Word], count: int) -> bool:
    """Whether a word with a capital may well be another one than the same with a small letter,
    which stands `count` times: the dictionary has that, or the language gives capitals to all
    nouns, or it is an English word among few."""
    lang, often = capital[0].lang, len(capital)
    words, english = lexicon(lang), lexicon("en")
    if tongue(lang).nouns_capital or words is None:
        return True
    if words.has(small):
        return often < _OFTEN or often < _RARE * count
    loan = english is not None and english.has(small) and not lang.startswith("en")
    return loan and often + count < _RARE


def _in_several(forms: Forms) -> Iterator[Remark]:
    if len(forms) < 2:
        return
    ranked = sorted(forms, key=lambda form: (-len(forms[form]), form))
    counts = ", ".join(f"`{form}` ({len(forms[form])})" for form in ranked)
    for form in ranked[1:]:
        message = f"one name in several spellings: {counts}"
        hint = f"write `{ranked[0]}` everywhere, or keep to another one"
        yield from told(rules.NAME_SPELLINGS, forms[form][0], message, hint)


def _versions(script: Script) -> Iterator[Remark]:
    """`Webb 2.0`, `webb 2.0` and `Web 2.0`."""
    groups: defaultdict[tuple[str, str], defaultdict[str, list[Remark]]]
    groups = defaultdict(lambda: defaultdict(list))
    for essay in script.essays:
        for passage in essay.passages:
            for match in _VERSION.finditer(passage.prose):
                spot = Spot(*match.span(), "", "")
                if remark := essay.remark(rules.NAME_SPELLINGS, passage, spot):
                    key = (_DOUBLED.sub(r"\1", match["name"].lower()), match["number"])
                    groups[key][f"{match['name']} {match['number']}"].append(remark)
    for forms in groups.values():
        ranked = sorted(forms, key=lambda form: (-len(forms[form]), form))
        counts = ", ".join(f"`{form}` ({len(forms[form])})" for form in ranked)
        for form in ranked[1:]:
            message = f"one name in several spellings: {counts}"
            hint = f"write `{ranked[0]}` everywhere, or keep to another one"
            place = forms[form][0].finding.span
            yield Remark(finding=rules.NAME_SPELLINGS.found(message, place, hint=hint))


def _slips_for_names(words: Sequence[Word]) -> Iterator[Remark]:
    """Names that no dictionary has and that stand once, a slip away from one that stands often."""
    names: defaultdict[str, list[Word]] = defaultdict(list)
    for word in words:
        known = lexicon(word.lang)
        if (
            word.text[0].isupper()
            and word.text[1:].islower()
            and not (known and known.has(word.text))
        ):
            names[word.text].append(word)
    for name, places in names.items():
        if len(places) > 1 or len(name) <= _SHORTEST:
            continue
        likely = [other for other in slips(name, _LETTERS) if len(names.get(other, ())) >= _RARE]
        if likely and not _differ_at_the_end(name, likely[0]):
            count = len(names[likely[0]])
            message = f"`{name}` stands once, `{likely[0]}` {count} times"
            yield from told(rules.NAME_SPELLINGS, places[0], message, f"write `{likely[0]}`")


def _differ_at_the_end(name: str, other: str) -> bool:
    """Whether two names may be one with two endings."""
    kept = 1 if len(name) == len(other) else 2
    return name[: len(name) - kept] == other[: len(name) - kept]


def terms(script: Script) -> Iterator[Remark]:
    """`social media` and `sociala medier`."""
    found: defaultdict[tuple[str, ...], dict[str, list[Remark]]] = defaultdict(dict)
    for essay in script.essays:
        for passage in essay.passages:
            for pair in tongue(passage.lang).pairs:
                for match in _any_of(pair).finditer(passage.prose):
                    spot = Spot(*match.span(), "", f"keep to one of them, such as `{pair[-1]}`")
                    if remark := essay.remark(rules.TERM_TWICE, passage, spot):
                        found[pair].setdefault(match[0].lower(), []).append(remark)
    for forms in found.values():
        if len(forms) > 1:
            yield _told_of_terms(forms)


def _told_of_terms(forms: Mapping[str, Sequence[Remark]]) -> Remark:
    ranked = sorted(forms, key=lambda form: (-len(forms[form]), form))
    counts = ", ".join(f"`{form}` ({len(forms[form])})" for form in ranked)
    rare = forms[ranked[-1]][0].finding
    message = f"one thing under several names: {counts}"
    return Remark(finding=rules.TERM_TWICE.found(message, rare.span, hint=rare.hint))


@cache
def _any_of(terms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)", re.I)
