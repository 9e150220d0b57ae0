"""The table [publish]: where the book's site stands, and what the trade has to know."""

from __future__ import annotations

import re

from bokbygg.settings.forms import made
from bokbygg.settings.rows import Form, Key, Rows
from bokbygg.settings.several import several
from bokbygg.settings.tradeforms import MAIL, PRICES, SAMPLE, TERRITORIES

_ADDRESS = re.compile(r"https?://[^\s/?#\"<>@]+(?:/[^\s?#\"<>]*)?")


def _address(text: str) -> str:
    """The address of a folder on the web, with the slash at its end."""
    if not _ADDRESS.match(text):
        raise ValueError("it does not begin with `https://` and a host")
    if not _ADDRESS.fullmatch(text):
        raise ValueError("a folder has no `?`, `#` or blank in its address")
    return f"{text.rstrip('/')}/"


SAYINGS = {
    "15": "long descriptions of all pictures",
    "16": "the figures behind all charts as text",
    "24": "set for readers with dyslexia",
    "25": "nothing told by colour alone",
    "26": "strong contrast",
    "37": "very strong contrast",
    "38": "unusual words explained",
    "40": "links that say where they lead",
}
"""What no program can see in an e-book, by the codes that ONIX has for it (EDItEUR, ONIX for Books
code lists, list 196)."""

PUBLISH = Rows(
    thing="`[publish]`",
    doc="What `bokbygg publish` has to know of the place where readers will find the book.",
    keys=(
        Key(
            name="url",
            form=Form(
                read=made(
                    _address,
                    "the address of a site",
                    'write it whole: `"https://example.org/books/"`',
                ),
                schema={"type": "string", "pattern": f"^(?:{_ADDRESS.pattern})?$"},
            ),
            doc="The address of the folder on the web; without it no sitemap is made, and no link "
            "says where the site stands.",
            example="https://example.org/books/",
            aliases=("site-url", "base-url"),
        ),
        Key(
            name="sample",
            form=SAMPLE,
            doc="What an excerpt of the book holds: how many of its first essays, or their files; "
            "without it there is no excerpt.",
            example=["01-snow.md"],
            aliases=("excerpt", "utdrag"),
        ),
        Key(
            name="prices",
            form=PRICES,
            doc="What it costs, with value-added tax: one price, or a list of them.",
            example=[{"amount": 129, "currency": "SEK", "territories": ["SE"]}],
            aliases=("price",),
        ),
        Key(
            name="territories",
            form=TERRITORIES,
            doc="Where it may be sold, as codes of countries (ISO 3166-1), or `WORLD`.",
            example="WORLD",
            aliases=("rights-territories", "countries"),
        ),
        Key(
            name="accessibility",
            form=several(tuple(SAYINGS), refused="cannot say"),
            doc="What you vouch for besides what the e-book itself shows, as codes of ONIX (list "
            "196): `25` where nothing is told by colour alone, and others.",
            example=["25"],
        ),
        Key(
            name="contact",
            form=MAIL,
            doc="Who answers questions about accessibility, for shops and libraries.",
            example="access@example.org",
        ),
    ),
)
