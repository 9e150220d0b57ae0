"""Settings of other tools, in YAML or TOML -> ours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from bokbygg.dates import Date
from bokbygg.importers.harvest import Remark, Sort, Value
from bokbygg.importers.material import Material
from bokbygg.naming import fold

_TEXTS = {
    "title": "title",
    "subtitle": "subtitle",
    "publisher": "publisher",
    "rights": "rights",
    "license": "rights",
    "licence": "rights",
    "copyright": "rights",
    "description": "description",
    "abstract": "description",
    "edition": "edition-number",
    "series": "series",
    "belongs-to-collection": "series",
    "identifier": "identifier",
}
_PEOPLE = {
    "author": "author",
    "authors": "author",
    "creator": "author",
    "editor": "editor",
    "editors": "editor",
    "translator": "translator",
    "illustrator": "illustrator",
}
_LISTS = {"keywords": "keywords", "tags": "keywords", "subject": "subject", "subjects": "subject"}
_COVERS = ("cover-image", "cover_image", "cover", "epub-cover-image")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?")
_ELSEWHERE = frozenset({"coverimage", "documentclass", "output", "bibliography", "csl", "site"})


def settings_in(material: Material, name: str, remarks: list[Remark]) -> dict[str, Any]:
    """The settings in a file, all of them text, lists and tables; none, and a remark, where it
    cannot be read."""
    text = material.text(name).text
    try:
        if name.endswith(".toml"):
            return tomllib.loads(text)
        return _yaml(text)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError, RecursionError) as error:
        said = f"settings that cannot be read: {str(error).splitlines()[0]}"
        remarks.append(Remark(sort=Sort.LEFT, path=name, line=0, said=said))
        return {}


def _yaml(text: str) -> dict[str, Any]:
    """YAML as text, lists and tables; the first of several documents. What stands for something
    written elsewhere, which can grow without end, is refused."""
    events = yaml.parse(text, Loader=yaml.SafeLoader)
    if any(isinstance(event, yaml.AliasEvent) for event in events):
        raise ValueError("it has aliases (`*name`)")
    read = next(iter(yaml.load_all(text, Loader=yaml.BaseLoader)), None)
    return read if isinstance(read, dict) else {}


def book_of(
    given: Mapping[str, Any], name: str, remarks: list[Remark]
) -> tuple[dict[str, Value], str]:
    """The table [book] that settings come to, and the picture on the cover; a remark for each
    setting that a book does not have."""
    book: dict[str, Value] = {}
    cover = ""
    for key, value in given.items():
        plain = fold(str(key)).replace("_", "-")
        if plain in _TEXTS and _text(value):
            book.setdefault(_TEXTS[plain], _text(value))
        elif plain in _PEOPLE and (people := list(_people(value))):
            book.setdefault(_PEOPLE[plain], people[0] if len(people) == 1 else people)
        elif plain in _LISTS and (listed := list(_listed(value))):
            book.setdefault(_LISTS[plain], listed)
        elif plain in {"lang", "language"} and _text(value):
            book.setdefault("lang", _text(value).replace("_", "-"))
        elif plain in {"date", "published", "pubdate"} and (date := date_of(value)):
            book.setdefault("date", date)
        elif plain == "isbn" and (digits := _isbn(_text(value))):
            book["isbn"] = digits
        elif plain in {"series-number", "group-position"} and _text(value).isdecimal():
            book["series-number"] = int(_text(value))
        elif plain.replace("-", "_") in {one.replace("-", "_") for one in _COVERS} and _text(value):
            cover = cover or _text(value)
        elif value not in ("", None, [], {}):
            said = f"the setting `{key}`"
            before = " ".join(str(value).split())
            remarks.append(Remark(sort=Sort.LEFT, path=name, line=0, said=said, before=before))
    if "series-number" in book and "series" not in book:
        del book["series-number"]
    return book, cover


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return _text(value.get("text") or value.get("name") or value.get("main") or "")
    if isinstance(value, list):
        return _text(value[0]) if len(value) == 1 else ""
    return "" if value is None or isinstance(value, bool) else " ".join(str(value).split())


def _people(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if name := _text(one):
            yield name


def _listed(value: object) -> Iterator[str]:
    values: Sequence[object] = value if isinstance(value, list) else str(value).split(",")
    for one in values:
        if text := _text(one):
            yield text


def date_of(value: object) -> Date | None:
    """A date as these tools write it; none for words such as `last-modified`."""
    match = _DATE.fullmatch(str(value).strip())
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    return Date(year=year, month=month, day=day) if month <= 12 and day <= 31 else None


def _isbn(text: str) -> str:
    """An ISBN of 13 digits whose last one is right (ISO 2108)."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"97[89]\d{10}", digits):
        return ""
    total = sum(int(one) * (3 if at % 2 else 1) for at, one in enumerate(digits))
    return digits if total % 10 == 0 else ""


def head_settings(text: str) -> dict[str, Any]:
    """The settings at the head of a text, in YAML or TOML; none where they cannot be read."""
    fence = text[:3]
    block, found, _ = text[3:].partition(f"\n{fence}")
    if fence not in {"---", "+++"} or not found:
        return {}
    try:
        return tomllib.loads(block) if fence == "+++" else _yaml(block)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError, RecursionError):
        return {}
