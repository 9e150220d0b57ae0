"""The parts a book is made of: one row a role.

`epub_type` is from the EPUB Structural Semantics Vocabulary 1.1, `aria` from DPUB-ARIA 1.1;
either is empty where its vocabulary has no such word.
"""

from __future__ import annotations

from dataclasses import dataclass

from bokbygg.book import Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role: its name in settings and class attributes, where it stands, how it is marked up."""

    name: str
    matter: Matter
    epub_type: str
    aria: str = ""


_ROWS = (
    Role(name="title-page", matter=Matter.FRONT, epub_type="titlepage"),
    Role(name="colophon", matter=Matter.FRONT, epub_type="colophon", aria="doc-colophon"),
    Role(name="contents", matter=Matter.FRONT, epub_type="toc", aria="doc-toc"),
    Role(name="foreword", matter=Matter.FRONT, epub_type="foreword", aria="doc-foreword"),
    Role(name="preface", matter=Matter.FRONT, epub_type="preface", aria="doc-preface"),
    Role(
        name="introduction",
        matter=Matter.FRONT,
        epub_type="introduction",
        aria="doc-introduction",
    ),
    Role(name="part", matter=Matter.BODY, epub_type="part", aria="doc-part"),
    Role(name="chapter", matter=Matter.BODY, epub_type="chapter", aria="doc-chapter"),
    Role(name="afterword", matter=Matter.BACK, epub_type="afterword", aria="doc-afterword"),
)

ROLES: dict[str, Role] = {row.name: row for row in _ROWS}

GENERATED = frozenset({"title-page", "colophon", "contents", "part"})
"""Roles whose pages are made from the book's settings; no essay can ask for them."""

STANDING = {Matter.FRONT: "preface", Matter.BODY: "chapter", Matter.BACK: "afterword"}
"""The role of an essay that names none, by the stretch of the book it stands in."""
