"""Essays that nobody of this project wrote become a book.

They are not part of this project. They lie beside it in its workshop; elsewhere the test has
nothing to read.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.diagnostics import Level
from bokbygg.read import find
from tests.epub_judge import epubcheck

ESSAYS = Path(__file__).parents[2] / "shared/corpora/osguide/en"
# No program that could be installed is missing, so BOKBYGG_NO_SKIP does not ask for this.
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not ESSAYS.is_dir(), reason="the folder of strangers' essays is not here"),
]


def test_a_strangers_essays_become_a_book_in_spite_of_their_missing_pictures(
    tmp_path: Path,
) -> None:
    folder = Path(shutil.copytree(ESSAYS, tmp_path / "book"))
    result = build(find(folder), list(Kind), keep_going=True)
    assert [finding for finding in result.findings if finding.level is Level.ERROR] == []
    ebook, printed = result.outputs
    assert printed.pages > 100
    assert epubcheck(ebook.data, tmp_path) == ()
