"""What is opened before it is joined makes no difference to the book."""

from __future__ import annotations

from bokbygg.pdf.join import join
from bokbygg.pdf.sources import Sources
from tests.epub_sample import IMPRINT
from tests.pdf_bench import joined, lay


def test_a_book_is_the_same_whatever_was_opened_before() -> None:
    trial = lay("<p>Det var <em>lugnt</em>.</p>")
    placed = (trial.placed, trial.placed)  # as blank pages are: one fragment at two places
    sources = Sources()
    for one in placed:
        sources.prepare(one.fragment)
    early = join(placed, IMPRINT, trial.laid.files, sources)
    assert early.data == joined(trial, trial).data
    assert joined(trial).data != early.data
