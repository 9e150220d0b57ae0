"""Which essays the book holds, in which order, with which slug and role."""

from __future__ import annotations

import difflib
import fnmatch
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bokbygg.book import FrontMatter, Matter, Sheet, SheetPart, Source
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic
from bokbygg.naming import natural, slugify, unused
from bokbygg.roles import ROLES, STANDING
from bokbygg.rules import content as rules
from bokbygg.settings import Entry, PartSettings, Settings

_ORDER_NUMBER = re.compile(r"^\d+[-_. ]+")
_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """A file that could be part of the book. `name` is relative to bok.toml."""

    name: str
    source: Source
    meta: FrontMatter


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The essays in their places, the names left out, and what was found on the way."""

    front: tuple[Essay, ...] = ()
    parts: tuple[tuple[str, tuple[Essay, ...]], ...] = ()
    back: tuple[Essay, ...] = ()
    left_out: tuple[str, ...] = ()
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
        kept = [essay for essay in rest if chosen.is_wanted(essay)]
        front += tuple(e for e in kept if _matter(e) is Matter.FRONT)
        back += tuple(e for e in kept if _matter(e) is Matter.BACK)
        body = [essay for essay in kept if _matter(essay) is Matter.BODY]
        parts = (("", tuple(sorted(body, key=_own_order))),) if body else ()
        chosen.taken.update(essay.name for essay in rest)
    left_out = tuple(essay.name for essay in essays if essay.name not in chosen.taken)
    for essay in essays:
        if essay.name in left_out:
            chosen.findings.append(
                rules.NOT_LISTED.found(
                    f"`{essay.source.path}` is not part of the book",
                    hint="list it under [content] in bok.toml if it should be",
                )
            )
    left_out += tuple(chosen.drafts_left_out)
    return Order(
        front=front, parts=parts, back=back, left_out=left_out, findings=tuple(chosen.findings)
    )


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
        self.findings: list[Diagnostic] = []

    def pick(self, entries: Iterable[Entry]) -> tuple[Essay, ...]:
        found: list[Essay] = []
        for entry in entries:
            names = self._names(entry)
            self.taken.update(names)
            found += [essay for name in names if self.is_wanted(essay := self._essays[name])]
        return tuple(found)

    def is_wanted(self, essay: Essay) -> bool:
        """False for a draft, unless drafts are asked for."""
        if not essay.meta.draft or self._drafts:
            return True
        self.drafts_left_out.append(essay.name)
        self.findings.append(
            rules.DRAFT.found(
                f"`{essay.source.path}` is a draft and is left out",
                essay.meta.place("draft"),
                hint="build with --drafts to see it in the book",
            )
        )
        return False

    def _names(self, entry: Entry) -> list[str]:
        pattern = unicodedata.normalize("NFC", entry.pattern.removeprefix("./"))
        if pattern in self._essays:
            if pattern not in self.taken:
                return [pattern]
            self.findings.append(
                rules.NAMED_TWICE.found(
                    f"`{entry.pattern}` is listed twice", entry.span, hint="take one of them away"
                )
            )
            return []
        if _PATTERN.search(pattern):
            return self._matching(pattern, entry)
        near = difflib.get_close_matches(pattern, self._essays, 1, 0.5)
        hint = f"did you mean `{near[0]}`?" if near else "check the name, or take it away"
        self.findings.append(
            rules.NO_SUCH_FILE.found(f"there is no file `{entry.pattern}`", entry.span, hint=hint)
        )
        return []

    def _matching(self, pattern: str, entry: Entry) -> list[str]:
        names = [n for n in self._essays if _matches(n, pattern) and n not in self.taken]
        if not names:
            self.findings.append(
                rules.NOTHING_MATCHES.found(
                    f"no file matches `{entry.pattern}`",
                    entry.span,
                    hint="patterns are relative to bok.toml; `**/` reaches into folders",
                )
            )
        return sorted(names, key=natural)


def _matches(name: str, pattern: str) -> bool:
    """Whether a path matches a pattern in which `*` stays in its folder and `**` does not."""
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


def as_sheets(order: Order) -> tuple[_Places, tuple[Diagnostic, ...]]:
    """Give every essay its slug and role."""
    every = [*order.front, *(e for _, essays in order.parts for e in essays), *order.back]
    slugs, clashes = _slugs(every)
    findings = list(clashes)

    def sheets(essays: Iterable[Essay], matter: Matter) -> tuple[Sheet, ...]:
        made = []
        for essay in essays:
            role, wrong = _role(essay, matter)
            findings.extend(wrong)
            sheet = Sheet(source=essay.source, meta=essay.meta, slug=slugs[essay.name], role=role)
            made.append(sheet)
        return tuple(made)

    places = _Places(
        front=sheets(order.front, Matter.FRONT),
        parts=tuple(
            SheetPart(title=title, sheets=sheets(essays, Matter.BODY))
            for title, essays in order.parts
        ),
        back=sheets(order.back, Matter.BACK),
    )
    return places, tuple(findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    front: tuple[Sheet, ...]
    parts: tuple[SheetPart, ...]
    back: tuple[Sheet, ...]


def _role(essay: Essay, matter: Matter) -> tuple[str, tuple[Diagnostic, ...]]:
    asked = ROLES.get(essay.meta.role)
    if asked is None:
        return STANDING[matter], ()
    if asked.matter is matter:
        return asked.name, ()
    return STANDING[matter], (
        rules.WRONG_MATTER.found(
            f"`{asked.name}` is a role of the book's {asked.matter.value} matter, "
            f"and this essay stands in its {matter.value}",
            essay.meta.place("role"),
            hint=f"list the file under `{_list_of(asked.matter)}` in bok.toml, or change its role",
        ),
    )


def _list_of(matter: Matter) -> str:
    return "chapters" if matter is Matter.BODY else matter.value


def _slugs(essays: Sequence[Essay]) -> tuple[dict[str, str], list[Diagnostic]]:
    """A slug for each essay, by name: its own, else one made of its file's name."""
    slugs: dict[str, str] = {}
    findings: list[Diagnostic] = []
    given = [essay for essay in essays if essay.meta.slug]
    first = dict.fromkeys(RESERVED, "")
    for essay in given:
        other = first.setdefault(essay.meta.slug, essay.source.path)
        if other != essay.source.path:
            findings.append(
                rules.SAME_SLUG.found(
                    f"`{essay.meta.slug}` is the slug of {_who(other)} already",
                    essay.meta.place("slug"),
                    hint="write another slug",
                )
            )
        slugs[essay.name] = unused(essay.meta.slug, set(slugs.values()) | RESERVED)
    for essay in essays:
        if essay.name not in slugs:
            slugs[essay.name] = unused(_slug_of(essay.name), set(slugs.values()) | RESERVED)
    return slugs, findings


def _who(path: str) -> str:
    return f"`{path}`" if path else "a page that every book has"


RESERVED = frozenset({"nav", "cover", "title-page", "colophon", "contents"})
"""Slugs that pages of the book's own have."""


def _slug_of(name: str) -> str:
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    slug = slugify(_ORDER_NUMBER.sub("", stem)) or slugify(stem)
    if not slug:
        return "text"
    return slug if slug[0].isalpha() else f"t-{slug}"
