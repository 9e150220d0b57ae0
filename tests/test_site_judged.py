"""The site of the shipped book before its judges, and in a browser: the Nu Html Checker, axe-core,
and foliate-js as readers use it."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bokbygg.publish import place, publish
from bokbygg.read import find
from tests.browser import Browser, browser
from tests.golden import TORTURE
from tests.needs import needs, needs_tools

BOOKS = {"sample": Path(__file__).parent.parent / "manuscript", "torture": TORTURE}

pytestmark = pytest.mark.long


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nothing: what was asked for, the browser tells."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine, with a slash at its end."""
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def published(name: str, folder: Path) -> Path:
    """The site of a book beside which npm has put foliate-js."""
    tools = needs_tools("foliate-js", "puppeteer-core", "axe-core", "vnu-jar")
    book = shutil.copytree(BOOKS[name], folder / "book", ignore=shutil.ignore_patterns("expected"))
    (folder / "node_modules").symlink_to(tools / "node_modules")
    site = publish(find(book), judge=False)
    place(site, folder / "site")
    return folder / "site"


@pytest.fixture(scope="module", params=BOOKS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(request.param, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published("sample", tmp_path_factory.mktemp("turned"))


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


LOCAL = (
    "-Dnu.validator.servlet.allow-forbidden-hosts=true",
    "-Dnu.validator.servlet.allowed-address-type=all",
)
"""What lets the Nu Html Checker read pages of this very machine."""


# --- judges -------------------------------------------------------------------------------------


def complaints(addresses: Iterable[str]) -> Any:
    """What the Nu Html Checker says of pages."""
    needs("java")
    jar = needs_tools("vnu-jar") / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        ["java", *LOCAL, "-jar", jar, "--format", "json", *addresses],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    return json.loads(done.stderr)["messages"]


def test_the_nu_html_checker_says_nothing(site: Path) -> None:
    with served(site) as home:
        assert complaints(f"{home}{name}" for name in pages(site)) == []


def test_the_judges_bite(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<title>Bad</title><p><img src='a.png'><div></p>", "utf-8")
    with browser() as page, served(tmp_path) as home:
        said = " ".join(each["message"] for each in complaints([f"{home}bad.html"]))
        assert "must have an “alt” attribute" in said
        page.open(f"{home}bad.html")
        assert "image-alt" in dict(barriers(page))


def barriers(page: Browser) -> Any:
    """What axe-core finds in the page that is shown: rules, and where they are broken."""
    script = needs_tools("axe-core") / "node_modules" / "axe-core" / "axe.min.js"
    page.sees(f"{script.read_text('utf-8')};null")
    return page.sees(
        "axe.run().then(({ violations }) =>"
        " violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]))"
    )


def outside(page: Browser, home: str) -> list[str]:
    """What has been asked of any other place than the site."""
    return [one for one in page.asked() if not one.startswith((home, "blob:", "data:"))]


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_barrier_and_nothing_is_asked_of_others(site: Path, dark: bool) -> None:
    with browser() as page, served(site) as home:
        for width in (390,) if dark else (390, 1200):
            page.size(width, 900, dark=dark)
            for name in pages(site):
                page.open(f"{home}{name}")
                page.waits("document.readyState === 'complete'")
                assert barriers(page) == [], (name, width)
        assert {
            one for one in page.asked() if not one.startswith(("data:", "blob:", home))
        } == set()
        assert page.wrong() == []


def test_no_page_is_wider_than_a_telephone(site: Path) -> None:
    with browser() as page, served(site) as home:
        page.size(390, 844)
        for name in pages(site):
            page.open(f"{home}{name}")
            page.waits("document.readyState === 'complete'")
            assert page.sees("document.documentElement.scrollWidth") <= 390, name


# --- turning pages ------------------------------------------------------------------------------

READY = "'ready' in document.body.dataset"
SHOWN = "document.querySelector('foliate-view')"
PAGE = "document.querySelector('#page').selectedOptions[0]?.text"
TITLE = f"{SHOWN}.renderer.getContents()[0]?.doc.title"


def choose(page: Browser, label: str) -> None:
    """Choose a page of the printed book in the list."""
    page.sees(
        "(() => { const list = document.querySelector('#page');"
        f" list.selectedIndex = [...list.options].findIndex((one) => one.text === '{label}');"
        " list.dispatchEvent(new Event('change')) })()"
    )


@pytest.fixture
def turned(sample: Path) -> Iterator[Browser]:
    """The page on which the sample book's pages are turned, open."""
    with browser() as page, served(sample) as home:
        page.size(1200, 800)
        page.open(f"{home}ordet-ar-fritt/read/pages.html")
        page.waits(READY)
        yield page
        assert outside(page, home) == []
        assert page.wrong() == []


def test_foliate_opens_the_e_book_of_the_site(turned: Browser) -> None:
    assert turned.sees(f"{SHOWN}.book.metadata.title") == "Ordet är fritt"
    assert any(one.endswith("/ordet-ar-fritt.epub") for one in turned.asked())
    assert turned.sees("document.querySelector('#told').hidden") is True


def until(page: Browser, act: Callable[[], object], seen: str) -> None:
    """Do something until what it leads to is seen: while a page is on its way, foliate-js hears
    nothing."""
    for _ in range(100):
        act()
        if page.sees(
            "new Promise((told) => { let left = 20; const look = () =>"
            f" ({seen}) ? told(true) : left-- ? setTimeout(look, 20) : told(false); look() }})"
        ):
            return
    raise AssertionError(seen)


def test_keys_and_buttons_turn_pages(turned: Browser) -> None:
    chapter = f"{SHOWN}.renderer.getContents()[0].index"
    until(turned, lambda: turned.presses("ArrowRight"), f"{chapter} > 0")
    until(turned, lambda: turned.presses("PageUp"), f"{chapter} === 0")
    forward = "document.querySelector('#forward').click()"
    until(turned, lambda: turned.sees(forward), f"{chapter} > 1")
    back = "document.querySelector('#back').click()"
    until(turned, lambda: turned.sees(back), f"{chapter} === 0")
    until(turned, lambda: turned.presses("Space"), f"{chapter} > 0")


def test_a_page_of_the_printed_book_is_gone_to(turned: Browser) -> None:
    choose(turned, "23")
    turned.waits(f"{SHOWN}.lastLocation.pageItem?.label === '23'")
    assert turned.sees(PAGE) == "23"
    assert turned.sees(f"{SHOWN}.renderer.getContents()[0].doc.querySelector('#page_23') !== null")


def test_a_note_pops_up_over_the_page(turned: Browser) -> None:
    choose(turned, "7")
    call = f"{SHOWN}.renderer.getContents()[0].doc.querySelector('a[role=doc-noteref]')"
    turned.waits(f"{call} !== null")
    turned.sees(f"{call}.click()")
    turned.waits("document.querySelector('#note').open")
    text = turned.sees("document.querySelector('#note .text').textContent.trim()")
    assert text.startswith("Stinsen svarade för övrigt alltid detsamma")
    assert turned.sees("document.querySelector('#note h2').textContent") == "Not 1"
    assert barriers(turned) == []
    turned.presses("Escape")
    turned.waits("!document.querySelector('#note').open")


def test_place_colours_and_size_are_remembered(turned: Browser) -> None:
    choose(turned, "9")
    turned.waits(f"{TITLE} === 'Det innersta rummet'")
    turned.sees("document.querySelector('[data-opens=looks]').click()")
    assert barriers(turned) == []
    turned.sees("document.querySelector('[value=dark]').click()")
    turned.sees("document.querySelector('#larger').click()")
    address = turned.sees("location.href")
    turned.open("about:blank")
    turned.open(address)
    turned.waits(READY)
    turned.waits(f"{TITLE} === 'Det innersta rummet'")
    style = f"getComputedStyle({SHOWN}.renderer.getContents()[0].doc.documentElement)"
    assert turned.sees(f"{style}.colorScheme") == "dark"
    assert turned.sees(f"{style}.fontSize") == f"{16 * 1.22:.2f}px"
    assert barriers(turned) == []


def test_the_contents_lead_into_the_book(turned: Browser) -> None:
    turned.sees("document.querySelector('[data-opens=contents]').click()")
    assert barriers(turned) == []
    turned.sees("document.querySelector('#contents a[data-target$=\"tva-doser.xhtml\"]').click()")
    turned.waits(f"{TITLE} === 'Två doser'")
    assert turned.sees("document.querySelector('#contents').open") is False


def test_touches_turn_pages_on_a_telephone(sample: Path) -> None:
    with browser() as page, served(sample) as home:
        page.phone(390, 844)
        page.open(f"{home}ordet-ar-fritt/read/pages.html")
        page.waits(READY)
        chapter = f"{SHOWN}.renderer.getContents()[0].index"
        until(page, lambda: page.taps(370, 400), f"{chapter} > 0")
        until(page, lambda: page.taps(20, 400), f"{chapter} === 0")
        assert page.wrong() == []


def test_where_the_book_cannot_be_opened_the_chapters_are_named(sample: Path) -> None:
    with browser() as page, served(sample / "ordet-ar-fritt" / "read") as home:
        page.open(f"{home}pages.html")  # the e-book stands above the folder that is served
        page.waits("!document.querySelector('#instead').hidden")
        assert (
            page.sees("document.querySelector('#instead a').getAttribute('href')") == "index.html"
        )
