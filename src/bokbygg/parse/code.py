"""Blocks of code."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markdown_it.token import Token

from bokbygg.book import Markup
from bokbygg.naming import slugify
from bokbygg.parse.desk import Desk


def block(desk: Desk, tokens: Sequence[Token], index: int) -> int:
    """Code, fenced or indented; the first word after the fence names its language."""
    token = tokens[index]
    word = token.info.strip().split()[0] if token.info.strip() else ""
    name = slugify(word.strip("{}."))
    classes = f' class="language-{name}"' if name else ""
    text = escape(token.content, quote=False)
    extra = desk.attributes(token)
    desk.put(Markup(xhtml=f"<pre{extra}><code{classes}>{text}</code></pre>\n"))
    return index + 1
