"""References: links for whose text the book itself is asked.

`[](#fig-boat)` and what `syntax.references` reads become one token, `reference`; the classes
`page`, `number` and `title` say what is printed of the place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from bokbygg.book import Reference
from bokbygg.diagnostics import Span
from bokbygg.languages import Language
from bokbygg.parse.addresses import AddressError, SchemeError, external
from bokbygg.parse.tracing import offset_of

_SAID = ("number", "title")

_CLASSES = frozenset({"page", *_SAID})
"""Classes that say what is printed of the place."""


def joined(tokens: Sequence[Token]) -> list[Token]:
    """The inline tokens with one token `reference` for each link into the book that has no text."""
    kept: list[Token] = []
    depth = index = 0
    while index < len(tokens):
        token = tokens[index]
        after = tokens[index + 1].type if index + 1 < len(tokens) else ""
        if token.type == "link_open" and after == "link_close" and _leads_inside(token):
            kept.append(token.copy(type="reference", nesting=0))
            kept[-1].meta["linked"] = depth == 0
            index += 2
            continue
        depth += token.nesting if token.type in {"link_open", "link_close"} else 0
        kept.append(token)
        index += 1
    return kept


def _leads_inside(token: Token) -> bool:
    href = str(token.attrs.get("href", ""))
    try:
        return bool(href) and external(href) is None
    except (SchemeError, AddressError):
        return False


def reference(token: Token, span: Span, capital: bool) -> Reference:
    """The piece of a token `reference`, whose classes of ours are taken from it; `capital` where
    it stands at the beginning of a sentence."""
    asked = _taken(token, _CLASSES)
    said = next((name for name in _SAID if name in asked), token.meta.get("says", ""))
    return Reference(
        href=str(token.attrs["href"]),
        span=span,
        says=said or "label",
        page="page" in asked,
        capital=capital or bool(token.meta.get("capital")),
        linked=bool(token.meta["linked"]),
    )


def asks_page(token: Token) -> bool:
    """Whether a link with a text of its own wants the page after it; its class is taken."""
    return bool(_taken(token, frozenset({"page"})))


def _taken(token: Token, known: frozenset[str]) -> frozenset[str]:
    """Take those classes from a token that are `known`, and give them."""
    written = str(token.attrs.pop("class", "")).split()
    if rest := [name for name in written if name not in known]:
        token.attrs["class"] = " ".join(rest)
    return known.intersection(written)


_THING = "\ufffc"
"""What stands in a galley for anything that is not text: another reference, say."""

_END = re.compile(r"([^\s(\[]*[.!?…])[^\w\s]*\s+$")
_SHORTENED = frozenset(("jfr.", "resp.", "dvs.", "osv.", "cf.", "vgl.", "obs."))


def begins_sentence(before: str, row: Language | None) -> bool:
    """Whether what comes after the text `before` begins a sentence, so far as a program can
    tell."""
    if not before.strip():
        return True
    match = _END.search(before)
    if match is None:
        return False
    word = match[1].casefold()
    if word[-1] in "!?" or word[0] == _THING:
        return True
    phrases = (*row.phrases, *row.references) if row else ()
    known = {part for phrase in phrases for part in phrase.split()}
    return not (word in _SHORTENED or word in known or "." in word[:-1] or len(word) < 3)


def beginning(token: Token) -> int:
    """Where in its block's text what a token stands for begins: with a bracket, if it has one."""
    bracketed = token.type in {"link_open", "span_open", "reference"}
    without = token.info in {"auto", "html"} or "says" in token.meta
    return offset_of(token) - (bracketed and not without)
