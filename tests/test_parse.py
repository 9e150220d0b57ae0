"""An essay's Markdown becomes pieces, each printed character with its place in the file."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokbygg.book import Chapter, Image, LinkStart, Markup, NoteRef, Text, plain
from tests.bookmaking import chapter_of, printed, texts


def markup(chapter: Chapter) -> str:
    """The body with a mark for each hole, to read in a test."""
    shown = []
    for piece in chapter.body:
        if isinstance(piece, Markup):
            shown.append(piece.xhtml)
        elif isinstance(piece, Text):
            shown.append(piece.text)
        elif isinstance(piece, NoteRef):
            shown.append(f"[note {piece.number}.{piece.call}]")
        elif isinstance(piece, LinkStart):
            shown.append(f"[to {piece.href}]")
        elif isinstance(piece, Image):
            shown.append(f"[image {piece.src}: {piece.alt}]")
    return "".join(shown)


def codes(chapter: Chapter) -> list[str]:
    return [finding.code for finding in chapter.findings]


# --- titles ---------------------------------------------------------------------------------------


def test_first_heading_is_the_title_and_leaves_the_text() -> None:
    chapter = chapter_of("# Havet *nu*\n\nText.\n")
    assert plain(chapter.title) == "Havet nu"
    assert printed(chapter) == "Text."


ODD = '*Om* [havet](https://example.org) <a id="z" href="#x">& vind</a> <b id="q">nu</b><br>igen'


@pytest.mark.parametrize("text", [f"# {ODD}\n\nText.\n", f"# A\n\nText.\n\n## {ODD}\n\nText.\n"])
def test_a_title_keeps_its_emphasis_but_not_its_links_breaks_and_ids(text: str) -> None:
    """So that it can stand in the contents, inside a link."""
    chapter = chapter_of(text)
    title = chapter.headings[0].title if chapter.headings else chapter.title
    assert plain(title) == "Om havet & vind nu igen"
    tags = [piece.xhtml for piece in title if isinstance(piece, Markup)]
    assert tags == ["<em>", "</em>", "<span>", "</span>", "<b>", "</b>"]


def test_without_title_the_file_name_serves_and_is_reported() -> None:
    chapter = chapter_of("Text.\n", slug="02-det-stora_havet")
    assert plain(chapter.title) == "Det stora havet"
    assert "S024" in codes(chapter)


def test_headings_step_by_one_below_the_title() -> None:
    chapter = chapter_of("# T\n\n### A\n\nx\n\n##### B\n\nx\n\n### C\n\nx\n")
    assert [heading.level for heading in chapter.headings] == [2, 3, 2]


def test_heading_ids_are_the_books_own_and_take_an_authors_id() -> None:
    chapter = chapter_of("# T\n\n## Över fjället\n\nx\n\n## Igen {#kort}\n\nx\n\n## Igen\n\nx\n")
    assert [heading.id for heading in chapter.headings] == [
        "a--over-fjallet",
        "a--kort",
        "a--igen",
    ]
    assert dict(chapter.anchors)["over-fjallet"] == "a--over-fjallet"


def test_equal_headings_get_different_ids() -> None:
    chapter = chapter_of("# T\n\n## Igen\n\nx\n\n## Igen\n\nx\n")
    assert [heading.id for heading in chapter.headings] == ["a--igen", "a--igen-2"]


# --- blocks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>\n"),
        ("a  \nb", '<p class="lines">a<br/>b</p>\n'),
        ("- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a", '<ol start="3"><li>a</li>\n</ol>\n'),
        ("***", '<hr class="scene-break"/>'),
        ("    x < y", '<pre><code><span class="line">x < y\n</span></code></pre>\n'),
        (
            "::: verse\nen\ntvå\n:::",
            '<div class="verse"><p><span class="line">en</span><br/><span class="line">två</span>'
            "</p>\n</div>\n",
        ),
        ("{.lead}\nText", '<p class="lead">Text</p>\n'),
        ("[ord]{lang=en}", '<p><span lang="en" xml:lang="en">ord</span></p>\n'),
        (
            "| A |\n|--:|\n| 1 |",
            '<table><thead><tr><th scope="col" class="right">A</th></tr>\n</thead>\n'
            '<tbody><tr><td class="right">1</td></tr>\n</tbody>\n</table>\n',
        ),
        (
            '![En båt](bat.jpg "Båten *Vega*")',
            '<figure id="a_figure-1">[image bat.jpg: En båt]'
            "<figcaption>Båten <em>Vega</em></figcaption>"
            "</figure>\n",
        ),
        ("[x](b.md#y)", "<p>[to b.md#y]x</p>\n"),
        ("[x](https://a.se/?a=1&b=2)", '<p><a href="https://a.se/?a=1&amp;b=2">x</a></p>\n'),
    ],
)
def test_markdown_becomes_xhtml(written: str, made: str) -> None:
    assert markup(chapter_of(f"# T\n\n{written}\n")) == made


@pytest.mark.parametrize("text", ["    kod\n", "![En båt](bat.png)\n", "Ord.\n"])
def test_an_essay_of_code_or_pictures_is_not_empty(text: str) -> None:
    assert "S010" not in codes(chapter_of(f"# T\n\n{text}"))


def test_an_essay_with_a_title_alone_is_empty() -> None:
    assert codes(chapter_of("# T\n\n***\n")) == ["S010"]


# --- notes ----------------------------------------------------------------------------------------


def test_notes_are_numbered_in_the_order_of_their_calls() -> None:
    chapter = chapter_of("# T\n\nA[^b] B[^a] C[^b]\n\n[^a]: Först skriven.\n\n[^b]: Sedan.\n")
    assert markup(chapter) == "<p>A[note 1.1] B[note 2.1] C[note 1.2]</p>\n"
    assert [plain(note.body) for note in chapter.notes] == ["Sedan.", "Först skriven."]
    assert [note.calls for note in chapter.notes] == [2, 1]


def test_a_note_in_the_running_text_is_a_note_like_others() -> None:
    chapter = chapter_of("# T\n\nA^[En *liten* not.] B.\n")
    assert markup(chapter) == "<p>A[note 1.1] B.</p>\n"
    assert plain(chapter.notes[0].body) == "En liten not."


def test_call_without_note_and_note_without_call_are_found() -> None:
    chapter = chapter_of("# T\n\nA[^x] B.\n\n[^y]: Ingen ropar.\n")
    assert codes(chapter) == ["S005", "S006"]
    assert printed(chapter) == "A B."


# --- what is refused ------------------------------------------------------------------------------


def test_html_that_books_do_not_carry_goes_but_its_text_and_markdown_stay() -> None:
    chapter = chapter_of("# T\n\n<main>\n\nett *två* <big>tre</big>\n\n</main>\n\n<!-- bort -->\n")
    assert printed(chapter).split() == ["ett", "två", "tre"]
    assert codes(chapter) == ["S011", "S011"]


def test_script_and_style_go_with_all_they_hold() -> None:
    chapter = chapter_of("# T\n\n<script>\nalert(1)\n</script>\n\nText.\n")
    assert printed(chapter).strip() == "Text."


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:x,y"])
def test_links_with_unsafe_schemes_keep_only_their_text(address: str) -> None:
    chapter = chapter_of(f"# T\n\n[text]({address})\n")
    assert markup(chapter) == "<p>text</p>\n"
    assert codes(chapter) == ["S018"]


def test_attributes_that_books_do_not_take_are_left_out_and_found() -> None:
    chapter = chapter_of('# T\n\n[ord]{style="color:red" onclick="x()" .ok}\n')
    assert markup(chapter) == '<p><span class="ok">ord</span></p>\n'
    assert set(codes(chapter)) == {"S023"}


def test_nesting_beyond_reason_is_an_error_and_not_a_crash() -> None:
    chapter = chapter_of("# T\n\n" + "> " * 200 + "djupt\n")
    assert "S012" in codes(chapter)


def test_control_characters_become_blanks() -> None:
    chapter = chapter_of("# T\n\nett\x0btvå\n")
    assert printed(chapter) == "ett två"
    assert codes(chapter) == ["S020"]


# --- typography over tags -------------------------------------------------------------------------


def test_quotation_marks_are_set_across_emphasis_and_links() -> None:
    chapter = chapter_of('# T\n\n"*Hej*", sa ["hon"](b.md) - "nu".\n')
    assert printed(chapter) == "”Hej”, sa ”hon” – ”nu”."


def test_code_and_addresses_are_not_typeset() -> None:
    chapter = chapter_of('# T\n\n`a -- "b"` <https://a.se/x--y>\n')
    assert '<code>a -- "b"</code>' in markup(chapter)
    assert "https://a.se/x--y" in printed(chapter)


def test_a_passage_in_another_language_follows_its_own_rules() -> None:
    chapter = chapter_of('# T\n\nDe sa ["hello"]{lang=en} och "hej".\n')
    assert printed(chapter) == "De sa “hello” och ”hej”."


def test_a_division_in_another_language_follows_its_own_rules() -> None:
    chapter = chapter_of('# T\n\n::: {lang=en}\n"hello"\n\n> "you"\n:::\n\n"hej"\n')
    assert printed(chapter) == "“hello”“you””hej”"


def test_attributes_in_the_looser_form_never_reach_the_page() -> None:
    chapter = chapter_of("# T\n\nSe ![ån](a.png){width=50%} och [x](b.md){target=_blank}.\n")
    assert printed(chapter) == "Se  och x."


# --- places ---------------------------------------------------------------------------------------


def misplaced(chapter: Chapter, source: str) -> list[tuple[str, str]]:
    """Characters printed as written whose place in the source holds another character."""
    lines = source.split("\n")
    printed = [
        (one.text[at], one.place(at)) for one in texts(chapter) for at in range(len(one.text))
    ]
    wrong = []
    for (character, place), (_, after) in pairwise([*printed, ("", None)]):
        if place is None or character.isspace():
            continue
        line, column = place
        there = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
        # What a tag `<q>` prints; before a block in it, at the first word of that.
        is_quotation = character in "\"'" and (there == "<" or place == after)
        if is_quotation or character not in source or there in "&-.\"'\\":
            continue
        if there != character:
            wrong.append((character, there))
    return wrong


def test_a_word_said_twice_has_two_places() -> None:
    chapter = chapter_of("# T\n\nord [ord](ord.md)ord *ord*\n")
    assert [text.place(0) for text in texts(chapter)[1:]] == [(3, 1), (3, 6), (3, 18), (3, 23)]


@pytest.mark.parametrize("before", ["w<em>", "*w*", "`w`", "w&amp;", "[w](b.md)"])
def test_a_blank_alone_at_the_end_of_a_line_moves_nothing(before: str) -> None:
    text = texts(chapter_of(f"# T\n\n{before} \nabc\n"))[-1]
    assert text.place(text.text.index("abc")) == (4, 1)


def test_a_dash_set_for_two_hyphens_stands_where_they_stood() -> None:
    chapter = chapter_of("# T\n\nett -- två\n")
    text = texts(chapter)[1]
    assert text.text == "ett – två"
    assert text.place(4) == (3, 5)
    assert text.place(6) == (3, 8)


def test_a_line_after_raw_html_and_a_blank_begins_at_its_first_column() -> None:
    for essay in ("w0w<em> \nabc\n", "ord<b>x</b> \nabc *d* \nef\n", "a<br> \n<b> \nord\n"):
        assert misplaced(chapter_of(essay), essay) == []


_WORDS = st.sampled_from(
    [
        *("ord", "Å", "*em*", "**fet**", "`kod`", "[länk](b.md)", "\\*", "&amp;", "a*b", "_"),
        *("[x]{.k}", "<b>", "</b>", '"', "'", "--", "...", "9-16", "[^1]", "<https://a.se>"),
        *(
            "5 %",
            "![i](x.png)",
            '![i](x.png "En *titel*")',
            "@fig-a",
            "[](#a){.page}",
            "\\@ref(fig:a)",
            "[Bild @fig-a]",
            "H~2~O",
            "m^2^",
            "==x",
            "y==",
            "{% x %}",
            "{{ord}}",
            "{{ nej }}",
            "XYZ",
            "$x$",
            "$\\foo$",
            "$5",
        ),
    ]
)
_LINES = st.tuples(
    st.lists(_WORDS, min_size=1, max_size=8).map(" ".join), st.sampled_from(["", "", " "])
).map("".join)
_STARTS = [
    *("", "> ", "- ", "1. ", "## ", "    ", "> > ", "| ", "[^1]: ", "ord\n: ", "- [x] "),
    *(
        "| a |\n|---|\n| x |\n\n: ",
        "Table: ",
        "::: figure\n",
        "::: k\n",
        "::: verse\n   ",
        "*[XYZ]: xyz\n",
        "– ",
        "::: dialogue\n- ",
    ),
]
_BLOCKS = st.tuples(st.sampled_from(_STARTS), _LINES, _LINES).map(
    lambda block: f"{block[0]}{block[1]}\n{block[2]}\n"
)
_ESSAYS = st.lists(_BLOCKS, max_size=8).map("\n".join)


@settings(max_examples=400, deadline=None)
@given(_ESSAYS)
def test_every_printed_character_knows_its_place(essay: str) -> None:
    assert misplaced(chapter_of(essay), essay) == []
