"""A small book made by hand, as compose would hand it to the e-book edition."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bokbygg.book import (
    Asset,
    Book,
    BoundNote,
    Contributor,
    CrossRefEnd,
    CrossRefStart,
    Document,
    Edition,
    Heading,
    Imprint,
    Inline,
    Kind,
    Markup,
    Matter,
    NoteRef,
    Page,
    Part,
    Picture,
    SpineItem,
    Stylesheet,
    Text,
)
from bokbygg.dates import Date

ROOT = Path(__file__).parent.parent


def png(width: int, height: int, grey: int = 128) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey]) * width) * height
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


COVER = Asset(
    href="images/omslag.png",
    path="manuscript/images/omslag.png",
    media_type="image/png",
    data=png(160, 256, 90),
    width=160,
    height=256,
)
BOAT = Asset(
    href="images/bat.png",
    path="manuscript/images/bat.png",
    media_type="image/png",
    data=png(200, 120),
    width=200,
    height=120,
)

IMPRINT = Imprint(
    title="Havet & fjället",
    subtitle="Essäer",
    authors=(Contributor(name="Anna Åberg", file_as="Åberg, Anna"), Contributor(name="Bo Ek")),
    contributors=(Contributor(name="Cia Dahl", role="edt", file_as="Dahl, Cia"),),
    lang="sv",
    date=Date(year=2021, month=5),
    modified=datetime(2021, 5, 12, 8, 30, 0, tzinfo=UTC),
    identifier="urn:uuid:5f1c7c1e-2f7a-4a55-9d0e-0a3b5a8d8e11",
    isbn="9789100000004",
    isbn_written="978-91-0-000000-4",
    rights="© 2021 Anna Åberg",
    publisher="Exempelförlaget",
    description="Två essäer < en bok.",
    edition_number="1",
    slug="havet-och-fjallet",
    cover=COVER,
)


def text(words: str) -> Inline:
    """A title of plain words."""
    return (Text(text=words),)


def essay(slug: str, title: Inline, **more: object) -> SpineItem:
    """An essay of which the e-book edition needs to know little but its titles."""
    bare = SpineItem(
        path=f"{slug}.md",
        slug=slug,
        role="chapter",
        lang="sv",
        title=title,
        subtitle=(),
        byline=(),
        epigraph=(),
        epigraph_source=(),
        body=(),
        notes=(),
        headings=(),
    )
    return replace(bare, **more)  # type: ignore[arg-type]


BOOK = Book(
    imprint=IMPRINT,
    front=(essay("forord", text("Förord"), role="foreword"),),
    parts=(
        Part(
            slug="vatten",
            title=text("Vatten"),
            items=(
                essay(
                    "havet",
                    (
                        Text(text="Havet "),
                        Markup(xhtml="<em>"),
                        Text(text="& dess barn"),
                        Markup(xhtml="</em>"),
                    ),
                    byline=(Contributor(name="Bo Ek"),),
                    headings=(
                        Heading(level=2, id="havet--topp", title=text("Toppar")),
                        Heading(level=3, id="havet--dal", title=text("Dalar")),
                    ),
                ),
            ),
        ),
        Part(slug="", title=(), items=(essay("fjall", text("The Fells"), lang="en"),)),
    ),
    back=(essay("efterord", text("Efterord"), role="afterword"),),
    assets=(BOAT,),
    findings=(),
)

_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{lang}" xml:lang="{lang}">
<head>
<meta charset="utf-8"/>
<title>{title}</title>
<link rel="stylesheet" href="css/book.css"/>
<link rel="stylesheet" href="css/epub.css"/>
</head>
<body>
{body}
</body>
</html>
"""


def document(
    slug: str, body: str, *, role: str = "chapter", matter: Matter = Matter.BODY, lang: str = "sv"
) -> Document:
    """A finished document that holds `body`."""
    title = slug.capitalize()
    xhtml = _PAGE.format(lang=lang, title=title, body=body)
    return Document(
        href=f"{slug}.xhtml", role=role, matter=matter, title=title, lang=lang, xhtml=xhtml
    )


