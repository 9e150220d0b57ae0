"""Lines and empty lines -> paragraphs, as WordPress shows posts older than its block editor.

No line break is taken away, so that every place stays on its line.
"""

from __future__ import annotations

import re

_BLOCK = (
    "address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer"
    "|form|h[1-6]|header|hr|iframe|legend|li|main|map|math|menu|nav|noscript|object|ol|p|pre"
    "|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio"
)
_WHOLE = re.compile(r"<(pre|script|style|textarea)\b.*?</\1\s*>", re.I | re.S)
_TAG = re.compile(rf"</?(?:{_BLOCK})\b[^<>]*>", re.I)
_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def with_paragraphs(text: str) -> str:
    """A text as typed, with the tags that WordPress adds when it shows it."""
    made: list[str] = []
    at = 0
    for whole in _WHOLE.finditer(text):
        made += [_between(text[at : whole.start()]), whole[0]]
        at = whole.end()
    return "".join([*made, _between(text[at:])])


def _between(text: str) -> str:
    """Text and tags between blocks whose blanks count."""
    made: list[str] = []
    at = 0
    for tag in _TAG.finditer(text):
        made += [_running(text[at : tag.start()]), tag[0]]
        at = tag.end()
    return "".join([*made, _running(text[at:])])


def _running(text: str) -> str:
    """Running text between two tags of blocks: paragraphs where there are empty lines, a break at
    the end of each other line."""
    if not text.strip():
        return text
    lead = text[: len(text) - len(text.lstrip())]
    trail = text[len(text.rstrip()) :]
    gaps = _GAP.findall(text.strip())
    parts = [part.replace("\n", "<br>\n") for part in _GAP.split(text.strip())]
    if not gaps and not _GAP.search(lead) and not _GAP.search(trail):
        return f"{lead}{parts[0]}{trail}"
    made = f"<p>{parts[0]}</p>"
    for gap, part in zip(gaps, parts[1:], strict=True):
        made += f"{gap}<p>{part}</p>"
    return f"{lead}{made}{trail}"
