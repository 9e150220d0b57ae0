"""Rules about what becomes of pictures (family S)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

CONVERTED = Rule(
    code="S071",
    level=Level.NOTE,
    title="The colours of a picture are converted",
    why="E-readers show sRGB or grey with 8 bits a colour, and show anything else as they please. "
    "So both books carry the picture in that form.",
    bad="a JPEG in CMYK, as print shops keep them",
    good="the same picture in sRGB",
)
MADE_LIGHTER = Rule(
    code="S072",
    level=Level.NOTE,
    title="A picture is made smaller for the e-book",
    why="More than 4 million pixels or 1.5 MB make e-readers slow, and some show nothing at all. "
    "The printed book has the picture whole.",
    bad="a photograph of 6,000 x 4,000 pixels",
    good="the same photograph: the e-book shows 2,449 x 1,632 pixels of it",
)
COARSE = Rule(
    code="S073",
    level=Level.WARNING,
    title="A picture is coarse in print",
    why="With fewer than 150 dots an inch a reader of the printed book sees the squares it is made "
    "of. What looks fine on a screen is often not enough for paper.",
    bad="a photograph of 480 x 320 pixels across a page of A5",
    good="the same photograph as it came out of the camera",
)
SOFT = Rule(
    code="S074",
    level=Level.NOTE,
    title="A picture is a little soft in print",
    why="Print shops ask for 300 dots an inch at the size a picture is printed. With 150 to 300 it "
    "is good enough for most photographs, but not for thin lines and small letters.",
    bad="a photograph of 800 x 600 pixels across a page of A5",
    good="the same photograph with 1,200 x 900 pixels",
)
MOVES = Rule(
    code="S075",
    level=Level.NOTE,
    title="A picture moves",
    why="On paper nothing moves, so the first frame is printed; and not every e-reader plays a "
    "moving picture. Who cannot bear movement is told of it by the shop.",
    bad="a GIF of a ferry leaving, whose first frame is black",
    good="the same GIF, beginning with the ferry at the quay",
)
CLEANED = Rule(
    code="S076",
    level=Level.WARNING,
    title="Something in a drawing is left out",
    why="An SVG may hold scripts, pieces of web pages and the addresses of other files. A book "
    "carries none of them: it must be whole by itself, and must not act on its own.",
    bad='<image href="photo.jpg"/>   in an SVG',
    good="the same drawing with the photograph embedded in it",
)
TIDIED = Rule(
    code="S077",
    level=Level.NOTE,
    title="What a drawing program noted is left out",
    why="Drawing programs keep guides, settings and names of people and folders in their files. "
    "None of it is part of the picture.",
    bad='<sodipodi:namedview inkscape:current-layer="layer1"/>   in an SVG',
    good="the same drawing saved as plain SVG",
)
OTHER_FACE = Rule(
    code="S078",
    level=Level.NOTE,
    title="The words of a drawing are in a face that the book does not carry",
    why="Each e-reader and the printed book show them in another face, with letters of other "
    "widths: words may run into lines.",
    bad='<text font-family="Helvetica">The lake</text>',
    good="the words turned into outlines, or   font-family: sans-serif   and room around them",
)
