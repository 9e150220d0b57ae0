"""Pandoc: a folder of Markdown, with metadata in YAML and folders for front and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokbygg.importers.harvest import Remark, Sort, Value
from bokbygg.importers.material import Material
from bokbygg.importers.projects.config import book_of, settings_in
from bokbygg.importers.projects.plan import Chapter, Plan, Telling
from bokbygg.importers.projects.texts import Numbered, between_spans, outside_code
from bokbygg.naming import natural, slugify, stem
from bokbygg.read.rolenames import role_of_name
from bokbygg.roles import ROLES

_METADATA = re.compile(r"(?:.*/)?(?:metadata|meta|book|title|pandoc|defaults)\.ya?ml", re.I)
_FRONT = re.compile(r"(?:.*/)?(?:\d+[-_ ])?front[-_]?matter/.*", re.I)
_BACK = re.compile(r"(?:.*/)?(?:\d+[-_ ])?back[-_]?matter/.*", re.I)
_ASIDE = re.compile(
    r"(?:readme|changelog|license|contributing|code_of_conduct|toc|contents|summary|index-of-.*)",
    re.I,
)
_CITATION = re.compile(
    r"\[[^\[\]\n]*(?<![\w])-?@[\w][\w:.#$%&+?<>~/-]*[^\[\]\n]*\]|(?<![\w@\\.])@[a-z][\w:-]*\d{4}\w*"
)
_RAW = re.compile(
    r"\\(?:newpage|pagebreak|clearpage|cleardoublepage|tableofcontents|mainmatter|frontmatter"
    r"|backmatter)\b(?:\{\})?[ \t]*"
)
_TEXTS = (".md", ".markdown", ".mdown")
_BACK_ROLES = {"epilogue": "afterword", "epilog": "afterword"}


def detect(material: Material) -> float:
    """How sure it is that a folder is such a project."""
    texts = [name for name in material.names if name.lower().endswith(_TEXTS)]
    if not texts:
        return 0.0
    told = any(map(_METADATA.fullmatch, material.names))
    folders = any(_FRONT.fullmatch(name) or _BACK.fullmatch(name) for name in texts)
    return 0.7 if told and folders else 0.5 if told or folders else 0.25


def plan(material: Material) -> Plan:
    """What the project comes to."""
    remarks: list[Remark] = []
    book: dict[str, Value] = {}
    cover = ""
    inputs: list[str] = []
    for name in material.names:
        if _METADATA.fullmatch(name):
            given = settings_in(material, name, remarks)
            inputs += [str(one) for one in given.pop("input-files", [])]
            given |= given.pop("metadata", None) or {}
            found, picture = book_of(given, name, remarks)
            book |= {key: value for key, value in found.items() if key not in book}
            cover = cover or picture
    listed = [name for name in inputs if name in material.names]
    names = listed or [n for n in material.names if n.lower().endswith(_TEXTS)]
    chapters = tuple(_chapters(_of_the_book(names, material, remarks), remarks))
    return Plan(
        book=book,
        chapters=chapters,
        rewrite=rewritten,
        remarks=tuple(remarks),
        cover=cover if cover in material.names else _near(cover, material),
    )


def _near(cover: str, material: Material) -> str:
    """A picture by the end of its path, since it may be named from another folder."""
    return next((name for name in material.names if cover and name.endswith(f"/{cover}")), cover)


def _of_the_book(names: Sequence[str], material: Material, remarks: list[Remark]) -> Iterator[str]:
    """The texts that are of the book: those beside its folders for front and back, where it has
    such."""
    marked = [name for name in names if _FRONT.fullmatch(name) or _BACK.fullmatch(name)]
    roots = {
        re.split(r"(?:\d+[-_ ])?(?:front|back)[-_]?matter/", name, flags=re.I)[0] for name in marked
    }
    root = min(roots, key=len) if roots else ""
    for name in names:
        if not name.startswith(root):
            said = "a text outside the folder of the book"
            remarks.append(Remark(sort=Sort.LEFT, path=name, line=0, said=said))
        elif _ASIDE.fullmatch(stem(name)) and not (name in marked and not _is_contents(name)):
            said = "a text that is no part of the book: the book makes its own contents"
            said = said if _is_contents(name) else "a text about the project, not of the book"
            remarks.append(Remark(sort=Sort.LEFT, path=name, line=0, said=said))
        else:
            yield name


def _is_contents(name: str) -> bool:
    return slugify(stem(name)) in {"toc", "contents", "summary", "table-of-contents"}


def _chapters(names: Iterator[str], remarks: list[Remark]) -> Iterator[Chapter]:
    """Front, chapters, back; those with a role by their names before the others."""
    for name in sorted(names, key=_place):
        where = _matter(name)
        role = _role(name)
        if not role and where != 1:
            role = "appendix" if where == 2 else "preface"
            said = f"its role, from the folder it is in: `{role}`"
            remarks.append(Remark(sort=Sort.GUESSED, path=name, line=0, said=said))
        yield Chapter(path=name, head={"role": role} if role else {})


def _matter(name: str) -> int:
    """0 before the chapters, 1 among them, 2 after them."""
    return 0 if _FRONT.fullmatch(name) else 2 if _BACK.fullmatch(name) else 1


def _role(name: str) -> str:
    return role_of_name(name) or _BACK_ROLES.get(slugify(stem(name)), "")


def _place(name: str) -> tuple[int, int, tuple[tuple[int, str], ...]]:
    """Where a file stands: by the folder, there in the customary order of its role where its name
    has no number, then by its name."""
    matter = _matter(name)
    role = _role(name) or ("appendix" if matter == 2 else "preface")
    counted = name.rpartition("/")[2][:1].isdecimal()
    rank = 0 if matter == 1 or counted else list(ROLES).index(role)
    return matter, rank, natural(name)


def rewritten(lines: Sequence[Numbered], telling: Telling) -> list[Numbered]:
    """Lines in Pandoc's dialect in ours, which is mostly the same: commands for TeX are left out,
    citations named."""

    def change(line: Numbered) -> str | None:
        if _RAW.fullmatch(line.text.strip()):
            telling.say(Sort.LEFT, line.number, "a command for TeX", line.text.strip())
            return ""
        return between_spans(line.text, lambda text: _cited(text, line.number, telling))

    return outside_code(lines, change)


def _cited(text: str, number: int, telling: Telling) -> str:
    """Citations, kept as they are written: a book has no list of sources made for it."""
    for match in _CITATION.finditer(text):
        said = "a citation, which stays as it is written"
        telling.say(Sort.LEFT, number, said, match[0])
    return text
