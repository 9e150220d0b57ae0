"""A book opens nothing outside its folder, asks nothing of the net, and writes nothing elsewhere,
whatever stands in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bokbygg.book import Kind
from bokbygg.build import build, gather
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.naming import shortened
from bokbygg.read import find
from bokbygg.read.cssurls import css_urls, without
from tests.bookmaking import codes, lay_out, png
from tests.epub_judge import epubcheck
from tests.program import bokbygg

SECRET = "a word that stays at home"
Files = dict[str, str | bytes]
TOML = '[book]\ntitle = "T"\nauthor = "A"\nlang = "en"\ndate = 2026-01-01\n'
BOOK: Files = {"manuscript/bok.toml": TOML, "manuscript/a.md": "# A\n\nCalm.\n"}


def findings(folder: Path) -> tuple[Diagnostic, ...]:
    book, _ = gather(find(folder), list(Kind), drafts=False, jobs=1)
    return book.findings


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the book's, with things the book may not have."""
    return lay_out(
        tmp_path / "outside",
        {
            "a.md": f"# {SECRET}\n\n{SECRET}\n",
            "a.png": png(4, 3),
            "epub.css": f"p {{ content: '{SECRET}' }}",
            "bok.toml": f'[book]\ntitle = "{SECRET}"\n',
        },
    )


# --- links of the file system ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("manuscript/b.md", "a.md"),
        ("manuscript/bok.toml", "bok.toml"),
        ("styles/epub.css", "epub.css"),
        ("styles", "."),
    ],
)
def test_a_link_out_of_the_book_is_told_of_and_not_followed(
    link: str, target: str, outside: Path
) -> None:
    folder = lay_out(outside.parent / "book", BOOK)
    (folder / link).unlink(missing_ok=True)
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(outside / target)
    book, editions = gather(find(folder), list(Kind), drafts=False, jobs=1)
    assert "S015" in codes(book.findings)
    assert SECRET not in repr((book.imprint, book.spine, editions))


def test_a_manuscript_folder_that_is_elsewhere_is_no_book(outside: Path) -> None:
    folder = outside.parent / "book"
    folder.mkdir()
    (folder / "manuscript").symlink_to(outside)
    with pytest.raises(Fault, match="leads out of the book"):
        find(folder)


def test_a_loop_of_links_is_told_of(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "book", BOOK)
    (folder / "manuscript/b.md").symlink_to("b.md")
    (folder / "manuscript/c").symlink_to("..")
    assert codes(findings(folder)) == ["S015"]


@pytest.mark.parametrize(
    "src",
    ["../../outside/a.png", "x/../../../outside/a.png", "..%2f..%2foutside/a.png", "link/a.png"],
)
def test_an_image_from_outside_is_refused(src: str, outside: Path) -> None:
    folder = lay_out(
        outside.parent / "book", {**BOOK, "manuscript/a.md": f"# A\n\n![x]({src}) y\n"}
    )
    (folder / "manuscript/link").symlink_to(outside)
    assert codes(findings(folder)) == ["S015"]


def test_an_image_with_a_file_address_is_refused(outside: Path) -> None:
    text = f"# A\n\n![x](file://{outside}/a.png) y\n"
    folder = lay_out(outside.parent / "book", {**BOOK, "manuscript/a.md": text})
    assert codes(findings(folder)) == ["S015"]


# --- pictures that are more than pictures ---------------------------------------------------------


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
    '<rect id="a"/>{}</svg>'
)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x.org</script>",
        "<handler>x.org</handler>",
        '<image href="/etc/passwd"/>',
        '<image href="other.png"/>',
        '<image x:href="http://x.org/a.png"/>',
        '<use href="other.svg#a"/>',
        '<rect onload="x.org"/>',
        '<a x:href="javascript:x.org"><rect/></a>',
        '<a><set attributeName="href" to="javascript:x.org"/></a>',
        '<image><animate attributeName="x:href" values="http://x.org/"/></image>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"><img src="http://x.org/"/></p>'
        "</foreignObject>",
        '<p xmlns="http://www.w3.org/1999/xhtml">x.org</p>',
        '<style>@import "/etc/passwd";</style>',
        '<style>@\\69mport "/etc/passwd";</style>',
        "<style>@import 'other.css';</style>",
        '<rect style="fill: u\\72l(http://x.org/#a)"/>',
        '<rect fill="url(other.svg#a)"/>',
        '<g xml:base="http://x.org/"/>',
        '<image href="data:text/html,x.org"/>',
    ],
)
def test_an_svg_that_reaches_out_or_acts_is_parted_from_what_does(
    inside: str, tmp_path: Path
) -> None:
    files: Files = {"a.md": "# A\n\n![x](a.svg) y\n", "a.svg": SVG.format(inside)}
    book, _ = gather(find(lay_out(tmp_path, files)), list(Kind), drafts=False, jobs=1)
    assert [found.code for found in book.findings if found.code[0] == "S"] == ["S076"]
    (asset,) = book.assets
    assert b"<rect" in asset.data
    for trace in (b"x.org", b"passwd", b"other", b"script", b"import", b"onload", b"html"):
        assert trace not in asset.data


