"""Words that run from left to right in a text that runs the other way.

Code, addresses, names in Latin letters: each is told to run its own way, so that the marks at its
ends stay with it (HTML Standard, the `dir` attribute; style sheets may not say it in an EPUB).
"""

from __future__ import annotations

import re
import unicodedata

from bokbygg.compose.marks import MARKS
from bokbygg.languages import language

_OPENING = re.compile(r"<(pre|code)(?=[ >])(?![^<>]* dir=)")
_PLAIN = re.compile(
    r"<(a|em|strong|span|cite|s|abbr|mark|kbd|bdi)((?: [^<>]*)?)>"
    rf"(?P<text>(?:[^<>]|{MARKS.pattern})+)</\1>"
)
_NAMED = re.compile(r'<([a-z0-9]+)(?P<attributes>(?: [^<>]*)? lang="(?P<lang>[^"]+)"[^<>]*?)(/?)>')


def isolated(xhtml: str) -> str:
    """The XHTML of a text from right to left, with a direction for what runs from left to right:
    code, passages in such a language, and elements that hold Latin letters and no others."""
    xhtml = _OPENING.sub(r'<\1 dir="ltr"', xhtml)
    xhtml = _NAMED.sub(_by_language, xhtml)
    return _PLAIN.sub(_by_letters, xhtml)


def _by_language(match: re.Match[str]) -> str:
    if " dir=" in match["attributes"] or language(match["lang"]).direction == "rtl":
        return match[0]
    return f'<{match[1]}{match["attributes"]} dir="ltr"{match[4]}>'


def _by_letters(match: re.Match[str]) -> str:
    if " dir=" in match[2] or not _runs_left_to_right(MARKS.sub("", match["text"])):
        return match[0]
    return f'<{match[1]}{match[2]} dir="ltr">{match["text"]}</{match[1]}>'


def _runs_left_to_right(text: str) -> bool:
    """Whether a text has letters that run so and none that do not (Unicode Bidirectional
    Algorithm, classes L, R and AL)."""
    classes = {unicodedata.bidirectional(character) for character in text}
    return "L" in classes and not classes & {"R", "AL"}
