"""A sheet -> a chapter."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from markdown_it.token import Token
from markdown_it.utils import EnvType

from bokbygg.book import Chapter, FrontMatter, HouseStyle, Line, Sheet, Source, plain
from bokbygg.diagnostics import Diagnostic
from bokbygg.naming import slugify
from bokbygg.parse import blocks
from bokbygg.parse.desk import Desk
from bokbygg.parse.dialect import markdown
from bokbygg.parse.located import located
from bokbygg.parse.pieces import is_blank_essay, navigable, words
from bokbygg.parse.provenance import provenance
from bokbygg.parse.syntax.abbreviations import unused
from bokbygg.parse.syntax.lines import HYPHENS_SPEAK, kept, mottoes
from bokbygg.parse.titles import entitled
from bokbygg.roles import ROLES
from bokbygg.rules import structure as rules

_NOT_PRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)


def parse(sheet: Sheet, house: HouseStyle) -> Chapter:
    """Read the Markdown of a sheet in a book of this house style.

    Never raises for what the author wrote: the chapter's `findings` tell what is wrong.
    """
    meta = sheet.meta
    lang = meta.lang or house.lang
    source, unprintable = _printable(sheet.source)
    style = house.of_essay(meta.typography)
    desk = Desk(source, sheet.slug, lang, style)
    env: EnvType = {HYPHENS_SPEAK: style.dialogue == "dash"}
    parsed = markdown().parse(_without_front_matter(sheet), env)
    tokens = desk.notes.take_out(desk.html.woven(parsed), env)
    tokens = _in_lines(tokens, sheet.role)
    language_words = house.row(lang).words
    noted, shows_title = entitled(sheet, desk, tokens, language_words)
    title = navigable(noted)
    desk.anchors.setdefault(slugify(plain(title)), sheet.slug)
    subtitle = desk.line(meta.subtitle, meta.place("subtitle")) if meta.subtitle else ()
    motto, of_whom = _epigraph(meta, desk)
    body = blocks.body(desk, tokens)
    notes = blocks.notes(desk)
    desk.findings += unused(env, source)
    count = words(body) + sum(words(note.body) for note in notes)
    if is_blank_essay(body) and not (_is_display(sheet) and (shows_title or meta.epigraph)):
        desk.findings.append(_empty(sheet))
    lines = provenance(meta, desk, language_words)
    made = Chapter(
        path=sheet.source.path,
        slug=sheet.slug,
        role=sheet.role,
        meta=meta,
        lang=lang,
        title=title,
        subtitle=subtitle,
        epigraph=motto,
        epigraph_source=of_whom,
        body=body,
        notes=notes,
        headings=tuple(desk.headings),
        captioned=tuple(desk.captioned),
        anchors=tuple(desk.anchors.items()),
        words=count,
        findings=(*meta.findings, *unprintable, *desk.findings),
        shows_title=shows_title,
        noted_title=noted if noted != title else (),
        provenance=lines,
    )
    return located(made, source)


def _printable(source: Source) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The source with a blank for every character no page can hold; for each sort of them how
    many there are, and where the first stands."""
    counts = Counter(_NOT_PRINTABLE.findall(source.text))
    found = []
    for character, count in counts.items():
        at = source.text.index(character)
        line = source.text.count("\n", 0, at) + 1
        column = at - source.text.rfind("\n", 0, at)
        more = f" ({count} of them in this essay)" if count > 1 else ""
        found.append(
            rules.NOT_PRINTABLE.found(
                f"the character U+{ord(character):04X} cannot be printed{more}",
                source.span(line, column),
                hint="take it away",
            )
        )
    if not found:
        return source, ()
    return replace(source, text=_NOT_PRINTABLE.sub(" ", source.text)), tuple(found)


def _without_front_matter(sheet: Sheet) -> str:
    """The text with empty lines for the front matter, so that lines keep their numbers."""
    lines = _NOT_PRINTABLE.sub(" ", sheet.source.text).split("\n")
    above = sheet.meta.body_line - 1
    return "\n".join([""] * above + lines[above:])


def _in_lines(tokens: list[Token], role: str) -> list[Token]:
    """The tokens of a page whose lines have a meaning: kept, or telling whose words a motto is."""
    if ROLES[role].keeps_lines:
        kept(tokens)
    return mottoes(tokens) if role == "epigraph" else tokens


def _is_display(sheet: Sheet) -> bool:
    """Whether a title or a motto alone is page enough: a title page, an epigraph."""
    return not ROLES[sheet.role].listed


def _epigraph(meta: FrontMatter, desk: Desk) -> tuple[Line, Line]:
    """The motto of an essay, and whose words it is."""
    if meta.epigraph is None:
        return (), ()
    whole = meta.place("epigraph")
    text, source = (meta.place(f"epigraph.{name}") or whole for name in ("text", "source"))
    return desk.line(meta.epigraph.text, text), desk.line(meta.epigraph.source, source)


def _empty(sheet: Sheet) -> Diagnostic:
    return rules.EMPTY_ESSAY.found(
        f"`{sheet.source.path}` has no text",
        sheet.source.span(min(sheet.meta.body_line, sheet.source.text.count("\n") + 1)),
        hint="write it, or set `draft: true` in the front matter",
    )
