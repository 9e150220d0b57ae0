"""The whole run of the print edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from bokbygg import compose
from bokbygg.book import Book, Edition, Markup, Output, PageMap, Text
from bokbygg.diagnostics import Diagnostic, Fault, Span, in_reading_order
from bokbygg.events import Tell, unheard
from bokbygg.languages import language
from bokbygg.pdf import lacks, pages, remarks, undivided
from bokbygg.pdf.atlas import Atlas, atlas
from bokbygg.pdf.composing import own_characters
from bokbygg.pdf.folios import Shown
from bokbygg.pdf.join import Joined, join, join_for_press
from bokbygg.pdf.laying import NotKeptError, Workshop
from bokbygg.pdf.looking import looked_at
from bokbygg.pdf.pagination import Pagination
from bokbygg.pdf.placing import Placed
from bokbygg.pdf.resolution import coarse
from bokbygg.pdf.sources import Sources
from bokbygg.rules.press import LAYOUT_FAILED, REMARK


def press(book: Book, edition: Edition, *, jobs: int = 1, tell: Tell = unheard) -> Output:
    """The printed book as one PDF: documents laid out on `jobs` processes, then joined; `tell` is
    told of each document as it is laid out.

    Raises Fault where a document cannot be laid out, naming it, and where Pango is missing.
    """
    book = compose.cut(book, edition.kind)
    sources = Sources()
    with _workshop(book, edition, jobs, tell, sources) as workshop:
        return _pressed(book, edition, workshop, sources)[0]


def press_charted(
    book: Book, edition: Edition, *, jobs: int = 1, tell: Tell = unheard
) -> tuple[Output, Atlas]:
    """The same, and where each character on its pages stands and comes from.

    Raises Fault as `press` does.
    """
    book = compose.cut(book, edition.kind)
    sources = Sources()
    with _workshop(book, edition, jobs, tell, sources) as workshop:
        output, placed = _pressed(book, edition, workshop, sources)
        return output, atlas(placed, book, workshop.edges)


def _workshop(book: Book, edition: Edition, jobs: int, tell: Tell, sources: Sources) -> Workshop:
    """A workshop that opens what is to be joined while it waits."""
    return Workshop(edition, book.assets, jobs=jobs, tell=tell, meanwhile=sources.prepare)


def _pressed(
    book: Book, edition: Edition, workshop: Workshop, sources: Sources
) -> tuple[Output, tuple[Placed, ...]]:
    """The printed book, and its fragments at their places."""
    wanting = (*lacks.of_book(book, own_characters(edition)), *undivided.of_book(book))
    placed, shown = _paginated(book, edition, workshop)
    joined = _joined(placed, book, edition, workshop.files, sources)
    found = [*workshop.findings, *wanting, *_of_whole(book, placed, joined)]
    found += [*joined.findings, *(found for one in placed for found in one.findings(shown))]
    output = Output(
        name=f"{book.imprint.slug}{'-print' if edition.printer else ''}.pdf",
        data=joined.data,
        pages=sum(one.fragment.count for one in placed),
        findings=in_reading_order(dict.fromkeys(found)),
        page_map=pages.page_map(placed, book.imprint),
    )
    return output, placed


def paginate(book: Book, edition: Edition, *, jobs: int = 1, tell: Tell = unheard) -> PageMap:
    """How the pages of the printed book begin, which is laid out for that and not joined.

    Raises Fault as `press` does.
    """
    book = compose.cut(book, edition.kind)
    with Workshop(edition, book.assets, jobs=jobs, tell=tell) as workshop:
        placed, _ = _paginated(book, edition, workshop)
    return pages.page_map(placed, book.imprint)


def look(
    book: Book, edition: Edition, *, lay: bool, jobs: int = 1, tell: Tell = unheard
) -> tuple[Diagnostic, ...]:
    """What is to be said of the pages of the printed book, its looks included. They are laid out
    where `lay` says so; else those that were kept are looked at, if all of them were.

    Raises Fault as `press` does.
    """
    book = compose.cut(book, edition.kind)
    with Workshop(edition, book.assets, jobs=jobs, tell=tell, lay=lay) as workshop:
        try:
            placed, shown = _paginated(book, edition, workshop)
        except NotKeptError:
            return ()
    found = [*looked_at(book, placed, workshop.edges), *pages.missing(book, placed)]
    found += coarse(book, {one.document.path: one.fragment.seen.widths for one in placed})
    found += (finding for one in placed for finding in one.findings(shown))
    return in_reading_order(dict.fromkeys(found))


def _paginated(
    book: Book, edition: Edition, workshop: Workshop
) -> tuple[tuple[Placed, ...], Shown]:
    """All pages of a book, and the page numbers that stand in its text."""
    row = language(book.imprint.lang)
    pagination = Pagination(
        workshop=workshop,
        openings=edition.page.openings,
        rtl=row.direction == "rtl",
        numerals=row.numerals,
    )
    return pagination.pages(compose.documents(book, edition))


def _joined(
    placed: tuple[Placed, ...],
    book: Book,
    edition: Edition,
    files: Mapping[str, bytes],
    sources: Sources,
) -> Joined:
    try:
        if edition.printer is not None:
            return join_for_press(placed, book.imprint, files, edition.printer)
        return join(placed, book.imprint, files, sources)
    except Exception as cause:  # whatever it is, an author gets no traceback
        message = f"the pages cannot be joined: {type(cause).__name__}: {cause}"
        raise Fault(LAYOUT_FAILED.found(message)) from cause


def _of_whole(book: Book, placed: tuple[Placed, ...], joined: Joined) -> Iterator[Diagnostic]:
    """What only the book as a whole can tell."""
    missing = (character for one in placed for character in one.fragment.missing)
    yield from remarks.of_missing(missing, partial(_first_place, book))
    yield from pages.missing(book, placed)
    yield from coarse(book, {one.document.path: one.fragment.seen.widths for one in placed})
    for target in joined.lost:
        yield REMARK.found(f"a link leads to `#{target}`, which stands on no page")


def _first_place(book: Book, character: str) -> Span | None:
    """Where a printed character first stands in the author's files."""
    for item in book.spine:
        notes = (piece for note in item.notes for piece in note.body)
        for piece in (*item.title, *item.subtitle, *item.body, *notes):
            if isinstance(piece, Text) and character in piece.text:
                at = piece.text.index(character)
                line, column = piece.place(at) or (0, 1)
                return Span(path=piece.path(at) or item.path, line=line, column=column)
            if isinstance(piece, Markup) and character in piece.xhtml:
                return Span(path=item.path)
    return None
