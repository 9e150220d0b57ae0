"""The faces that an e-book carries with it, each cut down to the characters the book prints.

For a character that the book's own family lacks, the first of our families that has it serves, as
in print. Regular, bold and italic are files of their own: e-readers that know no variable fonts
are still in use, and for the two or three faces that a book needs it is also less to carry.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from bokbygg.book import Asset, Edition, Faces, Stylesheet
from bokbygg.epub.documents import Facts
from bokbygg.epub.wanted import Subject, Wanted, wanted
from bokbygg.fonts import (
    FAMILIES,
    LICENCE,
    Face,
    covered,
    face,
    first_with,
    given_name,
    math_face,
)
from bokbygg.fonts.cutting import cut
from bokbygg.naming import bare, slugify, unused

_PRINTABLE = frozenset(map(chr, range(0x20, 0x7F)))
ALWAYS = _PRINTABLE | frozenset("\u00a0\u00ad\u2009\u2010\u2011\u202f•◦▪–—…‘’‚“”„«»‹›")
"""What an e-reader may put in of its own accord, or set in place of another character: hyphens,
numbers and marks of lists, blanks, quotation marks."""

_FORMULAS = frozenset("0123456789−√ ")
_SLANTED = {
    **{chr(0x41 + at): chr(0x1D434 + at) for at in range(26)},
    **{chr(0x61 + at): chr(0x1D44E + at) for at in range(26)},
    **{chr(0x391 + at): chr(0x1D6E2 + at) for at in range(25)},
    **{chr(0x3B1 + at): chr(0x1D6FC + at) for at in range(25)},
    **dict(zip("hϵϑϰϕϱϖ∂", "ℎ𝜖𝜗𝜘𝜙𝜚𝜛𝜕", strict=True)),
}
"""Letters, and the signs for them in formulas (Unicode, Mathematical Alphanumeric Symbols)."""

_CODE, _MONO = "code, pre, kbd, samp", "monospace"


def announced(edition: Edition) -> Edition:
    """The edition with room for the sheet that names the faces: the first, so that any other may
    say otherwise. It is empty until the documents are known."""
    if edition.faces is None:
        return edition
    taken = {bare(sheet.href) for sheet in edition.stylesheets}
    sheet = Stylesheet(href=f"css/{unused('faces', taken)}.css", css="")
    return replace(edition, stylesheets=(sheet, *edition.stylesheets))


def carried(edition: Edition, facts: Iterable[Facts]) -> Edition:
    """An announced edition with its first sheet filled, and the cut faces as that sheet's files."""
    if edition.faces is None:
        return edition
    sheet, *others = edition.stylesheets
    asked = wanted(other.css for other in others)
    wardrobe = _Wardrobe(edition.faces, tuple(facts), asked)
    taken = {bare(asset.href) for other in others for asset in other.assets}
    assets, rules = [], [f"/* Faces under the {LICENCE}. */\n"]
    for one, characters in wardrobe.faces():
        name = unused(_file_name(one), taken)
        taken.add(name)
        assets.append(_asset(name, one, characters))
        rules.append(_font_face(name, one))
    rules += [f"{selector} {{ font-family: {names} }}" for selector, names in wardrobe.families()]
    css = "\n".join(rules) + "\n"
    return replace(edition, stylesheets=(replace(sheet, css=css, assets=tuple(assets)), *others))


Stack = dict[str, set[str]]
"""Families in the order in which they are tried, and the characters that each is there for."""

Names = dict[str, set[str]]
"""The characters in elements, by the elements' names and classes."""


