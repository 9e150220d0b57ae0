"""What WeasyPrint 70 leaves undone in a tagged file, done before the file is written.

Works on pydyf objects. Each mend serves PDF/UA-1 (ISO 14289-1) or those who print the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from bokbygg.pdf.tree import FORMULA

Pdf = Any
"""A pydyf.PDF."""

Object = Any
"""A pydyf object: a Dictionary, an Array, a Stream."""

_IN_CONTENTS = {"/LI": "/TOCI", "/L": "/TOC", "/LBody": "/NonStruct"}

_PAGINATION = b"<</Type /Pagination>>"


def mend(pdf: Pdf, name: str) -> None:
    """All mends on `pdf`, a pydyf.PDF with a structure tree; `name` is the document's own."""
    _mark_artifacts(pdf)
    _list_contents(pdf)
    _make_notes_one(pdf)
    _wrap_list_bodies(pdf)
    _place_figures(pdf)
    _tag_formulas(pdf)
    _name_cells(pdf, name)
    _list_names(pdf)
    _map_every_glyph(pdf)
    _print_links(pdf)
    _show_as_they_are(pdf)


def _target(pdf: Pdf, reference: bytes) -> Object:
    return pdf.objects[int(reference.split()[0])]


def _mark_artifacts(pdf: Pdf) -> None:
    """Make running heads and folios artifacts, which a screen reader passes over (7.8).

    WeasyPrint marks the text of page margins like any other, but hangs it on no branch of the
    structure tree: that is how it is told.
    """
    root = _target(pdf, pdf.catalog["StructTreeRoot"])
    reachable = set(_in_order(pdf, root["K"]))
    numbers = _target(pdf, root["ParentTree"])["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for key, reference in enumerate(pdf.page_references):
        orphans = _orphans(pdf, owners[key], reachable)
        if orphans:
            _unmark(_target(pdf, _target(pdf, reference)["Contents"]), orphans)


def _orphans(pdf: Pdf, owners: Object, reachable: set[int]) -> set[int]:
    """The marks of a page whose owner is unreachable; such owners are emptied."""
    orphans = set()
    for mark, owner in enumerate(owners):
        number = int(owner.split()[0])
        if number not in reachable:
            orphans.add(mark)
            pdf.objects[number].clear()
            owners[mark] = b"null"
    return orphans


def _unmark(content: Object, orphans: set[int]) -> None:
    """Turn `/Span <</MCID n>> BDC` into an artifact, for each n in `orphans`."""
    items = content.stream
    for index, item in enumerate(items):
        if item == b"BDC" and isinstance(items[index - 1], dict):
            if items[index - 1].get("MCID") in orphans:
                items[index - 2 : index] = ["/Artifact", _PAGINATION]


def _list_contents(pdf: Pdf) -> None:
    """Make entries of contents of the items of what is a table of contents (14.8.4.2): lists within
    it are its lower levels."""
    for item in list(pdf.objects):
        if isinstance(item, dict) and item.get("S") == "/TOC":
            for number in set(_in_order(pdf, item["K"])):
                kid = pdf.objects[number]
                kid["S"] = _IN_CONTENTS.get(kid.get("S"), kid.get("S"))


def _make_notes_one(pdf: Pdf) -> None:
    """Let a note that came out as several boxes be one Note, the outermost or first of them: each
    has a name of its own (ISO 14289-1, 7.9)."""
    seen = set()
    root = _target(pdf, pdf.catalog["StructTreeRoot"])
    for number in _in_order(pdf, root["K"]):
        item = pdf.objects[number]
        if item.get("S") == "/Note":
            if item["ID"].string in seen:
                item["S"] = "/NonStruct"
                del item["ID"]
            else:
                seen.add(item["ID"].string)


def _in_order(pdf: Pdf, kids: Object) -> Iterator[int]:
    """Object numbers of all elements under `kids`, each before those below it."""
    for kid in kids:
        if isinstance(kid, bytes):
            number = int(kid.split()[0])
            yield number
            below = pdf.objects[number].get("K", ())
            yield from _in_order(pdf, below if isinstance(below, list) else (below,))


def _list_names(pdf: Pdf) -> None:
    """List the elements that have a name of their own (table 322)."""
    elements: list[Object] = [item for item in pdf.objects if isinstance(item, dict)]
    named = sorted((one["ID"].string, one.reference) for one in elements if "ID" in one)
    if named:
        root = _target(pdf, pdf.catalog["StructTreeRoot"])
        names = [part for name, reference in named for part in (pydyf.String(name), reference)]
        root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})


