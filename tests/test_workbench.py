"""The workbench, looked at through a browser while its author writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bookmaking import lay_out
from tests.browser import Browser, browser
from tests.watching import Watching, watching

PARAGRAPH = "Stycke {number}. " + "Det var lugnt på havet den dagen, och ingen sa någonting. " * 8


def essay(title: str, words: str = "") -> str:
    """An essay of several pages, with `words` in its first paragraph."""
    paragraphs = (PARAGRAPH.format(number=number) for number in range(1, 25))
    return f"# {title}\n\n{words} Början.\n\n" + "\n\n".join(paragraphs) + "\n"


FILES: dict[str, str | bytes] = {
    "bok.toml": '[book]\ntitle = "Hav"\nauthor = "Anna"\nlang = "sv"\ndate = 2026\n',
    "1-hav.md": essay("Hav"),
    "2-land.md": essay("Land"),
    "3-berg.md": essay("Berg"),
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of some twenty pages."""
    return lay_out(tmp_path / "hav", FILES)


@pytest.fixture
def program(book: Path) -> Iterator[Watching]:
    """The program, serving it."""
    with watching(book, "serve", "--port", "8700") as serving:
        yield serving


@pytest.fixture
def page(program: Watching) -> Iterator[Browser]:
    """A browser in which the workbench shows the first build."""
    address = program.told()["address"]
    with browser() as open_browser:
        open_browser.size(1400, 900)
        open_browser.open(address)
        open_browser.waits("document.body.dataset.number === '1'")
        open_browser.waits("document.body.dataset.opened?.startsWith('1 ')")
        yield open_browser


ESSAY = """
(title) => {
  const contents = document.getElementById("contents");
  contents.value = [...contents.options].find((one) => one.textContent.trim() === title).value;
  contents.onchange();
}
"""
"""Choose an essay in the contents."""

TOPMOST = """
(() => {
  const edge = document.getElementById("paper").getBoundingClientRect().top;
  const pages = [...document.querySelectorAll("#paper figure:has(img)")];
  const page = pages.find((one) => one.getBoundingClientRect().bottom > edge + 300);
  return [page.querySelector("figcaption").textContent,
          Math.round(page.getBoundingClientRect().top - edge)];
})()
"""
"""The page in view, by its number, and where it stands."""

READING = """
(() => {
  const view = document.querySelector("#frames iframe:not(.coming)").contentWindow;
  const blocks = [...view.document.querySelectorAll("p")];
  const block = blocks.find((one) => one.getBoundingClientRect().bottom > 1);
  return [block.textContent.slice(0, 11), Math.round(block.getBoundingClientRect().top)];
})()
"""
"""The paragraph of the e-book at the top, and where it stands."""


CHANGED = """
[...document.querySelectorAll("#paper figure.changed figcaption")].map((one) => one.textContent)
"""
"""The numbers of the pages with a mark."""


def test_an_edit_shows_at_the_place_where_one_was_reading(book: Path, page: Browser) -> None:
    page.sees(f"({ESSAY})('Land')")
    page.waits("document.body.dataset.opened === '1 EPUB/land.xhtml'")
    page.sees("document.getElementById('paper').scrollBy({top: 1111, behavior: 'instant'})")
    page.sees("document.querySelector('#frames iframe').contentWindow.scrollTo(0, 900)")
    before, reading = page.sees(TOPMOST), page.sees(READING)
    assert before[0] != "1"
    assert reading[0].startswith("Stycke")
    more = "\n\n".join(["Ett nytt stycke. " + "Ord. " * 400] * 6)
    lay_out(book, {"1-hav.md": essay("Hav", more), "2-land.md": essay("Land", "Nytt.\n\nNy.\n\n")})
    page.waits("document.body.dataset.number === '2'")
    page.waits("document.body.dataset.opened === '2 EPUB/land.xhtml'")
    number, top = page.sees(TOPMOST)
    assert int(number) > int(before[0])  # as many pages further on as came in before it
    assert top == pytest.approx(before[1], abs=1)
    text, at = page.sees(READING)
    assert (text, at) == (reading[0], pytest.approx(reading[1], abs=1))
    assert page.wrong() == []


