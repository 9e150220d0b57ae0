"""Books that nobody of this project wrote become books: essays in five languages, a novel in
Pandoc's folders, a manual made for mdBook, French fiction made for Crowbook.

They are not part of this project. They lie beside it in its workshop; elsewhere the test has
nothing to read.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.diagnostics import Level
from bokbygg.read import find
from tests.epub_judge import epubcheck

CORPORA = Path(__file__).parents[2] / "shared/corpora"
# No program that could be installed is missing, so BOKBYGG_NO_SKIP does not ask for this.
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="the folder of strangers' essays is not here"),
]

JAEGER = """[book]
title = "The Hunters and the Hunted"
author = "Draven Quantum"
lang = "en"
date = 2025-01-01

[content]
front = ["front-matter/foreword.md"]
chapters = ["chapters/*.md"]
back = ["back-matter/epilogue.md", "back-matter/glossary.md", "back-matter/about-the-author.md"]
"""

PTAFDH = """[book]
title = "Pas tout à fait des hommes"
author = "Lizzie Crowdagger"
lang = "fr"
date = 2015-01-01

[content]
chapters = ["chapitre_*.md"]
back = ["merci.md"]
"""

RUST = '[book]\ntitle = "The book"\nauthor = "Many"\nlang = "en"\ndate = 2025-01-01\n\n[content]\n'


def in_order_of_summary(folder: Path) -> str:
    """The settings of a book whose SUMMARY.md lists its chapters."""
    names = re.findall(r"\]\(([^)#]+\.md)\)", (folder / "SUMMARY.md").read_text("utf-8"))
    return RUST + f"chapters = {list(dict.fromkeys(names))}\n".replace("'", '"')


BOOKS: dict[str, tuple[str | Callable[[Path], str], int]] = {
    "osguide/en": ("", 100),
    "osguide/de": ("", 100),
    "osguide/fr": ("", 100),
    "osguide/ar": ("", 80),
    "osguide/fa": ("", 80),
    "jaeger/manuscript": (JAEGER, 60),
    "textesfr/ptafdh": (PTAFDH, 200),
    "rustbook/src": (in_order_of_summary, 500),
}
"""Settings where the order needs them, and the pages there must be at least."""


@pytest.mark.parametrize("name", BOOKS)
def test_a_strangers_manuscript_becomes_a_book(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CORPORA / name, tmp_path / "book"))
    settings, pages = BOOKS[name]
    text = settings if isinstance(settings, str) else settings(folder)
    if text:
        (folder / "bok.toml").write_text(text, "utf-8")
    result = build(find(folder), list(Kind), keep_going=True, jobs=2)
    assert [finding for finding in result.findings if finding.level is Level.ERROR] == []
    ebook, printed = result.outputs
    assert printed.pages > pages
    assert epubcheck(ebook.data, tmp_path) == ()
