"""E-books: EPUB 2 and 3, anybody's.

package     the archive -> its pages in their order, and what it says of itself
leaves      a page of an e-book -> a tree, without what the e-book's maker put round the text
harvesting  the whole
"""

from __future__ import annotations

from bokbygg.importers.epub.harvesting import harvested
from bokbygg.importers.harvest import Harvest
from bokbygg.importers.material import Material
from bokbygg.importers.table import Importer


def _detect(material: Material) -> float:
    if material.suffix == ".epub":
        return 0.95
    return 0.95 if b"mimetypeapplication/epub+zip" in material.head[:200] else 0.0


def _take(material: Material, lang: str) -> Harvest:
    return harvested(material, lang)


EPUB = Importer(name="epub", doc="an e-book (EPUB)", detect=_detect, take=_take)
