"""Word: a document, or a folder of them, one after the other.

reading     a document -> HTML by mammoth, its pictures, what it says of itself
dividing    a document -> its chapters, by its headings
harvesting  the whole
"""

from __future__ import annotations

from bokbygg.importers.docx.harvesting import harvested
from bokbygg.importers.harvest import Harvest
from bokbygg.importers.material import Material
from bokbygg.importers.table import Importer


def _detect(material: Material) -> float:
    if material.is_folder:
        documents = sum(name.lower().endswith(".docx") for name in material.names)
        return 0.8 if documents * 2 > len(material.names) else 0.0
    if material.suffix in {".docx", ".docm", ".dotx"}:
        return 0.95
    return 0.9 if material.head[:2] == b"PK" and b"word/" in material.head else 0.0


def _take(material: Material, lang: str) -> Harvest:
    return harvested(material, lang)


DOCX = Importer(name="docx", doc="a Word document, or a folder of them", detect=_detect, take=_take)
