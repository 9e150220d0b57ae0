"""Chapters of reference made of what the program knows of itself: its commands, the rows of its
settings, the parts of a book, its rules and its exit codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import typer
import yaml

from bokbygg.book import Matter
from bokbygg.cli.app import COMMANDS, JOBS, program
from bokbygg.cli.exits import Exit
from bokbygg.diagnostics import Level, Rule
from bokbygg.roles import ROLES, Role, Titling
from bokbygg.rules import RULES
from bokbygg.settings.rows import Key, Rows
from bokbygg.settings.tables import EDITION, ESSAY, TABLES, VARIABLES

FAMILIES = {
    "B": "The book and its settings",
    "M": "What an essay says of itself",
    "S": "Structure: links, notes, figures, markup",
    "T": "Marks, blanks and figures in the text",
    "W": "Words and repetitions",
    "L": "How the printed pages look",
    "E": "The e-book",
    "P": "The press: faces, pictures, print shops",
    "I": "Imports",
    "N": "Readers' marks",
    "U": "Publishing",
}
"""What the letter of a code says."""

_WIDE = 78


def chapters() -> dict[str, str]:
    """The chapters by the names of their files."""
    return {
        "commands.md": _page("Commands", _commands()),
        "settings.md": _page("Settings", _settings()),
        "front-matter.md": _page("Front matter", _front_matter()),
        "parts.md": _page("The parts of a book", _parts()),
        "rules.md": _page("Rules", _rules()),
        "exit-codes.md": _page("Exit codes", _exits()),
    }


def _page(title: str, blocks: Iterable[str]) -> str:
    return "\n\n".join((f"# {title}", *blocks)) + "\n"


def prose(text: str) -> str:
    """Text as Markdown that says just that; what stands between back-ticks is code already, and an
    option of the command line is made code."""
    parts = re.split(r"(`+[^`]*`+)", text)
    return "".join(part if part.startswith("`") else _escaped(part) for part in parts)


def _escaped(text: str) -> str:
    text = re.sub(r"([\\*_\[\]<>$~^{}|#])", r"\\\1", text)
    return re.sub(r"(?<![\w-])--[a-z][a-z-]*", r"`\g<0>`", text)


def _term(name: str, said: str) -> str:
    return f"{name}\n:   {said}"


def code(text: str) -> str:
    """Text as code in a line."""
    return f"``{text}``" if "`" in text else f"`{text}`"


# --- commands -------------------------------------------------------------------------------------


def _commands() -> Iterator[str]:
    yield (
        "Each command says the same with `--help`. Results go to standard output, all else to "
        "standard error."
    )
    group = typer.main.get_command(program(()))
    context = typer.Context(group, info_name="bokbygg", terminal_width=_WIDE)
    for job, listed in JOBS.items():
        yield f"## {job}"
        for name in listed:
            one = group.commands[name]  # type: ignore[attr-defined]
            within = typer.Context(one, info_name=name, parent=context, terminal_width=_WIDE)
            told = re.sub(r"\n  -h, --help .*", "", one.get_help(within))
            yield f"### bokbygg {name}\n\n```text\n{told}\n```"
    assert COMMANDS.keys() == {name for listed in JOBS.values() for name in listed}


# --- settings -------------------------------------------------------------------------------------


def _settings() -> Iterator[str]:
    yield (
        "A book may have a file `bok.toml` beside its essays. Nothing in it is required: what is "
        "not said is assumed, and you are told what was. `_` in a key counts as `-`."
    )
    for name, rows in TABLES.items():
        yield f"## `[{name}]` {{#settings-{name}}}"
        yield prose(rows.doc)
        yield from (_setting(key, _toml) for key in rows.keys)
    yield f"## `[variables]` {{#settings-variables}}\n\n{prose(VARIABLES)}"
    yield "## `[edition.NAME]` {#settings-edition}"
    yield (
        f"{prose(EDITION.doc)} Any table above may stand in it (`[edition.large.style]`), or a "
        "single key of one. It has its own name, `<slug>-NAME`, identifier and ISBN."
    )
    yield from (_setting(key, _toml) for key in EDITION.keys)


def _setting(key: Key, written: Any) -> str:
    said = [prose(key.doc), *_kind(key.form.schema), f"For example {code(written(key))}."]
    if key.aliases:
        others = ", ".join(code(name) for name in key.aliases)
        said.append(f"Also called {others}.")
    return _term(code(key.name), " ".join(said))


def _kind(schema: Mapping[str, Any]) -> Iterator[str]:
    """What may stand there, where the sentence of a setting need not say it."""
    if schema.get("type") == "boolean":
        yield "`true` or `false`."


def _toml(key: Key) -> str:
    return f"{key.name} = {toml(key.example)}"


def toml(value: Any) -> str:
    """A value of JSON as TOML writes it in a line."""
    match value:
        case dict():
            pairs = ", ".join(f"{name} = {toml(inner)}" for name, inner in value.items())
            return f"{{ {pairs} }}"
        case list() | tuple():
            return f"[{', '.join(map(toml, value))}]"
        case str() if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)


def _yaml(key: Key) -> str:
    text = yaml.safe_dump(
        {key.name: key.example},
        allow_unicode=True,
        default_flow_style=None,
        sort_keys=False,
        width=1000,
    ).strip()
    if "\n" in text:  # a mapping in a line of its own
        text = f"{key.name}: {_flow(key.example)}"
    return text


def _flow(value: Any) -> str:
    return yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=1000
    ).strip()


def _front_matter() -> Iterator[str]:
    yield (
        "An essay may begin with a little YAML between two lines of three hyphens. All of it is "
        "optional: an essay's title may as well be its first heading."
    )
    yield "```yaml\n---\ntitle: The Far Side of the Ice\ndate: 2026-02-01\n---\n```"
    yield from (_setting(key, _yaml) for key in ESSAY.keys)
    others = ", ".join(code(name) for name in sorted(ESSAY.foreign))
    yield f"Keys that only other programs read are passed over: {others}."


# --- parts ----------------------------------------------------------------------------------------

_MATTERS = {
    Matter.FRONT: "Before the essays",
    Matter.BODY: "The essays",
    Matter.BACK: "After the essays",
}


def _parts() -> Iterator[str]:
    yield (
        "A book has its parts in this order, whether `bok.toml` lists them or an essay's `role` "
        "says which it is. A list `front` or `back` in `bok.toml` goes before the customary order. "
        "In a folder without lists a file's name says its role (`foreword.md`, `forord.md`, "
        "`90-appendix-b.md`), and you are told."
    )
    for matter, title in _MATTERS.items():
        yield f"## {title}"
        yield from (_role(role) for role in ROLES.values() if role.matters[0] is matter)


def _role(role: Role) -> str:
    said = []
    if role.page:
        said.append("Made for you from `bok.toml`.")
        if role.template:
            said.append("An essay with the role stands in its place.")
    if not role.page:
        said.append("An essay with this role.")
    if role.titling is Titling.NEVER:
        said.append("It prints no heading, and is no line of the contents.")
    if role.keeps_lines:
        said.append("Short lines of the file are lines of the page.")
    others = [_MATTERS[matter].lower() for matter in role.matters[1:]]
    if others:
        said.append(f"It may also stand {' or '.join(_STANDS[other] for other in others)}.")
    return _term(code(role.name), " ".join(said))


_STANDS = {
    "before the essays": "before the essays",
    "the essays": "among the essays",
    "after the essays": "after the essays",
}


# --- rules and exits ------------------------------------------------------------------------------

_EFFECTS = {
    Level.ERROR: "Error",
    Level.WARNING: "Warning",
    Level.NOTE: "Note",
}


def _rules() -> Iterator[str]:
    yield (
        "Every finding has a code. An *error* means that no book is made; a *warning*, that it is "
        "made all the same, and that `--strict` exits with 3; a *note* is shown with `-v`. "
        "`bokbygg explain CODE` says the same with an example of what is wrong and of what is "
        "right. A code is never given another meaning."
    )
    for letter, title in FAMILIES.items():
        yield f"## {letter}: {title} {{#rules-{letter.lower()}}}"
        yield from (_rule(rule) for one, rule in sorted(RULES.items()) if one[0] == letter)


def _rule(rule: Rule) -> str:
    effect = [_EFFECTS[rule.level]]
    if rule.standable:
        effect.append("a warning with `--keep-going`")
    if rule.optional:
        effect.append("told only where it is selected")
    if rule.fixable:
        effect.append("`bokbygg check --fix` mends what is sure")
    if rule.languages:
        effect.append(f"for texts in {', '.join(code(lang) for lang in rule.languages)}")
    source = f" Source: {prose(rule.source)}." if rule.source else ""
    said = f"*{prose(rule.title)}.* {prose(rule.why)}{source} {'; '.join(effect)}."
    return _term(code(rule.code), " ".join(said.split()))


def _exits() -> Iterator[str]:
    yield "What a command's exit code says:"
    rows = "\n".join(f"| {one.value} | {prose(one.meaning)} |" for one in Exit)
    yield f"| Code | Meaning |\n|--:|---|\n{rows}"


def documented(rows: Rows) -> set[str]:
    """The keys that a chapter must name."""
    return {key.name for key in rows.keys}
