"""`bokbygg publish`: the finished books as a site for readers."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from bokbygg.cli import interrupts, options, report
from bokbygg.cli.exits import Exit, exit_code
from bokbygg.cli.readiness import as_lines
from bokbygg.diagnostics import Diagnostic, Fault

_EXAMPLES = """
Examples:

  bokbygg publish --to site             the site, ready to be sent to a web host

  bokbygg publish --to site --dry-run   what would change there

  bokbygg publish --to site --serve     the same, shown on http://127.0.0.1:8000/

  bokbygg publish --for kobo,kb         what is ready for them; nothing is written

  rsync -a --delete site/ me@example.org:www/
"""


def publish(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FOLDER", help="Where to put the site.")
    ] = None,
    project: options.ProjectFolder = Path(),
    edition: options.Edition = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would change.")
    ] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Show the site in a browser, until Ctrl-C.")
    ] = False,
    port: options.Port = 8000,
    shops: Annotated[
        list[str] | None,
        typer.Option(
            "--for", metavar="SHOP", help="What is ready for kdp, apple, kobo, google, mtm or kb."
        ),
    ] = None,
    epubcheck: options.EpubCheck = True,
    ace: Annotated[
        bool, typer.Option("--ace/--no-ace", help="Ask Ace, too, where it is installed.")
    ] = True,
    strict: options.Strict = False,
    jobs: options.Jobs = options.CORES,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Make a site for readers: the books and their pages, static files for any web host, with
    catalogues for reading apps."""
    from bokbygg.cli.progress import progress
    from bokbygg.publish import past, place, room_for
    from bokbygg.publish import publish as run
    from bokbygg.read import find

    wanted = _wanted(shops, to)
    base = ""
    findings: tuple[Diagnostic, ...] = ()
    missing: tuple[Diagnostic, ...] = ()
    try:
        if to:
            room_for(to)
        book = find(project)
        base = report.way_to(book.root)
        with progress(quiet=quiet, programs=False) as tell:
            site = run(
                book,
                variant=edition,
                judge=epubcheck,
                ace=ace,
                jobs=jobs,
                tell=tell,
                past=past(to) if to else {},
                shops=wanted,
            )
        findings = site.findings
        for each in site.readiness:
            print("\n".join(as_lines(each)), end="\n\n")
            missing += each.missing
        if to and site.files:
            interrupts.pass_on()
            placed = place(site, to, only_tell=dry_run)
            _tell(to, site.files, placed.changed, placed.gone)
        elif to:
            print("nothing was published", file=sys.stderr)
    except Fault as fault:
        findings += fault.findings
    report.tell_briefly(findings, base, -1 if quiet else int(verbose))
    code = exit_code(findings if to else (*findings, *missing), strict=strict)
    if serve and to and code in {Exit.DONE, Exit.FINDINGS}:
        show(to, port)
    raise typer.Exit(code)


def show(folder: Path, port: int) -> None:
    """Show a site until Ctrl-C."""
    from threading import Event

    from bokbygg.serve.site import showing

    try:
        with showing(folder, port) as address:
            print(f"the site is at {address}; Ctrl-C ends it", flush=True)
            Event().wait()
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None


def _wanted(shops: list[str] | None, to: Path | None) -> tuple[str, ...]:
    """The shops that are asked about, by their names."""
    from bokbygg.check.output.shops import SHOPS

    named = tuple(name.strip() for each in shops or () for name in each.split(",") if name.strip())
    if unknown := [shop for shop in named if shop not in SHOPS]:
        raise typer.BadParameter(f"`{unknown[0]}` is none of {', '.join(SHOPS)}")
    if not named and to is None:
        raise typer.BadParameter("say where to put the site: --to FOLDER")
    return tuple(dict.fromkeys(named))


def _tell(
    folder: Path, files: Mapping[str, bytes], changed: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    for name in changed:
        print(f"{folder / name}  ({report.size(len(files[name]))})")
    for name in gone:
        print(f"{folder / name}  (taken away)")
    if not (changed or gone):
        print(f"{folder}  (nothing has changed)")


publish.__doc__ = f"{publish.__doc__}\n{_EXAMPLES}"
