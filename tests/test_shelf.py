"""`bokbygg shelf build`: many books on one site, each book's failure its own."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import feedparser
import httpx
import msgspec
import pytest

from bokbygg.pool import InProcess
from bokbygg.read import parcel
from bokbygg.serve.site import showing
from bokbygg.shelf.crew import side_by_side
from bokbygg.shelf.making import Made, Order, make
from tests.bookmaking import lay_out
from tests.program import COMMAND, here

BOOK = """
[book]
title = "{title}"
author = "Moa"
lang = "sv"
publisher = "Förlaget"
date = {year}
[pdf]
justification = "plain"
"""


def book(title: str, year: int = 2020, text: str = "Det var lugnt.") -> dict[str, str]:
    return {
        "manuscript/bok.toml": BOOK.format(title=title, year=year),
        "manuscript/1.md": f"# Ett\n\n{text}\n",
    }


def shelf_of(folder: Path, **books: dict[str, str]) -> Path:
    for name, files in books.items():
        lay_out(folder / name, files)
    return folder


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two books and a broken one, with a style sheet for all of them."""
    folder = tmp_path_factory.mktemp("shelf")
    broken = {**book("Trasig"), "manuscript/1.md": "# Ett\n\n![Hav](borta.png)\n"}
    lay_out(folder, {"styles/epub.css": "p { color: teal }\n"})
    return shelf_of(folder, hav=book("Hav"), moln=book("Moln"), trasig=broken)


@pytest.fixture(scope="module")
def built(shelf: Path) -> dict[str, object]:
    """What the first run told."""
    done = here("shelf", "build", shelf, "-j1", "--json", cwd=shelf)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stderr.splitlines()[-1])["event"] == "shelved"
    told: dict[str, object] = json.loads(done.stdout)
    return told


def states(told: dict[str, object]) -> dict[str, str]:
    books = told["books"]
    assert isinstance(books, list)
    return {one["folder"]: one["state"] for one in books}


@pytest.mark.usefixtures("built")
def test_a_shelf_is_one_site_of_all_books_but_what_fails(
    shelf: Path, built: dict[str, object]
) -> None:
    assert states(built) == {"hav": "made", "moln": "made", "trasig": "failed"}
    entries = feedparser.parse((shelf / "build" / "opds-all.xml").read_bytes()).entries
    assert [one.title for one in entries] == ["Hav", "Moln"]
    publications = json.loads((shelf / "build" / "opds.json").read_bytes())["publications"]
    assert len(publications) == 2
    assert "color: teal" in (shelf / "build" / "hav" / "read" / "css" / "epub.css").read_text()


def test_a_reading_app_walks_from_the_root_to_every_book(
    shelf: Path, built: dict[str, object]
) -> None:
    from shelfline.catalog import client, parser
    from shelfline.config import CatalogConfig

    async def walk(root: str) -> dict[str, bytes]:
        app = client.CatalogClient(httpx.AsyncClient(trust_env=False))
        catalogue = CatalogConfig(name="shelf", url=root)

        async def feed(url: str) -> parser.CatalogFeed:
            return parser.parse_opds_feed(await app.fetch_feed(catalogue, url), url)

        found = {}
        for section in (await feed(root)).entries:
            assert section.navigation_url
            for entry in (await feed(section.navigation_url)).entries:
                link = entry.best_epub_link()
                assert link is not None
                found[entry.title] = (await app._client.get(link.href)).content
                assert len(found[entry.title]) == link.size
        await app.aclose()
        return found

    assert built
    with showing(shelf / "build", 8795) as address:
        found = asyncio.run(walk(f"{address}opds.xml"))
    assert found.keys() == {"Hav", "Moln"}
    for title, data in found.items():
        slug = title.lower()
        told = (shelf / "build" / slug / "SHA256SUMS").read_text()
        assert f"{hashlib.sha256(data).hexdigest()}  {slug}.epub\n" in told


def test_a_book_that_has_changed_touches_itself_and_the_catalogue_alone(
    shelf: Path, built: dict[str, object]
) -> None:
    assert built
    site = shelf / "build"
    for path in site.rglob("*"):
        os.utime(path, (1000, 1000))
    lay_out(shelf / "moln", book("Moln", 2021, "Det blåste."))
    told = json.loads(here("shelf", "build", shelf, "-j1", "--json", cwd=shelf).stdout)
    assert states(told) == {"hav": "unchanged", "moln": "made", "trasig": "failed"}
    files = [path for path in site.rglob("*") if path.is_file() and path.name[0] != "."]
    touched = {path.relative_to(site).parts[0] for path in files if path.stat().st_mtime != 1000}
    assert touched <= {"moln", "atom.xml", "opds-all.xml", "opds.json", "opds.xml"}
    assert "moln" in touched


def test_a_book_that_breaks_leaves_its_last_edition(shelf: Path, built: dict[str, object]) -> None:
    assert built
    lay_out(shelf / "hav", {"manuscript/2.md": "# Två\n\n[hit](borta.md)\n"})
    told = json.loads(here("shelf", "build", shelf, "-j1", "--json", cwd=shelf).stdout)
    assert states(told)["hav"] == "failed"
    assert (shelf / "build" / "hav" / "hav.epub").is_file()
    (shelf / "hav" / "manuscript" / "2.md").unlink()


