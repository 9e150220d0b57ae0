"""The inline tokens of one block -> pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from markdown_it.token import Token

from bokbygg.book import Markup, Piece
from bokbygg.diagnostics import Span
from bokbygg.languages import language
from bokbygg.parse import elements, highlight, indexing, links, references
from bokbygg.parse.galley import FORCED_BREAK, Galley
from bokbygg.parse.html.elements import AS_WRITTEN
from bokbygg.parse.pieces import closing
from bokbygg.parse.positions import Positions
from bokbygg.parse.reading import Manner, Reading
from bokbygg.parse.tracing import offset_of, part, spans_of
from bokbygg.parse.verse import Stanza
from bokbygg.rules import structure as rules
from bokbygg.rules.markup import TEMPLATE_TAG

_TEMPLATE_TAG = re.compile(r"\{%.*?%\}|\{\{[<%].*?[>%]\}\}")
_BREAKS = frozenset({"softbreak", "hardbreak"})
_RAISED = frozenset({"sup_open", "sub_open"})


def pieces(
    tokens: Sequence[Token], positions: Positions, manner: Manner, reading: Reading
) -> tuple[Piece, ...]:
    """The pieces of a block's inline `tokens`, typeset in its manner."""
    joined = indexing.noted(links.apart(references.joined(tokens)))
    galley = _Gatherer(positions, manner, reading).gather(joined)
    return galley.typeset(positions, manner.row)


