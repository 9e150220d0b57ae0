"""`bokbygg theme`: how books can be dressed, and a theme to change."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bokbygg.cli import options, report
from bokbygg.cli.exits import Exit
from bokbygg.diagnostics import Fault

_EXAMPLES = """
Examples:

  bokbygg theme                           the themes that there are

  bokbygg theme copy modern               styles/modern.css, in the place of ours

  bokbygg theme copy modern --as mine     styles/mine.css, for `theme = "mine"`
"""


class Doing(StrEnum):
    """What can be done with a theme."""

    LIST = "list"
    COPY = "copy"


def theme(
    doing: Annotated[
        Doing, typer.Argument(help="List them, or copy one into the book's styles/.")
    ] = Doing.LIST,
    name: Annotated[str, typer.Argument(help="The theme to copy.")] = "",
    project: options.ProjectFolder = Path(),
    own: Annotated[
        str, typer.Option("--as", metavar="NAME", help="Another name.", show_default="the same")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over such a file.")] = False,
) -> None:
    """List the looks of a book, or copy one: into its styles/, where its values can be changed."""
    if doing is Doing.COPY:
        _copy(name, project, own or name, force=force)
    else:
        _list()


theme.__doc__ = f"{theme.__doc__}\n{_EXAMPLES}"


def _list() -> None:
    from bokbygg.read.themes import THEMES

    wide = max(map(len, THEMES))
    for name, look in THEMES.items():
        print(f"{name:{wide}}  {look}")
    print('\nchoose one in bok.toml: [style] theme = "modern"')


def _copy(name: str, project: Path, called: str, *, force: bool) -> None:
    from bokbygg import files
    from bokbygg.read import find
    from bokbygg.read.themes import THEMES, shipped

    if name not in THEMES:
        *first, last = (f"`{one}`" for one in THEMES)
        raise typer.BadParameter(f"name {', '.join(first)} or {last}")
    if not re.fullmatch(r"[\w-]+", called):
        raise typer.BadParameter("a theme's name has letters, figures and hyphens")
    try:
        book = find(project)
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None
    path = book.root / "styles" / f"{called}.css"
    if path.exists() and not force:
        hint = "--force writes over it; --as NAME gives the new one a name of its own"
        print(f"there is a `{path.name}` in styles/ already\nhint: {hint}", file=sys.stderr)
        raise typer.Exit(Exit.FAULTS)
    files.write(path, shipped(f"{name}.css").encode())
    print(f"{report.way_to(book.root)}styles/{called}.css")
    print(f'choose it in bok.toml: [style] theme = "{called}"')
