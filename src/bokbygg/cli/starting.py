"""`bokbygg new` and `bokbygg init`: a book begun."""

from __future__ import annotations

import os
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bokbygg.cli import options, report
from bokbygg.cli.exits import Exit
from bokbygg.dates import Date
from bokbygg.diagnostics import Fault

if TYPE_CHECKING:
    from bokbygg.new import Wish


class Template(StrEnum):
    """What a new book begins as."""

    ESSAYS = "essays"
    NOVEL = "novel"
    POEMS = "poems"
    NON_FICTION = "non-fiction"


Title = Annotated[str, typer.Option("--title", help="The book's title.", show_default="asked for")]
Author = Annotated[str, typer.Option("--author", help="Who writes it.", show_default="asked for")]
Lang = Annotated[
    str, typer.Option("--lang", metavar="TAG", help="Its language.", show_default="asked for")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing, take what is likely.")]


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    title: Title = "",
    author: Author = "",
    lang: Lang = "",
    template: Annotated[Template, typer.Option("--template", help="What it is.")] = Template.ESSAYS,
    yes: Yes = False,
) -> None:
    """Begin a book: a folder with a few texts to write over, from which it can be made at once."""
    from bokbygg.importers.writing import put
    from bokbygg.new import begun

    wish = _wish(folder, title, author, lang, yes=yes, template=template)
    try:
        made = begun(wish)
        put(made, folder, force=False)
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None
    for name in made:
        print(f"{(folder / name).as_posix()}")
    print(_next_steps(folder, f"write over the texts in {(folder / 'manuscript').as_posix()}"))


def init(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="The folder of essays.", show_default="this folder"),
    ] = None,
    project: options.ProjectFolder = Path(),
    title: Title = "",
    author: Author = "",
    lang: Lang = "",
    yes: Yes = False,
) -> None:
    """Make a book of the Markdown files in a folder: write a bok.toml for them, and what editors
    need to complete it; the essays are not touched."""
    from bokbygg.guess import guess_language
    from bokbygg.importers.writing import put
    from bokbygg.new import for_editors, proposal
    from bokbygg.read import find, read

    project = folder or project
    try:
        manuscript = read(find(project))
        if not manuscript.sheets:
            raise Fault(*manuscript.findings)
        texts = " ".join(sheet.source.text for sheet in manuscript.sheets)
        wish = _wish(project, title, author, lang or guess_language(texts), yes=yes)
        made = proposal(manuscript, wish)
        root = manuscript.project.root
        beside = for_editors(made.name).items()
        fresh = {name: data for name, data in beside if not (root / name).exists()}
        put({made.name: made.text.encode("utf-8")} | fresh, root, force=False)
    except Fault as fault:
        report.tell(fault.findings, "", 0)
        raise typer.Exit(Exit.FAULTS) from None
    wide = max(len(name) for name, _ in made.essays)
    for name, entitled in made.essays:
        print(f"{name:{wide}}  {entitled}")
    for name in (made.name, *fresh):
        print((project / name).as_posix())
    print(_next_steps(project, "set the order and the titles right in it"))


def _wish(
    folder: Path, title: str, author: str, lang: str, *, yes: bool, template: str = "essays"
) -> Wish:
    """What is asked for: as the options say, else as the answers do, else, with --yes, what is
    likely. Where nobody can answer, what is missing is wrong use."""
    from bokbygg.new import Wish

    asks = not yes and sys.stdin.isatty()
    missing = [name for name, value in (("--title", title), ("--author", author)) if not value]
    if missing and not yes and not asks:
        raise typer.BadParameter(
            f"there is no terminal to ask at: say {' and '.join(missing)}, or --yes"
        )
    name = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    likely = name[:1].upper() + name[1:] or "A Book"
    if asks:
        title = title or typer.prompt("Title", default=likely)
        author = author or typer.prompt("Author")
        lang = lang or typer.prompt("Language (sv, en, de …)", default=_locale())
    day = date.today()  # noqa: TID251, DTZ011 - once, on the day the book is begun
    return Wish(
        title=title or likely,
        author=author,
        lang=lang or _locale(),
        date=Date(year=day.year, month=day.month, day=day.day),
        template=str(template),
    )


def _locale() -> str:
    """The language of the terminal, as a tag; English where it says none."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        tag = os.environ.get(variable, "").partition(".")[0].partition("_")[0]
        if tag and tag not in {"C", "POSIX"}:
            return tag
    return "en"


def _next_steps(folder: Path, first: str) -> str:
    place = "" if folder == Path() else f" -C {folder.as_posix()}"
    return "\n".join(
        (
            "",
            f"next: bokbygg build{place}     makes the EPUB and the PDF, in build/",
            f"      {first}",
            f"      bokbygg watch{place}     makes them anew each time you save",
        )
    )


_NEW = """
Examples:

  bokbygg new my-book     asks for title, author, language

  bokbygg new my-book --title "Snow" --author "Anna Ek" --lang sv --template poems
"""
_INIT = """
Examples:

  bokbygg init --title "Snow" --author "Anna Ek"

  bokbygg init -C essays --yes
"""
new.__doc__ = f"{new.__doc__}\n{_NEW}"
init.__doc__ = f"{init.__doc__}\n{_INIT}"
