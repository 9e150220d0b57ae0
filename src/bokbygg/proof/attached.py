"""The map of a proof inside its PDF, as a file that belongs to it (ISO 19005-3, Annex E)."""

from __future__ import annotations

from datetime import datetime
from hashlib import md5

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream, String

from bokbygg.proof.map import ProofMap

NAME = "bokbygg-proof-map.bin"
"""What the map is called in a proof."""


def attach(proof: Pdf, told: ProofMap, modified: datetime) -> None:
    """Put the map into its proof; `modified` is when the book was changed last."""
    data = told.packed()
    held = Stream(proof, data)
    held.Type, held.Subtype = Name.EmbeddedFile, Name("/application/octet-stream")
    checksum = md5(data, usedforsecurity=False).digest()
    held.Params = Dictionary(
        Size=len(data), CheckSum=String(checksum), ModDate=String(f"D:{modified:%Y%m%d%H%M%S}Z")
    )
    file = proof.make_indirect(held)
    spec = proof.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(NAME),
            UF=String(NAME),
            Desc=String("Where each word of this proof stands in the manuscript"),
            AFRelationship=Name.Data,
            EF=Dictionary(F=file, UF=file),
        )
    )
    names = Dictionary(Names=Array([String(NAME), spec]))
    if "/Names" not in proof.Root:
        proof.Root.Names = proof.make_indirect(Dictionary())
    proof.Root.Names.EmbeddedFiles = proof.make_indirect(names)
    proof.Root.AF = Array([spec])


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
