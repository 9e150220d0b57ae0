"""`bokbygg publish --serve`: a site as a web host shows it, and catalogues as reading apps walk
them."""

from __future__ import annotations

import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest

from bokbygg.publish import Site, place
from bokbygg.serve.site import media_type, showing

EPUB = b"PK" + bytes(range(256)) * 40
SITE = Site(
    slug="hav",
    files={
        "index.html": b"<!DOCTYPE html><title>Hav</title>",
        "hav/index.html": b"<!DOCTYPE html><title>Havet</title>",
        "hav/hav.epub": EPUB,
        "hav/SHA256SUMS": b"",
    },
    findings=(),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place(SITE, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with showing(folder, 8790) as found:
        yield found


def asked(url: str, **headers: str) -> HTTPResponse:
    request = urllib.request.Request(url, headers=headers)
    answer = urllib.request.urlopen(request, timeout=20)
    assert isinstance(answer, HTTPResponse)
    return answer


def refusal(url: str, **headers: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as error:
        asked(url, **headers)
    error.value.close()
    return error.value.code


def test_pages_and_books_are_sent_as_what_they_are(address: str) -> None:
    with asked(address) as front:
        assert front.headers["content-type"] == "text/html; charset=utf-8"
        assert front.read() == SITE.files["index.html"]
    with asked(f"{address}hav/hav.epub") as book:
        assert book.headers["content-type"] == "application/epub+zip"
        assert book.headers["content-security-policy"] is None
        assert book.read() == EPUB


def test_a_folder_is_its_index(address: str) -> None:
    with asked(f"{address}hav") as page:
        assert page.url == f"{address}hav/"
        assert page.read() == SITE.files["hav/index.html"]


def test_a_part_of_a_book_can_be_asked_for(address: str) -> None:
    with asked(f"{address}hav/hav.epub", Range="bytes=100-199") as part:
        assert part.status == 206
        assert part.headers["content-range"] == f"bytes 100-199/{len(EPUB)}"
        assert part.read() == EPUB[100:200]


@pytest.mark.parametrize(
    "name",
    [
        *(".bokbygg-published", ".git/HEAD", "outside.txt", "hav/read", "no.html"),
        *("../secret", "%2e%2e/secret", "hav/..%2f..%2fsecret", "/etc/passwd", "hav%00", "x" * 300),
    ],
)
def test_nothing_hidden_or_outside_is_shown_and_no_list(
    folder: Path, address: str, name: str
) -> None:
    (folder.parent / "secret").write_text("secret")
    (folder / "outside.txt").symlink_to(folder.parent / "secret")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref")
    (folder / "hav" / "read").mkdir()
    assert refusal(f"{address}{name}") == 404


def test_only_this_machine_is_answered(address: str) -> None:
    assert refusal(address, Host="example.org") == 421
    assert refusal(address, **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}) == 403


def test_what_is_published_meanwhile_is_shown(folder: Path, address: str) -> None:
    place(Site(slug="hav", files={**SITE.files, "index.html": b"new"}, findings=()), folder)
    with asked(address) as front:
        assert front.read() == b"new"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("opds.xml", "application/atom+xml;profile=opds-catalog;kind=navigation"),
        ("opds.json", "application/opds+json"),
        ("manifest.json", "application/webpub+json"),
        ("hav.kepub.epub", "application/kepub+zip"),
        ("hav.onix.xml", "application/xml"),
        ("type.woff2", "font/woff2"),
        ("what", "application/octet-stream"),
    ],
)
def test_each_sort_of_file_has_its_type(name: str, kind: str) -> None:
    assert media_type(name) == kind


# --- into a folder that is not only the site's ----------------------------------------------------


def test_a_clone_of_a_repository_takes_a_site(tmp_path: Path) -> None:
    out = tmp_path / "pages"
    own = {"README.md": "# Site", "CNAME": "example.org", ".nojekyll": "", ".git/HEAD": "ref"}
    own |= {"docs/how.txt": "written by hand"}
    for name, text in own.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text)
        os.utime(out / name, (1000, 1000))
    place(SITE, out)
    place(Site(slug="hav", files={"hav/SHA256SUMS": b"", "index.html": b""}, findings=()), out)
    for name, text in own.items():
        assert (out / name).read_text() == text
        assert (out / name).stat().st_mtime == 1000
    assert not (out / "hav" / "hav.epub").exists()


def test_two_runs_at_once_take_turns(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    out = tmp_path / "site"
    sites = [
        Site(slug="hav", files={**SITE.files, f"hav/{n}": b"%d" % n}, findings=()) for n in range(8)
    ]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda site: place(site, out), sites))
    names = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
    assert len(names - SITE.files.keys()) == 2  # the list, and the file of one run alone
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.long
def test_a_run_may_be_killed_while_it_puts_a_site_into_its_folder(tmp_path: Path) -> None:
    from tests.bench.replacing import kill

    kill(50, tmp_path)
