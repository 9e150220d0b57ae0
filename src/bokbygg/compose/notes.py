"""Notes that stand together: after the text of their essay, or at the end of the book."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from string import ascii_lowercase

from markupsafe import Markup as Safe

from bokbygg.book import Book, BoundNote, Edition, Kind, NoteRef, SpineItem
from bokbygg.compose.render import Renderer
from bokbygg.languages import language
from bokbygg.values import dataclass

SLUG = "endnotes"
"""The name of the file of notes. Further files have a low line, which no essay's slug holds."""

MOST = 300
"""Notes in one file of an e-book: some e-readers are slow to find a note among more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Notes of one essay, in the file that they stand in: the first of a file come first in it."""

    item: SpineItem
    notes: tuple[BoundNote, ...]
    file: str


def asides(renderer: Renderer) -> Safe:
    """Notes that pop up: one `aside` each, with its way back (EPUB Accessibility Techniques 1.1;
    DPUB-ARIA 1.1, doc-footnote and doc-backlink)."""
    callers = _callers(renderer.item)
    return Safe(
        "".join(
            f'<aside class="note" id="{renderer.note_id(note.number)}" epub:type="footnote" '
            f'role="doc-footnote">{_body(renderer, note, callers)}</aside>\n'
            for note in renderer.item.notes
        )
    )


def listed(renderer: Renderer, notes: Iterable[BoundNote]) -> Safe:
    """Notes under a heading, one after the other."""
    callers = _callers(renderer.item)
    in_ebook = renderer.edition.kind is Kind.EPUB
    kind = ' epub:type="footnote" role="doc-footnote"' if in_ebook else ""
    made = (
        f'<div class="note" id="{renderer.note_id(note.number)}"{kind}>'
        f"{_body(renderer, note, callers)}</div>\n"
        for note in notes
    )
    return Safe("".join(made))


def groups(book: Book, edition: Edition) -> tuple[Group, ...]:
    """The notes of the whole book, essay by essay, in files of a moderate size."""
    if edition.notes != "book":
        return ()
    most = MOST if edition.kind is Kind.EPUB else sys.maxsize
    made: list[Group] = []
    file, room = 1, most
    for item in book.spine:
        for part in _parts(item.notes, most):
            if len(part) > room:
                file, room = file + 1, most
            room -= len(part)
            made.append(Group(item=item, notes=part, file=_file(file)))
    return tuple(made)


def _parts(notes: tuple[BoundNote, ...], most: int) -> Iterator[tuple[BoundNote, ...]]:
    """The notes of an essay together, or parted where they are too many for one file."""
    for start in range(0, len(notes), most):
        yield notes[start : start + most]


def _file(number: int) -> str:
    return f"{SLUG}.xhtml" if number == 1 else f"{SLUG}_{number}.xhtml"


def files(groups: Iterable[Group], item: SpineItem) -> tuple[str, ...]:
    """The files that the notes of an essay stand in, by their numbers; none where they stand in
    its own."""
    return tuple(
        group.file for group in groups if group.item.slug == item.slug for _ in group.notes
    )


# --- the way back ---------------------------------------------------------------------------------


Callers = Mapping[NoteRef, int]
"""For calls that stand in notes: the number of the note."""


def _callers(item: SpineItem) -> Callers:
    inside = ((piece, note.number) for note in item.notes for piece in note.body)
    return {piece: number for piece, number in inside if isinstance(piece, NoteRef)}


def _body(renderer: Renderer, note: BoundNote, callers: Callers) -> str:
    """A note with its number, which leads back to its first call, before it, and in an e-book the
    ways back to its other calls after it."""
    first, *others = (
        _back(renderer, note, call, callers.get(NoteRef(number=note.number, call=call), 0))
        for call in range(1, (note.calls if renderer.edition.kind is Kind.EPUB else 1) + 1)
    )
    body = str(renderer.part(f"note-{note.number}"))
    body = f"<p>{first} {body[3:]}" if body.startswith("<p>") else f"<p>{first}</p>\n{body}"
    if not others:
        return body
    if body.endswith("</p>\n"):
        return f"{body[:-5]} {' '.join(others)}</p>\n"
    return f"{body}<p>{' '.join(others)}</p>\n"


def _back(renderer: Renderer, note: BoundNote, call: int, caller: int) -> str:
    """A way back to a call; `caller` is the note that it stands in, 0 for the text. Read aloud, it
    says what is to be seen, too (WCAG 2.2, criterion 2.5.3): the first one the note's number."""
    words = language(renderer.item.lang).words
    label = words.back_to_text
    label = label if note.calls == 1 else f"{label} ({_letter(call)})"
    if call == 1:
        label = f"{words.note_label.format(number=renderer.numeral(note.number))}. {label}"
    file = renderer.note_file(caller) if caller else f"{renderer.item.slug}.xhtml"
    shown = renderer.numeral(note.number) if call == 1 else _letter(call)
    name = "backlink" if call == 1 else "backlink again"
    role = ' role="doc-backlink"' if renderer.edition.kind is Kind.EPUB else ""
    href = renderer.link(file, renderer.call_id(note.number, call))
    more = f'href="{href}" aria-label="{escape(label)}"'
    return f'<a class="{name}"{role} {more}>{shown}</a>'


def _letter(call: int) -> str:
    """`a` for the first call, `b` for the second."""
    return ascii_lowercase[(call - 1) % len(ascii_lowercase)]
