"""EPUBCheck and Ace asked about every e-book that readers get."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bokbygg.book import Output
from bokbygg.check.output.judge import judged
from bokbygg.diagnostics import Diagnostic, Level, Span
from bokbygg.rules import trade as rules
from bokbygg.rules.ebook import NO_JUDGE

_SCRIPT = Path("node_modules", "@daisy", "ace", "bin", "ace-puppeteer.js")
"""Ace with a browser of the machine: its usual command wants one of its own."""

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PATIENCE = 900
"""Seconds after which a run of Ace is given up."""

_GRAVE = frozenset(("critical", "serious"))
_AS_EXCERPT = "OPF-064"
"""EPUBCheck's word that it has looked at an excerpt as one."""


def epubcheck(goods: Iterable[Output]) -> Iterator[Diagnostic]:
    """What EPUBCheck says of e-books, each finding with the file that it is about; where it cannot
    be asked that is told with the book itself."""
    for output in goods:
        for found in judged(output.data):
            if found.code != NO_JUDGE.code and _AS_EXCERPT not in found.message:
                yield _within(found, output.name)


def _within(found: Diagnostic, name: str) -> Diagnostic:
    place = found.span or Span(path="")
    path = f"{name}/{place.path}" if place.path else name
    return replace(found, span=replace(place, path=path))


def ace(epub: Output, folder: Path) -> tuple[Diagnostic, ...]:
    """What Ace says of an e-book, where it is found in `folder`, the book's, or above; a note of
    what is missing where it cannot be asked."""
    script = next(
        (up / _SCRIPT for up in (folder, *folder.parents) if (up / _SCRIPT).is_file()), None
    )
    node = shutil.which("node")
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    for there, lack in (
        (script, "the package `@daisy/ace`"),
        (node, "Node"),
        (browser, "Chromium"),
    ):
        if there is None:
            hint = (
                "`npm install @daisy/ace` in the book's folder; `bokbygg explain U038` tells more"
            )
            return (rules.NO_ACE.found(f"Ace was not asked: {lack} is missing", hint=hint),)
    with tempfile.TemporaryDirectory(prefix="bokbygg-") as work:
        return _asked([str(node), str(script)], str(browser), epub, Path(work))


def _asked(program: list[str], browser: str, epub: Output, work: Path) -> tuple[Diagnostic, ...]:
    book, report = work / "book.epub", work / "report"
    book.write_bytes(epub.data)
    try:
        subprocess.run(  # noqa: S603 - our own arguments
            [*program, "-f", "-s", "-o", str(report), str(book)],
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser},
        )
        told = json.loads((report / "report.json").read_bytes())
        return tuple(_found(told, epub.name))
    except (OSError, ValueError, KeyError, TypeError, subprocess.TimeoutExpired):
        hint = "run it by hand on the e-book to see why, or go without it: --no-ace"
        return (rules.NO_ACE.found("Ace gave no answer", hint=hint),)


def _found(told: dict[str, Any], name: str) -> Iterator[Diagnostic]:
    """The findings of a report (Ace, EARL in JSON)."""
    for document in told["assertions"]:
        path = str(document["earl:testSubject"]["url"])
        for one in document["assertions"]:
            test, result = one["earl:test"], one["earl:result"]
            grave = test.get("earl:impact") in _GRAVE
            rule = rules.ACE_ERROR if grave else rules.ACE_WARNING
            said = " ".join(str(result["dct:description"]).split())
            message = f"{test['dct:title']}: {said}"
            hint = str(test.get("help", {}).get("dct:description", ""))
            yield rule.found(message, Span(path=f"{name}/{path}"), hint=hint)


def grave(findings: Iterable[Diagnostic]) -> bool:
    """Whether one of them stands in the way of the book."""
    return any(found.level is Level.ERROR for found in findings)
