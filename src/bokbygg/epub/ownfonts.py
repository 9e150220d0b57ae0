"""The font files that an author's style sheets name, cut down to the characters of the book as far
as their makers allow, and unpacked where they are packed for the web: Kobo knows no WOFF2."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from bokbygg.book import Asset, Edition, Stylesheet
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.epub.documents import Facts
from bokbygg.epub.faces import ALWAYS
from bokbygg.epub.wanted import wanted
from bokbygg.fonts.given import permission, trimmed
from bokbygg.naming import bare, unused
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
    unpacked = _names(asset for sheet in sheets for asset in sheet.assets if _is_font(asset))
    made = tuple(_dressed(sheet, printed, unpacked, findings) for sheet in sheets)
    return replace(edition, stylesheets=made), tuple(findings)


def _names(fonts: Iterable[Asset]) -> dict[str, str]:
    """Fonts packed for the web by their address, and a bare name for each when it is unpacked."""
    found = tuple(dict.fromkeys(font.href for font in fonts))
    names: dict[str, str] = {}
    taken = {bare(href) for href in found if not _is_packed(href)}
    for href in filter(_is_packed, found):
        names[href] = unused(bare(href), taken)
        taken.add(names[href])
    return names


def _dressed(
    sheet: Stylesheet,
    characters: Collection[str],
    names: Mapping[str, str],
    findings: list[Diagnostic],
) -> Stylesheet:
    """A style sheet with its fonts cut, and called what they are then."""
    css, assets = sheet.css, []
    for asset in sheet.assets:
        cut = _cut(asset, characters, findings) if _is_font(asset) else asset
        if cut is not asset and asset.href in names:
            kind = "otf" if cut.data[:4] == b"OTTO" else "ttf"
            name = f"{names[asset.href]}.{kind}"
            css = _renamed(css, posixpath.basename(asset.href), name)
            href = posixpath.join(posixpath.dirname(asset.href), name)
            cut = replace(cut, href=href, media_type=f"font/{kind}")
        assets.append(cut)
    return replace(sheet, css=css, assets=tuple(assets))


def _renamed(css: str, before: str, name: str) -> str:
    """A style sheet that names a file anew, and no longer says of what format it is."""
    css = re.sub(rf"(?<![\w.-]){re.escape(before)}(?![\w.])", name, css)
    return re.sub(rf"({re.escape(name)}[\"']?\s*\))\s*format\([^)]*\)", r"\1", css)


def _is_font(asset: Asset) -> bool:
    return asset.media_type.startswith("font/") and bool(asset.path)


def _is_packed(href: str) -> bool:
    return href.lower().endswith((".woff", ".woff2"))


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
