"""Options that several commands take."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

ProjectFolder = Annotated[
    Path,
    typer.Option(
        "-C", "--project", metavar="DIR", help="The book's folder.", show_default="this folder"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object for programs.")]
Drafts = Annotated[bool, typer.Option("--drafts", help="Keep essays marked `draft: true`.")]
Edition = Annotated[
    str,
    typer.Option(
        "--edition", metavar="NAME", help="A variant, [edition.NAME] in bok.toml.", show_default=""
    ),
]
Jobs = Annotated[
    int, typer.Option("-j", "--jobs", min=1, help="Processes to use.", show_default="all cores")
]
CORES = os.cpu_count() or 1
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 where there are warnings.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Tell of notes too.")]
