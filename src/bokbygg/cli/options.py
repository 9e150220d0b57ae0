"""Options that several commands take."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bokbygg.book import Target

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[epub] [pdf] [print]",
        help="What to make; the EPUB and the PDF if none. `print` is the PDF for a print shop.",
    ),
]
ProjectFolder = Annotated[
    Path,
    typer.Option(
        "-C", "--project", metavar="DIR", help="The book's folder.", show_default="this folder"
    ),
]
OutputFolder = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FOLDER", help="Where to put the books.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object for programs.")]
Drafts = Annotated[bool, typer.Option("--drafts", help="Keep essays marked `draft: true`.")]
Edition = Annotated[
    str,
    typer.Option(
        "--edition",
        metavar="NAME",
        help="A variant, [edition.NAME] in bok.toml.",
        show_default=False,
    ),
]
KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="Make a book in spite of what it can stand.")
]
Only = Annotated[
    str,
    typer.Option(
        "--only",
        metavar="ESSAY",
        help="One essay alone, to look at: its file, slug, title or number.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "-j", "--jobs", min=1, metavar="N", help="Processes to use.", show_default="all cores"
    ),
]
Port = Annotated[
    int,
    typer.Option(
        "-p",
        "--port",
        min=1,
        max=65535,
        metavar="N",
        help="Where to listen; the next free one if taken.",
    ),
]
CORES = os.cpu_count() or 1
EpubCheck = Annotated[bool, typer.Option("--epubcheck/--no-epubcheck", help="Ask EPUBCheck too.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 where there are warnings.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Tell of notes too.")]


def names(targets: list[str] | None) -> tuple[str, ...]:
    """What is to be made, `epub`, `pdf` and `print`, in the order of making."""
    known = ("epub", "pdf", "print")
    asked = targets or []
    unknown = [target for target in asked if target not in known]
    if unknown:
        told = f"`{unknown[0]}` is neither epub, pdf nor print"
        if Path(unknown[0]).is_dir():
            told += f"; for the book in that folder: -C {unknown[0]}"
        raise typer.BadParameter(told)
    return tuple(name for name in known if name in (asked or known[:2]))


def kinds(targets: list[str] | None) -> tuple[Target, ...]:
    """What is to be made, in the order of making."""
    from bokbygg.book import Finish, Kind

    known: dict[str, Target] = {"epub": Kind.EPUB, "pdf": Kind.PRINT, "print": Finish.PRINTER}
    return tuple(known[name] for name in names(targets))
