"""The faces a book may be set in: those that come as dependencies of bokbygg, and no others.

A machine's own fonts would make the same book look different elsewhere, so fontconfig, which finds
faces for the layout engine, is given a configuration of our own that lists our folders only.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

FAMILIES = (
    "EB Garamond",
    "Source Sans 3",
    "Source Code Pro",
    "Noto Serif",
    "Frank Ruhl Libre",
    "Amiri",
    "Noto Sans Devanagari",
)
"""The families, in the order in which they are tried for a character that the text's own face
lacks: Latin, Greek and Cyrillic first, then Hebrew, Arabic and Devanagari."""

_GENERIC = {
    "serif": "EB Garamond",
    "sans-serif": "Source Sans 3",
    "monospace": "Source Code Pro",
}
"""What the generic families of CSS stand for."""


def folders() -> tuple[Path, ...]:
    """The folders that hold the faces, in the order of FAMILIES."""
    from fontpkg import family

    return tuple(family(name).files[0].path.parent for name in FAMILIES)


def configure() -> Path:
    """Let fontconfig see our folders only, from its next initialisation on; gives the file.

    The file and fontconfig's own cache lie in the user's cache folder, or in a temporary one
    where that is not writable. What lies there decides nothing but how long a start takes.
    """
    text = _configuration(folders(), cache := _cache_folder())
    digest = sha256(text.encode()).hexdigest()[:16]
    path = cache / f"fonts-{digest}.conf"
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    os.environ["FONTCONFIG_FILE"] = str(path)
    return path


def _configuration(places: tuple[Path, ...], cache: Path) -> str:
    """The text of a fontconfig configuration file (fonts-conf(5))."""
    aliases = "".join(_alias(name, family) for name, family in _GENERIC.items())
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        "<fontconfig>\n"
        + "".join(f"<dir>{escape(str(place))}</dir>\n" for place in places)
        + f"<cachedir>{escape(str(cache / 'faces'))}</cachedir>\n{aliases}{_last_resort()}"
        "</fontconfig>\n"
    )


def _alias(name: str, family: str) -> str:
    preferred = f"<prefer><family>{family}</family></prefer>"
    return f"<alias><family>{name}</family>{preferred}</alias>\n"


def _last_resort() -> str:
    """Our families at the end of every request, so that a fallback never depends on the locale."""
    families = "".join(f"<string>{family}</string>" for family in FAMILIES)
    edit = f'<edit name="family" mode="append_last">{families}</edit>'
    return f'<match target="pattern">{edit}</match>\n'


def _cache_folder() -> Path:
    """The user's cache folder for us, or one that goes when the program ends."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    folder = (Path(given) if given else Path.home() / ".cache") / "bokbygg"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if os.access(folder, os.W_OK):
        return folder
    passing = tempfile.mkdtemp(prefix="bokbygg-")
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    return Path(passing)
