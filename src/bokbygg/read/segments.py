"""What a picture file says beside its picture, left out without touching a pixel.

Cameras and programs write where and when a picture was taken, with what, its owner, a small copy
of an earlier state, another picture behind the first: none of it is the reader's business. Colour
profiles go too: `rasters` has turned the colours into sRGB where they were not. Each function gives
the file anew and raises ValueError where the file is not built as its kind is.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator

# --- JPEG (ITU-T T.81, annex B) -------------------------------------------------------------------

_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_JFIF, _ADOBE = 0xE0, 0xEE
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG with its tables and scans, its JFIF head and Adobe's word on its colours."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    kept, at = [b"\xff\xd8"], 2
    while True:
        at, marker = _marker(data, at)
        if marker == _END:
            return b"".join([*kept, b"\xff\xd9"])
        end = at if marker in _ALONE else at + int.from_bytes(data[at : at + 2], "big")
        if marker == _SCAN:
            found = _NEXT_MARKER.search(data, end)
            end = found.start() if found else len(data)
        if _is_picture(marker, data[at + 2 : at + 7]):
            kept.append(bytes((0xFF, marker)) + data[at:end])
        at = end


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The place after the marker at `at`, and the marker."""
    while data[at : at + 1] == b"\xff" and data[at + 1 : at + 2] == b"\xff":
        at += 1
    if data[at : at + 1] != b"\xff" or at + 2 > len(data):
        raise ValueError("no marker where one should be")
    return at + 2, data[at + 1]


def _is_picture(marker: int, head: bytes) -> bool:
    if marker == _JFIF:
        return head == b"JFIF\0"
    return marker == _ADOBE or not (0xE0 <= marker <= 0xEF or marker == _COMMENT)


# --- PNG (Portable Network Graphics, third edition, section 11) -----------------------------------

_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS sRGB sBIT bKGD pHYs hIST acTL fcTL fdAT".split(),
)
_GAMMA = frozenset({b"gAMA", b"cHRM"})
_NAMED_COLOURS = frozenset({b"sRGB", b"iCCP"})


def bare_png(data: bytes) -> bytes:
    """A PNG with what its pixels need, and its frames if it moves."""
    if not data.startswith(_PNG):
        raise ValueError("no PNG")
    chunks = tuple(_png_chunks(data))
    named = any(kind in _NAMED_COLOURS for kind, _ in chunks)
    kept = _CHUNKS if named else _CHUNKS | _GAMMA
    return _PNG + b"".join(chunk for kind, chunk in chunks if kind in kept)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise ValueError("cut off")
        length, kind = struct.unpack_from(">I4s", data, at)
        yield kind, data[at : at + 12 + length]
        at += 12 + length


# --- WebP (RFC 9649, section 2) -------------------------------------------------------------------

_REMARKS = frozenset({b"ICCP", b"EXIF", b"XMP "})
_FLAGS = 0x20 | 0x08 | 0x04
"""What the head of an extended file says of the three."""


def bare_webp(data: bytes) -> bytes:
    """A WebP with its picture, its transparency and its frames."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no WebP")
    kept, at = [b"WEBP"], 12
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        end = at + 8 + size + size % 2
        if kind == b"VP8X":
            flags = data[at + 8] & ~_FLAGS
            kept.append(data[at : at + 8] + bytes((flags,)) + data[at + 9 : end])
        elif kind not in _REMARKS:
            kept.append(data[at:end])
        at = end
    body = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


# --- GIF (version 89a) ----------------------------------------------------------------------------

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_APPLICATION, _GIF_COMMENT = 0xFF, 0xFE
_LOOPS = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})


def bare_gif(data: bytes) -> bytes:
    """A GIF with its frames, and how often they run."""
    if data[:4] != b"GIF8" or len(data) < 14:
        raise ValueError("no GIF")
    at = 13 + _colours(data[10])
    kept = [data[:at]]
    while at < len(data) and data[at] != _TRAILER:
        head = 10 + _colours(data[at + 9]) + 1 if data[at] == _IMAGE else 2
        end = _after_blocks(data, at + head)
        if not _is_remark(data, at):
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, bytes((_TRAILER,))])


def _colours(flags: int) -> int:
    """The bytes of a table of colours, if there is one."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += data[at] + 1
    if at >= len(data):
        raise ValueError("cut off")
    return at + 1


def _is_remark(data: bytes, at: int) -> bool:
    if data[at] != _EXTENSION:
        return False
    kind = data[at + 1]
    loops = kind == _APPLICATION and data[at + 3 : at + 14] in _LOOPS
    return kind == _GIF_COMMENT or (kind == _APPLICATION and not loops)


BARE: dict[str, Callable[[bytes], bytes]] = {
    "JPEG": bare_jpeg,
    "PNG": bare_png,
    "WEBP": bare_webp,
    "GIF": bare_gif,
}
"""By kind of picture."""
