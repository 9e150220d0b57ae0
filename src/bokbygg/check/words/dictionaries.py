"""The dictionaries of Hunspell and LibreOffice on this machine, by language."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

_FOLDERS = (
    *("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts"),
    *("/usr/local/share/hunspell", "/opt/homebrew/share/hunspell", "/Library/Spelling"),
    *("~/.local/share/hunspell", "~/Library/Spelling", "~/AppData/Local/hunspell"),
)
_OFFICES = (
    "/usr/lib/libreoffice/share/extensions",
    "/usr/lib64/libreoffice/share/extensions",
    "/usr/local/lib/libreoffice/share/extensions",
    "/Applications/LibreOffice.app/Contents/Resources/extensions",
    "C:/Program Files/LibreOffice/share/extensions",
)
"""Where LibreOffice keeps its dictionaries, each language in a folder `dict-…`."""

_USUAL = {
    "en": "en_us",
    "sv": "sv_se",
    "da": "da_dk",
    "pt": "pt_pt",
    "de": "de_de",
    "fr": "fr_fr",
    "no": "nb_no",
    "nb": "nb_no",
    "nn": "nn_no",
    "nl": "nl_nl",
}
"""Of several regions, the one that is meant where none is named; else the one called like the
language (`sv_SE` after `sv`)."""


def dictionaries(lang: str, folders: Sequence[Path] | None = None) -> tuple[Path, ...]:
    """The `.dic` files for a language tag, each with its `.aff` beside it: the one of the tag's own
    region, or those of all regions, the usual one first. `folders` are those to look in, this
    machine's if not given."""
    wanted = lang.replace("-", "_").lower()
    primary = wanted.split("_")[0]
    found: dict[str, Path] = {}
    known: set[Path] = set()
    for path in _every(_folders() if folders is None else folders):
        name = path.stem.replace("-", "_").lower()
        mine = name.split("_")[0] == primary or name.startswith(_USUAL.get(primary, "?"))
        if mine and path.resolve() not in known:
            known.add(path.resolve())
            found.setdefault(name, path)
    usual = _USUAL.get(primary, f"{primary}_{primary}")
    order = [name for name in (wanted, usual, primary, *sorted(found)) if name in found]
    paths = tuple(found[name] for name in dict.fromkeys(order))
    return paths[:1] if wanted in found and "_" in wanted else paths


def _every(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        try:
            paths = sorted(folder.glob("*.dic"))
        except OSError:  # a folder that may not be read
            continue
        yield from (p for p in paths if p.with_suffix(".aff").is_file() and "hyph" not in p.name)


@cache
def _folders() -> tuple[Path, ...]:
    """The folders of this machine, those that `DICPATH` names first (as for Hunspell itself)."""
    named = [Path(name) for name in os.environ.get("DICPATH", "").split(os.pathsep) if name]
    usual = [Path(name).expanduser() for name in _FOLDERS]
    offices = [found for name in _OFFICES for found in sorted(Path(name).glob("dict-*"))]
    return tuple(folder for folder in (*named, *usual, *offices) if folder.is_dir())
