"""Crowbook: a file `.book` with settings, and the chapters with signs before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bokbygg.importers.harvest import Remark, Sort, Value
from bokbygg.importers.material import Material
from bokbygg.importers.pages import resolved
from bokbygg.importers.projects.config import book_of
from bokbygg.importers.projects.plan import Chapter, Plan
from bokbygg.read.rolenames import role_of_name

_CHAPTER = re.compile(
    r"(?P<sign>\+|-|!|@[+-]?|\d+\.|-{2,}[+-]?)[ \t]+(?P<path>[^\s:]+(?:[ \t][^\s:]+)*)[ \t]*"
)
_SETTING = re.compile(r"(?P<key>[\w.-]+)[ \t]*:[ \t]*(?P<value>.*)")
_TITLED = re.compile(r"\A\s*(?:---\n.*?^title:|#[ \t])|^[^\n]+\n=+$", re.S | re.M)
_OF_CROWBOOK = re.compile(r"(?:tex|html|epub|output|input|proofread|rendering|resources|odt)\b.*")


def detect(material: Material) -> float:
    """How sure it is that a folder is such a project."""
    return 0.9 if any(_is_book(name) for name in material.names) else 0.0


def _is_book(name: str) -> bool:
    return name.endswith(".book") and "/" not in name


def plan(material: Material) -> Plan:
    """What the project comes to: that of its first file `.book`."""
    remarks: list[Remark] = []
    books = [name for name in material.names if _is_book(name)]
    name = books[0] if books else "book.book"
    for other in books[1:]:
        said = "another list of chapters; one is imported at a time"
        remarks.append(Remark(sort=Sort.GUESSED, path=other, line=0, said=said))
    chapters: list[Chapter] = []
    given: dict[str, str] = {}
    part = ""
    for number, line in enumerate(material.text(name).text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if match := _CHAPTER.fullmatch(line.strip()):
            if match["sign"].startswith("@"):
                part = match["path"]
                continue
            chapters += _chapter(
                match["sign"], match["path"], material, name, number, part, remarks
            )
        elif match := _SETTING.fullmatch(line.strip()):
            given[match["key"]] = match["value"].strip().strip("\"'")
            if match["key"] == "import" or _OF_CROWBOOK.fullmatch(match["key"]):
                said = f"the setting `{match['key']}`"
                remarks.append(
                    Remark(sort=Sort.LEFT, path=name, line=number, said=said, before=match["value"])
                )
        else:
            said = "a line that is neither a setting nor a chapter"
            remarks.append(Remark(sort=Sort.LEFT, path=name, line=number, said=said, before=line))
    for other in material.names:
        if other.endswith(".md") and other not in {chapter.path for chapter in chapters}:
            said = "a text that the list of chapters does not name"
            remarks.append(Remark(sort=Sort.LEFT, path=other, line=0, said=said))
    chapters = _with_titles(
        chapters, given.get("rendering.chapter.template", ""), material, remarks
    )
    ours = {k: v for k, v in given.items() if k != "import" and not _OF_CROWBOOK.fullmatch(k)}
    book, cover = book_of(ours, name, remarks)
    content: dict[str, Value] = {}
    if given.get("rendering.num_depth") == "0":
        content["number-chapters"] = "none"
    return Plan(
        book=book, chapters=tuple(chapters), content=content, remarks=tuple(remarks), cover=cover
    )


def _with_titles(
    chapters: list[Chapter], template: str, material: Material, remarks: list[Remark]
) -> list[Chapter]:
    """Chapters that have a number and no title of their own, with the one that Crowbook gives."""
    made: list[Chapter] = []
    number = 0
    for one in chapters:
        counts = not one.head
        number += counts
        if counts and not _TITLED.search(material.text(one.path).text):
            title = template.replace("{{number}}", str(number)).replace("{{title}}", "")
            title = title.strip(" :–—-") or str(number)
            said = "a title, from the number of the chapter"
            remarks.append(
                Remark(sort=Sort.GUESSED, path=one.path, line=0, said=said, before=title)
            )
            one = replace(one, head={"title": title})
        made.append(one)
    return made


def _chapter(
    sign: str,
    path: str,
    material: Material,
    book: str,
    line: int,
    part: str,
    remarks: list[Remark],
) -> Iterator[Chapter]:
    way = resolved("", path)
    if way not in material.names:
        said = "a chapter whose file is not in the project"
        remarks.append(Remark(sort=Sort.LEFT, path=book, line=line, said=said, before=path))
        return
    head: dict[str, Value] = {}
    if sign in {"-", "!"}:
        role = role_of_name(path)
        head = {"role": role} if role else {"number": False}
    yield Chapter(path=way, head=head, part=part)
