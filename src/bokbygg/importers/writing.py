"""A harvest -> the files of a book, and onto the disk: all of them or none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bokbygg.book import Matter
from bokbygg.diagnostics import Diagnostic, Fault, Span
from bokbygg.files import write_all
from bokbygg.importers.harvest import Essay, Harvest, Value
from bokbygg.importers.names import file_names
from bokbygg.importers.notation import front_matter, toml
from bokbygg.roles import ROLES
from bokbygg.rules import imports as rules
from bokbygg.rules.machine import CANNOT_WRITE

REPORT = "import-report.md"
_LINK = re.compile(r"(?P<before>\]\(<?|href=\"|^\[[^\]]+\]: *<?)essay:(?P<slug>[a-z0-9-]+)", re.M)
_SHOWN = 5


def files(harvest: Harvest, report: str) -> dict[str, bytes]:
    """The files of the book that a harvest makes, by their names in its folder."""
    names = file_names(harvest.essays)
    tables = dict(harvest.settings) | {"content": _content(harvest, names)}
    made = {"manuscript/bok.toml": toml(tables)}
    made |= {f"manuscript/{names[one.slug]}": _essay(one, names) for one in harvest.essays}
    data = {name: text.encode("utf-8", "replace") for name, text in made.items()}
    data |= {f"manuscript/{picture.href}": picture.data for picture in harvest.pictures}
    return data | {REPORT: report.encode("utf-8", "replace")}


def put(made: Mapping[str, bytes], into: Path, *, force: bool) -> None:
    """Write the files into the folder, which is made where it is missing.

    Raises Fault, having written nothing, where a file is there already (unless `force`), where a
    name leads out of the folder, or where the disk will not have them.
    """
    if findings := (*_outside(made, into), *(() if force else _taken(made, into))):
        raise Fault(*findings)
    try:
        write_all(into, made)
    except OSError as error:
        message = f"`{into}` cannot be written: {error.strerror}"
        hint = "choose a folder you may write to with --into; nothing was written"
        raise Fault(CANNOT_WRITE.found(message, hint=hint)) from None


def _outside(made: Mapping[str, bytes], into: Path) -> tuple[Diagnostic, ...]:
    root = into.resolve()
    for name in made:
        path = into / name
        if not path.resolve().is_relative_to(root) or ".." in path.relative_to(into).parts:
            message = f"`{name}` would be written outside `{into}`"
            hint = "put a folder in place of the link, or import into another folder"
            return (rules.TARGET_LEADS_OUT.found(message, hint=hint),)
    return ()


def _taken(made: Mapping[str, bytes], into: Path) -> tuple[Diagnostic, ...]:
    there = [name for name in made if (into / name).exists() or (into / name).is_symlink()]
    if not there:
        return ()
    more = f" and {len(there) - _SHOWN} more" if len(there) > _SHOWN else ""
    message = f"`{into}` has {', '.join(f'`{name}`' for name in there[:_SHOWN])}{more} already"
    hint = "import into a new folder, or write over them with --force"
    return (rules.WOULD_OVERWRITE.found(message, Span(path=there[0]), hint),)


# --- what stands in the files -------------------------------------------------------------------


def _essay(essay: Essay, names: Mapping[str, str]) -> str:
    def address(match: re.Match[str]) -> str:
        name = names.get(match["slug"])
        return f"{match['before']}{name}" if name else match[0]

    body = _LINK.sub(address, essay.body).strip("\n")
    head = front_matter(essay.head)
    return f"{head}\n{body}\n" if head else f"{body}\n"


def _content(harvest: Harvest, names: Mapping[str, str]) -> Mapping[str, Value]:
    """The table [content]: what the importer says in it, and every essay in its list. Lists keep
    dates in front matter from changing the order."""
    spine = [essay for essay in harvest.essays if not essay.outside]
    lists: dict[str, Value] = {}
    for matter, key in ((Matter.FRONT, "front"), (Matter.BODY, "chapters"), (Matter.BACK, "back")):
        essays = [essay for essay in spine if _matter(essay) is matter]
        if essays or matter is Matter.BODY:
            lists[key] = _entries(essays, names)
    return {**harvest.settings.get("content", {}), **lists}


def _entries(essays: Sequence[Essay], names: Mapping[str, str]) -> Sequence[Value]:
    """File names, those of one part together."""
    entries: list[Value] = []
    part, members = "", []
    for essay in essays:
        if not essay.part:
            entries.append(names[essay.slug])
        elif essay.part == part:
            members.append(names[essay.slug])
        else:
            members = [names[essay.slug]]
            entries.append({"part": essay.part, "chapters": members})
        part = essay.part
    return entries


def _matter(essay: Essay) -> Matter:
    role = ROLES.get(str(essay.head.get("role", "")))
    return role.matters[0] if role else Matter.BODY
