"""Which essays the book holds, in which order, with which slug and role."""

from __future__ import annotations

import fnmatch
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bokbygg.book import FrontMatter, Matter, Source
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic
from bokbygg.naming import bare, natural, nearest
from bokbygg.roles import ROLES
from bokbygg.rules import content as rules
from bokbygg.settings import Entry, PartSettings, Settings

_ABOUT_FOLDERS = frozenset(
    {"readme", "changelog", "license", "licence", "contributing", "code_of_conduct"}
)
_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """A file that could be part of the book. `name` is relative to bok.toml."""

    name: str
    source: Source
    meta: FrontMatter


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The essays in their places, the names left out, and what was found on the way. `elsewhere`
    names those that stand in the book, but not in the variant that is made."""

    front: tuple[Essay, ...] = ()
    parts: tuple[tuple[str, tuple[Essay, ...]], ...] = ()
    back: tuple[Essay, ...] = ()
    left_out: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def arrange(settings: Settings, essays: Sequence[Essay], *, drafts: bool) -> Order:
    """Put the essays in order: as bok.toml lists them; else by their own order, date or name."""
    content = settings.content
    chosen = _Choice({essay.name: essay for essay in essays}, drafts=drafts)
    front = chosen.pick(content.front)
    back = chosen.pick(content.back)
    if content.chapters:
        parts = tuple(_parts(content.chapters, chosen))
    else:
        rest = [essay for essay in essays if essay.name not in chosen.taken]
        chosen.put_aside(rest)
        rest = [essay for essay in rest if essay.name not in chosen.aside]
        kept = [essay for essay in rest if chosen.is_wanted(essay)]
        front += tuple(e for e in kept if _matter(e) is Matter.FRONT)
        back += tuple(e for e in kept if _matter(e) is Matter.BACK)
        body = [essay for essay in kept if _matter(essay) is Matter.BODY]
        parts = (("", tuple(sorted(body, key=_own_order))),) if body else ()
        chosen.taken.update(essay.name for essay in rest)
    chosen.taken.update(chosen.aside)
    unlisted = [essay for essay in essays if essay.name not in chosen.taken]
    for essay in unlisted:
        chosen.findings.append(
            rules.NOT_LISTED.found(
                f"`{essay.source.path}` is not part of the book",
                hint="list it under [content] in bok.toml if it should be",
            )
        )
    return Order(
        front=front,
        parts=parts,
        back=back,
        left_out=(*(e.name for e in unlisted), *chosen.drafts_left_out, *chosen.aside),
        findings=tuple(chosen.findings),
    )


def _tells_of_folder(essay: Essay) -> bool:
    name = bare(essay.name)
    return name.casefold() in _ABOUT_FOLDERS or name == "SUMMARY"


def _matter(essay: Essay) -> Matter:
    """The stretch of the book that an essay's own role asks for."""
    row = ROLES.get(essay.meta.role)
    return row.matter if row else Matter.BODY


def _own_order(essay: Essay) -> tuple[float, Date, tuple[tuple[int, str], ...]]:
    order = essay.meta.order
    never = Date(year=9999)
    return (
        float("inf") if order is None else order,
        essay.meta.date or never if order is None else never,
        natural(essay.name),
    )


class _Choice:
    """Picks essays by name and pattern; remembers which are taken."""

    def __init__(self, essays: Mapping[str, Essay], *, drafts: bool) -> None:
        self._essays = essays
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

    def put_aside(self, essays: Sequence[Essay]) -> None:
        """Leave out what tells of the folder itself, unless there is nothing else."""
        aside = [essay for essay in essays if _tells_of_folder(essay)]
        if len(aside) == len(essays):
            return
        for essay in aside:
            self.aside.append(essay.name)
            self.findings.append(
                rules.ABOUT_FOLDER.found(
                    f"`{essay.source.path}` is taken to be about the folder, and left out",
                    hint="list the essays under [content] in bok.toml if it belongs to the book",
                )
            )

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
        near = nearest(pattern, self._essays)
        hint = f"did you mean `{near}`?" if near else "check the name, or take it away"
        self.findings.append(
            rules.NO_SUCH_FILE.found(f"there is no file `{entry.pattern}`", entry.span, hint=hint)
        )
        return []

    def _matching(self, pattern: str, entry: Entry) -> list[str]:
        names = [n for n in self._essays if matches(n, pattern) and n not in self.taken]
        if not names:
            self.findings.append(
                rules.NOTHING_MATCHES.found(
                    f"no file matches `{entry.pattern}`",
                    entry.span,
                    hint="patterns are relative to bok.toml; `**/` reaches into folders",
                )
            )
        return sorted(names, key=natural)


def _plain(pattern: str) -> str:
    """A name or a pattern as files are named here: from bok.toml, NFC."""
    return unicodedata.normalize("NFC", pattern.removeprefix("./"))


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


def _parts(
    entries: Sequence[Entry | PartSettings], chosen: _Choice
) -> Iterable[tuple[str, tuple[Essay, ...]]]:
    loose: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Entry):
            loose.append(entry)
            continue
        if loose:
            yield "", chosen.pick(loose)
            loose = []
        yield entry.title, chosen.pick(entry.chapters)
    if loose:
        yield "", chosen.pick(loose)