@pytest.mark.long
def test_pages_that_have_changed_are_marked(book: Path, page: Browser) -> None:
    saved = book.parent / "saved.md"
    saved.write_text(essay("Berg", "Början, ändrad:"), "utf-8")
    saved.replace(book / "3-berg.md")  # in one stroke, so that the book is made once
    page.waits("document.body.dataset.number === '2' && document.body.dataset.marked")
    count = f"{CHANGED.strip().rstrip(';')}.length"
    page.waits(f"document.body.dataset.marked.split(' ').length === {count}")
    labels = page.sees(CHANGED)
    page.waits(f"document.getElementById('changed').textContent.startsWith('{len(labels)} page')")
    page.sees("document.getElementById('changed').click()")
    page.waits(f"{TOPMOST.strip().rstrip(';')}[0] === '{labels[0]}'")


def test_a_fault_stands_over_the_page_until_it_is_mended(book: Path, page: Browser) -> None:
    lay_out(book, {"1-hav.md": essay("Hav", "[Dit](dit.md)")})
    page.waits("document.body.dataset.state === 'failed'")
    told = page.sees("document.getElementById('findings').innerText")
    assert "there is no essay dit.md" in told
    assert "1-hav.md:3:1" in told
    assert "[Dit](dit.md)" in told  # the excerpt of the first one is unfolded
    assert page.sees("document.querySelector('#findings mark').textContent") == "[Dit](dit.md)"
    assert page.sees("document.querySelectorAll('#paper figure img').length") > 10
    lay_out(book, {"1-hav.md": essay("Hav")})
    page.waits("document.body.dataset.state === 'good'")
    assert page.sees("document.getElementById('findings').hidden")


@pytest.mark.long
def test_links_of_the_ebook_lead_within_it(book: Path, page: Browser) -> None:
    lay_out(book, {"1-hav.md": essay("Hav", "[Till land](2-land.md)")})
    page.waits("document.body.dataset.number === '2'")
    page.sees(f"({ESSAY})('Hav')")
    page.waits("document.body.dataset.opened === '2 EPUB/hav.xhtml'")
    page.sees(
        "document.querySelector('#frames iframe').contentDocument"
        ".querySelector('a[href^=\"land\"]').click()"
    )
    page.waits("document.body.dataset.opened === '2 EPUB/land.xhtml'")
    page.sees("document.getElementById('next').click()")
    page.waits("document.body.dataset.opened === '2 EPUB/berg.xhtml'")
    assert page.wrong() == []


@pytest.mark.long
def test_a_document_of_the_book_can_run_no_script(page: Browser) -> None:
    frame = "document.querySelector('#frames iframe')"
    assert page.sees(f"{frame}.sandbox.value") == "allow-same-origin"
    script = "const s = {0}.contentDocument.createElement('script'); s.textContent = 'top.ran = 1'"
    page.sees(f"{script.format(frame)}; {frame}.contentDocument.body.append(s)")
    assert page.sees("window.ran") is None


@pytest.mark.long
def test_one_keeps_ones_place_when_the_window_changes(page: Browser) -> None:
    page.sees(f"({ESSAY})('Land')")
    page.sees("document.getElementById('paper').scrollBy({top: 1111, behavior: 'instant'})")
    page.waits("document.getElementById('contents').selectedOptions[0].textContent === 'Land'")
    before = page.sees(TOPMOST)[0]
    page.size(390, 844)
    page.waits("document.body.dataset.view === 'paper'")
    page.waits(f"{TOPMOST.strip().rstrip(';')}[0] === '{before}'")


@pytest.mark.long
def test_nothing_is_wider_than_the_window(page: Browser) -> None:
    for width, dark in ((1400, False), (390, False), (390, True), (800, True)):
        page.size(width, 844, dark=dark)
        page.sees("document.querySelector('#views [value=paper]').click()")
        assert page.sees("document.documentElement.scrollWidth") == width
        assert page.sees(OUTSIDE) == []
        page.sees("document.querySelector('#views [value=ebook]').click()")
        assert page.sees("document.getElementById('paper').checkVisibility()") is False
        assert page.sees("document.getElementById('ebook').checkVisibility()") is True
        assert page.sees(OUTSIDE) == []


OUTSIDE = """
[...document.querySelectorAll("header *, main, #paper figure, #frames iframe, nav button")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 80))
"""
"""What stands outside the window."""


@pytest.mark.long
def test_when_the_program_ends_the_page_says_so(program: Watching, page: Browser) -> None:
    assert program.interrupt() == ""
    assert program.running.returncode == 130
    page.waits("!document.getElementById('away').hidden")
