"""What stands behind a fence of code: its language, and how it is to be shown.

People write it as one program or another taught them; each form is read here:

    python                          CommonMark
    {.python #id .numberLines}      Pandoc, Quarto
    {python}, {r, echo=FALSE}       knitr
    rust,ignore                     rustdoc, mdBook
    python title="a.py" linenums="1"   Docusaurus, MkDocs
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes

from bokbygg.values import dataclass

Given = Mapping[str, str | int | float]

_BRACED = re.compile(r"(?P<before>[^{]*)\{(?P<inside>.*)\}(?P<after>[^}]*)", re.S)
_PAIR = re.compile(r"""(?P<key>[\w.-]+)\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s,]+)""")
_WORD = re.compile(r"[^\s,;]+")
_NUMBERED = frozenset(
    "numberlines number-lines line-numbers linenos linenums numbered showlinenumbers".split()
)
"""Words and classes that ask for numbered lines, in small letters."""

_FIRST = ("startfrom", "start-from", "linenostart", "linenums", "start", "firstnumber")
"""Names of the number that the first line has; `linenums` asks for numbers, too."""

_TITLES = ("title", "filename", "file")
_KEPT = ("id", "lang", "xml:lang", "dir")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """How a block of code is shown: the `language` as its author named it, a `title` over it,
    whether its lines are `numbered`, and from which number; `attrs` are its element's own."""

    language: str
    title: str
    numbered: bool
    first: int
    attrs: Given


def fence(info: str, given: Given) -> Fence:
    """Read an info string; `given` are attributes from a line before the block."""
    words, pairs, classes = _parts(info)
    pairs = {**{key: str(value) for key, value in given.items() if key != "class"}, **pairs}
    before = str(given.get("class", "")).split()
    asked = {word.casefold() for word in (*words[1:], *before, *classes)}
    options = {key.casefold(): value for key, value in pairs.items()}
    first = next((options[key] for key in _FIRST if options.get(key, "").isdecimal()), "1")
    before, classes = _unnumbered(before), _unnumbered(classes)
    language = (words or classes or [""])[0]
    kept = " ".join([*before, *classes[not words :]])
    attrs = {key: value for key, value in pairs.items() if key in _KEPT}
    return Fence(
        language=language,
        title=next((options[key] for key in _TITLES if key in options), ""),
        numbered=bool(asked & _NUMBERED or options.keys() & {*_FIRST}),
        first=int(first[:9]),
        attrs={**attrs, "class": kept} if kept else attrs,
    )


def title_at(info: str, title: str) -> int:
    """Where in an info string its title stands; -1 where it is written otherwise."""
    match = re.search(rf"(?:{'|'.join(_TITLES)})\s*=\s*[\"']?({re.escape(title)})", info, re.I)
    return match.start(1) if match else -1


def _unnumbered(classes: Iterable[str]) -> list[str]:
    return [name for name in classes if name.casefold() not in _NUMBERED]


def _parts(info: str) -> tuple[list[str], dict[str, str], list[str]]:
    """The plain words of an info string, its pairs of key and value, and its classes."""
    braced = _BRACED.fullmatch(info)
    if braced is None:
        words, pairs = _loose(info)
        return words, pairs, []
    outside = f"{braced['before']} {braced['after']}"
    words, pairs = _loose(outside)
    try:
        attributes = parse_attributes(f"{{{braced['inside']}}}")[1]
    except ParseError:
        inside, more = _loose(braced["inside"])
        classes = [word[1:] for word in inside if word.startswith(".")]
        if names := [word[1:] for word in inside if word.startswith("#")]:
            more["id"] = names[0]
        words += [word for word in inside if word[0] not in ".#"]
        return words, {**pairs, **more}, classes
    classes = attributes.pop("class", "").split()
    return words, {**pairs, **attributes}, classes


def _loose(text: str) -> tuple[list[str], dict[str, str]]:
    """Words and pairs that blanks or commas part. Numbers alone (`1,3-5`) mark lines elsewhere."""
    pairs = {match["key"]: match["value"].strip("\"'") for match in _PAIR.finditer(text)}
    return list(_named(_WORD.findall(_PAIR.sub(" ", text)))), pairs


def _named(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        name = word.strip("=:[]")
        if name and not re.fullmatch(r"[\d-]+", name):
            yield name
