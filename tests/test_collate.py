"""Essays become a book: links find their places, the imprint is filled, what is missing marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bokbygg.book import (
    Book,
    Contributor,
    CrossRefStart,
    Imprint,
    Markup,
    Picture,
    SpineItem,
    plain,
)
from tests.bookmaking import book_of, codes, lay_out, png

Files = dict[str, str | bytes]
TOML = '[book]\ntitle = "T"\nauthor = "Anna Åkesson"\nlang = "sv"\ndate = 2026-11-23\n'


def book(folder: Path, files: Files, toml: str = TOML) -> Book:
    return book_of(lay_out(folder, {"manuscript/bok.toml": toml, **files}))[0]


def targets(item: SpineItem) -> list[tuple[str, str]]:
    """Where the links of an essay lead: slug and anchor."""
    return [(p.slug, p.anchor) for p in item.body if isinstance(p, CrossRefStart)]


# --- links ----------------------------------------------------------------------------------------

OTHER = "# Fjället\n\n## Över trädgränsen\n\nEn [plats]{#Här}.\n\n## Topp {#toppen}\n\nHögt.\n"


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("02-fjället.md", ("fjallet", "")),
        ("02-fjället", ("fjallet", "")),
        ("02-fj%C3%A4llet.md", ("fjallet", "")),
        ("./02-fjället.md#", ("fjallet", "")),
        ("02-fjället.md?x=1#toppen", ("fjallet", "fjallet--toppen")),
        ("02-fjället.md#över-trädgränsen", ("fjallet", "fjallet--over-tradgransen")),
        ("02-fjället.md#%C3%B6ver-tr%C3%A4dgr%C3%A4nsen", ("fjallet", "fjallet--over-tradgransen")),
        ("02-fjället.md#over-tradgransen", ("fjallet", "fjallet--over-tradgransen")),
        ("02-fjället.md#Här", ("fjallet", "fjallet--har")),
        ("02-fjället.md#här", ("fjallet", "fjallet--har")),
        ("#salt", ("havet", "havet--salt")),
        ("01-havet.md#salt", ("havet", "havet--salt")),
    ],
)
def test_a_link_finds_its_place_however_it_is_written(
    href: str, target: tuple[str, str], tmp_path: Path
) -> None:
    essay = f"# Havet\n\n[Dit]({href}).\n\n## Salt\n\nMycket.\n"
    files: Files = {"manuscript/01-havet.md": essay, "manuscript/02-fjället.md": OTHER}
    made = book(tmp_path, files)
    assert targets(made.spine[0]) == [target]
    assert codes(made.findings) == []


def test_a_place_in_a_title_is_the_top_of_its_essay(tmp_path: Path) -> None:
    files: Files = {
        "manuscript/a.md": "# A\n\n[Dit](b.md#ort) [dit](b.md#b)\n",
        "manuscript/b.md": "# En [ort]{#ort} {#b}\n\nText.\n",
    }
    assert targets(book(tmp_path, files).spine[0]) == [("b", ""), ("b", "")]


def test_links_are_seen_from_their_own_folder(tmp_path: Path) -> None:
    files: Files = {
        "manuscript/a/x.md": "# X\n\n[Dit](../b/y.md)\n",
        "manuscript/b/y.md": "# Y\n\n[Dit](../a/x.md)\n",
    }
    made = book(tmp_path, files)
    assert [targets(item) for item in made.spine] == [[("y", "")], [("x", "")]]


def test_links_in_notes_titles_and_tables_are_found_too(tmp_path: Path) -> None:
    essay = (
        "# A\n\n## Om [b](b.md)\n\nText.[^1]\n\n| [b](b.md) |\n|--|\n| x |\n\n[^1]: Se [b](b.md).\n"
    )
    made = book(tmp_path, {"manuscript/a.md": essay, "manuscript/b.md": "# B\n\nText.\n"})
    item = made.spine[0]
    assert targets(item) == [("b", ""), ("b", "")]
    assert [p.slug for p in item.notes[0].body if isinstance(p, CrossRefStart)] == ["b"]


@pytest.mark.parametrize(
    ("href", "code", "hint"),
    [
        ("fjallt.md", "S001", "did you mean `02-fjället.md`?"),
        ("/etc/passwd", "S001", "name an essay of the book"),
        ("bild.png", "S001", "name an essay of the book"),
        ("02-fjället.md#topen", "S002", "did you mean `#toppen`?"),
        ("02-fjället.md#q", "S002", "give the place an id: `## Heading {#q}`"),
        ("03-utkast.md", "S017", "list the file in bok.toml"),
    ],
)
def test_a_dead_link_says_what_might_be_meant_and_keeps_its_text(
    href: str, code: str, hint: str, tmp_path: Path
) -> None:
    files: Files = {
        "manuscript/01-havet.md": f"# Havet\n\nSe [dit]({href}).\n",
        "manuscript/02-fjället.md": OTHER,
        "manuscript/03-utkast.md": "---\ndraft: true\n---\n\nSen.\n",
    }
    made = book(tmp_path, files)
    (found,) = [found for found in made.findings if found.level == "error"]
    assert found.code == code
    assert found.hint.startswith(hint)
    assert plain(made.spine[0].body) == "Se dit."
    assert targets(made.spine[0]) == []


# --- images ---------------------------------------------------------------------------------------


def test_a_picture_has_its_text_and_size(tmp_path: Path) -> None:
    files: Files = {"manuscript/a.md": '# A\n\n![En "båt"](b.png)\n', "manuscript/b.png": png(8, 6)}
    made = book(tmp_path, files)
    (picture,) = [piece for piece in made.spine[0].body if isinstance(piece, Picture)]
    assert picture.span is not None
    assert (picture.span.path, picture.span.line) == ("manuscript/a.md", 3)
    assert picture == Picture(
        href="images/b.png", alt="En ”båt”", width=8, height=6, span=picture.span
    )


def test_a_missing_picture_is_marked_in_the_language_of_its_essay(tmp_path: Path) -> None:
    essay = "---\nlang: en\n---\n\n# A\n\nText. ![A <boat>](båt.png)\n"
    made = book(tmp_path, {"manuscript/a.md": essay})
    marks = [p.xhtml for p in made.spine[0].body if isinstance(p, Markup) and "missing" in p.xhtml]
    assert marks == ['<span class="missing-image">[Image missing: båt.png (A &lt;boat&gt;)]</span>']


# --- authors --------------------------------------------------------------------------------------


def by(name: str) -> str:
    return f"---\ntitle: {name}\nauthor: {name}\n---\n\nText.\n"


def test_an_author_is_printed_under_the_title_where_it_is_not_the_books(tmp_path: Path) -> None:
    files: Files = {"manuscript/a.md": by("Anna Åkesson"), "manuscript/b.md": by("Nils Berg")}
    made = book(tmp_path, files)
    assert [[person.name for person in item.byline] for item in made.spine] == [[], ["Nils Berg"]]
    assert made.imprint.authors == (Contributor(name="Anna Åkesson", file_as="Åkesson, Anna"),)
    assert made.imprint.contributors == (Contributor(name="Nils Berg", file_as="Berg, Nils"),)


def test_translators_and_editors_are_contributors_and_no_authors(tmp_path: Path) -> None:
    toml = TOML.replace('"Anna Åkesson"', '[{ name = "A" }, { name = "E", role = "edt" }]')
    essay = "---\ntitle: X\nauthor: { name: T, role: trl }\n---\n\nText.\n"
    made = book(tmp_path, {"manuscript/a.md": essay}, toml)
    assert [person.name for person in made.imprint.authors] == ["A"]
    people = [(person.name, person.role) for person in made.imprint.contributors]
    assert people == [("E", "edt"), ("T", "trl")]


# --- the imprint ----------------------------------------------------------------------------------


def imprint(
    folder: Path, toml: str = "", essay: str = "# A\n\nText.\n"
) -> tuple[Imprint, list[str]]:
    made = book(folder / "my-essays", {"manuscript/a.md": essay}, toml)
    return made.imprint, codes(made.findings)


def test_what_is_not_said_is_assumed_and_told(tmp_path: Path) -> None:
    made, findings = imprint(
        tmp_path, essay=by("Nils Berg").replace("title", "date: 2025-03\ntitle")
    )
    assert findings == ["B005", "B006", "B007", "B008"]
    assert (made.title, made.slug) == ("My essays", "my-essays")
    assert [person.name for person in made.authors] == ["Nils Berg"]
    assert made.date is None
    assert made.modified.isoformat() == "2025-03-01T00:00:00+00:00"
    assert made.identifier.startswith("urn:uuid:")


def test_what_is_said_is_kept_and_typeset(tmp_path: Path) -> None:
    toml = TOML.replace('"T"', "'Boken \"ett\" -- två'") + 'isbn = "978-0-306-40615-7"\n'
    made, findings = imprint(tmp_path, toml)
    assert findings == []
    assert made.title == "Boken ”ett” – två"
    assert made.slug == "boken-ett-tva"
    assert made.identifier == "urn:isbn:9780306406157"
    assert made.modified.isoformat() == "2026-11-23T00:00:00+00:00"


@pytest.mark.parametrize(
    ("essay", "lang"),
    [
        ("---\nlang: nb\n---\n\n# A\n\nTekst.\n", "nb"),
        ("# A\n\nDet var en gång en båt som inte kunde segla, och den låg i en vik.\n", "sv"),
        ("# A\n\nThere was a boat that could not sail, and it lay in the bay.\n", "en"),
        ("# A\n\nXyz.\n", "en"),
    ],
)
def test_a_language_not_named_is_taken_from_the_essays(
    essay: str, lang: str, tmp_path: Path
) -> None:
    assert imprint(tmp_path, essay=essay)[0].lang == lang


def test_the_identifier_follows_title_authors_and_language_only(tmp_path: Path) -> None:
    first, _ = imprint(tmp_path / "1", TOML)
    assert imprint(tmp_path / "2", TOML, essay="# B\n\nAnnat.\n")[0].identifier == first.identifier
    for old, new in (('"T"', '"U"'), ("Åkesson", "Ek"), ('"sv"', '"en"')):
        changed, _ = imprint(tmp_path / new.strip('"'), TOML.replace(old, new))
        assert changed.identifier != first.identifier


def test_faults_in_the_settings_are_not_told_twice(tmp_path: Path) -> None:
    assert imprint(tmp_path, "[book]\ntitle = 1984\n")[1] == ["B003"]


# --- parts ----------------------------------------------------------------------------------------


def test_parts_have_titles_and_slugs_of_their_own(tmp_path: Path) -> None:
    toml = TOML + (
        '[content]\nchapters = ["a.md", { part = "A", chapters = ["b.md"] }, '
        '{ part = "Contents", chapters = ["c.md"] }, { part = "Tom", chapters = ["*.x"] }]\n'
    )
    files: Files = {f"manuscript/{name}.md": f"# {name}\n\nText.\n" for name in "abc"}
    made = book(tmp_path, files, toml)
    assert [(plain(part.title), part.slug, len(part.items)) for part in made.parts] == [
        ("", "part", 1),
        ("A", "a-2", 1),
        ("Contents", "contents-2", 1),
    ]
