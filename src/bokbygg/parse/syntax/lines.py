"""Paragraphs of which some lines are paragraphs of their own: dialogue, and whose words a motto
is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from bokbygg.parse.pieces import closing, has_class
from bokbygg.parse.positions import of_token
from bokbygg.parse.syntax.speechlists import is_speech, unlisted
from bokbygg.parse.tracing import part

_SPEECH = re.compile(r"(?:[–—―]|-{2,3})[ \u00a0\u202f]+|[—―](?=[¿¡]|[^\W\d_](?<![a-zåäöæøéñ]))")
"""A dash and a blank; without one, as in Spanish, a long dash and a capital."""

_SOURCE = re.compile(r"(?:[–—―]|-{2,3})[ \u00a0\u202f]*")
HYPHENS_SPEAK = "hyphens speak"
_BREAKS = frozenset({"softbreak", "hardbreak"})


def lines(md: MarkdownIt) -> None:
    """Add the rules.

    In a paragraph that begins with a dash and a blank, each line that begins so is a paragraph
    with the class `dialogue`. So is each item of a list written with hyphens where HYPHENS_SPEAK
    is true in the parser's environment, and in divisions with that class. The last line of an
    epigraph that begins so is a paragraph with the class `source`, and loses its dash.
    """
    md.core.ruler.after("tasks", "dialogue", _dialogue)
    md.core.ruler.after("dialogue", "epigraph", _epigraphs)


def _dialogue(state: StateCore) -> None:
    hyphens = state.env.get(HYPHENS_SPEAK, False)
    state.tokens = list(_with_dialogue(state.tokens, state.src.split("\n"), hyphens))


def _with_dialogue(
    tokens: Sequence[Token], source: Sequence[str], hyphens: bool
) -> Iterator[Token]:
    """Tokens with their dialogue told apart; `hyphens` says that lists may be dialogue."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = index
        if token.type == "division_open":
            end = closing(tokens, index)
            inner = tokens[index + 1 : end]
            speaks = hyphens or has_class(token, "dialogue")
            is_verse = has_class(token, "verse")
            yield token
            yield from inner if is_verse else _with_dialogue(inner, source, speaks)
            yield tokens[end]
        elif token.type == "bullet_list_open" and hyphens:
            end = closing(tokens, index)
            whole = tokens[index : end + 1]
            if is_speech(whole):
                yield from _with_dialogue(list(unlisted(whole, source)), source, hyphens)
            else:
                yield token
                end = index
        elif token.type == "paragraph_open" and not token.hidden:
            end = index + 2
            yield from _spoken(tokens[index : end + 1], source)
        else:
            yield token
        index = end + 1


def _spoken(paragraph: Sequence[Token], source: Sequence[str]) -> list[Token]:
    """A paragraph as lines of dialogue, where it begins as one; `source` are the file's lines."""
    children = paragraph[1].children or []
    if not (children and _begins_speech(children[0])):
        return list(paragraph)
    # All the lines have their places in the one text, found once.
    paragraph[1].meta.setdefault("positions", of_token(paragraph[1], source))
    starts = [0, *_starts_of_speech(children)]
    made = []
    for start, end in zip(starts, [*starts[1:], len(children) + 1], strict=True):
        line = _paragraph(paragraph, children[start : end - 1])
        line[0].attrJoin("class", "dialogue")
        made += line
    return made


def _begins_speech(token: Token) -> bool:
    return token.type == "text" and _SPEECH.match(token.content) is not None


def _starts_of_speech(children: Sequence[Token]) -> Iterable[int]:
    """The indices of tokens that begin a line of dialogue after another."""
    depth = 0
    for index, token in enumerate(children[:-1]):
        depth += token.nesting
        if not depth and token.type in _BREAKS and _begins_speech(children[index + 1]):
            yield index + 1


def _paragraph(like: Sequence[Token], children: list[Token]) -> list[Token]:
    """A paragraph of its own, of some of another's inline tokens; their places stay."""
    opening, inline, ending = like
    is_first = children[0] is (inline.children or children)[0]
    attrs = dict(opening.attrs) if is_first else {}
    return [opening.copy(attrs=attrs), inline.copy(children=children), ending]


def _epigraphs(state: StateCore) -> None:
    index = 0
    while index < len(state.tokens):
        if has_class(state.tokens[index], "epigraph"):
            end = closing(state.tokens, index)
            paragraph = slice(end - 3, end)
            if end - 3 > index and state.tokens[end - 1].type == "paragraph_close":
                state.tokens[paragraph] = _sourced(state.tokens[paragraph])
        index += 1


def mottoes(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a page of mottoes: the last line of the page and of each quotation is whose
    words they are, where it begins with a dash."""
    made: list[Token] = []
    for index, token in enumerate(tokens):
        made.append(token)
        following = tokens[index + 1].type if index + 1 < len(tokens) else "blockquote_close"
        if token.type == "paragraph_close" and following == "blockquote_close":
            made[-3:] = _sourced(made[-3:])
    return made


_SHORT = 60
"""Characters of a line that ends because it says one thing; longer ones are folded by editors."""


def kept(tokens: Sequence[Token]) -> None:
    """Let the lines of paragraphs that hold short ones alone be lines of the page."""
    for token in tokens:
        short = all(len(line) <= _SHORT for line in token.content.split("\n"))
        for child in token.children or ():
            if short and child.type == "softbreak":
                child.type, child.tag = "hardbreak", "br"


def _sourced(paragraph: Sequence[Token]) -> list[Token]:
    """The last paragraph of a motto, its last line by itself where a dash says whose words they
    are."""
    children = paragraph[1].children or []
    breaks = [index for index, token in enumerate(children) if token.type in _BREAKS]
    start = breaks[-1] + 1 if breaks else 0
    name = children[start] if children[start:] else None
    dash = _SOURCE.match(name.content) if name is not None and name.type == "text" else None
    if name is None or dash is None:
        return list(paragraph)
    rest = part(name, dash.end())
    source = _paragraph(paragraph, [*([rest] if rest.content else []), *children[start + 1 :]])
    source[0].attrs["class"] = "source"
    before = _paragraph(paragraph, children[: start - 1]) if start > 1 else []
    return [*before, *source]
