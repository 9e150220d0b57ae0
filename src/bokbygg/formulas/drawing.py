"""MathML -> SVG, by ziamath, in the face STIX Two Math that comes with it."""

from __future__ import annotations

import functools
import re
import warnings
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from bokbygg.formulas.reading import FormulaError, element

if TYPE_CHECKING:
    from ziamath.zmath import Math

_SIZE = 100.0
"""What is drawn has letters of this size, in units of the drawing."""

SCALE = 0.95
"""How large the face stands beside the text's: its small letters are larger than those of EB
Garamond, its capitals as large."""

_SVG = "http://www.w3.org/2000/svg"
_KEPT = frozenset({"d", "x", "y", "width", "height", "fill", "stroke", "stroke-width", "viewBox"})


@functools.lru_cache(maxsize=1024)
def drawing(tex: str, *, display: bool) -> str:
    """The `svg` element of a formula, measured in em of the text that it stands in, its baseline
    on the line, its TeX as title; raises FormulaError.

    It holds no ids: each sign is drawn where it stands.
    """
    try:
        root = _engine()(element(tex, display=display), size=_SIZE).svgxml()
    except FormulaError:
        raise
    except Exception as error:
        raise FormulaError("it cannot be drawn") from error
    return _finished(root, tex)


@functools.cache
def _engine() -> type[Math]:
    """What draws, told to draw each sign where it stands: no symbols with names, used again."""
    with warnings.catch_warnings():  # it finds its face in an old way of Python's
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath.config import config
        from ziamath.zmath import Math
    config.svg2 = False
    return Math


def _finished(root: Element, tex: str) -> str:
    _, top, width, height = (float(value) for value in root.attrib["viewBox"].split())
    for part in root.iter():
        for name in set(part.attrib) - _KEPT:
            del part.attrib[name]
        for name in ("fill", "stroke"):
            if part.get(name) == "black":
                part.set(name, "currentColor")
    del root.attrib["width"], root.attrib["height"]
    title = SubElement(root, "title")
    title.text = " ".join(tex.split())
    root.remove(title)
    root.insert(0, title)
    root.attrib.update(
        {
            "xmlns": _SVG,
            "class": "formula",
            "style": f"width: {_em(width)}; height: {_em(height)}; "
            f"vertical-align: {_em(-(top + height))}",
        }
    )
    return tostring(root, encoding="unicode")


def _em(length: float) -> str:
    return re.sub(r"\.?0+$", "", f"{length * SCALE / _SIZE:.4f}") + "em"
