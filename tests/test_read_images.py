"""Images are found however they are written, sized, named for the book; none outside the folder is
opened."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.bookmaking import book_of, codes, lay_out, png

Files = dict[str, str | bytes]


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
        ("<på sjön/båt.png>", unicodedata.normalize("NFD", "essays/på sjön/båt.png")),
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
