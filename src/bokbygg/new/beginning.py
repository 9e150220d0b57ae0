"""The files of a new book."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bokbygg.book import Matter, Source
from bokbygg.dates import Date
from bokbygg.importers.harvest import Value
from bokbygg.naming import derived_urn
from bokbygg.new.settingsfile import SCHEMA, settings_file
from bokbygg.new.templates import template
from bokbygg.roles import ROLES
from bokbygg.settings import book_schema, essay_schema, read_front_matter

_LISTS = {Matter.FRONT: "front", Matter.BODY: "chapters", Matter.BACK: "back"}
_IGNORED = "build/\n.bokbygg/cache/\n"
_TAPLO = """\
# For editors that know TOML: what may stand in bok.toml.
[[rule]]
include = ["{name}"]

[rule.schema]
path = "./{schema}"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: `author` may be empty, `lang` is a BCP 47 tag, `date` the day on which the
    book is begun, `template` one of TEMPLATES."""

    title: str
    author: str
    lang: str
    date: Date
    template: str = "essays"


def begun(wish: Wish) -> dict[str, bytes]:
    """The files of a new book, by their names in its folder."""
    texts = template(wish.template, wish.lang)
    tables = {"book": book_table(wish), "content": _content(texts)}
    made = {"manuscript/bok.toml": settings_file(tables, f"../{SCHEMA}")}
    made |= {f"manuscript/{name}": text for name, text in texts.items()}
    made[".gitignore"] = _IGNORED
    of_editors = for_editors("manuscript/bok.toml")
    return {name: text.encode("utf-8") for name, text in made.items()} | of_editors


def for_editors(name: str) -> dict[str, bytes]:
    """The files from which editors complete and check a bok.toml, which is called `name` in the
    book's folder, and the heads of essays: schemas, and where they apply."""
    made = {
        ".taplo.toml": _TAPLO.format(name=name, schema=SCHEMA),
        SCHEMA: _json(book_schema()),
        ".bokbygg/essay.schema.json": _json(essay_schema()),
    }
    return {path: text.encode("utf-8") for path, text in made.items()}


def book_table(wish: Wish) -> Mapping[str, Value]:
    """The table [book]; the identifier is drawn from what is in it, and stays when that changes."""
    author: dict[str, Value] = {"author": wish.author} if wish.author else {}
    urn = derived_urn(wish.title, wish.author, wish.date.iso)
    return {"title": wish.title, **author, "lang": wish.lang, "date": wish.date, "identifier": urn}


def _content(texts: Mapping[str, str]) -> Mapping[str, Value]:
    lists: dict[str, list[str]] = {"chapters": []}
    for name, text in texts.items():
        role = ROLES.get(read_front_matter(Source(path=name, text=text)).role)
        lists.setdefault(_LISTS[role.matters[0] if role else Matter.BODY], []).append(name)
    return {key: tuple(names) for key, names in lists.items()}


def _json(schema: Mapping[str, object]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
