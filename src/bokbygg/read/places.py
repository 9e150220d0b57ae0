"""The slug and the role of each essay in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bokbygg.book import Matter, Sheet, SheetPart
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.naming import bare, shortened, slugify, stem, unused
from bokbygg.read.choice import Essay
from bokbygg.read.order import Order
from bokbygg.roles import GENERATED, ROLES, STANDING, Role
from bokbygg.rules import content as rules
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The sheets of a book, stretch by stretch."""

    front: tuple[Sheet, ...]
    parts: tuple[SheetPart, ...]
    back: tuple[Sheet, ...]


def as_sheets(order: Order) -> tuple[Places, tuple[Diagnostic, ...]]:
    """Give every essay its slug and role."""
    body = tuple(essay for _, essays in order.parts for essay in essays)
    stretches = ((order.front, Matter.FRONT), (body, Matter.BODY), (order.back, Matter.BACK))
    given = {e.name: _role(e, matter) for essays, matter in stretches for e in essays}
    roles = {name: role for name, (role, _) in given.items()}
    every = (*order.front, *body, *order.back)
    slugs, clashes = _slugs(every, RESERVED - frozenset(roles.values()))

    def sheets(essays: Iterable[Essay]) -> tuple[Sheet, ...]:
        return tuple(
            Sheet(source=one.source, meta=one.meta, slug=slugs[one.name], role=roles[one.name])
            for one in essays
        )

    places = Places(
        front=sheets(order.front),
        parts=tuple(SheetPart(title=title, sheets=sheets(essays)) for title, essays in order.parts),
        back=sheets(order.back),
    )
    return places, (*clashes, *(found for _, findings in given.values() for found in findings))


def _role(essay: Essay, matter: Matter) -> tuple[str, tuple[Diagnostic, ...]]:
    """The role of an essay in its stretch: as its author says, else as its name says, else the one
    that such essays mostly have."""
    asked = ROLES.get(essay.role)
    if asked is None:
        return STANDING[matter], ()
    if matter not in asked.matters:
        return STANDING[matter], (_wrong_matter(essay, asked, matter),)
    if not essay.meta.role:
        return asked.name, (_by_name(essay, asked),)
    return asked.name, ()


def _wrong_matter(essay: Essay, asked: Role, matter: Matter) -> Diagnostic:
    return rules.WRONG_MATTER.found(
        f"`{asked.name}` is a role of the book's {asked.matters[0].value} matter, "
        f"and this essay stands in its {matter.value}",
        essay.meta.place("role"),
        hint=f"list the file under `{_list_of(asked)}` in bok.toml, or change its role",
    )


def _by_name(essay: Essay, asked: Role) -> Diagnostic:
    return rules.ROLE_BY_NAME.found(
        f"`{essay.source.path}` is taken for the book's {asked.name.replace('-', ' ')}, "
        "as its name says",
        Span(path=essay.source.path),
        hint=f"write `role: {asked.name}` in its front matter, or `role: chapter` if it is one",
    )


def _list_of(role: Role) -> str:
    customary = role.matters[0]
    return "chapters" if customary is Matter.BODY else customary.value


def _slugs(
    essays: Sequence[Essay], reserved: frozenset[str]
) -> tuple[dict[str, str], list[Diagnostic]]:
    """A slug for each essay, by name: its own, else one made of its file's name; none of those
    that are `reserved`."""
    slugs: dict[str, str] = {}
    findings: list[Diagnostic] = []
    given = [essay for essay in essays if essay.meta.slug]
    first = dict.fromkeys(reserved, "")
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
        slugs[essay.name] = unused(shortened(essay.meta.slug), reserved.union(slugs.values()))
    for essay in essays:
        if essay.name not in slugs:
            slugs[essay.name] = unused(_slug_of(essay.name), reserved.union(slugs.values()))
    return slugs, findings


def _who(path: str) -> str:
    return f"`{path}`" if path else "a page that every book has"


RESERVED = frozenset({"nav", "cover", "endnotes"}) | GENERATED - {"part", "notes"}
"""Slugs that pages of the book's own have, where no essay stands in their place."""


def _slug_of(name: str) -> str:
    slug = shortened(slugify(stem(name)) or slugify(bare(name)))
    if not slug:
        return "text"
    return slug if slug[0].isalpha() else f"t-{slug}"
