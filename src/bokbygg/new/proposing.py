"""Settings for a folder that has essays already: their order and titles, as they are found."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bokbygg.book import HouseStyle, Sheet, plain
from bokbygg.importers.harvest import Value
from bokbygg.new.beginning import Wish, book_table
from bokbygg.new.settingsfile import SCHEMA, settings_file
from bokbygg.parse import parse
from bokbygg.read import Manuscript


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A bok.toml for a folder: `name` is its place from the folder, `essays` are the files it lists
    and the titles they have."""

    name: str
    text: str
    essays: tuple[tuple[str, str], ...]


def proposal(manuscript: Manuscript, wish: Wish) -> Proposal:
    """The settings that a folder of essays may have. The essays are only read."""
    project = manuscript.project
    folder = project.name(project.manuscript) if project.manuscript != project.root else ""
    lists = {
        "chapters": [sheet for part in manuscript.parts for sheet in part.sheets],
        "front": manuscript.front,
        "back": manuscript.back,
    }
    content: Mapping[str, Value] = {
        key: [_name(sheet, folder) for sheet in sheets]
        for key, sheets in lists.items()
        if sheets or key == "chapters"
    }
    return Proposal(
        name=posixpath.join(folder, "bok.toml"),
        text=settings_file({"book": book_table(wish), "content": content}, _schema(folder)),
        essays=tuple(_titles(manuscript.sheets, folder, wish.lang)),
    )


def _schema(folder: str) -> str:
    """The way from a folder of the book to the schema of settings."""
    return posixpath.relpath(SCHEMA, folder or ".")


def _name(sheet: Sheet, folder: str) -> str:
    return posixpath.relpath(sheet.source.path, folder or ".")


def _titles(sheets: Sequence[Sheet], folder: str, lang: str) -> list[tuple[str, str]]:
    house = HouseStyle(lang=lang)
    return [(_name(sheet, folder), plain(parse(sheet, house).title)) for sheet in sheets]
