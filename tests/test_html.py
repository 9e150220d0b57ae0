"""Raw HTML in an essay becomes sound XHTML whatever its author wrote, and no word is lost."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bokbygg.book import Image, Kind, plain
from bokbygg.build import build
from bokbygg.parse.html.tags import Comment, Tag, Words, read
from bokbygg.pdf.tree import element_tree
from bokbygg.read import find
from tests.bookmaking import chapter_of, codes, printed, texts
from tests.epub_judge import epubcheck
from tests.test_fuzz import all_text, composed
from tests.test_parse import markup, misplaced


def made(written: str) -> str:
    """The XHTML of an essay's body on one line."""
    return markup(chapter_of(f"# T\n\n{written}\n")).replace("\n", "")


def told(written: str) -> list[str]:
    """The codes of all that is found, notes too."""
    return [finding.code for finding in chapter_of(f"# T\n\n{written}\n").findings]


# --- what is taken --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "xhtml"),
    [
        ("<u>a</u> <KBD>b</KBD>", "<p><u>a</u> <kbd>b</kbd></p>"),
        ("<tt>a</tt> <strike>b</strike>", "<p><code>a</code> <s>b</s></p>"),
        ("a<br>b<wbr>c", '<p class="lines">a<br/>b<wbr/>c</p>'),
        ('<a href="b.md">x</a>', "<p>[to b.md]x</p>"),
        ("<a href=https://x.org/?a&b>x</a>", '<p><a href="https://x.org/?a&amp;b">x</a></p>'),
        ('<abbr title="a &lt; b">x</abbr>', '<p><abbr title="a &lt; b">x</abbr></p>'),
        ("<bdo dir=rtl>x</bdo> <bdo>y</bdo>", '<p><bdo dir="rtl">x</bdo> y</p>'),
        (
            "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
            "<p><ruby>漢<rt>kan</rt></ruby></p>",
        ),
        ("<ruby><rt>kan</rt></ruby>", "<p>kan</p>"),
        ("<div class='x y'>a</div>", '<div class="x y"><p>a</p></div>'),
        ("<center>a</center>", '<div class="center"><p>a</p></div>'),
        ("<p align=right>a", '<p class="right">a</p>'),
        ("<p style='text-align: center'>a</p>", '<p class="center">a</p>'),
        (
            "<details><summary><b>T</b></summary>\n\n*a*\n\n</details>",
            '<div class="details"><p class="summary"><b>T</b></p><p><em>a</em></p></div>',
        ),
        (
            "<ol start=5 type=a><li value=7>a</ol>",
            '<ol type="a" start="5"><li value="7">a</li></ol>',
        ),
        ("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        (
            "<table><caption>C</caption><tr><th scope=row colspan=2>a<td>b</table>",
            '<table id="a_table-1"><caption>C</caption><tbody><tr><th colspan="2" scope="row">'
            "a</th><td>b</td></tr></tbody></table>",
        ),
        (
            "<figure><img src=a.png alt=A><figcaption>c</figcaption></figure>",
            '<figure id="a_figure-1">[image a.png: A]<figcaption>c</figcaption></figure>',
        ),
        ("<img src='a.png' alt='A'>", "<figure>[image a.png: A]</figure>"),
        ("<pre>\n a  b\nc</pre>", "<pre> a  bc</pre>"),
        ("<hr>", '<hr class="scene-break"/>'),
        (
            "<div class=verse>\na\n  b\n</div>",
            '<div class="verse"><p><span class="line">a</span><br/><span class="line">b</span></p>'
            "</div>",
        ),
        ("<article>a</article><article>b</article>", "<p>a</p><p>b</p>"),
        ("<section>\n\n### a\n\n</section>", '<section><h2 id="a--a">a</h2></section>'),
    ],
)
def test_html_becomes_xhtml(written: str, xhtml: str) -> None:
    assert made(written) == xhtml


def test_html_is_typeset_like_markdown() -> None:
    assert made('<div>"a" -- <b>"b"</b> ...</div>') == "<div><p>”a” – <b>”b”</b> …</p></div>"


def test_what_a_machine_reads_is_not_typeset() -> None:
    assert made('<kbd>a -- "b"</kbd>') == '<p><kbd>a -- "b"</kbd></p>'
    assert made('<pre>a -- "b"</pre>') == '<pre>a -- "b"</pre>'


def test_a_quotation_gets_the_marks_of_the_language_round_it() -> None:
    assert made("<q>Hej <q>du</q></q>") == "<p>”Hej ’du’”</p>"
    assert made("<q lang=en>Hello</q>") == '<p>”<span lang="en" xml:lang="en">Hello</span>”</p>'


