"""A manuscript from elsewhere -> ours, with a report of every change.

harvest    what an importer brings home
material   the source as it lies on the disk, opened with care
table      what a row of IMPORTERS is, and which one takes a material
archives, xmltrees   ZIP and XML from anywhere, read so that they can do no harm
markdown   plain words as Markdown
names      slugs, and the numbers of files
notation   values as TOML and YAML
writing    a harvest -> files on the disk
report     what was changed, guessed and left
text       plain text
"""

from bokbygg.importers.docx import DOCX
from bokbygg.importers.epub import EPUB
from bokbygg.importers.harvest import Essay, Harvest, Picture, Remark, Sort
from bokbygg.importers.material import Cut, Material, look
from bokbygg.importers.projects import PROJECTS
from bokbygg.importers.report import as_markdown, in_short
from bokbygg.importers.table import Importer, chosen
from bokbygg.importers.text import TEXT, plan_of, read_plan
from bokbygg.importers.webpages import HTML
from bokbygg.importers.wordpress import WORDPRESS
from bokbygg.importers.writing import REPORT, files, put

IMPORTERS: dict[str, Importer] = {
    importer.name: importer for importer in (TEXT, WORDPRESS, DOCX, EPUB, HTML, *PROJECTS)
}
"""Every sort of manuscript, by name."""

__all__ = [
    "IMPORTERS",
    "REPORT",
    "TEXT",
    "Cut",
    "Essay",
    "Harvest",
    "Importer",
    "Material",
    "Picture",
    "Remark",
    "Sort",
    "as_markdown",
    "chosen",
    "files",
    "in_short",
    "look",
    "plan_of",
    "put",
    "read_plan",
]
