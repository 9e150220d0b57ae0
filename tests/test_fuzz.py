"""Markdown put together at random: nothing an author can write breaks a book or loses a word."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bokbygg.book import Chapter, Document, Kind, plain
from bokbygg.compose import documents
from tests.bookmaking import book_of, chapter_of, codes, lay_out, png, printed

H = "{http://www.w3.org/1999/xhtml}"
WORD = "#w"
"""Stands for a word; each is given a number of its own before the text is read."""

ATTRIBUTES = ("{#a}", "{.b #a}", "{lang=he}", '{start="1&<"}', "{dir=rtl}", "{href=x}", "{.1 ='}")
TARGETS = ("b.md", "b.md#b", "#a", "no.md", "https://x.org/å?&", "http://..", "", "<a b>", "file:x")
SNIPPETS = (
    *(
        '"',
        "'",
        "--",
        "&amp;",
        "&#0;",
        "<b>",
        "</b>",
        "<br>",
        "<!-- c -->",
        "*",
        "**",
        "`",
        "[",
        "]",
    ),
    *(
        "|",
        "\\",
        "{",
        "}",
        "{{ 7 }}",
        "😀",
        "שלום",
        "é\u0323",
        "\u202e",
        "\x0b",
        "\ufffe",
        "<i",
        "~~",
    ),
)


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    target, attributes = st.sampled_from(TARGETS), st.sampled_from(("", *ATTRIBUTES))
    return st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        inner.map("*{}*".format),
        inner.map('"{}"'.format),
        inner.map("^[{}]".format),
        inner.map("^{}^ ~x~".format),
        inner.map("=={}==".format),
        inner.map("$\\text{{{}}}$".format),
        inner.map("<u>{}</u>".format),
        st.builds("[{}]({}){}".format, inner, target, attributes),
        st.builds("[{}]{}".format, inner, st.sampled_from(ATTRIBUTES)),
        st.builds("{}[^{}]".format, inner, st.sampled_from("123")),
        st.builds("{} []({}){}".format, inner, target, st.sampled_from((*ATTRIBUTES, "{.page}"))),
        st.builds("{} {}".format, inner, st.sampled_from(("@fig-a", "[-@tbl-b]", r"\@ref(fig:a)"))),
        inner.map(lambda text: f'![a](p.png "{text}"){{#fig-a width=50%}}'),
        st.builds("{} ![]({}){}".format, inner, st.sampled_from(("p.png", "no.png")), attributes),
    )


words = st.just(WORD)
inlines = st.recursive(words | st.sampled_from(SNIPPETS), wrapped, max_leaves=6)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def indented(mark: str) -> st.SearchStrategy[str]:
        return inner.map(lambda text: mark + text.replace("\n", "\n" + " " * len(mark)))

    return st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
        inner.map(lambda text: "> " + text.replace("\n", "\n> ")),
        indented("- "),
        indented("7. "),
        st.builds("{}\n{}".format, st.sampled_from(ATTRIBUTES), inner),
        inner.map("::: verse\n{}\n:::".format),
        inner.map(lambda text: "| " + text.replace("\n", "\n|  ")),
        inner.map("::: dialogue\n- {}\n:::".format),
        inner.map("::: {{.figure #fig-b}}\n{}\n\nc\n:::".format),
        inner.map("::: figure\n![](p.png)\n\n{}\n:::".format),
        inner.map(lambda text: "– " + text.replace("\n", "\n– ")),
        inner.map("::: epigraph\n::: aside\n{}\n:::\n:::".format),
        indented("- [x] "),
        inner.map(lambda text: "term\n: " + text.replace("\n", "\n  ")),
        st.builds("[^{}]: {}".format, st.sampled_from("123"), inner),
    )


blocks = st.one_of(
    inlines,
    inlines.map("## {}".format),
    inlines.map("# {} {{#a}}".format),
    inlines.map("| a | {} |\n|---|---|\n| x | y |".format),
    inlines.map("| a | b |\n|---|---|\n| x | y |\n\n: {} {{#tbl-b}}".format),
    inlines.map("Table: {}\n\n|  | b |\n|---|---|\n| x | y |".format),
    st.just("![](p.png)\n![](p.png){width=3cm}"),
    st.just(f"```\n{WORD}\n```"),
    st.just(f"<!-- c --> {WORD}"),
    st.just("![](p.png)"),
)
essays = st.recursive(blocks, nested, max_leaves=8)


def numbered(text: str) -> tuple[str, list[str]]:
    """The text with a number for each word, and the words."""
    numbers: Iterator[int] = count()
    made = re.sub(WORD, lambda _: f"w{next(numbers)}w", text)
    return made, re.findall(r"w\d+w", made)


def composed(text: str, kind: Kind) -> list[tuple[Document, etree._Element]]:
    with tempfile.TemporaryDirectory() as name:
        files: dict[str, str | bytes] = {
            "a.md": text,
            "b.md": "# B\n\n## B\n\nText.\n",
            "p.png": png(4, 3),
        }
        book, edition = book_of(lay_out(Path(name), files), kind)
    return [(made, etree.fromstring(made.xhtml.encode())) for made in documents(book, edition)]


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=60, deadline=None)
@given(text=essays)
def test_every_document_is_whole_and_every_link_of_ours_leads_somewhere(
    kind: Kind, text: str
) -> None:
    made = composed(numbered(text)[0], kind)
    places: set[str] = set()
    for document, root in made:
        ids = [element.get("id") for element in root.iter("{*}*") if element.get("id")]
        assert len(ids) == len(set(ids))
        places |= {document.href} | {f"{document.href}#{name}" for name in ids}
        if kind is Kind.PRINT:  # there, all documents become one
            assert not {f"#{name}" for name in ids} & places
            places |= {f"#{name}" for name in ids}
    for document, root in made:
        for link in root.iter(f"{H}a"):
            assert link.find(f".//{H}a") is None, "a link in a link"
            href = link.get("href")
            if ":" not in href:
                assert (f"{document.href}{href}" if href[0] == "#" else href) in places or (
                    kind is Kind.PRINT and href in places
                )


@settings(max_examples=120, deadline=None)
@given(text=essays)
def test_no_word_is_lost(text: str) -> None:
    written, words = numbered(text)
    chapter = chapter_of(written)
    if {"S005", "S006", "S007", "S008", "S064"} & set(codes(chapter.findings)):
        return  # notes without a call or a name, captions without room: the author is told
    said = all_text(chapter)
    assert [word for word in words if word not in said] == []


def all_text(chapter: Chapter) -> str:
    """All that a chapter prints, code and captions too, without hyphens that may or may not."""
    notes = tuple(piece for note in chapter.notes for piece in note.body)
    pieces = (*chapter.title, *chapter.body, *notes)
    said = "".join(
        getattr(p, "text", getattr(p, "xhtml", getattr(p, "alt", getattr(p, "tex", "")))) or ""
        for p in pieces
    )
    return said.replace("\u00ad", "").replace("\u2060", "")


# --- what such trials found -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<!-- aside --> Calm *sea*.", "Calm sea."),
        ("<!-- one\n\ntwo --> Calm sea.", "Calm sea."),
        ("> <!-- aside --> Calm\n> sea.", "Calm sea."),
        ("<style>p {}</style> Calm sea.", "Calm sea."),
    ],
)
def test_text_behind_a_comment_is_printed(written: str, words: str) -> None:
    chapter = chapter_of(f"# T\n\n{written}\n", lang="en")
    assert printed(chapter).replace("\n", " ") == words


def test_a_comment_that_is_never_closed_is_told_of() -> None:
    chapter = chapter_of("# T\n\nCalm.\n\n<!-- aside\n\nSea.\n")
    (found,) = [f for f in chapter.findings if f.code == "S008"]
    assert found.span is not None
    assert (found.span.line, found.hint) == (5, "put `-->` where the comment ends")


def test_a_note_called_in_a_title_that_says_nothing_is_called_where_it_is_printed() -> None:
    chapter = chapter_of("## *^[Page 40.]*\n\nCalm.\n")
    assert [note.calls for note in chapter.notes] == [1]


def test_a_note_called_in_a_link_stands_behind_it() -> None:
    made = composed("# A\n\n[sea^[N.] *ice*](b.md)\n", Kind.EPUB)
    xhtml = next(document.xhtml for document, _ in made if document.href == "a.xhtml")
    assert '<a href="b.xhtml">sea <em>ice</em></a><a class="noteref"' in xhtml


@pytest.mark.parametrize("heading", ["## ![](p.png)", "## [^1]", "# ![](p.png)"])
def test_what_says_nothing_is_no_heading(heading: str) -> None:
    chapter = chapter_of(f"Calm.\n\n{heading}\n\n[^1]: N.\n")
    assert chapter.headings == ()
    assert plain(chapter.title) == "A"


def test_a_title_may_be_all_code() -> None:
    chapter = chapter_of("# `make book`\n\nCalm.\n")
    assert plain(chapter.title) == "make book"


def test_a_heading_that_is_a_picture_says_what_it_shows() -> None:
    chapter = chapter_of("# T\n\n## ![A boat](p.png)\n")
    assert [plain(heading.title) for heading in chapter.headings] == ["A boat"]


def test_in_print_a_note_may_hold_paragraphs_with_attributes() -> None:
    text = "# A\n\nCalm.[^1]\n\n[^1]: {.lead}\n    One.\n\n    Two.\n"
    root = next(root for d, root in composed(text, Kind.PRINT) if d.href == "a.xhtml")
    assert [one.xpath("string()") for one in root.xpath("//*[@class = 'p lead']")] == ["One."]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("//x.org/a", "https://x.org/a"),
        ("https://x.org/#a#b", "https://x.org/#a%23b"),
        ("https://å.se/", "https://xn--5ca.se/"),
    ],
)
def test_an_address_is_made_what_a_checker_expects(written: str, address: str) -> None:
    chapter = chapter_of(f"# T\n\n[x]({written})\n")
    assert f'<a href="{address}">' in all_text(chapter)


@pytest.mark.parametrize(
    "written",
    [
        "https://../",
        "https://",
        "https:///x",
        "https:x",
        "https://a:b/",
        "https://xn--a/",
        "mailto:",
    ],
)
def test_what_can_be_no_address_is_told_of(written: str) -> None:
    chapter = chapter_of(f"# T\n\n[sea]({written})\n")
    assert codes(chapter.findings) == ["S026"]
    assert printed(chapter) == "sea"


def test_an_attribute_that_only_lists_have_stands_on_no_other_element() -> None:
    chapter = chapter_of('# T\n\n{start="&<"}\nCalm.\n')
    assert codes(chapter.findings) == ["S023"]
    assert all_text(chapter).endswith("<p>Calm.</p>\n")


@pytest.mark.parametrize(
    "piece",
    [
        *("A *calm* sea.\n\n", "- ice\n", "[a](b.md) ", "sea^[ice] ", "@fig-a ", "[](#a). "),
        *('![a](b.png "c")\n\n', "| a |\n|---|\n| x |\n\n: c\n\n"),
        "::: figure\n![a](b.png)\n\nc\n:::\n\n",
        "– a\n",
        "==a ",
        "$a ",
        "| a\n",
        "::: a\n",
    ],
)
def test_a_text_twice_as_long_takes_about_twice_as_long(piece: str) -> None:
    def seconds(times: int) -> float:
        began = thread_time()
        chapter_of(f"# T\n\n{piece * times}")
        return thread_time() - began

    seconds(10)
    assert min(seconds(2000), seconds(2000)) < 20 * max(seconds(400), 0.02)
