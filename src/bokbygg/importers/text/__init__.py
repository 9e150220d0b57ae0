"""Plain text: essays in a row, saved from a web page or a mail."""

from bokbygg.diagnostics import Fault, Span
from bokbygg.importers.harvest import Essay, Harvest
from bokbygg.importers.markdown import escaped_line
from bokbygg.importers.material import Material
from bokbygg.importers.names import slug_of
from bokbygg.importers.table import Importer
from bokbygg.rules.imports import NO_TEXT


def _detect(material: Material) -> float:
    if material.is_folder or b"\0" in material.head[:4]:
        return 0.0
    return 0.9 if material.suffix in {".txt", ".text"} else 0.3


def _take(material: Material, lang: str) -> Harvest:
    text = material.text().text
    if not text.strip():
        message = f"`{material.name}` holds no text"
        raise Fault(
            NO_TEXT.found(message, Span(path=material.name), "name a file with an essay in it")
        )
    title = material.path.stem
    body = "\n\n".join(escaped_line(line) for line in text.split("\n") if line.strip())
    book = {"title": title, "lang": lang or "en"}
    essay = Essay(slug=slug_of(title, ()), head={"title": title}, body=body, line=1)
    return Harvest(settings={"book": book}, essays=(essay,))


TEXT = Importer(
    name="text", doc="plain text, one or several essays in a row", detect=_detect, take=_take
)
