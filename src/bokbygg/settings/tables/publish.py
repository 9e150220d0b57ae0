"""The table [publish]: where the book's site stands."""

from __future__ import annotations

import re

from bokbygg.settings.forms import made
from bokbygg.settings.rows import Form, Key, Rows

_ADDRESS = re.compile(r"https?://[^\s/?#\"<>@]+(?:/[^\s?#\"<>]*)?")


def _address(text: str) -> str:
    """The address of a folder on the web, with the slash at its end."""
    if not _ADDRESS.match(text):
        raise ValueError("it does not begin with `https://` and a host")
    if not _ADDRESS.fullmatch(text):
        raise ValueError("a folder has no `?`, `#` or blank in its address")
    return f"{text.rstrip('/')}/"


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
    ),
)