class _Gatherer:
    """Puts together the printed text of a block, token by token; made anew for each block and for
    each passage in it that stands as one thing, where nothing `starts`."""

    def __init__(
        self, positions: Positions, manner: Manner, reading: Reading, *, starts: bool = True
    ) -> None:
        self.galley = Galley()
        self.starts = starts
        self.positions = positions
        self.manner = manner
        self.reading = reading
        self._stanza: Stanza | None = None
        if manner.keeps_lines:
            self._stanza = Stanza(self.galley, reading.source, manner.column, whole=starts)
        self._closers: list[tuple[Piece, ...]] = []

    def gather(self, tokens: Sequence[Token]) -> Galley:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if self._stanza and token.nesting >= 0 and token.type not in _BREAKS:
                self._stanza.text_at(self.positions.place(offset_of(token))[0])
            if token.nesting == 1 and _is_island(token):
                end = closing(tokens, index)
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
        if self._stanza:
            self._stanza.end()
        return self.galley

    def _span(self, token: Token) -> Span:
        place = self.positions.place(references.beginning(token))
        return links.whole(self.reading.source.span(*place))

    def _one(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special":
                self._text(token)
            case "hardbreak" | "softbreak" if self._stanza:
                self._stanza.end_line(offset_of(token), inside=bool(self._closers))
            case "softbreak":
                self.galley.text("\n", offset_of(token))
            case "hardbreak":
                self.galley.thing(offset_of(token), Markup(xhtml="<br/>"), mark=FORCED_BREAK)
            case "code_inline":
                self.galley.thing(offset_of(token), *self._code(token))
            case "math_inline" | "math_display":
                self.galley.thing(offset_of(token), *self._formula(token))
            case "image":
                self._image(token)
            case "reference":
                self._reference(token)
            case "footnote_ref":
                place = self.positions.place(offset_of(token))
                call = self.reading.call_note(token, self._span(token), place)
                if call is not None:
                    self.galley.thing(offset_of(token), call)
            case "variable":
                self._variable(token)
            case "task":
                self.galley.thing(offset_of(token), self._box(token))
            case "element_void":
                self.galley.tag(Markup(xhtml=f"<{token.tag}/>"))
            case _ if token.nesting == 1:
                opening, ending = self._opening(token)
                self.galley.tag(*opening)
                self._closers.append(ending)
            case _ if token.nesting == -1 and self._closers:
                self.galley.tag(*self._closers.pop())

    def _opening(self, token: Token) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        return elements.opening(token, self._span(token), self.manner.row, self.reading)

    def _text(self, token: Token) -> None:
        if "](" in token.content and token.info != "html":  # of that, `html` has told
            self._report_half_link(token)
        for tag in _TEMPLATE_TAG.finditer(token.content) if "{" in token.content else ():
            self._report_template_tag(part(token, *tag.span()))
        literal = token.type == "text" or token.info == "escape"
        spans = spans_of(token)
        ends = [start for start, _ in spans[1:]] + [len(token.content)]
        for (start, offset), end in zip(spans, ends, strict=True):
            self.galley.text(token.content[start:end], offset, literal)

    def _variable(self, token: Token) -> None:
        """The value of a variable, all of it at the place of its name; unknown, as written."""
        span = replace(self._span(token), width=len(token.content))
        value = self.reading.value(token.info, span)
        self.galley.text(
            token.content if value is None else value, offset_of(token), literal=value is None
        )

    def _report_half_link(self, token: Token) -> None:
        self.reading.report(
            rules.HALF_LINK.found(
                "this looks like a link and is printed as it stands",
                self._span(token),
                hint="put an address that holds blanks in angle brackets: `[text](<a file.md>)`",
            )
        )

    def _report_template_tag(self, tag: Token) -> None:
        span = replace(self._span(tag), width=len(tag.content))
        hint = "take it away; a comment is written `<!-- … -->`"
        message = f"`{tag.content}` means nothing here and is printed as it stands"
        self.reading.report(TEMPLATE_TAG.found(message, span, hint=hint))

    def _code(self, token: Token) -> tuple[Piece, ...]:
        extra = self.reading.attributes(token, self._span(token))
        known = highlight.known(str(token.attrs.get("class", "")).split())
        (line,) = highlight.coloured(token.content, known)
        start = offset_of(token) + len(token.markup)
        at, column = self.positions.place(start)
        before = self.reading.source.span(at).excerpt[column - 1 : column]
        if not before.strip() and not token.content.startswith(" "):
            start += 1  # the blank that parts the marks from the code
        inside = highlight.pieces(line, self.positions, start)
        return Markup(xhtml=f"<code{extra}>"), *inside, Markup(xhtml="</code>")

    def _formula(self, token: Token) -> tuple[Piece, ...]:
        """A formula; as code where it cannot be read."""
        written = f"{token.markup}{token.content}{token.markup}"
        span = replace(self._span(token), width=len(written.split("\n", 1)[0]))
        made = elements.formula(token, span, self.reading)
        if made is not None:
            return (made,)
        inside = highlight.pieces([("", written)], self.positions, offset_of(token))
        return Markup(xhtml="<code>"), *inside, Markup(xhtml="</code>")

    def _box(self, token: Token) -> Markup:
        """The box of a task, drawn so that no face has to hold it, and described in words."""
        words = (self.manner.row or language(self.reading.house.lang)).words
        said = words.done if token.info else words.to_do
        tick = '<path d="M2.5 5.5l2 2.5 4.5-6.5"/>' if token.info else ""
        return Markup(
            xhtml='<svg xmlns="http://www.w3.org/2000/svg" class="box" viewBox="0 0 10 10" '
            f'fill="none" stroke="currentColor" role="img"><title>{escape(said)}</title>'
            f'<rect x="0.5" y="0.5" width="9" height="9"/>{tick}</svg>'
        )

    def _image(self, token: Token) -> None:
        """A picture that stands in a line, where it has no caption."""
        span = self._span(token)
        if token.attrs.get("title"):
            self.reading.report(
                rules.NO_ROOM_FOR_CAPTION.found(
                    "a picture in a line of text has no caption; its title is left out",
                    span,
                    hint="put the picture in a paragraph of its own, or say it in the text",
                )
            )
        opening, ending = elements.wrapped(self.reading.attributes(token, span))
        shown = elements.image(token, span, self.manner.row, self.reading)
        self.galley.thing(offset_of(token), *opening, shown, *ending)

    def _reference(self, token: Token) -> None:
        capital = self.starts and references.begins_sentence(self.galley.ending, self.manner.row)
        piece = references.reference(token, self._span(token), capital)
        opening, ending = elements.wrapped(self.reading.attributes(token, piece.span))
        self.galley.thing(offset_of(token), *opening, piece, *ending)

    def _island(self, tokens: Sequence[Token]) -> None:
        """A passage that stands in the text around it as one thing."""
        raised = tokens[0].type in _RAISED
        row = self.reading.row_of(tokens[0]) or (self.manner.row if raised else None)
        opening, ending = self._opening(tokens[0])
        manner = self.manner._replace(row=row)
        inner = _Gatherer(self.positions, manner, self.reading, starts=False).gather(tokens[1:-1])
        self.galley.thing(
            offset_of(tokens[0]), *opening, *inner.typeset(self.positions, row), *ending
        )


def _is_island(token: Token) -> bool:
    """A passage that the typographer of its surroundings must not touch: another language, an
    address written out, what is typed on a machine, or a number over the line, which is no part of
    the one before it."""
    if token.type in _RAISED or (token.type == "element_open" and token.tag in AS_WRITTEN):
        return True
    return token.info == "auto" or bool(links.attributes(token.attrs).lang)
