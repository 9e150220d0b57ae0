"""fontconfig, which finds faces for the layout engine, is shown ours and no others.

A machine's own fonts would make the same book look different elsewhere, so it is given a
configuration of our own that lists our folders only.
"""

from __future__ import annotations

import os
from hashlib import sha256
from html import escape
from pathlib import Path

from bokbygg import cache, files
from bokbygg.fonts.faces import FAMILIES

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

    The file and fontconfig's own cache lie in the cache folder.
    """
    text = _configuration(folders(), place := cache.folder())
    digest = sha256(text.encode()).hexdigest()[:16]
    path = place / f"fonts-{digest}.conf"
    if not path.exists():
        files.write(path, text.encode())
    os.environ["FONTCONFIG_FILE"] = str(path)
    return path


def _configuration(places: tuple[Path, ...], kept: Path) -> str:
    """The text of a fontconfig configuration file (fonts-conf(5))."""
    aliases = "".join(_alias(name, family) for name, family in _GENERIC.items())
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        "<fontconfig>\n"
        + "".join(f"<dir>{_text(place)}</dir>\n" for place in places)
        + f"<cachedir>{_text(kept / 'faces')}</cachedir>\n{aliases}{_last_resort()}"
        "</fontconfig>\n"
    )


def _text(path: Path) -> str:
    return escape(str(path), quote=False)


def _alias(name: str, family: str) -> str:
    preferred = f"<prefer><family>{family}</family></prefer>"
    return f"<alias><family>{name}</family>{preferred}</alias>\n"


def _last_resort() -> str:
    """Our families at the end of every request, so that a fallback never depends on the locale."""
    families = "".join(f"<string>{family}</string>" for family in FAMILIES)
    edit = f'<edit name="family" mode="append_last">{families}</edit>'
    return f'<match target="pattern">{edit}</match>\n'
