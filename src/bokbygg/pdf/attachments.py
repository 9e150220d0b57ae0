"""Files that belong to the PDF that is read: the e-book, the manuscript (ISO 19005-3, 6.8)."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import md5
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from bokbygg.book import Attached, Imprint
from bokbygg.pdf.join import written
from bokbygg.pdf.metadata import pdf_date


def attach(data: bytes, files: Iterable[Attached], imprint: Imprint) -> bytes:
    """A finished PDF with files in it, each of which says what it is to the book; the same ones
    give the same bytes."""
    with Pdf.open(BytesIO(data)) as book:
        enclose(book, files, imprint)
        return written(book)


def enclose(book: Pdf, files: Iterable[Attached], imprint: Imprint) -> None:
    """Put files into a PDF, each as one that belongs to it."""
    told = {one.name: _specification(book, one, pdf_date(imprint)) for one in files}
    names = [part for name in sorted(told) for part in (String(name), told[name])]
    if "/Names" not in book.Root:
        book.Root.Names = Dictionary()
    book.Root.Names.EmbeddedFiles = book.make_indirect(Dictionary(Names=Array(names)))
    book.Root.AF = Array(told.values())


def _specification(book: Pdf, one: Attached, moment: str) -> Dictionary:
    """The file specification of an associated file (ISO 19005-3, Annex E)."""
    held = Stream(book, one.data)
    held.Type, held.Subtype = Name.EmbeddedFile, Name(f"/{one.media_type}")
    checksum = md5(one.data, usedforsecurity=False).digest()
    held.Params = Dictionary(Size=len(one.data), CheckSum=String(checksum), ModDate=String(moment))
    file = book.make_indirect(held)
    made: Dictionary = book.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(one.name),
            UF=String(one.name),
            Desc=String(one.about),
            AFRelationship=Name(f"/{one.relation}"),
            EF=Dictionary(F=file, UF=file),
        )
    )
    return made
