"""An SVG file's size, and whether it is safe to carry."""

from __future__ import annotations

import re

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
_SVG = "{http://www.w3.org/2000/svg}svg"


def svg_size(data: bytes) -> tuple[int, int]:
    """Width and height in CSS px, from the attributes or the viewBox (SVG 1.1, section 7).

    Raises ValueError for what is not well-formed SVG, or that declares entities.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is not well-formed SVG ({error.msg})") from None
    if b"<!ENTITY" in data:
        raise ValueError("it declares entities, which books do not carry")
    if root.tag != _SVG:
        raise ValueError("it is not SVG")
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


def _px(length: str) -> float | None:
    match = _LENGTH.match(length)
    return float(match[1]) * _CSS_PX[match[2]] if match and match[1] != "." else None
