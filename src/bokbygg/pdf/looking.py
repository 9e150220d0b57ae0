"""What is to be said of the flaws that are seen on pages, at their places in the author's files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bokbygg.book import Book, read_address
from bokbygg.diagnostics import Diagnostic, Rule, Span
from bokbygg.pdf.flaws import Flaw, Sort, flaws
from bokbygg.pdf.pages import span_of
from bokbygg.pdf.placing import Placed
from bokbygg.pdf.rivers import EdgesOf
from bokbygg.rules import typeset

_WORDS = "make the paragraph a word longer, or shorter"

_TOLD: dict[Sort, tuple[Rule, str, str]] = {
    Sort.LOOSE: (
        typeset.LOOSE_LINE,
        "has word spaces {ratio:.1f} times as wide as its face has them",
        "change a word of it, or put a soft hyphen (&shy;) into a long one near it",
    ),
    Sort.LADDER: (typeset.LADDER, "is the third in a row that ends with a hyphen", _WORDS),
    Sort.RUNT: (typeset.RUNT, "is all that the last line of its paragraph says", _WORDS),
    Sort.TURN: (typeset.DIVIDED_PAGE, "ends its page within a word", _WORDS),
    Sort.WIDOW: (
        typeset.WIDOW,
        "is the last line of its paragraph, alone at the head of a page",
        "see what a style sheet says of `widows`",
    ),
    Sort.ORPHAN: (
        typeset.WIDOW,
        "is the first line of its paragraph, alone at the foot of a page",
        "see what a style sheet says of `orphans`",
    ),
    Sort.STRANDED: (
        typeset.STRANDED,
        "is a heading at the foot of its page",
        "see what a style sheet says of `break-after`",
    ),
    Sort.EMPTY: (
        typeset.NEARLY_EMPTY,
        "begins a page of a few lines, the last of its essay",
        "make the essay a few lines shorter, or longer",
    ),
    Sort.RIVER: (
        typeset.RIVER,
        "is where a white river of {many} word spaces begins, each under the one before",
        "change a word of one of these lines",
    ),
    Sort.FALLEN: (
        typeset.FALLEN_BACK,
        "is set in {faces[1]}, since {faces[0]} has it not ({many} such in the essay)",
        "write it in another way, or give the book a face that has it",
    ),
}

_LONGEST = 40


def looked_at(book: Book, placed: Iterable[Placed], edges: EdgesOf) -> Iterator[Diagnostic]:
    """The findings of all flaws of a book's pages; `edges` gives those of the characters of a text
    box."""
    items = {item.slug: item for item in book.spine}
    for one in placed:
        for flaw in flaws(one.fragment, edges) if one.document.path else ():
            span = None
            if flaw.source is not None:
                address = read_address(flaw.source.of)
                span = span_of(items[address.slug], address, flaw.source.character)
            yield _found(flaw, one.place.label(flaw.page), span or one.document.span)


def _found(flaw: Flaw, page: str, span: Span | None) -> Diagnostic:
    rule, said, hint = _TOLD[flaw.sort]
    text = " ".join(flaw.text.split())
    shown = text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
    message = f"page {page}, line {flaw.line}: `{shown}` {said.format(**flaw._asdict())}"
    return rule.found(message, span, hint)
