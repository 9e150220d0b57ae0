"""ZIP archives from anywhere, opened so that they can do no harm."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from bokbygg.diagnostics import Diagnostic, Fault, Span
from bokbygg.rules import imports as rules

LARGEST_WHOLE = 500_000_000
"""Bytes of all files of an archive together, unpacked."""

_MANY = 20_000
_DENSEST = 1_000
"""How many times smaller than unpacked a file may be; text packs to a tenth, seldom a fiftieth."""

_WORTH_ASKING = 10_000_000
"""Bytes below which it does no harm how densely a file is packed."""


def unpacked(data: bytes, name: str) -> Mapping[str, bytes]:
    """The files of a ZIP archive by their names, in its order, folders aside. `name` is the
    archive's own, for findings.

    Raises Fault for an archive that is broken or locked, that unpacks to too much, or that has
    links or names that lead out of it. What it says of the sizes of its files is not believed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > _MANY:
                raise Fault(_too_large(name, f"holds {len(members):,} files"))
            for member in members:
                _inspect(member, name)
            return _read(archive, members, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        message = f"`{name}` cannot be unpacked: {error}"
        hint = "fetch or save the file again"
        raise Fault(rules.BAD_ARCHIVE.found(message, Span(path=name), hint)) from None
    except RuntimeError:
        message = f"`{name}` is locked with a password"
        hint = "save it without a password"
        raise Fault(rules.BAD_ARCHIVE.found(message, Span(path=name), hint)) from None


def _inspect(member: zipfile.ZipInfo, name: str) -> None:
    """Raises Fault for a member that leads out of the archive or claims too much."""
    inner = member.orig_filename.replace("\\", "/")
    way = PurePosixPath(inner)
    if way.is_absolute() or ".." in way.parts or ":" in inner.partition("/")[0] or "\0" in inner:
        message = f"`{name}` has a file that climbs out of it: `{inner}`"
        hint = "do not open this file in other programs either, unless you know who made it"
        raise Fault(rules.LEADS_OUT.found(message, Span(path=name), hint))
    if stat.S_ISLNK(member.external_attr >> 16):
        message = f"`{name}` has a link in it: `{inner}`"
        hint = "pack the file itself in place of the link"
        raise Fault(rules.LEADS_OUT.found(message, Span(path=name), hint))
    dense = member.file_size > _DENSEST * max(member.compress_size, 1)
    if member.file_size > _WORTH_ASKING and dense:
        raise Fault(_too_large(name, f"holds `{inner}`, which unpacks to {_size(member)}"))


def _read(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str
) -> Mapping[str, bytes]:
    left = LARGEST_WHOLE
    found: dict[str, bytes] = {}
    for member in members:
        with archive.open(member) as file:
            found[member.filename] = file.read(left + 1)
        left -= len(found[member.filename])
        if left < 0:
            megabytes = LARGEST_WHOLE // 1_000_000
            raise Fault(_too_large(name, f"unpacks to more than {megabytes} MB"))
    return found


def _size(member: zipfile.ZipInfo) -> str:
    return f"{member.file_size // 1_000_000:,} MB"


def _too_large(name: str, said: str) -> Diagnostic:
    hint = "do not open this file in other programs either, unless you know who made it"
    return rules.TOO_LARGE.found(f"`{name}` {said}", Span(path=name), hint)
