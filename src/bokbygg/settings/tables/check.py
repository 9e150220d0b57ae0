"""The table [check]: which rules `bokbygg check` tells of."""

from __future__ import annotations

from bokbygg.settings.forms import STRING, TEXTS, either, listed, texts
from bokbygg.settings.placed import Scalar, Setting
from bokbygg.settings.reader import Reader, nearest, shown
from bokbygg.settings.rows import Form, Key, Rows

_USUAL = "default"
_HINT = "write codes such as `W003`, or the letter of a family; `bokbygg explain` lists them"


def _codes(reader: Reader, setting: Setting) -> tuple[str, ...]:
    """Codes of rules and letters of families."""
    from bokbygg.rules import RULES

    known = {*RULES, *(code[0] for code in RULES), _USUAL}
    found = []
    for word in texts(reader, setting, split=True):
        code = word if word == _USUAL else word.upper()
        if code in known:
            found.append(code)
            continue
        near = nearest(code, known)
        hint = f"did you mean `{near}`?" if near else _HINT
        message = f"`{setting.name}` names no rule: {shown(word)}"
        reader.note(reader.rules.bad_value, message, setting.value.span, hint)
    return tuple(found)


def _count(reader: Reader, setting: Setting) -> int | None:
    """A number of words."""
    value = setting.value
    if isinstance(value, Scalar) and value.text.isascii() and value.text.isdecimal():
        if 0 < int(value.text) < 1_000_000:
            return int(value.text)
    message = f"`{setting.name}` is not a number of words"
    reader.note(reader.rules.bad_value, message, value.span, "write a whole number, such as 60")
    return None


_CODES = Form(read=_codes, schema=either(STRING, listed(STRING)))
_COUNT = Form(read=_count, schema={"type": "integer", "minimum": 1, "maximum": 999_999})

CHECK = Rows(
    thing="`[check]`",
    doc="What `bokbygg check` tells of.",
    keys=(
        Key(
            name="select",
            form=_CODES,
            doc="Rules that are told of, by code or family; `default` for the usual ones.",
            example=["default", "W021"],
        ),
        Key(
            name="ignore",
            form=_CODES,
            doc="Rules that are not told of.",
            example=["T014"],
        ),
        Key(
            name="words",
            form=TEXTS,
            doc="Words of your own that no dictionary has; a long list goes into `words.txt`.",
            example=["Hedlöf"],
        ),
        Key(
            name="longest-sentence",
            form=_COUNT,
            doc="How many words a sentence may have.",
            example=60,
        ),
        Key(
            name="longest-paragraph",
            form=_COUNT,
            doc="How many words a paragraph may have.",
            example=300,
        ),
    ),
)
