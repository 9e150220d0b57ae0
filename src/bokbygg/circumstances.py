"""What decides what a book comes to, beside the book: our own code, Python, its packages, and the
libraries of the system that set type."""

from __future__ import annotations

import ctypes
import functools
import os
import platform
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

_HERE = Path(__file__).parent

_LIBRARIES = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
}
"""What WeasyPrint sets type with, by the names of its files on different systems."""

_VERSIONS = {
    "pango": "pango_version_string",
    "harfbuzz": "hb_version_string",
    "fontconfig": "FcGetVersion",
}
"""The functions that tell their versions: a number, or a string where they are called so."""

_TYPE = re.compile(
    r"lib(pango|harfbuzz|fontconfig|freetype|fribidi|glib|gobject|graphite2|thai|datrie)[^/]*$"
)
"""The files of those libraries and of what is below them."""

_SWAYING = ("BOKBYGG_", "FC_", "FREETYPE_", "HB_", "PANGO_")
"""How the names of environment variables begin that sway the program or those libraries."""

_NOT_SWAYING = frozenset(
    {
        f"BOKBYGG_{name}"
        for name in (
            "CACHE_MB",
            "NO_CACHE",
            "NO_SKIP",
            "PASSING_FOLDER",
            "STOCK",
            "TRACE",
            "VERIFY",
        )
    }
)


@functools.cache
def circumstances() -> str:
    """A digest of them all; empty where not all of them can be told."""
    libraries = tuple(_libraries())
    if len(libraries) < len(_LIBRARIES):
        return ""
    whole = sha256()
    for told in (*_python(), *_packages(), *libraries, *_files_of_libraries(), *_environment()):
        whole.update(f"{told}\n".encode("utf-8", "surrogateescape"))
    for path in _own_files():
        data = path.read_bytes()
        whole.update(f"{path.relative_to(_HERE).as_posix()} {len(data)}\n".encode())
        whole.update(data)
    return whole.hexdigest()


def _own_files() -> Iterator[Path]:
    """Every file of the program, templates and themes too."""
    for folder, folders, names in os.walk(_HERE, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(folder) / name for name in sorted(names))


def _python() -> tuple[str, ...]:
    return (sys.version, sys.implementation.name, platform.machine(), sys.platform)


def _packages() -> Iterator[str]:
    """What is installed beside us, with versions, as the folders of their metadata are called."""
    for place in sys.path:
        if os.path.isdir(place):
            yield from sorted(name for name in os.listdir(place) if name.endswith("-info"))


def _libraries() -> Iterator[str]:
    for library, names in _LIBRARIES.items():
        for name in names:
            try:
                opened = ctypes.CDLL(name)
            except OSError:
                continue
            yield f"{name} {_version(opened, _VERSIONS.get(library, ''))}"
            break


def _version(opened: ctypes.CDLL, function: str) -> str:
    if not function:
        return ""
    tell = getattr(opened, function)
    if function.endswith("string"):
        tell.restype = ctypes.c_char_p
    return str(tell())


def _files_of_libraries() -> Iterator[str]:
    """Which files those libraries are, where the system tells (proc(5)): a distribution mends
    without another version."""
    try:
        maps = Path("/proc/self/maps").read_text("utf-8", "surrogateescape")
    except OSError:
        return
    for name in sorted({line[line.index("/") :] for line in maps.splitlines() if "/" in line}):
        if _TYPE.search(name) and os.path.exists(name):
            told = os.stat(name)
            yield f"{name} {told.st_size} {told.st_mtime_ns}"


def _environment() -> Iterator[str]:
    for name, value in sorted(os.environ.items()):
        if name.startswith(_SWAYING) and name not in _NOT_SWAYING:
            yield f"{name}={value}"
