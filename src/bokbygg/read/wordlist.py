"""The author's own words: `words.txt` beside the essays or beside their folder."""

from __future__ import annotations

from bokbygg.read.project import Project
from bokbygg.read.texts import read_text

_NAME = "words.txt"


def own_words(project: Project) -> tuple[str, ...]:
    """The words of `words.txt`, one a line; what follows `#` is a comment. None where there is no
    such file."""
    words: dict[str, None] = {}
    for folder in (project.manuscript, project.root):
        path = folder / _NAME
        if project.looks.is_file(path) and project.inside(path):
            source, _ = read_text(project, path)
            lines = source.text.split("\n") if source else []
            words |= dict.fromkeys(line.partition("#")[0].strip() for line in lines)
    return tuple(word for word in words if word)
