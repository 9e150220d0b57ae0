"""bookdown: `index.Rmd`, then the other files as `_bookdown.yml` lists them or by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokbygg.importers.harvest import Remark, Sort, Value
from bokbygg.importers.material import Material
from bokbygg.importers.projects.callouts import rewritten as as_quarto
from bokbygg.importers.projects.config import book_of, settings_in
from bokbygg.importers.projects.plan import Chapter, Plan, Telling
from bokbygg.importers.projects.texts import Numbered, outside_code

_PART = re.compile(
    r"#[ \t]+\((?P<sort>PART|APPENDIX)\\?\*?\)[ \t]*(?P<title>.*?)[ \t]*(?:\{[^{}]*\})?[ \t]*"
)


def detect(material: Material) -> float:
    """How sure it is that a folder is such a project."""
    names = set(material.names)
    if "_bookdown.yml" in names:
        return 0.95
    return 0.7 if "index.Rmd" in names else 0.0


def plan(material: Material) -> Plan:
    """What the project comes to."""
    remarks: list[Remark] = []
    given = (
        settings_in(material, "_bookdown.yml", remarks) if "_bookdown.yml" in material.names else {}
    )
    listed = given.pop("rmd_files", None)
    for key, value in given.items():
        said = f"the setting `{key}`, which is for bookdown itself"
        remarks.append(
            Remark(sort=Sort.LEFT, path="_bookdown.yml", line=0, said=said, before=str(value))
        )
    names = [
        n for n in material.names if n.lower().endswith(".rmd") and "/" not in n and n[0] != "_"
    ]
    names.sort(key=lambda name: name != "index.Rmd")
    files = [str(one) for one in listed] if isinstance(listed, list) else names
    book, cover = _about(material, files, remarks)
    return Plan(
        book=book,
        chapters=tuple(_chapters(files, material)),
        rewrite=rewritten,
        remarks=tuple(remarks),
        cover=cover,
    )


def _about(
    material: Material, files: Sequence[str], remarks: list[Remark]
) -> tuple[dict[str, Value], str]:
    """What the first file says at its head of the book as a whole."""
    from bokbygg.importers.projects.config import head_settings

    if not files or files[0] not in material.names:
        return {}, ""
    return book_of(head_settings(material.text(files[0]).text), files[0], remarks)


def _chapters(files: Sequence[str], material: Material) -> Iterator[Chapter]:
    """Each file in its part, which a heading at the top of one begins."""
    part, role = "", ""
    for name in files:
        if name in material.names:
            for line in material.text(name).text.split("\n"):
                if match := _PART.fullmatch(line):
                    appendix = match["sort"] == "APPENDIX"
                    part, role = ("", "appendix") if appendix else (match["title"], "")
        head: dict[str, Value] = {"role": role} if role else {}
        yield Chapter(path=name, head=head, part=part)


def rewritten(lines: Sequence[Numbered], telling: Telling) -> list[Numbered]:
    """Lines in bookdown's dialect in ours: headings that begin parts are bok.toml's."""

    def change(line: Numbered) -> str | None:
        if _PART.fullmatch(line.text):
            telling.say(
                Sort.CHANGED, line.number, "the heading of a part, now in bok.toml", line.text
            )
            return None
        return line.text

    return as_quarto(outside_code(lines, change), telling)
