"""`*[HTML]: HyperText Markup Language` on a line of its own explains each `HTML` in the essay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType

from bokbygg.book import Source
from bokbygg.diagnostics import Diagnostic
from bokbygg.parse.tracing import offset_of, part
from bokbygg.rules.markup import UNUSED_ABBREVIATION

_DEFINITION = re.compile(r"\*\[(?P<short>(?:\\.|[^\[\]\\])+)\]:[ \t]*(?P<long>\S.*?)[ \t]*")
_KEY = "abbreviations"


@dataclass(slots=True)
class Abbreviation:
    """An abbreviation while its essay is read: what it stands for, its `line` (from 0), and whether
    the text has it."""

    long: str
    line: int
    used: bool = field(default=False)


def abbreviations(md: MarkdownIt) -> None:
    """Add the rules: definitions are taken out of the text, and their uses get tokens `abbr_open`
    (with a `title`) and `abbr_close` round them."""
    alternatives = ["paragraph", "reference", "blockquote"]
    md.block.ruler.before("reference", "abbreviation", _definition, {"alt": alternatives})
    md.core.ruler.push("abbreviations", _uses)


def unused(env: EnvType, source: Source) -> Iterator[Diagnostic]:
    """A finding for each abbreviation that an essay parsed with `env` explains in vain."""
    for short, found in env.get(_KEY, {}).items():
        if not found.used:
            column = source.text.split("\n")[found.line].index("*[") + 1
            yield UNUSED_ABBREVIATION.found(
                f"`{short}` is explained but never used; the explanation is not printed",
                source.span(found.line + 1, column, len(short) + 3),
                hint="compare the spelling, or take the line away",
            )


def _definition(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("*[", begin) or state.is_code_block(start):
        return False
    match = _DEFINITION.fullmatch(state.src, begin, state.eMarks[start])
    if match is None or match["long"].endswith("*"):  # `*[Sic]: so it is*` is stressed
        return False
    if not silent:
        known = state.env.setdefault(_KEY, {})
        short = re.sub(r"\\(.)", r"\1", match["short"]).strip()
        known.setdefault(short, Abbreviation(long=match["long"], line=start))
        state.line = start + 1
    return True


def _uses(state: StateCore) -> None:
    known = state.env.get(_KEY)
    if not known:
        return
    words = "|".join(re.escape(word) for word in sorted(known, key=lambda w: (-len(w), w)))
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for inline in state.tokens:
        if inline.type == "inline":
            inline.children = list(_explained(inline.children or (), pattern, known))
    for note in state.env.get("footnotes", {}).get("list", {}).values():
        if "tokens" in note:
            note["tokens"] = list(_explained(note["tokens"], pattern, known))


def _explained(
    tokens: Iterable[Token], pattern: re.Pattern[str], known: Mapping[str, Abbreviation]
) -> Iterator[Token]:
    """Tokens with the abbreviations marked in their text, but not in an address written out."""
    is_address = False
    for token in tokens:
        if token.info == "auto":
            is_address = token.nesting == 1
        if token.type == "text" and not is_address:
            yield from _parted(token, pattern, known)
        else:
            yield token


def _parted(
    token: Token, pattern: re.Pattern[str], known: Mapping[str, Abbreviation]
) -> Iterator[Token]:
    done = 0
    for match in pattern.finditer(token.content):
        found = known[match[0]]
        found.used = True
        word = part(token, *match.span())
        if match.start() > done:
            yield part(token, done, match.start())
        place = [offset_of(word), offset_of(word)]
        yield Token("abbr_open", "abbr", 1, attrs={"title": found.long}, map=place)
        yield word
        yield Token("abbr_close", "abbr", -1, map=place)
        done = match.end()
    if done < len(token.content):
        yield part(token, done) if done else token
