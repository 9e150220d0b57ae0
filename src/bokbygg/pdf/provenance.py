"""Of what a fragment was made, as a name: two of the same name have the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bokbygg import cache
from bokbygg.book import Asset, Document, Edition
from bokbygg.circumstances import circumstances
from bokbygg.values import dataclass

_ADDRESS = re.compile(rb"""(?:src|href)=["']([^"'#:]+)["']|url\(["']?([^"')#:]+)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What all fragments of an edition have in common, as `digest`, and its pictures by address;
    `certain` tells whether that is all."""

    digest: str
    certain: bool
    assets: Mapping[str, Asset]

    def key(self, document: Document | None = None, wish: bytes = b"") -> str:
        """A name for a document laid out as a wish tells, or for the edition's style sheets."""
        pictures = self._shown(document.xhtml.encode()) if document else {}
        return cache.digest(self.digest, wish, *(pictures[href] for href in sorted(pictures)))

    def _shown(self, text: bytes) -> dict[str, str]:
        """The digests of all files that a text shows, and of those that drawings among them do."""
        found: dict[str, str] = {}
        pending = [text]
        while pending:
            for groups in _ADDRESS.findall(pending.pop()):
                href = (groups[0] or groups[1]).decode()
                asset = self.assets.get(href)
                if asset is not None and href not in found:
                    found[href] = cache.digest(href, asset.media_type, asset.data)
                    if asset.media_type == "image/svg+xml":
                        pending.append(asset.data)
        return found


def of_edition(edition: Edition, assets: tuple[Asset, ...]) -> Origin:
    """The origin of an edition's fragments."""
    sheets = [part for sheet in edition.stylesheets for part in (sheet.href, sheet.css, sheet.path)]
    theirs = [asset for sheet in edition.stylesheets for asset in sheet.assets]
    files_of_sheets = [part for asset in theirs for part in (asset.href, asset.data)]
    page = (
        edition.page.size,
        str(edition.page.bleed),
        edition.page.justification,
        str(edition.page.drop_caps and edition.page.drop_cap_marks),
    )
    digest = cache.digest(*page, *sheets, *files_of_sheets, circumstances())
    certain = bool(circumstances())
    return Origin(digest=digest, certain=certain, assets={asset.href: asset for asset in assets})
