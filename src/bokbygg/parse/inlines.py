"""The inline tokens of one block -> pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from markdown_it.token import Token

from bokbygg.book import (
    HouseStyle,
    Image,
    LinkEnd,
    LinkStart,
    Markup,
    Piece,
    Run,
    Source,
    Text,
)
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.languages import Language
from bokbygg.naming import readable
from bokbygg.parse import links
from bokbygg.parse.addresses import AddressError, SchemeError, external
from bokbygg.parse.galley import FORCED_BREAK, Galley
from bokbygg.parse.positions import Positions
from bokbygg.parse.tracing import offset_of, spans_of
from bokbygg.rules import structure as rules
from bokbygg.typography import typeset

_MARKDOWNS_OWN = {
    "link_open": frozenset({"href", "title"}),
    "image": frozenset({"src", "alt", "title"}),
    "ordered_list_open": frozenset({"start"}),
}
"""Attributes that the Markdown parser sets itself, by token."""

_SIMPLE = {"em": "em", "strong": "strong", "s": "s"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading inline tokens needs to know of its essay, and where it tells what it finds."""

    source: Source
    house: HouseStyle
    call_note: Callable[[Token, Span], Piece | None]
    claim_id: Callable[[str, Span], str]
    html_tag: Callable[[str, Span], bool]
    report: Callable[[Diagnostic], None]

    def row_of(self, token: Token) -> Language | None:
        """The language that an element names as its own."""
        lang = links.attributes(token.attrs).lang
        return self.house.row(lang) if lang else None

    def attributes(self, token: Token, span: Span, *classes: str) -> str:
        """The attributes an author gave an element, as XHTML, with `classes` of our own."""
        own = _MARKDOWNS_OWN.get(token.type, frozenset())
        given = {key: value for key, value in token.attrs.items() if key not in own}
        found = links.attributes(given)
        for name in found.refused:
            self.report(
                rules.UNUSED_ATTRIBUTE.found(
                    f"the attribute `{name}` is left out",
                    span,
                    hint="use an id, a class, lang or dir, and style the class in a style sheet",
                )
            )
        anchor = self.claim_id(found.id, span) if found.id else ""
        return found.xhtml(anchor, *classes)


def pieces(
    tokens: Sequence[Token], positions: Positions, manner: Manner, reading: Reading
) -> tuple[Piece, ...]:
    """The pieces of a block's inline `tokens`, typeset in its manner."""
    galley = _Gatherer(positions, manner, reading).gather(links.apart(tokens))
    return galley.typeset(positions, manner.row)


class Manner(NamedTuple):
    """How a block's text is set: by which language's rules (None: as written), and whether its
    lines are the author's, as in verse."""

    row: Language | None
    keeps_lines: bool


