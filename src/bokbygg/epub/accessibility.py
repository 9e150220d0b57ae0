"""What can be promised to a reader who cannot see, hear or read print.

Only what follows from the content is claimed: a shop shows these words to people who depend on
them. Terms: the schema.org accessibility vocabulary, as EPUB Accessibility 1.1 uses it. The cover
does not count as a picture: nothing of the book is lost without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bokbygg.book import Asset
from bokbygg.epub.documents import Facts
from bokbygg.languages import LANGUAGES, language
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One sentence for people, and the language it is in."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """`modes`: the senses the book speaks to; `sufficient`: those that are enough to read it all;
    `features`: what helps; `hazard`: `none`, or `unknown` where something may move.
    """

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazard: str
    summary: Summary


_ALWAYS = (
    *("tableOfContents", "readingOrder", "structuralNavigation", "ARIA"),
    "displayTransformability",
)
"""What every book has: all of its text flows, and all its parts have roles."""


_PAGED = ("pageNavigation", "pageBreakMarkers", "printPageNumbers")
"""What a book with a page list has; the last is what older catalogues call the one before."""


def access(
    facts: Iterable[Facts], assets: Iterable[Asset], lang: str, *, paged: bool = False
) -> Access:
    """The promises that hold for documents with these facts and the pictures they show; `paged`
    where the pages of the printed edition are marked and listed."""
    known = tuple(facts)
    pictures = sum(one.pictures for one in known)
    described = pictures == sum(one.described for one in known)
    scripted = any("scripted" in one.properties for one in known)
    still = not scripted and not any(_may_move(asset) for asset in assets)
    formulas = any("mathml" in one.properties for one in known)
    modes = ("textual", "visual") if pictures else ("textual",)
    features = list(_ALWAYS)
    features += ["alternativeText"] if pictures and described else []
    features += _PAGED if paged else ()
    features += ["MathML", "describedMath"] if formulas else []  # each has its TeX beside it
    return Access(
        modes=modes,
        sufficient=("textual",) if described else modes,
        features=tuple(features),
        hazard="none" if still else "unknown",
        summary=_summary(lang, pictures, described),
    )


_MARKS = {
    "image/png": re.compile(rb"acTL.*?IDAT", re.DOTALL),
    "image/webp": re.compile(rb"^.{12,64}?ANIM", re.DOTALL),
    "image/svg+xml": re.compile(rb"<animate|<set\b|@keyframes|<script"),
}
"""What the data of a picture holds when it is animated."""

_GIF_FRAME = re.compile(rb"\x21\xf9\x04.{4}\x00[\x21\x2c]", re.DOTALL)


def _may_move(asset: Asset) -> bool:
    """True for sound, film and animated pictures; a GIF moves when it has more than one frame."""
    if asset.media_type.startswith(("video/", "audio/")):
        return True
    if asset.media_type == "image/gif":
        return len(_GIF_FRAME.findall(asset.data)) > 1
    mark = _MARKS.get(asset.media_type)
    return mark is not None and mark.search(asset.data) is not None


def _summary(lang: str, pictures: int, described: bool) -> Summary:
    """The summary in the book's language, or in English where that has no row."""
    tongue = lang.split("-")[0].lower()
    tongue = tongue if tongue in LANGUAGES else "en"
    words = language(tongue).words
    text = words.access_text
    if pictures:
        text += f" {words.access_described if described else words.access_undescribed}"
    return Summary(lang=tongue, text=text)
