"""`bokbygg import`: bring a manuscript from elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bokbygg.cli import options, report
from bokbygg.cli.exits import Exit
from bokbygg.dates import Date
from bokbygg.diagnostics import Fault

if TYPE_CHECKING:
    from bokbygg.importers.harvest import Harvest
    from bokbygg.importers.material import Cut, Material

_EXAMPLES = """
Examples:

  bokbygg import blog.txt --into my-book     one text with several essays in a row

  bokbygg import blog.txt --into my-book --dry-run     tell only what would be written

  bokbygg import blog.txt --into my-book --split-at 120,310     essays begin there

  bokbygg import blog.txt --into my-book --plan plan.toml     write down where essays begin;
                                             run again, follow what you have made of it

  bokbygg import blog.xml --into my-book --uploads wp-content/uploads     a WordPress site
"""


def import_(
    source: Annotated[Path, typer.Argument(metavar="SRC", help="The file or folder to import.")],
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="The folder of the book to make.")
    ],
    lang: Annotated[
        str, typer.Option("--lang", metavar="TAG", help="Its language.", show_default="guessed")
    ] = "",
    kind: Annotated[
        str, typer.Option("--from", metavar="KIND", help="What it is.", show_default="found out")
    ] = "",
    uploads: Annotated[
        Path | None,
        typer.Option("--uploads", metavar="DIR", help="Where the pictures of a site lie."),
    ] = None,
    split_at: Annotated[
        str,
        typer.Option(
            "--split-at",
            metavar="LINES",
            help="Lines of a plain text that essays begin at, beside the first.",
            show_default="found out",
        ),
    ] = "",
    plan: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            metavar="FILE",
            help="Write where essays begin into FILE, or follow it where it is there.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing, tell what.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over files in DIR.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Make a book of a manuscript from elsewhere: essays, bok.toml and a report of every change.
    SRC may be a plain text, a WordPress export, a Word document, an EPUB, HTML pages, or the
    project of another tool."""
    from bokbygg.importers import IMPORTERS, TEXT, as_markdown, chosen, files, look, put

    if kind and kind not in IMPORTERS:
        raise typer.BadParameter(f"`{kind}` is none of {', '.join(IMPORTERS)}")
    if plan and split_at:
        raise typer.BadParameter("--plan and --split-at say the same thing; give one of them")
    try:
        material = look(source, _cuts(split_at, plan), uploads=uploads)
        importer = chosen(IMPORTERS, material, kind)
        if (plan or split_at) and importer is not TEXT:
            raise typer.BadParameter(f"only plain text is cut, and this is {importer.doc}")
        if plan and not plan.exists():
            _write_plan(plan, material, lang)
            return
        harvest = dated(importer.take(material, lang))
        made = files(harvest, as_markdown(harvest, source.name, importer.doc))
        if not dry_run:
            put(made, into, force=force)
    except Fault as fault:
        if as_json:
            print(_as_json(fault=fault))
        else:
            report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None
    names = [(into / name).as_posix() for name in made]
    print(_as_json(names, harvest) if as_json else _told(names, harvest, into, dry_run=dry_run))


def _cuts(split_at: str, plan: Path | None) -> tuple[Cut, ...]:
    """Where the author says that essays begin; nowhere to find it out."""
    from bokbygg.importers import Cut, read_plan

    if plan and plan.exists():
        return read_plan(plan)
    if not split_at:
        return ()
    lines = [number.strip() for number in split_at.split(",")]
    if not all(number.isdecimal() and int(number) for number in lines):
        raise typer.BadParameter("--split-at takes lines, counted from 1: --split-at 120,210")
    return tuple(Cut(line=line) for line in sorted({1, *map(int, lines)}))


def _write_plan(plan: Path, material: Material, lang: str) -> None:
    """Write down where essays begin, for the author to change."""
    from bokbygg.files import write
    from bokbygg.importers import plan_of
    from bokbygg.rules.machine import CANNOT_WRITE

    try:
        write(plan, plan_of(material, lang).encode("utf-8"))
    except OSError as error:
        message = f"`{plan}` cannot be written: {error.strerror}"
        hint = "name a place you may write to with --plan"
        raise Fault(CANNOT_WRITE.found(message, hint=hint)) from None
    print(f"{plan}\nnext: look at it, change what is wrong, and run the same command again")


def dated(harvest: Harvest) -> Harvest:
    """The harvest with the day of the import as the book's date, where it has none: from then on it
    stands in bok.toml, and no build asks a clock."""
    book = harvest.settings.get("book", {})
    if "date" in book:
        return harvest
    day = date.today()  # noqa: TID251, DTZ011 - once, on the day the book is begun
    book = {**book, "date": Date(year=day.year, month=day.month, day=day.day)}
    return replace(harvest, settings={**harvest.settings, "book": book})


def _told(names: list[str], harvest: Harvest, into: Path, *, dry_run: bool) -> str:
    from bokbygg.importers import REPORT, in_short

    count = sum(not essay.outside for essay in harvest.essays)
    essays = "1 essay" if count == 1 else f"{count} essays"
    lines = [*in_short(harvest), ""]
    if dry_run:
        lines += ["would write:", *(f"  {name}" for name in names)]
    else:
        lines += [
            f"{essays} in {(into / 'manuscript').as_posix()}",
            f"every change stands in {(into / REPORT).as_posix()}",
            f"next: bokbygg build -C {into}",
        ]
    return "\n".join(lines).lstrip("\n")


def _as_json(
    names: list[str] | None = None, harvest: Harvest | None = None, fault: Fault | None = None
) -> str:
    remarks = harvest.remarks if harvest else ()
    told = {
        "files": names or [],
        "remarks": [
            {
                "sort": remark.sort.value,
                "file": remark.path,
                "line": remark.line,
                "said": remark.said,
                "before": remark.before,
                "after": remark.after,
            }
            for remark in remarks
        ],
        "diagnostics": [finding.as_json() for finding in fault.findings] if fault else [],
    }
    return json.dumps(told, indent=2)


import_.__doc__ = f"{import_.__doc__}\n{_EXAMPLES}"
