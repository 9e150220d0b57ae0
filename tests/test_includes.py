"""Essays take in other files, and every word still knows the file and the line it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokbygg.book import Chapter, Kind, Source, plain
from bokbygg.build import build, essays
from bokbygg.diagnostics import Diagnostic
from bokbygg.read import find
from bokbygg.read.directives import directive
from bokbygg.read.fences import Fence
from tests.bookmaking import book_of, codes, lay_out, png, printed, texts
from tests.test_parse import markup


def chapters(folder: Path, files: dict[str, str | bytes]) -> dict[str, Chapter]:
    """The essays of a folder by their files' names."""
    _, made = essays(find(lay_out(folder, files)), drafts=False, jobs=1)
    return {chapter.path: chapter for chapter in made}


def found(folder: Path, files: dict[str, str | bytes]) -> tuple[Diagnostic, ...]:
    """All that is found in a folder's book, but for what every bare folder lacks."""
    book, _ = book_of(lay_out(folder, files))
    return tuple(one for one in book.findings if one.code not in {"B005", "B006", "B007", "B008"})


# --- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["{{#include parts/sea.md}}", '{{< include "parts/sea.md" >}}'])
def test_a_file_is_taken_in_without_its_front_matter(sign: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": f"# A\n\nBefore.\n\n{sign}\n\nAfter.\n",
        "parts/sea.md": "---\ntitle: The sea\n---\n\nIt was *calm*.\n",
    }
    made = chapters(tmp_path, files)
    assert list(made) == ["a.md"]
    assert printed(made["a.md"]) == "Before.It was calm.After."


def test_each_word_knows_its_file_and_line(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "# A\n\nBefore.\n\n> {{#include parts/sea.md}}\n\nAfter.[^1]\n\n[^1]: Note.\n",
        "parts/sea.md": "---\ntitle: The sea\n---\n\nIt was\n*calm*.^[So it was.]\n",
    }
    places = {
        text.text.strip(): (text.path(0), text.place(0))
        for text in texts(chapters(tmp_path, files)["a.md"])
    }
    assert places["Before."] == ("", (3, 1))
    assert places["It was"] == ("parts/sea.md", (5, 1))
    assert places["calm"] == ("parts/sea.md", (6, 2))
    assert places["So it was."] == ("parts/sea.md", (6, 10))
    assert places["After."] == ("", (7, 1))
    assert places["Note."] == ("", (9, 7))


def test_a_finding_stands_in_the_file_it_is_about(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "# A\n\n{{#include parts/sea.md}}\n",
        "parts/sea.md": "It was calm.\n\nSee [no](none.md).\n",
    }
    (dead,) = (one for one in found(tmp_path, files) if one.code == "S001")
    assert dead.span is not None
    assert (dead.span.path, dead.span.line, dead.span.column) == ("parts/sea.md", 3, 5)
    assert dead.span.excerpt == "See [no](none.md)."


def test_links_and_pictures_lead_from_the_file_they_are_written_in(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "# A\n\n{{#include parts/sea.md}}\n",
        "b.md": "# B\n\nB.\n",
        "parts/sea.md": "[B](../b.md) ![A boat](boat.png) <img src=boat.png alt=boat>\n",
        "parts/boat.png": png(400, 300),
    }
    assert [one.code for one in found(tmp_path, files) if one.level.value != "note"] == []


def test_a_file_may_take_in_others(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "# A\n\n{{#include parts/b.md}}\n",
        "parts/b.md": "One.\n\n{{#include deep/c.md}}\n",
        "parts/deep/c.md": "Two.\n",
    }
    made = chapters(tmp_path, files)
    assert list(made) == ["a.md"]
    assert printed(made["a.md"]) == "One.Two."
    assert [text.path(0) for text in texts(made["a.md"])][1:] == ["parts/b.md", "parts/deep/c.md"]


def test_what_is_named_in_bok_toml_is_an_essay_too(tmp_path: Path) -> None:
    toml = (
        '[book]\ntitle = "T"\nauthor = "A"\nlang = "en"\n[content]\nchapters = ["a.md", "b.md"]\n'
    )
    files: dict[str, str | bytes] = {
        "manuscript/bok.toml": toml,
        "manuscript/a.md": "# A\n\n{{#include b.md}}\n",
        "manuscript/b.md": "B.\n",
        "manuscript/c.md": "{{#include a.md}}",
    }
    made = chapters(tmp_path, files)
    assert list(made) == ["manuscript/a.md", "manuscript/b.md"]


