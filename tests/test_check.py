"""Finished e-books looked into: a sound one, unsound ones, what is no e-book at all, and ours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.check import check_epub
from bokbygg.check.output import judge
from bokbygg.check.output.checking import CHECKS
from bokbygg.check.output.opened import opened
from bokbygg.check.output.shops import SHOPS, apple, google
from bokbygg.diagnostics import Level
from bokbygg.read import find
from bokbygg.rules import RULES
from tests.bookmaking import codes, lay_out
from tests.ebook_sample import packed, sound
from tests.needs import needs
from tests.program import bokbygg, here

ROOT = Path(__file__).parent.parent
SEA = "EPUB/sea.xhtml"
ISBN = "9780306406157.epub"


def with_sea(text: bytes) -> dict[str, bytes]:
    """The sound e-book with another text in one of its documents."""
    files = sound()
    files[SEA] = files[SEA].replace(b"It was calm", text)
    return files


def test_a_sound_book_has_nothing_to_complain_of_whoever_asks() -> None:
    needs("java")
    assert check_epub(packed(sound()), ISBN, list(SHOPS)) == ()


def test_our_own_book_stands_up_to_our_own_checks() -> None:
    result = build(find(ROOT), [Kind.EPUB])
    (made,) = result.outputs
    found = check_epub(made.data, made.name, ["apple", "kobo", "kdp", "google"], judge=False)
    assert codes(found) == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a whole archive"),
        (b"It was calm.", "not a whole archive"),
        (packed({"EPUB/sea.xhtml": b"<html/>"}), "no META-INF/container.xml"),
        (packed(sound())[:-900], "not a whole archive"),
    ],
)
def test_what_is_no_book_is_told_so(data: bytes, says: str) -> None:
    (found,) = check_epub(data, "x.epub", judge=False)
    assert found.code == "E010"
    assert says in found.message


def test_a_broken_document_is_told_of_and_the_rest_still_checked() -> None:
    files = sound()
    files[SEA] = b"<html><p>It was calm"
    files["EPUB/css/book.css"] = b"body { color: black }\nnav[hidden] { display: none }"
    found = codes(check_epub(packed(files), ISBN, judge=False))
    assert {"E011", "E053"} <= set(found)


def test_a_picture_may_have_a_ground_of_its_own() -> None:
    files = sound()
    sheet = "EPUB/css/book.css"
    files[sheet] += b"figure > img.map, img { background: #fff; color: #000 }\n"
    assert codes(check_epub(packed(files), ISBN, judge=False)) == []
    files[sheet] += b"img, p { background: #fff }\nimg + p { color: #000 }\n"
    assert codes(check_epub(packed(files), ISBN, judge=False)) == ["E053", "E053"]


def test_a_number_over_a_title_may_be_in_the_title_of_the_page_or_not() -> None:
    for title in (b"Sea", b"3. Sea"):
        files = sound()
        text = files[SEA].decode()
        heading = re.sub(r"(<h1[^>]*>).*?(</h1>)", r'\1<span class="number">3</span> Sea\2', text)
        files[SEA] = re.sub(
            r"<title>.*?</title>", f"<title>{title.decode()}</title>", heading
        ).encode()
        found = [one for one in check_epub(packed(files), ISBN, judge=False) if one.code == "E030"]
        assert found == []


def test_the_size_of_an_image_is_no_style_in_the_text() -> None:
    files = sound()
    for style, told in (
        ("width: 40%; max-height: 10em;", []),
        ("width: 40%; color: red", ["E048"]),
    ):
        altered = files | {SEA: files[SEA].replace(b"<img ", f'<img style="{style}" '.encode(), 1)}
        found = check_epub(packed(altered), ISBN, judge=False)
        assert [each.code for each in found if each.code == "E048"] == told


def test_an_entity_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("nobody may read this")
    files = sound()
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    files[SEA] = files[SEA].replace(b"<!DOCTYPE html>", doctype).replace(b"It was calm", b"&x;")
    assert all(
        "nobody" not in each.message for each in check_epub(packed(files), ISBN, judge=False)
    )
    page = opened(packed(files)).page(SEA)
    assert page is not None
    assert "nobody" not in "".join(page.root.itertext())


def test_a_fault_that_recurs_is_counted(tmp_path: Path) -> None:
    files = sound()
    files[SEA] = files[SEA].replace(b"<table>", b"<p></p>\n" * 40 + b"<table>")
    found = [each for each in check_epub(packed(files), ISBN, judge=False) if each.code == "E036"]
    assert len(found) == 5
    assert found[-1].message == "a `p` is empty (and 35 more in this file)"


def test_large_documents() -> None:
    large = check_epub(packed(with_sea(b"calm " * 70_000)), ISBN, judge=False)
    assert [each.code for each in large if each.level is Level.NOTE] == ["E024"]
    huge = check_epub(
        packed(with_sea((b"calm " * 700_000 + b"</p><p>") * 3)), ISBN, ["kobo"], judge=False
    )
    assert codes(huge) == ["E113"]


def test_files_of_two_gigabytes() -> None:
    book = opened(packed(sound()))
    assert codes(apple(book, ISBN, 2_300_000_000)) == ["E102"]
    assert codes(google(book, ISBN, 2_300_000_000)) == ["E132"]


def test_without_java_the_judge_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (found,) = judge.judged(packed(sound()))
    assert found.code == "E073"
    assert "Java" in found.message


def test_a_judge_who_says_nothing_is_no_fault_of_the_book(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "java").write_text("#!/bin/sh\necho out of memory >&2\nexit 1\n")
    (tmp_path / "java").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    (found,) = judge.judged(packed(sound()))
    assert (found.code, found.level) == ("E073", Level.NOTE)
    assert found.message == "EPUBCheck gave no answer"


def test_every_shop_cites_its_source() -> None:
    cited = [rule for code, rule in RULES.items() if re.fullmatch(r"E1[0-4]\d", code)]
    assert len(cited) >= 15
    assert all(rule.source for rule in cited)


@settings(deadline=None)
@given(st.text(), st.sampled_from([SEA, "EPUB/nav.xhtml", "EPUB/package.opf", "EPUB/css/book.css"]))
def test_no_text_in_any_file_makes_a_check_fail(text: str, name: str) -> None:
    files = sound()
    files[name] = text.encode("utf-8", "replace")
    check_epub(packed(files), ISBN, list(SHOPS), judge=False)


def test_checks_look_and_change_nothing() -> None:
    book = opened(packed(sound()))
    before = [item.data for item in book.items]
    assert all(list(check(book)) == [] for check in CHECKS)
    assert [item.data for item in book.items] == before


# --- the command -------------------------------------------------------------------------------


def test_the_command_tells_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(packed(with_sea(b"It was \xc2\xadcalm")))
    done = bokbygg("check", path, "--no-epubcheck", cwd=tmp_path)
    assert done.returncode == 0
    assert f"{path}/EPUB/sea.xhtml:11:" in done.stderr
    assert done.stdout == "1 warning\n"
    assert here("check", path, "--no-epubcheck", "--strict", cwd=tmp_path).returncode == 3


def test_the_command_fails_where_there_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    files = sound()
    files["EPUB/mountains.xhtml"] = files["EPUB/mountains.xhtml"].replace(
        b"sea.xhtml", b"lake.xhtml"
    )
    path.write_bytes(packed(files))
    done = here("check", path, "--no-epubcheck", "--json", cwd=tmp_path)
    assert done.returncode == 1
    told = json.loads(done.stdout)["diagnostics"]
    assert [(each["code"], each["file"]) for each in told] == [("E038", "EPUB/mountains.xhtml")]


def test_the_command_looks_into_the_book_of_a_folder() -> None:
    done = here("check", "-C", ROOT, "--no-epubcheck", cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_a_place_in_the_e_book_of_a_folder_names_the_e_book(tmp_path: Path) -> None:
    said = '[book]\ntitle = "Sea"\nlang = "en"\n[epub]\ncss = ["own.css"]\n'
    book = lay_out(tmp_path, {"sea.md": "# The sea\n\nIt was calm.\n", "bok.toml": said})
    (book / "own.css").write_text("p { color: red }\n")
    done = here("check", "--no-epubcheck", "--json", cwd=book)
    (found,) = (one for one in json.loads(done.stdout)["diagnostics"] if one["code"] == "E053")
    assert found["file"] == "sea.epub/EPUB/css/own.css"


def test_what_is_left_out_of_the_contents_on_purpose_is_no_fault() -> None:
    files = sound()
    nav, sea = files["EPUB/nav.xhtml"], files[SEA]
    files["EPUB/nav.xhtml"] = nav.replace(b'<li><a href="sea.xhtml">The sea</a></li>', b"")
    assert "E031" in codes(check_epub(packed(files), ISBN, judge=False))
    files[SEA] = sea.replace(b"<section ", b'<section class="unlisted" ', 1)
    assert "E031" not in codes(check_epub(packed(files), ISBN, judge=False))


def test_an_essay_that_wants_no_place_in_the_contents_says_so(tmp_path: Path) -> None:
    essays = {"1-sea.md": "# The sea\n\nCalm.\n", "2-fells.md": "---\ntoc: false\n---\n# Fells\n"}
    (made,) = build(find(lay_out(tmp_path, essays)), [Kind.EPUB]).outputs
    assert "E031" not in codes(check_epub(made.data, made.name, judge=False))
    sections = {page.path: page.root.find(".//{*}section") for page in opened(made.data).pages}
    assert sections["EPUB/fells.xhtml"].get("class") == "chapter unlisted"
    assert sections["EPUB/sea.xhtml"].get("class") == "chapter"


def test_the_command_knows_its_shops(tmp_path: Path) -> None:
    done = here("check", "--for", "aple", cwd=tmp_path)
    assert done.returncode == 2
    assert "apple, kobo, kdp, google, mtm" in done.stderr


def test_an_archive_that_would_not_fit_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bokbygg.check.output.opened.LARGEST", 5_000)
    (found,) = check_epub(packed(sound()), ISBN, judge=False)
    assert "over a gigabyte" in found.message
