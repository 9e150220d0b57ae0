"""The proof as one page for a browser: pages beside what their author wrote, findings linked both
ways, nothing asked of the network."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from lxml import html

from bokbygg.proof.making import Proof, Wish, proof
from bokbygg.read import find
from tests.needs import needs_tools

ESSAY = """---
title: Havet & <himlen>
---

Det var en gång gång ett hav som låg stilla. Ingen visste varför , och *ingen* frågade.

Sedan kom en (båt med två segel. Den for förbi <b>fort</b>.[^1]

[^1]: En sån som Eskil hade.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    folder = tmp_path_factory.mktemp("html")
    (folder / "bok.toml").write_text('[book]\ntitle = "En bok"\nlang = "sv"\n', "utf-8")
    (folder / "01-havet.md").write_text(ESSAY, "utf-8")
    return proof(find(folder), Wish(html=True))


@pytest.fixture(scope="module")
def page(made: Proof) -> html.HtmlElement:
    assert made.page is not None
    assert made.page.name == "en-bok-proof-1.html"
    return html.document_fromstring(made.page.data.decode())


def section(page: html.HtmlElement) -> html.HtmlElement:
    """The part with the essay's page."""
    (found,) = page.xpath("//section[.//mark]")
    return found


def test_each_page_of_the_book_is_there_as_a_picture_beside_its_source(
    made: Proof, page: html.HtmlElement
) -> None:
    assert made.map is not None
    assert len(page.xpath("//section//img")) == len(made.map.pages)
    lines = {
        int(one.get("value")): one.text_content() for one in section(page).xpath(".//li[@value]")
    }
    text = ESSAY.split("\n")
    assert lines == {number: text[number - 1] for number in (2, 3, 4, 5, 6, 7, 8, 9)}


def test_findings_are_linked_both_ways(page: html.HtmlElement) -> None:
    part = section(page)
    known = set(page.xpath("//@id"))
    assert len(known) == len(page.xpath("//@id"))
    assert {link[1:] for link in page.xpath("//a/@href")} <= known
    (mark,) = part.xpath(".//mark[normalize-space()='gång gång']")
    (spot,) = part.xpath(f".//a[@href='#{mark.get('id')}']")
    assert "`gång` stands twice" in spot.get("aria-label")
    (back,) = mark.xpath("./a/@href")
    (entry,) = page.xpath(f"//li[@id='{back[1:]}']")
    assert entry.xpath(".//a/@href") == [f"#{spot.get('id')}"]
    assert "01-havet.md:5:12" in entry.text_content()


def test_a_spot_lies_over_the_words_on_the_picture(made: Proof, page: html.HtmlElement) -> None:
    assert made.map is not None
    spot = next(one for one in section(page).xpath(".//a[@id]") if "gång" in one.get("aria-label"))
    left, top = map(float, re.findall(r"(?:left|top):([\d.]+)%", spot.get("style")))
    number = next(n for n, one in enumerate(made.map.pages) if one.slug.startswith("havet"))
    area = made.map.pages[number].area
    run = next(run for run in made.map.runs(number) if "gång gång" in run.text)
    x = run.edges[run.text.index("gång gång")][0]
    assert left == pytest.approx((x - area[0]) / (area[2] - area[0]) * 100, abs=0.1)
    assert top == pytest.approx((area[3] - run.top) / (area[3] - area[1]) * 100, abs=0.1)


def test_nothing_is_asked_of_the_network(made: Proof, page: html.HtmlElement) -> None:
    assert made.page is not None
    sources = page.xpath("//@src | //link/@href")
    assert all(source.startswith("data:image/png;") for source in sources)
    assert b"url(" not in made.page.data
    (policy,) = page.xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'; img-src data:;")


def test_the_same_book_gives_the_same_bytes(made: Proof, tmp_path: Path) -> None:
    (tmp_path / "bok.toml").write_text('[book]\ntitle = "En bok"\nlang = "sv"\n', "utf-8")
    (tmp_path / "01-havet.md").write_text(ESSAY, "utf-8")
    again = proof(find(tmp_path), Wish(html=True))
    assert (again.page, again.output) == (made.page, made.output)


LOOK = """
const puppeteer = require(process.argv[1] + "/puppeteer-core");
const axe = require("fs").readFileSync(
  process.argv[1] + "/@daisy/axe-core-for-ace/axe.min.js", "utf8");
(async () => {
  const browser = await puppeteer.launch(
    { executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--headless"] });
  const page = await browser.newPage();
  const found = [];
  for (const [width, scheme] of [[1400, "light"], [1400, "dark"], [390, "light"]]) {
    await page.setViewport({ width, height: 1000 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto("file://" + process.argv[2]);
    await page.evaluate(axe + ";0");
    const told = await page.evaluate(() => axe.run());
    found.push(...told.violations.map((one) => `${width} ${scheme} ${one.id}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) found.push(`${width} is too narrow: ${wide}`);
  }
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  const focused = await page.evaluate(() => document.activeElement.textContent);
  console.log(JSON.stringify([found, focused]));
  await browser.close();
})();
"""


@pytest.mark.long
def test_a_browser_finds_it_accessible_light_and_dark_wide_and_narrow(
    made: Proof, tmp_path: Path
) -> None:
    tools = needs_tools("puppeteer-core", "@daisy/axe-core-for-ace")
    assert made.page is not None
    path = tmp_path / "proof.html"
    path.write_bytes(made.page.data)
    command = ["node", "-e", LOOK, str(tools / "node_modules"), str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    found, focused = json.loads(told.stdout)
    assert found == []
    assert focused.startswith("1. ")
