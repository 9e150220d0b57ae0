"""A document that is laid out, drawn as the pages of a fragment.

Imported after `engine` only. What WeasyPrint would finish in each file is kept back for the whole
book: its faces are not cut, and a number that may change stands in a stream of its own. The two
functions that are exchanged for that while a document is drawn are private to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import pydyf
import weasyprint.draw
import weasyprint.pdf
from weasyprint.pdf.fonts import build_fonts_dictionary

from bokbygg.pdf.engine import VARIANT, no_clock
from bokbygg.pdf.figures import Case
from bokbygg.pdf.fragment import Anchor, Bookmark, FaceUse, Figures, Reserved
from bokbygg.pdf.initials import STANDS_IN_FILE
from bokbygg.pdf.mending import mend
from bokbygg.pdf.printed import composed
from bokbygg.pdf.reserved import Numbers, StandIn
from bokbygg.pdf.semantics import told_exactly
from bokbygg.values import dataclass

Rendered = Any
"""A weasyprint.Document: pages laid out, not yet drawn."""

_POINTS = 0.75
"""A CSS px in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What becomes part of a Fragment; `files` are the font files of its faces by digest."""

    pdf: bytes
    anchors: tuple[Anchor, ...]
    bookmarks: tuple[Bookmark, ...]
    linked: tuple[str, ...]
    faces: Mapping[str, FaceUse]
    files: Mapping[str, bytes]
    figures: Mapping[str, Figures]
    reserved: tuple[Reserved, ...]
    bound: bool


def draw(document: Rendered, numbers: Numbers, name: str) -> Drawn:
    """Draw all pages of a document; `name` tells its table cells from those of others."""
    for page in document.pages:
        page.links[:] = _whole(page.links)
    anchors = tuple(_anchors(document.pages))
    bookmarks = tuple(_bookmarks(document.pages))
    linked = _lead_outside(document.pages, {anchor.name for anchor in anchors})
    pen = _Pen(numbers)
    with _kept_back(pen), told_exactly(), no_clock():
        pdf = document.write_pdf(
            finisher=lambda _, pdf: pen.finish(pdf, name), pdf_variant=VARIANT, pdf_identifier=b"-"
        )
    return Drawn(
        pdf=pdf,
        anchors=anchors,
        bookmarks=bookmarks,
        linked=linked,
        faces=pen.faces,
        files=pen.files,
        figures=pen.figures,
        reserved=tuple(pen.reserved),
        bound=numbers.bound or pen.bound,
    )


def _anchors(pages: list[Any]) -> Iterator[Anchor]:
    seen = set()
    for index, page in enumerate(pages):
        for name, (x, y, *_) in page.anchors.items():
            if name not in seen:
                seen.add(name)
                low = (page.height - y) * _POINTS
                yield Anchor(name=name, page=index, x=x * _POINTS, y=low)


def _bookmarks(pages: list[Any]) -> Iterator[Bookmark]:
    """The bookmarks of `pages`, which they lose: the outline is the book's."""
    for index, page in enumerate(pages):
        for level, label, (x, y, *_), _state in page.bookmarks:
            low = (page.height - y) * _POINTS
            yield Bookmark(level=level, label=label, page=index, x=x * _POINTS, y=low)
        page.bookmarks = []


def _lead_outside(pages: list[Any], own: set[str]) -> tuple[str, ...]:
    """Let links to other documents stay, which WeasyPrint would drop; gives where they lead."""
    targets = {link[1] for page in pages for link in page.links if link[0] == "internal"}
    outside = tuple(sorted(targets - own))
    for name in outside:
        pages[0].anchors[name] = (0, 0, 0, 0)
    return outside


