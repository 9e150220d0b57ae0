"""Which essays the book holds, and in which order."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bokbygg.book import Matter
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic
from bokbygg.naming import natural
from bokbygg.read.choice import Choice, Essay
from bokbygg.read.rolenames import role_of_name
from bokbygg.roles import ROLES, STANDING, place
from bokbygg.rules import content as rules
from bokbygg.settings import Entry, PartSettings, Settings
from bokbygg.values import dataclass

Part = tuple[str, tuple[Essay, ...]]
"""The title of a part, empty for none, and the essays in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The essays in their places, the names left out, and what was found on the way. `elsewhere`
    names those that stand in the book, but not in the variant that is made."""

    front: tuple[Essay, ...] = ()
    parts: tuple[Part, ...] = ()
    back: tuple[Essay, ...] = ()
    left_out: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def arrange(settings: Settings, essays: Sequence[Essay], *, drafts: bool) -> Order:
    """Put the essays in order: as bok.toml lists them; front and back matter that it does not list
    by their roles, and a body that it does not list by its own order, dates or names."""
    content = settings.content
    chosen = Choice(essays, drafts=drafts)
    front = tuple(_named(essay, Matter.FRONT) for essay in chosen.pick(content.front))
    back = tuple(_named(essay, Matter.BACK) for essay in chosen.pick(content.back))
    parts = tuple(_parts(content.chapters, chosen))
    fixed = _listed(settings) if parts else frozenset()
    if parts:
        loose = chosen.take(e for e in chosen.unlisted() if _matter(e, fixed) is not Matter.BODY)
    else:
        loose = tuple(_named(essay, None) for essay in chosen.take_rest())
        parts = (("", tuple(sorted(loose, key=_own_order))),)
    every = (*(essay for _, members in parts for essay in members), *loose)
    placed = {essay.name: (_matter(essay, fixed), essay) for essay in every}
    return Order(
        front=(*front, *_by_role(placed.values(), Matter.FRONT)),
        parts=tuple(_body(parts, placed)),
        back=(*back, *_by_role(placed.values(), Matter.BACK)),
        left_out=(
            *(essay.name for essay in chosen.unlisted()),
            *chosen.drafts_left_out,
            *chosen.aside,
            *chosen.parts,
        ),
        findings=(*chosen.findings, *map(_not_listed, chosen.unlisted())),
    )


def _parts(entries: Sequence[Entry | PartSettings], chosen: Choice) -> Iterator[Part]:
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


def _listed(settings: Settings) -> frozenset[Matter]:
    """The stretches of the book beside the body that bok.toml lists the essays of."""
    content = settings.content
    lists = ((Matter.FRONT, content.front), (Matter.BACK, content.back))
    return frozenset(
        matter
        for matter, entries in lists
        if entries or settings.place(f"content.{matter.value}") is not None
    )


def _named(essay: Essay, matter: Matter | None) -> Essay:
    """The essay with the role that its name says, where its author gave none. In a list `matter`
    says what it may be and mostly is; None where there is no list."""
    role = "" if essay.meta.role else role_of_name(essay.name)
    if not role or (matter and (matter not in ROLES[role].matters or role == STANDING[matter])):
        return essay
    return replace(essay, named=role)


def _matter(essay: Essay, fixed: Container[Matter]) -> Matter:
    """The stretch of the book that an essay's role asks for; the body where bok.toml has `fixed`
    the other one by a list that does not name the essay."""
    row = ROLES.get(essay.role)
    return Matter.BODY if row is None or row.matters[0] in fixed else row.matters[0]


def _by_role(placed: Iterable[tuple[Matter, Essay]], wanted: Matter) -> list[Essay]:
    """Those of one stretch, in the order that books have their roles."""
    found = [essay for matter, essay in placed if matter is wanted]
    return sorted(found, key=lambda essay: place(essay.role))


def _body(parts: tuple[Part, ...], placed: Mapping[str, tuple[Matter, Essay]]) -> Iterator[Part]:
    """The parts without what has its place before or after them; one that nothing is left of is
    none."""
    for title, members in parts:
        left = tuple(essay for essay in members if placed[essay.name][0] is Matter.BODY)
        if left or not members:
            yield title, left


def _own_order(essay: Essay) -> tuple[float, Date, tuple[tuple[int, str], ...]]:
    order = essay.meta.order
    never = Date(year=9999)
    return (
        float("inf") if order is None else order,
        essay.meta.date or never if order is None else never,
        natural(essay.name),
    )


def _not_listed(essay: Essay) -> Diagnostic:
    return rules.NOT_LISTED.found(
        f"`{essay.source.path}` is not part of the book",
        hint="list it under [content] in bok.toml if it should be",
    )
