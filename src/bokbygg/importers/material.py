"""The source of an import: what there is at the place that was named, opened with care."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bokbygg.diagnostics import Diagnostic, Fault, Span
from bokbygg.naming import natural
from bokbygg.read.encodings import Decoded, decoded
from bokbygg.rules import imports as rules

LARGEST_TEXT = 20_000_000
"""Bytes of a text that is read: some three million words."""

LARGEST_FILE = 2_000_000_000
"""Bytes of any one source: archives hold pictures."""

_HEAD = 65_536
_MANY = 100_000
"""Files of a folder beyond which it cannot be one book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Where an author says that an essay begins: `line` of the source, from 1. An empty `title`
    leaves it to be found; what is `outside` is kept beside the book, what is `dropped` left out."""

    line: int
    title: str = ""
    outside: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A file or folder to import. `head` holds the first 64 kB of a file; `names` the files of a
    folder, from it, with forward slashes, in natural order, hidden ones aside. `uploads` is a
    folder where the pictures of a file may be found."""

    path: Path
    head: bytes = b""
    names: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    uploads: Material | None = None

    @property
    def name(self) -> str:
        """The file as remarks name it."""
        return self.path.name

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder; a folder without files is none that matters."""
        return bool(self.names)

    @property
    def suffix(self) -> str:
        """The end of a file's name in small letters: `.docx`."""
        return self.path.suffix.lower()

    def data(self, name: str = "", limit: int = LARGEST_FILE) -> bytes:
        """The bytes of the file, or of the file `name` of the folder.

        Raises Fault where it is larger than `limit`, leads out of the folder or cannot be read.
        """
        path = self.within(name) if name else self.path
        if path is None:
            message = f"`{name}` leads out of the folder that is imported"
            raise Fault(rules.LEADS_OUT.found(message, Span(path=name)))
        label = name or self.name
        try:
            if (size := path.stat().st_size) > limit:
                raise Fault(_too_large(label, size, limit))
            return path.read_bytes()
        except OSError as error:
            message = f"`{label}` cannot be read: {error.strerror}"
            hint = "see to it that you may read the file"
            raise Fault(rules.NO_SOURCE.found(message, Span(path=label), hint)) from None

    def text(self, name: str = "") -> Decoded:
        r"""The text of the file, or of a file of the folder, with `\n` line ends, in whichever
        encoding it is. Raises Fault as `data` does."""
        read = decoded(self.data(name, LARGEST_TEXT))
        text = read.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
        return Decoded(text=text, encoding=read.encoding, fault=read.fault)

    def within(self, name: str) -> Path | None:
        """The file `name` of the folder (or beside the file), links followed; None where it leads
        out of it. The file need not exist."""
        root = (self.path if self.path.is_dir() else self.path.parent).resolve()
        relative = PurePosixPath(name.replace("\\", "/"))
        if relative.is_absolute() or "\0" in name:
            return None
        try:
            path = (root / relative).resolve()
        except (OSError, RuntimeError):
            return None
        return path if path.is_relative_to(root) else None


def look(path: Path, cuts: tuple[Cut, ...] = (), uploads: Path | None = None) -> Material:
    """What there is at `path`, and in the folder `uploads`, if one is given. Raises Fault where
    there is nothing, or too much."""
    beside = look(uploads) if uploads is not None else None
    try:
        if path.is_dir():
            return Material(path=path, names=_names(path), cuts=cuts, uploads=beside)
        if not path.is_file():
            what = "is neither a file nor a folder" if path.exists() else "is not there"
            hint = "name the file or folder to import"
            raise Fault(rules.NO_SOURCE.found(f"`{path}` {what}", hint=hint))
        if (size := path.stat().st_size) > LARGEST_FILE:
            raise Fault(_too_large(path.name, size, LARGEST_FILE))
        with path.open("rb") as file:
            return Material(path=path, head=file.read(_HEAD), cuts=cuts, uploads=beside)
    except OSError as error:
        message = f"`{path}` cannot be read: {error.strerror}"
        hint = "see to it that you may read it"
        raise Fault(rules.NO_SOURCE.found(message, hint=hint)) from None


def _names(folder: Path) -> tuple[str, ...]:
    names: list[str] = []
    for name in _walk(folder):
        names.append(name)
        if len(names) > _MANY:
            message = f"`{folder}` holds more than {_MANY:,} files"
            hint = "name the folder of the manuscript alone"
            raise Fault(rules.TOO_LARGE.found(message, hint=hint))
    return tuple(sorted(names, key=lambda name: (natural(name), name)))


def _walk(folder: Path) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != "." and name != "node_modules")
        for name in files:
            path = Path(here) / name
            if name[0] != "." and path.is_file():
                yield path.relative_to(folder).as_posix()


def _too_large(name: str, size: int, limit: int) -> Diagnostic:
    message = f"`{name}` is {size // 1_000_000:,} MB; no more than {limit // 1_000_000:,} are read"
    hint = "divide it, or take out what does not belong to the book"
    return rules.TOO_LARGE.found(message, Span(path=name), hint)
