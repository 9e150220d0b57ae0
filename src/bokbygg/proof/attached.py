"""The map of a proof inside its PDF, as a file that belongs to it."""

from __future__ import annotations

from pikepdf import Pdf, PdfError

from bokbygg.book import Attached
from bokbygg.proof.map import ProofMap

NAME = "bokbygg-proof-map.bin"
"""What the map is called in a proof."""


def as_file(told: ProofMap) -> Attached:
    """The map as a file for its proof."""
    return Attached(
        name=NAME,
        data=told.packed(),
        media_type="application/octet-stream",
        relation="Data",
        about="Where each word of this proof stands in the manuscript",
    )


def embedded(proof: Pdf) -> ProofMap | None:
    """The map that a file carries with it, whoever has saved it meanwhile; None where it has none
    that can be read."""
    try:
        for name, spec in proof.attachments.items():
            if name == NAME or spec.filename == NAME:
                return ProofMap.unpacked(spec.get_file().read_bytes())
    except (PdfError, ValueError, KeyError, AttributeError, TypeError):
        return None  # whatever a damaged file makes of it
    return None
