"""What PDF/X-4 asks a file to say of itself (ISO 15930-7), and nothing it does not allow.

The standard builds on PDF 1.6 (there: ISO 32000-1 without what is newer).
"""

from __future__ import annotations

import re
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from bokbygg.book import Imprint
from bokbygg.pdf import metadata
from bokbygg.values import dataclass

VERSION = "1.6"
"""Of PDF: what is newer is not allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry that a file has to have: `where` it stands (`info`, `xmp`, `intent`, `trailer`,
    `page`), its `key`, and the `value`, empty where any will do. `profiled` where only a file with
    the profile of a press has it."""

    where: str
    key: str
    value: str = ""
    profiled: bool = False


REQUIRED = (
    Entry(where="xmp", key="pdfxid:GTS_PDFXVersion", value="PDF/X-4"),
    Entry(where="xmp", key="pdf:Trapped", value="False"),
    Entry(where="xmp", key="dc:title"),
    Entry(where="xmp", key="xmp:CreateDate"),
    Entry(where="xmp", key="xmp:ModifyDate"),
    Entry(where="xmp", key="xmp:MetadataDate"),
    Entry(where="xmp", key="xmpMM:DocumentID"),
    Entry(where="xmp", key="xmpMM:VersionID", value="1"),
    Entry(where="xmp", key="xmpMM:RenditionClass", value="default"),
    Entry(where="info", key="/GTS_PDFXVersion", value="PDF/X-4"),
    Entry(where="info", key="/Trapped", value="/False"),
    Entry(where="info", key="/Title"),
    Entry(where="info", key="/CreationDate"),
    Entry(where="info", key="/ModDate"),
    Entry(where="intent", key="/S", value="/GTS_PDFX", profiled=True),
    Entry(where="intent", key="/OutputConditionIdentifier", profiled=True),
    Entry(where="intent", key="/Info", profiled=True),
    Entry(where="intent", key="/DestOutputProfile", profiled=True),
    Entry(where="trailer", key="/ID"),
    Entry(where="page", key="/MediaBox"),
    Entry(where="page", key="/TrimBox"),
    Entry(where="page", key="/BleedBox"),
)
"""All that PDF/X-4 requires of a file and its pages. Of these the information dictionary's are the
older form, which PDF/X-4 allows and older programs look for."""

FORBIDDEN = {
    "root": ("/AA", "/OpenAction", "/AcroForm", "/Names", "/StructTreeRoot", "/MarkInfo"),
    "page": ("/AA", "/Annots", "/PresSteps", "/StructParents", "/Tabs", "/ArtBox", "/CropBox"),
}
"""What must not be there, or says nothing on paper. Annotations would be allowed beyond the bleed,
where nobody is: there are none."""


def bare(book: Pdf) -> None:
    """Take away all that is forbidden."""
    for key in FORBIDDEN["root"]:
        if key in book.Root:
            del book.Root[key]
    for page in book.pages:
        for key in FORBIDDEN["page"]:
            if key in page.obj:
                del page.obj[key]


def declare(book: Pdf, imprint: Imprint, profile: bytes, part: str = "print") -> None:
    """Write what the table asks of the file; `part` tells pages and cover apart."""
    if profile:
        book.Root.OutputIntents = Array([_intent(book, profile)])
    metadata.write_packet(book, metadata.packet((*metadata.fields(imprint), *_xmp(imprint, part))))
    metadata.write_information(
        book, imprint, GTS_PDFXVersion=String("PDF/X-4"), Trapped=Name("/False")
    )


def _xmp(imprint: Imprint, part: str) -> tuple[str, ...]:
    name = uuid5(NAMESPACE_URL, f"{imprint.identifier_of_pages}#{part}").urn
    return (
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
        "<pdf:Trapped>False</pdf:Trapped>",
        f"<xmp:MetadataDate>{metadata.stamp(imprint)}</xmp:MetadataDate>",
        f"<xmpMM:DocumentID>{name.removeprefix('urn:')}</xmpMM:DocumentID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
    )


_REGISTERED = re.compile(r"FOGRA\d+")
"""Printing conditions that the registry of the ICC names so."""


def _intent(book: Pdf, profile: bytes) -> object:
    """The printing condition that the colours are meant for, with its profile."""
    stream = Stream(book, profile)
    stream.N = 1 if profile[16:20] == b"GRAY" else 4
    told = _described(profile)
    known = _REGISTERED.search(told.upper().replace(" ", ""))
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(known[0] if known else told),
        Info=String(told),
        DestOutputProfile=book.make_indirect(stream),
    )
    if known:
        intent.RegistryName = String("http://www.color.org")
    return book.make_indirect(intent)


def _described(profile: bytes) -> str:
    """What a profile is called in itself."""
    from PIL import ImageCms

    try:
        return ImageCms.getProfileDescription(BytesIO(profile)).strip() or "Custom"
    except ImageCms.PyCMSError:
        return "Custom"
