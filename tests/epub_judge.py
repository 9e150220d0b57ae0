"""EPUBCheck, the W3C's judge of e-books, asked for all it has to say, as `bokbygg check` asks."""

from __future__ import annotations

from pathlib import Path

from bokbygg.check.output.judge import Message, messages
from tests.needs import needs


def epubcheck(data: bytes, folder: Path) -> tuple[str, ...]:
    """Every message about the e-book `data`, remarks on usage included; `folder` is for its files.

    The one message left out is CSS-028, which says no more than that a face is embedded.
    """
    needs("java")
    return tuple(_line(message) for message in messages(data, folder))


def _line(message: Message) -> str:
    where = ", ".join(f"{place.path}:{place.line}" for place in message.places)
    return f"{message.severity} {message.id} {where}: {message.text}"
