"""A drawing (SVG): its size, and made one file that only shows something."""

from __future__ import annotations

import re
from typing import Any

from bokbygg.fonts import FAMILIES
from bokbygg.read.drawingids import rename_ids
from bokbygg.read.sweeping import sweep
from bokbygg.values import dataclass

_LENGTH = re.compile(r"\s*([0-9.]+)\s*(px|pt|pc|mm|cm|in|)\s*$")
_CSS_PX = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}
_SVG_1_1 = "-//W3C//DTD SVG 1.1//EN"
_LARGEST = 1_000_000
_MOST_USES = 100_000
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset("circle ellipse image line path polygon polyline rect text use".split())
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing ready for the book: `data` as one file, size in CSS px. `lost` tells what it had
    to be parted from, `tidied` whose remarks went, `faces` in which families its words are set
    that the book does not carry."""

    data: bytes
    width: int
    height: int
    lost: tuple[str, ...] = ()
    tidied: tuple[str, ...] = ()
    faces: tuple[str, ...] = ()


def drawing(data: bytes, name: str) -> Drawing:
    """Read a drawing's file; its ids are made to begin with `name`, which no other drawing has.

    Raises ValueError for what is not well-formed SVG, declares entities, asks for a document type
    of its own, or has no size.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is not well-formed SVG ({error.msg})") from None
    _demand_plain(root)
    before = _parts(root)
    lost, tidied = sweep(root)
    if before and not _parts(root):
        raise ValueError(f"nothing is left of it without {lost[0]}")
    _demand_few_uses(root)
    rename_ids(root, name)
    etree.cleanup_namespaces(root)
    width, height = _size(root)
    return Drawing(
        data=etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n",
        width=width,
        height=height,
        lost=lost,
        tidied=tidied,
        faces=_faces(root),
    )


def _demand_plain(root: Any) -> None:  # noqa: ANN401 - lxml has no types
    tree = root.getroottree()
    kind = tree.docinfo.internalDTD
    if kind is not None and any(kind.iterentities()):
        raise ValueError("it declares entities, which books do not carry")
    if root.tag != f"{_NAMESPACE}svg":
        raise ValueError("it is not SVG")
    if tree.docinfo.system_url and tree.docinfo.public_id != _SVG_1_1:
        raise ValueError(f"its DOCTYPE asks for another file, `{tree.docinfo.system_url[:60]}`")


def _parts(root: Any) -> bool:  # noqa: ANN401
    """Whether anything is drawn."""
    return any(str(e.tag).removeprefix(_NAMESPACE) in _DRAWN for e in root.iter("{*}*"))


def _demand_few_uses(root: Any) -> None:  # noqa: ANN401
    """Raise ValueError where parts that use parts that use parts come to more than can be drawn,
    or use themselves."""
    by_id = {element.get("id"): element for element in root.iter("{*}*") if element.get("id")}
    counts: dict[Any, int] = {}

    def count(element: Any) -> int:  # noqa: ANN401
        if element in counts:
            return counts[element]
        counts[element] = _MOST_USES  # until known: what uses itself has no end
        total = 1
        for child in element.iter(f"{_NAMESPACE}use"):
            href = next(filter(None, map(child.get, _HREFS)), "")
            used = by_id.get(href.removeprefix("#"))
            total += count(used) if used is not None else 0
        counts[element] = total
        return total

    try:
        if count(root) >= _MOST_USES:
            raise ValueError("its parts use each other more often than can be drawn")
    except RecursionError:
        raise ValueError("its parts use each other too deeply") from None


# --- size -----------------------------------------------------------------------------------------


def _size(root: Any) -> tuple[int, int]:  # noqa: ANN401
    """Width and height in CSS px, from the attributes or the viewBox (SVG 1.1, section 7)."""
    box = [float(n) for n in re.findall(r"-?[0-9]*\.?[0-9]+", root.get("viewBox", ""))]
    wide, high = (box[2], box[3]) if len(box) == 4 else (300.0, 150.0)
    width = _px(root.get("width", ""))
    height = _px(root.get("height", ""))
    if width is None and height is None:
        width, height = wide, high
    elif width is None and height is not None:
        width = height * wide / high if high else height
    elif height is None and width is not None:
        height = width * high / wide if wide else width
    size = (width or 0, height or 0)
    if min(size) <= 0:
        raise ValueError("it is nothing wide or nothing high")
    if max(size) > _LARGEST:
        raise ValueError("it is larger than any page")
    return max(round(size[0]), 1), max(round(size[1]), 1)


def _px(length: str) -> float | None:
    match = _LENGTH.match(length)
    try:
        return float(match[1]) * _CSS_PX[match[2]] if match else None
    except ValueError:
        return None


# --- faces ----------------------------------------------------------------------------------------

_FAMILY = re.compile(r"font-family\s*:\s*([^;}]+)")
_CARRIED = {family.lower() for family in FAMILIES} | {
    *("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "inherit"),
}


def _faces(root: Any) -> tuple[str, ...]:  # noqa: ANN401
    """The families first asked for that are not ours, where there are words."""
    if not any(True for _ in root.iter(f"{_NAMESPACE}text")):
        return ()
    asked = [e.get("font-family") for e in root.iter("{*}*") if e.get("font-family")]
    for element in root.iter("{*}*"):
        asked += _FAMILY.findall(element.get("style", ""))
        if element.tag == f"{_NAMESPACE}style":
            asked += _FAMILY.findall(element.text or "")
    first = [families.split(",")[0].strip().strip("'\"").strip() for families in asked]
    return tuple(dict.fromkeys(f[:40] for f in first if f and f.lower() not in _CARRIED))