def test_a_language_is_set_by_its_own_rules() -> None:
    assert printed(chapter_of('# T\n\n<div lang=en>"a"</div>\n\n"b"\n')) == "“a””b”"


def test_code_in_pre_is_a_block_of_code() -> None:
    html = '<pre><code class="language-rust">a &lt; b\n\nc</code></pre>'
    chapter = chapter_of(f"# T\n\n{html}\n")
    assert markup(chapter) == markup(chapter_of("# T\n\n```rust\na < b\n\nc\n```\n"))
    found = {text.text: text.place(0) for text in texts(chapter)}
    assert (found["a < b"], found["c"]) == ((3, 34), (5, 1))


def test_headings_in_html_are_headings_of_the_essay() -> None:
    chapter = chapter_of("<h1>The <i>sea</i></h1>\n\n<h2 id=calm>Calm</h2>\n<p>a</p>\n")
    assert plain(chapter.title) == "The sea"
    assert [(h.level, h.id, plain(h.title)) for h in chapter.headings] == [(2, "a--calm", "Calm")]


def test_a_picture_that_says_it_shows_nothing_needs_no_words() -> None:
    (image,) = (
        p for p in chapter_of('# T\n\n<img src=a.png alt="">\n').body if isinstance(p, Image)
    )
    assert image.alt == ""


def test_an_essays_title_may_hold_html() -> None:
    chapter = chapter_of("# H<sub>2</sub>O <div>now</div>\n\na\n")
    assert plain(chapter.title).split() == ["H2O", "now"]


# --- where HTML ends and Markdown begins ----------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "xhtml"),
    [
        ("<div>\n*a*\n</div>", "<div><p>*a*</p></div>"),
        ("<div>\n\n*a*\n\n</div>", "<div><p><em>a</em></p></div>"),
        ('<div markdown="1">\n*a*\n</div>', "<div><p><em>a</em></p></div>"),
        ("<div markdown=1>*a*</div>", "<div><p><em>a</em></p></div>"),
        ('<p markdown="1">\n*a*\n</p>', "<p><em>a</em></p>"),
        ("<b>\n\na\n\n- b\n\n</b>", "<p><b>a</b></p><ul><li><b>b</b></li></ul>"),
        (
            "<p align=center>\n\n![A](a.png)\n\n</p>",
            '<figure class="center">[image a.png: A]</figure>',
        ),
        (
            "<table>\n\n<tr>\n\n<td>\n\n- *a*\n\n</td>\n\n</tr>\n\n</table>",
            "<table><tbody><tr><td><ul><li><em>a</em></li></ul></td></tr></tbody></table>",
        ),
    ],
)
def test_markdown_is_read_where_commonmark_says(written: str, xhtml: str) -> None:
    assert made(written) == xhtml


@pytest.mark.parametrize("written", ["<div>\n**a**\n</div>", "<p>See [a](b.md).</p>"])
def test_markdown_that_is_not_read_is_told_of(written: str) -> None:
    assert told(written) == ["S054"]


def test_links_to_empty_places_lead_to_what_follows() -> None:
    assert made("<a id=x></a>\n\na") == '<p><span id="a--x"></span>a</p>'
    assert made("<a name=x></a>\n\n## A") == '<h2 id="a--a"><span id="a--x"></span>A</h2>'
    rule = '<hr class="scene-break"/>'
    assert made("a\n\n<a id=x></a>\n\n***") == f'<p>a</p><p><span id="a--x"></span></p>{rule}'


