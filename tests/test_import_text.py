"""Plain text of the hard kind: essays in a row, saved from the web years ago."""

from __future__ import annotations

import re
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.dates import Date
from bokbygg.diagnostics import Fault
from bokbygg.importers import TEXT, Cut, Harvest, Material, Sort, files, look, plan_of, read_plan
from bokbygg.importers.text.block import Shape
from bokbygg.importers.text.blocks import blocks
from bokbygg.importers.text.bylines import is_foot, who_and_when
from bokbygg.importers.text.mending import FIRST, last, mended
from bokbygg.importers.text.setting import inline, line
from bokbygg.importers.text.signs import words_of
from bokbygg.importers.text.tags import without_tags
from bokbygg.importers.text.titles import opening_words
from bokbygg.importers.text.webwords import is_menu, is_of_page
from bokbygg.read.encodings import decoded
from tests.bookmaking import lay_out
from tests.epub_judge import epubcheck
from tests.kept_words import lines_out_of_order, lost_and_new
from tests.needs import needs
from tests.program import bokbygg

SAVED = sorted((Path(__file__).parent / "books" / "imports" / "text").glob("*.txt"))
MANUSCRIPT = Path(__file__).parent.parent / "manuscript"


def true_lines(path: Path) -> list[int]:
    """The lines that the essays of a saved text begin at, as stands beside it."""
    rows = path.with_suffix(".begins").read_text("utf-8").splitlines()
    return [int(row.split("\t")[0]) for row in rows]


def brought(text: str, folder: Path, lang: str = "sv", cuts: tuple[Cut, ...] = ()) -> Harvest:
    lay_out(folder, {"blog.txt": text})
    return TEXT.take(look(folder / "blog.txt", cuts), lang)


def said(harvest: Harvest, sort: Sort) -> list[str]:
    return [remark.said for remark in harvest.remarks if remark.sort is sort]


# --- the saved texts ------------------------------------------------------------------------------


def test_nine_of_ten_essays_begin_where_they_do() -> None:
    right = wanted = wrong = 0
    for path in SAVED:
        found = {essay.line for essay in TEXT.take(look(path), "").essays}
        true = set(true_lines(path)[1:])
        right, wanted = right + len(found & true), wanted + len(true)
        wrong += len(found - true - {true_lines(path)[0]})
    assert right >= 0.9 * wanted
    assert right >= 0.9 * (right + wrong)


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_every_word_is_kept_but_what_the_report_names(path: Path) -> None:
    harvest = TEXT.take(look(path), "")
    text = decoded(path.read_bytes()).text
    assert lost_and_new(text, harvest) == ({}, {})
    assert lines_out_of_order(text, harvest) == []


@pytest.mark.long
@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_a_saved_text_becomes_a_sound_book_with_no_hand_laid_on_it(
    path: Path, tmp_path: Path
) -> None:
    needs("java")
    assert bokbygg("import", path, "--into", "book", cwd=tmp_path).returncode == 0
    done = bokbygg("build", "epub", cwd=tmp_path / "book")
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr
    (made,) = (tmp_path / "book" / "build").glob("*.epub")
    assert epubcheck(made.read_bytes(), tmp_path) == ()


def test_the_projects_own_book_saved_as_text_is_cut_where_it_was(tmp_path: Path) -> None:
    essays = sorted(MANUSCRIPT.glob("0*.md"))
    text, begins = "", []
    for essay in essays:
        _, head, body = essay.read_text("utf-8").split("---\n", 2)
        title = re.search(r'title: "(.*)"', head)
        assert title
        body = re.sub(r"^(?:\||\[\^|:::|!\[).*$|^#+ |\[\^\d\]|\{[^}]*\}", "", body, flags=re.M)
        body = re.sub(r"\n{3,}", "\n\n", body)
        begins.append(text.count("\n") + 1)
        text += f"{title[1]}\n\n{body.strip()}\n\n\n"
    harvest = brought(text, tmp_path)
    assert [essay.line for essay in harvest.essays] == begins


def test_an_essay_that_comes_twice_is_kept_outside_the_book() -> None:
    (path,) = (path for path in SAVED if path.stem == "sv-blogg")
    harvest = TEXT.take(look(path), "sv")
    titles = [(essay.head["title"], essay.outside) for essay in harvest.essays]
    assert titles.count(("Limpan som inte ville jäsa", False)) == 1
    assert titles.count(("Limpan som inte ville jäsa", True)) == 1
    told = [one for one in said(harvest, Sort.GUESSED) if "again" in one]
    assert len(told) == 1
    assert "the essay of line 27 again" in told[0]
    assert "`tre` is `fyra`" in told[0]


