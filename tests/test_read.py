"""From a folder to a manuscript: which files, in which order, under which names; images and
style sheets found, and nothing outside the folder opened."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from bokbygg.book import Kind
from bokbygg.diagnostics import Diagnostic
from bokbygg.read import Manuscript, edition, find, read
from bokbygg.settings import Settings
from tests.bookmaking import book_of, codes, lay_out, png

CALM = "\nIt was calm.\n"
Files = dict[str, str | bytes]


def essay(head: str = "", text: str = CALM) -> str:
    return f"---\n{head}\n---\n{text}"


def manuscript(folder: Path, files: Files, *, drafts: bool = False) -> Manuscript:
    return read(find(lay_out(folder, files)), drafts=drafts)


def order(made: Manuscript) -> list[str]:
    return [sheet.source.path for sheet in made.sheets]


def slugs(made: Manuscript) -> list[str]:
    return [sheet.slug for sheet in made.sheets]


# --- which folder ---------------------------------------------------------------------------------


def test_a_bare_folder_is_a_book(tmp_path: Path) -> None:
    files: Files = {"b.md": CALM, "a.md": CALM, "deep/c.markdown": CALM, "notes.txt": "no"}
    assert order(manuscript(tmp_path, files)) == ["a.md", "b.md", "deep/c.markdown"]


def test_with_a_folder_manuscript_only_that_is_the_book(tmp_path: Path) -> None:
    made = manuscript(tmp_path, {"README.md": "# Not this", "manuscript/a.md": CALM})
    assert order(made) == ["manuscript/a.md"]


def test_standing_in_the_folder_manuscript_means_the_project_round_it(tmp_path: Path) -> None:
    lay_out(tmp_path, {"manuscript/a.md": CALM, "manuscript/bok.toml": ""})
    assert find(tmp_path / "manuscript") == find(tmp_path)


def test_hidden_files_outputs_and_styles_hold_no_essays(tmp_path: Path) -> None:
    aside = (".git/a.md", ".draft.md", "build/a.md", "styles/a.md", "node_modules/x/a.md")
    assert order(manuscript(tmp_path, dict.fromkeys((*aside, "a.md"), CALM))) == ["a.md"]


def test_files_about_the_folder_are_left_out_unless_listed(tmp_path: Path) -> None:
    files: Files = {"README.md": CALM, "a.md": CALM}
    assert order(manuscript(tmp_path / "1", files)) == ["a.md"]
    files["bok.toml"] = '[content]\nchapters = ["README.md", "a.md"]\n'
    assert order(manuscript(tmp_path / "2", files)) == ["README.md", "a.md"]


# --- in which order -------------------------------------------------------------------------------


def test_unless_told_otherwise_names_go_as_people_count(tmp_path: Path) -> None:
    files: Files = dict.fromkeys(("10-a.md", "9-b.md", "Ab.md", "aa.md"), CALM)
    assert order(manuscript(tmp_path, files)) == ["9-b.md", "10-a.md", "aa.md", "Ab.md"]


def test_dates_come_before_names_and_an_order_before_dates(tmp_path: Path) -> None:
    files: Files = {
        "a.md": CALM,
        "b.md": essay("date: 2026-02"),
        "c.md": essay("date: 2025"),
        "d.md": essay("order: 2"),
        "e.md": essay("weight: 1.5\ndate: 2030"),
    }
    assert order(manuscript(tmp_path, files)) == ["e.md", "d.md", "c.md", "b.md", "a.md"]


CONTENT = """
[content]
front = ["foreword.md"]
chapters = ["0*.md", { part = "Winter", chapters = ["winter/*.md", "ice.md"] }, "**/last.md"]
back = ["afterword.md"]
"""


def test_a_list_with_patterns_and_parts_is_the_order(tmp_path: Path) -> None:
    names = ("01.md", "02.md", "foreword.md", "afterword.md", "ice.md", "x/last.md")
    winter = ("winter/2-b.md", "winter/10-a.md", "winter/deep/c.md")
    made = manuscript(tmp_path, {"bok.toml": CONTENT, **dict.fromkeys((*names, *winter), CALM)})
    assert [sheet.source.path for sheet in made.front] == ["foreword.md"]
    assert [(part.title, [s.source.path for s in part.sheets]) for part in made.parts] == [
        ("", ["01.md", "02.md"]),
        ("Winter", ["winter/2-b.md", "winter/10-a.md", "ice.md"]),
        ("", ["x/last.md"]),
    ]
    assert [sheet.source.path for sheet in made.back] == ["afterword.md"]
    assert made.left_out == ("winter/deep/c.md",)


def test_a_pattern_does_not_take_what_was_named_before(tmp_path: Path) -> None:
    files: Files = {
        "bok.toml": '[content]\nchapters = ["b.md", "*.md"]\n',
        "a.md": CALM,
        "b.md": CALM,
    }
    made = manuscript(tmp_path, files)
    assert order(made) == ["b.md", "a.md"]
    assert codes(made.findings) == []


def test_drafts_are_left_out_and_told_of(tmp_path: Path) -> None:
    files: Files = {"a.md": CALM, "b.md": essay("draft: true")}
    made = manuscript(tmp_path, files)
    assert order(made) == ["a.md"]
    assert made.left_out == ("b.md",)
    assert [found.code for found in made.findings] == ["B018"]
    assert order(manuscript(tmp_path, files, drafts=True)) == ["a.md", "b.md"]


def test_a_book_of_drafts_only_is_told_the_way_out(tmp_path: Path) -> None:
    findings = manuscript(tmp_path, {"b.md": essay("draft: true")}).findings
    (found,) = [found for found in findings if found.code == "B011"]
    assert "--drafts" in found.hint


def test_a_name_is_the_same_however_its_accents_are_composed(tmp_path: Path) -> None:
    toml = '[content]\nchapters = ["sjö.md"]\n'
    files: Files = {"bok.toml": toml, unicodedata.normalize("NFD", "sjö.md"): CALM}
    made = manuscript(tmp_path, files)
    assert order(made) == ["sjö.md"]
    assert codes(made.findings) == []


# --- under which name and role --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("03-Över fjället.md", "over-fjallet"),
        ("Über_uns.md", "uber-uns"),
        ("Москва.md", "moskva"),
        ("東京.md", "dongjing"),
        ("2024.md", "t-2024"),
        ("—.md", "text"),
        ("02-—.md", "t-02"),
        ("contents.md", "contents-2"),
        ("nav.md", "nav-2"),
    ],
)
def test_a_slug_is_made_of_the_files_name(name: str, slug: str, tmp_path: Path) -> None:
    assert slugs(manuscript(tmp_path, {name: CALM})) == [slug]


def test_slugs_that_meet_are_told_apart(tmp_path: Path) -> None:
    files: Files = {"1-snö.md": CALM, "2-sno.md": CALM, "deep/snö.md": CALM}
    assert slugs(manuscript(tmp_path, files)) == ["sno", "sno-2", "sno-3"]


def test_a_slug_that_is_given_goes_before_one_that_is_made(tmp_path: Path) -> None:
    made = manuscript(tmp_path, {"a-sno.md": CALM, "sno.md": CALM, "z.md": essay("slug: sno")})
    assert slugs(made) == ["a-sno", "sno-2", "sno"]
    assert codes(made.findings) == []


def test_a_role_puts_an_essay_in_its_stretch_of_the_book(tmp_path: Path) -> None:
    files: Files = {
        "a.md": essay("role: afterword"),
        "b.md": CALM,
        "c.md": essay("role: foreword"),
    }
    made = manuscript(tmp_path, files)
    assert order(made) == ["c.md", "b.md", "a.md"]
    assert [sheet.role for sheet in made.sheets] == ["foreword", "chapter", "afterword"]


def test_without_a_role_the_place_gives_it(tmp_path: Path) -> None:
    toml = '[content]\nfront = ["a.md"]\nchapters = ["b.md"]\nback = ["c.md"]\n'
    made = manuscript(tmp_path, {"bok.toml": toml, "a.md": CALM, "b.md": CALM, "c.md": CALM})
    assert [sheet.role for sheet in made.sheets] == ["preface", "chapter", "afterword"]


# --- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["# Sjön\r\n\r\nLugn.\r\n", "# Sjön\r\rLugn.\r", "\ufeff# Sjön\n\nLugn.\n"]
)
def test_line_ends_and_byte_order_mark_do_not_matter(text: str, tmp_path: Path) -> None:
    (sheet,) = manuscript(tmp_path, {"a.md": text}).sheets
    assert sheet.source.text == "# Sjön\n\nLugn.\n"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le"])
def test_a_text_in_another_encoding_is_an_error_and_read_as_well_as_can_be(
    encoding: str, tmp_path: Path
) -> None:
    made = manuscript(tmp_path, {"a.md": "# Calm\n\nSjön.\n".encode(encoding)})
    assert codes(made.findings) == ["S021"]
    assert "# Calm" in made.sheets[0].source.text


def test_a_file_of_more_than_10_megabytes_is_no_essay(tmp_path: Path) -> None:
    made = manuscript(tmp_path, {"a.md": CALM, "log.md": b"x" * 10_000_001})
    assert order(made) == ["a.md"]
    (found,) = made.findings
    assert (found.code, found.message) == ("S016", "`log.md` is 10 MB")


# --- images ---------------------------------------------------------------------------------------


def shown(folder: Path, src: str, files: Files) -> tuple[list[str], list[str]]:
    """For an essay that shows `src`: the images of its book with their sizes, and the findings."""
    toml = '[book]\ntitle = "T"\nauthor = "A"\nlang = "en"\ndate = 2026\n'
    text = f"# T\n\nIt was.\n\n![Calm]({src})\n"
    lay_out(folder, {"bok.toml": toml, "essays/a.md": text, **files})
    book, _ = book_of(folder)
    assets = [f"{asset.href} {asset.width}x{asset.height}" for asset in book.assets]
    return assets, codes(book.findings)


@pytest.mark.parametrize(
    ("src", "name"),
    [
        ("boat.png", "essays/boat.png"),
        ("../images/boat.png", "images/boat.png"),
        ("/images/boat.png", "images/boat.png"),
        ("..\\images\\boat.png", "images/boat.png"),
        ("my%20boat.png", "essays/my boat.png"),
        ("<my boat.png>", "essays/my boat.png"),
        ("båt.png", unicodedata.normalize("NFD", "essays/båt.png")),
        ("b%C3%A5t.png", "essays/båt.png"),
    ],
)
def test_an_image_is_found_from_its_essay_however_it_is_written(
    src: str, name: str, tmp_path: Path
) -> None:
    (asset,), findings = shown(tmp_path, src, {name: png(8, 6)})
    assert asset.isascii()
    assert asset.endswith(" 8x6")
    assert findings == []


def svg(head: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}/>'.encode()


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="40" height="30"', "40x30"),
        ('width="1in" height="72pt"', "96x96"),
        ('viewBox="0 0 40 30"', "40x30"),
        ('viewBox="0 0 40 30" width="80"', "80x60"),
        ('viewBox="0,0,40,30" height="60px"', "80x60"),
        ('width="100%"', "300x150"),
        ("", "300x150"),
    ],
)
def test_an_svg_has_the_size_it_gives_itself(head: str, size: str, tmp_path: Path) -> None:
    assets, findings = shown(tmp_path, "wave.svg", {"essays/wave.svg": svg(head)})
    assert assets == [f"images/essays-wave.svg {size}"]
    assert findings == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>storm()</script>",
        '<image href="https://example.org/a.png"/>',
        '<image href="other.png"/>',
        '<use href="other.svg#a"/>',
        '<rect fill="url(other.svg#a)"/>',
        "<style>@import 'other.css';</style>",
    ],
)
def test_an_svg_that_is_more_than_one_file_is_refused(inside: str, tmp_path: Path) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    assert shown(tmp_path, "a.svg", {"essays/a.svg": data}) == ([], ["S013"])


def test_what_a_picture_is_stands_in_the_file_and_not_in_its_name(tmp_path: Path) -> None:
    assets, findings = shown(tmp_path, "boat.jpg", {"essays/boat.jpg": png(8, 6)})
    assert assets == ["images/essays-boat.png 8x6"]
    assert findings == []


def test_two_pictures_of_one_name_are_two_files(tmp_path: Path) -> None:
    files: Files = {
        "a.md": "# A\n\nIt.\n\n![Å](å/å.png) ![A](a/a.png)\n",
        "å/å.png": png(1, 1),
        "a/a.png": png(2, 2),
    }
    book, _ = book_of(lay_out(tmp_path, files))
    assert [asset.href for asset in book.assets] == ["images/a-a-2.png", "images/a-a.png"]


def test_a_picture_shown_twice_is_read_once(tmp_path: Path) -> None:
    files: Files = {
        "a.md": "# A\n\nIt.\n\n![A](a.png)\n",
        "deep/b.md": "# B\n\nIt.\n\n![A](../a.png)\n",
        "a.png": png(1, 1),
    }
    book, _ = book_of(lay_out(tmp_path, files))
    assert [asset.href for asset in book.assets] == ["images/a.png"]


@pytest.mark.parametrize("src", ["../../secret.png", "../link.png", "../linked/secret.png"])
def test_no_way_leads_out_of_the_folder(src: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png(1, 1))
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "book" / "linked").symlink_to(tmp_path)
    assert shown(tmp_path / "book", src, {}) == ([], ["S015"])


def test_a_cover_is_looked_for_beside_the_settings(tmp_path: Path) -> None:
    toml = '[book]\ncover-image = "images/cover.png"\n'
    files: Files = {"manuscript/bok.toml": toml, "manuscript/a.md": "# A\n\nIt.\n"}
    book, _ = book_of(lay_out(tmp_path, {**files, "manuscript/images/cover.png": png(6, 8)}))
    assert book.imprint.cover is not None
    assert (book.imprint.cover.width, book.imprint.cover.height) == (6, 8)


# --- style sheets ---------------------------------------------------------------------------------


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
