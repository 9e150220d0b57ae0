"""The program: its commands, and the last word on what escapes them."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import Annotated

import typer

from bokbygg import __version__
from bokbygg.cli import interrupts
from bokbygg.cli.build import build
from bokbygg.cli.check import check
from bokbygg.cli.clean import clean
from bokbygg.cli.compare import compare
from bokbygg.cli.cover import cover
from bokbygg.cli.doctor import doctor
from bokbygg.cli.exits import Exit
from bokbygg.cli.explain import explain
from bokbygg.cli.importing import import_
from bokbygg.cli.list import list_essays
from bokbygg.cli.notes import notes
from bokbygg.cli.proof import proof
from bokbygg.cli.schema import schema
from bokbygg.cli.serve import serve
from bokbygg.cli.starting import init, new
from bokbygg.cli.stats import stats
from bokbygg.cli.watch import watch

app = typer.Typer(
    name="bokbygg",
    help="Make an EPUB and a typeset PDF of a folder of Markdown essays.",
    epilog="Begin with: bokbygg new my-book, or bokbygg build -C my-essays",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("new")(new)
app.command("init")(init)
app.command("build")(build)
app.command("watch")(watch)
app.command("serve")(serve)
app.command("check")(check)
app.command("cover")(cover)
app.command("proof")(proof)
app.command("compare")(compare)
app.command("notes")(notes)
app.command("list")(list_essays)
app.command("import")(import_)
app.command("doctor")(doctor)
app.command("stats")(stats)
app.command("clean")(clean)
app.command("explain")(explain)
app.command("schema")(schema)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"bokbygg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


_SELDOM = 20_000
"""After how many new objects Python looks for circles among those that nobody holds; its own 700
are for programs that stay, and cost a short run a twentieth of its time."""


def main() -> None:
    """Run the program and exit. No traceback reaches the user unless BOKBYGG_TRACE is set."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter
    interrupts.watch()
    gc.set_threshold(_SELDOM)
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.FAULTS)
    except Exception as error:
        if os.environ.get("BOKBYGG_TRACE"):
            raise
        print(
            f"bokbygg has failed by its own fault: {type(error).__name__}: {error}\n"
            "hint: run again with BOKBYGG_TRACE=1 set, and report what it prints",
            file=sys.stderr,
        )
        sys.exit(Exit.OUR_FAULT)
