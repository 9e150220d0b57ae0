"""The dialects of Quarto and R Markdown: callouts, cells of code, shortcodes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bokbygg.importers.harvest import Sort
from bokbygg.importers.projects.pandoc import rewritten as as_pandoc
from bokbygg.importers.projects.plan import Telling
from bokbygg.importers.projects.texts import Numbered, in_code

_CALLOUT = re.compile(
    r"(?P<colons>:{3,})[ \t]*\{(?P<given>[^{}]*\.callout-(?P<kind>\w+)[^{}]*)\}[ \t]*"
)
_DIVISION = re.compile(r":{3,}.*\S")
_END = re.compile(r":{3,}[ \t]*")
_TITLE = re.compile(r"title=(?:\"([^\"]*)\"|'([^']*)')")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.+?)[ \t]*(?:\{[^{}]*\})?")
_CELL = re.compile(
    r"(?P<fence>[ \t>]*(?:`{3,}|~{3,}))[ \t]*\{(?P<lang>[A-Za-z]\w*)(?P<given>[ ,][^{}]*)?\}[ \t]*"
)
_OPTION = re.compile(r"[ \t]*(?:#|//|--|%)\|[ \t]*(?P<key>[\w.-]+):[ \t]*(?P<value>.*)")
_BREAK = re.compile(r"\{\{<[ \t]*pagebreak[ \t]*>\}\}")
_SHORT = re.compile(r"\{\{<[ \t]*(?P<name>[\w-]+)(?P<given>[^<>]*)>\}\}")
_INLINE_CODE = re.compile(r"`(?:r|\{\w+\}) [^`\n]+`")


def rewritten(lines: Sequence[Numbered], telling: Telling) -> list[Numbered]:
    """Lines in Quarto's or R Markdown's dialect in ours."""
    return as_pandoc(_cells(_callouts(lines, telling), telling), telling)


def _callouts(lines: Sequence[Numbered], telling: Telling) -> list[Numbered]:
    """Callouts as asides, each with its title in bold letters."""
    made: list[Numbered] = []
    open_title = False
    for line, is_code in in_code(lines):
        if is_code:
            made.append(line)
        elif match := _CALLOUT.fullmatch(line.text):
            made.append(Numbered(line.number, f"{match['colons']} aside"))
            said = _TITLE.search(match["given"])
            telling.say(Sort.CHANGED, line.number, "a callout, as an aside", line.text)
            if said:
                made += [
                    Numbered(line.number, f"**{said[1] or said[2]}**"),
                    Numbered(line.number, ""),
                ]
            open_title = not said
        elif open_title and (match := _HEADING.fullmatch(line.text)):
            made.append(Numbered(line.number, f"**{match['title']}**"))
            open_title = False
        else:
            open_title = open_title and not line.text.strip()
            made.append(_short(line, telling))
    return made


def _short(line: Numbered, telling: Telling) -> Numbered:
    """A line without shortcodes: the address of a film stays, as a link."""
    text = line.text
    if _BREAK.search(text):
        telling.say(Sort.LEFT, line.number, "a break between pages", text.strip())
        text = _BREAK.sub("", text)

    def put(match: re.Match[str]) -> str:
        address = re.search(r"https?://[^\s\"'>]+", match["given"])
        telling.say(Sort.LEFT, line.number, f"the shortcode `{match['name']}`", match[0])
        return f"<{address[0]}>" if address else ""

    return Numbered(line.number, _SHORT.sub(put, text))


def _cells(lines: Sequence[Numbered], telling: Telling) -> list[Numbered]:
    """Cells that are computed, as blocks of code in their language: what they would show is not
    known here. Captions of figures and tables that they would draw are named."""
    made: list[Numbered] = []
    in_cell = False
    hides = False
    for line, is_code in in_code(lines):
        if not is_code:
            if _INLINE_CODE.search(line.text):
                said = "a value that is computed; what stands in its place is the code"
                telling.say(Sort.LEFT, line.number, said, line.text.strip())
            made.append(line)
        elif match := _CELL.fullmatch(line.text):
            in_cell = True
            given = match["given"] or ""
            hides = re.search(r"\b(?:echo|include)\s*=\s*F(?:ALSE)?\b", given) is not None
            said = f"what a cell of {match['lang']} shows; the cell itself stands as code"
            said = f"a cell of {match['lang']} that is not shown" if hides else said
            telling.say(Sort.LEFT, line.number, said, line.text.strip())
            if not hides:
                made.append(Numbered(line.number, f"{match['fence']}{match['lang'].lower()}"))
        elif in_cell and (match := _OPTION.fullmatch(line.text)):
            telling.say(Sort.LEFT, line.number, "an option of a cell", line.text.strip())
        else:
            ends = in_cell and re.fullmatch(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*", line.text) is not None
            if not (in_cell and hides):
                made.append(line)
            in_cell, hides = in_cell and not ends, hides and not ends
    return made
