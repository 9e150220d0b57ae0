"""WordPress: the file that its export gives (WXR), and a folder of uploads where it is at hand.

export      the file -> posts, pages and attachments
blocks      the comments of the block editor
shortcodes  `[caption]`, `[gallery]` and their like
paragraphs  lines and empty lines -> paragraphs, in posts older than the block editor
content     a post's text -> HTML that means what WordPress shows
uploads     pictures, found in a folder
harvesting  the whole
"""

from __future__ import annotations

from bokbygg.importers.harvest import Harvest
from bokbygg.importers.material import Material
from bokbygg.importers.table import Importer
from bokbygg.importers.wordpress.harvesting import harvested


def _detect(material: Material) -> float:
    return 0.95 if b"wordpress.org/export/" in material.head.replace(b"\0", b"") else 0.0


def _take(material: Material, lang: str) -> Harvest:
    return harvested(material, lang)


WORDPRESS = Importer(
    name="wordpress", doc="the export of a WordPress site (WXR)", detect=_detect, take=_take
)
