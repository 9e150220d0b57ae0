"""The program: its commands, and the last word on what escapes them."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from bokbygg import __version__
from bokbygg.cli import interrupts
from bokbygg.cli.exits import Exit

_COMMANDS = {
    "new": ("starting", "new"),
    "init": ("starting", "init"),
    "build": ("build", "build"),
    "watch": ("watch", "watch"),
    "serve": ("serve", "serve"),
    "check": ("check", "check"),
    "cover": ("cover", "cover"),
    "proof": ("proof", "proof"),
    "compare": ("compare", "compare"),
    "notes": ("notes", "notes"),
    "publish": ("publish", "publish"),
    "list": ("list", "list_essays"),
    "import": ("importing", "import_"),
    "doctor": ("doctor", "doctor"),
    "stats": ("stats", "stats"),
    "clean": ("clean", "clean"),
    "explain": ("explain", "explain"),
    "schema": ("schema", "schema"),
    "theme": ("theme", "theme"),
}
"""Every command as it is listed: its module and its function there, taken in where asked for."""


def _version(wanted: bool) -> None:
    if wanted:
        print(f"bokbygg {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def _program(arguments: Sequence[str]) -> typer.Typer:
    """The program: with the command alone that the arguments begin with, else with all, since who
    asks for help or has mistyped is told of each."""
    program = typer.Typer(
        name="bokbygg",
        help="Make an EPUB and a typeset PDF of a folder of Markdown essays.",
        epilog="Begin with: bokbygg new my-book, or bokbygg build -C my-essays",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    program.callback()(_options)
    asked = [name for name in arguments[:1] if name in _COMMANDS]
    for name in asked or _COMMANDS:
        module, function = _COMMANDS[name]
        program.command(name)(getattr(import_module(f"bokbygg.cli.{module}"), function))
    return program


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
            _program(sys.argv[1:])()
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
