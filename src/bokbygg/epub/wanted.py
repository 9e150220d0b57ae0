"""What style sheets ask of the faces: slopes, weights and characters.

A sheet may have rules for much that a book does not hold, so a rule counts only where the book has
elements of all the names, and with all the classes, that its selector names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import tinycss2

from bokbygg.epub.rulesets import Declaration, Tokens, parted, rulesets

_AT_FIRST = (
    "b, strong, h1, h2, h3, h4, h5, h6, th { font-weight: bold }"
    "i, em, cite, dfn, var, address { font-style: italic }"
)
"""What every e-reader does before it reads a style sheet (HTML Standard, section 15.3)."""


Subject = frozenset[str]
"""What a rule is about: the element names and the classes (with a dot) that its selector names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`bold` and `italic` hold the subjects of rules that make text so, `generated` the subjects
    of those that put text in, with its characters; `cased` says that some rule makes capitals of
    small letters, or the other way."""

    bold: frozenset[Subject]
    italic: frozenset[Subject]
    generated: tuple[tuple[Subject, str], ...]
    cased: bool = False

    def printed(self, text: Collection[str], names: Collection[str]) -> set[str]:
        """The characters that come of those of a text, in a book with elements and classes of these
        `names`."""
        made = self.characters(names) | set(text)
        if self.cased:
            made |= {other for one in made for other in one.upper() + one.lower()}
        return made

    def characters(self, names: Collection[str]) -> set[str]:
        """The characters put in where the book has elements and classes of these `names`."""
        known = frozenset(names)
        return {letter for subject, text in self.generated if subject <= known for letter in text}


def wanted(sheets: Iterable[str]) -> Wanted:
    """What these style sheets ask for, read in cascade order."""
    bold: dict[str, bool] = {}
    italic: dict[str, bool] = {}
    subjects: dict[str, Subject] = {}
    generated: list[tuple[Subject, str]] = []
    cased = False
    for sheet in (_AT_FIRST, *sheets):
        for selector, subject, declarations in _rules(sheet):
            subjects[selector] = subject
            for one in declarations:
                generated += [(subject, text) for text in _generated(one)]
                cased = cased or (one.name == "text-transform" and one.text != "none")
                if (strong := _is_bold(one)) is not None:
                    bold[selector] = strong
                if (slanted := _is_italic(one)) is not None:
                    italic[selector] = slanted
    return Wanted(
        bold=frozenset(subjects[selector] for selector, true in bold.items() if true),
        italic=frozenset(subjects[selector] for selector, true in italic.items() if true),
        generated=tuple(generated),
        cased=cased,
    )


def _rules(sheet: str) -> Iterator[tuple[str, Subject, tuple[Declaration, ...]]]:
    """Each selector of a sheet: as text, its subject, and what its rule declares."""
    for selectors, declarations in rulesets(sheet):
        for selector in parted(selectors):
            yield tinycss2.serialize(selector).strip(), _subject(selector), declarations


def _subject(selector: Tokens) -> Subject:
    """The element names and the classes of a selector."""
    names: set[str] = set()
    before = ""
    for token in selector:
        if token.type == "ident" and before != ":":
            names.add(f".{token.value}" if before == "." else token.value)
        before = token.value if token.type == "literal" else ""
    return frozenset(names)


def _is_bold(one: Declaration) -> bool | None:
    """Whether a declaration makes text bold; None where it says nothing of it."""
    if one.name not in ("font-weight", "font"):
        return None
    return any(
        (token.type == "ident" and token.lower_value in ("bold", "bolder"))
        or (token.type == "number" and token.value >= 600)
        for token in one.value
    )


def _is_italic(one: Declaration) -> bool | None:
    if one.name not in ("font-style", "font"):
        return None
    slopes = ("italic", "oblique")
    return any(token.type == "ident" and token.lower_value in slopes for token in one.value)


def _generated(one: Declaration) -> Iterator[str]:
    """The texts that a declaration puts before, after or in place of others."""
    if one.name in ("content", "quotes", "list-style", "list-style-type", "hyphenate-character"):
        yield from (token.value for token in one.value if token.type == "string")
