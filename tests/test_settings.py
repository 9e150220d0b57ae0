"""bok.toml: what is read, what is complained of, and where."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.book import Contributor, Source
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic, Level, Rule
from bokbygg.rules import settings as rules
from bokbygg.settings import Entry, PartSettings, Settings, read_settings
from bokbygg.settings.placed import Listing, Node, Scalar, Sort, Table
from bokbygg.settings.tomltree import read_toml


def source(text: str) -> Source:
    return Source(path="manuscript/bok.toml", text=text)


def read(text: str) -> Settings:
    return read_settings(source(text))


def book(line: str) -> Settings:
    return read(f"[book]\n{line}\n")


def only(settings: Settings) -> Diagnostic:
    assert len(settings.findings) == 1, settings.findings
    return settings.findings[0]


def places(settings: Settings) -> list[tuple[str, int, int, int]]:
    """Code, line, column and width of every finding."""
    spans = [(finding.code, finding.span) for finding in settings.findings]
    return [(code, span.line, span.column, span.width) for code, span in spans if span]


def at(entry: Entry | PartSettings) -> tuple[str, int, int, int]:
    assert isinstance(entry, Entry)
    return (entry.pattern, entry.span.line, entry.span.column, entry.span.width)


WHOLE = """\
[book]
title = "Snö och tystnad"
subtitle = 'Essäer'
author = ["Anna Åkesson", { name = "Bo Ek", role = "trl", file-as = "Ek, Bo" }]
lang = "sv-se"
date = 2026-11-23
identifier = "urn:uuid:1"
isbn = "0-306-40615-2"
rights = "© 2026"
publisher = "Förlaget"
description = \"\"\"
Två
rader\"\"\"
cover-image = "omslag.jpg"
slug = "sno"
edition-number = 2

[content]
front = ["forord.md"]  # not "back"
chapters = [
  "00-*.md",
  { part = "Vinter", chapters = [
      "01-sno.md", "02-is.md",
  ] },  # ]
]
back = ["tack.md"]

[pdf]
page-size = "13cm 200mm"
css = "bok.css"
openings = "any"

[epub]
css = ["a.css", "b.css"]
"""


# --- what is read -------------------------------------------------------------------------------


def test_no_file_gives_the_defaults() -> None:
    assert read_settings(None) == read("") == Settings()
    assert (Settings().pdf.page_size, Settings().pdf.openings) == ("A5", "recto")


def test_the_book_says_of_itself() -> None:
    settings = read(WHOLE)
    assert settings.findings == ()
    told = settings.book
    assert (told.title, told.subtitle, told.lang) == ("Snö och tystnad", "Essäer", "sv-SE")
    assert told.authors == (
        Contributor(name="Anna Åkesson"),
        Contributor(name="Bo Ek", role="trl", file_as="Ek, Bo"),
    )
    assert told.date == Date(year=2026, month=11, day=23)
    assert (told.identifier, told.isbn) == ("urn:uuid:1", "9780306406157")
    assert (told.rights, told.publisher) == ("© 2026", "Förlaget")
    assert told.description == "Två\nrader"
    assert (told.cover_image, told.slug, told.edition_number) == ("omslag.jpg", "sno", "2")


def test_each_file_of_the_contents_has_its_place() -> None:
    content = read(WHOLE).content
    first, part = content.chapters
    assert isinstance(part, PartSettings)
    assert part.title == "Vinter"
    assert at(first) == ("00-*.md", 21, 3, 9)
    assert [at(entry) for entry in part.chapters] == [
        ("01-sno.md", 23, 7, 11),
        ("02-is.md", 23, 20, 10),
    ]
    assert [at(entry) for entry in content.front] == [("forord.md", 19, 10, 11)]
    assert [at(entry) for entry in content.back] == [("tack.md", 26, 9, 9)]


def test_the_editions() -> None:
    settings = read(WHOLE)
    assert (settings.pdf.page_size, settings.pdf.openings) == ("13cm 200mm", "any")
    assert [at(entry) for entry in settings.pdf.css] == [("bok.css", 30, 7, 9)]
    assert [at(entry) for entry in settings.epub.css] == [("a.css", 34, 8, 7), ("b.css", 34, 17, 7)]


@pytest.mark.parametrize(
    ("key", "line", "column", "shown"),
    [
        ("book", 1, 2, "book"),
        ("book.title", 2, 9, '"Snö och tystnad"'),
        ("book.date", 6, 8, "2026-11-23"),
        ("book.description", 11, 15, '"""'),
        ("content", 18, 2, "content"),
        ("content.chapters", 20, 12, "["),
        ("pdf.page-size", 29, 13, '"13cm 200mm"'),
    ],
)
def test_the_place_of_a_setting(key: str, line: int, column: int, shown: str) -> None:
    place = read(WHOLE).place(key)
    assert place is not None
    assert (place.path, place.line, place.column) == ("manuscript/bok.toml", line, column)
    assert place.excerpt[place.column - 1 :][: place.width] == shown


