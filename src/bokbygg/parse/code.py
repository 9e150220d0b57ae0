"""Blocks of code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markdown_it.token import Token

from bokbygg.book import Markup, Run, Text
from bokbygg.naming import slugify
from bokbygg.parse import highlight, positions
from bokbygg.parse.desk import Desk
from bokbygg.parse.infostring import fence, title_at
from bokbygg.rules.markup import UNKNOWN_LANGUAGE

_PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "none", "nohighlight", "output"})
"""What people call code in no language."""


_BLANK_END = re.compile(r"\n(?:[ \t]*\n)+\Z")
"""Blank lines under code, such as an included part of a file brings along."""


def block(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """Code, fenced or indented, each line of it an element of its own, so that one that is too long
    can be seen to go on."""
    token = tokens[index]
    first_line = (token.map or [0])[0] + (token.type == "fence")
    places = token.meta.get("positions") or positions.of_block(
        token.content, desk.lines, first_line
    )
    shown = fence(token.info, token.attrs)
    classes = str(shown.attrs.get("class", "")).split()
    language = shown.language or highlight.known(classes)
    if language.casefold() not in _PLAIN and not highlight.is_known(language):
        _report_unknown(desk, token, language)
    token.attrs = dict(shown.attrs)
    if shown.title:
        desk.put(Markup(xhtml='<div class="listing">\n<p class="code-title">'))
        desk.put(_title(desk, token, shown.title), Markup(xhtml="</p>\n"))
    desk.tag("pre", token, *(["numbered"] if shown.numbered else []))
    desk.put(Markup(xhtml=f"<code{_language_class(language)}>"))
    offset = 0
    code = _BLANK_END.sub("\n", token.content)
    for number, line in enumerate(highlight.coloured(code, language), shown.first):
        desk.put(Markup(xhtml=f'<span class="line"{_number(number) if shown.numbered else ""}>'))
        desk.put(*highlight.pieces(line, places, offset), Markup(xhtml="\n</span>"))
        offset += sum(len(text) for _, text in line) + 1
    desk.put(Markup(xhtml="</code></pre>\n"))
    if shown.title:
        desk.put(Markup(xhtml="</div>\n"))
    return index + 1


def _title(desk: Desk, token: Token, title: str) -> Text:
    """The title over the code, with its place in the line of the fence."""
    number = (token.map or [0])[0]
    line, info = desk.lines[number], token.info.strip()
    at = title_at(info, title)
    literal = at >= 0 and info in line
    column = line.rindex(info) + at + 1 if literal else 1
    return Text(text=title, runs=(Run(0, number + 1, column, literal),))


def _language_class(language: str) -> str:
    name = language.casefold()
    name = name if re.fullmatch(r"[\w.+#-]+", name) else slugify(name)
    return f' class="language-{escape(name)}"' if name else ""


def _number(number: int) -> str:
    return f' data-line="{number}"'


def _report_unknown(desk: Desk, token: Token, language: str) -> None:
    near = highlight.nearest(language)
    hint = "`text` is for code in no language"
    desk.report_once(
        UNKNOWN_LANGUAGE.found(
            f"code in `{language}` is not coloured: no such language is known",
            desk.span(token),
            hint=f"did you mean `{near}`?" if near else hint,
        )
    )