def test_what_the_page_said_round_the_text_is_quoted() -> None:
    (path,) = (path for path in SAVED if path.stem == "sv-blogg")
    harvest = TEXT.take(look(path), "sv")
    left = [remark.before for remark in harvest.remarks if remark.sort is Sort.LEFT]
    assert left[:6] == ["Tankar från hamnen", "Hem", "Om mig", "Arkiv", "Kontakt", "Sök på bloggen"]
    assert harvest.settings["book"]["title"] == "Tankar från hamnen"


def test_words_parted_by_a_blank_are_told_of_and_left() -> None:
    (path,) = (path for path in SAVED if path.stem == "sv-blogg")
    harvest = TEXT.take(look(path), "sv")
    told = "`till baka` may be `tillbaka`, parted by a blank; left as it is"
    assert told in said(harvest, Sort.GUESSED)
    assert "synen kommer till baka efter" in harvest.essays[2].body


def test_lines_of_dialogue_are_no_list() -> None:
    (path,) = (path for path in SAVED if path.stem == "sv-ombruten")
    body = TEXT.take(look(path), "sv").essays[1].body
    assert "\n\n– Nästa, sa sköterskan.\n\n– Det är nog jag," in body
    assert "\n\n1. den som har tid\n2. den som har ont\n" in body
    assert "- enfärgat, rött\n- " in TEXT.take(look(path), "sv").essays[0].body
    assert "| Tiden går\n| men inte den här\n" in TEXT.take(look(path), "sv").essays[2].body


# --- one fault at a time --------------------------------------------------------------------------

LOREM = "Det hade snöat hela natten och snön låg tung över taken när vi gick ut för att se på den."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("snö ,  is . Och", "snö, is. Och"),
        ("10\u00a0000\u202fkr", "10 000 kr"),
        ("fÃ¶rsta â€“ gÃ¥ngen", "första – gången"),
        ("sn\u00ado\u200b", "sno"),
        ("dom´s ``hej''", 'dom’s "hej"'),
        ("och ... så", "och ... så"),
        ("kl 12 :30", "kl 12 :30"),
        ("Åke ! Nej ?", "Åke! Nej?"),
        ("när vi åkte ,och det", "när vi åkte, och det"),
    ],
)  # fmt: skip
def test_letters_and_blanks_are_mended(before: str, after: str) -> None:
    text, _ = mended(before, FIRST, "a.txt")
    assert mended(text, last("sv"), "a.txt")[0] == after


def test_french_keeps_its_blanks() -> None:
    assert mended("Quoi\u00a0? Non , merci.", last("fr"), "a")[0] == "Quoi ? Non, merci."


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<a href="http://a.b/c″>ord</a>.', "[ord](http://a.b/c)."),
        ("<a href=http://a.b>ord</a>", "[ord](http://a.b)"),
        ("<b>tungt</b> och <i>lätt</i>", "**tungt** och *lätt*"),
        ("o<b>tungt</b>", "o<strong>tungt</strong>"),
        ("<B>aldrig stängt", "aldrig stängt"),
        ("rad<br/>rad", "rad\\\nrad"),
        ("x &amp; y &lt;3 &aring;", "x & y <3 å"),
        ("1 < 2 och <hej>", "1 < 2 och \\<hej>"),
        ("m<sup>2</sup>", "m<sup>2</sup>"),
        ("<a name=top>ord</a>", "ord"),
    ],
)
def test_stray_html_becomes_what_it_means(html: str, markdown: str, tmp_path: Path) -> None:
    harvest = brought(f"{LOREM} {html}\n", tmp_path)
    assert harvest.essays[0].body == f"{LOREM} {markdown}"


def test_a_picture_in_the_text_is_told_of(tmp_path: Path) -> None:
    harvest = brought(f'{LOREM} <img src="a.jpg" alt="En båt">\n', tmp_path)
    assert said(harvest, Sort.LEFT) == ["a picture that a text cannot hold"]


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("Rubrik\n\nText som slutar så här.", ["short", "paragraph"]),
        ("* * *", ["rule"]),
        ("- ett\n- två", ["bullets", "bullets"]),
        ("1. ett\n2. två", ["numbers", "numbers"]),
        ("1. Inledning\n\nText som slutar så.", ["short", "paragraph"]),
        ("12 maj 2009", ["byline"]),
        ("Hem | Om | Kontakt", ["page"]),
        ("Rubrik\n======", ["short"]),
        ("Tiden går\nmen inte här\nsäger han.", ["verse"]),
    ],
)
def test_the_shapes_of_lines(text: str, shapes: list[str]) -> None:
    assert [block.shape.value for block in blocks(text)] == shapes


