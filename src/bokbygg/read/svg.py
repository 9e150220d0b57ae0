"""An SVG file's size, and whether it is safe to carry."""

from __future__ import annotations

import re
from typing import Any

from bokbygg.read.cssurls import css_urls

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
_OWN = re.compile(r"\s*(?:#|data:(?:image|font)/|$)", re.I)
_ON_THE_WEB = re.compile(r"\s*(?:#|https?:|mailto:|$)", re.I)
_ADDRESSES = frozenset({"href", "src", "srcset", "data", "poster", "action", "base"})
_MOVES = frozenset({"set", "animate"})
_ACTS = frozenset({"script", "handler", "listener"})
_SVG_1_1 = "-//W3C//DTD SVG 1.1//EN"
_LARGEST = 1_000_000
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
    tree = root.getroottree()
    kind = tree.docinfo.internalDTD
    if kind is not None and any(kind.iterentities()):
        raise ValueError("it declares entities, which books do not carry")
    if root.tag != _SVG:
        raise ValueError("it is not SVG")
    if tree.docinfo.system_url and tree.docinfo.public_id != _SVG_1_1:
        raise ValueError(f"its DOCTYPE asks for another file, `{tree.docinfo.system_url[:60]}`")
    _closed(tree)
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
    size = (width or wide, height or high)
    if max(size) > _LARGEST:
        raise ValueError("it is larger than any page")
    return round(size[0]), round(size[1])


def _closed(tree: Any) -> None:  # noqa: ANN401 - lxml has no types
    """Raise ValueError where a picture is more than the one file, or more than a picture."""
    for node in tree.getroot().itersiblings(preceding=True):
        if getattr(node, "target", "") == "xml-stylesheet":
            raise ValueError("it asks for another file, a style sheet")
    for element in tree.getroot().iter("{*}*"):
        name = _local(element.tag)
        if name in _ACTS or any(_local(key).startswith("on") for key in element.attrib):
            raise ValueError("it holds a script")
        for key, value in element.attrib.items():
            _look(name, _local(key), value)
        if name == "style":
            _look(name, "style", "".join(element.itertext()))


def _look(element: str, attribute: str, value: str) -> None:
    """Raise ValueError where the value of an attribute, or of a style sheet, leads to a file."""
    other = ""
    if attribute in _ADDRESSES:
        allowed = _ON_THE_WEB if element == "a" else _OWN
        other = "" if allowed.match(value) else value
    elif attribute == "attributeName" and value.rpartition(":")[2] in _ADDRESSES:
        other = "an address that moves" if element in _MOVES else ""
    elif "(" in value or "@" in value or "\\" in value:
        other = next((url for url, _, _ in css_urls(value) if not _OWN.match(url)), "")
    if other:
        raise ValueError(f"it asks for another file, `{other[:60]}`")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _px(length: str) -> float | None:
    match = _LENGTH.match(length)
    return float(match[1]) * _CSS_PX[match[2]] if match and match[1] != "." else None