class _Wardrobe:
    """The families and faces that a book needs."""

    def __init__(self, faces: Faces, facts: tuple[Facts, ...], asked: Wanted) -> None:
        self._own = faces
        self._asked = asked
        self._bold_italic = any(one.bold_italic for one in facts)
        self._names = _together(one.names for one in facts)
        self._code_names = _together(one.code_names for one in facts)
        text = {character for one in facts for character in one.characters}
        self._text = _stack(faces.text, asked.printed(text, self._names))
        self._text.setdefault(faces.text, set()).update(ALWAYS & covered(faces.text))
        code = {character for characters in self._code_names.values() for character in characters}
        self._code = _stack(faces.mono, code | _PRINTABLE) if code else {}
        self._math = math_face() if "math" in self._names else None

    def faces(self) -> Iterator[tuple[Face, set[str]]]:
        """Each face once, with the characters it is needed for."""
        for family, characters in self._text.items():
            both = characters | self._code.get(family, set())
            yield from ((one, both) for one in self._dressed(family, self._names, both))
        for family, characters in self._code.items():
            if family not in self._text:
                faces = self._dressed(family, self._code_names, characters)
                yield from ((one, characters) for one in faces)
        if self._math is not None:
            yield self._math, _in_formulas(self._names["math"])

    def _dressed(self, family: str, names: Names, characters: set[str]) -> Iterator[Face]:
        """The faces of a family that elements of these names need, as far as it has them."""
        italic = self._reach(self._asked.italic, names, family, characters)
        bold = self._reach(self._asked.bold, names, family, characters)
        slopes_and_weights = (
            (False, 400, True),
            (True, 400, italic),
            (False, 700, bold),
            (True, 700, bold and italic and self._bold_italic),
        )
        for slanted, weight, needed in slopes_and_weights:
            one = face(family, italic=slanted, weight=weight) if needed else None
            if one is not None:
                yield one

    def _reach(
        self, subjects: Iterable[Subject], names: Names, family: str, characters: set[str]
    ) -> bool:
        """Whether rules with these subjects are about elements that the book has; for a family
        that stands in for another, about elements that hold any of its characters."""
        stands_in = family not in (self._own.text, self._own.mono)
        return any(
            all(
                name in names and not (stands_in and names[name].isdisjoint(characters))
                for name in subject
            )
            for subject in subjects
        )

    def families(self) -> Iterator[tuple[str, str]]:
        """For text, code and formulas: a selector, and the families in order as CSS writes them."""
        for selector, stack, last in (("body", self._text, "serif"), (_CODE, self._code, _MONO)):
            if stack:
                yield selector, ", ".join([*(f'"{given_name(one)}"' for one in stack), last])
        if self._math is not None:
            yield "math", f'"{given_name(self._math.family)}", math, serif'


def _in_formulas(characters: set[str]) -> set[str]:
    """What formulas of these characters are set with: a letter alone is slanted (MathML Core,
    section 4.2), a hyphen is a minus, a root has its sign."""
    drawn = characters | _FORMULAS
    return drawn | {_SLANTED[letter] for letter in drawn if letter in _SLANTED}


def _together(several: Iterable[Iterable[tuple[str, frozenset[str]]]]) -> Names:
    whole: Names = {}
    for one in several:
        for name, characters in one:
            whole.setdefault(name, set()).update(characters)
    return whole


def _stack(family: str, characters: Collection[str]) -> Stack:
    """The characters dealt out: to `family` those it has, to the others what is left. A blank or
    a sign without a shape is not worth a face of its own."""
    order = (family, *(other for other in FAMILIES if other != family))
    stack: Stack = {name: set() for name in order}
    for character in sorted(characters):
        shaped = unicodedata.category(character)[0] not in "CZ"
        if found := first_with(character, order if shaped else order[:1]):
            stack[found].add(character)
    return {name: stack[name] for name in order if stack[name]}


def _file_name(one: Face) -> str:
    bold, italic = "-bold" if one.weight == 700 else "", "-italic" if one.italic else ""
    return f"{slugify(given_name(one.family))}{bold}{italic}"


def _asset(name: str, one: Face, characters: Iterable[str]) -> Asset:
    return Asset(
        href=f"fonts/{name}.ttf", path="", media_type="font/ttf", data=cut(one, characters)
    )


def _font_face(name: str, one: Face) -> str:
    return (
        f'@font-face {{ font-family: "{given_name(one.family)}"; '
        f"font-style: {'italic' if one.italic else 'normal'}; "
        f"font-weight: {'bold' if one.weight == 700 else 'normal'}; "
        f'src: url("../fonts/{name}.ttf") }}'
    )
