"""Dictionaries for tests: small ones of their own, in place of those of the machine."""

from __future__ import annotations

from pathlib import Path

from bokbygg.check.words import dictionaries, lexicon


def speaking(folder: Path) -> None:
    """From here on, let the dictionaries in a folder be all that there are."""
    folders = (folder,) if folder.is_dir() else ()
    dictionaries._folders = lambda: folders  # type: ignore[assignment]
    lexicon.lexicon.cache_clear()
