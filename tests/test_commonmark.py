"""Every example of the CommonMark specification, each an essay of one book: the book stands every
one of them, and what it prints is what the specification's own HTML prints.

The examples are not part of this project. They lie beside it in its workshop; elsewhere the test
has nothing to read.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree, html

from bokbygg.book import Document, Kind
from bokbygg.build import build
from bokbygg.compose import documents
from bokbygg.read import find
from tests.bookmaking import book_of, lay_out
from tests.epub_judge import epubcheck

SPEC = Path(__file__).parents[2] / "shared/corpora/commonmark/spec.json"
# No program that could be installed is missing, so BOKBYGG_NO_SKIP does not ask for this.
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not SPEC.is_file(), reason="the examples of CommonMark are not here"),
]

TOML = '[book]\ntitle = "Examples"\nauthor = "A"\nlang = "en"\ndate = 2026-01-01\n'

OURS = {
    *(156, 157, 158),  # a tag without end is printed as text, and told of
    175,  # a style sheet without end hides what follows, and is told of
    *(179, 180),  # Markdown that follows a comment or a script on its line is read
    271,  # `-1` has a minus sign
    *(621, 622, 624, 634),  # a tag with wrong marks is read as it was meant, and told of
    *(
        478,
        479,
        486,
        632,
        633,
    ),  # a link without text prints what its target is called; none is here
    631,  # a CDATA section is left out
}
"""Examples that a book prints otherwise, and means to."""


@pytest.fixture(scope="module")
def examples() -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(SPEC.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def book(examples: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commonmark")
    files: dict[str, str | bytes] = {"manuscript/bok.toml": TOML}
    for number, example in enumerate(examples, start=1):
        text = f"---\ntitle: Example {number}\n---\n{example['markdown']}"
        files[f"manuscript/e{number}.md"] = text
    return lay_out(folder, files)


def test_every_example_is_bound_and_printed(book: Path, tmp_path: Path) -> None:
    result = build(find(book), list(Kind), keep_going=True, jobs=2)
    assert [output.name for output in result.outputs] == ["examples.epub", "examples.pdf"]
    assert epubcheck(result.outputs[0].data, tmp_path) == ()


def test_every_example_prints_what_the_specification_prints(
    book: Path, examples: list[dict[str, str]]
) -> None:
    by_name = {document.href: document for document in documents(*book_of(book))}
    other = []
    for number, example in enumerate(examples, start=1):
        is_shown = "<img" not in example["html"]  # the pictures it names are not there
        if is_shown and number not in OURS:
            if _said(by_name[f"e{number}.xhtml"]) != _expected(example["html"]):
                other.append(number)
    assert other == []


def _said(document: Document) -> str:
    """What a document prints under its title."""
    root = etree.fromstring(document.xhtml.encode())
    (header,) = root.iter("{*}header")
    section = header.getparent()
    whole, opening = "".join(section.itertext()), "".join(header.itertext())
    return _bare(whole.replace(opening, "", 1))


def _expected(written: str) -> str:
    # With a blank of no width behind it, since lxml reads nothing from a comment alone.
    root = html.fragment_fromstring(f"{written}\u200b", create_parent="div")
    etree.strip_elements(root, "script", "style", etree.Comment, with_tail=False)
    return _bare("".join(root.itertext()))


def _bare(text: str) -> str:
    """Text without blanks, and with typewriter signs for those the typographer sets."""
    for ours, plain in (("“”", '"'), ("‘’", "'"), ("–—", "-"), ("…", "...")):
        text = re.sub(f"[{ours}]", plain, text)
    return re.sub("[\\s\u2060\u200b\u00ad]", "", re.sub("-+", "-", text))
