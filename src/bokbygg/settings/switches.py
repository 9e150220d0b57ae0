"""The rules of typography as settings: each is a key of its own, true or false."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bokbygg.languages import LANGUAGES
from bokbygg.settings.forms import TRUTH, as_object, either, named, truth
from bokbygg.settings.placed import Listing, Node, Scalar, Setting, Table
from bokbygg.settings.reader import Reader, nearest, shown
from bokbygg.settings.rows import Form, Key, Rows, Schema, hyphened
from bokbygg.typography import RULES

_WORDS_OF_TRUTH = frozenset({"true", "false", "True", "False", "TRUE", "FALSE"})

# --- quotation marks ----------------------------------------------------------------------------

_LONGEST_MARK = 3
"""Characters of a mark: French ones hold a space."""
_MARKS_HINT = 'write two marks or four, such as `["»", "«", "›", "‹"]`'


def _quotes(reader: Reader, setting: Setting) -> bool | tuple[str, ...] | None:
    """True or false, or the marks to use: opening and closing, and the same for those inside."""
    value = setting.value
    if isinstance(value, Listing):
        return _marks(reader, setting, value)
    if not isinstance(value, Scalar) or value.text in _WORDS_OF_TRUTH:
        return truth(reader, setting)
    return _marks_of(reader, setting, value)


def _marks(reader: Reader, setting: Setting, value: Listing) -> tuple[str, ...] | None:
    what = f"an item of `{setting.name}`"
    if any(not reader.one_text(what, item) for item in value.items if not _is_empty(item)):
        return None
    marks = tuple(item.text for item in value.items if isinstance(item, Scalar))
    if len(marks) in {2, 4} and all(0 < len(mark) <= _LONGEST_MARK for mark in marks):
        return marks
    message = f"`{setting.name}` is neither two marks nor four"
    reader.note(reader.rules.bad_value, message, value.span, _MARKS_HINT)
    return None


def _is_empty(item: Node) -> bool:
    return isinstance(item, Scalar) and not item.text.strip()


def _marks_of(reader: Reader, setting: Setting, value: Scalar) -> tuple[str, ...] | None:
    """The marks of a language; where its quotations begin with the single ones, those first."""
    rows = {tag.lower(): row for tag, row in LANGUAGES.items()}
    row = rows.get(value.text.strip().lower())
    if row is None:
        near = nearest(value.text, LANGUAGES)
        known = f"did you mean `{near}`?" if near else f"write {named(sorted(LANGUAGES), 'or')}"
        message = f"`{setting.name}` names no language whose marks are known: {shown(value.text)}"
        reader.note(reader.rules.bad_value, message, value.span, f"{known}; or list the marks")
        return None
    pairs = (row.single, row.double) if row.outer == "single" else (row.double, row.single)
    return (*pairs[0], *pairs[1])


_QUOTES = Form(
    read=_quotes,
    schema=either(
        {"type": "boolean"},
        {"enum": sorted(LANGUAGES)},
        {
            "type": "array",
            "items": {"type": "string", "minLength": 1, "maxLength": _LONGEST_MARK},
            "oneOf": [{"minItems": 2, "maxItems": 2}, {"minItems": 4, "maxItems": 4}],
        },
    ),
)

# --- dialogue -----------------------------------------------------------------------------------


def _dialogue(reader: Reader, setting: Setting) -> bool | str | None:
    """True or false, or `dash`."""
    value = setting.value
    if isinstance(value, Scalar) and value.text == "dash":
        return "dash"
    if isinstance(value, Scalar) and value.text in _WORDS_OF_TRUTH:
        return truth(reader, setting)
    message = f"`{setting.name}` should be `true`, `false` or `dash`"
    hint = "write `dash` where lines that begin with a hyphen are speech"
    reader.note(reader.rules.wrong_kind, message, value.span, hint)
    return None


_DIALOGUE = Form(read=_dialogue, schema={"enum": [True, False, "dash"]})

# --- the keys -----------------------------------------------------------------------------------

_SENTENCE = re.compile(r"(?:[^`.]|`[^`]*`)+\.?")
"""Up to the first full stop that does not stand in an example."""

_NAMES = {hyphened(rule): rule for rule in RULES}
"""From a rule as a key to the rule."""


def _doc(rule: str) -> str:
    """What a rule does: the first sentence of its description."""
    text = " ".join((RULES[rule].__doc__ or "").split())
    sentence = _SENTENCE.match(text)
    return f"{(sentence[0] if sentence else text).rstrip('.')}."


def _switch(key: str) -> Key:
    return Key(name=key, form=TRUTH, doc=_doc(_NAMES[key]), example=False)


_SWITCHES = tuple(_switch(key) for key in _NAMES)
_OF_A_BOOK = {
    "quotes": Key(
        name="quotes",
        form=_QUOTES,
        doc="Typed quotation marks become those of the language; or which marks to use: two or "
        "four, or the language whose they are.",
        example=["»", "«", "›", "‹"],
    ),
    "dialogue": Key(
        name="dialogue",
        form=_DIALOGUE,
        doc="The dash that begins a line of dialogue is bound to the first word; with `dash`, "
        "lines that begin with a hyphen are dialogue and no list.",
        example="dash",
    ),
}

TYPOGRAPHY = Rows(
    thing="`[typography]`",
    doc="How text is set: each rule by its name, true as the language has it, false to leave the "
    "text as typed.",
    keys=(
        *(_OF_A_BOOK.get(switch.name, switch) for switch in _SWITCHES),
        Key(
            name="hyphenate",
            form=TRUTH,
            doc="Words may be divided at the end of a line.",
            example=False,
            aliases=("hyphenation", "hyphens"),
        ),
    ),
)

_OF_AN_ESSAY = Rows(
    thing="`typography`",
    doc="Rules of typography that are followed in this essay, or are not.",
    keys=_SWITCHES,
)


def rules_off(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The rules that are not followed."""
    return tuple(rule for key, rule in _NAMES.items() if values.get(key) is False)


def _of_essay(reader: Reader, setting: Setting) -> tuple[tuple[str, bool], ...] | None:
    """Rules and whether they are followed; `false` stands for all rules."""
    value = setting.value
    if isinstance(value, Table):
        found = reader.group(value, _OF_AN_ESSAY)
        return tuple((rule, found[key]) for key, rule in _NAMES.items() if key in found)
    followed = truth(reader, setting)
    return tuple((rule, False) for rule in RULES) if followed is False else None


_ESSAY_SCHEMA: Schema = either({"type": "boolean"}, as_object(_OF_AN_ESSAY))
SWITCHES = Form(read=_of_essay, schema=_ESSAY_SCHEMA)
"""What an essay says of typography."""
