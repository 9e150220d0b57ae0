"""A PDF -> its marks."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from pikepdf import Array, Dictionary, PasswordError, Pdf, PdfError

from bokbygg.diagnostics import Fault, Span
from bokbygg.proof.attached import embedded
from bokbygg.proof.map import ProofMap
from bokbygg.proof.marks import annotation as told
from bokbygg.proof.marks.annotation import SORTS
from bokbygg.proof.marks.mark import ON_WORDS, Box, Mark, Sort
from bokbygg.proof.marks.threads import Thread, pair, threads
from bokbygg.rules import notes as rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A reader's copy: its `name`, its bytes, the map it carries, or None, and its marks, page by
    page. One that `is_rewritten` has lost its carets, if there were any."""

    name: str
    data: bytes
    map: ProofMap | None
    marks: tuple[Mark, ...]
    is_rewritten: bool = False


def read_copy(name: str, data: bytes) -> Copy:
    """The copy in a file's bytes; raises Fault where it cannot be opened."""
    place = Span(path=name)
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            return Copy(
                name=name,
                data=data,
                map=embedded(pdf),
                marks=tuple(_marks(pdf)),
                is_rewritten=_is_rewritten(pdf),
            )
    except PasswordError:
        hint = "ask for a copy without a password, or save one: qpdf --decrypt --password=… IN OUT"
        message = f"`{name}` asks for a password"
        raise Fault(rules.LOCKED.found(message, place, hint=hint)) from None
    except PdfError:
        hint = "ask the reader to save it once more as a PDF, and to send it packed (zip)"
        message = f"`{name}` is no PDF that can be read"
        raise Fault(rules.NO_PDF.found(message, place, hint=hint)) from None


_OF_PAIR = "/StrikeOutTextEdit"
"""What the stroke of a pair is for; that of a word merely struck out may say so, too."""

_REWRITER = "Ghostscript"
"""A program that leaves carets out where it writes a file anew, and tears pairs apart: what a
stroke through words was to mean can no longer be told."""


def _is_rewritten(pdf: Pdf) -> bool:
    try:
        return _REWRITER in told.text(pdf.docinfo, "/Producer")
    except (PdfError, TypeError, ValueError, AttributeError):
        return False


def _marks(pdf: Pdf) -> Iterator[Mark]:
    rewritten = _is_rewritten(pdf)
    seen: Counter[str] = Counter()
    for number, page in enumerate(pdf.pages):
        found = told.value(page.obj, "/Annots")
        if not isinstance(found, Array):
            continue
        noted = [one for one in found if isinstance(one, Dictionary)]
        for thread in threads(noted):
            mark = _mark(number, thread, rewritten=rewritten)
            seen[mark.id] += 1
            same = seen[mark.id] - 1  # of marks that say the same at the same place
            yield replace(mark, id=_digest(f"{mark.id} {same}")) if same else mark


def _mark(page: int, thread: Thread, *, rewritten: bool) -> Mark:
    head = thread.head
    sort = SORTS[str(told.value(head, "/Subtype"))]
    boxes = told.quads(head)
    rect = told.rect(head)
    said = _said(thread)
    if both := pair(thread):
        sort, boxes = Sort.REPLACE, told.quads(both[1])
        rect = told.rect(both[1])
    elif sort is Sort.STRIKE and rewritten and str(told.value(head, "/IT")) == _OF_PAIR:
        sort, said = Sort.REPLACE, ""
    if sort is Sort.INK:
        boxes = told.strokes(head)
    if thread.finding is not None:
        boxes = told.quads(thread.finding) or boxes
    if not boxes and rect is not None:
        boxes = (rect,)
    by = told.text(head, "/T")
    return Mark(
        id=_id(page, sort, boxes, said, by, told.text(head, "/NM")),
        sort=sort,
        page=page,
        boxes=boxes,
        point=_point(sort, head, rect) if thread.finding is None else None,
        said=said,
        by=by,
        replies=tuple(thread.replies),
        state=thread.state,
        finding=told.said(thread.finding) if thread.finding is not None else "",
    )


def _said(thread: Thread) -> str:
    """The comment of a thread: of a pair, that of the caret before that of the stroke."""
    if both := pair(thread):
        return told.said(both[0]) or told.said(both[1])
    return next((text for one in thread.all() if (text := told.said(one))), "")


def _point(sort: Sort, head: Dictionary, rect: Box | None) -> tuple[float, float] | None:
    """Where a mark points that means a place: a caret with its tip, in the middle of its upper
    edge; the sign of a note with the corner at which it was set; a callout with its line."""
    line = told.numbers(told.value(head, "/CL"))
    # MuPDF gives every free text a line; the standard, only callouts
    if str(told.value(head, "/IT")) == "/FreeTextCallout" and len(line) > 1:
        return line[0], line[1]
    if rect is None or sort in ON_WORDS:
        return None
    if sort is Sort.INSERT:
        return rect.middle[0], rect.top
    if sort in {Sort.INK, Sort.SHAPE}:
        return rect.middle
    return rect.left, (rect.top if sort is Sort.NOTE else rect.middle[1])


def _id(page: int, sort: Sort, boxes: tuple[Box, ...], said: str, by: str, name: str) -> str:
    """What a mark is known by, whoever sends it."""
    where = [[round(length) for length in box] for box in boxes]
    return _digest(repr((page, sort.value, where, said, by, name)))


def _digest(known: str) -> str:
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:8]
