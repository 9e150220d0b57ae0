"""Where one essay is read: what is known of it, and what has been found so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from markdown_it.token import Token

from bokbygg.book import (
    Captioned,
    Heading,
    HouseStyle,
    Image,
    IndexStart,
    Inline,
    Line,
    Markup,
    Math,
    Piece,
    Source,
)
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.parse import elements, indexing, inlines, links, positions, references
from bokbygg.parse.dialect import markdown
from bokbygg.parse.html.woven import Html
from bokbygg.parse.notes import Notes
from bokbygg.parse.pieces import has_class, navigable, titular
from bokbygg.parse.reading import Manner, Reading
from bokbygg.parse.tracing import offset_of
from bokbygg.rules import structure as rules
from bokbygg.rules.indexes import INDEX_IN_TITLE

_ROLES = {"aside": ' role="note"'}
"""What screen readers are told of elements that each would else be a landmark, of which a document
may hold but one without a name (WAI-ARIA 1.2, complementary)."""


class Desk:
    """Lives for one essay. `out` takes the pieces of the block that is read; `manner` is how its
    text is set; `begun` counts the figures and tables with a caption; `waiting` are marks of the
    index for the text that comes next."""

    def __init__(self, source: Source, slug: str, lang: str, house: HouseStyle) -> None:
        self.source = source
        self.slug = slug
        self.house = house
        self.lines = source.text.split("\n")
        self.findings: list[Diagnostic] = []
        self.headings: list[Heading] = []
        self.captioned: list[Captioned] = []
        self.begun: Counter[str] = Counter()
        self.anchors: dict[str, str] = {}
        self.taken: set[str] = set()
        self.levels: Mapping[int, int] = {}
        self.html = Html(source)
        self.notes = Notes(source, self.html.woven)
        self.out: list[Piece] = []
        self.waiting: list[Piece] = []
        self._manners = [Manner(house.row(lang), keeps_lines=False)]
        self._reading = Reading(
            source=source,
            house=house,
            call_note=self.notes.call,
            claim_id=self.claim,
            report=self.findings.append,
        )

    @property
    def manner(self) -> Manner:
        """How the text inside the innermost open element is set."""
        return self._manners[-1]

    # --- what blocks are made of -----------------------------------------------------------------

    def put(self, *pieces: Piece) -> None:
        """Add pieces to the block that is read."""
        self.out += pieces

    def tag(
        self, name: str, token: Token, *classes: str, more: str = "", empty: bool = False
    ) -> None:
        """Put the opening tag of an element, with what an author said of it, `classes` of our own
        and `more` attributes written out."""
        extra = self.attributes(token, *classes)
        more += _ROLES.get(name, "")
        self.put(Markup(xhtml=f"<{name}{extra}{more}{'/' if empty else ''}>"))

    def attributes(self, token: Token, *classes: str) -> str:
        """What an author said of an element, as XHTML, with `classes` of our own."""
        if not (token.attrs or token.meta):  # as of most: then no place is needed to tell of
            return links.Attributes(classes=classes).xhtml() if classes else ""
        return self._reading.attributes(token, self.span(token), *classes)

    @contextmanager
    def collected(self) -> Iterator[list[Piece]]:
        """Let what is put come to a list of its own."""
        outer, self.out = self.out, []
        try:
            yield self.out
        finally:
            self.out = outer

    def enter(self, opening: Token) -> None:
        """Begin to set text as an element wants it: in its own language, its lines kept in
        verse."""
        outer = self.manner
        keeps_lines = (
            outer.keeps_lines or has_class(opening, "verse")
        ) and opening.type != "heading_open"
        own = self._reading.row_of(opening)
        row = own or (None if opening.tag == "pre" else outer.row)
        column = opening.meta.get("column", outer.column)
        self._manners.append(Manner(row, keeps_lines, column))

    def leave(self) -> None:
        """Go back to the manner before."""
        self._manners.pop()

    def report_once(self, finding: Diagnostic) -> None:
        """Add a finding, unless one like it has been added before."""
        said = {(found.code, found.message) for found in self.findings}
        if (finding.code, finding.message) not in said:
            self.findings.append(finding)

    # --- text within a block ---------------------------------------------------------------------

    def inline(self, token: Token, place: positions.Positions | None = None) -> tuple[Piece, ...]:
        """The pieces of a block's text."""
        where = place or self.where(token)
        return inlines.pieces(token.children or (), where, self.manner, self._reading)

    def image(self, token: Token, span: Span) -> Image:
        """The picture of an image token."""
        return elements.image(
            token, span, self._reading.row_of(token) or self.manner.row, self._reading
        )

    def element(self, token: Token, span: Span) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """The pieces that open and close an element of running text."""
        return elements.opening(token, span, self.manner.row, self._reading)

    def parsed(self, text: str, where: positions.Positions) -> Token:
        """Text that stands in an attribute, read as the text of a block is."""
        token = markdown().parseInline(text, self.notes.env)[0]
        token.meta["positions"] = where
        return self.html.line(token)

    @property
    def foreign(self) -> bool:
        """Whether the text inside the innermost open element is not in the essay's language."""
        inner, outer = self.manner.row, self._manners[0].row
        return inner is not None and outer is not None and inner.tag != outer.tag

    def indexed(self, token: Token) -> IndexStart | None:
        """What a block marks for the index as a whole."""
        indexing.take(token)
        return indexing.start(token, self.span(token), self.manner.row, self._reading)

    def formula(self, token: Token) -> Math | None:
        """The formula of a block of TeX, if it is sound."""
        return elements.formula(token, self.span(token), self._reading)

    def where(self, token: Token) -> positions.Positions:
        """Where the text of a block's inline token stands in the file."""
        return positions.of_token(token, self.lines)

    def value(self, text: str, place: Span | None) -> Inline:
        """A line of the settings, which may hold emphasis, code and languages."""
        token, where = self._read(text, place)
        kept = []
        for child in token.children or ():
            if child.type == "footnote_ref":
                self.notes.refuse(child, self.source.span(*where.place(offset_of(child))))
            else:
                kept.append(child)
        return navigable(self._line(kept, where))

    def line(self, text: str, place: Span | None) -> Line:
        """A line of the settings that stands over the text, where it may call notes, too."""
        token, where = self._read(text, place)
        return self._line(token.children or (), where)

    def title(self, heading: Token) -> Line:
        """What a heading says, from its inline token."""
        return self._line(heading.children or (), self.where(heading))

    def name(self, heading: Token) -> Inline:
        """The same of a heading that also stands in the text and calls its notes there."""
        kept = [token for token in heading.children or () if token.type != "footnote_ref"]
        return navigable(self._line(kept, self.where(heading)))

    def _read(self, text: str, place: Span | None) -> tuple[Token, positions.Positions]:
        at = place or self.source.span(1)
        column = at.column + self._is_quoted(at, text)
        where = positions.of_value(at.line, column, text)
        return self.parsed(text, where), where

    def _is_quoted(self, at: Span, text: str) -> bool:
        """Whether a value of the settings stands between quotation marks that are not its own."""
        known = 0 < at.line <= len(self.lines)
        stands = self.lines[at.line - 1][at.column - 1 :] if known else ""
        return stands[:1] in {'"', "'"} and stands[1:].startswith(text[:1])

    def _line(self, tokens: Sequence[Token], where: positions.Positions) -> Line:
        """Inline text for places that carry no ids: titles stand in contents and running heads,
        too. A link to such an id leads to the essay's top."""
        known = set(self.anchors)
        kept = self.unreferring(tokens, where)
        made = inlines.pieces(kept, where, self.manner, self._reading)
        self.findings += map(_in_title, [one for one in made if isinstance(one, IndexStart)])
        found = titular(made)
        self.anchors |= dict.fromkeys(self.anchors.keys() - known, self.slug)
        return found

    def unreferring(self, tokens: Sequence[Token], where: positions.Positions) -> list[Token]:
        """The inline tokens of a title without references, each of which becomes a finding."""
        kept = []
        for token in references.joined(tokens):
            if token.type != "reference":
                kept.append(token)
                continue
            span = links.whole(self.source.span(*where.place(references.beginning(token))))
            self.findings.append(
                rules.REFERENCE_IN_TITLE.found(
                    "a title cannot refer to another place; the reference is left out",
                    span,
                    hint="say it in the text below",
                )
            )
        return kept

    # --- places and ids --------------------------------------------------------------------------

    def span(self, token: Token) -> Span:
        """The first line of a block."""
        line = (token.map or [0])[0] + 1
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        column = len(text) - len(text.lstrip()) + 1
        return self.source.span(line, column, max(len(text.strip()), 1))

    def claim(self, name: str, span: Span) -> str:
        """The id in the book for the id an author gave; empty where it is taken."""
        anchor = links.anchor_id(self.slug, name)
        if anchor in self.taken:
            self.findings.append(
                rules.DUPLICATE_ID.found(
                    f"the id `{name}` is used twice in this essay",
                    span,
                    hint="give one of the two another id",
                )
            )
            return ""
        self.taken.add(anchor)
        self.anchors[name] = anchor
        return anchor


def _in_title(mark: IndexStart) -> Diagnostic:
    return INDEX_IN_TITLE.found(
        "a title cannot be marked for the index; the mark is left out",
        mark.span,
        hint='mark a place in the text below it: `[]{index="…"}`',
    )
