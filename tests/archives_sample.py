"""Archives that no honest program makes, for the importers that open archives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
"""Entities in entities, which grow when they are unfolded."""


def hostile(files: Mapping[str, str | bytes], text: str) -> dict[str, tuple[bytes, str]]:
    """An honest archive of `files` made dishonest in each way, and the code of what is to be said;
    `text` names its file of XML that holds the text."""
    body = files[text]
    assert isinstance(body, str)
    whole = packed(files)
    return {
        "truncated": (whole[: len(whole) // 2], "I005"),
        "no archive": (b"PK\x03\x04 or so", "I005"),
        "climbs out": (packed({**files, "../../escaped.txt": "out"}), "I004"),
        "absolute": (packed({**files, "/tmp/escaped.txt": "out"}), "I004"),
        "a bomb": (packed({**files, "bomb.xml": b"\0" * 60_000_000}), "I003"),
        "entities": (packed({**files, text: body.replace("?>", f"?>{LAUGHS}", 1)}), "I007"),
        "something else": (packed({"readme.txt": "hello"}), "I050"),
    }
