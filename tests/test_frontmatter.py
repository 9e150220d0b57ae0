"""The YAML block at the head of an essay: what is read, what is complained of, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.book import Contributor, Epigraph, FirstPublished, FrontMatter, Source
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic, Level, Rule
from bokbygg.rules import metadata
from bokbygg.settings.frontmatter import read_front_matter
from bokbygg.typography import RULES


def whole(text: str) -> FrontMatter:
    return read_front_matter(Source(path="manuscript/01-havet.md", text=text))


def read(block: str) -> FrontMatter:
    return whole(f"---\n{block}\n---\nIt was evening.\n")


def only(meta: FrontMatter) -> Diagnostic:
    assert len(meta.findings) == 1, meta.findings
    return meta.findings[0]


def places(meta: FrontMatter) -> list[tuple[str, int, int, int]]:
    """Code, line, column and width of every finding."""
    spans = [(finding.code, finding.span) for finding in meta.findings]
    return [(code, span.line, span.column, span.width) for code, span in spans if span]


# --- what is read -------------------------------------------------------------------------------


def test_every_key_is_read() -> None:
    meta = read(
        "title: Havet\n"
        "subtitle: En resa\n"
        "author: Anna Åkesson\n"
        "date: 2021-05-12\n"
        "lang: sv-se\n"
        "role: chapter\n"
        "slug: havet-1\n"
        "description: |\n  Två\n  rader\n"
        "epigraph: Allt flyter\n"
        "draft: true\n"
        "order: 2.5\n"
        "keywords: hav, vind ,, salt"
    )
    assert meta.findings == ()
    assert (meta.title, meta.subtitle) == ("Havet", "En resa")
    assert meta.authors == (Contributor(name="Anna Åkesson"),)
    assert meta.date == Date(year=2021, month=5, day=12)
    assert (meta.lang, meta.role, meta.slug) == ("sv-SE", "chapter", "havet-1")
    assert meta.description == "Två\nrader"
    assert meta.epigraph == Epigraph(text="Allt flyter")
    assert (meta.draft, meta.order) == (True, 2.5)
    assert meta.keywords == ("hav", "vind", "salt")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("1984", "1984"),
        ("Null", "Null"),
        ("no", "no"),
        ("1.10", "1.10"),
        ("1969:12", "1969:12"),
        ("12:30", "12:30"),
        ("0306406152", "0306406152"),
        ("2021-05-12", "2021-05-12"),
        ("true", "true"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("=", "="),
        ('"Tolv: en berättelse"', "Tolv: en berättelse"),
        ("'It''s'", "It's"),
        ("Och sedan?", "Och sedan?"),
    ],
)
def test_text_is_as_it_is_written(written: str, title: str) -> None:
    meta = read(f"title: {written}")
    assert (meta.title, meta.findings) == (title, ())


def test_norwegian_is_a_language_and_no_answer() -> None:
    meta = read("lang: no\nkeywords: [sv, no, en]")
    assert (meta.lang, meta.keywords, meta.findings) == ("no", ("sv", "no", "en"), ())


@pytest.mark.parametrize(
    ("written", "lang"),
    [
        ("SV", "sv"),
        ("en-gb", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("sl-rozaj-biske", "sl-rozaj-biske"),
        ("en-x-Mine", "en-x-mine"),
    ],
)
def test_language_tags_take_their_usual_letters(written: str, lang: str) -> None:
    assert read(f"lang: {written}").lang == lang


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("author: A B", [("A B", "aut", "")]),
        ("authors: [A B, 1984]", [("A B", "aut", ""), ("1984", "aut", "")]),
        ("author: {name: A B, role: trl, file-as: 'B, A'}", [("A B", "trl", "B, A")]),
        ("author:\n- A B\n- name: C D\n  role: ill", [("A B", "aut", ""), ("C D", "ill", "")]),
        ("author:\n- A B\n-", [("A B", "aut", "")]),
    ],
)
def test_the_forms_of_an_author(written: str, authors: list[tuple[str, str, str]]) -> None:
    meta = read(written)
    assert meta.findings == ()
    assert [(one.name, one.role, one.file_as) for one in meta.authors] == authors


def test_an_epigraph_may_name_its_source() -> None:
    meta = read("epigraph:\n  text: Allt flyter\n  source: Herakleitos")
    assert meta.epigraph == Epigraph(text="Allt flyter", source="Herakleitos")


def test_aliases() -> None:
    meta = read("authors: A\nlanguage: sv\nweight: 3\ntags: [x]")
    assert (meta.lang, meta.order, meta.keywords) == ("sv", 3, ("x",))
    assert meta.authors[0].name == "A"
    assert meta.place("order") is not None


@pytest.mark.parametrize("key", ["title", "titel", "rubrik", "titleSv"])
def test_a_title_by_any_name(key: str) -> None:
    assert (read(f"{key}: Havet").title, read(f"{key}: Havet").findings) == ("Havet", ())


@pytest.mark.parametrize("key", ["order", "weight", "sidebar_position", "nav_order", "ordning"])
def test_an_order_by_any_name(key: str) -> None:
    assert (read(f"{key}: 2").order, read(f"{key}: 2").findings) == (2, ())


@pytest.mark.parametrize("key", ["first-published", "first_published", "originally-published"])
def test_a_low_line_is_a_hyphen(key: str) -> None:
    meta = read(f"{key}: 2010-12-13")
    assert meta.first_published == FirstPublished(date=Date(year=2010, month=12, day=13))
    assert meta.findings == ()


@pytest.mark.parametrize(
    ("written", "draft"),
    [
        ("draft: true", True),
        ("draft: false", False),
        ("utkast: true", True),
        ("published: false", True),
        ("published: true", False),
        ("archived: true", True),
        ("archived: false", False),
        ("draft: false\narchived: false\npublished: true", False),
        ("published: 2021-05-12", False),
    ],
)
def test_the_signs_of_a_draft(written: str, draft: bool) -> None:
    meta = read(written)
    assert (meta.draft, meta.findings) == (draft, ())


def test_the_place_of_a_draft_is_where_the_author_says_so() -> None:
    meta = read("draft: false\narchived: true\npublished: true")
    place = meta.place("draft")
    assert meta.draft
    assert place is not None
    assert (place.line, place.excerpt) == (3, "archived: true")


def test_published_may_be_the_date_of_an_essay() -> None:
    assert read("published: 2021-05").date == Date(year=2021, month=5)
    assert read("published: 2021-05\ndate: 2020").date == Date(year=2020)
    assert places(read("published: 2021-13-01")) == [("M003", 2, 12, 10)]
    assert places(read("published: no")) == [("M004", 2, 12, 2)]
    assert read("published: no").draft


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("2010", FirstPublished(date=Date(year=2010))),
        ("Dagens Nyheter 2010", FirstPublished(where="Dagens Nyheter 2010")),
        ("{in: DN, date: 2010-12}", FirstPublished(where="DN", date=Date(year=2010, month=12))),
        ("{where: DN}", FirstPublished(where="DN")),
        ("\n  in: DN\n  date: 2010", FirstPublished(where="DN", date=Date(year=2010))),
    ],
)
def test_where_an_essay_was_first_published(written: str, first: FirstPublished) -> None:
    meta = read(f"first-published: {written}")
    assert (meta.first_published, meta.findings) == (first, ())


def test_an_essay_may_go_its_own_way() -> None:
    meta = read("only: pdf\ntoc: false\nnumber: false\nsource: Dagboken")
    assert (meta.only, meta.toc, meta.number, meta.source) == ("pdf", False, False, "Dagboken")
    assert meta.findings == ()
    assert (FrontMatter().only, FrontMatter().toc, FrontMatter().number) == ("", True, True)


@pytest.mark.parametrize(("written", "only_in"), [("epub", "epub"), ("print", "pdf"), ("", "")])
def test_the_one_edition_of_an_essay(written: str, only_in: str) -> None:
    assert (read(f"only: {written}").only, read(f"only: {written}").findings) == (only_in, ())


def test_an_edition_that_no_essay_can_stand_in() -> None:
    finding = only(read("only: kindle"))
    assert (finding.code, finding.hint) == ("M021", "write `epub` or `pdf`")
    assert finding.message == "`only` is neither `epub` nor `pdf`: `kindle`"


@pytest.mark.parametrize(
    ("written", "switches"),
    [
        ("false", tuple((rule, False) for rule in RULES)),
        ("true", ()),
        ("{quotes: false, dashes: true}", (("quotes", False), ("dashes", True))),
        ("\n  ellipsis: false", (("ellipsis", False),)),
    ],
)
def test_the_rules_of_typography_that_an_essay_follows(
    written: str, switches: tuple[tuple[str, bool], ...]
) -> None:
    meta = read(f"typography: {written}")
    assert (meta.typography, meta.findings) == (switches, ())


def test_a_rule_of_typography_that_does_not_exist() -> None:
    finding = only(read("typography: {qoutes: false}"))
    assert finding.message == "`qoutes` is not a setting of `typography`"
    assert finding.hint == "did you mean `quotes`?"


@pytest.mark.parametrize(
    ("written", "role"), [("translator", "trl"), ("illustrator", "ill"), ("contributors", "ctb")]
)
def test_those_who_helped_have_keys_of_their_own(written: str, role: str) -> None:
    meta = read(f"author: A\n{written}: [B, {{name: C, file-as: 'C, D'}}]")
    assert meta.findings == ()
    assert meta.authors == (
        Contributor(name="A"),
        Contributor(name="B", role=role),
        Contributor(name="C", role=role, file_as="C, D"),
    )


def test_order_is_decimal_even_with_a_nought_before_it() -> None:
    assert read("order: 010").order == 10


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_what_is_left_blank_is_not_given(written: str) -> None:
    meta = read(f"date: {written}\nauthor: {written}\norder: {written}\ndraft: {written}")
    assert (meta.date, meta.authors, meta.order, meta.draft) == (None, (), None, False)
    assert meta.place("date") is None
    assert all(finding.level is Level.NOTE for finding in meta.findings)


def test_the_place_of_a_value_is_where_it_stands_in_the_file() -> None:
    meta = read("# Anmärkning\ntitle:   Fjäll 🏔 och hav\ndate: 2021")
    place = meta.place("title")
    assert place is not None
    assert (place.path, place.line, place.column) == ("manuscript/01-havet.md", 3, 10)
    assert place.excerpt[place.column - 1 :][: place.width] == "Fjäll 🏔 och hav"
    assert meta.place("subtitle") is None


def test_a_line_separator_inside_a_text_does_not_move_the_places_below_it() -> None:
    meta = read('title: "Havet\u2028och"\nlang: svenska')
    assert places(meta) == [("M009", 3, 7, 7)]


# --- where the block is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title", "body_line"),
    [
        ("---\ntitle: Havet\n---\nText\n", "Havet", 4),
        ("---\ntitle: Havet\n...\nText\n", "Havet", 4),
        ("--- \t\ntitle: Havet\n--- \nText\n", "Havet", 4),
        ("---\ntitle: Havet\n---", "Havet", 4),
        ("---\n\ntitle: Havet\n\n---\n\nText", "Havet", 6),
        ("---\n{title: Havet}\n---\nText", "Havet", 4),
        ("---\n---\nText", "", 3),
        ("---\n\n---\nText", "", 4),
        ("---\ndescription: |\n  ---\n  a\n---\nText\n---\nMore", "", 6),
        ("Text\n", "", 1),
        ("", "", 1),
        ("---", "", 1),
        ("---\n", "", 1),
        ("----\ntitle: Havet\n----\n", "", 1),
        (" ---\ntitle: Havet\n---\n", "", 1),
    ],
)
def test_where_the_text_begins(text: str, title: str, body_line: int) -> None:
    meta = whole(text)
    assert (meta.title, meta.body_line, meta.findings) == (title, body_line, ())


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nIt was evening.\n",
        "---\nIt was evening.\n",
        "---\nAnna: Good evening!\nBo: Good night!\n\nThey went.\n",
        "---\n\nNote: it was evening.\n\n---\n\nIt was night.\n",
        "---\n\n- one\n- two\n\n---\n",
    ],
)
def test_a_thematic_break_at_the_head_is_text(text: str) -> None:
    meta = whole(text)
    assert (meta.body_line, meta.findings) == (1, ())


def test_a_block_that_is_not_closed() -> None:
    meta = whole("---\ntitle: Havet\n\nIt was evening.\n")
    assert meta.body_line == 1
    assert places(meta) == [("M006", 1, 1, 3)]


def test_a_block_that_closes_too_late() -> None:
    meta = whole("---\ntitle: Havet\n" + "# more\n" * 10_000 + "---\n")
    assert only(meta).code == "M006"
    assert "65,536" in only(meta).message


def test_a_thematic_break_does_not_close_the_block_unseen() -> None:
    meta = whole("---\ntitle: Havet\n\nIt was evening.\n\n---\n\nIt was night.\n")
    assert places(meta) == [("M001", 4, 1, 15)]
    assert "close the front matter" in only(meta).hint


@pytest.mark.parametrize("block", ["- Havet\n- Anna", "Havet", "# Havet"])
def test_a_block_without_keys_is_asked_about_and_kept(block: str) -> None:
    meta = read(block)
    assert places(meta) == [("M012", 2, 1, len(block.split("\n")[0]))]
    assert meta.body_line == 1


def test_blank_lines_before_the_block_are_told() -> None:
    meta = whole("\n\n---\ntitle: Havet\n---\nText\n")
    assert (meta.title, meta.body_line) == ("", 1)
    assert places(meta) == [("M015", 3, 1, 3)]
    assert whole("\n---\n\nText\n\n---\n").findings == ()


# --- YAML that cannot be read -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("block", "line", "column", "hint"),
    [
        (
            "title: Tolv: en berättelse",
            2,
            12,
            'put it in quotation marks: `title: "Tolv: en berättelse"`',
        ),
        ('title: Sagt: "hej"', 2, 12, """put it in quotation marks: `title: 'Sagt: "hej"'`"""),
        ('title: "Hej" sa hon', 2, 14, """put it in quotation marks: `title: '"Hej" sa hon'`"""),
        ("title: 'It's'", 2, 12, 'put it in quotation marks: `title: "It\'s"`'),
        ("title: [Utkast] Havet", 2, 17, 'put it in quotation marks: `title: "[Utkast] Havet"`'),
        ("title: *Havet*", 2, 14, 'put it in quotation marks: `title: "*Havet*"`'),
        ("title: *Havet", 2, 8, 'put it in quotation marks: `title: "*Havet"`'),
        ("title: &co x", 2, 8, 'put it in quotation marks: `title: "&co x"`'),
        ("title: !Viva x", 2, 8, 'put it in quotation marks: `title: "!Viva x"`'),
        ("title: !!python/name:os.system", 2, 8, "put it in quotation marks"),
        ("title: @anna", 2, 8, 'put it in quotation marks: `title: "@anna"`'),
        ("title: - x", 2, 8, 'put it in quotation marks: `title: "- x"`'),
        ("title: a\n\tsubtitle: b", 3, 1, "indent with spaces instead"),
        ("author:\n\t- b", 3, 1, "indent with spaces instead"),
        ("title: a\n  author: b", 3, 9, "begin `author` at the start of its line"),
        ("title: a\nHavet var lugnt", 3, 1, "write `key: value`, or close the front matter"),
        ('title: "Havet\nlang: sv', 2, 8, 'close it with `"`'),
        ("keywords: [a, b\nlang: sv", 2, 11, "close it with `]`"),
        ('title: "C:\\zebra"', 2, 12, "write the value in single quotation marks `'`"),
        ('title: "\\UFFFFFFFF"', 2, 9, "delete it"),
        ("title: a\x07b", 2, 9, "delete it"),
        ("title: a\n--- b", 3, 1, "close the front matter with a line"),
        ("title: a\n? [b]\n: c", 3, 3, "write `key: value`"),
        ("title: a\nkeywords: " + "[" * 3_000, 3, 21, "write the value more simply"),
        ("title: a\n: b", 3, 1, "write `key: value`"),
    ],
)
def test_yaml_that_cannot_be_read(block: str, line: int, column: int, hint: str) -> None:
    meta = read(block)
    finding = only(meta)
    assert finding.code == "M001"
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (line, column)
    assert finding.hint.startswith(hint)
    assert meta.body_line == block.count("\n") + 4


def test_a_hint_can_be_pasted() -> None:
    hint = only(read("title: Tolv: en berättelse")).hint
    pasted = read(hint.split("`")[1])
    assert (pasted.title, pasted.findings) == ("Tolv: en berättelse", ())


def test_an_alias_bomb_is_not_lit() -> None:
    rows = [
        "a: &a [x, x]",
        *(f"{n}: &{n} [*{m}, *{m}]" for m, n in zip("abcd", "bcde", strict=True)),
    ]
    assert places(read("\n".join(rows))) == [("M001", 2, 4, 1)]


# --- values that are not what they should be ----------------------------------------------------


def test_all_faults_of_a_block_are_told_at_once_in_the_order_of_the_file() -> None:
    meta = read(
        "title: [Havet]\n"
        "date: 12 mai 2021\n"
        "lang: svenska\n"
        "role: forword\n"
        "slug: Över fjället\n"
        "layout: post\n"
        "draft: yes\n"
        "order: första\n"
        "author:\n- role: edt\n- {name: X, role: editor}"
    )
    assert places(meta) == [
        ("M004", 2, 8, 7),
        ("M003", 3, 7, 11),
        ("M009", 4, 7, 7),
        ("M007", 5, 7, 7),
        ("M013", 6, 7, 12),
        ("M020", 7, 1, 6),
        ("M004", 8, 8, 3),
        ("M004", 9, 8, 6),
        ("M004", 11, 3, 9),
        ("M007", 12, 19, 6),
    ]
    assert meta.authors == (Contributor(name="X"),)
    stand_ins = (meta.title, meta.date, meta.lang, meta.role, meta.slug, meta.draft, meta.order)
    assert stand_ins == ("", None, "", "", "", True, None)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("12 mai 2021", "write YYYY-MM-DD, for example `2021-05-12`"),
        ("12/5/2021", "write YYYY-MM-DD, for example `2021-05-12`"),
        ("2021-5-12", "write `2021-05-12`"),
        ("2021/05/12", "write `2021-05-12`"),
        ("20210512", "write `2021-05-12`"),
        ("2024-13-01", "name a day that is in the calendar, for example `2021-05-12`"),
        ("2023-02-29", "name a day that is in the calendar, for example `2021-05-12`"),
        ("0001-01-01T00:00+14:00", "write YYYY-MM-DD, for example `2021-05-12`"),
    ],
)
def test_what_is_no_date(written: str, hint: str) -> None:
    finding = only(read(f"date: {written}"))
    assert (finding.code, finding.hint) == ("M003", hint)
    assert finding.message == f"`date` is not a date: `{written}`"


@pytest.mark.parametrize("written", ["sv_SE", "svensk", "s", "sv-", "sv-SWE1234567", "åå"])
def test_what_is_no_language_tag(written: str) -> None:
    assert only(read(f"lang: {written}")).code == "M009"


def test_a_language_by_its_name_is_told_its_tag() -> None:
    assert only(read("lang: Svenska")).hint == "write `sv`"
    assert only(read("lang: sv_se")).hint == "write `sv-SE`"


@pytest.mark.parametrize("written", ["Havet", "-hav", "hav-", "ö", "a b", "a/b", "..", "a_b"])
def test_what_is_no_slug(written: str) -> None:
    assert only(read(f"slug: {written}")).code == "M013"


def test_a_key_given_twice_keeps_its_first_value() -> None:
    meta = read("title: Havet\nlang: sv\ntitle: Fjället")
    assert meta.title == "Havet"
    assert places(meta) == [("M002", 4, 1, 5)]
    assert "line 2" in only(meta).hint


def test_two_spellings_of_a_key_are_the_key_given_twice() -> None:
    meta = read("weight: 2\norder: 1")
    assert meta.order == 2
    assert only(meta).message == "`order` says the same as `weight` on line 2"


def test_a_key_given_twice_inside_an_author() -> None:
    assert places(read("author: {name: A, name: B}")) == [("M002", 2, 19, 4)]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("tilte", "did you mean `title`?"),
        ("Title", "did you mean `title`?"),
        ("tag", "did you mean `tags`?"),
        ("class", "leave it if"),
        ("untranslated", "leave it if"),
    ],
)
def test_an_unknown_key_is_a_note(key: str, hint: str) -> None:
    finding = only(read(f"{key}: x"))
    assert (finding.code, finding.level) == ("M005", Level.NOTE)
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize(
    "key",
    [
        *("layout", "permalink", "image", "hide_table_of_contents", "categories", "redirect_from"),
        *("custom_edit_url", "header-includes", "featured_image", "license", "excerpt", "format"),
    ],
)
def test_a_key_of_another_program_is_passed_over_with_a_note(key: str) -> None:
    finding = only(read(f"{key}: {{a: [b]}}"))
    assert (finding.code, finding.level) == ("M020", Level.NOTE)
    assert finding.message == f"`{key}` is for another program; the book passes over it"


def test_a_page_that_the_book_makes_itself_is_no_role() -> None:
    assert only(read("role: contents")).message.startswith("`role` cannot be `contents`")


@pytest.mark.parametrize(
    "written",
    [
        "title: {a: b}",
        "date: [2021]",
        "lang: [sv]",
        "draft: [true]",
        "order: .inf",
        f"order: {'9' * 400}",
        "keywords: {a: b}",
        "epigraph: {source: Anna}",
        "epigraph: [a]",
        "author: {role: edt}",
        "role: [chapter]",
        'title: "\\0"',
        'title: "\\ud800"',
    ],
)
def test_values_of_the_wrong_kind(written: str) -> None:
    assert only(read(written)).code == "M004"


def test_a_title_left_empty_is_told() -> None:
    assert places(read("title:")) == [("M014", 2, 1, 5)]
    assert places(read("title: null")) == [("M014", 2, 8, 4)]
    assert read("subtitle:").findings == ()


# --- laws ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule", [rule for rule in vars(metadata).values() if isinstance(rule, Rule)]
)
def test_each_rule_finds_its_bad_example_and_not_its_good_one(rule: Rule) -> None:
    def found(text: str) -> list[str]:
        meta = whole(text) if text.lstrip().startswith("---") else read(text)
        return [finding.code for finding in meta.findings]

    assert found(rule.bad) == [rule.code]
    assert found(rule.good) == []


_PIECES = [
    *("---", "...", "\n", "\n", "\n", " ", "\t", "- ", ": ", ":", ",", "#", "? "),
    *("[", "]", "{", "}", "'", '"', "&a", "*a", "!", "|", ">", "%", "\\U", "\\"),
    *("title", "date", "author", "lang", "order", "epigraph", "name", "draft", "<<"),
    *("å", "12", "true", "~", "\r", "\r\n", "\u2028", "\x85", "\ufeff", "\x00", "🏔", "\ud800"),
]


@given(
    st.one_of(
        st.text(),
        st.text().map("---\n{}".format),
        st.lists(st.sampled_from(_PIECES)).map(lambda parts: "---\n" + "".join(parts)),
        st.lists(st.sampled_from(_PIECES)).map(
            lambda parts: "---\ntitle: " + "".join(parts) + "\n---\ntext"
        ),
    )
)
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    meta = whole(text)
    lines = text.split("\n")
    assert 1 <= meta.body_line <= len(lines) + 1
    spans = [finding.span for finding in meta.findings] + [span for _, span in meta.places]
    for span in spans:
        assert span is not None
        assert span.excerpt == lines[span.line - 1]
        assert 1 <= span.column <= len(span.excerpt) + 1
        assert 1 <= span.width <= max(1, len(span.excerpt) - span.column + 1)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_a_text_in_single_quotation_marks_is_that_text(title: str) -> None:
    doubled = title.replace("'", "''")
    meta = read(f"title: '{doubled}'")
    if meta.findings:  # characters that YAML or XML cannot hold
        assert {finding.code for finding in meta.findings} <= {"M001", "M004"}
    else:
        assert meta.title == title.strip()
