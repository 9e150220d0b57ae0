"""Any of a few words as a value."""

from __future__ import annotations

from bokbygg.settings.forms import either, listed, named, texts
from bokbygg.settings.placed import Setting
from bokbygg.settings.reader import Reader, shown
from bokbygg.settings.rows import Form, Schema


def several(
    words: tuple[str, ...], *, refused: str = "cannot be", hint: str = "", split: bool = False
) -> Form:
    """Any of a few words: a list of them, or one; with `split` one text is cut at its commas.
    `refused` stands between the setting and a word that is none of them, `hint` says what to write
    in its place."""
    usual = hint or f"write {named(words, 'or')}"

    def read(reader: Reader, setting: Setting) -> tuple[str, ...]:
        found = texts(reader, setting, split=split)
        for wrong in (word for word in found if word not in words):
            message = f"`{setting.name}` {refused} {shown(wrong)}"
            reader.note(reader.rules.bad_value, message, setting.value.span, usual)
        return tuple(word for word in words if word in found)

    one: Schema = {"enum": list(words)}
    return Form(read=read, schema=either(one, listed(one)))
