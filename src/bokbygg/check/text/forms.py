"""Ways to write one thing, through the whole book: of each a book needs one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bokbygg.check.script.essays import Essay, Script
from bokbygg.check.script.passage import Passage
from bokbygg.check.script.remark import Remark, Spot
from bokbygg.check.tongues import tongue
from bokbygg.diagnostics import Rule
from bokbygg.languages import language
from bokbygg.rules import text as rules

Found = tuple[Essay, Passage, int, int]
"""Where a form stands."""

_GUILLEMETS = re.compile("[«»]")
_HIGH = re.compile('["“”„]')


def quotes(script: Script) -> Iterator[Remark]:
    """»ord« beside ”ord”, where the language does not put one inside the other."""
    sorts: dict[str, list[Found]] = {"»": [], "”": []}
    for essay in script.essays:
        for passage in essay.passages:
            for name, pattern in (("»", _GUILLEMETS), ("”", _HIGH)):
                found = pattern.finditer(passage.prose)
                sorts[name] += (
                    (essay, passage, *match.span())
                    for match in found
                    if not _mixes(passage.lang_at(match.start()))
                )
    yield from _fewer(rules.MIXED_QUOTES, sorts, "two sorts of quotation marks: {forms}")


@cache
def _mixes(lang: str) -> bool:
    """Whether a language has guillemets for one kind of quotation and not for the other."""
    row = language(lang)
    guillemets = [bool(set("".join(pair)) & set("«»‹›")) for pair in (row.double, row.single)]
    return guillemets[0] != guillemets[1]


def abbreviations(script: Script) -> Iterator[Remark]:
    """`t.ex.` beside `t ex`."""
    found: dict[tuple[str, ...], dict[str, list[Found]]] = {}
    for essay in script.essays:
        for passage in essay.passages:
            for group in tongue(passage.lang).spellings:
                for match in _any_of(group).finditer(passage.text):
                    forms = found.setdefault(group, {})
                    forms.setdefault(match[0], []).append((essay, passage, *match.span()))
    for forms in found.values():
        yield from _fewer(
            rules.MIXED_ABBREVIATION, forms, "an abbreviation in several forms: {forms}"
        )


@cache
def _any_of(group: Sequence[str]) -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(group, key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:{forms})(?!\w)")


def _fewer(rule: Rule, forms: dict[str, list[Found]], message: str) -> Iterator[Remark]:
    """Of several forms, the first place of each but the commonest."""
    used = {form: places for form, places in forms.items() if places}
    if len(used) < 2:
        return
    ranked = sorted(used, key=lambda form: (-len(used[form]), form))
    counts = ", ".join(f"`{form}` ({len(used[form])})" for form in ranked)
    for form in ranked[1:]:
        essay, passage, start, end = used[form][0]
        hint = f"write `{ranked[0]}` everywhere, or keep to another one"
        spot = Spot(start, end, message.format(forms=counts), hint)
        if remark := essay.remark(rule, passage, spot):
            yield remark
