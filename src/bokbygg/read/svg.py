"""An SVG file's size, and whether it is safe to carry."""

from __future__ import annotations

import re
from typing import Any

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
_OWN = re.compile(r"\s*(?:#|data:|$)")
_OTHER_FILE = re.compile(r"(?:url\(|@import)\s*['\"]?(?!\s*(?:#|data:|url\())([^'\")\s;]+)", re.I)
_SVG = "{http://www.w3.org/2000/svg}svg"


def svg_size(data: bytes) -> tuple[int, int]:
    """Width and height in CSS px, from the attributes or the viewBox (SVG 1.1, section 7).

    Raises ValueError for what is not well-formed SVG, declares entities, holds a script or asks
    for another file.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is not well-formed SVG ({error.msg})") from None
    kind = root.getroottree().docinfo.internalDTD
    if kind is not None and any(kind.iterentities()):
        raise ValueError("it declares entities, which books do not carry")
    if root.tag != _SVG:
        raise ValueError("it is not SVG")
    _closed(root)
    box = [float(n) for n in re.findall(r"-?[0-9.]+", root.get("viewBox", ""))]
    wide, high = (box[2], box[3]) if len(box) == 4 else (300.0, 150.0)
    width = _px(root.get("width", ""))
    height = _px(root.get("height", ""))
    if width is None and height is None:
        width, height = wide, high
    elif width is None and height is not None:
        width = height * wide / high if high else height
    elif height is None and width is not None:
        height = width * high / wide if wide else width
    return round(width or wide), round(height or high)


def _closed(root: Any) -> None:  # noqa: ANN401 - lxml has no types
    """Raise ValueError where a picture is more than the one file."""
    for element in root.iter("{*}*"):
        name = _local(element.tag)
        if name == "script":
            raise ValueError("it holds a script")
        for key, value in element.attrib.items():
            if _local(key) == "href" and name != "a" and not _OWN.match(value):
                raise ValueError(f"it asks for another file, `{value[:60]}`")
        for css in (*element.attrib.values(), element.text or "" if name == "style" else ""):
            if other := _OTHER_FILE.search(css):
                raise ValueError(f"it asks for another file, `{other[1][:60]}`")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _px(length: str) -> float | None:
    match = _LENGTH.match(length)
    return float(match[1]) * _CSS_PX[match[2]] if match and match[1] != "." else None