def test_two_books_of_one_slug_are_told_apart(tmp_path: Path) -> None:
    shelf_of(tmp_path, a=book("Hav"), b=book("Hav"))
    told = json.loads(here("shelf", "build", tmp_path, "-j1", "--json", cwd=tmp_path).stdout)
    assert states(told) == {"a": "made", "b": "failed"}
    assert told["books"][1]["diagnostics"][-1]["code"] == "U051"


def test_a_folder_without_books_is_told(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    done = here("shelf", "build", tmp_path, cwd=tmp_path)
    assert done.returncode == 1
    assert "U050" in done.stderr


def test_books_of_other_addresses_are_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        files = book(name)
        files["manuscript/bok.toml"] += f'[publish]\nurl = "https://example.org/{name}"\n'
        lay_out(tmp_path / name, files)
    done = here("shelf", "build", tmp_path, "-j1", "--quiet", "--json", cwd=tmp_path)
    assert [one["code"] for one in json.loads(done.stdout)["diagnostics"]] == ["U052"]


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    shelf_of(tmp_path, a=book("Hav"))
    done = here("shelf", "build", tmp_path, "--scheduler", "what://nowhere", cwd=tmp_path)
    assert done.returncode == 1
    assert "U055" in done.stderr


# --- who makes them ------------------------------------------------------------------------------


class Fragile(InProcess):
    """Breaks when it is given one of `deadly`, as a pool does whose process is killed; or once."""

    deadly: frozenset[bytes] = frozenset()
    once = False

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        if args[0] in self.deadly or Fragile.once:
            Fragile.once = False
            raise BrokenExecutor
        return super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize("deadly", ["", "c"])
@pytest.mark.parametrize("once", [True, False])
def test_a_killed_process_loses_no_book_but_the_one_that_kills(deadly: str, once: bool) -> None:
    class Hired(Fragile):
        pass

    Hired.deadly = frozenset([deadly.encode()])
    Fragile.once = once

    @contextmanager
    def hire() -> Iterator[Fragile]:
        yield Hired()

    names = list("abcdefgh")
    made = dict(side_by_side(names, str.encode, bytes.upper, hire, 3))
    expected: dict[str, bytes | None] = {name: name.upper().encode() for name in names}
    assert made == expected | ({deadly: None} if deadly else {})


def test_a_worker_of_another_version_makes_nothing(tmp_path: Path) -> None:
    order = Order(
        name="a",
        shelf=str(tmp_path),
        judge=False,
        past={},
        sent=True,
        book={},
        styles={},
        version="0.0.1",
    )
    made = msgspec.msgpack.decode(make(msgspec.msgpack.encode(order)), type=Made)
    assert [found.code for found in made.findings] == ["U054"]


def test_what_is_sent_is_the_books_own(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    names = ("manuscript/1.md", "styles/epub.css", "build/a.pdf", ".git/HEAD", "node_modules/x/y")
    folder = lay_out(tmp_path / "hav", dict.fromkeys(names, "a"))
    (folder / "manuscript" / "out.md").symlink_to(tmp_path / "secret")
    assert list(parcel(folder)) == ["manuscript/1.md", "styles/epub.css"]
    assert parcel(tmp_path / "nothing") == {}


@pytest.mark.long
def test_a_cluster_makes_the_same_books_though_a_worker_is_killed(tmp_path: Path) -> None:
    texts = {f"b{n}": book(f"Bok {n}", text="Det var lugnt. " * 200) for n in range(8)}
    shelf = shelf_of(tmp_path / "shelf", **texts)
    where = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    at = ["--scheduler-file", str(where)]
    scheduler = [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *at]
    worker = [*dask, "worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", *at]
    worker += ["--local-directory", str(tmp_path / "dask")]
    running = [subprocess.Popen(scheduler, **quiet)]  # type: ignore[call-overload]
    try:
        running += [subprocess.Popen(worker, **quiet) for _ in range(2)]  # type: ignore[call-overload]
        while not where.exists():
            assert running[0].poll() is None
        address = json.loads(where.read_text())["address"]
        command = [*COMMAND, "shelf", "build", str(shelf), "--json", "--to", str(tmp_path / "far")]
        run = subprocess.Popen(
            [*command, "--scheduler", address],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert run.stderr is not None
        for line in run.stderr:
            if '"shelved"' in line:
                os.kill(running[1].pid, signal.SIGKILL)
                break
        out, told = run.communicate(timeout=300)
        assert run.returncode == 0, told
    finally:
        for one in running:
            one.kill()
            one.wait()
    assert set(states(json.loads(out)).values()) == {"made"}
    done = here("shelf", "build", shelf, "--to", tmp_path / "near", "-q", "-j2", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    near, far = (
        {p.relative_to(s): p.read_bytes() for p in s.rglob("*") if p.is_file()}
        for s in (tmp_path / "near", tmp_path / "far")
    )
    assert near == far
