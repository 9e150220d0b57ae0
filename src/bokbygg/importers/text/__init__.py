"""Plain text: one essay or several in a row, saved from a web page, a mail, an old disk.

reading    a file -> the blocks of its text
mending    letters, blanks and stray signs set right
tags       stray HTML made Markdown
signs      marks of our own within a text
block      the block, and what it looks like
blocks     lines -> paragraphs, headings, lists, verse
webwords, bylines   what lines of web pages say; who and when
page       the lines of the page, taken out
twins      stretches that stand twice
cohesion   whether two stretches are on one subject
evidence   what the layout says of where essays begin
boundaries where they begin, and how sure that is
dividing   blocks -> essays
copies     essays that come twice
titles, naming   what stands over an essay; titles where there are none
setting    blocks -> Markdown
splitwords words parted by a wrong blank
plan       where essays begin, as a file to change
taking     the whole
"""

from bokbygg.importers.material import Material
from bokbygg.importers.table import Importer
from bokbygg.importers.text.plan import plan_of, read_plan
from bokbygg.importers.text.taking import take

__all__ = ["TEXT", "plan_of", "read_plan"]


def _detect(material: Material) -> float:
    if material.is_folder or b"\0" in material.head[:4] or material.suffix in {".md", ".html"}:
        return 0.0
    return 0.9 if material.suffix in {".txt", ".text", ".asc", ""} else 0.3


TEXT = Importer(
    name="text", doc="plain text, one or several essays in a row", detect=_detect, take=take
)
