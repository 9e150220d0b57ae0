"""What `bokbygg check` found: for people, for programs, for the workflows of GitHub."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

from bokbygg.cli import report
from bokbygg.diagnostics import Diagnostic, Level

FORMS = ("text", "json", "github")

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def tell(
    form: str,
    findings: Sequence[Diagnostic],
    fixes: Mapping[Diagnostic, str],
    base: str,
    verbosity: int,
) -> None:
    """Print findings in one of `FORMS`. `fixes` hold for some of them what should stand there;
    `base` is put before the names of files."""
    if form == "json":
        found = [each.as_json() | _fix(each, fixes) for each in findings]
        print(json.dumps({"diagnostics": found}, indent=2))
    elif form == "github":
        for each in findings:
            print(as_command(each, base))
    else:
        report.tell(findings, base, verbosity)
        print(report.tally(findings, verbosity) or "nothing to complain of")
        count = sum(each in fixes for each in findings)
        if count:
            print(f"{count} can be mended by --fix; --diff shows how")


def _fix(finding: Diagnostic, fixes: Mapping[Diagnostic, str]) -> dict[str, object]:
    return {"fix": fixes[finding]} if finding in fixes else {}


def as_command(finding: Diagnostic, base: str) -> str:
    """A finding as a command of GitHub's workflows, which shows it beside the line."""
    place = []
    if (span := finding.span) is not None:
        place.append(f"file={as_property(base + span.path)}")
        if span.line:
            end = span.column + span.width
            place.append(f"line={span.line},col={span.column},endColumn={end}")
    place.append(f"title={as_property(finding.code)}")
    said = finding.message + (f"\nhint: {finding.hint}" if finding.hint else "")
    return f"::{_COMMANDS[finding.level]} {','.join(place)}::{as_data(said)}"


def as_data(text: str) -> str:
    """What a command says, escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_property(text: str) -> str:
    """A property of a command, escaped."""
    return as_data(text).replace(":", "%3A").replace(",", "%2C")


def tell_of_mending(places: int, names: Sequence[str], kept: Sequence[str]) -> None:
    """Say to stderr what has been changed in the author's files."""
    if not places:
        print("nothing to mend", file=sys.stderr)
        return
    what = "1 place" if places == 1 else f"{places} places"
    where = ", ".join(names) if len(names) <= 3 else f"{len(names)} files"
    old = f"; the old text is in {', '.join(kept)}" if kept else "; git has the old text"
    print(f"mended {what} in {where}{old}", file=sys.stderr)
