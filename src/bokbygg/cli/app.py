"""The program: its commands, and the last word on what escapes them."""

from __future__ import annotations

import gc
import inspect
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Annotated, Protocol

import typer
from typer.core import TyperGroup

from bokbygg import __version__
from bokbygg.cli import interrupts
from bokbygg.cli.exits import Exit

JOBS = {
    "Begin": {
        "new": ("starting", "new"),
        "init": ("starting", "init"),
        "import": ("importing", "import_"),
    },
    "Make the book": {
        "build": ("build", "build"),
        "watch": ("watch", "watch"),
        "serve": ("serve", "serve"),
        "cover": ("cover", "cover"),
        "theme": ("theme", "theme"),
        "list": ("list", "list_essays"),
        "stats": ("stats", "stats"),
    },
    "Proofread": {
        "check": ("check", "check"),
        "explain": ("explain", "explain"),
        "proof": ("proof", "proof"),
        "notes": ("notes", "notes"),
        "compare": ("compare", "compare"),
    },
    "Publish": {
        "publish": ("publish", "publish"),
        "shelf": ("shelf", "shelf"),
    },
    "Look after the machine": {
        "doctor": ("doctor", "doctor"),
        "clean": ("clean", "clean"),
        "schema": ("schema", "schema"),
    },
}
"""Every command as it is listed, by the job it is for: its module and its function there, taken in
where asked for."""

COMMANDS = {name: place for listed in JOBS.values() for name, place in listed.items()}


class _Formatter(Protocol):
    """What typer writes a page of help with."""

    def section(self, name: str) -> AbstractContextManager[None]:
        """A heading, and what is written in its room."""
        ...

    def write_dl(self, rows: Sequence[tuple[str, str]]) -> None:
        """Words, and beside each what it means."""
        ...


class _Listed(TyperGroup):
    """The program, whose help lists its commands by the job they are for, each in a few words."""

    def format_commands(self, ctx: typer.Context, formatter: _Formatter) -> None:  # type: ignore[override]
        for job, listed in JOBS.items():
            shown = [(name, self.commands[name]) for name in listed if name in self.commands]
            with formatter.section(job):
                formatter.write_dl([(name, _in_short(one.help or "")) for name, one in shown])


def _in_short(text: str) -> str:
    """What a command does, as its help begins: up to the first stop."""
    return re.split(r"[.:;]\s", f"{' '.join(text.partition(_EXAMPLES)[0].split())} ", maxsplit=1)[0]


_EXAMPLES = "\nExamples:\n"
_KEPT = "\b\n"
"""What tells the formatter to leave a paragraph's lines as they are."""


def _help(function: Callable[..., None]) -> str:
    """The help of a command: its docstring, the examples in it as lines that are kept."""
    text, head, examples = (function.__doc__ or "").partition(_EXAMPLES)
    lines = "\n".join(line for line in examples.splitlines() if line)
    return f"{inspect.cleandoc(text)}\n\n{_KEPT}{head.strip()}\n{lines}" if head else text


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


_BEGINNING = "Begin with: bokbygg new my-book, or bokbygg build -C my-essays"


def program(arguments: Sequence[str]) -> typer.Typer:
    """The program: with the command alone that the arguments begin with, else with all, since who
    asks for help or has mistyped is told of each."""
    codes = ", ".join(f"{code.value} {code.meaning}" for code in Exit)
    made = typer.Typer(
        name="bokbygg",
        help="Make an EPUB and a typeset PDF of a folder of Markdown essays.",
        epilog=f"{_BEGINNING}\n\nExit codes: {codes}.",
        cls=_Listed,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(_options)
    asked = [name for name in arguments[:1] if name in COMMANDS]
    for name in asked or COMMANDS:
        module, function = COMMANDS[name]
        command = getattr(import_module(f"bokbygg.cli.{module}"), function)
        made.command(name, help=_help(command))(command)
    return made


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
            program(sys.argv[1:])()
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
