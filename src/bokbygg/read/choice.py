"""Picking essays by the names and patterns of bok.toml."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bokbygg.book import FrontMatter, Source
from bokbygg.diagnostics import Diagnostic
from bokbygg.naming import bare, composed, fold, natural, nearest
from bokbygg.rules import content as rules
from bokbygg.settings import Entry
from bokbygg.values import dataclass

_ABOUT_FOLDERS = frozenset(
    {"readme", "changelog", "license", "licence", "contributing", "code_of_conduct"}
)
_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """A file that could be part of the book. `name` is relative to bok.toml; `named` is the role
    that its name says, where that counts. `is_part`: another essay takes it in, so it is none of
    its own unless bok.toml names it."""

    name: str
    source: Source
    meta: FrontMatter
    named: str = ""
    is_part: bool = False

    @property
    def role(self) -> str:
        """The role that its author gave it, else the one that its name says, else empty."""
        return self.meta.role or self.named


class Choice:
    """Picks essays by name and pattern; remembers which are taken."""

    def __init__(self, essays: Sequence[Essay], *, drafts: bool) -> None:
        self._essays = {essay.name: essay for essay in essays}
        self._drafts = drafts
        self.taken: set[str] = set()
        self.drafts_left_out: list[str] = []
        self.aside: list[str] = []
        self.findings: list[Diagnostic] = []

    def pick(self, entries: Iterable[Entry]) -> tuple[Essay, ...]:
        found: list[Essay] = []
        for entry in entries:
            names = self._names(entry)
            self.taken.update(names)
            found += [essay for name in names if self.is_wanted(essay := self._essays[name])]
        return tuple(found)

    def take(self, essays: Iterable[Essay]) -> tuple[Essay, ...]:
        """Those of `essays` that no list has named, drafts aside."""
        found = [essay for essay in essays if essay.name not in self.taken]
        self.taken.update(essay.name for essay in found)
        return tuple(essay for essay in found if self.is_wanted(essay))

    def take_rest(self) -> tuple[Essay, ...]:
        """All that no list has named, but for what tells of the folder itself, unless there is
        nothing else."""
        rest = self.unlisted()
        aside = [essay for essay in rest if _tells_of_folder(essay)]
        if len(aside) == len(rest):
            aside = []
        for essay in aside:
            self.taken.add(essay.name)
            self.aside.append(essay.name)
            self.findings.append(
                rules.ABOUT_FOLDER.found(
                    f"`{essay.source.path}` is taken to be about the folder, and left out",
                    hint="list the essays under [content] in bok.toml if it belongs to the book",
                )
            )

        return self.take(rest)

    def unlisted(self) -> tuple[Essay, ...]:
        """The essays that have not been taken."""
        rest = (essay for essay in self._essays.values() if essay.name not in self.taken)
        return tuple(essay for essay in rest if not essay.is_part)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of those that stand in other essays alone."""
        every = self._essays.values()
        return tuple(e.name for e in every if e.is_part and e.name not in self.taken)

    def is_wanted(self, essay: Essay) -> bool:
        """False for a draft, unless drafts are asked for."""
        if not essay.meta.draft or self._drafts:
            return True
        self.drafts_left_out.append(essay.name)
        place = essay.meta.place("draft")
        if unclear := [found for found in essay.meta.findings if found.span == place]:
            self.findings += unclear
            return False
        self.findings.append(
            rules.DRAFT.found(
                f"`{essay.source.path}` is a draft and is left out",
                place,
                hint="build with --drafts to see it in the book",
            )
        )
        return False

    def _names(self, entry: Entry) -> list[str]:
        pattern = _plain(entry.pattern)
        if pattern in self._essays:
            if pattern not in self.taken:
                return [pattern]
            self.findings.append(
                rules.NAMED_TWICE.found(
                    f"`{entry.pattern}` is listed twice", entry.span, hint="take one of them away"
                )
            )
            return []
        if is_pattern(pattern):
            return self._matching(pattern, entry)
        if same := [name for name in self._essays if fold(name) == fold(pattern)]:
            return self._miswritten(entry, same[0])
        near = nearest(pattern, self._essays)
        hint = f"did you mean `{near}`?" if near else "check the name, or take it away"
        self.findings.append(
            rules.NO_SUCH_FILE.found(f"there is no file `{entry.pattern}`", entry.span, hint=hint)
        )
        return []

    def _miswritten(self, entry: Entry, name: str) -> list[str]:
        self.findings.append(
            rules.WRONG_CASE.found(
                f"`{entry.pattern}` is called `{name}`", entry.span, hint=rules.AS_THE_FILE
            )
        )
        return self._names(replace(entry, pattern=name))

    def _matching(self, pattern: str, entry: Entry) -> list[str]:
        names = [
            name
            for name, essay in self._essays.items()
            if matches(name, pattern) and name not in self.taken and not essay.is_part
        ]
        if not names:
            self.findings.append(
                rules.NOTHING_MATCHES.found(
                    f"no file matches `{entry.pattern}`",
                    entry.span,
                    hint="patterns are relative to bok.toml; `**/` reaches into folders",
                )
            )
        return sorted(names, key=natural)


def _tells_of_folder(essay: Essay) -> bool:
    name = bare(essay.name)
    return name.casefold() in _ABOUT_FOLDERS or name == "SUMMARY"


def _plain(pattern: str) -> str:
    """A name or a pattern as files are named here: from bok.toml, NFC."""
    return composed(pattern.removeprefix("./"))


def is_pattern(name: str) -> bool:
    """Whether a name may stand for several files."""
    return _PATTERN.search(name) is not None


def matches(name: str, pattern: str) -> bool:
    """Whether a path is what is named, or matches a pattern in which `*` stays in its folder and
    `**` does not."""
    return name == (plain := _plain(pattern)) or _matches(name, plain)


def _matches(name: str, pattern: str) -> bool:
    wanted, given = pattern.split("/"), name.split("/")
    if "**" in wanted:
        at = wanted.index("**")
        head, tail = wanted[:at], wanted[at + 1 :]
        if len(given) < len(head) + len(tail):
            return False
        middle_gone = given[: len(head)] + given[len(given) - len(tail) :]
        return _matches("/".join(middle_gone), "/".join(head + tail))
    return len(wanted) == len(given) and all(
        fnmatch.fnmatchcase(part, glob) for part, glob in zip(given, wanted, strict=True)
    )
