"""`bokbygg import`: bring a manuscript from elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bokbygg.cli import options, report
from bokbygg.cli.exits import Exit
from bokbygg.diagnostics import Fault

if TYPE_CHECKING:
    from bokbygg.importers.harvest import Harvest

_EXAMPLES = """
Examples:

  bokbygg import blog.txt --into my-book      one text with several essays in a row

  bokbygg import blog.xml --into my-book --uploads wp-content/uploads      a WordPress site

  bokbygg import blog.txt --into my-book --dry-run      only tell what would be written
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
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing, tell what.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over files in DIR.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Bring a manuscript from elsewhere: essays, bok.toml and a report of every change."""
    from bokbygg.importers import IMPORTERS, as_markdown, chosen, files, look, put

    if kind and kind not in IMPORTERS:
        raise typer.BadParameter(f"`{kind}` is none of {', '.join(IMPORTERS)}")
    try:
        material = look(source, uploads=uploads)
        importer = chosen(IMPORTERS, material, kind)
        harvest = importer.take(material, lang)
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