_HAVET = """<section id="havet" class="chapter" epub:type="chapter" role="doc-chapter">
<h1>Havet <em>&amp; dess barn</em></h1>
<p class="byline">Bo Ek</p>
<p>Båten låg stilla.<a class="noteref" id="havet--call-1" epub:type="noteref" role="doc-noteref" \
href="#havet--note-1">1</a> Se <a href="fjall.xhtml#fjall">The Fells</a>.</p>
<h2 id="havet--topp">Toppar</h2>
<figure><img src="images/bat.png" alt="En båt vid en brygga"/></figure>
<h3 id="havet--dal">Dalar</h3>
<p>Slut.</p>
<section class="notes">
<aside class="note" id="havet--note-1" epub:type="footnote" role="doc-footnote">
<p><a class="backlink" role="doc-backlink" href="#havet--call-1" aria-label="Åter till texten">1</a>
En not om båten.</p>
</aside>
</section>
</section>"""

DOCUMENTS = (
    document(
        "title-page",
        '<section id="title-page" class="title-page" epub:type="titlepage">'
        "<h1>Havet &amp; fjället</h1><p>Essäer</p></section>",
        role="title-page",
        matter=Matter.FRONT,
    ),
    document(
        "imprint",
        '<section id="imprint" class="imprint" epub:type="copyright-page">'
        "<p>© 2021 Anna Åberg</p></section>",
        role="imprint",
        matter=Matter.FRONT,
    ),
    document(
        "forord",
        '<section id="forord" epub:type="foreword" role="doc-foreword">'
        "<h1>Förord</h1><p>Läs sakta.</p></section>",
        role="foreword",
        matter=Matter.FRONT,
    ),
    document(
        "vatten",
        '<section id="vatten" epub:type="part" role="doc-part"><h1>Vatten</h1></section>',
        role="part",
    ),
    document("havet", _HAVET),
    document(
        "fjall",
        '<section id="fjall" epub:type="chapter" role="doc-chapter">'
        "<h1>The Fells</h1><p>Snow.</p></section>",
        lang="en",
    ),
    document(
        "efterord",
        '<section id="efterord" epub:type="afterword" role="doc-afterword">'
        "<h1>Efterord</h1><p>Tack.</p></section>",
        role="afterword",
        matter=Matter.BACK,
    ),
    document(
        "colophon",
        '<section id="colophon" class="colophon" epub:type="colophon" role="doc-colophon">'
        "<p>Gjord med bokbygg.</p></section>",
        role="colophon",
        matter=Matter.BACK,
    ),
)


def _composable(item: SpineItem) -> SpineItem:
    """The essay with a text of its own: the headings that it is said to have, a link, a note."""
    ranks = {heading.id: heading.level for heading in item.headings}
    headings = "".join(f'<h{rank} id="{uid}">Hav</h{rank}>' for uid, rank in ranks.items())
    body = (
        Markup(xhtml=f"{headings}<p>"),
        Text(text="Båten låg & väntade."),
        NoteRef(number=1),
        CrossRefStart(slug="fjall"),
        Text(text="The Fells"),
        CrossRefEnd(),
        Markup(xhtml="</p>"),
        Picture(href=BOAT.href, alt="En båt", width=200, height=120),
    )
    note = BoundNote(number=1, body=(Markup(xhtml="<p>En not.</p>"),))
    return replace(item, body=body, notes=(note,))


COMPOSED = replace(
    BOOK,
    front=tuple(map(_composable, BOOK.front)),
    parts=tuple(replace(part, items=tuple(map(_composable, part.items))) for part in BOOK.parts),
    back=tuple(map(_composable, BOOK.back)),
)
"""The same book with texts, for compose to make the documents of."""


def _sheet(name: str) -> Stylesheet:
    return Stylesheet(href=f"css/{name}", css=(ROOT / "styles" / name).read_text(encoding="utf-8"))


EDITION = Edition(
    kind=Kind.EPUB,
    stylesheets=(
        Stylesheet(href="css/book.css", css="p { margin: 0; text-indent: 1em; }\n"),
        _sheet("epub.css"),
    ),
    page=Page(),
)
