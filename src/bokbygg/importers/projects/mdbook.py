"""mdBook: book.toml, and SUMMARY.md, which lists the chapters; GitBook and HonKit list them so too,
with parts under smaller headings and with places within chapters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bokbygg.importers.harvest import Remark, Sort, Value
from bokbygg.importers.material import Material
from bokbygg.importers.pages import resolved
from bokbygg.importers.projects.config import book_of, settings_in
from bokbygg.importers.projects.plan import Chapter, Plan, Telling
from bokbygg.importers.projects.texts import Numbered, in_code
from bokbygg.read.rolenames import role_of_name

_ENTRY = re.compile(
    r"(?P<indent>[ \t]*)(?P<item>[-*+][ \t]+)?\[(?P<title>.*)\]\((?P<path>[^()]*)\)\s*"
)
_PART = re.compile(r"#{1,6}[ \t]+(?P<title>.+?)[ \t#]*")
_LISTING = re.compile(r"(?P<before>[ \t>]*)<Listing\b(?P<given>[^\n]*)>[ \t]*")
_LISTING_END = re.compile(r"(?P<before>[ \t>]*)</Listing>[ \t]*")
_GIVEN = re.compile(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)')")
_HIDDEN = re.compile(r"[ \t]*#(?: .*)?")
_TITLE = re.compile(r"\{\{#title[^{}]*\}\}")


def detect(material: Material) -> float:
    """How sure it is that a folder is such a project."""
    names = set(material.names)
    return 0.95 if names & {"src/SUMMARY.md", "SUMMARY.md"} else 0.0


def plan(material: Material) -> Plan:
    """What the project comes to."""
    remarks: list[Remark] = []
    given = settings_in(material, "book.toml", remarks) if "book.toml" in material.names else {}
    about = dict(given.get("book", {}))
    source = str(about.pop("src", "src"))
    book, cover = book_of(about, "book.toml", remarks)
    for key, value in given.items():
        if key != "book":
            said = f"the settings `[{key}]`, which are for mdBook itself"
            remarks.append(
                Remark(sort=Sort.LEFT, path="book.toml", line=0, said=said, before=str(value))
            )
    summary = next(
        (
            one
            for one in (resolved("", f"{source}/SUMMARY.md"), "SUMMARY.md")
            if one in material.names
        ),
        "src/SUMMARY.md",
    )
    chapters = tuple(_chapters(material.text(summary).text, summary, remarks))
    listed = {one.path for one in chapters} | {summary}
    folder = summary.rpartition("/")[0]
    for name in material.names:
        if name.endswith(".md") and name.startswith(folder) and name not in listed:
            said = "a file that the summary does not list"
            remarks.append(Remark(sort=Sort.LEFT, path=name, line=0, said=said))
    return Plan(
        book=book,
        chapters=chapters,
        rewrite=rewritten,
        remarks=tuple(remarks),
        site=folder,
        cover=cover,
    )


def _chapters(summary: str, path: str, remarks: list[Remark]) -> Iterator[Chapter]:
    """The chapters in their order. Parts are those that the summary names; else a chapter with
    others under it is the first of a part."""
    entries = list(_chapters_alone(_entries(summary, path, remarks)))
    has_parts = any(part for _, part, _, _ in entries)
    part = ""
    for at, (depth, named, title, name) in enumerate(entries):
        below = at + 1 < len(entries) and entries[at + 1][0] > depth
        if depth <= 1:
            part = _plain(title) if depth and below else ""
        head: dict[str, Value] = {"title": title}
        if depth == 0:
            head |= _unnumbered(name)
        if name:
            where = named if has_parts else part
            yield Chapter(path=resolved(path, name), head=head, part=where)
        else:
            said = "a chapter that is planned and has no file"
            remarks.append(Remark(sort=Sort.LEFT, path=path, line=0, said=said, before=title))


def _chapters_alone(
    entries: Iterable[tuple[int, str, str, str]],
) -> Iterator[tuple[int, str, str, str]]:
    """Entries without those that name a place within a chapter that was listed before."""
    listed = set()
    for depth, part, title, name in entries:
        file, hash_sign, _ = name.partition("#")
        if not (hash_sign and file in listed):
            yield depth, part, title, file
        listed.add(file)


def _unnumbered(name: str) -> Mapping[str, Value]:
    """What stands before and after the list has no number."""
    role = role_of_name(name)
    return {"role": role} if role else {"number": False}


def _entries(summary: str, path: str, remarks: list[Remark]) -> Iterator[tuple[int, str, str, str]]:
    """Depth (0 outside the list), part, title and file of each."""
    part, heads = "", 0
    for number, text in enumerate(summary.split("\n"), 1):
        if match := _PART.fullmatch(text):
            heads += 1
            part = _plain(match["title"]) if heads > 1 else ""
        elif (match := _ENTRY.fullmatch(text)) and "://" not in match["path"]:
            indent = len(match["indent"].expandtabs(4))
            depth = 1 + indent // 2 if match["item"] else 0
            yield depth, part if match["item"] else "", match["title"], match["path"].strip("<> ")
        elif text.strip(" \t-*_"):
            said = "a line of the summary"
            remarks.append(Remark(sort=Sort.LEFT, path=path, line=number, said=said, before=text))


def _plain(title: str) -> str:
    return re.sub(r"[*_`]", "", title).strip()


def rewritten(lines: Sequence[Numbered], telling: Telling) -> list[Numbered]:
    """Lines in mdBook's dialect, and that of the Rust book, in ours: lines of Rust that it hides
    are left out, captions of listings stand under them."""
    made: list[Numbered] = []
    captions: list[str] = []
    hidden = 0
    rust = False
    for line, is_code in in_code(lines):
        if is_code:
            if re.match(r"[ \t>]*(?:```|~~~)", line.text):
                rust = "rust" in line.text if not rust else False
            elif rust and _HIDDEN.fullmatch(line.text):
                hidden += 1
                continue
            made.append(line)
        elif match := _LISTING.fullmatch(line.text):
            given = {key: one or other for key, one, other in _GIVEN.findall(match["given"])}
            if name := given.get("file-name"):
                made.append(Numbered(line.number, f"{match['before']}*{_escaped(name)}*"))
                made.append(Numbered(line.number, match["before"]))
            captions.append(_caption(given))
            telling.say(
                Sort.CHANGED, line.number, "a listing, with its caption under it", line.text
            )
        elif match := _LISTING_END.fullmatch(line.text):
            if captions and (caption := captions.pop()):
                made += [Numbered(line.number, match["before"] + one) for one in ("", caption)]
        else:
            made.append(Numbered(line.number, _TITLE.sub("", line.text)))
    if hidden:
        said = f"{hidden} lines of Rust that mdBook hides"
        telling.say(Sort.LEFT, 0, said)
    return made


def _caption(given: Mapping[str, Any]) -> str:
    number, caption = given.get("number", ""), given.get("caption", "")
    if not (number or caption):
        return ""
    return f"Listing {number}: {caption}" if caption and number else caption or f"Listing {number}"


def _escaped(name: str) -> str:
    return re.sub(r"([*_])", r"\\\1", name)
