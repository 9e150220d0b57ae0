"""The font files that an author's style sheets name, cut down to the characters of the book as far
as their makers allow."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from bokbygg.book import Asset, Edition
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.epub.documents import Facts
from bokbygg.epub.faces import ALWAYS
from bokbygg.epub.wanted import wanted
from bokbygg.fonts.given import permission, trimmed
from bokbygg.rules.output import NOT_EMBEDDABLE, WHOLE_FONT

_SMALL = 100_000
"""Bytes under which it is not worth a word that a font goes whole."""


def fitted(edition: Edition, facts: Iterable[Facts]) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """An edition whose sheets carry fonts for what the book prints and no more, and what is to be
    said of fonts that may not be cut or not be carried."""
    sheets = edition.stylesheets
    if not any(_is_font(asset) for sheet in sheets for asset in sheet.assets):
        return edition, ()
    known = tuple(facts)
    names = {name for one in known for name, _ in one.names}
    text = {character for one in known for character in one.characters}
    text |= {
        letter for one in known for name, said in one.names if name == "math" for letter in said
    }
    printed = ALWAYS | wanted(sheet.css for sheet in sheets).printed(text, names)
    findings: list[Diagnostic] = []
    made = tuple(
        replace(
            sheet,
            assets=tuple(
                _cut(asset, printed, findings) if _is_font(asset) else asset
                for asset in sheet.assets
            ),
        )
        for sheet in sheets
    )
    return replace(edition, stylesheets=made), tuple(findings)


def _is_font(asset: Asset) -> bool:
    return asset.media_type.startswith("font/") and bool(asset.path)


def _cut(asset: Asset, characters: Collection[str], findings: list[Diagnostic]) -> Asset:
    try:
        allowed = permission(asset.data)
        if not allowed.embed:
            message = f"`{asset.path}` says that it may not be embedded"
            hint = "ask whoever sold it for a licence for e-books, or choose another font"
            findings.append(NOT_EMBEDDABLE.found(message, Span(path=asset.path), hint=hint))
        if allowed.cut:
            return replace(asset, data=trimmed(asset.data, characters))
    except ValueError:
        return asset
    if len(asset.data) > _SMALL:
        size = len(asset.data) // 1000
        message = f"`{asset.path}` goes whole into the e-book, {size} kB: it may not be cut down"
        hint = "ask whoever sold it for a font that may be, or bear with a heavier book"
        findings.append(WHOLE_FONT.found(message, Span(path=asset.path), hint=hint))
    return asset
