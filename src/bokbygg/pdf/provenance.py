"""Of what a fragment was made, as a name: two of the same name have the same bytes."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from ctypes import CDLL
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from bokbygg import cache
from bokbygg.book import Asset, Document, Edition

_MAKERS = ("weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2", "fonttools", "pillow")
_LIBRARIES = {
    "pango_version": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "hb_version_string": ("libharfbuzz.so.0", "libharfbuzz.dylib", "libharfbuzz-0.dll"),
}
"""A function that tells a version, and the library it is in, by its names on different systems."""

_ADDRESS = re.compile(rb"""(?:src|href)=["']([^"'#:]+)["']|url\(["']?([^"')#:]+)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What all fragments of an edition have in common, as `digest`, and its pictures by address."""

    digest: str
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
    sheets = [part for sheet in edition.stylesheets for part in (sheet.href, sheet.css)]
    theirs = [asset for sheet in edition.stylesheets for asset in sheet.assets]
    files_of_sheets = [part for asset in theirs for part in (asset.href, asset.data)]
    digest = cache.digest(edition.page.size, *sheets, *files_of_sheets, *_makers())
    return Origin(digest=digest, assets={asset.href: asset for asset in assets})


@functools.cache
def _makers() -> tuple[str | bytes, ...]:
    """Everything that lays out: our own code, WeasyPrint and what is below it, the faces."""
    from bokbygg import fonts

    ours = files("bokbygg")
    code = sorted(
        (path.name, path.read_bytes())
        for room in ("pdf", "fonts")
        for path in (ours / room).iterdir()
        if path.name.endswith(".py")
    )
    faces = sorted(
        f"{path.name} {path.stat().st_size}"
        for folder in fonts.folders()
        for path in folder.iterdir()
        if path.is_file()
    )
    return (
        *(f"{name} {_version(name)}" for name in _MAKERS),
        *(f"{name} {_told(name)}" for name in _LIBRARIES),
        *(data for _, data in code),
        (ours / "numerals.py").read_bytes(),
        *faces,
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"


def _told(function: str) -> str:
    """The version of a library below WeasyPrint; empty where it is not found by its usual names."""
    from ctypes import c_char_p

    for name in _LIBRARIES[function]:
        try:
            tell = getattr(CDLL(name), function)
        except (OSError, AttributeError):
            continue
        if function.endswith("string"):
            tell.restype = c_char_p
        return str(tell())
    return ""
