"""A sheet -> a chapter."""

from __future__ import annotations

import re
from collections import Counter

from markdown_it.token import Token
from markdown_it.utils import EnvType

from bokbygg.book import Chapter, HouseStyle, Inline, Sheet, Source, Text, plain
from bokbygg.diagnostics import Diagnostic, Level
from bokbygg.languages import Words
from bokbygg.naming import slugify, stem
from bokbygg.parse import blocks
from bokbygg.parse.desk import Desk
from bokbygg.parse.dialect import markdown
from bokbygg.parse.pieces import is_blank_essay, words
from bokbygg.parse.provenance import provenance
from bokbygg.parse.syntax.abbreviations import unused
from bokbygg.parse.syntax.lines import HYPHENS_SPEAK
from bokbygg.roles import ROLES, Titling
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
    titling = ROLES[sheet.role].titling
    keeps = _keeps_heading(titling, tokens)
    written = _title(sheet, desk, tokens, keeps=keeps)
    language_words = house.row(lang).words
    title = written or _unwritten_title(sheet, desk, language_words)
    desk.anchors.setdefault(slugify(plain(title)), sheet.slug)
    body = blocks.body(desk, tokens)
    notes = blocks.notes(desk)
    desk.findings += unused(env, source)
    count = words(body) + sum(words(note.body) for note in notes)
    of_its_own = titling is Titling.WRITTEN and bool(written) and not keeps
    if is_blank_essay(body) and not (_is_display(sheet) and (of_its_own or meta.epigraph)):
        desk.findings.append(_empty(sheet))
    lines = provenance(meta, desk, language_words)
    epigraph = meta.epigraph
    return Chapter(
        path=sheet.source.path,
        slug=sheet.slug,
        role=sheet.role,
        meta=meta,
        lang=lang,
        title=title,
        subtitle=desk.value(meta.subtitle, meta.place("subtitle")) if meta.subtitle else (),
        epigraph=desk.value(epigraph.text, meta.place("epigraph")) if epigraph else (),
        epigraph_source=desk.value(epigraph.source, meta.place("epigraph")) if epigraph else (),
        body=body,
        notes=notes,
        headings=tuple(desk.headings),
        captioned=tuple(desk.captioned),
        anchors=tuple(desk.anchors.items()),
        words=count,
        findings=(*meta.findings, *unprintable, *desk.findings),
        shows_title=titling is Titling.ALWAYS or of_its_own,
        provenance=lines,
    )


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
    return Source(path=source.path, text=_NOT_PRINTABLE.sub(" ", source.text)), tuple(found)


def _without_front_matter(sheet: Sheet) -> str:
    """The text with empty lines for the front matter, so that lines keep their numbers."""
    lines = _NOT_PRINTABLE.sub(" ", sheet.source.text).split("\n")
    above = sheet.meta.body_line - 1
    return "\n".join([""] * above + lines[above:])


def _keeps_heading(titling: Titling, tokens: list[Token]) -> bool:
    """Whether a page keeps the heading that names it in its text: below other lines of a page that
    its author lays out, or where there is no other text."""
    if titling is Titling.NEVER:
        return len(tokens) == len(("heading_open", "inline", "heading_close"))
    return titling is Titling.WRITTEN and _title_heading(tokens) > 0


def _is_display(sheet: Sheet) -> bool:
    """Whether a title or a motto alone is page enough: a title page, an epigraph."""
    return ROLES[sheet.role].titling is not Titling.ALWAYS


def _title(sheet: Sheet, desk: Desk, tokens: list[Token], *, keeps: bool) -> Inline:
    """The essay's title: from the front matter, else its first `#` heading, else the heading it
    begins with, else nothing.

    The heading that gives or repeats the title is taken out of `tokens`, unless the page `keeps` it
    where its author put it.
    """
    meta = sheet.meta
    given = _worded(desk.value(meta.title, meta.place("title"))) if meta.title else ()
    first = _title_heading(tokens)
    if keeps and first >= 0:
        return given or _worded(desk.title(tokens[first + 1]))
    if first >= 0:
        text = tokens[first + 1].content
        if not given or (first == 0 and _same(text, meta.title)):
            given = given or _worded(desk.title(tokens[first + 1]))
            name = str(tokens[first].attrs.get("id", ""))
            if given and name:
                desk.anchors[name] = sheet.slug
            del tokens[first : first + 3 if given else first]
    return given


def _unwritten_title(sheet: Sheet, desk: Desk, its: Words) -> Inline:
    """The title of an essay whose author wrote none: the word for its role where that says enough,
    else its file's name."""
    if sheet.role not in ("chapter", "interlude"):
        return (Text(text=ROLES[sheet.role].title(its)),)
    name = stem(sheet.source.path).replace("-", " ").replace("_", " ").strip()
    assumed = (name or sheet.slug).capitalize()
    if not any(found.level is Level.ERROR for found in sheet.meta.findings):
        desk.findings.append(
            rules.NO_TITLE.found(
                f"the essay has no title; `{assumed}` is assumed from the file's name",
                sheet.source.span(1),
                hint="write `title: …` in the front matter, or begin the text with `# …`",
            )
        )
    return desk.value(assumed, None)


def _worded(title: Inline) -> Inline:
    """The title, if it says anything."""
    return title if plain(title).strip() else ()


def _title_heading(tokens: list[Token]) -> int:
    """The index of the heading that looks like a title; -1 where there is none."""
    headings = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    highest = [index for index in headings if tokens[index].tag == "h1"]
    if highest or not headings:
        return highest[0] if highest else -1
    return 0 if headings[0] == 0 else -1


def _same(heading: str, title: str) -> bool:
    """Whether a heading says the same as a title, markup and blanks aside."""

    def bare(text: str) -> str:
        return "".join(c for c in text.casefold() if c.isalnum())

    return bare(heading) == bare(title)


def _empty(sheet: Sheet) -> Diagnostic:
    return rules.EMPTY_ESSAY.found(
        f"`{sheet.source.path}` has no text",
        sheet.source.span(min(sheet.meta.body_line, sheet.source.text.count("\n") + 1)),
        hint="write it, or set `draft: true` in the front matter",
    )
