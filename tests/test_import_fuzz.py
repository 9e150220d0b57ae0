"""Whatever stands in a source, an importer brings it home or says why not."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bokbygg.diagnostics import Fault
from bokbygg.importers import IMPORTERS, as_markdown, files, look
from tests.archives_sample import packed
from tests.bookmaking import lay_out
from tests.test_import_docx import document, paragraph
from tests.test_import_epub import ebook
from tests.test_import_wordpress import export, item

SCRAPS = st.lists(
    st.sampled_from(
        "<p> </p> <div class=x> </div> <ul> <li> </li> <table> <tr> <td colspan=9> <a href='#x'> "
        "</a> <a href='//[bad'> <img src='a.png'> <figure> </figure> <figcaption> <pre> </pre> <b> "
        "</b> <h1> </h1> <svg> <math> <details> <summary> <dl> <dt> <dd> <sup> <script> --> <!-- "
        "[caption] [/caption] [gallery ids='1,,x'] [x y=1] [[z]] {{< x >}} {% y %} {{ z }} ``` ~~~ "
        "::: | > - 1. {{#include a}} &amp; &#0; &nope; \n \n\n \t word å \u00a0 \ufffe".split(" ")
    )
    | st.text(max_size=6),
    max_size=30,
).map(" ".join)


def brought_home(kind: str, sources: dict[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = lay_out(Path(folder) / "in", sources)
        path = root if len(sources) > 1 else root / next(iter(sources))
        with contextlib.suppress(Fault):
            harvest = IMPORTERS[kind].take(look(path), "en")
            assert files(harvest, as_markdown(harvest, "in", kind))


def clean(text: str) -> str:
    """A text that XML can hold."""
    return "".join(one for one in text if one in "\t\n" or " " <= one < "\ufffe").replace("]]>", "")


PROJECT = {
    "mdbook": ("src/SUMMARY.md", "src/a.md"),
    "quarto": ("_quarto.yml", "a.qmd"),
    "bookdown": ("_bookdown.yml", "index.Rmd"),
    "crowbook": ("a.book", "a.md"),
    "jekyll": ("_config.yml", "_posts/2020-01-01-a.md"),
    "hugo": ("hugo.toml", "content/a.md"),
    "pandoc": ("metadata.yaml", "a.md"),
}


@pytest.mark.long
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@pytest.mark.parametrize("kind", PROJECT)
@given(told=SCRAPS, text=SCRAPS)
def test_a_project_of_scraps_does_no_harm(kind: str, told: str, text: str) -> None:
    config, name = PROJECT[kind]
    brought_home(
        kind, {config: told.encode("utf-8", "replace"), name: text.encode("utf-8", "replace")}
    )


@pytest.mark.long
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(SCRAPS)
def test_scraps_of_html_do_no_harm(text: str) -> None:
    brought_home("html", {"a.html": text.encode("utf-8", "replace")})
    brought_home("wordpress", {"a.xml": export(item(1, clean(text), clean(text)))})
    brought_home("epub", {"a.epub": packed(ebook({"a": f"<body>{clean(text)}</body>"}))})


@pytest.mark.long
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "H1", "H2", "Title", "Verse", "TOC1"]), SCRAPS), max_size=6
    )
)
def test_scraps_of_a_document_do_no_harm(parts: list[tuple[str, str]]) -> None:
    from xml.sax.saxutils import escape

    made = document(*(paragraph(escape(clean(text)), style) for style, text in parts))
    brought_home("docx", {"a.docx": packed(made)})


@pytest.mark.long
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(IMPORTERS)), st.binary(max_size=300))
def test_bytes_of_any_sort_do_no_harm(kind: str, data: bytes) -> None:
    brought_home(kind, {"a.bin": data})
    brought_home(
        kind, {"src/SUMMARY.md": data, "_config.yml": data, "a.book": data, "a.html": data}
    )