# --- what is broken -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "xhtml", "found"),
    [
        ("<u>a", "<p><u>a</u></p>", ["S050"]),
        ("<div>a", "<div><p>a</p></div>", ["S050"]),
        ("a</u>", "<p>a</p>", ["S051"]),
        ("<b>a <i>b</b> c</i>", "<p><b>a <i>b</i></b><i> c</i></p>", ["S052"]),
        ("*a <b>b* c</b>", "<p><em>a <b>b</b></em><b> c</b></p>", ["S052"]),
        ("<b>a *b</b> c*", "<p><b>a <em>b</em></b><em> c</em></p>", ["S052"]),
        ("<p>a<p>b", "<p>a</p><p>b</p>", []),
        ("<p>a<div>b</div>c</p>", "<div><p>a</p><div><p>b</p></div><p>c</p></div>", ["S052"]),
        ("a <div>b</div> c", "<p>a</p><div><p>b</p></div><p>c</p>", []),
        (
            "*a <div>b</div> c*",
            "<p><em>a</em></p><div><p><em>b</em></p></div><p><em>c</em></p>",
            [],
        ),
        ("<h2>a<p>b</p></h2>", '<h2 id="a--a-b">ab</h2>', ["S052"]),
        ("<ul>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>", ["S052"]),
        ("<li>a</li><li>b</li>", "<ul><li>a</li><li>b</li></ul>", ["S052"]),
        (
            "<ul><li>a</li><ul><li>b</ul></ul>",
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
            [],
        ),
        (
            "<table>a<tr><td>b</table>",
            "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>",
            ["S052"],
        ),
        ("<td>a</td>", "<p>a</p>", ["S052"]),
        ("<table><caption>a</caption></table>", "<p>a</p>", []),
        ("<dl><dd>a<dt>b</dl>", "<div><p>a</p></div><div>b</div>", []),
        ("<a href=b.md>a <a href=c.md>b</a>", "<p>[to b.md]a [to c.md]b</p>", ["S052"]),
        ("[a <a href=b.md>b</a>](c.md)", "<p>[to c.md]a b</p>", ["S052"]),
        ("<a href=“b.md”>a</a>", "<p>[to “b.md”]a</p>", []),
        ('<a href="b.md″>a</a> "b"', "<p>[to b.md]a ”b”</p>", ["S053"]),
        ('<p><a href="b.md″>a</a> "b"</p>', "<p>[to b.md]a ”b”</p>", ["S053"]),
        ("<p id=a id=b>a</p>", '<p id="a--a">a</p>', ["S053"]),
        ("<u id=a>a</u> <u id=a>b</u>", '<p><u id="a--a">a</u> <u>b</u></p>', ["S004"]),
        (
            "- <div>a\n- b</div>",
            "<ul><li><div><p>a</p></div></li><li>b</li></ul>",
            ["S050", "S051"],
        ),
        ("a <script>b</script> c", "<p>a c</p>", ["S011"]),
        ("<font color=red>a</font>", "<p>a</p>", ["S011"]),
        ("<p onclick=x style='color:red'>a</p>", "<p>a</p>", ["S023", "S023"]),
        ("<p>&amp;&lt;&#229;&nbsp;&bogus;&#0;</p>", "<p>&<å\xa0&bogus;\ufffd</p>", []),
        ("a <b", "<p>a <b</p>", []),
        ('<Listing caption="`Option<T>`">\n\na\n\n</Listing>', "<p>a</p>", ["S011"]),
        ('a <u title="Option<T>">b</u>', '<p>a <u title="Option&lt;T&gt;">b</u></p>', []),
        ("<div>a < b <3</div>", "<div><p>a < b <3</p></div>", []),
    ],
)
def test_what_is_broken_is_set_right_and_told_of(
    written: str, xhtml: str, found: list[str]
) -> None:
    assert made(written) == xhtml
    assert told(written) == found


@pytest.mark.parametrize("written", ["<div>\n<!-- a\n\n</div>", "a <script>b", "<style>\na"])
def test_what_hides_the_rest_is_an_error(written: str) -> None:
    assert "S008" in told(written)


def test_hundreds_of_tags_inside_each_other_are_too_many() -> None:
    for tag in ("b", "div"):
        chapter = chapter_of(f"# T\n\n{f'<{tag}>' * 300}a{f'</{tag}>' * 300}\n")
        assert codes(chapter.findings) == ["S012"]
        assert printed(chapter) == "a"


# --- places ---------------------------------------------------------------------------------------


def test_each_word_of_html_has_its_place() -> None:
    chapter = chapter_of("# T\n\n> <table>\n> <tr><td>en <b>båt</b>\n>   ett</table>\n")
    found = {text.text: text for text in texts(chapter)}
    assert found["en "].place(0) == (4, 11)
    assert found["båt"].place(0) == (4, 17)
    assert found["\nett"].place(1) == (5, 5)


def test_a_finding_stands_at_the_tag_it_is_about() -> None:
    (found,) = chapter_of("# T\n\n- a\n\n  <div>\n  b <i>c</div>\n").findings
    assert found.span is not None
    assert (found.span.line, found.span.column, found.span.width) == (6, 5, 3)


# --- anything at all ------------------------------------------------------------------------------

