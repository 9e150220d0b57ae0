"""Pages of the web: one that was saved, or a folder of them.

substance   a page -> the part that is its text; the rest is named
about       what a page says of itself: title, author, date, language
harvesting  the whole
"""

from __future__ import annotations

import re

from bokbygg.importers.harvest import Harvest
from bokbygg.importers.material import Material
from bokbygg.importers.table import Importer
from bokbygg.importers.webpages.harvesting import harvested, is_page

_BEGINS = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html)", re.I | re.S
)


def _detect(material: Material) -> float:
    if material.is_folder:
        pages = sum(is_page(name) for name in material.names)
        texts = sum(name.endswith((".md", ".txt", ".tex")) for name in material.names)
        return 0.6 if pages > texts else 0.0
    if _BEGINS.match(material.head.replace(b"\0", b"")):
        return 0.9
    return 0.8 if is_page(material.name) else 0.0


def _take(material: Material, lang: str) -> Harvest:
    return harvested(material, lang)


HTML = Importer(
    name="html", doc="a page of the web, or a folder of them", detect=_detect, take=_take
)