def _wrap_list_bodies(pdf: Pdf) -> None:
    """Put a list item's paragraphs into an LBody: an LI has no other kids (7.6)."""
    for item in list(pdf.objects):
        if isinstance(item, dict) and item.get("S") == "/LI":
            labels = [kid for kid in item["K"] if _target(pdf, kid).get("S") == "/Lbl"]
            rest = [kid for kid in item["K"] if kid not in labels]
            if any(_target(pdf, kid).get("S") != "/LBody" for kid in rest):
                item["K"][:] = [*labels, _list_body(pdf, item, rest)]


def _list_body(pdf: Pdf, item: Object, kids: list[bytes]) -> bytes:
    """A new LBody of `item` round `kids`."""
    body = type(item)({"Type": "/StructElem", "S": "/LBody", "K": type(item["K"])(kids)})
    body["Pg"], body["P"] = item["Pg"], item.reference
    pdf.add_object(body)
    for kid in kids:
        _target(pdf, kid)["P"] = body.reference
    return bytes(body.reference)


def _place_figures(pdf: Pdf) -> None:
    """Tell where on its page each picture stands in points from the lower edge (ISO 32000-1, table
    385), where WeasyPrint writes CSS px from the upper one."""
    for figure in list(pdf.objects):
        if isinstance(figure, dict) and figure.get("S") == "/Figure" and "BBox" in figure["A"]:
            left, top, right, bottom = (0.75 * length for length in figure["A"]["BBox"])
            _, low, _, high = _target(pdf, figure["Pg"])["MediaBox"]
            height = low + high  # the trimmed page's: what is cut off is as much on each side
            figure["A"]["BBox"][:] = [left, height - bottom, right, height - top]


def _tag_formulas(pdf: Pdf) -> None:
    """Make Formulas of the drawings of formulas, which are no pictures (7.7)."""
    for item in list(pdf.objects):
        if isinstance(item, dict) and item.get("S") == "/Figure" and "Alt" in item:
            if item["Alt"].string.startswith(FORMULA):
                item["S"] = "/Formula"
                item["Alt"] = type(item["Alt"])(item["Alt"].string.removeprefix(FORMULA))


def _name_cells(pdf: Pdf, name: str) -> None:
    """Let the names by which table cells know their headers be those of this document only (table
    323): others that become part of the same file have the same ones."""
    for cell in list(pdf.objects):
        if isinstance(cell, dict) and cell.get("S") in ("/TH", "/TD"):
            if "ID" in cell:
                cell["ID"] = _renamed(cell["ID"], name)
            headers = cell["A"].get("Headers")
            if headers is not None:
                headers[:] = [_renamed(header, name) for header in headers]


def _renamed(header: Object, name: str) -> Object:
    return type(header)(f"{name}-{header.string}")


def _map_every_glyph(pdf: Pdf) -> None:
    """Let glyphs that stand for no character of their own, such as the second part of a Devanagari
    letter, mean a word joiner: a ToUnicode map may not be silent (7.21.7).

    A face without a narrow no-break space has its blank drawn for it; where that came first, the
    glyph would mean it wherever a blank stands.
    """
    for font in list(pdf.objects):
        if isinstance(font, dict) and "ToUnicode" in font:
            lines = _target(pdf, font["ToUnicode"]).stream
            text = b"".join(line for line in lines if isinstance(line, bytes))
            if b" <0020>" not in text:
                lines[:] = [
                    line.replace(b" <202f>", b" <0020>") if isinstance(line, bytes) else line
                    for line in lines
                ]
            lines[:] = [
                line.replace(b" <>", b" <2060>") if isinstance(line, bytes) else line
                for line in lines
            ]


def _show_as_they_are(pdf: Pdf) -> None:
    """Let no viewer smooth a picture by its own lights (ISO 19005-3, 6.2.8)."""
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Subtype") == "/Image":
            item.extra["Interpolate"] = "false"


def _print_links(pdf: Pdf) -> None:
    """Set the Print flag on every annotation: PDF/A asks for it, and print shops look for it."""
    for reference in pdf.page_references:
        for annotation in _target(pdf, reference).get("Annots", ()):
            _target(pdf, annotation)["F"] = 4
