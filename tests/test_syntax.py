"""What our Markdown has beside CommonMark: how it is written, what it becomes, and that no
character loses its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bokbygg.book import Text, plain
from bokbygg.diagnostics import Level
from tests.bookmaking import book_of, chapter_of, lay_out, printed
from tests.test_parse import codes, markup, misplaced

# --- raised, lowered, marked ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("H~2~O", "H<sub>2</sub>O"),
        ("40 m^2^", "40\u00a0m<sup>2</sup>"),
        ("x^*n*+1^", "x<sup><em>n</em>+1</sup>"),
        ("10^-6^ och 2^1000^", "10<sup>−6</sup> och 2<sup>1000</sup>"),
        ('"E är mc^2^"', "”E är mc<sup>2</sup>”"),
        ("P~a\\ b~", "P<sub>a\u00a0b</sub>"),
        ("~~bort~~", "<s>bort</s>"),
        ("==viktigt *nu*==", "<mark>viktigt <em>nu</em></mark>"),
        ("[Nato]{.smallcaps}", '<span class="smallcaps">Nato</span>'),
    ],
)
def test_small_marks(written: str, made: str) -> None:
    assert markup(chapter_of(f"# T\n\n{written}\n")) == f"<p>{made}</p>\n"


@pytest.mark.parametrize(
    "text",
    ["^_^", "x^2 + y^2", "~5 kg och ~6 kg", "a==b och c==d", "= = ==", "`H~2~O`", "~/hem", "^ ^"],
)
def test_what_only_looks_like_a_mark_is_text(text: str) -> None:
    made = markup(chapter_of(f"# T\n\n{text}\n"))
    assert not any(f"<{tag}>" in made for tag in ("sup", "sub", "mark"))


def test_what_is_raised_is_no_part_of_the_number_before_it() -> None:
    assert printed(chapter_of("# T\n\n2^1000^ kr\n")) == "21000 kr"


# --- definitions and tasks ------------------------------------------------------------------------


def test_definitions() -> None:
    chapter = chapter_of("# T\n\nFjäll\n: Ett *berg*\n\nÅs\n: En\n: Två\n")
    assert markup(chapter) == (
        "<dl><dt>Fjäll</dt>\n<dd>Ett <em>berg</em></dd>\n"
        "<dt>Ås</dt>\n<dd>En</dd>\n<dd>Två</dd>\n</dl>\n"
    )


def test_a_definition_may_hold_paragraphs_and_a_list_attributes() -> None:
    chapter = chapter_of("# T\n\n{.ord lang=en}\nLake\n\n: One\n\n    Two\n")
    assert markup(chapter) == (
        '<dl class="ord" lang="en" xml:lang="en"><dt>Lake</dt>\n<dd><p>One</p>\n<p>Two</p>\n'
        "</dd>\n</dl>\n"
    )


def test_tasks_have_boxes_described_in_the_language_of_the_text() -> None:
    text = "# T\n\n- [x] såga\n- [ ] *elda*\n- annat\n\n::: {lang=en}\n- [X] rest\n:::\n"
    made = markup(chapter_of(text))
    assert made.count('<li class="task"><svg') == 3
    assert '<title>klart</title><rect x="0.5" y="0.5" width="9" height="9"/><path' in made
    assert "<title>inte klart</title>" in made
    assert "</svg><em>elda</em></li>" in made
    assert "<li>annat</li>" in made
    assert "<title>done</title>" in made


@pytest.mark.parametrize("text", ["- [x]såga", "- [y] såga", "[x] såga", "- [x](b.md) såga"])
def test_what_is_no_task(text: str) -> None:
    assert "<svg" not in markup(chapter_of(f"# T\n\n{text}\n"))


# --- divisions and attributes ---------------------------------------------------------------------


def test_divisions_stand_inside_each_other_whatever_their_colons() -> None:
    chapter = chapter_of("# T\n\n::: a\nett\n\n:::: {.b #c}\ntvå\n:::\n\ntre\n:::::\n\nfyra\n")
    assert markup(chapter) == (
        '<div class="a"><p>ett</p>\n<div id="a--c" class="b"><p>två</p>\n</div>\n'
        "<p>tre</p>\n</div>\n<p>fyra</p>\n"
    )
    assert codes(chapter) == []


def test_colons_in_code_are_code() -> None:
    chapter = chapter_of("# T\n\n::: a\n```\n:::\n```\n:::\n\nfyra\n")
    assert markup(chapter).endswith("</div>\n<p>fyra</p>\n")
    assert codes(chapter) == []


def test_an_inner_division_that_is_not_closed_leaves_the_outer_one_open() -> None:
    chapter = chapter_of("# T\n\n::: a\n::: b\ntext\n:::\n")
    assert [(f.code, f.span and f.span.line) for f in chapter.findings] == [("S008", 3)]


def test_an_aside_and_an_epigraph_say_what_they_are() -> None:
    made = markup(chapter_of("# T\n\n::: aside\nx\n:::\n\n::: epigraph\ny\n:::\n"))
    assert made == (
        '<aside class="aside" role="note"><p>x</p>\n</aside>\n'
        '<blockquote class="epigraph" epub:type="epigraph" role="doc-epigraph"><p>y</p>\n'
        "</blockquote>\n"
    )


@pytest.mark.parametrize(
    "line", ["{% include a.html %}", "{}", "{.a} text {.b}", "{% a %} text {% b %}", "{ }"]
)
def test_a_line_in_braces_that_is_no_attribute_is_printed(line: str) -> None:
    assert printed(chapter_of(f"# T\n\n{line}\n")) == line


def test_a_template_tag_is_told_of_with_its_place() -> None:
    chapter = chapter_of("# T\n\nSe {% link a %} och `{% b %}`.\n\n## R {% c %}\n")
    places = [(f.code, f.span and (f.span.line, f.span.column)) for f in chapter.findings]
    assert places == [("S040", (3, 4)), ("S040", (5, 6))]
    assert {f.level for f in chapter.findings} == {Level.WARNING}


@pytest.mark.parametrize(
    ("block", "tag"),
    [
        ("Text", "<p"),
        ("> Text", "<blockquote"),
        ("- Text", "<ul"),
        ("1. Text", "<ol"),
        ("| A |\n|---|\n| 1 |", "<table"),
        ("```\nkod\n```", "<pre"),
        ("Ord\n: Text", "<dl"),
        ("***", "<hr"),
        ("## Text", "<h2"),
        ("::: a\nText\n:::", "<div"),
    ],
)
def test_every_block_takes_attributes(block: str, tag: str) -> None:
    made = markup(chapter_of(f"# T\n\n{{#q .k lang=fr}}\n{block}\n"))
    opening = made[made.index(tag) : made.index(">", made.index(tag))]
    assert 'id="a--q"' in opening
    assert "k" in opening.split('class="')[1].split('"')[0].split()
    assert 'lang="fr"' in opening


# --- abbreviations and variables ------------------------------------------------------------------


def test_an_abbreviation_is_explained_wherever_it_stands() -> None:
    text = '# T\n\n*WHO*, WHO-x, WHOLE, `WHO` <https://WHO.se>^[WHO]\n\n*[WHO]: "Hälsa" & mer\n'
    chapter = chapter_of(text)
    made = markup(chapter)
    abbr = '<abbr title="”Hälsa” &amp; mer">WHO</abbr>'
    assert made.startswith(f"<p><em>{abbr}</em>, {abbr}-x, WHOLE, <code>WHO</code> ")
    assert "https://WHO.se</a>" in made
    assert made[-len("[note 1.1]</p>\n") :] == "[note 1.1]</p>\n"
    assert [getattr(p, "text", getattr(p, "xhtml", "")) for p in chapter.notes[0].body][1:-1] == [
        '<abbr title="”Hälsa” &amp; mer">',
        "WHO",
        "</abbr>",
    ]
    assert misplaced(chapter, text) == []


def test_the_longest_abbreviation_counts_and_the_first_explanation() -> None:
    chapter = chapter_of("# T\n\nEU-rätt EU\n\n*[EU]: a\n*[EU-rätt]: b\n*[EU]: c\n")
    assert markup(chapter) == '<p><abbr title="b">EU-rätt</abbr> <abbr title="a">EU</abbr></p>\n'


def test_a_stressed_line_in_brackets_is_no_abbreviation() -> None:
    chapter = chapter_of("# T\n\n*[Sic]: så står det*\n")
    assert markup(chapter) == "<p><em>[Sic]: så står det</em></p>\n"


VARIABLES = (("title", 'Snö & "is"'), ("url", "https://a.se"), ("äpple", "Åkerö"))


def test_variables_stand_for_their_values_in_text_headings_and_addresses() -> None:
    text = '*{{ title }}* [x]({{ url }}/b "t") ![{{äpple}}]({{äpple}}.png)\n\n## R {{title}}\n'
    chapter = chapter_of(f"# {{{{title}}}}\n\n{text}", variables=VARIABLES)
    assert markup(chapter) == (
        '<p><em>Snö & ”is”</em> <a href="https://a.se/b">x</a> [image Åkerö.png: Åkerö]</p>\n'
        '<h2 id="a--r-sno-is">R Snö & ”is”</h2>\n'
    )
    assert plain(chapter.title) == "Snö & ”is”"
    assert codes(chapter) == []


def test_every_character_of_a_value_stands_where_its_name_does() -> None:
    chapter = chapter_of("# T\n\nOm {{title}}.\n", variables=VARIABLES)
    text = next(piece for piece in chapter.body if isinstance(piece, Text))
    assert text.text == "Om Snö & ”is”."
    assert {text.place(index) for index in range(3, 13)} == {(3, 4)}
    assert text.place(13) == (3, 13)


@pytest.mark.parametrize("text", ["`{{title}}`", "    {{title}}", "```\n{{title}}\n```", "{title}"])
def test_variables_are_not_filled_in_in_code(text: str) -> None:
    chapter = chapter_of(f"# T\n\n{text}\n", variables=VARIABLES)
    assert "{title}" in markup(chapter)
    assert codes(chapter) == []


def test_an_unknown_variable_is_told_of_and_stays() -> None:
    chapter = chapter_of("# T\n\nOm {{titel}}.\n", variables=VARIABLES)
    assert printed(chapter) == "Om {{titel}}."
    (found,) = chapter.findings
    assert (found.code, found.hint) == ("S041", "did you mean `{{title}}`?")


def test_the_book_gives_variables_of_its_own(tmp_path: Path) -> None:
    toml = '[book]\ntitle = "Snö"\nauthor = ["A", "B"]\nlang = "sv"\ndate = 2026-11-23\n'
    essay = "# T\n\n{{title}}, {{author}}, {{date}}, {{year}}\n"
    book, _ = book_of(lay_out(tmp_path, {"bok.toml": toml, "a.md": essay}))
    assert plain(book.parts[0].items[0].body) == "Snö, A och B, 23 november 2026, 2026"


# --- places ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "essay",
    [
        "H~2~O m^2^ P~a\\ b~ ==a *b* c== d\n",
        "- [x] ett *två*\n- [ ] `tre` fyra\n",
        "Ord *ett*\n: Text\n  mer text\n\n    > citat\n",
        "> ::: a\n> ett\n> :::: b\n> två\n> ::::\n> :::\n",
    ],
)
def test_every_character_keeps_its_place(essay: str) -> None:
    assert misplaced(chapter_of(essay), essay) == []
