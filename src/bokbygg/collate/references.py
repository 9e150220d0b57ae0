"""A reference -> what the book prints of the place it leads to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from bokbygg.book import (
    BoundPiece,
    Chapter,
    CrossRef,
    CrossRefStart,
    Inline,
    Markup,
    Reference,
    Text,
)
from bokbygg.collate.labels import PLACE, Named
from bokbygg.diagnostics import Diagnostic
from bokbygg.languages import Words, language
from bokbygg.naming import readable
from bokbygg.rules import structure as rules

_EXHIBIT = re.compile(r"#(?:fig|tbl|tab)\b")
"""The beginning of an id that says it is a figure's or a table's."""

_HINTS = {
    "chapter": "number the chapters (`number-chapters` in bok.toml), or ask for its `{.title}`",
    "section": "number the sections (`number-sections` in bok.toml), or ask for its `{.title}`",
    "figure": "take `.unnumbered` away, or ask for its `{.title}`",
    "table": "take `.unnumbered` away, or ask for its `{.title}`",
    "equation": "take `.unnumbered` away",
    "place": "write the words between the brackets: `[…]({place})`",
}
"""What to do about a place without a number, by its kind."""


def named(
    reference: Reference, target: CrossRefStart, chapter: Chapter, places: Mapping[str, Named]
) -> CrossRef | Diagnostic:
    """The reference in `chapter` that leads to `target`; a finding where there is nothing to call
    that."""
    words = language(chapter.lang).words
    place = places.get(target.anchor or target.slug, PLACE)
    if place.kind == "place" and reference.page:
        place = places[target.slug]  # what the e-book says in place of a page
    text = _text(reference, place, words)
    if not text and reference.says:
        return _nameless(reference, place)
    page = _page(reference, words)
    if reference.capital:
        text, page = _capital(text), page[:1].upper() + page[1:]
    return CrossRef(
        slug=target.slug, anchor=target.anchor, text=text, page=page, linked=reference.linked
    )


def placeholder(reference: Reference) -> BoundPiece:
    """What stands where a reference cannot be printed."""
    words = escape(readable(reference.href), quote=False)
    return Markup(xhtml=f'<span class="missing-reference">[{words}]</span>')


def _text(reference: Reference, place: Named, words: Words) -> Inline:
    """What is said of a place; nothing where it has no number and no title. What asks for a page
    in print says in the e-book what the place is."""
    if not reference.says:
        return ()
    if reference.says == "title" and not reference.page:
        return _unstopped(place.title)
    if reference.says == "number" and not reference.page:
        return (Text(text=place.number),) if place.number else ()
    if place.number:
        template = getattr(words, f"to_{place.kind}")
        return (Text(text=_bound(template.format(number=place.number))),)
    return place.title if place.kind in {"chapter", "section"} else ()


def _page(reference: Reference, words: Words) -> str:
    """The template of a page reference; empty where the page is not asked for."""
    if not reference.page:
        return ""
    if reference.says == "number":
        return "{number}"
    said = _bound(words.to_page)
    return said if reference.says else f" ({said})"


def _bound(text: str) -> str:
    """A label whose number does not begin a line."""
    return text.replace(" ", "\u00a0")


def _unstopped(title: Inline) -> Inline:
    """A caption without the full stop that would end the sentence round it."""
    last = title[-1] if title else None
    if not isinstance(last, Text) or not last.text.rstrip().endswith("."):
        return title
    bare = last.text.rstrip()[:-1]
    return (*title[:-1], Text(text=bare)) if not bare.endswith(".") else title


def _capital(text: Inline) -> Inline:
    """A label as it begins a sentence."""
    first, *rest = text or (None,)
    if not isinstance(first, Text):
        return text
    return (Text(text=first.text[:1].upper() + first.text[1:], runs=first.runs), *rest)


def _nameless(reference: Reference, place: Named) -> Diagnostic:
    href = readable(reference.href)
    hint = _HINTS[place.kind].replace("{place}", href)
    if place.kind == "place" and _EXHIBIT.search(reference.href):
        hint = "give it a caption: only what has one gets a number"
    lacks = "no title" if reference.says == "title" else "no number"
    return rules.NO_NUMBER.found(
        f"`{href}` leads to something that has {lacks}",
        reference.span,
        hint=hint,
    )
