"""Language tags of BCP 47: their shape, and the letters they are written in."""

from __future__ import annotations

import re

_LANGUAGE = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3})?)"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.IGNORECASE | re.ASCII,
)
"""The shape of a tag of BCP 47 (RFC 5646, 2.1), without reserved and grandfathered ones."""

TAG_PATTERN = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
"""The same, more roughly, for a schema."""


_LANGUAGE_NAMES = {
    "danish": "da",
    "dansk": "da",
    "engelska": "en",
    "english": "en",
    "finnish": "fi",
    "finska": "fi",
    "français": "fr",
    "french": "fr",
    "german": "de",
    "deutsch": "de",
    "norwegian": "nb",
    "norska": "nb",
    "swedish": "sv",
    "svenska": "sv",
}
"""Words that authors write where a tag should stand: for hints only."""


def language_tag(text: str) -> str:
    """`text` as BCP 47 writes it: `sv-se` gives `sv-SE`. Raises ValueError for another shape."""
    match = _LANGUAGE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a language tag: {text}")
    parts = [match["language"].lower(), (match["script"] or "").title()]
    parts += [(match["region"] or "").upper(), match["rest"].lower().strip("-")]
    return "-".join(part for part in parts if part)


def tag_hint(text: str) -> str:
    """What to write in the place of `text`, which is no language tag."""
    guess = _LANGUAGE_NAMES.get(text.lower(), text.replace("_", "-"))
    try:
        return f"write `{language_tag(guess)}`"
    except ValueError:
        return "write a tag such as `sv`, `en` or `en-GB`"
