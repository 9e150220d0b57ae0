"""Words of an earlier state of the book's folder, kept by git."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from bokbygg.build import essays
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.read import Project, find
from bokbygg.rules.machine import NO_HISTORY

_PATIENCE = 120
"""Seconds after which git is given up."""


def words_at(project: Project, tag: str, *, drafts: bool = False) -> tuple[tuple[str, int], ...]:
    """The essays of the book as it was at a tag (or any other name git has for a state), by path,
    with their words, counted as they are now.

    Raises Fault where there is no git, no history of the folder, or no such state in it.
    """
    archive = _archive(project.root, tag)
    with tempfile.TemporaryDirectory(prefix="bokbygg-") as made:
        folder = Path(made, project.root.name)
        folder.mkdir()
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            texts = [each for each in packed if each.name.endswith((".md", ".markdown", ".toml"))]
            packed.extractall(folder, texts, filter="data")
        _, chapters = essays(find(folder), drafts=drafts, jobs=1)
    return tuple((chapter.path, chapter.words) for chapter in chapters)


def _archive(root: Path, tag: str) -> bytes:
    """The folder as it was, as a tar."""
    git = shutil.which("git")
    if git is None:
        hint = "`bokbygg doctor` tells how to get it"
        raise Fault(NO_HISTORY.found("git is not installed", hint=hint))
    if tag.startswith("-"):  # git would take it for an option
        raise Fault(_no_state(tag))
    where = _run([git, "-C", str(root), "rev-parse", "--show-toplevel", "--show-prefix"])
    if where.returncode:
        hint = "run `git init` and `git commit` in it, and `git tag` whenever a version is done"
        raise Fault(NO_HISTORY.found(f"git knows no history of `{root.name}`", hint=hint))
    top, prefix, *_ = where.stdout.decode().splitlines()
    made = _run([git, "-C", top, "archive", "--format=tar", f"{tag}:{prefix}"])
    if made.returncode:
        raise Fault(_no_state(tag))
    return made.stdout


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - git, and a name that is no option
        command, capture_output=True, check=False, timeout=_PATIENCE
    )


def _no_state(tag: str) -> Diagnostic:
    return NO_HISTORY.found(f"git knows no `{tag}` of this folder", hint="`git tag` lists them")