def test_lines_that_a_machine_has_broken_are_put_together() -> None:
    text = (
        "Själv slår jag in paket så att det syns att någon har varit där.\n"
        "Papperet räcker inte, och då skarvar jag. Jag har skarvat med\n"
        "tidningspapper.\n"
        "Nästa stycke börjar här utan någon tom rad mellan dem, och det\n"
        "fortsätter ännu en rad.\n"
    )
    assert [block.text.count("\n") for block in blocks(text)] == [0, 0]
    assert [block.line for block in blocks(text)] == [1, 4]


@pytest.mark.parametrize(
    ("text", "who", "when"),
    [
        ("Av Anna Åkesson, 12 maj 2009", "Anna Åkesson", Date(year=2009, month=5, day=12)),
        ("Publicerat den 3 november 2010 kl 12:31", "", Date(year=2010, month=11, day=3)),
        ("Posted on March 7th, 2010 by Ann Lee", "Ann Lee", Date(year=2010, month=3, day=7)),
        ("Posted on 3 May 2009 by tove", "tove", Date(year=2009, month=5, day=3)),
        ("söndag, december 20, 2020", "", Date(year=2020, month=12, day=20)),
        ("2009-05-12", "", Date(year=2009, month=5, day=12)),
        ("Veröffentlicht am 3. März 2011", "", Date(year=2011, month=3, day=3)),
        ("le 14 juillet 1989", "", None),
        ("By Anna Lee", "Anna Lee", None),
    ],
)
def test_lines_that_say_who_and_when(text: str, who: str, when: Date | None) -> None:
    found = who_and_when(text)
    assert found is not None
    assert found[0] == who
    if when:
        assert found[1] == when


@pytest.mark.parametrize(
    "text", ["Av jord är du kommen", "I maj 2009 var jag i Rom.", "Snön", "Maj"]
)
def test_lines_that_say_more_are_text(text: str) -> None:
    assert who_and_when(text) is None


@pytest.mark.parametrize(
    "text",
    ["Hem", "Om mig", "3 kommentarer", "Kommentarer (3)", "« Äldre inlägg", "Dela detta:", "Share",
     "Etiketter: resor, mat", "Läs mer »", "Home About Contact", "Older posts →", "Tweet | Like"],
)  # fmt: skip
def test_lines_of_a_web_page(text: str) -> None:
    assert is_of_page(text) or is_menu(text)


@pytest.mark.parametrize("text", ["Hemma igen", "Om konsten att leva", "Tre svar till min bror"])
def test_titles_are_no_lines_of_a_web_page(text: str) -> None:
    assert not is_of_page(text)
    assert not is_menu(text)


def test_who_put_it_up_stands_at_the_foot() -> None:
    assert is_foot("Posted by Walter at 4:12 AM 3 comments")
    assert is_foot("Upplagd av Anna kl. 12:34")
    assert not is_foot("Av Anna Åkesson, 12 maj 2009")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Det snöade. Sedan regnade det.", "Det snöade"),
        ("Tåget stod stilla i en skog så länge att vi började räkna granarna",
         "Tåget stod stilla i en skog så länge att vi …"),
        ("”Nej”, sa hon", "Nej”, sa hon"),
    ],
)  # fmt: skip
def test_a_title_of_the_opening_words(text: str, title: str) -> None:
    assert opening_words(text) == title


def test_addresses_become_links_and_stress_is_kept() -> None:
    assert inline("Se http://a.b/c_d, *ja*.") == "Se <http://a.b/c_d>, *ja*."
    assert line("- nej") == r"\- nej"


# --- where the author says it ---------------------------------------------------------------------

TWO = f"Snön\n\n{LOREM}\n\n{LOREM}\n\nIsen\n\n{LOREM}\n"


def test_an_author_says_where_essays_begin(tmp_path: Path) -> None:
    harvest = brought(TWO, tmp_path, cuts=(Cut(line=1), Cut(line=6, title="Is")))
    assert [essay.head["title"] for essay in harvest.essays] == ["Snön", "Is"]
    assert [essay.line for essay in harvest.essays] == [1, 7]
    dropped = brought(TWO, tmp_path, cuts=(Cut(line=3, dropped=True), Cut(line=7)))
    assert [essay.head["title"] for essay in dropped.essays] == ["Isen"]
    assert lost_and_new(TWO, dropped) == ({}, {})


