"""HTML becomes our Markdown: the same words, with as few strokes as will do."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bokbygg.book import Chapter, Text
from bokbygg.importers import Sort
from bokbygg.importers.markup import Converted, Ways, converted, fragment, plain_text, title_line
from bokbygg.importers.markup.notes import lift
from bokbygg.typography import RULES
from tests.bookmaking import chapter_of

PICTURES = {"boat.jpg": "images/boat.jpg"}


def convert(html: str, **ways: Any) -> Converted:
    return converted(
        fragment(html), Ways(picture=lambda name: PICTURES.get(name, ""), **ways), "page.html"
    )


def markdown(html: str, **ways: Any) -> str:
    return convert(html, **ways).body.strip("\n")


def printed_words(markdown: str) -> str:
    """All that is printed of an essay, without blanks: body, then notes."""
    chapter = chapter_of(f"# T\n\n{markdown}", lang="en", off=tuple(RULES))
    return "".join("".join(_texts(chapter)).split())


def _texts(chapter: Chapter) -> list[str]:
    notes = [piece for note in chapter.notes for piece in note.body]
    return [piece.text for piece in (*chapter.body, *notes) if isinstance(piece, Text)]


# --- the same words, whatever they are ----------------------------------------------------------

TRAPS = st.sampled_from(
    "* ** _ __ ~ ~~ ^ $ $$ $x$ [ ] [a] [a](b) [^1] ![a](b) [x]: # ## - + 1. 1) > >> | || ::: "
    ": = == === --- *** ` `` ``` ~~~ \\ \\\\ \\* < <b> </b> <!-- --> & &amp; &#65; { } {{title}} "
    "{#id} {.c} @fig-a \\@ref(fig:a) Table: http://x.org www.x.org a_b_c 2*3*4 ! ( ) … “ ” 'a' "
    '"b" [ ] [x] *[HTML]: é ß 字 עב \u00a0 \u200b +++ ^[note] H~2~O'.split()
)
WORDS = st.lists(
    st.one_of(TRAPS, st.text("abc XYZ*_`[]<>#-.:|{}~$=&!\\\n\t", max_size=8)), max_size=5
)
TEXT = WORDS.map(" ".join)
LINE = st.recursive(
    TEXT.map(escape),
    lambda inner: (
        st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
            st.sampled_from("b i em strong del s u code sub sup kbd span a small mark".split()),
            st.lists(inner, max_size=3),
        )
        | st.lists(inner, min_size=1, max_size=3).map("".join)
        | st.just("<br>")
    ),
    max_leaves=6,
)
BLOCKS = "p div section blockquote h1 h2 h3 ul ol dl table pre".split()


def _block(tag: str, parts: list[str]) -> str:
    match tag:
        case "ul" | "ol":
            return f"<{tag}>{''.join(f'<li>{part}</li>' for part in parts)}</{tag}>"
        case "dl":
            return f"<dl>{''.join(f'<dt>term</dt><dd>{part}</dd>' for part in parts)}</dl>"
        case "table":
            rows = "".join(f"<tr><td>{part}</td><td>x</td></tr>" for part in parts)
            return f"<table><thead><tr><th>a</th><th>b</th></tr></thead>{rows}</table>"
        case "p" | "h1" | "h2" | "h3" | "pre":
            flat = re.sub(
                r"</?(?:p|div|section|blockquote|h\d|ul|ol|li|dl|d[dt]|t\w+|pre)>",
                "",
                "".join(parts),
            )
            return f"<{tag}>{flat}</{tag}>"
        case _:
            return f"<{tag}>{''.join(parts)}</{tag}>"


PAGE = st.recursive(
    LINE,
    lambda inner: st.builds(
        _block, st.sampled_from(BLOCKS), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PAGE, min_size=1, max_size=3).map("".join))
def test_every_word_is_kept_and_none_is_added(html: str) -> None:
    # terms at the head of an item right after other terms: Markdown reads them on
    assume(not re.search(r"</dl>(?:<[uo]l><li>)+<dl>", html))
    there = "".join(plain_text(fragment(html)).split())
    assert printed_words(markdown(html)) == there


# --- how it looks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>A star * stands free, [sic] stays, $5 too.</p>",
            "A star * stands free, [sic] stays, $5 too.",
        ),
        ("<p>a<b> bold </b>b <i><b>both</b></i></p>", "a **bold** b ***both***"),
        ("<p>x<i>.</i>y <b>a</b><b>b</b></p>", "x<em>.</em>y <strong>a</strong><strong>b</strong>"),
        ("one<br><br>two<br>three", "one\n\ntwo\\\nthree"),
        ("<p>H<sub>2</sub>O, <sup>a b</sup></p>", "H~2~O, <sup>a b</sup>"),
        ("<h1>A</h1><h2>B #</h2>", "## A\n\n### B \\#"),
        ("<ul><li>a<li>b<ol start=3><li>c</ol></ul><ul><li>d</ul>", "- a\n- b\n  3. c\n\n* d"),
        ("<ul><li><p>a</p><li><p>b</p></ul>", "- a\n\n- b"),
        ("<dl><dt>T<dd>D</dl>", "T\n:   D"),
        ('<pre><code class="language-rust">a\n```\n</code></pre>', "````rust\na\n```\n````"),
        (
            "<table><tr><th>a<th>b<tr><td>1|2<td align=right>x<br>y</table>",
            "| a | b |\n|---|---|\n| 1\\|2 | x<br>y |",
        ),
        (
            "<a href='http://x.org/(a) b'>x</a> <a href='http://x.org'>http://x.org</a>",
            "[x](http://x.org/%28a%29%20b) <http://x.org>",
        ),
        ("<a href=x><div><p>a</p>b</div></a>", "[a](x)\n\n[b](x)"),
        (
            "<figure><img src=boat.jpg alt=Boat><figcaption>Ours</figcaption></figure>",
            '![Boat](images/boat.jpg "Ours")',
        ),
        (
            "<figure><img src=boat.jpg><figcaption><i>Ours</i></figcaption></figure>",
            "::: figure\n![](images/boat.jpg)\n\n*Ours*\n:::",
        ),
        ("<p>a <code>b`c</code><code>d</code></p>", "a ``b`cd``"),
        ('<span style="font-style: italic">a</span> <span lang=fr>b</span>', "*a* [b]{lang=fr}"),
        (
            "<details><summary>S</summary>a</details>",
            "<details>\n<summary>S</summary>\n\na\n\n</details>",
        ),
        ("<p><img src=boat.jpg alt=B> Words.</p>", "![B](images/boat.jpg)\n\nWords."),
        ("<p>a <img src=boat.jpg width=16> b</p>", "a ![](images/boat.jpg) b"),
        ("<p>https://x.org/a_b</p>", "<https://x.org/a_b>"),
        ("<p>&nbsp;</p><p></p><p>a</p>", "a"),
        ("<pre class=verse>a\n  b</pre>", "::: verse\na\n  b\n:::"),
    ],
)
def test_html_is_written_as_an_author_would(html: str, expected: str) -> None:
    assert markdown(html) == expected


def test_a_table_with_joined_cells_stays_html() -> None:
    made = markdown("<table><tr><td colspan=2>a {b}</td></tr><tr><td>1<td>2</table>")
    assert made.startswith('<table>\n<tr><td colspan="2">a &#123;b}</td>')
    assert printed_words(made) == "a{b}12"


def test_what_cannot_be_carried_is_named_with_its_line() -> None:
    made = convert(
        "<p>a</p>\n<iframe src='//film.org/1'></iframe>\n<img src=no.png alt=No>\n<select>"
    )
    assert "<https://film.org/1>" in made.body
    assert "<!-- picture: no.png -->" in made.body
    assert [(one.line, one.sort, one.before) for one in made.remarks] == [
        (2, Sort.LEFT, "https://film.org/1"),
        (3, Sort.LEFT, "no.png (No)"),
    ]


def test_places_that_links_lead_to_are_kept_and_no_others() -> None:
    html = '<h2 id="a">A</h2><p id="b">B</p><p id="c">C</p><p>d <span id="1x">e</span></p>'
    made = markdown(html, wanted=frozenset({"a", "b", "1x"}))
    assert made == "## A {#a}\n\n{#b}\nB\n\nC\n\nd [e]{#id-1x}"


CALL = '<p>A<sup id="r1"><a href="#n1">1</a></sup> b.</p>'


@pytest.mark.parametrize(
    "notes",
    [
        '<div class="footnotes"><hr><ol><li id="n1">Said <a href="#r1">↩</a></li></ol></div>',
        '<hr><p id="n1"><a href="#r1">[1]</a> Said</p>',
        '<p><a href="#r1" name="n1">1.</a> Said</p>',
        '<aside epub:type="footnote" id="n1"><p>1. Said</p></aside>',
    ],
)
def test_notes_are_told_by_their_links(notes: str) -> None:
    tree = fragment(CALL + notes)
    lifted = lift({"page": tree})
    made = converted(tree, Ways(notes=lifted.notes["page"]), "page")
    assert made.body == "A[^1] b.\n\n[^1]: Said\n"


def test_a_number_that_leads_to_a_chapter_is_no_call() -> None:
    tree = fragment('<p><a href="#c1">1</a></p><div id="c1"><h2>One</h2><p>Text.</p></div>')
    assert lift({"page": tree}).notes == {"page": {}}


def test_a_title_is_one_line_without_links() -> None:
    tree = fragment('A <a href="x">link</a> and<br><b>bold</b> #1')
    assert title_line(tree) == "A link and **bold** #1"


def test_what_stands_too_deep_stands_beside() -> None:
    html = "<blockquote>" * 300 + "deep" + "</blockquote>" * 300
    assert printed_words(markdown(html)) == "deep"
    assert markdown("<div>" * 3000 + "deep" + "</div>" * 3000) == "deep"
    assert markdown("<div class=x>" * 1500 + "deep") == "deep"
    assert printed_words(markdown("<b><i>" * 500 + "deep")) == "deep"


def test_code_that_names_an_include_takes_nothing_in() -> None:
    assert markdown("<pre>{{#include a.md}}</pre>") == "```\n\\{{#include a.md}}\n```"


SPEC = Path(__file__).parents[2] / "shared/corpora/commonmark/spec.json"


@pytest.mark.long
@pytest.mark.skipif(not SPEC.is_file(), reason="the examples of CommonMark are not here")
def test_the_html_of_every_example_of_commonmark_keeps_its_words() -> None:
    for example in json.loads(SPEC.read_text("utf-8")):
        html = example["html"]
        if "<textarea" not in html:  # what a reader fills in is no text
            there = "".join(plain_text(fragment(html)).split())
            assert printed_words(markdown(html)) == there, example["example"]
