"""Rules about the cover (families B and P)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

COVER_SMALL = Rule(
    code="B090",
    level=Level.WARNING,
    title="The cover image is small",
    why="Shops ask for 1600 x 2560 pixels, and some refuse a cover whose shorter side has fewer "
    "than 1400: it would be blurred on their shelves. It is not enlarged, which would only hide "
    "the lack.",
    bad='cover-image = "cover.jpg"   of 600 x 960 pixels',
    good="the same cover of 1600 x 2560 pixels; or none, and one is made of the title",
)
COVER_SHAPE = Rule(
    code="B091",
    level=Level.WARNING,
    title="The cover image does not have the shape of a book",
    why="Shelves and shops leave room for something taller than wide, about 1.6 times; what has "
    "another shape is shown small between two empty fields, or cut.",
    bad="a cover of 2560 x 1600 pixels",
    good="a cover of 1600 x 2560 pixels",
)
COVER_CHANGED = Rule(
    code="B092",
    level=Level.NOTE,
    title="The cover image is carried as another kind of file",
    why="Shops take JPEG in RGB, and no more than a screen can show.",
    bad="a cover in CMYK, as a PNG of 20 megapixels, or as SVG",
    good="a JPEG of 1600 x 2560 pixels in RGB",
)
NO_COVER_MADE = Rule(
    code="P030",
    level=Level.WARNING,
    title="No cover could be made",
    why="A cover is laid out like a page, with the same engine; where that does not start, the "
    "e-book goes without one.",
    bad="bokbygg build epub   (on a machine without Pango)",
    good='cover-image = "cover.jpg"   or   [cover] design = "none"   or Pango installed',
)