def test_an_svg_with_a_style_sheet_elsewhere_goes_without(tmp_path: Path) -> None:
    svg = '<?xml-stylesheet href="http://x.org/a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>'
    folder = lay_out(tmp_path, {"a.md": "# A\n\n![x](a.svg) y\n", "a.svg": svg})
    book, _ = gather(find(folder), list(Kind), drafts=False, jobs=1)
    assert "S076" in codes(book.findings)
    assert b"x.org" not in book.assets[0].data


def test_an_svg_that_is_nothing_without_other_files_is_refused(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="a.png"/></svg>'
    folder = lay_out(tmp_path, {"a.md": "# A\n\n![x](a.svg) y\n", "a.svg": svg})
    assert "S013" in codes(findings(folder))


@pytest.mark.parametrize(
    "parts",
    [
        '<g id="a"><use href="#a"/></g><use href="#a"/>',
        "".join(
            f'<g id="a{n}"><use href="#a{n + 1}"/><use href="#a{n + 1}"/></g>' for n in range(30)
        )
        + '<rect id="a30"/><use href="#a0"/>',
        "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(5000))
        + '<rect id="a5000"/><use href="#a0"/>',
    ],
    ids=["itself", "a thousand million times", "too deeply"],
)
def test_an_svg_whose_parts_use_each_other_without_end_is_refused(
    parts: str, tmp_path: Path
) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{parts}</svg>'
    folder = lay_out(tmp_path, {"a.md": "# A\n\n![x](a.svg) y\n", "a.svg": svg})
    assert "S013" in codes(findings(folder))


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg SYSTEM "http://x.org/a.dtd">',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_an_svg_whose_head_reaches_out_is_refused(head: str, tmp_path: Path) -> None:
    svg = f'{head}<svg xmlns="http://www.w3.org/2000/svg"/>'
    folder = lay_out(tmp_path, {"a.md": "# A\n\n![x](a.svg) y\n", "a.svg": svg})
    assert "S013" in codes(findings(folder))


@pytest.mark.parametrize(
    "svg",
    [
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"><a href="http://x.org"/><g fill="url(#a)"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><style>g { fill: url("#a") }</style></svg>',
    ],
)
def test_an_svg_that_is_one_file_is_carried(svg: str, tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"a.md": "# A\n\n![x](a.svg) y\n", "a.svg": svg})
    assert not {"S013", "S076"} & set(codes(findings(folder)))


# --- style sheets ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("css", "addresses"),
    [
        ('@import "a.css"; p { background: url(b.png) }', ["a.css", "b.png"]),
        ('@\\69mport "a";', ["a"]),
        ("p { background: u\\72l( 'a' ) }", ["a"]),
        ("p { background: image-set('a' 1x, url(b) 2x) }", ["a", "b"]),
        ("@media print { @font-face { src: url(a) format('woff') } }", ["a"]),
        ("@namespace url(http://www.w3.org/1999/xhtml); p { content: 'url(a)' }", []),
        ("p[href='a'] {}", []),
        ("(" * 5000, []),
    ],
)
def test_every_address_of_a_style_sheet_is_seen(css: str, addresses: list[str]) -> None:
    assert [url for url, _, _ in css_urls(css)] == addresses


def test_a_style_sheet_goes_without_what_is_refused() -> None:
    css = "/* a */ p { color: red; background: url('a') } q { cursor: url(b) }\n"
    places = {(line, column) for url, line, column in css_urls(css) if url == "a"}
    assert without(css, places) == css.replace("url('a')", "none")


REACHING = """@import "http://x.org/a.css"; @font-face { font-family: x; src: url(/etc/passwd) }
p { background: u\\72l(http://x.org/a) } q { background: url(../../outside/a.png) }
@color-profile --x { src: url(http://x.org/i) }
"""