def test_what_is_not_given_has_no_place() -> None:
    assert read("[book]").place("book.title") is None
    assert read("").place("book") is None


@pytest.mark.parametrize(
    "text",
    [
        'book.author.name = "A"\nbook.author.role = "edt"',
        'book = { author = { name = "A", role = "edt" } }',
        '[book.author]\nname = "A"\nrole = "edt"',
        '[[book.author]]\nname = "A"\nrole = "edt"',
        '["book"]\n\'author\' = [\n  {"name" = "A", role="edt"},\n]',
        '[ book . "author" ]\nname = "A"\n"r\\u006fle" = "edt"',
    ],
)
def test_toml_has_many_ways_to_write_a_table(text: str) -> None:
    settings = read(text)
    assert (settings.book.authors, settings.findings) == (
        (Contributor(name="A", role="edt"),),
        (),
    )


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2010", Date(year=2010)),
        ('"2010-12"', Date(year=2010, month=12)),
        ("2010-12-13", Date(year=2010, month=12, day=13)),
        ("2010-12-13 10:20:30", Date(year=2010, month=12, day=13, time="10:20:30")),
        ("2010-12-13t10:20:30z", Date(year=2010, month=12, day=13, time="10:20:30+00:00")),
    ],
)
def test_the_forms_of_a_date(written: str, date: Date) -> None:
    settings = book(f"date = {written}")
    assert (settings.book.date, settings.findings) == (date, ())


@pytest.mark.parametrize("written", ['"2"', "2", '"andra"'])
def test_an_edition_is_a_number_or_a_word(written: str) -> None:
    settings = book(f"edition-number = {written}")
    assert (settings.book.edition_number, settings.findings) == (written.strip('"'), ())


def test_an_empty_text_is_not_given_and_no_fault() -> None:
    settings = book('title = ""\nlang = ""\nisbn = ""\nslug = ""\ncover-image = ""\nauthor = ""')
    assert (settings.book, settings.findings) == (Settings().book, ())


