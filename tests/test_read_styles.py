"""The theme's style sheets, the book's own in their place, those that bok.toml adds, and the files
they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from bokbygg.book import Kind
from bokbygg.diagnostics import Diagnostic
from bokbygg.read import edition, find, read
from bokbygg.settings import Settings
from tests.bookmaking import lay_out, png

CALM = "\nIt was calm.\n"
Files = dict[str, str | bytes]


def dressed(folder: Path, files: Files, kind: Kind) -> tuple[dict[str, str], list[Diagnostic]]:
    """The style sheets of an edition, and what was found."""
    project = find(lay_out(folder, {"manuscript/a.md": CALM, **files}))
    settings: Settings = read(project).settings
    made, findings = edition(project, settings, kind)
    return {sheet.href: sheet.css for sheet in made.stylesheets}, list(findings)


def test_the_theme_dresses_each_edition(tmp_path: Path) -> None:
    assert list(dressed(tmp_path, {}, Kind.EPUB)[0]) == ["css/book.css", "css/epub.css"]
    assert list(dressed(tmp_path, {}, Kind.PRINT)[0]) == ["css/book.css", "css/print.css"]


def test_a_sheet_of_the_same_name_replaces_the_themes(tmp_path: Path) -> None:
    sheets, findings = dressed(tmp_path, {"styles/book.css": "p { margin: 0 }"}, Kind.EPUB)
    assert sheets["css/book.css"] == "p { margin: 0 }"
    assert sheets["css/epub.css"] == dressed(tmp_path, {}, Kind.EPUB)[0]["css/epub.css"]
    assert findings == []


def test_a_sheet_that_is_listed_comes_last_and_in_its_edition_only(tmp_path: Path) -> None:
    files: Files = {
        "manuscript/bok.toml": '[pdf]\ncss = ["styles/wide.css", "near.css"]\n',
        "styles/wide.css": "p { margin: 0 }",
        "manuscript/near.css": "h1 { margin: 0 }",
    }
    sheets, findings = dressed(tmp_path, files, Kind.PRINT)
    assert list(sheets) == ["css/book.css", "css/print.css", "css/wide.css", "css/near.css"]
    assert "css/wide.css" not in dressed(tmp_path, files, Kind.EPUB)[0]
    assert findings == []


def test_what_a_sheet_shows_comes_along(tmp_path: Path) -> None:
    css = (
        '@font-face { src: url("fonts/a.ttf"), url(fonts/b.woff2) }\n'
        "hr { background: url('wave.png') } a { background: url(data:image/png;base64,AA) }\n"
        "/* url(comment.png) */ q { content: 'url(text.png)' }"
    )
    files: Files = {
        "styles/book.css": css,
        "styles/fonts/a.ttf": b"a",
        "styles/fonts/b.woff2": b"b",
    }
    project = find(lay_out(tmp_path, {"a.md": CALM, "styles/wave.png": png(1, 1), **files}))
    made, findings = edition(project, Settings(), Kind.EPUB)
    assets = [(asset.href, asset.media_type) for asset in made.stylesheets[0].assets]
    assert assets == [
        ("css/fonts/a.ttf", "font/ttf"),
        ("css/fonts/b.woff2", "font/woff2"),
        ("css/wave.png", "image/png"),
    ]
    assert findings == ()


@pytest.mark.parametrize(
    ("css", "reason"),
    [
        ("@import 'more.css';", "is a style sheet"),
        ("@import url(https://example.org/a.css);", "is on the web"),
        ("p { background: url(//example.org/a.png) }", "is on the web"),
        ("p { background: url(../../a.png) }", "is outside"),
        ("p { background: url(file:///etc/passwd) }", "is on the web"),
        ("@media print { p { background: url( gone.png ) } }", "does not exist"),
        ("p { background: url(a.txt) }", "is of a kind"),
    ],
)
def test_what_a_sheet_may_not_show_is_told_with_its_place(
    css: str, reason: str, tmp_path: Path
) -> None:
    files: Files = {"styles/book.css": f"\n{css}\n", "styles/a.txt": "", "styles/more.css": ""}
    (found,) = dressed(tmp_path, files, Kind.EPUB)[1]
    assert found.code == "B021"
    assert reason in found.message
    assert found.span is not None
    assert found.span.line == 2
