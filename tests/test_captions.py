"""Figures, tables and their captions, as Pandoc, Quarto and bookdown write them."""

from __future__ import annotations

import pytest

from bokbygg.book import Captioned, Chapter, Image, Label, Markup, NoteRef, Text, plain
from tests.bookmaking import chapter_of


def shown(chapter: Chapter) -> str:
    """The body with a mark for each hole, to read in a test."""
    made = []
    for piece in chapter.body:
        match piece:
            case Label():
                made.append(f"[label {piece.anchor}]")
            case NoteRef():
                made.append(f"[note {piece.number}]")
            case Image():
                made.append(f"[image {piece.src}]")
            case Markup():
                made.append(piece.xhtml)
            case Text():
                made.append(piece.text)
    return "".join(made)


def essay(text: str) -> Chapter:
    return chapter_of(f"# T\n\n{text}\n")


def only(text: str) -> Captioned:
    (one,) = essay(text).captioned
    return one


def codes(chapter: Chapter) -> list[str]:
    return [finding.code for finding in chapter.findings]


TABLE = "| År | Is |\n|----|----|\n| 1912 | 12 |\n"


# --- figures --------------------------------------------------------------------------------------


def test_a_picture_with_a_title_is_a_figure_with_a_caption_and_room_for_its_number() -> None:
    assert shown(essay('![En båt](bat.png "Båten *Vega*"){#fig-bat}')) == (
        '<figure id="a--fig-bat">[image bat.png]'
        "<figcaption>[label a--fig-bat]Båten <em>Vega</em></figcaption></figure>\n"
    )


def test_what_has_a_caption_is_known_by_kind_id_and_words() -> None:
    one = only('![En båt](bat.png "Båten *Vega*"){#fig-bat}')
    assert (one.kind, one.id, plain(one.title), one.named) == (
        "figure",
        "a--fig-bat",
        "Båten Vega",
        True,
    )


def test_a_figure_without_an_id_gets_one_of_ours_and_may_go_without_a_number() -> None:
    one = only('![En båt](bat.png "Båten")')
    assert (one.id, one.named) == ("a_figure-1", False)


def test_a_picture_without_a_caption_is_nothing_to_number() -> None:
    assert essay("![En båt](bat.png){#fig-bat}").captioned == ()


def test_the_class_unnumbered_keeps_a_number_away() -> None:
    assert not only('![En båt](bat.png "Båten"){#fig-bat .unnumbered}').numbered


@pytest.mark.parametrize("name", ["fig-alt", "alt"])
def test_where_the_alternative_text_is_given_the_brackets_hold_the_caption(name: str) -> None:
    chapter = essay(f'![Båten *Vega*](bat.png){{#fig-bat {name}="En båt på land"}}')
    (image,) = (piece for piece in chapter.body if isinstance(piece, Image))
    assert image.alt == "En båt på land"
    assert plain(chapter.captioned[0].title) == "Båten Vega"


def test_a_caption_may_hold_notes_links_and_other_languages() -> None:
    chapter = essay(
        '![En båt](bat.png "Båten[^1] [*the boat*]{lang=en}, se [kajen](b.md).^[Två.]")\n\n'
        "Efter.[^2]\n\n[^1]: Ett.\n\n[^2]: Tre."
    )
    assert "Båten[note 1] " in shown(chapter)
    assert '<span lang="en" xml:lang="en"><em>the boat</em></span>' in shown(chapter)
    assert [plain(note.body) for note in chapter.notes] == ["Ett.", "Två.", "Tre."]
    assert codes(chapter) == []


def test_every_character_of_a_caption_knows_its_place() -> None:
    text = '> ![Vega](bat.png "En \\"båt\\" vid\n> *kajen*, ja kajen")'
    chapter = essay(text)
    lines = f"# T\n\n{text}\n".split("\n")
    for piece in chapter.body:
        for index, character in enumerate(piece.text if isinstance(piece, Text) else ""):
            place = piece.place(index) if isinstance(piece, Text) else None
            if place and character.isalpha():
                assert lines[place[0] - 1][place[1] - 1] == character


