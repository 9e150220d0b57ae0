"""What a print shop wants, with the profile of its press read."""

from __future__ import annotations

import posixpath

from bokbygg.book import Paper, Printer
from bokbygg.diagnostics import Diagnostic
from bokbygg.read.project import Project
from bokbygg.rules.printing import NO_PROFILE_FILE
from bokbygg.settings import Settings
from bokbygg.settings.lengths import points

LARGEST = 20_000_000
"""Bytes a profile may have: those of presses have two million."""

_HEADER = 128
"""Bytes before the table of an ICC profile (ICC.1:2010, 7.2)."""

_INKS = {b"CMYK", b"GRAY"}


def printer(project: Project, settings: Settings) -> tuple[Printer, tuple[Diagnostic, ...]]:
    """What `[print]` asks for; a profile that cannot be used counts as none."""
    asked = settings.print
    guess = Paper()
    weight, bulk = asked.paper or (guess.weight, guess.bulk)
    profile, why = _profile(project, asked.profile) if asked.profile else (b"", "")
    place = settings.place("print.profile")
    findings: tuple[Diagnostic, ...] = ()
    if why:
        message = f"`profile` names `{posixpath.normpath(asked.profile)}`, which {why}"
        hint = "put the profile that the print shop gives away into the book's folder"
        findings = (NO_PROFILE_FILE.found(message, place, hint=hint),)
    made = Printer(
        profile=profile,
        place=place,
        bleed=points(asked.bleed),
        marks=asked.marks,
        paper=Paper(weight=weight, bulk=bulk, known=asked.paper is not None),
        spine=points(asked.spine) if asked.spine else 0.0,
    )
    return made, findings


def _profile(project: Project, name: str) -> tuple[bytes, str]:
    """The profile, seen from the project's folder or from bok.toml's; else why there is none."""
    paths = [project.resolve(base, name) for base in (project.root, project.manuscript)]
    inside = [path for path in paths if path is not None]
    if not inside:
        return b"", "is outside the book's folder"
    path = next((one for one in inside if project.looks.is_file(one)), None)
    if path is None:
        return b"", "does not exist"
    if project.looks.size(path) > LARGEST:
        return b"", "is over 20 MB"
    data = project.looks.data(path)
    why = _unfit(data)
    return (b"", why) if why else (data, "")


def _unfit(data: bytes) -> str:
    """Why no press has such a profile, or empty: its signature, class and colours are looked at."""
    if len(data) < _HEADER or data[36:40] != b"acsp":
        return "is no ICC profile"
    if data[12:16] != b"prtr":
        return "is the profile of a screen or a camera, not of a press"
    if data[16:20] not in _INKS:
        return "is for other inks than CMYK or black"
    return ""
