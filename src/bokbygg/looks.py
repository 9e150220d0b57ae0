"""Every look into an author's folder, noted down: what was asked of which file, and the answer.

A run that gets the same answers to the same questions comes to the same book; so a note of them
tells whether anything has changed since. Files that were looked for and not found, the names in a
folder, and where a link leads count as much as what stands in a file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from bokbygg.naming import fold
from bokbygg.values import dataclass

MARKDOWN = frozenset({".md", ".markdown"})
"""What the names of essays end with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A question, the absolute path it was about, and the answer: in few words, or its digest."""

    question: str
    path: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of Markdown, or a folder; a link to a folder is a folder and a link."""

    name: str
    is_folder: bool
    is_link: bool


class Looks:
    """Asks the file system and remembers. Each method answers as that of pathlib.Path does, and
    raises the same errors."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, str], str] = {}
        self.is_torn = False
        """Whether a question was asked twice and had two answers: files changed meanwhile."""

    @property
    def taken(self) -> tuple[Look, ...]:
        """All looks so far, each once, in the order in which they were first taken."""
        return tuple(
            Look(question=question, path=path, answer=answer)
            for (question, path), answer in self._answers.items()
        )

    def data(self, path: Path) -> bytes:
        """What a file holds."""
        try:
            data = path.read_bytes()
        except OSError as error:
            self._note("data", path, _refusal(error))
            raise
        self._note("data", path, _digest(data))
        return data

    def size(self, path: Path) -> int:
        """How many bytes a file has."""
        try:
            size = path.stat().st_size
        except OSError as error:
            self._note("size", path, _refusal(error))
            raise
        self._note("size", path, str(size))
        return size

    def is_file(self, path: Path) -> bool:
        """Whether there is a file, links followed."""
        return self._truth("file", path, path.is_file())

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder, links followed."""
        return self._truth("folder", path, path.is_dir())

    def exists(self, path: Path) -> bool:
        """Whether there is anything, links followed."""
        return self._truth("exists", path, path.exists())

    def real(self, path: Path) -> Path:
        """The path without links, absolute; the file need not exist."""
        try:
            real = path.resolve()
        except (OSError, RuntimeError) as error:
            self._note("real", path, _refusal(error))
            raise
        self._note("real", path, str(real))
        return real

    def markdown(self, folder: Path, but: Iterable[str] = ()) -> tuple[Entry, ...]:
        """The files of Markdown in a folder and the folders in it, by name; hidden ones aside, and
        those called as one of `but`."""
        aside = sorted(but)
        question = " ".join(("markdown", *aside))
        try:
            found = tuple(entry for entry in _entries(folder) if entry.name not in aside)
        except OSError as error:
            self._note(question, folder, _refusal(error))
            raise
        told = (f"{one.name}/{one.is_folder:d}{one.is_link:d}" for one in found)
        self._note(question, folder, _digest(os.fsencode("/".join(told))))
        return found

    def alike(self, folder: Path, name: str) -> tuple[str, ...]:
        """The names in a folder that are `name` if capitals and how accents are composed do not
        matter, in order; none where there is no folder."""
        wanted = fold(name)
        try:
            found = tuple(sorted(one for one in os.listdir(folder) if fold(one) == wanted))
        except OSError:
            found = ()
        self._note("alike", folder / name, "/".join(found))
        return found

    def names(self, folder: Path) -> tuple[str, ...]:
        """The names in a folder, in order."""
        try:
            found = tuple(sorted(os.listdir(folder)))
        except OSError as error:
            self._note("names", folder, _refusal(error))
            raise
        self._note("names", folder, _digest(os.fsencode("/".join(found))))
        return found

    def answer(self, question: str, path: str) -> str | None:
        """The answer to a question about the absolute `path`, if it was asked."""
        return self._answers.get((question, path))

    def take(self, question: str, path: Path, more: Iterable[str] = ()) -> None:
        """Ask a question by its name. Raises KeyError where there is none of that name."""
        asked: dict[str, Callable[[Path], object]] = {
            "data": self.data,
            "size": self.size,
            "file": self.is_file,
            "folder": self.is_folder,
            "exists": self.exists,
            "real": self.real,
            "names": self.names,
            "markdown": lambda folder: self.markdown(folder, more),
            "alike": lambda both: self.alike(both.parent, both.name),
        }
        asked[question](path)

    def _truth(self, question: str, path: Path, answer: bool) -> bool:
        self._note(question, path, "yes" if answer else "no")
        return answer

    def _note(self, question: str, path: Path, answer: str) -> None:
        first = self._answers.setdefault((question, os.path.abspath(path)), answer)
        self.is_torn |= first != answer


def hold(looks: Iterable[Look]) -> bool:
    """Whether each of `looks`, taken again, has the same answer."""
    again = Looks()
    for look in looks:
        name, *more = look.question.split(" ")
        try:
            again.take(name, Path(look.path), more)
        except (OSError, RuntimeError):
            pass  # noted as an answer like any other
        except (KeyError, ValueError):
            return False
        if again.answer(look.question, look.path) != look.answer:
            return False
    return True


def _entries(folder: Path) -> tuple[Entry, ...]:
    with os.scandir(folder) as found:
        entries = [
            Entry(name=one.name, is_folder=_is_folder(one), is_link=one.is_symlink())
            for one in found
        ]
    return tuple(sorted(filter(_counts, entries), key=lambda entry: entry.name))


def _counts(entry: Entry) -> bool:
    is_markdown = os.path.splitext(entry.name)[1].lower() in MARKDOWN
    return entry.name[0] != "." and (entry.is_folder or is_markdown)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _refusal(error: Exception) -> str:
    return f"{type(error).__name__}: {getattr(error, 'strerror', error)}"