@pytest.mark.parametrize("lines", [(900,), (3, 4, 5)])
def test_a_line_that_is_not_there_is_told_of(lines: tuple[int, ...], tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        brought(TWO, tmp_path, cuts=tuple(Cut(line=number) for number in lines))
    assert [found.code for found in fault.value.findings] == ["I011"]


def test_a_plan_is_written_changed_and_followed(tmp_path: Path) -> None:
    lay_out(tmp_path, {"blog.txt": TWO})
    command = ("import", "blog.txt", "--into", "book", "--plan", "plan.toml")
    first = bokbygg(*command, cwd=tmp_path)
    assert first.stdout.startswith("plan.toml\n")
    assert not (tmp_path / "book").exists()
    plan = tmp_path / "plan.toml"
    assert tomllib.loads(plan.read_text("utf-8"))["essay"][0]["title"] == "Snön"
    plan.write_text('[[essay]]\nline = 1\n[[essay]]\nline = 7\ntitle = "Om is"\nkeep = "outside"\n')
    assert bokbygg(*command, cwd=tmp_path).returncode == 0
    made = {path.name for path in (tmp_path / "book" / "manuscript").iterdir()}
    assert made == {"bok.toml", "01-snon.md", "om-is.md"}


@given(st.lists(st.integers(1, 40), min_size=1, max_size=5, unique=True))
def test_a_plan_reads_back_as_it_was_written(lines: list[int]) -> None:
    text = "".join(f'[[essay]]\nline = {number}\ntitle = "T{number}"\n' for number in lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.toml"
        path.write_text(text, "utf-8")
        assert [(cut.line, cut.title) for cut in read_plan(path)] == [
            (number, f"T{number}") for number in lines
        ]


# --- what is no text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "I010"), (b" \n\t\n", "I010"), (b"... --- ...\n", "I010"), (b"\0\1\2PNG\0\0", "I010")],
)
def test_what_is_no_text_is_told_of(data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    done = bokbygg("import", "a.txt", "--into", "book", "--from", "text", cwd=tmp_path)
    assert f"error[{code}]" in done.stderr
    assert done.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@given(st.text(max_size=300))
def test_no_text_whatever_brings_it_down(text: str) -> None:
    material = Material(path=Path("a.txt"))
    mended_text, _ = mended(text.replace("\r", "\n"), FIRST, material.name)
    bare, _ = without_tags(mended_text, material.name)
    assert bare.count("\n") == text.replace("\r", "\n").count("\n")
    for block in blocks(mended(bare, last("sv"), "a")[0]):
        assert isinstance(words_of(block.text), str)
        assert block.shape in Shape


PIECES = [
    *("Hem\n", "Snö\n", f"{LOREM}\n", "\n", "\n\n", "- nej\n", "1. ett\n", " <b>", "</b> "),
    *(' <a href="x″>', "</a> ", " <br> ", " &amp; ", "* * *\n", "---\n", "# Rubrik\n", "=====\n"),
    *(
        "Av Anna Ek, 3 maj 2009\n",
        "12 maj 2010\n",
        "  indrag\n",
        "\u00a0",
        " Ã¥ ",
        "| a\n",
        "{{a}} ",
    ),
    *(
        "http://a.b/c_d ",
        "[x](y) ",
        "Kommentarer (3)\n",
        " <li> ",
        " <h2>R</h2> ",
        "$5 ",
        "``hej''",
    ),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join))
def test_pieces_in_any_order_make_a_harvest_or_a_finding(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            harvest = brought(text, Path(folder))
        except Fault:  # no text: told of, as below
            return
    assert files(harvest, "")["manuscript/bok.toml"]
    lines = [essay.line for essay in harvest.essays]
    assert lines == sorted(lines)


def test_a_menu_alone_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        brought("Hem\nOm mig\nKontakt\n", tmp_path)
    assert "nothing but the menus" in str(fault.value)


def test_a_plan_of_a_saved_text_holds_every_essay() -> None:
    (path,) = (path for path in SAVED if path.stem == "sv-blogg")
    plan = tomllib.loads(plan_of(look(path), "sv"))
    assert [entry["line"] for entry in plan["essay"]] == true_lines(path)
    assert [entry["keep"] for entry in plan["essay"]].count("outside") == 1