def test_an_edition_goes_without_what_its_style_sheets_may_not_have(outside: Path) -> None:
    files = {**BOOK, "styles/epub.css": REACHING, "styles/print.css": REACHING}
    folder = lay_out(outside.parent / "book", files)
    result = build(find(folder), list(Kind), keep_going=True)
    assert set(codes(result.findings)) == {"B021"}
    assert [output.name for output in result.outputs] == ["t.epub", "t.pdf"]
    with ZipFile(BytesIO(result.outputs[0].data)) as ebook:
        css = ebook.read("EPUB/css/epub.css").decode()
    assert css.count("none") == 5
    assert list(css_urls(css)) == []


# --- names ----------------------------------------------------------------------------------------

HOSTILE = '../../x"><script>alert(1)</script>{{ 7*7 }}${x}{% if %}]]>&\\n'


def test_hostile_names_break_nothing_and_write_nowhere_else(tmp_path: Path) -> None:
    quoted = json.dumps(HOSTILE)
    keys = ("title", "subtitle", "author", "rights", "publisher", "description", "edition-number")
    toml = "[book]\nlang = 'en'\ndate = 2026-01-01\n" + "".join(f"{k} = {quoted}\n" for k in keys)
    head = "".join(f"{key}: {quoted}\n" for key in ("title", "subtitle", "author", "epigraph"))
    text = f"---\n{head}---\n\n## {HOSTILE}\n\n{HOSTILE}\n"
    book = lay_out(tmp_path / "book", {"manuscript/bok.toml": toml, "manuscript/a.md": text})
    before = set(tmp_path.rglob("*"))
    run = bokbygg("build", "-C", "book", cwd=tmp_path, TMPDIR=str(tmp_path))
    assert run.returncode == 0, run.stderr
    made = set(tmp_path.rglob("*")) - before
    assert {path.parent for path in made} <= {book, book / "build"}
    ebook = next(path for path in made if path.suffix == ".epub")
    (tmp_path / "judge").mkdir()
    assert epubcheck(ebook.read_bytes(), tmp_path / "judge") == ()


def test_a_very_long_title_gives_a_name_that_a_file_can_have(tmp_path: Path) -> None:
    toml = TOML.replace('"T"', f'"{"long " * 200}"')
    name = "漢" * 80
    folder = lay_out(
        tmp_path, {**BOOK, "manuscript/bok.toml": toml, f"manuscript/{name}.md": "# B\n\nCalm.\n"}
    )
    (made,) = build(find(folder), [Kind.EPUB]).outputs
    assert len(made.name) <= 110
    with ZipFile(BytesIO(made.data)) as ebook:
        assert max(len(Path(entry).name) for entry in ebook.namelist()) <= 110


@pytest.mark.parametrize(
    ("slug", "short"), [("a-b", "a-b"), ("ab-" * 50, "ab-" * 32 + "ab"), ("a" * 300, "a" * 100)]
)
def test_a_slug_is_cut_at_a_hyphen(slug: str, short: str) -> None:
    assert shortened(slug.strip("-")) == short


# --- what is opened -------------------------------------------------------------------------------

WATCH = """
import os, sys
seen = []
def hook(event, arguments):
    if event in ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.listdir"):
        seen.append(f"{event} {arguments[0]!r}")
sys.addaudithook(hook)
from pathlib import Path
from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.read import find
result = build(find(Path(sys.argv[1])), list(Kind), keep_going=True)
assert len(result.outputs) == 2, result.findings
print("\\n".join(seen))
"""

REACHING_OUT = """# A

![x](../../outside/a.png) ![x](/etc/hosts) ![x](http://127.0.0.1:9/a.png) ![x](file:///etc/hosts)
<img src="/etc/hosts"/> <iframe src="file:///etc/hosts"></iframe>
[x](file:///etc/hosts) [x](../../outside/a.md) [x](x){rel=attachment style="x:url(/etc/hosts)"}

<link rel="attachment" href="file:///etc/hosts">

<style>@import "/etc/hosts";</style>
"""


def test_a_build_opens_nothing_that_a_book_asks_for_from_outside(outside: Path) -> None:
    files = {**BOOK, "styles/epub.css": REACHING, "styles/print.css": REACHING}
    folder = lay_out(outside.parent / "book", {**files, "manuscript/a.md": REACHING_OUT})
    run = subprocess.run(
        [sys.executable, "-c", WATCH, str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "BOKBYGG_TRACE": "1"},
    )
    assert run.returncode == 0, run.stderr
    told = run.stdout.splitlines()
    assert any("a.md" in line for line in told), "the watch is awake"
    assert [line for line in told if "/etc/hosts" in line or str(outside) in line] == []
    assert [line for line in told if line.startswith("socket.")] == []
