"""The texts that a new book begins with: a folder a language, in it a folder a sort of book."""

from __future__ import annotations

from importlib.resources import files

TEMPLATES = ("essays", "novel", "poems", "non-fiction")
_OTHER = "en"


def template(name: str, lang: str) -> dict[str, str]:
    """The files of a template by name, in their order, in a language as far as there are any in it,
    else in English."""
    folder = files(__name__)
    languages = {entry.name for entry in folder.iterdir() if entry.is_dir()}
    tag = lang.partition("-")[0].lower()
    place = folder / (tag if tag in languages else _OTHER) / name
    texts = (entry for entry in place.iterdir() if entry.name.endswith(".md"))
    return {text.name: text.read_text("utf-8") for text in sorted(texts, key=lambda e: e.name)}
