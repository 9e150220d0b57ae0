"""Rules about the book's settings in bok.toml (family B)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

UNREADABLE = Rule(
    code="B001",
    level=Level.ERROR,
    title="bok.toml cannot be read",
    why="It is not TOML: text needs quotation marks, a key and its value are joined by `=`, and "
    "no key or table is given twice.",
    bad="[book]\ntitle: The sea",
    good='[book]\ntitle = "The sea"',
)
UNKNOWN_KEY = Rule(
    code="B002",
    level=Level.ERROR,
    title="A setting does not exist",
    why="It may be misspelt or stand in the wrong table; either way what it says would not reach "
    "the book. With --keep-going it is passed over.",
    bad='[book]\ntilte = "The sea"',
    good='[book]\ntitle = "The sea"',
    standable=True,
)
WRONG_KIND = Rule(
    code="B003",
    level=Level.ERROR,
    title="A setting is of the wrong kind",
    why="Each setting takes one kind of value: text, a list of texts, a table. With --keep-going "
    "it counts as not given.",
    bad="[book]\ntitle = 1984",
    good='[book]\ntitle = "1984"',
    standable=True,
)
BAD_VALUE = Rule(
    code="B004",
    level=Level.ERROR,
    title="A setting has a value it cannot have",
    why="The kind is right, but not what it says: a page size that no printer knows, a date that "
    "is in no calendar, a language without a tag. With --keep-going it counts as not given.",
    bad='[pdf]\npage-size = "paperback"',
    good='[pdf]\npage-size = "pocket"',
    standable=True,
)
BAD_ISBN = Rule(
    code="B014",
    level=Level.ERROR,
    title="An ISBN is not an ISBN",
    why="Its last digit is reckoned from the others; where they disagree, one of them is wrong, "
    "and shops and libraries will refuse the book. With --keep-going the book goes without.",
    bad='[book]\nisbn = "978-0-306-40615-8"',
    good='[book]\nisbn = "978-0-306-40615-7"',
    standable=True,
)
GIVEN_TWICE = Rule(
    code="B040",
    level=Level.ERROR,
    title="A setting is given twice",
    why="Many settings may be written in more than one way: `lang` and `language`, `rights` and "
    "`license`, `cover-image` and `cover_image` are one each. Only one of the values can be "
    "meant. With --keep-going the first one counts.",
    bad='[book]\nlang = "sv"\nlanguage = "en"',
    good='[book]\nlang = "sv"',
    standable=True,
)
NO_SUCH_EDITION = Rule(
    code="B041",
    level=Level.ERROR,
    title="There is no such edition",
    why="`--edition NAME` makes the variant of the book that the table `[edition.NAME]` of "
    "bok.toml describes.",
    bad="bokbygg build --edition smaple",
    good='[edition.sample]\nonly = ["01-*.md"]',
)
FOREIGN_KEY = Rule(
    code="B042",
    level=Level.NOTE,
    title="A setting is for another program",
    why="Settings that mdBook, Pandoc and their like know mean nothing here, and do no harm.",
    bad='[book]\nsrc = "src"',
    good='[book]\ntitle = "The sea"',
)
NO_ROOM = Rule(
    code="B046",
    level=Level.ERROR,
    title="The margins leave no room for text",
    why="Page size and margins have to go together: what the margins do not take is for the text, "
    "and a line needs some words.",
    bad='[pdf]\npage-size = "A6"\n\n[style]\nmargins = "40mm"',
    good='[pdf]\npage-size = "A5"\n\n[style]\nmargins = "20mm"',
)
