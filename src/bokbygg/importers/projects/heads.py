"""Front matter in any of the tools' notations -> ours."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from bokbygg.book import FrontMatter, Source
from bokbygg.importers.harvest import Sort, Value
from bokbygg.importers.notation import front_matter
from bokbygg.importers.projects.config import date_of
from bokbygg.importers.projects.plan import Telling
from bokbygg.settings import read_front_matter

_FENCE = "+++"
_UNKNOWN = frozenset({"M002"})


def head_of(text: str, telling: Telling) -> tuple[dict[str, Value], int]:
    """What the head of a text says, by our keys, and the line its body begins at, from 1."""
    if text.startswith(f"{_FENCE}\n"):
        return _toml(text, telling)
    meta = read_front_matter(Source(path=telling.path, text=text))
    for finding in meta.findings:
        line = finding.span.line if finding.span else 0
        before = finding.span.excerpt.strip() if finding.span else ""
        telling.say(Sort.LEFT, line, f"in the head of the text, {finding.message}", before)
    return dict(_values(meta)), meta.body_line


def _toml(text: str, telling: Telling) -> tuple[dict[str, Value], int]:
    """The notation between `+++`, which Hugo has; read like YAML that says the same."""
    block, found, _ = text[len(_FENCE) :].partition(f"\n{_FENCE}")
    if not found:
        return {}, 1
    body = block.count("\n") + 2
    try:
        given = tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        telling.say(Sort.LEFT, 1, f"a head that cannot be read: {error}", block.strip())
        return {}, body
    told: dict[str, Value] = {}
    for key, value in given.items():
        date = date_of(value)
        if isinstance(value, dict):
            telling.say(Sort.LEFT, 1, f"in the head of the text, the table `{key}`", str(value))
        else:
            told[key] = (
                value if isinstance(value, bool | list | int | float) else (date or str(value))
            )
    head, _ = head_of(front_matter(told) + "\n", telling)
    return head, body


def _values(meta: FrontMatter) -> Iterator[tuple[str, Value]]:
    for key in ("title", "subtitle", "lang", "role", "description", "only", "source"):
        if value := getattr(meta, key):
            yield key, value
    authors = [one.name for one in meta.authors if one.role == "aut"]
    if authors:
        yield "author", authors[0] if len(authors) == 1 else authors
    if meta.date is not None:
        yield "date", meta.date
    if meta.keywords:
        yield "keywords", meta.keywords
    if meta.epigraph is not None:
        epigraph = {"text": meta.epigraph.text, "source": meta.epigraph.source}
        yield "epigraph", {key: value for key, value in epigraph.items() if value}
    for key, value, usual in (("draft", meta.draft, False), ("toc", meta.toc, True)):
        if value is not usual:
            yield key, value
    if not meta.number:
        yield "number", False