def test_a_picture_that_is_all_of_a_link_is_a_figure_too() -> None:
    chapter = essay('[![Karta](k.png "Kartan[^1]")](b.md){#fig-k}\n\n[^1]: Liten.')
    assert shown(chapter) == (
        '<figure id="a--fig-k">[image k.png]'
        "<figcaption>[label a--fig-k]Kartan[note 1]</figcaption></figure>\n"
    )
    kinds = [type(piece).__name__ for piece in chapter.body]
    assert kinds[1:4] == ["LinkStart", "Image", "LinkEnd"]
    assert codes(chapter) == []


def test_several_pictures_in_one_paragraph_are_a_group() -> None:
    assert shown(essay("![a](a.png)\n![b](b.png)")) == (
        '<figure class="pictures pictures-2">[image a.png][image b.png]</figure>\n'
    )


def test_pictures_of_a_group_may_have_captions_each() -> None:
    chapter = essay('![a](a.png "Ena")\n![b](b.png "Andra"){#fig-b}')
    assert [plain(one.title) for one in chapter.captioned] == ["Ena", "Andra"]
    assert shown(chapter).count("<figure") == shown(chapter).count("</figure>") == 3


@pytest.mark.parametrize("opening", ["{.figure #fig-b}", "figure {#fig-b}", "{#fig-b}"])
def test_a_division_can_be_a_figure_that_ends_with_its_caption(opening: str) -> None:
    chapter = essay(f"::: {opening}\n![a](a.png)\n\nBåten *Vega*[^1]\n:::\n\n[^1]: Ja.")
    assert "[image a.png]<figcaption>[label a--fig-b]Båten <em>Vega</em>[note 1]" in shown(chapter)
    assert shown(chapter).endswith("</figcaption></figure>\n")
    assert plain(chapter.captioned[0].title) == "Båten Vega"


def test_a_figure_may_hold_anything_and_its_parts_have_no_numbers() -> None:
    chapter = essay(
        '::: {.figure #b}\n![a](a.png "Ena")\n![b](b.png "Andra")\n\n- en lista\n\nBåtar\n:::'
    )
    assert [one.numbered for one in chapter.captioned] == [False, False, True]
    assert "<li>en lista</li>" in shown(chapter)


def test_a_figure_that_ends_with_a_picture_has_no_caption() -> None:
    chapter = essay("::: {.figure #b}\n![a](a.png)\n:::")
    assert chapter.captioned == ()
    assert shown(chapter) == '<figure id="a--b" class="figure">[image a.png]</figure>\n'


def test_a_figure_of_a_caption_alone_is_told_of() -> None:
    assert "S063" in codes(essay("::: {.figure #b}\nBåtar\n:::"))


@pytest.mark.parametrize(
    ("written", "width", "height"),
    [
        ("width=50%", "50%", ""),
        ("width=6cm", "6cm", ""),
        ("width=300", "300px", ""),
        ('width="2,5cm" height=3in', "2.5cm", "3in"),
        ("#fig-b .stor width=80%", "80%", ""),
    ],
)
def test_a_picture_takes_a_width_and_a_height(written: str, width: str, height: str) -> None:
    chapter = essay(f"![a](a.png){{{written}}}")
    (image,) = (piece for piece in chapter.body if isinstance(piece, Image))
    assert (image.width, image.height) == (width, height)
    assert codes(chapter) == []


@pytest.mark.parametrize("written", ["width=120%", "height=50%", "width=bred", "width=0"])
def test_a_size_that_is_none_is_told_of(written: str) -> None:
    assert codes(essay(f"![a](a.png){{{written}}}")) == ["S023"]


def test_a_picture_in_a_line_has_no_caption_but_an_id() -> None:
    chapter = essay('Se ![ån](a.png "Ån"){#an .liten} här.')
    assert '<span id="a--an" class="liten">[image a.png]</span>' in shown(chapter)
    assert codes(chapter) == ["S064"]


