"""bok.toml: what is read, what is complained of, and where."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.book import Contributor, Isbn, Series, Source
from bokbygg.dates import Date
from bokbygg.diagnostics import Diagnostic, Level, Rule
from bokbygg.rules import settings as rules
from bokbygg.settings import Entry, PartSettings, Settings, read_settings
from bokbygg.settings.placed import Listing, Node, Scalar, Sort, Table
from bokbygg.settings.tomltree import read_toml
from bokbygg.typography import RULES


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
    assert told.identifier == "urn:uuid:1"
    assert told.isbns == (Isbn(digits="9780306406157", written="0-306-40615-2"),)
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


def test_who_helped_and_how() -> None:
    settings = book(
        'author = "A"\ntranslator = "B"\neditor = ["C", { name = "D", file_as = "D, D" }]\n'
        'illustrator = { name = "E" }\ncontributors = [{ name = "F", role = "pht" }, "G"]'
    )
    assert settings.findings == ()
    people = [(one.name, one.role, one.file_as) for one in settings.book.authors]
    assert people == [
        ("A", "aut", ""),
        ("F", "pht", ""),
        ("G", "ctb", ""),
        ("C", "edt", ""),
        ("D", "edt", "D, D"),
        ("B", "trl", ""),
        ("E", "ill", ""),
    ]


@pytest.mark.parametrize(
    ("written", "series"),
    [
        ('series = "Norr"', Series(name="Norr")),
        ('series = { name = "Norr", number = 2 }', Series(name="Norr", number="2")),
        ('series = { name = "Norr", number = "2.5" }', Series(name="Norr", number="2.5")),
        ('series = "Norr"\nseries_number = 3', Series(name="Norr", number="3")),
        ('belongs-to-collection = "Norr"\ngroup-position = 3', Series(name="Norr", number="3")),
    ],
)
def test_the_forms_of_a_series(written: str, series: Series) -> None:
    assert (book(written).book.series, book(written).findings) == (series, ())


def test_an_isbn_for_each_edition() -> None:
    settings = book('isbn = { print = "978-91-991234-4-8", epub = "0-306-40615-2" }')
    assert settings.findings == ()
    assert settings.book.isbns == (
        Isbn(digits="9780306406157", written="0-306-40615-2", edition="epub"),
        Isbn(digits="9789199123448", written="978-91-991234-4-8", edition="print"),
    )


def test_what_the_book_is_about() -> None:
    settings = book('subject = ["DNL", "Essays"]\nkeywords = "ice, snow"')
    assert (settings.book.subjects, settings.book.keywords) == (("DNL", "Essays"), ("ice", "snow"))
    assert settings.findings == ()


@pytest.mark.parametrize(
    ("key", "field"),
    [
        *(
            ('language = "sv"', "lang"),
            ('authors = ["A"]', "authors"),
            ("published = 2010", "date"),
        ),
        *(('cover = "a.png"', "cover_image"), ('cover_image = "a.png"', "cover_image")),
        *(('license = "CC0"', "rights"), ('titel = "X"', "title"), ('rubrik = "X"', "title")),
        *(
            ('titleSv = "X"', "title"),
            ('tags = "a"', "keywords"),
            ('edition = "2"', "edition_number"),
        ),
        *(('summary = "X"', "description"), ("'förlag' = \"X\"", "publisher")),
    ],
)
def test_names_that_other_programs_have_for_a_setting(key: str, field: str) -> None:
    settings = book(key.replace("'förlag'", '"förlag"'))
    assert settings.findings == ()
    assert getattr(settings.book, field)


def test_settings_of_other_programs_are_passed_over_with_a_note() -> None:
    settings = read('[book]\nsrc = "src"\nmultilingual = false\n[output.html]\na = 1\n[build]\n')
    assert places(settings) == [
        ("B042", 2, 1, 3),
        ("B042", 3, 1, 12),
        ("B042", 4, 2, 6),
        ("B042", 6, 2, 5),
    ]
    assert {finding.level for finding in settings.findings} == {Level.NOTE}


def test_two_names_of_a_setting_are_the_setting_given_twice() -> None:
    settings = book('language = "sv"\nlang = "en"')
    assert settings.book.lang == "sv"
    assert only(settings).message == "`lang` says the same as `language` on line 2"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *(('"none"', "none"), ('"1"', "1"), ("1", "1"), ("true", "1"), ("false", "none")),
        *(('"I"', "I"), ('"word"', "word"), ('""', "none")),
    ],
)
def test_the_numbers_of_chapters(written: str, number: str) -> None:
    settings = read(f"[content]\nnumber-chapters = {written}")
    assert (settings.content.number_chapters, settings.findings) == (number, ())


def test_how_the_content_is_numbered_and_listed() -> None:
    content = read(
        "[content]\ndrafts = true\nnumber-sections = true\nnumber_figures = true\n"
        'toc-depth = 3\nnotes = "footnotes"'
    )
    assert content.findings == ()
    told = content.content
    assert (told.drafts, told.number_sections, told.number_figures) == (True, True, True)
    assert (told.toc_depth, told.notes) == (3, "pop-up")


def test_the_rules_of_typography_are_keys() -> None:
    settings = read("[typography]\n" + "".join(f"{rule} = false\n" for rule in RULES))
    assert settings.findings == ()
    assert settings.typography.off == tuple(RULES)
    on = read("[typography]\n" + "".join(f"{rule} = true\n" for rule in RULES))
    assert (on.typography, on.findings) == (Settings().typography, ())


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        ('["»", "«"]', ("»", "«")),
        ('["»", "«", "›", "‹"]', ("»", "«", "›", "‹")),
        ('["«\\u00a0", "\\u00a0»"]', ("«\u00a0", "\u00a0»")),
        ('"sv"', ("”", "”", "’", "’")),
        ('"en"', ("“", "”", "‘", "’")),
        ('"en-GB"', ("‘", "’", "“", "”")),
        ('"en-gb"', ("‘", "’", "“", "”")),
    ],
)
def test_quotation_marks_of_ones_own(written: str, marks: tuple[str, ...]) -> None:
    settings = read(f"[typography]\nquotes = {written}")
    assert (settings.typography.quotes, settings.typography.off) == (marks, ())
    assert settings.findings == ()


@pytest.mark.parametrize(
    "written",
    ['["»"]', '["a", "b", "c"]', '["»»»»", "«"]', '"klingon"', "3", '["»", 1]', '["", ""]'],
)
def test_what_are_no_quotation_marks(written: str) -> None:
    finding = only(read(f"[typography]\nquotes = {written}"))
    assert finding.code in {"B003", "B004"}


@pytest.mark.parametrize(
    ("written", "dialogue", "off"),
    [('"dash"', "dash", ()), ("true", "", ()), ("false", "", ("dialogue",))],
)
def test_how_dialogue_is_set(written: str, dialogue: str, off: tuple[str, ...]) -> None:
    settings = read(f"[typography]\ndialogue = {written}\nhyphenate = false")
    assert settings.findings == ()
    typography = settings.typography
    assert (typography.dialogue, typography.off, typography.hyphenate) == (dialogue, off, False)


def test_a_look_without_css() -> None:
    settings = read(
        '[style]\nfont = "Noto Serif"\nmono_font = "fonts/x.ttf"\nfont-size = "12,5 PT"\n'
        'line-height = 1.30\nmargins = { top = "2cm", inner = "18 mm" }'
    )
    assert settings.findings == ()
    style = settings.style
    assert (style.font, style.mono_font) == ("Noto Serif", "fonts/x.ttf")
    assert (style.font_size, style.line_height) == ("12.5pt", "1.3")
    assert style.margins == ("2cm", "", "", "18mm")


def test_one_margin_is_all_of_them() -> None:
    assert read('[style]\nmargins = "20mm"').style.margins == ("20mm",) * 4
    assert read('[style]\nline-height = "16pt"').style.line_height == "16pt"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('font-size = "big"', "`font-size` cannot be `big`: it is not a number with"),
        ("font-size = 12", "`font-size` cannot be `12`: it has no unit"),
        ('font-size = "1pt"', "`font-size` cannot be `1pt`: it is not between 6pt and 36pt"),
        ('font-size = "99in"', "`font-size` cannot be `99in`: it is not between"),
        ("line-height = 14", "`line-height` cannot be `14`: it is not between 1 and 3"),
        ('margins = "-2mm"', "`margins` cannot be `-2mm`: it is not a number with"),
        (
            'margins = { top = "300mm" }',
            "`top` cannot be `300mm`: it is not between 8mm and 200mm",
        ),
        ('margins = ["1cm"]', "`margins` should be text, and this is a list"),
        ('margins = { left = "1cm" }', "`left` is not a setting of `margins`"),
    ],
)
def test_lengths_that_cannot_be(line: str, message: str) -> None:
    finding = only(read(f"[style]\n{line}"))
    assert finding.message.startswith(message)
    assert finding.hint


def test_variables_have_any_names() -> None:
    settings = read('[variables]\nyear = 2026\n"en sak" = "Snö"\nday = 2026-11-23\n')
    assert settings.variables == (("year", "2026"), ("en sak", "Snö"), ("day", "2026-11-23"))
    assert settings.findings == ()
    assert only(read("[variables]\nx = [1]")).message.startswith("`x` should be text")


# --- editions -----------------------------------------------------------------------------------

EDITIONS = """\
[book]
title = "Snow and Silence"
language = "sv"
isbn = "0-306-40615-2"
identifier = "urn:uuid:1"

