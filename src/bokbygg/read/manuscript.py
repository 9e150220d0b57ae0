"""The author's folder as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bokbygg.book import Sheet, SheetPart, Source
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.guess import guess_language
from bokbygg.naming import fold
from bokbygg.read.choice import Essay
from bokbygg.read.includes import Includer
from bokbygg.read.order import arrange
from bokbygg.read.places import as_sheets
from bokbygg.read.project import Project
from bokbygg.read.texts import outside, read_text
from bokbygg.read.variant import within
from bokbygg.rules import content as rules
from bokbygg.settings import Settings, read_front_matter, read_settings
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """The settings and the essays in their places.

    `left_out` names files that exist but are not in the book, `elsewhere` those that are in the
    book but not in the variant that is made; both are relative to bok.toml.
    """

    project: Project
    settings: Settings
    front: tuple[Sheet, ...]
    parts: tuple[SheetPart, ...]
    back: tuple[Sheet, ...]
    left_out: tuple[str, ...]
    elsewhere: tuple[str, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every essay of the book in reading order."""
        return (*self.front, *(s for part in self.parts for s in part.sheets), *self.back)


def read(project: Project, *, drafts: bool = False, edition: str = "") -> Manuscript:
    """Read the settings and every essay of a project; `drafts` keeps drafts in the book, `edition`
    names a variant of it.

    Raises nothing: what is wrong stands in `findings`.
    """
    settings, findings = _settings(project, edition)
    essays, unread = _essays(project, settings.book.lang)
    findings += unread
    order = arrange(settings, essays, drafts=drafts or settings.content.drafts)
    order = within(settings, order, essays)
    places, wrong = as_sheets(order)
    if not (places.front or places.back or any(part.sheets for part in places.parts)):
        findings += (_nothing(project, bool(essays)),)
    return Manuscript(
        project=project,
        settings=settings,
        front=places.front,
        parts=places.parts,
        back=places.back,
        left_out=order.left_out,
        elsewhere=order.elsewhere,
        findings=(*settings.findings, *findings, *order.findings, *wrong),
    )


def _essays(project: Project, lang: str) -> tuple[list[Essay], tuple[Diagnostic, ...]]:
    """Every essay of a project, with what it takes in, and what cannot be read; `lang` is the
    book's language, if it says."""
    essays: list[Essay] = []
    includer, parts = Includer(project), set[str]()
    findings: tuple[Diagnostic, ...] = ()
    known: dict[str, str] = {}
    before = ""
    for path in project.essays():
        name = project.name(path)
        if name == before:
            findings += (_same_name(name),)
            continue
        before, other = name, known.setdefault(fold(name), name)
        if not project.inside(path):
            findings += (outside(name),)
        else:
            source, unread = read_text(project, path)
            findings += unread if other == name else (*unread, _names_alike(name, other))
            if source is not None:
                own = name.removeprefix(f"{project.name(project.manuscript)}/")
                essay, taken_in = _whole(includer, own, source, lang)
                essays.append(essay)
                if name not in parts:
                    parts |= taken_in - {name}
    return [replace(essay, is_part=essay.source.path in parts) for essay in essays], findings


def _whole(
    includer: Includer, name: str, source: Source, lang: str
) -> tuple[Essay, frozenset[str]]:
    """An essay with the files it takes in, and the names of those."""
    meta = read_front_matter(source)
    spoken = meta.lang or lang or guess_language(source.text) or "en"
    made = includer.expanded(source, meta.body_line, spoken)
    meta = replace(meta, findings=(*meta.findings, *made.findings))
    return Essay(name=name, source=made.source, meta=meta), made.names


def _same_name(name: str) -> Diagnostic:
    return rules.SAME_NAME.found(
        f"two files are called `{name}`, one with its accents composed in another way",
        Span(path=name),
        hint="give one of them another name, or take it away if they are the same essay",
    )


def _names_alike(name: str, other: str) -> Diagnostic:
    return rules.NAMES_ALIKE.found(
        f"`{name}` and `{other}` differ in capitals alone",
        Span(path=name),
        hint="give one of them another name",
    )


def _settings(project: Project, edition: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    path = project.manuscript / "bok.toml"
    source: Source | None = None
    findings: tuple[Diagnostic, ...] = ()
    beside = project.root / "bok.toml"
    has_own = project.looks.is_file(path)
    if has_own and not project.inside(path):
        findings = (outside(project.name(path)),)
    elif has_own:
        source, findings = read_text(project, path)
    elif beside != path and project.looks.is_file(beside):
        findings = (_mislaid(project, path),)
    return read_settings(source, edition), findings


def _mislaid(project: Project, path: Path) -> Diagnostic:
    return rules.MISLAID_SETTINGS.found(
        "`bok.toml` is not read: the manuscript has a folder of its own",
        Span(path="bok.toml"),
        hint=f"move it to `{project.name(path)}`",
    )


def _nothing(project: Project, has_files: bool) -> Diagnostic:
    name = project.name(project.manuscript)
    if has_files:
        message, hint = "no essay is left for the book", "list one in bok.toml, or use --drafts"
    else:
        message, hint = "there is no Markdown file (.md) here", "put an essay in the folder"
    place = None if name == "." else Span(path=name)
    return rules.NO_ESSAYS.found(message, place, hint=hint)
