"""The pages of a proof, dressed: marks round them, findings on them, and what the file says of
itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

from pikepdf import ObjectStreamMode, Pdf, Stream, String

from bokbygg.book import Imprint
from bokbygg.languages import language
from bokbygg.pdf.attachments import enclose
from bokbygg.proof.attached import as_file
from bokbygg.proof.comparing import Found
from bokbygg.proof.findings import Noted
from bokbygg.proof.lettering import Lettering
from bokbygg.proof.map import ProofMap, ProofPage
from bokbygg.proof.pagechanges import bars, slips
from bokbygg.proof.pagelayers import Layers
from bokbygg.proof.pagemarks import frame, head, line_numbers, source_places
from bokbygg.proof.pagenotes import annotate, slip
from bokbygg.proof.pagepaper import place
from bokbygg.proof.pageslips import Margin, marginal

FINDINGS, LINES, PLACES = "findings", "lines", "places"

_ACCESS = b"<pdfuaid:part>1</pdfuaid:part>"
"""What a book says of itself, and a proof cannot: its highlights are no part of its structure."""


def dress(
    pdf: Pdf,
    told: ProofMap,
    *,
    notes: Sequence[Noted] = (),
    changes: Sequence[Found] = (),
) -> None:
    """Draw all that a proof has beside the book's own pages, which lie on their sheets already:
    what was found in it, or what was changed."""
    words = language(told.lang).words
    layers = Layers(
        pdf,
        {
            FINDINGS: words.proof_changes if changes else words.proof_findings,
            LINES: words.proof_lines,
            PLACES: words.proof_places,
        },
    )
    lettering = Lettering()
    drawn = [*_drawn(told, notes, changes, lettering)]
    resources = pdf.make_indirect(lettering.resources(pdf))
    for number, layered in enumerate(drawn):
        layers.draw(number, layered, resources)
    for one in notes:
        annotate(pdf, one, layers.groups[FINDINGS])


def _drawn(
    told: ProofMap,
    notes: Sequence[Noted],
    changes: Sequence[Found],
    lettering: Lettering,
) -> Iterator[dict[str, bytes]]:
    """What is drawn on each page, by the layers that it is drawn on."""
    by_page = {number: [*runs] for number, runs in groupby(told.runs(), lambda run: run.page)}
    lines = {path: text.split("\n") for path, text in told.texts.items()}
    for number, sheet in enumerate(told.pages):
        runs = by_page.get(number, [])
        margin = _margin(sheet)
        said = [slip(one, margin) for one in notes if one.page == number]
        said += slips(changes, number, margin)
        around = frame(sheet), head(told, number, lettering)
        beside = bars(changes, number, runs), marginal(said, margin, lettering)
        yield {
            "": b"\n".join(around),
            LINES: line_numbers(runs, lettering),
            PLACES: source_places(runs, lines, sheet, lettering),
            FINDINGS: b"\n".join(beside),
        }


def _margin(sheet: ProofPage) -> Margin:
    return Margin(
        left=sheet.area[2] + 8,
        right=sheet.width - 12,
        bottom=20,
        top=sheet.height - 36,
        inner=sheet.area[2],
    )


def proof_of(
    printed: bytes,
    told: ProofMap,
    imprint: Imprint,
    notes: Sequence[Noted],
    changes: Sequence[Found],
) -> bytes:
    """The proof of a printed book: its pages on sheets, dressed, with its map."""
    with Pdf.open(BytesIO(printed)) as pdf:
        place(pdf, told.pages)
        dress(pdf, told, notes=notes, changes=changes)
        enclose(pdf, (as_file(told),), imprint)
        return _written(pdf, told)


def _written(pdf: Pdf, told: ProofMap) -> bytes:
    """The finished file: the same bytes for the same proof."""
    words = language(told.lang).words
    metadata = pdf.Root.Metadata.read_bytes().replace(_ACCESS, b"")
    stream = Stream(pdf, metadata)
    stream.Type, stream.Subtype = pdf.Root.Metadata.Type, pdf.Root.Metadata.Subtype
    pdf.Root.Metadata = pdf.make_indirect(stream)
    number = words.proof_round.format(number=words.numeral(told.round))
    pdf.trailer.Info.Title = String(f"{told.title} · {words.proof}, {number}")
    data = BytesIO()
    pdf.save(data, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return data.getvalue()
