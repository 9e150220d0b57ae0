"""Rules about what goes to the print shop (families B and P)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

_X4 = "ISO 15930-7 (PDF/X-4)"

NO_PROFILE_FILE = Rule(
    code="B110",
    level=Level.ERROR,
    title="The press's profile cannot be used",
    why="`profile` names the file of an ICC profile in the book's folder, for an output device "
    "(class `prtr`) with inks (CMYK) or one ink (grey); nothing outside the folder is opened.",
    bad='[print]\nprofile = "/usr/share/color/icc/press.icc"',
    good='[print]\nprofile = "press/PSOuncoated_v3_FOGRA52.icc"',
    standable=True,
    source="ICC.1:2010, 7.2",
)
NO_PAPER = Rule(
    code="B111",
    level=Level.WARNING,
    title="The width of the spine is a guess",
    why="A spine is as wide as the leaves are thick, which the weight and the bulk of their paper "
    "tell. Without them an ordinary book paper is reckoned with; a cover for other paper does not "
    "fit its book.",
    bad='[print]\nprofile = "press.icc"',
    good='[print]\npaper = { weight = 90, bulk = 1.5 }   or   spine = "12.5mm"',
    source="ISO 534 (thickness and bulk of paper)",
)
NO_BARCODE = Rule(
    code="B112",
    level=Level.NOTE,
    title="The cover has no barcode",
    why="Bookshops ask for the ISBN of the printed book as an EAN-13 barcode on the back; without "
    "an ISBN there is none.",
    bad='[book]\ntitle = "Snow"',
    good='[book]\ntitle = "Snow"\nisbn = { print = "978-91-7000-001-0" }',
    source="ISBN Users' Manual, 7th edition, 8",
)
NO_BLURB = Rule(
    code="B113",
    level=Level.NOTE,
    title="The back of the cover says nothing of the book",
    why="The `description` is printed on the back, where people look for what a book is about.",
    bad='[book]\ntitle = "Snow"',
    good='[book]\ntitle = "Snow"\ndescription = "A winter by the sea."',
)
BARE_SPINE = Rule(
    code="B114",
    level=Level.NOTE,
    title="The spine is too narrow for a title",
    why="Folding and cutting are out by up to a millimetre or two: type on a spine under six "
    "millimetres would run over its edges. It is left bare.",
    bad="a book of 40 pages on thin paper",
    good="a thicker paper, or a bare spine",
)
LONG_BLURB = Rule(
    code="B115",
    level=Level.WARNING,
    title="The description is too long for the back of the cover",
    why="Type under 7 points cannot be read; what does not fit in it is cut off.",
    bad="a description of two pages",
    good="a description of a hundred words or so",
)
NO_PROFILE = Rule(
    code="P080",
    level=Level.WARNING,
    title="The PDF for the printer names no printing condition",
    why="PDF/X-4 asks for the ICC profile of the press that the colours are meant for; a file "
    "without one is refused by most preflights. The print shop tells which it is, and gives the "
    "file away.",
    bad="bokbygg build print   (without [print] profile)",
    good='[print]\nprofile = "press/PSOuncoated_v3_FOGRA52.icc"',
    source=f"{_X4}, output intents",
)
NOT_IN_INKS = Rule(
    code="P081",
    level=Level.WARNING,
    title="A colour or picture for the press is in the colours of screens",
    why="Only the profile of the press tells how much of each ink makes a colour. Without it what "
    "is not grey stays as screens have it, and somebody else's program decides.",
    bad="h1 { color: #a63a28 }   without [print] profile",
    good="[print] profile, with which colours and pictures are converted; or "
    "`color: device-cmyk(0 0.8 0.8 0.3)`",
)
MUCH_INK = Rule(
    code="P082",
    level=Level.WARNING,
    title="More ink than paper takes",
    why="Four inks over each other that come to more than three times full ink do not dry, and "
    "come off on the next sheet. Type above all is printed in black alone, since four inks never "
    "meet exactly.",
    bad="color: device-cmyk(1 1 1 1)",
    good="color: black   or   color: device-cmyk(0 0 0 1)",
    source="ISO 12647-2 (tone value sum)",
)
FACE_APART = Rule(
    code="P083",
    level=Level.ERROR,
    title="A face is not inside the PDF for the printer",
    why="A print shop does not have the faces of others, and PDF/X allows none outside the file.",
    bad="a face that its licence keeps out of documents",
    good="one of the faces that come with bokbygg",
    source=f"{_X4}, fonts",
)
