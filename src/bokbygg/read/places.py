"""The slug and the role of each essay in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bokbygg.book import Matter, Sheet, SheetPart
from bokbygg.diagnostics import Diagnostic
from bokbygg.naming import bare, shortened, slugify, stem, unused
from bokbygg.read.order import Essay, Order
from bokbygg.roles import ROLES, STANDING
from bokbygg.rules import content as rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The sheets of a book, stretch by stretch."""

    front: tuple[Sheet, ...]
    parts: tuple[SheetPart, ...]
    back: tuple[Sheet, ...]


def as_sheets(order: Order) -> tuple[Places, tuple[Diagnostic, ...]]:
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

    places = Places(
        front=sheets(order.front, Matter.FRONT),
        parts=tuple(
            SheetPart(title=title, sheets=sheets(essays, Matter.BODY))
            for title, essays in order.parts
        ),
        back=sheets(order.back, Matter.BACK),
    )
    return places, tuple(findings)


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
        slugs[essay.name] = unused(shortened(essay.meta.slug), set(slugs.values()) | RESERVED)
    for essay in essays:
        if essay.name not in slugs:
            slugs[essay.name] = unused(_slug_of(essay.name), set(slugs.values()) | RESERVED)
    return slugs, findings


def _who(path: str) -> str:
    return f"`{path}`" if path else "a page that every book has"


RESERVED = frozenset({"nav", "cover", "title-page", "colophon", "contents"})
"""Slugs that pages of the book's own have."""


def _slug_of(name: str) -> str:
    slug = shortened(slugify(stem(name)) or slugify(bare(name)))
    if not slug:
        return "text"
    return slug if slug[0].isalpha() else f"t-{slug}"
