"""From a folder to a manuscript: which files, in which order, under which names."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from bokbygg.book import Kind
from bokbygg.read import Manuscript, edition, find, read
from tests.bookmaking import codes, lay_out

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


def test_front_and_back_matter_stand_in_the_order_of_books(tmp_path: Path) -> None:
    roles = ("about", "preface", "epigraph", "appendix", "dedication", "foreword", "afterword")
    files: Files = {f"{role}.md": essay(f"role: {role}") for role in roles}
    made = manuscript(tmp_path, {**files, "01.md": CALM})
    assert [sheet.role for sheet in made.sheets] == [
        *("dedication", "epigraph", "foreword", "preface"),
        "chapter",
        *("afterword", "appendix", "about"),
    ]


def test_a_list_of_chapters_alone_leaves_the_rest_to_the_roles(tmp_path: Path) -> None:
    toml = '[content]\nchapters = ["0*.md"]\n'
    files: Files = {
        "bok.toml": toml,
        "01.md": essay("role: afterword"),
        "02.md": CALM,
        "03.md": essay("role: introduction"),
        "other.md": CALM,
        "to-eva.md": essay("role: dedication"),
    }
    made = manuscript(tmp_path, files)
    assert order(made) == ["to-eva.md", "03.md", "02.md", "01.md"]
    assert made.left_out == ("other.md",)
    assert codes(made.findings) == []


def test_a_stretch_that_is_listed_is_left_as_it_is(tmp_path: Path) -> None:
    toml = '[content]\nfront = ["b.md", "a.md"]\nchapters = ["c.md"]\n'
    files: Files = {
        "bok.toml": toml,
        "a.md": essay("role: dedication"),
        "b.md": essay("role: foreword"),
        "c.md": CALM,
        "d.md": essay("role: preface"),
    }
    made = manuscript(tmp_path, files)
    assert order(made) == ["b.md", "a.md", "c.md"]
    assert made.left_out == ("d.md",)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("forord.md", "foreword"),
        ("00 Förord.md", "foreword"),
        ("efterord.md", "afterword"),
        ("dedikation.md", "dedication"),
        ("tack.md", "acknowledgements"),
        ("om-forfattaren.md", "about"),
        ("90-appendix-b.md", "appendix"),
        ("bilaga 2.md", "appendix"),
        ("Vorwort.md", "foreword"),
        ("à propos de l’auteur.md", "about"),
        ("tacksamhet.md", "chapter"),
    ],
)
def test_in_a_folder_without_lists_a_name_says_the_role(
    name: str, role: str, tmp_path: Path
) -> None:
    made = manuscript(tmp_path, {name: CALM, "m.md": CALM})
    assert {sheet.source.path: sheet.role for sheet in made.sheets}[name] == role
    told = [found.span for found in made.findings if found.code == "B060"]
    assert len(told) == (role != "chapter")


def test_a_role_that_is_given_goes_before_the_name(tmp_path: Path) -> None:
    made = manuscript(tmp_path, {"forord.md": essay("role: chapter")})
    assert [sheet.role for sheet in made.sheets] == ["chapter"]


def test_in_a_list_a_name_counts_where_its_role_may_stand(tmp_path: Path) -> None:
    toml = '[content]\nfront = ["till.md", "dedikation.md"]\nchapters = ["forord.md"]\n'
    files: Files = {"bok.toml": toml}
    names = ("till.md", "dedikation.md", "forord.md")
    made = manuscript(tmp_path, files | dict.fromkeys(names, CALM))
    assert [sheet.role for sheet in made.sheets] == ["preface", "dedication", "chapter"]


def test_a_page_that_an_essay_stands_in_for_frees_its_name(tmp_path: Path) -> None:
    made = manuscript(tmp_path, {"imprint.md": CALM, "colophon.md": essay("role: chapter")})
    assert {sheet.slug: sheet.role for sheet in made.sheets} == {
        "imprint": "imprint",
        "colophon-2": "chapter",
    }


# --- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "# Sjön\r\n\r\nLugn.\r\n",
        "# Sjön\r\rLugn.\r",
        "# Sjön\x85\x85Lugn.\x85",
        "# Sjön\r\n\rLugn.\n",
        "\ufeff# Sjön\n\nLugn.\n",
    ],
)
def test_line_ends_and_byte_order_mark_do_not_matter(text: str, tmp_path: Path) -> None:
    (sheet,) = manuscript(tmp_path, {"a.md": text}).sheets
    assert sheet.source.text == "# Sjön\n\nLugn.\n"


ESSAY = """# Sjön

Den var lugn, och det var allt — ”blått”, sade hon, och räknade öarna på kvällen.
"""


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "utf-16", "utf-16-le", "utf-32"])
def test_a_text_in_another_encoding_is_read_right_and_told_of(
    encoding: str, tmp_path: Path
) -> None:
    made = manuscript(tmp_path, {"a.md": ESSAY.encode(encoding)})
    assert codes(made.findings) == ["S070"]
    assert made.sheets[0].source.text == ESSAY


@pytest.mark.parametrize(
    "data",
    [
        "# Озеро\n\nОно было тихим.\n".encode("cp1251"),
        "# Jezioro\n\nCicha łąka, żółta książka.\n".encode("cp1250"),
        ESSAY.encode() + b"\xe5",
        ESSAY.encode("utf-16")[:-1],
        b"# Calm\n\n\0\n",
    ],
    ids=["Cyrillic", "Polish", "UTF-8 and something else", "UTF-16 cut off", "zero bytes"],
)
def test_an_encoding_that_cannot_be_told_surely_is_an_error(data: bytes, tmp_path: Path) -> None:
    assert codes(manuscript(tmp_path, {"a.md": data}).findings)[0] == "S021"


def test_settings_and_style_sheets_are_read_in_their_encodings_too(tmp_path: Path) -> None:
    css = '@charset "iso-8859-1";\np::before { content: "på ön" }\n'
    files: Files = {
        "bok.toml": '[book]\ntitle = "På ön"\n'.encode("cp1252"),
        "a.md": CALM,
        "styles/epub.css": css.encode("cp1252"),
    }
    made = manuscript(tmp_path, files)
    assert codes(made.findings) == ["S070"]
    assert made.settings.book.title == "På ön"
    dressed, findings = edition(made.project, made.settings, Kind.EPUB)
    assert codes(findings) == ["S070"]
    assert dressed.stylesheets[1].css == css.replace("iso-8859-1", "utf-8")


def test_a_file_of_more_than_10_megabytes_is_no_essay(tmp_path: Path) -> None:
    made = manuscript(tmp_path, {"a.md": CALM, "log.md": b"x" * 10_000_001})
    assert order(made) == ["a.md"]
    (found,) = made.findings
    assert (found.code, found.message) == ("S016", "`log.md` is 10 MB")
