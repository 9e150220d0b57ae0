"""`bokbygg cover`: make the cover alone, or all designs to choose from."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated

import typer

from bokbygg.cli import options, report
from bokbygg.cli.exits import exit_code
from bokbygg.covernames import DESIGNS, PALETTES
from bokbygg.diagnostics import Diagnostic, Fault

_EXAMPLES = """
Examples:

  bokbygg cover --all              all designs on one sheet, build/<slug>-covers.jpg

  bokbygg cover --print            back, spine and front, build/<slug>-cover.pdf

  bokbygg cover --design classic   that one; [cover] design = "classic" in bok.toml keeps it
"""


def cover(
    project: options.ProjectFolder = Path(),
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FOLDER", help="Where to put it.")
    ] = None,
    design: Annotated[
        str, typer.Option("--design", metavar="NAME", help=f"One of {', '.join(DESIGNS)}.")
    ] = "",
    palette: Annotated[
        str, typer.Option("--palette", metavar="NAME", help=f"One of {', '.join(PALETTES)}.")
    ] = "",
    for_print: Annotated[
        bool, typer.Option("--print", help="Back, spine and front as a sheet for a print shop.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="All designs on one sheet.")] = False,
    edition: options.Edition = "",
    strict: options.Strict = False,
    verbose: options.Verbose = False,
) -> None:
    """Make the cover: build/<slug>-cover.jpg, 1600 x 2560 pixels."""
    if for_print and every:
        raise typer.BadParameter("`--all` shows screens; `--print` is one cover")
    _known(design, DESIGNS, "--design")
    _known(palette, PALETTES, "--palette")
    from bokbygg import build as run
    from bokbygg import covering
    from bokbygg.book import CoverWish
    from bokbygg.read import find

    base = ""
    findings: tuple[Diagnostic, ...] = ()
    try:
        book = find(project)
        base = report.way_to(book.root)
        wish = CoverWish(design=design, palette=palette)
        if for_print:
            result = covering.cover_for_print(book, wish, variant=edition)
        else:
            result = covering.cover(book, wish, every=every, variant=edition)
        findings = result.findings
        folder = report.place(book.root, output)
        run.write(result.outputs, folder)
        for made in result.outputs:
            print(f"{folder / made.name}  ({report.size(len(made.data))})")
    except Fault as fault:
        findings += fault.findings
    report.tell(findings, base, int(verbose))
    raise typer.Exit(exit_code(findings, strict=strict))


def _known(name: str, names: tuple[str, ...], option: str) -> None:
    if name and name not in names:
        near = difflib.get_close_matches(name, names, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"it is one of {', '.join(names)}"
        raise typer.BadParameter(f"there is no `{name}`; {hint}", param_hint=option)


cover.__doc__ = f"{cover.__doc__}\n{_EXAMPLES}"