# --- what is complained of ----------------------------------------------------------------------


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    settings = read(
        "[book]\n"
        "title = 1984\n"
        'titel = "x"\n'
        'lang = "svenska"\n'
        'date = "13 december 2010"\n'
        'slug = "Snö"\n'
        'isbn = "978-0-306-40615-8"\n'
        'author = [{ name = "A", role = "Editor", file_as = "B" }, 7]\n'
        "[content]\n"
        "chapters = [\n"
        '  "01.md", 2,\n'
        '  { part = "Vinter" },\n'
        '  { part = 1, chapters = ["02.md", ["03.md"]], x = 1 },\n'
        "]\n"
        'front = "forord.md"\n'
        "[pdf]\n"
        'page-size = "pocket"\n'
        'openings = "left"\n'
        "[style]\n"
        'theme = "x"\n'
    )
    assert places(settings) == [
        ("B003", 2, 9, 4),
        ("B002", 3, 1, 5),
        ("B004", 4, 8, 9),
        ("B004", 5, 8, 18),
        ("B004", 6, 8, 5),
        ("B014", 7, 8, 19),
        ("B004", 8, 32, 8),
        ("B002", 8, 42, 7),
        ("B003", 8, 59, 1),
        ("B003", 11, 12, 1),
        ("B003", 12, 3, 19),
        ("B003", 13, 12, 1),
        ("B003", 13, 36, 9),
        ("B002", 13, 48, 1),
        ("B003", 15, 9, 11),
        ("B004", 17, 13, 8),
        ("B004", 18, 12, 6),
        ("B002", 19, 2, 5),
    ]
    assert all(finding.level is Level.ERROR for finding in settings.findings)
    assert settings.pdf == Settings().pdf
    assert settings.book.authors == (Contributor(name="A"),)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('[book]\ntitel = "x"', "`titel` is not a setting of `[book]`", "did you mean `title`?"),
        ('[book]\nlanguage = "sv"', "`language` is not", "did you mean `lang`?"),
        ('[book]\nauthors = ["A"]', "`authors` is not", "did you mean `author`?"),
        ('[book]\ncover_image = "x"', "`cover_image` is not", "did you mean `cover-image`?"),
        ('[bok]\ntitle = "x"', "`bok` is not a setting of bok.toml", "did you mean `book`?"),
        ('title = "x"', "`title` is not a setting of bok.toml", "move it to its table `[book]`"),
        ("[book]\nchapters = []", "`chapters` is not", "move it to its table `[content]`"),
        ("[edition.sample]\nx = 1", "`edition` is not a setting", "delete it"),
        ("[book]\ntitle = 1984", "`title` should be text", 'put it in quotation marks: `"1984"`'),
        ("[book]\nisbn = 9780306406157", "`isbn` should be text", "put it in quotation marks"),
        ("[book]\ntitle = true", "`title` should be text, and this is true or false", "put it"),
        ("[book]\nlang = []", "`lang` should be text, and this is a list", "write text there"),
        ("book = 1", "`book` should be a table `[book]`, and this is a number", "write a table"),
        ("[[book]]", "`book` should be a table `[book]`, and this is a list", "write a table"),
        ("[epub]\ncss = {}", "`css` should be a list of files", "put the names between"),
        ("[book]\ndate = true", "`date` should be a date", "write a date there"),
        ("[book]\ndate = 10:00:00", "`date` is not a date: `10:00:00`", "write YYYY-MM-DD"),
        ('[book]\ntitle = "\\u0000"', "`title` holds a character that cannot be printed", "del"),
        ('[pdf]\nopenings = "verso"', "`openings` is neither", "write `recto`"),
        ('[pdf]\npage-size = "13x20"', "`page-size` is not a size of paper", "write a name such"),
    ],
)
def test_what_a_complaint_says(text: str, message: str, hint: str) -> None:
    finding = only(read(text))
    assert finding.message.startswith(message)
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("[book]\ntitle: Havet", 2, 6, 'write `title = "Havet"`'),
        ("[book]\ntitle = Havet  # x", 2, 9, 'write `title = "Havet"`'),
        ("[book]\ntitle = ”Havet”", 2, 9, 'write `title = "Havet"`'),
        ("[book]\ndate = 12 mai 2021", 2, 11, 'write `date = "12 mai 2021"`'),
        ('[book]\ntitle = "Havet\nlang = "sv"', 2, 15, "close its quotation mark"),
        ('[book]\ntitle = "Havet', 2, 15, "close its quotation mark"),
        ('[book]\ntitle = "a"\ntitle = "b"\n', 3, 1, "keep one of the two"),
        ("[book]\n[pdf]\n[book]\n", 3, 1, "gather its keys under one heading"),
        ('[book]\ncover-image = "C:\\omslag.jpg"', 2, 20, "write `/` or `\\\\`"),
        ('[content]\nfront = [\n  "a.md"\n  "b.md"\n]', 4, 3, "put `,` between items"),
        ('[content]\nfront = [\n  "a.md",\nback = ["b.md"]', 4, 1, "close it with `]`"),
        ('[content]\nfront = [\n  "a.md",\n[pdf]\n', 4, 2, "close it with `]`"),
        ("[book", 1, 6, "close it with `]`"),
        ("å = 1", 1, 1, "write `key = value`"),
    ],
)
def test_toml_that_cannot_be_read(text: str, line: int, column: int, hint: str) -> None:
    finding = only(read(text))
    assert finding.code == "B001"
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (line, column)
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize("value", ["[" * 5_000 + "]" * 5_000, "9" * 5_000, "0x" + "f" * 5_000])
def test_toml_that_is_more_than_a_machine_can_bear(value: str) -> None:
    assert only(read(f"[book]\ntitle = {value}")).code == "B001"


