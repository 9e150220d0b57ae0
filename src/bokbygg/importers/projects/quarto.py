"""Quarto: `_quarto.yml` lists the chapters, in parts and appendices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bokbygg.importers.harvest import Remark, Sort, Value
from bokbygg.importers.material import Material
from bokbygg.importers.pages import resolved
from bokbygg.importers.projects.callouts import rewritten
from bokbygg.importers.projects.config import book_of, settings_in
from bokbygg.importers.projects.plan import Chapter, Plan
from bokbygg.naming import slugify, stem
from bokbygg.read.rolenames import role_of_name

_FILES = ("_quarto.yml", "_quarto.yaml")
_TEXTS = (".qmd", ".md", ".rmd", ".ipynb")


def detect(material: Material) -> float:
    """How sure it is that a folder is such a project."""
    return 0.95 if any(name in material.names for name in _FILES) else 0.0


def plan(material: Material) -> Plan:
    """What the project comes to."""
    remarks: list[Remark] = []
    name = next((one for one in _FILES if one in material.names), _FILES[0])
    given = settings_in(material, name, remarks)
    about = given.get("book") or given.get("website") or {}
    about = dict(about) if isinstance(about, dict) else {}
    listed = about.pop("chapters", None)
    appendices = about.pop("appendices", None) or []
    if "lang" in given:
        about.setdefault("lang", given["lang"])
    book, cover = book_of(about, name, remarks)
    for key in given:
        if key not in {"project", "book", "website", "lang"}:
            said = f"the settings `{key}`, which are for Quarto itself"
            before = str(given[key])
            remarks.append(Remark(sort=Sort.LEFT, path=name, line=0, said=said, before=before))
    if listed is None:
        listed = [one for one in material.names if one.endswith((".qmd", ".md"))]
    chapters = [*_chapters(listed, "", material, name, remarks)]
    chapters += [
        Chapter(path=one.path, head={"role": "appendix"})
        for one in _chapters(appendices, "", material, name, remarks)
    ]
    return Plan(
        book=book,
        chapters=tuple(chapters),
        rewrite=rewritten,
        remarks=tuple(remarks),
        cover=cover,
    )


def _chapters(
    listed: Any,  # noqa: ANN401 - whatever stands in the file
    part: str,
    material: Material,
    name: str,
    remarks: list[Remark],
) -> Iterator[Chapter]:
    """Chapters, and those of parts, which may have a file of their own."""
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and "part" in one:
            title = str(one["part"])
            if title in material.names:
                yield from _file(title, _title_of(title, material), material, name, remarks)
                title = _title_of(title, material)
            yield from _chapters(one.get("chapters"), title, material, name, remarks)
        elif isinstance(one, dict):
            path = str(one.get("file") or one.get("href") or "")
            yield from _file(path, part, material, name, remarks)
        else:
            yield from _file(str(one), part, material, name, remarks)


def _file(
    path: str, part: str, material: Material, name: str, remarks: list[Remark]
) -> Iterator[Chapter]:
    way = resolved("", path)
    if path.endswith(".ipynb"):
        said = "a notebook: save it as .qmd (`quarto convert`) to bring it along"
        remarks.append(Remark(sort=Sort.LEFT, path=name, line=0, said=said, before=path))
        return
    role = role_of_name(way)
    head: dict[str, Value] = {"role": role} if role else {}
    if slugify(stem(way)) == "index" and not role:
        head = {"number": False}
    yield Chapter(path=way, head=head, part=part)


def _title_of(path: str, material: Material) -> str:
    """The first heading of a file."""
    for line in material.text(path).text.split("\n"):
        if line.startswith("# "):
            return line[2:].partition("{")[0].strip()
    return stem(path)