_NAMES = (
    "em b u span q abbr dfn code bdo ruby rt rp a ins p div blockquote ul ol li dl dt dd pre table "
    "caption thead tbody tfoot tr th td colgroup figure figcaption h1 h2 section aside details "
    "summary center font article script2 TD"
).split()
_GIVEN = (
    *("", "", " class='c d'", " id=i", " id=j", " lang=en", " dir=rtl", ' title="a > b"'),
    *(" href=b.md", " href='https://x.org/?a=1&b'", " colspan=3", " rowspan=9", " rowspan=0"),
    *(" style='text-align:center'", " onclick=x()", ' markdown="1"', " align=right", " name=k"),
)
_OPENING = st.builds("<{}{}>".format, st.sampled_from(_NAMES), st.sampled_from(_GIVEN))
_CLOSING = st.sampled_from(_NAMES).map("</{}>".format)
_OTHER = st.sampled_from(
    [
        *("<br>", "<wbr/>", "<hr>", "<img src=p.png alt=x>", "<img src=no.png>", "<col span=2>"),
        *("<a id=k></a>", "<span/>", '<a href="b.md″>', "<i", "</", "<!-- c -->", "&lt;", "&#65;"),
        *("\n\n", "\n\n", "\n\n", "\n", "\n- ", "\n> ", "\n## ", "*", "**", "`c`", "[x](b.md)"),
        *("\n\n| a | b |\n|--|--|\n| ", " | ", "[^1] ", "^[n ", "]", '"', "\n::: x\n", "\n:::\n"),
        *(" ", "![x](p.png)", "\n```\nc\n```\n"),
    ]
)
_PIECES = st.lists(st.just("#w") | _OPENING | _CLOSING | _OTHER, min_size=1, max_size=24)


def _numbered(pieces: list[str]) -> tuple[str, list[str]]:
    numbers = count()
    text = re.sub("#w", lambda _: f"w{next(numbers)}w", "".join(pieces))
    return f"{text}\n\n[^1]: n\n", re.findall(r"w\d+w", text)


_LOST = {"S005", "S006", "S007", "S008"}
"""Codes of findings that say that text is lost."""


@settings(max_examples=300, deadline=None)
@example(pieces=['<q title="a > b">', "<pre>", "#w"])
@given(_PIECES)
def test_no_word_among_tags_is_lost_and_each_keeps_its_place(pieces: list[str]) -> None:
    text, words = _numbered(pieces)
    chapter = chapter_of(text)
    if not _LOST & set(codes(chapter.findings)):
        said = all_text(chapter)
        assert [word for word in words if word not in said] == []
    assert misplaced(chapter, text) == []


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=60, deadline=None)
@given(pieces=_PIECES)
def test_any_row_of_tags_and_words_gives_whole_documents(kind: Kind, pieces: list[str]) -> None:
    for document, root in composed(_numbered(pieces)[0], kind):
        ids = [element.get("id") for element in root.iter("{*}*") if element.get("id")]
        assert len(ids) == len(set(ids))
        assert all(link.find(".//{*}a") is None for link in root.iter("{*}a"))
        if kind is Kind.PRINT:
            element_tree(document.xhtml)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.just("w ") | _OPENING | _CLOSING | _OTHER, max_size=12).map("".join))
def test_the_tokenizer_reads_every_character_once(html: str) -> None:
    at = 0
    for event in read(html):
        assert event.at >= at
        assert not isinstance(event, Tag) or html[event.at] == "<"
        assert (
            not isinstance(event, Words)
            or not event.literal
            or (html[event.at : event.at + len(event.text)] == event.text)
        )
        at = event.at
    assert html.count("w ") == sum(
        e.text.count("w ") for e in read(html) if isinstance(e, Words)
    ) or (any(isinstance(event, Comment) or "″" in html for event in read(html)))


@pytest.mark.parametrize(
    "piece",
    [
        "<b>a</b> ",
        "<b><i>a</b></i> ",
        "<div>\n\na\n\n</div>\n\n",
        "<b>\n\na\n\n",
        "<x>",
        '<a href="',
        "<p>a",
    ],
)
def test_twice_the_html_takes_about_twice_as_long(piece: str) -> None:
    def seconds(times: int) -> float:
        began = thread_time()
        chapter_of(f"# T\n\n{piece * times}")
        return thread_time() - began

    seconds(10)
    assert min(seconds(2000), seconds(2000)) < 20 * max(seconds(400), 0.02)


# --- as the judges see it -------------------------------------------------------------------------

NASTY = Path(__file__).parent / "books/nasty"


def test_a_book_of_nasty_html_is_bound_and_printed(tmp_path: Path) -> None:
    result = build(find(NASTY), list(Kind), keep_going=True)
    assert [output.name for output in result.outputs] == ["nasty.epub", "nasty.pdf"]
    assert epubcheck(result.outputs[0].data, tmp_path) == ()