@pytest.mark.parametrize("rule", [rule for rule in vars(rules).values() if isinstance(rule, Rule)])
def test_each_rule_finds_its_bad_example_and_not_its_good_one(rule: Rule) -> None:
    assert [finding.code for finding in read(rule.bad).findings] == [rule.code]
    assert read(rule.good).findings == ()


# --- laws ---------------------------------------------------------------------------------------

_PIECES = [
    *("\n", "\n", "\n", " ", "=", " = ", ".", ",", "#", "[", "]", "[[", "]]", "{", "}"),
    *("'", '"', "'''", '"""', "\\", "\\u0041", "[book]\n", "[content]\n", "chapters = ["),
    *("title", "author", "date", "a", "b", "1", "1.5", "2021-05-12", "10:00:00", "true", "'x'"),
    *("å", "\t", "\r", "\x00", "\u2028", '"x"', "part", "[[a]]\n", "[[a.b]]\n", "-", "+1_0", "nan"),
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_PIECES)).map("".join)))
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    settings = read(text)
    lines = text.split("\n")
    spans = [finding.span for finding in settings.findings] + [span for _, span in settings.places]
    for span in spans:
        assert span is not None
        assert span.excerpt == lines[span.line - 1]
        assert 1 <= span.column <= len(span.excerpt) + 1
        assert span.width >= 1


def test_a_table_under_a_list_of_tables_belongs_to_the_last_of_them() -> None:
    tree = read_toml(source("[[a]]\n[a.b]\nc = 1\n[[a.d]]\n[[a]]\n[a.b]\nc = 2\na.d = 3\n"))
    assert [(leaf.text, leaf.span.line) for leaf in scalars(tree)] == [("1", 3), ("2", 7), ("3", 8)]


_KEYS = st.sampled_from(["a", "b", '"c.d"', "'e]'", "f-g", '"h\\"i"', "1", "a.b", 'x . "y"'])
_SCALARS = st.sampled_from(
    [
        *("1", "-1.5e3", "0x1F", "true", "inf", "2021-05-12", "2021-05-12 10:20:30", "10:20:30.5"),
        *('"å"', "''", '""', '"a \\" ] # b"', "'c } = '", '"""\nd "" e\n"""', "'''f\n''g'''"),
        *('"""x"""""', '"""\\""""', "''''y'''"),
    ]
)
_BLANK = st.sampled_from(["", " ", "\n", "  # x ] }\n", "\n\n"])
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.tuples(_BLANK, st.lists(st.tuples(inner, _BLANK))).map(
            lambda given: f"[{given[0]}" + "".join(f"{v}{b},{b}" for v, b in given[1]) + "]"
        ),
        st.lists(st.tuples(_KEYS, inner), unique_by=lambda pair: pair[0]).map(
            lambda pairs: "{" + ", ".join(f"{k} = {v}" for k, v in pairs) + "}"
        ),
    ),
    max_leaves=6,
)
_HEADERS = st.tuples(_KEYS, st.booleans()).map(lambda p: f"[[{p[0]}]]" if p[1] else f"[ {p[0]} ]")
_LINES = st.one_of(_HEADERS, st.tuples(_KEYS, _VALUES).map(" = ".join), st.just("# [x]"))


def told(node: Node) -> Any:
    """The values of a placed tree without their places."""
    if isinstance(node, Table):
        return {setting.name: told(setting.value) for setting in node.settings}
    return [told(item) for item in node.items] if isinstance(node, Listing) else node.text


def as_told(value: Any) -> Any:
    """The same of tomllib's values."""
    if isinstance(value, dict):
        return {key: as_told(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_told(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Table):
        return [leaf for setting in node.settings for leaf in scalars(setting.value)]
    return (
        [leaf for item in node.items for leaf in scalars(item)]
        if isinstance(node, Listing)
        else [node]
    )


@given(st.lists(_LINES, max_size=8).map("\n".join))
def test_each_value_stands_where_the_tree_says(text: str) -> None:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    tree = read_toml(source(text))
    assert told(tree) == as_told(values)
    for leaf in scalars(tree):
        span = leaf.span
        written = span.excerpt[span.column - 1 :][: span.width]
        if written not in {'"""', "'''"} and not written.startswith("'''"):
            assert as_told(tomllib.loads(f"k = {written}")["k"]) == leaf.text
        assert (leaf.sort is Sort.TEXT) == (written[0] in "\"'")
