"""The few parts of a font file that are written anew (OpenType 1.9: name, OS/2, head, the file)."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x409


def name_table(names: Mapping[int, str]) -> bytes:
    """The `name` table: texts by name ID, for Windows in English, which every program reads."""
    records, texts = b"", b""
    for number, name in sorted(names.items()):
        text = name.encode("utf-16-be")
        records += struct.pack(">6H", _WINDOWS, _UNICODE, _ENGLISH, number, len(text), len(texts))
        texts += text
    head = struct.pack(">3H", 0, len(names), 6 + 12 * len(names))
    return head + records + texts


def with_slope_and_weight(
    os2: bytes, head: bytes, *, italic: bool, bold: bool
) -> tuple[bytes, bytes]:
    """The tables `OS/2` and `head` with the bits by which programs tell the four faces of a family
    apart: fsSelection and macStyle."""
    (selection,) = struct.unpack_from(">H", os2, 62)
    selection &= ~0b1100001
    selection |= italic << 0 | bold << 5 | (not italic and not bold) << 6
    style = bold << 0 | italic << 1
    return (
        os2[:62] + struct.pack(">H", selection) + os2[64:],
        head[:44] + struct.pack(">H", style) + head[46:],
    )


def font_file(tables: Mapping[str, bytes]) -> bytes:
    """A font file of these tables, checksums reckoned."""
    tables = {**tables, "head": _with_adjustment(tables["head"], 0)}
    flavour = b"OTTO" if "CFF " in tables else b"\0\1\0\0"
    power = len(tables).bit_length() - 1
    search = 16 << power
    directory = flavour + struct.pack(">4H", len(tables), search, power, 16 * len(tables) - search)
    body, place = b"", 12 + 16 * len(tables)
    for tag, data in sorted(tables.items()):
        directory += tag.encode() + struct.pack(
            ">3L", _checksum(data), place + len(body), len(data)
        )
        body += data + b"\0" * (-len(data) % 4)
    whole = directory + body
    at = whole.index(tables["head"], len(directory))
    head = _with_adjustment(tables["head"], (0xB1B0AFBA - _checksum(whole)) & 0xFFFFFFFF)
    return whole[:at] + head + whole[at + len(head) :]


def _with_adjustment(head: bytes, value: int) -> bytes:
    return head[:8] + struct.pack(">L", value) + head[12:]


def _checksum(data: bytes) -> int:
    data += b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
