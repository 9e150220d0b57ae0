"""Projects of other tools, whose texts are Markdown: which files, in which order, in which dialect.

plan        what a tool's project comes to: its chapters in order, its settings
config      settings in YAML or TOML -> ours
texts       the lines of a text, each with its place; what is code in them
includes    files that texts take in
heads       front matter -> ours
addresses   links and pictures in Markdown -> ours
mdbook, pandoc, quarto, bookdown, crowbook, posts   a tool each: its plan, and its dialect
harvesting  a plan -> essays
"""

from __future__ import annotations

from collections.abc import Callable

from bokbygg.importers.harvest import Harvest
from bokbygg.importers.material import Material
from bokbygg.importers.projects import bookdown, crowbook, mdbook, pandoc, posts, quarto
from bokbygg.importers.projects.harvesting import harvested
from bokbygg.importers.projects.plan import Plan
from bokbygg.importers.table import Importer


def _importer(
    name: str, doc: str, detect: Callable[[Material], float], plan: Callable[[Material], Plan]
) -> Importer:
    def take(material: Material, lang: str) -> Harvest:
        return harvested(material, plan(material), lang)

    return Importer(name=name, doc=doc, detect=detect, take=take)


PROJECTS = (
    _importer("mdbook", "a book made for mdBook", mdbook.detect, mdbook.plan),
    _importer("quarto", "a book made for Quarto", quarto.detect, quarto.plan),
    _importer("bookdown", "a book made for bookdown", bookdown.detect, bookdown.plan),
    _importer("crowbook", "a book made for Crowbook", crowbook.detect, crowbook.plan),
    _importer("jekyll", "posts made for Jekyll", posts.detect_jekyll, posts.plan_jekyll),
    _importer("hugo", "posts made for Hugo", posts.detect_hugo, posts.plan_hugo),
    _importer("pandoc", "a folder of Markdown made for Pandoc", pandoc.detect, pandoc.plan),
)
"""One row a tool."""
