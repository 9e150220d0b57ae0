"""What the file says of the book and of itself: XMP (ISO 16684-1), the information dictionary, and
in which colours it is meant (ISO 19005-3, 6.2.3)."""

from __future__ import annotations

import functools
from datetime import UTC, datetime
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from bokbygg.book import Imprint

Object = Any
"""A pikepdf.Object."""

_MAKER = "bokbygg"


_SRGB = "sRGB IEC61966-2.1"
_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""Tells what `pdfuaid:part` is, which PDF/A does not know of itself (ISO 19005-3, 6.6.2.3)."""


def write(book: Pdf, imprint: Imprint) -> None:
    """Write all of it, and the language."""
    book.Root.OutputIntents = Array([_output_intent(book)])
    write_packet(book, packet((*_ARCHIVE, *fields(imprint), _SCHEMA)))
    book.Root.Lang = String(imprint.lang)
    write_information(book, imprint)


def write_packet(book: Pdf, xmp: str) -> None:
    """Write a packet of XMP."""
    stream = Stream(book, xmp.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    book.Root.Metadata = book.make_indirect(stream)


def write_information(book: Pdf, imprint: Imprint, **more: Object) -> None:
    """Write the information dictionary, with `more` entries."""
    told = {
        "Title": imprint.title,
        "Author": ", ".join(one.name for one in imprint.authors),
        "Subject": imprint.description or imprint.subtitle,
        "Keywords": ", ".join(imprint.keywords),
        "Creator": _MAKER,
        "Producer": _MAKER,
        "CreationDate": pdf_date(imprint),
        "ModDate": pdf_date(imprint),
    }
    texts = {f"/{key}": String(value) for key, value in told.items() if value}
    book.trailer.Info = book.make_indirect(
        Dictionary({**texts, **{f"/{key}": value for key, value in more.items()}})
    )


def _output_intent(book: Pdf) -> Object:
    """The colours of screens; the profile is one that comes with WeasyPrint."""
    profile = Stream(book, _profile())
    profile.N = 3
    return book.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String(_SRGB),
            Info=String(_SRGB),
            DestOutputProfile=book.make_indirect(profile),
        )
    )


@functools.cache
def _profile() -> bytes:
    """The ICC profile of sRGB; WeasyPrint itself is not imported for it."""
    found = find_spec("weasyprint")
    assert found is not None
    assert found.submodule_search_locations
    place = Path(found.submodule_search_locations[0])
    return (place / "pdf" / "sRGB2014.icc").read_bytes()


def _moment(imprint: Imprint) -> datetime:
    modified = imprint.modified
    return modified.astimezone(UTC) if modified.tzinfo is not None else modified


def stamp(imprint: Imprint) -> str:
    """When the book was changed last, as XMP writes it."""
    return f"{_moment(imprint):%Y-%m-%dT%H:%M:%SZ}"


def pdf_date(imprint: Imprint) -> str:
    """The same as PDF writes it (ISO 32000-1, 7.9.4)."""
    return f"D:{_moment(imprint):%Y%m%d%H%M%S}Z"


_ARCHIVE = (
    "<pdfaid:part>3</pdfaid:part>",
    "<pdfaid:conformance>U</pdfaid:conformance>",
    "<pdfuaid:part>1</pdfuaid:part>",
)


def fields(imprint: Imprint) -> tuple[str, ...]:
    """What the book says of itself, property by property."""
    description = imprint.description or imprint.subtitle
    said = (
        f"<dc:title>{_by_language(imprint.title)}</dc:title>",
        f"<dc:creator>{_row('Seq', *(one.name for one in imprint.authors))}</dc:creator>"
        if imprint.authors
        else "",
        f"<dc:description>{_by_language(description)}</dc:description>" if description else "",
        f"<dc:subject>{_row('Bag', *imprint.keywords)}</dc:subject>" if imprint.keywords else "",
        f"<dc:identifier>{escape(imprint.identifier_of_pages, quote=False)}</dc:identifier>",
        f"<dc:language>{_row('Bag', imprint.lang)}</dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<pdf:Keywords>{escape(', '.join(imprint.keywords), quote=False)}</pdf:Keywords>"
        if imprint.keywords
        else "",
        f"<pdf:Producer>{_MAKER}</pdf:Producer>",
        f"<xmp:CreatorTool>{_MAKER}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{stamp(imprint)}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{stamp(imprint)}</xmp:ModifyDate>",
    )
    return tuple(filter(None, said))


_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


def packet(properties: tuple[str, ...]) -> str:
    """A packet of XMP; it declares the namespaces that its properties use."""
    whole = "\n".join(properties)
    used = "".join(
        f' xmlns:{prefix}="{name}"'
        for prefix, name in _NAMESPACES.items()
        if f"<{prefix}:" in whole
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{used}>\n{whole}\n</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
    )


def _by_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text, quote=False)}</rdf:li></rdf:Alt>'


def _row(kind: str, *texts: str) -> str:
    items = (f"<rdf:li>{escape(text, quote=False)}</rdf:li>" for text in texts)
    return f"<rdf:{kind}>{''.join(items)}</rdf:{kind}>"
