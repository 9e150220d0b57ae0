"""Gives the layout engine the book's own files, and refuses every other address.

Imported by `engine` only, after the faces are configured: it needs WeasyPrint's base class.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from bokbygg.book import Asset
from bokbygg.pdf.tree import ROOT

LARGEST_DATA = 1_000_000
"""The longest `data:` address taken, in characters: such data is part of a style sheet."""


class RefusedError(ValueError):
    """An address outside the book was asked for."""


class Furnisher(URLFetcher):  # type: ignore[misc]
    """Serves assets by `href`. `refused` gathers the addresses asked for in vain."""

    def __init__(self, assets: Iterable[Asset]) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self._files = {ROOT + asset.href: asset for asset in assets}
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file at `url`; raises RefusedError for anything that is not the book's own."""
        asset = self._files.get(unquote(url.partition("#")[0]))
        if asset is not None:
            kind = {"Content-Type": asset.media_type}
            return URLFetcherResponse(url, body=asset.data, headers=kind)
        if url.startswith("data:") and len(url) <= LARGEST_DATA:
            return super().fetch(url, headers)
        shown = url.removeprefix(ROOT)
        self.refused.append(shown if len(shown) < 200 else shown[:200] + "…")
        raise RefusedError(f"not a file of the book: {shown[:200]}")