def test_files_that_include_each_other_are_still_a_book(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "# A\n\n{{#include b.md}}\n",
        "b.md": "B.\n\n{{#include a.md}}\n",
    }
    assert codes(found(tmp_path / "one", files)) == ["S056"]
    assert list(chapters(tmp_path / "two", files)) == ["a.md"]


# --- code -----------------------------------------------------------------------------------------


def shown(tmp_path: Path, sign: str, code: str) -> str:
    """A block of code that holds an include, as it is printed."""
    text = f"# A\n\n```\n{sign}\n```\n"
    made = chapters(tmp_path, {"a.md": text, "x.rs": code})
    return "".join(line.text for line in texts(made["a.md"])[1:])


@pytest.mark.parametrize(
    ("sign", "lines"),
    [
        ("{{#include x.rs}}", "12345"),
        ("{{#include x.rs:2}}", "2"),
        ("{{#include x.rs:2:3}}", "23"),
        ("{{#include x.rs:4:}}", "45"),
        ("{{#include x.rs::2}}", "12"),
        ("{{#rustdoc_include x.rs:here}}", "45"),
        ("{{ #playground x.rs editable }}", "12345"),
        (r"\{{#include x.rs}}", "{{#include x.rs}}"),
    ],
)
def test_code_is_taken_in_whole_or_in_part(tmp_path: Path, sign: str, lines: str) -> None:
    assert (
        shown(tmp_path, sign, "1\n2\n3\n// ANCHOR: here\n4\n5\n// ANCHOR_END: here\n").replace(
            "\n", ""
        )
        == lines
    )


def test_code_keeps_its_shape_and_cannot_end_its_fence(tmp_path: Path) -> None:
    code = "a {\n\n  ```\n# *b* {{#include a.md}}\n"
    made = chapters(
        tmp_path, {"a.md": "# A\n\n```\n{{#include x.rs}}\n```\n\nEnd.\n", "x.rs": code}
    )
    spoken = "".join(text.text for text in texts(made["a.md"])[1:])
    assert spoken == "a {  ```# *b* {{#include a.md}}End."


def test_a_listing_to_play_with_is_a_listing(tmp_path: Path) -> None:
    made = chapters(tmp_path, {"a.md": "# A\n\n{{#playground x.rs}}\n", "x.rs": "fn a() {}\n"})
    assert '<code class="language-rust">' in markup(made["a.md"])


def test_a_listing_that_is_missing_says_so_in_its_place(tmp_path: Path) -> None:
    text = (
        "# A\n\nDet är inte här, och det var inte där, men det är så.\n\n{{#include no_one.md}}\n\n"
    )
    files: dict[str, str | bytes] = {"a.md": f"{text}```\n{{{{#include src/x.rs:here}}}}\n```\n"}
    chapter = chapters(tmp_path, files)["a.md"]
    assert printed(chapter).split("så.")[1] == ("[Filen saknas: no_one.md][Filen saknas: src/x.rs]")
    assert codes(chapter.findings) == ["S055", "S055"]


# --- what cannot be taken in ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("{{#include none.md}}", "S055"),
        ("{{#include a.md}}", "S056"),
        ("{{#include ../outside.md}}", "S015"),
        ("{{#include /etc/hostname}}", "S015"),
        ("{{#include link.md}}", "S015"),
        ("{{#include b.md:9}}", "S057"),
        ("{{#include b.md:nowhere}}", "S057"),
        ("Text {{#include b.md}}", "S058"),
        ("{{#include sub}}", "S055"),
        ("{{#include }}", "S055"),
        ("{{#include p.png}}", "S021"),
    ],
)
def test_what_cannot_be_taken_in_is_told_of(tmp_path: Path, sign: str, code: str) -> None:
    (tmp_path / "outside.md").write_text("secret", "utf-8")
    book = tmp_path / "book"
    files: dict[str, str | bytes] = {
        "a.md": f"# A\n\n{sign}\n",
        "b.md": "B.\n",
        "p.png": png(4, 3),
        "sub/c.md": "# C\n\nC.\n",
    }
    lay_out(book, files)
    (book / "link.md").symlink_to(tmp_path / "outside.md")
    told = [one for one in found(book, {}) if one.span and one.span.path in {"a.md", "p.png"}]
    assert [one.code for one in told] == [code]
    assert "secret" not in "".join(plain(item.body) for item in book_of(book)[0].spine)


