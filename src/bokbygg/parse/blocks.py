"""The block tokens of an essay -> body, notes and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markdown_it.token import Token

from bokbygg.book import Heading, Image, Inline, Markup, Note, Piece, Source, plain
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.languages import Language
from bokbygg.naming import slugify, unused
from bokbygg.parse import inlines, links, positions
from bokbygg.parse.dialect import DEEPEST, markdown
from bokbygg.parse.notes import Notes
from bokbygg.parse.pieces import is_blank, is_printed, navigable, step_by_one
from bokbygg.parse.rawhtml import RawHtml
from bokbygg.parse.tracing import offset_of
from bokbygg.rules import structure as rules

_NUMBER = re.compile(r"[0-9]{1,9}")
_ALIGNED = frozenset({"left", "center", "right"})


class Reader:
    """Reads one essay. Lives for that only; what it found is in its attributes at the end."""

    def __init__(self, source: Source, slug: str, row: Language) -> None:
        self.source = source
        self.slug = slug
        self._manners = [inlines.Manner(row, keeps_lines=False)]
        self.findings: list[Diagnostic] = []
        self.headings: list[Heading] = []
        self.anchors: dict[str, str] = {}
        self.notes = Notes(source)
        self.html = RawHtml(source)
        self._taken: set[str] = set()
        self._lines = source.text.split("\n")
        self._out: list[Piece] = []
        self._levels: dict[int, int] = {}
        self._reading = inlines.Reading(
            source=source,
            call_note=self.notes.call,
            claim_id=self._claim,
            html_tag=self.html.inline,
            report=self.findings.append,
        )

    # --- the essay as a whole --------------------------------------------------------------

    def body(self, tokens: Sequence[Token]) -> tuple[Piece, ...]:
        """The pieces of the essay's text; `tokens` hold no note definitions."""
        self._levels = step_by_one([int(t.tag[1]) for t in tokens if t.type == "heading_open"])
        self._deep(tokens)
        return self._render(tokens)

    def note_bodies(self) -> tuple[Note, ...]:
        """The notes in the order of their first calls; also those that only notes call."""
        made: list[Note] = []
        bodies: list[tuple[Piece, ...]] = []
        while (found := self.notes.called(len(bodies) + 1)) is not None:
            bodies.append(self._render(found[1]))
        for number, body in enumerate(bodies, start=1):
            calls = self.notes.called(number)
            made.append(Note(number=number, body=body, calls=calls[0] if calls else 1))
        self.notes.report_uncalled()
        self.html.report_unclosed()
        self.findings += [*self.notes.findings, *self.html.findings]
        return tuple(made)

    def inline(self, text: str, place: Span | None) -> Inline:
        """A title or the like, which may hold emphasis, code and languages."""
        at = place or self.source.span(1)
        where = positions.of_value(at.line, at.column, text)
        return self._quiet(markdown().parseInline(text)[0], where)

    def title(self, heading: Token) -> Inline:
        """What a heading says, from its inline token."""
        first = (heading.map or [0])[0]
        return self._quiet(heading, positions.of_block(heading.content, self._lines, first))

    def _quiet(self, token: Token, where: positions.Positions) -> Inline:
        """Inline text for places that carry no notes and no ids: titles stand in contents and
        running heads, too. A link to such an id leads to the essay's top."""
        known = set(self.anchors)
        kept = []
        for child in token.children or ():
            if child.type == "footnote_ref":
                self.notes.refuse(child, self.source.span(*where.place(offset_of(child))))
            else:
                kept.append(child)
        found = navigable(inlines.pieces(kept, where, self._manners[-1], self._reading))
        self.anchors |= dict.fromkeys(self.anchors.keys() - known, self.slug)
        return found

    def _deep(self, tokens: Sequence[Token]) -> None:
        depth = 0
        for token in tokens:
            depth += token.nesting
            if depth > DEEPEST:
                span = self._span(token)
                self.findings.append(
                    rules.TOO_DEEP.found(
                        f"more than {DEEPEST} blocks stand inside each other",
                        span,
                        hint="take away levels of lists or quotations",
                    )
                )
                return

    def _span(self, token: Token) -> Span:
        line = (token.map or [0])[0] + 1
        width = len(self._lines[line - 1].strip()) if line <= len(self._lines) else 1
        column = len(self._lines[line - 1]) - len(self._lines[line - 1].lstrip()) + 1
        return self.source.span(line, column, max(width, 1))

    def _claim(self, name: str, span: Span) -> str:
        """The id in the book for the id an author gave; empty where it is taken."""
        anchor = links.anchor_id(self.slug, name)
        if anchor in self._taken:
            self.findings.append(
                rules.DUPLICATE_ID.found(
                    f"the id `{name}` is used twice in this essay",
                    span,
                    hint="give one of the two another id",
                )
            )
            return ""
        self._taken.add(anchor)
        self.anchors[name] = anchor
        return anchor

    # --- block by block ----------------------------------------------------------------------

    def _render(self, tokens: Sequence[Token]) -> tuple[Piece, ...]:
        outer, self._out = self._out, []
        index = 0
        while index < len(tokens):
            index = self._block(tokens, index)
        made, self._out = self._out, outer
        return tuple(made)

    def _block(self, tokens: Sequence[Token], index: int) -> int:
        """Render the block that begins at `index`; the index after it."""
        token = tokens[index]
        match token.type:
            case "paragraph_open" | "heading_open":
                self._manners.append(self._manner(token))
                read = self._heading if token.type == "heading_open" else self._paragraph
                read(token, tokens[index + 1])
                self._manners.pop()
                return index + 3
            case "tr_open":
                return self._row(tokens, index)
            case "inline":
                self._out += self._inline(token)
            case "hr":
                self._tag("hr", token, "scene-break", empty=True)
            case "fence" | "code_block":
                self._code(token)
            case "html_block":
                self.html.block(token.content, self._span(token))
            case "container_div_open":
                self._division(token)
                self._manners.append(self._manner(token))
            case _ if token.nesting == 1:
                self._tag(token.tag, token)
                self._manners.append(self._manner(token))
            case _ if token.nesting == -1:
                self._out.append(Markup(xhtml=f"</{token.tag or 'div'}>\n"))
                self._manners.pop()
        return index + 1

    def _manner(self, opening: Token) -> inlines.Manner:
        """How the text inside an element is set: in its own language, its lines kept in verse."""
        outer = self._manners[-1]
        verse = "verse" in str(opening.attrs.get("class", "")).split()
        return inlines.Manner(inlines.row_of(opening) or outer.row, outer.keeps_lines or verse)

    def _tag(self, name: str, token: Token, *classes: str, empty: bool = False) -> None:
        number = str(token.attrs.get("start", "")) if name == "ol" else ""
        start = f' start="{number}"' if _NUMBER.fullmatch(number) else ""
        extra = self._reading.attributes(token, self._span(token), *classes)
        self._out.append(Markup(xhtml=f"<{name}{extra}{start}{'/' if empty else ''}>"))

    def _inline(self, token: Token, place: positions.Positions | None = None) -> tuple[Piece, ...]:
        first = (token.map or [0])[0]
        if "place" in token.meta:
            line, column = token.meta["place"]
            place = positions.of_value(line, column, token.content)
        where = place or positions.of_block(token.content, self._lines, first)
        return inlines.pieces(token.children or (), where, self._manners[-1], self._reading)

    def _paragraph(self, opening: Token, inline: Token) -> None:
        children = [t for t in inline.children or () if not is_blank(t)]
        if len(children) == 1 and children[0].type == "image":
            self._figure(opening, children[0], inline)
            return
        self._print(opening, self._inline(inline))

    def _print(self, opening: Token, found: tuple[Piece, ...]) -> None:
        """A paragraph, without tags in a list that is set close; none where it is empty."""
        if not is_printed(found):
            return
        if opening.hidden:
            self._out += found
            return
        has_lines = Markup(xhtml="<br/>") in found and not self._manners[-1].keeps_lines
        self._tag("p", opening, *(["lines"] if has_lines else []))
        self._out += (*found, Markup(xhtml="</p>\n"))

    def _figure(self, opening: Token, token: Token, inline: Token) -> None:
        """An image alone in its paragraph is a figure; its title is the caption."""
        where = positions.of_block(inline.content, self._lines, (inline.map or [0])[0])
        at = offset_of(token)
        span = links.whole(self.source.span(*where.place(at)))
        picture: Image = inlines.image(token, span, inlines.row_of(token) or self._manners[-1].row)
        opening.attrs.update(
            {k: v for k, v in token.attrs.items() if k not in {"src", "alt", "title"}}
        )
        opening.map = opening.map or inline.map
        self._tag("figure", opening)
        self._out.append(picture)
        if title := str(token.attrs.get("title", "")):
            start = inline.content.find(title, at + len(token.content))
            place = self.source.span(*where.place(max(start, at)))
            caption = self.inline(title, place)
            self._out += (Markup(xhtml="<figcaption>"), *caption, Markup(xhtml="</figcaption>"))
        self._out.append(Markup(xhtml="</figure>\n"))

    def _heading(self, opening: Token, inline: Token) -> None:
        found = self._inline(inline)
        title = navigable(found)
        if not plain(title).strip():  # a picture or a note alone heads nothing
            self._print(opening, found)
            return
        name = str(opening.attrs.get("id", ""))
        anchor = self._claim(name, self._span(opening)) if name else ""
        base = slugify(plain(title)) or "x"
        if not anchor:
            anchor = unused(links.anchor_id(self.slug, base), self._taken)
            self._taken.add(anchor)
        self.anchors.setdefault(base, anchor)
        self.anchors.setdefault(anchor.split("--", 1)[1], anchor)
        given = links.attributes({k: v for k, v in opening.attrs.items() if k != "id"})
        level = self._levels[int(opening.tag[1])]
        level = min(level, self.headings[-1].level + 1 if self.headings else 2)
        self.headings.append(Heading(level=level, id=anchor, title=title))
        self._out += (
            Markup(xhtml=f"<h{level}{given.xhtml(anchor)}>"),
            *found,
            Markup(xhtml=f"</h{level}>\n"),
        )

    def _row(self, tokens: Sequence[Token], index: int) -> int:
        end = next(i for i in range(index, len(tokens)) if tokens[i].type == "tr_close")
        cells = [t for t in tokens[index:end] if t.type == "inline"]
        line = (cells[0].map or [0])[0] if cells else 0
        places = positions.of_cells([t.content for t in cells], self._lines[line], line)
        self._out.append(Markup(xhtml="<tr>"))
        for number, cell in enumerate(cells):
            opening = tokens[index + 1 + 3 * number]
            aligned = str(opening.attrs.get("style", "")).removeprefix("text-align:")
            scope = ' scope="col"' if opening.tag == "th" else ""
            style = f' class="{aligned}"' if aligned in _ALIGNED else ""
            self._out.append(Markup(xhtml=f"<{opening.tag}{scope}{style}>"))
            self._out += self._inline(cell, places[number])
            self._out.append(Markup(xhtml=f"</{opening.tag}>"))
        self._out.append(Markup(xhtml="</tr>\n"))
        return end + 1

    def _code(self, token: Token) -> None:
        word = token.info.strip().split()[0] if token.info.strip() else ""
        name = slugify(word.strip("{}."))
        classes = f' class="language-{name}"' if name else ""
        extra = self._reading.attributes(token, self._span(token))
        text = escape(token.content, quote=False)
        self._out.append(Markup(xhtml=f"<pre{extra}><code{classes}>{text}</code></pre>\n"))

    def _division(self, token: Token) -> None:
        """`::: verse` or `::: {.verse #id}`: a division of the text with a class."""
        last = (token.map or [0, 0])[1]
        line = self._lines[last].strip(" \t>") if last < len(self._lines) else ""
        if not line.startswith(token.markup):
            self.findings.append(
                rules.UNCLOSED_DIV.found(
                    f"the division `{token.info.strip()}` is never closed",
                    self._span(token),
                    hint=f"put a line `{token.markup}` where it ends",
                )
            )
        token.attrs.update(links.division(token.info))
        self._tag("div", token)
