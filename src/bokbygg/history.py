"""Earlier states of a book's folder, kept by git. Nothing that stands in the folder is run: git is
asked for what it has kept, and no more."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.rules.machine import NO_HISTORY

TEXTS = (".md", ".markdown", ".toml")
"""How the names of files end that an author writes."""

_PATIENCE = 120
"""Seconds after which git is given up."""


def revision(root: Path) -> str:
    """What git calls the state that a folder was in last, in short; empty where there is no git, or
    no history."""
    git = shutil.which("git")
    if git is None or not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return ""
    try:
        asked = _run([git, "-C", str(root), "rev-parse", "--short=8", "HEAD"])
    except (OSError, Fault):
        return ""
    return asked.stdout.decode("ascii", "replace").strip() if not asked.returncode else ""


@contextmanager
def folder_at(root: Path, tag: str, suffixes: tuple[str, ...] = ()) -> Iterator[Path]:
    """The folder as it was at a tag (or any other name git has for a state), laid out elsewhere as
    long as it is needed; only files with those suffixes, all where there are none.

    Raises Fault where there is no git, no history of the folder, or no such state in it.
    """
    archive = _archive(root, tag)
    with tempfile.TemporaryDirectory(prefix="bokbygg-") as made:
        folder = Path(made, root.name)
        folder.mkdir()
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            wanted = [one for one in packed if not suffixes or one.name.endswith(suffixes)]
            packed.extractall(folder, wanted, filter=_inside)  # noqa: S202 - the filter sees to it
        yield folder


def _inside(packed: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """What may be laid out in a folder; no link that leads out of it."""
    try:
        return tarfile.data_filter(packed, folder)
    except tarfile.FilterError:
        return None


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
    try:
        return subprocess.run(  # noqa: S603 - git, and a name that is no option
            command, capture_output=True, check=False, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        hint = "try again when the machine is less busy"
        raise Fault(NO_HISTORY.found(f"git took over {_PATIENCE} seconds", hint=hint)) from None


def _no_state(tag: str) -> Diagnostic:
    return NO_HISTORY.found(f"git knows no `{tag}` of this folder", hint="`git tag` lists them")