def test_files_may_stand_ten_deep_and_no_deeper(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"d{n:02}.md": f"{n}.\n\n{{{{#include d{n + 1:02}.md}}}}\n" for n in range(12)
    }
    (deep,) = (one for one in found(tmp_path, {**files, "d12.md": "12."}) if one.code == "S056")
    assert deep.span is not None
    assert (deep.span.path, deep.span.line) == ("d10.md", 3)


def test_an_essay_does_not_grow_beyond_measure(tmp_path: Path) -> None:
    lines = "{{#include big.txt}}\n\n" * 30
    files: dict[str, str | bytes] = {"a.md": f"# A\n\n{lines}", "big.txt": "word " * 200_000}
    source = next(
        iter(essays(find(lay_out(tmp_path, files)), drafts=False, jobs=1)[0].sheets)
    ).source
    assert len(source.text) < 10_100_000


def test_signs_in_code_spans_are_no_includes(tmp_path: Path) -> None:
    text = "# A\n\nWrite `{{#include b.md}}`.\n\n```\nx {{#include b.md}}\n```\n"
    assert codes(found(tmp_path, {"a.md": text})) == []


# --- parts ----------------------------------------------------------------------------------------


def test_a_sign_in_a_list_or_quotation_keeps_what_stands_before_it() -> None:
    asked = directive("> > {{#include a b.md:3:4}}  ")
    assert asked is not None
    assert (asked.before, asked.path, asked.first, asked.last) == ("> > ", "a b.md", 3, 4)
    assert asked.column == 16


@pytest.mark.parametrize(
    ("line", "signs"),
    [("```", 3), ("  ~~~~ x", 4), ("> - ```rust", 3), ("``` a`b", 0), ("text ```", 0)],
)
def test_fences_are_found_as_markdown_finds_them(line: str, signs: int) -> None:
    fence = Fence.opened_by(line)
    assert (fence.length if fence else 0) == signs


_LINES = st.lists(
    st.sampled_from(
        [
            "word",
            "",
            "> {{#include b.md}}",
            "{{#include b.md}}",
            "  {{< include c.md >}}",
            "```",
            "{{#include b.md:2}}",
            "- word",
            "{{#include none.md}}",
            "*a*",
        ]
    ),
    max_size=12,
).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(a=_LINES, b=_LINES, c=_LINES)
def test_every_line_of_the_whole_is_a_line_of_the_file_it_says(
    tmp_path_factory: pytest.TempPathFactory, a: str, b: str, c: str
) -> None:
    files: dict[str, str | bytes] = {"a.md": a, "b.md": b, "c.md": c}
    folder = lay_out(tmp_path_factory.mktemp("book"), files)
    for sheet in essays(find(folder), drafts=False, jobs=1)[0].sheets:
        for number, line in enumerate(sheet.source.text.split("\n"), start=1):
            path, at, _ = sheet.source.place(number, 1)
            span = sheet.source.span(number)
            there = str(files[path]).split("\n")[at - 1]
            assert span.path == path
            assert line.endswith(there) or "File missing" in line or "[" in line or "`" in line


def test_a_source_of_one_file_is_its_own_place() -> None:
    source = Source(path="a.md", text="x\ny")
    assert source.place(2, 1) == ("a.md", 2, 1)


def test_a_book_with_includes_is_bound_and_printed(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "# A\n\n{{#include b.md}}\n\n```rust\n{{#include x.rs}}\n```\n",
        "b.md": "- One\n- Two\n\n![A boat](p.png)\n",
        "x.rs": "fn a() {}\n",
        "p.png": png(1200, 900),
    }
    result = build(find(lay_out(tmp_path, files)), list(Kind))
    assert len(result.outputs) == 2