def _whole(links: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """One link for each `a` element of a page, over the area of all that stands in it.

    WeasyPrint makes one more of each element inside the `a`, which PDF/UA does not allow, and the
    `a` round a picture has no area of its own. Private: the box that comes fourth in a link.
    """
    whole: list[tuple[Any, ...]] = []
    for kind, target, (left, top, right, bottom), box in links:
        if box.element_tag == "a" or not whole:
            whole.append((kind, target, (left, top, right, bottom), box))
        else:
            *same, (x1, y1, x2, y2), outer = whole[-1]
            area = (min(x1, left), min(y1, top), max(x2, right), max(y2, bottom))
            whole[-1] = (*same, area, outer)
    return whole


@contextmanager
def _kept_back(pen: _Pen) -> Iterator[None]:
    """Let `pen` draw text, and see to the faces."""
    stock = weasyprint.draw.draw_text, weasyprint.pdf.build_fonts_dictionary
    weasyprint.draw.draw_text = pen.drawing(stock[0])
    weasyprint.pdf.build_fonts_dictionary = pen.put_off
    try:
        yield
    finally:
        weasyprint.draw.draw_text, weasyprint.pdf.build_fonts_dictionary = stock


class _Pen:
    """Draws a document and notes what is left to be done.

    `faces`, `files`, `figures`, `reserved` and `bound` are those of Drawn.
    """

    def __init__(self, numbers: Numbers) -> None:
        self._stand_ins = numbers.stand_ins
        self._case = Case()
        self._cuts: dict[int, list[tuple[int, int, StandIn, Any, str]]] = {}
        self.faces: dict[str, FaceUse] = {}
        self.files: dict[str, bytes] = {}
        self.figures: dict[str, Figures] = {}
        self.reserved: list[Reserved] = []
        self.bound = False

    def drawing(self, draw_text: Callable[..., None]) -> Callable[..., None]:
        """WeasyPrint's `draw_text`, with the stand-ins noted."""

        def draw(stream: Any, textbox: Any, *rest: object) -> None:  # noqa: ANN401
            stand_in = self._stand_ins.get(id(textbox))
            begins = len(stream.stream)
            said = textbox.element.get(STANDS_IN_FILE) if textbox.element is not None else None
            if said is None:
                draw_text(stream, textbox, *rest)
            else:  # ISO 32000-1, 14.9.4
                actual = pydyf.Dictionary({"ActualText": pydyf.String(said)})
                stream.begin_marked_content("Span", actual)
                draw_text(stream, textbox, *rest)
                stream.end_marked_content()
            if stand_in is not None and len(stream.stream) > begins:
                self._note(stream, textbox, stand_in, begins)

        return draw

    def _note(self, stream: Any, textbox: Any, stand_in: StandIn, begins: int) -> None:  # noqa: ANN401
        """Note that a stand-in was drawn, if another number can take its place."""
        figures = self._case.figures(textbox.style, stand_in.signs, stream)
        text = stream.stream.index(b"BT", begins)
        if figures is None or not _replaceable(stream.stream[text:], textbox, stand_in, figures):
            self.bound = True
            return
        name = next((key for key, known in self.figures.items() if known is figures), "")
        name = name or str(len(self.figures))
        self.figures[name] = figures
        end = stream.stream.index(b"ET", text) + 1
        self._cuts.setdefault(id(stream), []).append((text, end, stand_in, textbox, name))

    def put_off(self, pdf: Any, fonts: Any, compress: bool, subset: bool, options: Any) -> Any:  # noqa: ANN401
        """In the place of WeasyPrint's `build_fonts_dictionary`: the dictionary with those faces
        only that cannot be shared, because they are pictures, or have signs made for the nonce."""
        own = {key: font for key, font in fonts.items() if not _can_be_shared(font)}
        for key, font in fonts.items():
            if key not in own:
                self._share(font)
        return build_fonts_dictionary(pdf, own, compress, subset, options)

    def _share(self, font: Any) -> None:  # noqa: ANN401
        known = self.faces.get(font.hash)
        file = known.file if known else sha256(font.file_content).hexdigest()[:32]
        self.files[file] = font.file_content
        self.faces[font.hash] = FaceUse(
            name=font.name.decode().removeprefix("/"),
            family=font.family,
            file=file,
            index=font.index,
            axes=_axes(font),
            ascent=font.ascent,
            descent=font.descent,
            flags=font.flags,
            stem=font.stemv,
            unicode={**(known.unicode if known else {}), **font.to_unicode},
            widths={**(known.widths if known else {}), **font.widths},
        )

    def finish(self, pdf: Any, name: str) -> None:  # noqa: ANN401
        """Mend the file before it is written, and give each number that may change a stream."""
        mend(pdf, name)
        pdf.catalog.pop("Names", None)  # they are the book's
        for index, reference in enumerate(pdf.page_references):
            page = pdf.objects[int(reference.split()[0])]
            content = pdf.objects[int(page["Contents"].split()[0])]
            cuts = self._cuts.pop(id(content), [])
            if cuts:
                page["Contents"] = self._cut(pdf, content, cuts, index)
        self.bound = self.bound or bool(self._cuts)  # what is left was drawn within a group

    def _cut(self, pdf: Any, content: Any, cuts: list[Any], index: int) -> pydyf.Array:  # noqa: ANN401
        """The content stream of a page as several."""
        items = content.stream
        parts = pydyf.Array([content.reference])
        at = cuts[0][0]
        for position, (begins, ends, stand_in, textbox, figures) in enumerate(cuts):
            begins_next = cuts[position + 1][0] if position + 1 < len(cuts) else len(items)
            width = composed(textbox.text, self.figures[figures])[1]
            self.reserved.append(_reserved(stand_in, textbox, figures, width, index, len(parts)))
            for share in (items[begins:ends], items[ends:begins_next]):
                part = pydyf.Stream(share, compress=content.compress)
                pdf.add_object(part)
                parts.append(part.reference)
        del items[at:]
        return parts


def _reserved(
    stand_in: StandIn,
    textbox: Any,  # noqa: ANN401
    figures: str,
    width: float,
    page: int,
    part: int,
) -> Reserved:
    return Reserved(
        page=page,
        part=part,
        of=stand_in.of,
        style=stand_in.style,
        before=stand_in.before,
        after=stand_in.after,
        x=textbox.position_x,
        y=textbox.position_y + textbox.baseline,
        width=width,
        align=stand_in.align,
        figures=figures,
    )


def _replaceable(items: list[Any], textbox: Any, stand_in: StandIn, figures: Figures) -> bool:  # noqa: ANN401
    """Whether the stand-in came out as it is composed of its signs, and has no line to it."""
    if textbox.style["text_decoration_line"] != "none":
        return False
    if stand_in.of and not figures.even:
        return False
    shown = next(item for item in items if isinstance(item, bytes) and item.endswith(b"TJ"))
    same = f"{composed(textbox.text, figures)[0]} TJ".encode()
    return shown.replace(b">0<", b"").replace(b">0]", b">]") == same


def _can_be_shared(font: Any) -> bool:  # noqa: ANN401
    pictures = font.bitmap or font.png or font.svg or font.colr
    return not (pictures or font.missing or font.used_in_forms or "CFF2" in font.tables)


def _axes(font: Any) -> tuple[tuple[str, float], ...]:  # noqa: ANN401
    """Where a face stands on the axes that its file may have, as WeasyPrint sees it."""
    if "fvar" not in font.tables:
        return ()
    slanted = {"slnt": -10.0} if font.style == 1 else {}
    axes = {
        "wght": font.weight,
        "opsz": font.font_size,
        "ital": int(font.style == 2),
        **slanted,
        **font.variations,
    }
    return tuple(sorted((tag, float(place)) for tag, place in axes.items()))