# --- tables ---------------------------------------------------------------------------------------

CAPTIONS = ["\n: Isens *tjocklek* {#tbl-is}", ": Isens *tjocklek* {#tbl-is}"]
CAPTIONS += ["\nTable: Isens *tjocklek* {#tbl-is}", "\ntable: Isens *tjocklek* {#tbl-is}"]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_paragraph_with_a_colon_after_a_table_is_its_caption(caption: str) -> None:
    chapter = essay(f"{TABLE}{caption}")
    assert shown(chapter).startswith(
        '<table id="a--tbl-is" class="narrow">'
        "<caption>[label a--tbl-is]Isens <em>tjocklek</em></caption><thead>"
    )
    assert shown(chapter).endswith("<td>12</td></tr>\n</tbody>\n</table>\n")
    assert chapter.captioned[0].kind == "table"


def test_a_caption_may_stand_before_its_table() -> None:
    chapter = essay(f"Text.\n\nTable: Isens tjocklek {{#tbl-is}}\n\n{TABLE}\nMer text.")
    assert [plain(one.title) for one in chapter.captioned] == ["Isens tjocklek"]
    assert shown(chapter).startswith('<p>Text.</p>\n<table id="a--tbl-is" class="narrow">')


def test_a_caption_between_two_tables_is_that_of_the_first() -> None:
    chapter = essay(f"{TABLE}\n: Första {{#tbl-a}}\n\n{TABLE}\n: Andra {{#tbl-b}}\n")
    assert [one.id for one in chapter.captioned] == ["a--tbl-a", "a--tbl-b"]


def test_a_caption_holds_notes() -> None:
    chapter = essay(f"{TABLE}\n: Isens tjocklek[^1]\n\n[^1]: I centimeter.")
    assert "Isens tjocklek[note 1]</caption>" in shown(chapter)


def test_bookdowns_label_gives_a_table_its_id() -> None:
    assert only(f"{TABLE}\nTable: (\\#tab:is) Isens tjocklek").id == "a--tab-is"


def test_a_caption_without_a_table_is_told_of_and_printed() -> None:
    chapter = essay("Text.\n\n***\n\n: Isens tjocklek")
    assert "S062" in codes(chapter)
    assert "Isens tjocklek" in shown(chapter)


def test_rows_have_heads_where_the_first_header_cell_is_empty() -> None:
    made = shown(essay("|   | Vår |\n|---|---:|\n| Båtar | 3 |"))
    assert '<tr><td></td><th scope="col" class="right">Vår</th></tr>' in made
    assert '<tr><th scope="row">Båtar</th><td class="right">3</td></tr>' in made


def test_a_table_whose_header_cells_are_all_empty_has_no_head() -> None:
    made = shown(essay("|   |   |\n|---|---|\n| Båtar | 3 |"))
    assert made == "<table><tbody><tr><td>Båtar</td><td>3</td></tr>\n</tbody>\n</table>\n"


def test_a_row_without_pipes_is_no_caption_unless_it_says_so() -> None:
    assert essay("| År | Is |\n|----|----|\nOlika: ja").captioned == ()


def test_a_table_of_nothing_but_a_caption_is_whole() -> None:
    made = shown(essay("| År | Is |\n|----|----|\n: Isens tjocklek"))
    assert made.endswith("</thead>\n</table>\n")
    assert "<tbody>" not in made


def test_a_table_of_many_or_long_words_is_wide() -> None:
    months = "| Januari | Februari | Mars | April | Maj | September | Oktober |\n"
    made = shown(essay(f"{months}{'|---' * 7}|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 |"))
    assert made.startswith('<table class="wide">')


def test_a_figure_of_figures_has_ids_of_their_own() -> None:
    text = '::: figure\n![a](a.png "One")\n![b](b.png "Two")\n\nBoth\n:::\n\n![c](c.png "Three")\n'
    ids = [one.id for one in chapter_of(text).captioned]
    assert len(set(ids)) == len(ids) == 4