[pdf]
page-size = "A5"
css = "own.css"

[edition.sample]
only = ["01-*.md", "foreword.md"]
except = ["*-answers.md"]
title = "Snow: a sample"
css = "sample.css"
book.subtitle = "Three essays"
book.lang = "en"

[edition.large-print.style]
font-size = "16pt"

[edition.large-print.pdf]
page-size = "B5"

[edition.shop]
isbn = { pdf = "978-91-991234-4-8" }
slug = "snow"
identifier = "urn:uuid:2"
variables = { where = "in a shop" }
typography.quotes = false
"""


def edition(name: str, text: str = EDITIONS) -> Settings:
    return read_settings(source(text), edition=name)


def test_without_a_name_editions_are_not_laid_over_the_book() -> None:
    settings = read(EDITIONS)
    assert (settings.edition, settings.only, settings.leave_out) == ("", (), ())
    assert (settings.book.title, settings.book.lang) == ("Snow and Silence", "sv")
    assert settings.findings == ()


def test_an_edition_says_what_is_otherwise() -> None:
    settings = edition("sample")
    assert (settings.edition, settings.findings) == ("sample", ())
    told = settings.book
    assert (told.title, told.subtitle, told.lang) == ("Snow: a sample", "Three essays", "en")
    assert [at(entry) for entry in settings.only] == [
        ("01-*.md", 12, 9, 9),
        ("foreword.md", 12, 20, 13),
    ]
    assert [at(entry) for entry in settings.leave_out] == [("*-answers.md", 13, 11, 14)]
    assert settings.pdf.page_size == "A5"


def test_a_key_that_two_tables_have_is_said_to_both() -> None:
    settings = edition("sample")
    assert [at(entry) for entry in settings.pdf.css] == [("sample.css", 15, 7, 12)]
    assert [at(entry) for entry in settings.epub.css] == [("sample.css", 15, 7, 12)]


def test_places_are_those_of_what_counts() -> None:
    settings = edition("sample")
    title, size = settings.place("book.title"), settings.place("pdf.page-size")
    assert title is not None
    assert size is not None
    assert (title.line, title.excerpt) == (14, 'title = "Snow: a sample"')
    assert size.line == 8


def test_tables_of_an_edition() -> None:
    settings = edition("large-print")
    assert (settings.style.font_size, settings.pdf.page_size) == ("16pt", "B5")
    assert [entry.pattern for entry in settings.pdf.css] == ["own.css"]
    assert settings.book.title == "Snow and Silence"


def test_an_edition_is_a_book_of_its_own() -> None:
    names = {name: edition(name).book for name in ("", "sample", "large-print")}
    assert len({told.identifier for told in names.values()}) == 3
    assert [told.identifier.startswith("urn:uuid:") for told in names.values()] == [True] * 3
    assert (len(names[""].isbns), names["sample"].isbns, names["large-print"].isbns) == (1, (), ())
    assert names["large-print"] == edition("large-print").book
    assert names["sample"].slug == names["large-print"].slug == "snow-and-silence"


def test_an_edition_may_have_numbers_of_its_own() -> None:
    settings = edition("shop")
    assert settings.findings == ()
    assert settings.book.identifier == "urn:uuid:2"
    assert [(one.digits, one.edition) for one in settings.book.isbns] == [("9789199123448", "pdf")]
    assert (settings.book.slug, settings.variables) == ("snow", (("where", "in a shop"),))
    assert settings.typography.off == ("quotes",)


def test_an_edition_that_does_not_exist() -> None:
    finding = only(edition("smaple"))
    assert (finding.code, finding.message) == ("B041", "there is no edition `smaple`")
    assert finding.hint == "did you mean `sample`?"
    assert only(edition("x")).hint == "name `sample`, `large-print` or `shop`"
    assert only(edition("x", "")).hint == "write a table `[edition.x]` in bok.toml"
    assert only(read_settings(None, edition="x")).code == "B041"


def test_what_is_wrong_in_an_edition_is_told_whichever_is_made() -> None:
    text = '[edition.a]\ntitle = 1\nx = 2\n[edition.b.pdf]\npage-size = "pockot"\n'
    for name in ("", "a", "b"):
        assert places(edition(name, text)) == [
            ("B003", 2, 9, 1),
            ("B002", 3, 1, 1),
            ("B004", 5, 13, 8),
        ]


def test_a_setting_can_be_taken_away_in_an_edition() -> None:
    text = '[book]\nsubtitle = "S"\n[edition.a]\nsubtitle = ""\n'
    assert (edition("", text).book.subtitle, edition("a", text).book.subtitle) == ("S", "")


# --- what is complained of ----------------------------------------------------------------------


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    settings = read(
        "[book]\n"
        "title = 1984\n"
        'tilte = "x"\n'
        'lang = "svenska"\n'
        'date = "13 december 2010"\n'
        'slug = "Snö"\n'
        'isbn = "978-0-306-40615-8"\n'
        'author = [{ name = "A", role = "Editor", filed = "B" }, 7]\n'
        "[content]\n"
        "chapters = [\n"
        '  "01.md", 2,\n'
        '  { part = "Vinter" },\n'
        '  { part = 1, chapters = ["02.md", ["03.md"]], x = 1 },\n'
        "]\n"
        'front = "forord.md"\n'
        "[pdf]\n"
        'page-size = "pockot"\n'
        'openings = "left"\n'
        "[style]\n"
        'thema = "x"\n'
    )
    assert places(settings) == [
        ("B003", 2, 9, 4),
        ("B002", 3, 1, 5),
        ("B004", 4, 8, 9),
        ("B004", 5, 8, 18),
        ("B004", 6, 8, 5),
        ("B014", 7, 8, 19),
        ("B004", 8, 32, 8),
        ("B002", 8, 42, 5),
        ("B003", 8, 57, 1),
        ("B003", 11, 12, 1),
        ("B003", 12, 3, 19),
        ("B003", 13, 12, 1),
        ("B003", 13, 36, 9),
        ("B002", 13, 48, 1),
        ("B003", 15, 9, 11),
        ("B004", 17, 13, 8),
        ("B004", 18, 12, 6),
        ("B002", 20, 1, 5),
    ]
    assert all(finding.level is Level.ERROR for finding in settings.findings)
    assert settings.pdf == Settings().pdf
    assert settings.book.authors == (Contributor(name="A"),)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('[book]\ntilte = "x"', "`tilte` is not a setting of `[book]`", "did you mean `title`?"),
        ('[book]\nlangauge = "sv"', "`langauge` is not", "did you mean `language`?"),
        ('[book]\ncover_imgae = "x"', "`cover_imgae` is not", "did you mean `cover-image`?"),
        ('[bok]\ntitle = "x"', "`bok` is not a setting of bok.toml", "did you mean `book`?"),
        ('title = "x"', "`title` is not a setting of bok.toml", "move it to its table `[book]`"),
        ("[book]\nchapters = []", "`chapters` is not", "move it to its table `[content]`"),
        ("[edition.sample]\nx = 1", "`x` is not a setting of an edition", "delete it"),
        ("[edition]\nsample = 1", "`sample` should be a table `[edition.sample]`", "write a table"),
        ("[edition.Stor]", "an edition's name may hold only `a`-`z`", "write `[edition.stor]`"),
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
    text, edition = (rule.good, "smaple") if rule is rules.NO_SUCH_EDITION else (rule.bad, "")
    found = read_settings(source(text), edition=edition).findings
    assert [finding.code for finding in found] == [rule.code]
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
