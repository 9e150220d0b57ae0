"""Plain words as Markdown that says just these words, with as few strokes as will do."""

from __future__ import annotations

import re

_SIGNS = re.compile(
    r"""
      \\ (?= [!-/:-@\[-`{-~] | $ )                # a stroke before a mark, or at the end
    | `
    | \* (?! (?<=\s\*) (?= \s|$) )                # a star that does not stand free
    | _ (?! (?<= [^\W_] _ ) (?= [^\W_] ) ) (?! (?<=\s_) (?=\s|$) )
    | \[ (?= [^\[\]]* (?: \] [(\[{:] | [\[] | $ ) | \^ | [^\]]* @ )
    | \] (?= [(\[{:] )
    | < (?= [A-Za-z/!?] )
    | & (?= \#?\w+; )
    | (?<!=) = (?= = )
    | [{}]
    | (?<!\w) @ (?= (?:fig|tbl|tab|sec)- )
    """,
    re.X | re.I,
)
_PAIRED = ("~", "^", "$")
"""Signs that mean something where there are two of them."""

_MONEY = re.compile(r"\$(?=\d)")
_LINE_START = re.compile(
    r"(?P<sign>[-+*>#|:=~_])(?=[\s:=~+_*-]|$|(?<=>)|(?<=\|))|(?P<number>\d{1,9})(?=[.)](?:\s|$))"
    r"|(?P<hashes>#)(?=\#{0,5}(?:\s|$))"
)


def escaped(text: str) -> str:
    """One line of plain text as Markdown, wherever in a line it may stand but at its beginning."""
    made = _SIGNS.sub(lambda match: "\\" + match[0], text)
    for sign in _PAIRED:
        paired = made.count(sign) > 1 and not (sign == "$" and _is_money(made))
        if paired:
            made = made.replace(sign, "\\" + sign)
    return made


def escaped_line(text: str) -> str:
    """One line of plain text as Markdown: a paragraph of its own, whatever it begins with."""
    made = escaped(text.strip())
    match = _LINE_START.match(made)
    if match is None:
        return made
    at = match.end() if match["number"] else 0
    return f"{made[:at]}\\{made[at:]}"


def _is_money(text: str) -> bool:
    return text.count("$") == len(_MONEY.findall(text))
