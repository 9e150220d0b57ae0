"""Any of a few words as a value."""

from __future__ import annotations

from bokbygg.settings.forms import either, listed, named, texts
from bokbygg.settings.placed import Setting
from bokbygg.settings.reader import Reader, shown
from bokbygg.settings.rows import Form, Schema


def several(words: tuple[str, ...]) -> Form:
    """Any of a few words: a list of them, or one."""

    def read(reader: Reader, setting: Setting) -> tuple[str, ...]:
        found = texts(reader, setting)
        for wrong in (word for word in found if word not in words):
            message = f"`{setting.name}` cannot be {shown(wrong)}"
            hint = f"write {named(words, 'or')}"
            reader.note(reader.rules.bad_value, message, setting.value.span, hint)
        return tuple(word for word in words if word in found)

    one: Schema = {"enum": list(words)}
    return Form(read=read, schema=either(one, listed(one)))
