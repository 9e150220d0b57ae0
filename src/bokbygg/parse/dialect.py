"""The Markdown that bokbygg reads: CommonMark with tables, strikethrough, footnotes, definition
lists, attributes, and what stands in `bokbygg.parse.syntax`."""

from __future__ import annotations

import functools
import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes
from mdit_py_plugins.footnote import footnote_plugin

from bokbygg.parse.syntax.abbreviations import abbreviations
from bokbygg.parse.syntax.attributes import block_attributes
from bokbygg.parse.syntax.captions import captions
from bokbygg.parse.syntax.definitions import definitions
from bokbygg.parse.syntax.divisions import divisions
from bokbygg.parse.syntax.formulas import formulas
from bokbygg.parse.syntax.lineblocks import line_blocks
from bokbygg.parse.syntax.lines import lines
from bokbygg.parse.syntax.marks import marks
from bokbygg.parse.syntax.rawhtml import raw_html
from bokbygg.parse.syntax.references import references
from bokbygg.parse.syntax.tasks import tasks
from bokbygg.parse.syntax.variables import variables
from bokbygg.parse.tracing import TracedInline

DEEPEST = 40
"""How many blocks may stand inside each other: more than any page has room for."""

_ATTRIBUTED = frozenset({"image", "code_inline", "link_close", "span_close"})
_LOOSE = re.compile(r'\{((?:\s*(?:[\w:-]+=(?:"[^"{}]*"|[^\s"{}]+)|[#.][^\s{}#=."]+))+)\s*\}')
_PAIR = re.compile(r'([\w:-]+)=("[^"]*"|\S+)|([#.])(\S+)')
_TRAILING_ATTRIBUTES = re.compile(r"[ \t]*(?<![\\\]])(\{[^{}]*\})[ \t]*$")


@functools.cache
def markdown() -> MarkdownIt:
    """The parser, set up once."""
    # Twice the depth we accept, so that what is too deep is still seen and can be named.
    md = MarkdownIt("commonmark", {"maxNesting": 2 * DEEPEST + 20})
    md.inline = TracedInline()
    md.core.ruler.at("normalize", _normalize)
    md.enable(["table", "strikethrough"])
    # Which links are allowed is for `links` to say, with a finding.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    footnote_plugin(md, move_to_end=False, always_match_refs=True)
    attrs_plugin(md, spans=True)
    block_attributes(md)
    md.inline.ruler.after("attr", "loose_attributes", _loose_attributes)
    divisions(md)
    definitions(md)
    marks(md)
    formulas(md)
    variables(md)
    abbreviations(md)
    tasks(md)
    lines(md)
    line_blocks(md)
    raw_html(md)
    md.core.ruler.before("inline", "heading_attributes", _heading_attributes)
    captions(md)
    references(md)
    md.disable("text_join")
    return md


def _loose_attributes(state: StateInline, silent: bool) -> bool:
    """`![a boat](boat.jpg){#boat width=50%}`: attributes that the stricter syntax does not take."""
    if state.pending or not state.tokens or state.tokens[-1].type not in _ATTRIBUTED:
        return False
    match = _LOOSE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        opening = state.tokens[_opening(state.tokens)]
        for name, value, mark, word in _PAIR.findall(match[1]):
            if mark == ".":
                opening.attrs["class"] = f"{opening.attrs.get('class', '')} {word}".strip()
            else:
                opening.attrs[name or "id"] = word or value.strip("\"'")
    state.pos = match.end()
    return True


def _opening(tokens: list[Token]) -> int:
    """The index of the token that the last one closes; the last one's own if it closes none."""
    depth, index = 0, len(tokens)
    while index:
        index -= 1
        depth -= tokens[index].nesting
        if depth == 0:
            break
    return index


def _normalize(state: StateCore) -> None:
    """Markdown's own rule, where there is work for it: an essay has none, a title seldom."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _heading_attributes(state: StateCore) -> None:
    """`## Title {#id .class}`: attributes at the end of a heading belong to the heading, but for
    those of a passage in brackets that ends there;
    `{-}` is short for `{.unnumbered}`."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open":
            continue
        match = _TRAILING_ATTRIBUTES.search(inline.content)
        if match is None:
            continue
        try:
            _, attributes = parse_attributes(match[1].replace("{-}", "{.unnumbered}"))
        except ParseError:
            continue
        if attributes:
            opening.attrs.update(attributes)
            inline.content = inline.content[: match.start()]
