"""Blanks that are too many, too few, or on the wrong side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.check.script.passage import FORCED_BREAK, OBJECT, Passage
from bokbygg.check.script.remark import Spot
from bokbygg.languages import language

_SEVERAL = re.compile(rf"(?<=[^\s{OBJECT}])[ \t\u00a0\u202f]{{2,}}(?=[^\s{OBJECT}])")
_BEFORE = re.compile(
    r"(?<=[^\W_][”’»)\]%]|[^\W_][^\W_])(?P<blank>[ \u00a0\u202f]+)"
    r"(?:(?P<mark>[,;:!?])(?P<after>[^\W\d_]?)(?=\s|[”\"»)]|\Z|[^\W\d_])|(?P<stop>\.)(?=\s|\Z))"
)
_AFTER_COMMA = re.compile(
    r"(?<=[^\W\d_]{2})(?P<mark>,)(?=[^\W\d_]{2})|(?<=[a-zß-ÿ]{2})(?P<point>;)(?=[^\W\d_]{2})"
)
_AFTER_STOP = re.compile(r"(?<=[^\W\d_]{2})(?P<mark>[.!?])(?=[^\W\d_](?P<second>[^\W\d_]))")
_OPENING = re.compile(r"(?P<mark>[(\[])(?P<blank>[ \u00a0]+)(?=[^\s)\]])")
_CLOSING = re.compile(r"(?<=[^\s(\[])(?P<blank>[ \u00a0]+)(?P<mark>[)\]])")
_UNSEEN = re.compile("[\u200b\u2060\ufeff\u180e\u2063]+")
_PLAIN_KINDS = frozenset({"paragraph", "item", "heading", "caption", "title"})


def several(passage: Passage) -> Iterator[Spot]:
    """`ord  ord`, hard blanks among them."""
    if passage.kind == "verse":
        return
    for match in _SEVERAL.finditer(passage.prose):
        hard = " with a hard one among them" if "\u00a0" in match[0] else ""
        message = f"{len(match[0])} blanks in a row{hard}"
        yield Spot(*match.span(), message, "write one", " ")


def before_marks(passage: Passage) -> Iterator[Spot]:
    """`ord , ord` and `ord ,ord`; not where the language has a blank there."""
    if passage.kind == "cell":
        return
    for match in _BEFORE.finditer(passage.prose):
        mark = match["mark"] or match["stop"]
        if mark in _spaced(passage.lang_at(match.start())):
            continue
        if passage.prose[match.end() : match.end() + 2].strip()[:1] == "." and mark == ".":
            continue  # points set apart
        end = match.end() - len(match["after"] or "")
        blank = " " if match["after"] else ""
        message = f"a blank stands before `{mark}`"
        yield Spot(match.start(), end, message, f"write `{mark}` next to the word", mark + blank)


def _spaced(lang: str) -> str:
    return "".join(mark for mark, _ in language(lang).spaced)


def after_marks(passage: Passage) -> Iterator[Spot]:
    """`ord,ord` and `Slut.Början`."""
    for match in _AFTER_COMMA.finditer(passage.prose):
        yield _missing(match)
    for match in _AFTER_STOP.finditer(passage.prose):
        at = match.end()
        first, before = passage.prose[at], passage.prose[at - 2]
        if first.isupper() and match["second"].islower() and before.islower():
            yield _missing(match)


def _missing(match: re.Match[str]) -> Spot:
    mark = match[0]
    return Spot(*match.span(), f"no blank stands after `{mark}`", "write one", f"{mark} ")


def inside_brackets(passage: Passage) -> Iterator[Spot]:
    """`( ord )`."""
    if passage.kind not in _PLAIN_KINDS:
        return
    for match in (*_OPENING.finditer(passage.prose), *_CLOSING.finditer(passage.prose)):
        message = f"a blank stands inside `{match['mark']}`"
        yield Spot(*match.span(), message, "take it away", match["mark"])


def unseen(passage: Passage) -> Iterator[Spot]:
    """Signs without width, but where a script needs them."""
    for match in _UNSEEN.finditer(passage.text):
        after = passage.text[match.end() : match.end() + 1]
        if after != FORCED_BREAK:
            message = f"U+{ord(match[0][0]):04X} stands here, which nobody sees"
            yield Spot(*match.span(), message, "take it away", "")