class _Gatherer:
    """Puts together the printed text of a block, token by token; made anew for each block."""

    def __init__(self, positions: Positions, manner: Manner, reading: Reading) -> None:
        self.galley = Galley()
        self.positions = positions
        self.manner = manner
        self.reading = reading
        self._closers: list[tuple[Piece, ...]] = []

    def gather(self, tokens: Sequence[Token]) -> Galley:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.nesting == 1 and _is_island(token):
                end = _closing(tokens, index)
                self._island(tokens[index : end + 1])
                index = end
            elif token.type == "link_open" and tokens[index + 1].type == "link_close":
                hint = "write between the brackets what the link is about, or take it away"
                found = rules.EMPTY_LINK.found("a link has no text", self._span(token), hint=hint)
                self.reading.report(found)
                index += 1
            else:
                self._one(token)
            index += 1
        return self.galley

    def _span(self, token: Token) -> Span:
        offset = offset_of(token)
        if token.type in {"link_open", "span_open"} and token.info != "auto":
            offset -= 1  # the bracket before the text
        return links.whole(self.reading.source.span(*self.positions.place(offset)))

    def _one(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special":
                self._text(token)
            case "softbreak" if not self.manner.keeps_lines:
                self.galley.text("\n", offset_of(token))
            case "hardbreak" | "softbreak":
                self.galley.thing(offset_of(token), Markup(xhtml="<br/>"), mark=FORCED_BREAK)
            case "code_inline":
                self.galley.thing(offset_of(token), *self._code(token))
            case "image":
                self.galley.thing(
                    offset_of(token), image(token, self._span(token), self.manner.row)
                )
            case "footnote_ref":
                if (call := self.reading.call_note(token, self._span(token))) is not None:
                    self.galley.thing(offset_of(token), call)
            case "html_inline":
                if self.reading.html_tag(token.content, self._span(token)):
                    self.galley.thing(offset_of(token), Markup(xhtml="<br/>"), mark=FORCED_BREAK)
            case _ if token.nesting == 1:
                opening, closing = _opening(token, self._span(token), self.reading)
                self.galley.tag(*opening)
                self._closers.append(closing)
            case _ if token.nesting == -1 and self._closers:
                self.galley.tag(*self._closers.pop())

    def _text(self, token: Token) -> None:
        if "](" in token.content:
            self._report_half_link(token)
        literal = token.type == "text" or token.info == "escape"
        spans = spans_of(token)
        ends = [start for start, _ in spans[1:]] + [len(token.content)]
        for (start, offset), end in zip(spans, ends, strict=True):
            self.galley.text(token.content[start:end], offset, literal)

    def _report_half_link(self, token: Token) -> None:
        self.reading.report(
            rules.HALF_LINK.found(
                "this looks like a link and is printed as it stands",
                self._span(token),
                hint="put an address that holds blanks in angle brackets: `[text](<a file.md>)`",
            )
        )

    def _code(self, token: Token) -> tuple[Piece, ...]:
        extra = self.reading.attributes(token, self._span(token))
        line, column = self.positions.place(offset_of(token) + len(token.markup))
        text = Text(text=token.content, runs=(Run(0, line, column, literal=True),))
        return Markup(xhtml=f"<code{extra}>"), text, Markup(xhtml="</code>")

    def _island(self, tokens: Sequence[Token]) -> None:
        """A passage that stands in the text around it as one thing."""
        row = self.reading.row_of(tokens[0])
        opening, closing = _opening(tokens[0], self._span(tokens[0]), self.reading)
        manner = Manner(row, self.manner.keeps_lines)
        inner = _Gatherer(self.positions, manner, self.reading).gather(tokens[1:-1])
        self.galley.thing(
            offset_of(tokens[0]), *opening, *inner.typeset(self.positions, row), *closing
        )


def _opening(
    token: Token, span: Span, reading: Reading
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces that open and close an element round text."""
    if token.type == "link_open":
        return _link(token, span, reading)
    name = _SIMPLE.get(token.tag, "span")
    extra = reading.attributes(token, span)
    return (Markup(xhtml=f"<{name}{extra}>"),), (Markup(xhtml=f"</{name}>"),)


def _link(
    token: Token, span: Span, reading: Reading
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    href = str(token.attrs.get("href", ""))
    extra = reading.attributes(token, span)
    wrap = (Markup(xhtml=f"<span{extra}>"),) if extra else ()
    unwrap = (Markup(xhtml="</span>"),) if extra else ()
    if not href:
        hint = "write between the parentheses where it leads, or take the brackets away"
        reading.report(rules.EMPTY_LINK.found("a link has no target", span, hint=hint))
        return wrap, unwrap
    try:
        address = external(href)
    except SchemeError as error:
        hint = "link to an https: address or to a file of the book"
        message = f"a link with the scheme `{error}:` is left out"
        reading.report(rules.UNSAFE_LINK.found(message, span, hint=hint))
        return wrap, unwrap
    except AddressError:
        hint = "compare it with the address as a browser shows it"
        message = f"`{readable(href)}` is no address; the link is left out"
        reading.report(rules.NO_ADDRESS.found(message, span, hint=hint))
        return wrap, unwrap
    if address is not None:
        return (Markup(xhtml=f'<a href="{escape(address)}"{extra}>'),), (Markup(xhtml="</a>"),)
    return (*wrap, LinkStart(href=href, span=span)), (LinkEnd(), *unwrap)


def _is_island(token: Token) -> bool:
    """A passage that the typographer of its surroundings must not touch: another language, or an
    address written out."""
    return token.info == "auto" or bool(links.attributes(token.attrs).lang)


def _closing(tokens: Sequence[Token], index: int) -> int:
    depth = 0
    for number in range(index, len(tokens)):
        depth += tokens[number].nesting
        if depth == 0:
            return number
    return len(tokens) - 1


def image(token: Token, span: Span, row: Language | None) -> Image:
    """The picture of an image token; its alternative text is typeset where `row` is given."""
    alt = "".join(child.content for child in token.children or ()) or token.content
    alt = " ".join(alt.split())
    if row is not None and alt:
        alt = typeset(alt, row).text
    return Image(src=str(token.attrs.get("src", "")), alt=alt or None, span=span)
