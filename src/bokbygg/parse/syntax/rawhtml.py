"""Raw HTML as CommonMark parts it from Markdown (0.31, sections 4.6 and 6.6), and three things
more: Markdown behind a comment is read, so is Markdown in a block whose tag says `markdown="1"`
(as kramdown and PHP Markdown Extra have it), and a tag with wrong quotation marks is a tag.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_block import StateBlock, html_block, paragraph
from markdown_it.rules_inline import StateInline

from bokbygg.parse.html.elements import KNOWN
from bokbygg.parse.html.opaque import end_of_opaque
from bokbygg.parse.html.tags import Tag, mended, read

_TAG_WITH_VALUE = re.compile(r"<([A-Za-z][A-Za-z0-9]*)\s[^<>=]*=[^<>]*>")
_SAYS_MARKDOWN = re.compile(r"<[A-Za-z][^<>]*\smarkdown\b[^<>]*>", re.I)


def raw_html(md: MarkdownIt) -> None:
    """Add the rules. A block of HTML is a token `html_block`, a tag within a line a token
    `html_inline`."""
    alternatives = ["paragraph", "reference", "blockquote"]
    md.block.ruler.at("html_block", _block, {"alt": alternatives})
    md.inline.ruler.before("html_inline", "broken_tag", _broken_tag)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    if not html_block(state, start, end, silent):
        return False
    if silent:
        return True
    last = state.line - 1
    if end_of_opaque(state.src, begin, state.eMarks[start]) is not None:
        after = end_of_opaque(state.src, begin, state.eMarks[last])
        if after is not None and after >= 0:
            _read_on(state, last, after, end)
    elif opening := _opening_of_markdown(state.src, begin, state.eMarks[start]):
        token = state.tokens[-1]
        token.map = [start, start + 1]
        token.content = state.src[begin:opening]
        state.line = start + 1
        _read_on(state, start, opening, end)
    return True


def _read_on(state: StateBlock, line: int, after: int, end: int) -> None:
    """Read what stands behind a block of HTML on its last line, as a paragraph begins there."""
    if state.src[after : state.eMarks[line]].strip():
        state.bMarks[line], state.tShift[line] = after, 0
        state.sCount[line] = state.blkIndent
        paragraph(state, line, end, False)


def _opening_of_markdown(src: str, begin: int, stop: int) -> int:
    """Where the tag at `begin` ends, if Markdown is to be read inside it; else 0."""
    if not _SAYS_MARKDOWN.match(src, begin, stop):
        return 0
    tag = next(read(src[begin:stop]))
    if not isinstance(tag, Tag) or dict(tag.attributes).get("markdown") in {None, "0", "off"}:
        return 0
    return begin + tag.end


def _broken_tag(state: StateInline, silent: bool) -> bool:
    """A tag of ours whose quotation marks do not match."""
    src, pos = state.src, state.pos
    if src[pos] != "<":
        return False
    match = _TAG_WITH_VALUE.match(src, pos, state.posMax)
    if match is None or match[1].lower() not in KNOWN:
        return False
    whole = HTML_TAG_RE.match(src, pos)
    if whole is not None and "</" not in whole[0]:
        return False
    if mended(match[0]) is None:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = match[0]
    state.pos = match.end()
    return True
