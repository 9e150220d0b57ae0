"""The pictures that a harvest takes along: found by the addresses that texts give, named once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import basename
from urllib.parse import unquote, urlsplit

from bokbygg.importers.harvest import Picture
from bokbygg.naming import bare, shortened, slugify, unused

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
)
_REDRAWN = (b"BM", b"II*\0", b"MM\0*")
"""How files begin that are pictures of kinds e-books do not show, but can be made others."""


@dataclass(slots=True, kw_only=True)
class Album:
    """Pictures by where they come from. `find` gives the name and the bytes of the file that an
    address means, or None; `named` are the names that are taken. It grows while a source is read.
    """

    find: Callable[[str], tuple[str, bytes] | None]
    pictures: list[Picture] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    _known: dict[str, str] = field(default_factory=dict)

    def picture(self, address: str) -> str:
        """`images/NAME` for a picture's address; empty where there is none that a book can show."""
        if not address:
            return ""
        found = self.find(address)
        if found is None:
            return ""
        name, data = found
        if name not in self._known:
            self._known[name] = self.keep(name, data)
        return self._known[name]

    def keep(self, name: str, data: bytes) -> str:
        """Take a picture along under a name like its file's."""
        data, suffix = shown(data)
        if not suffix:
            return ""
        slug = shortened(slugify(bare(basename(name)))) or "picture"
        free = unused(slug, self.named)
        self.named.add(free)
        href = f"images/{free}.{suffix}"
        self.pictures.append(Picture(href=href, data=data))
        return href


def shown(data: bytes) -> tuple[bytes, str]:
    """A picture as a book can show it and the end of its file's name; empty for anything else."""
    for signature, suffix in _SIGNATURES:
        if data.startswith(signature):
            return data, suffix
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return data, "webp"
    if b"<svg" in data[:4096]:
        return data, "svg"
    return _redrawn(data) if data.startswith(_REDRAWN) else (data, "")


def _redrawn(data: bytes) -> tuple[bytes, str]:
    """A bitmap of an old kind as PNG."""
    from PIL import Image, UnidentifiedImageError

    made = BytesIO()
    try:
        with Image.open(BytesIO(data)) as image:
            image.convert("RGBA" if "A" in image.getbands() else "RGB").save(made, "PNG")
    except (OSError, UnidentifiedImageError, ValueError, Image.DecompressionBombError):
        return data, ""
    return made.getvalue(), "png"


def path_of(address: str) -> str:
    """The path that an address names, its letters as they are; without question and place."""
    return unquote(urlsplit(address.strip()).path)
