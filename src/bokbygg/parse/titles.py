"""The title of an essay, and whether its page prints it."""

from __future__ import annotations

import re

from markdown_it.token import Token

from bokbygg.book import Inline, Line, NoteRef, Sheet, Text, plain
from bokbygg.diagnostics import Level
from bokbygg.languages import Words
from bokbygg.naming import stem
from bokbygg.parse.desk import Desk
from bokbygg.roles import ROLES, Titling
from bokbygg.rules import structure as rules

_CALL = re.compile(r"\[\^[^\]\s]+\]|\^\[[^\]]*\]")
"""The call of a note, and a note written where it is called."""


_TITLE_LIKE = re.compile(r"[\w\"“”‘’'»«][^\n*_\[\]`]{0,68}[\w?!\"“”’'»«]")
"""A line that may be a title: short, plain, and no sentence."""


def entitled(sheet: Sheet, desk: Desk, tokens: list[Token], words: Words) -> tuple[Line, bool]:
    """The title of an essay with the notes it calls, and whether its page is to print it over the
    text; the heading that gives it is taken out of `tokens`. `words` are those of its language."""
    titling = ROLES[sheet.role].titling
    keeps = _keeps_heading(titling, tokens)
    may_show = titling is not Titling.NEVER and not keeps
    written = _title(sheet, desk, tokens, keeps=keeps, shows=may_show)
    shows = titling is Titling.ALWAYS or (
        titling is Titling.WRITTEN and bool(written) and not keeps
    )
    return written or _unwritten_title(sheet, desk, words), shows


def _keeps_heading(titling: Titling, tokens: list[Token]) -> bool:
    """Whether a page keeps the heading that names it in its text: below other lines of a page that
    its author lays out, or where there is no other text."""
    if titling is Titling.NEVER:
        return len(tokens) == len(("heading_open", "inline", "heading_close"))
    return titling is Titling.WRITTEN and _title_heading(tokens) > 0


def _title(sheet: Sheet, desk: Desk, tokens: list[Token], *, keeps: bool, shows: bool) -> Line:
    """The essay's title: from the front matter, else its first `#` heading, else the heading it
    begins with, else nothing.

    The heading that gives or repeats the title is taken out of `tokens`, unless the page `keeps` it
    where its author put it. Only a title that the page `shows` calls notes.
    """
    meta = sheet.meta
    read, said = (desk.line, desk.title) if shows else (desk.value, desk.name)
    given = _worded(read(meta.title, meta.place("title")), desk) if meta.title else ()
    first = _title_heading(tokens)
    if keeps and first >= 0:
        return given or _worded(said(tokens[first + 1]), desk)
    if first >= 0:
        heading = tokens[first + 1]
        if not given or (first == 0 and _same(heading.content, meta.title)):
            if not given or _calls_notes(heading):
                given = _worded(said(heading), desk) or given
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
                hint=_how_to_entitle(sheet),
            )
        )
    return desk.value(assumed, None)


def _how_to_entitle(sheet: Sheet) -> str:
    """What to do about an essay without a title, whose first line may be meant as one."""
    lines = [line.strip() for line in sheet.source.text.splitlines()[sheet.meta.body_line - 1 :]]
    at = next((number for number, line in enumerate(lines) if line), len(lines))
    if lines[at + 1 : at + 2] == [""] and _TITLE_LIKE.fullmatch(lines[at]):
        return f"if `{lines[at]}` is its title, write `# {lines[at]}`"
    return "write `title: …` in the front matter, or begin the text with `# …`"


def _worded(title: Line, desk: Desk) -> Line:
    """The title, if it says anything."""
    if plain(title).strip():
        return title
    desk.notes.take_back([piece for piece in title if isinstance(piece, NoteRef)])
    return ()


def _calls_notes(heading: Token) -> bool:
    return any(token.type == "footnote_ref" for token in heading.children or ())


def _title_heading(tokens: list[Token]) -> int:
    """The index of the heading that looks like a title; -1 where there is none."""
    headings = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    highest = [index for index in headings if tokens[index].tag == "h1"]
    if highest or not headings:
        return highest[0] if highest else -1
    return 0 if headings[0] == 0 else -1


def _same(heading: str, title: str) -> bool:
    """Whether a heading says the same as a title, markup, notes and blanks aside."""

    def bare(text: str) -> str:
        return "".join(c for c in _CALL.sub("", text).casefold() if c.isalnum())

    return bare(heading) == bare(title)
