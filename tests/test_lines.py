"""Verse, dialogue and mottoes: where a line is more than a line."""

from __future__ import annotations

import pytest

from bokbygg.book import Text
from bokbygg.languages import language
from bokbygg.parse.speech import looks_spoken
from tests.bookmaking import chapter_of
from tests.test_parse import codes, markup, misplaced

HEAD = "# T\n\n"


def verse(*stanzas: str) -> str:
    """What verse becomes; a stroke parts the lines of a stanza, `_` is an indent."""
    made = []
    for stanza in stanzas:
        lines = (f'<span class="line">{line}</span>' for line in stanza.split("|"))
        made.append(f"<p>{'<br/>'.join(lines)}</p>\n")
    return f'<div class="verse">{"".join(made)}</div>\n'.replace("_", "\u2002")


# --- verse ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("::: verse\nett\n  två\n\n    tre\nfyra\n:::", ("ett|__två", "____tre|fyra")),
        ("| ett\n|   två\n|\n| tre", ("ett|__två", "tre")),
        ("| ett *två*\\\n| tre", ("ett <em>två</em>|tre",)),
        ("::: verse\n*ett\n två* tre\nfyra\n:::", ("<em>ett<br/>_två</em> tre|fyra",)),
        ("::: verse\n\tett\ntvå\n:::", ("____ett|två",)),
    ],
)
def test_lines_and_indents_of_verse_are_kept(written: str, made: tuple[str, ...]) -> None:
    text = f"{HEAD}{written}\n"
    chapter = chapter_of(text)
    assert markup(chapter) == verse(*made)
    assert misplaced(chapter, text) == []


def test_verse_in_a_quotation_is_indented_from_the_quotation() -> None:
    text = f"{HEAD}> ::: verse\n> ett\n>  två\n> :::\n\n> | tre\n"
    made = markup(chapter_of(text))
    assert made == (
        f"<blockquote>{verse('ett|_två')}</blockquote>\n<blockquote>{verse('tre')}</blockquote>\n"
    )


def test_an_indent_knows_its_place() -> None:
    chapter = chapter_of(f"{HEAD}::: verse\n  ett\n:::\n")
    first, second = (piece for piece in chapter.body if isinstance(piece, Text))
    assert [first.place(1), second.place(0)] == [(4, 2), (4, 3)]


def test_a_heading_in_verse_is_a_heading() -> None:
    made = markup(chapter_of(f"{HEAD}::: verse\n## Visa\n\nett\n:::\n"))
    assert '<h2 id="a--visa">Visa</h2>' in made


@pytest.mark.parametrize("text", ["| a | b |\n| c | d |", "a |\n| b", "|a\n|b", "||", "|"])
def test_what_is_no_line_block(text: str) -> None:
    assert "verse" not in markup(chapter_of(f"{HEAD}{text}\n"))


def test_a_table_is_no_line_block() -> None:
    assert "<table" in markup(chapter_of(f"{HEAD}| A\n|---\n| 1\n"))


# --- dialogue -------------------------------------------------------------------------------------


def spoken(*lines: str, dash: str = "–") -> str:
    """What lines of dialogue become."""
    start = f'<p class="dialogue"><span class="dash">{dash}\u00a0</span>'
    return "".join(f"{start}{line}</p>\n" for line in lines)


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("– Hej, sa hon.\n– Nej, sa *han*.", ("Hej, sa hon.", "Nej, sa <em>han</em>.")),
        ("-- Hej\nigen.\n-- Nej.", ("Hej\nigen.", "Nej.")),
        ("– Hej.  \n– Nej.", ("Hej.", "Nej.")),
        ("– *Hej*", ("<em>Hej</em>",)),
    ],
)
def test_lines_that_begin_with_a_dash_are_paragraphs(written: str, made: tuple[str, ...]) -> None:
    text = f"{HEAD}{written}\n"
    chapter = chapter_of(text)
    assert markup(chapter) == spoken(*made)
    assert misplaced(chapter, text) == []


def test_a_long_dash_close_to_a_capital_is_dialogue_too() -> None:
    made = markup(chapter_of(f"{HEAD}—¿Vienes?\n—No.\n", lang="es"))
    assert made == '<p class="dialogue">—¿Vienes?</p>\n<p class="dialogue">—No.</p>\n'


def test_a_dash_that_was_typed_keeps_its_length() -> None:
    assert markup(chapter_of(f"{HEAD}— Hej\n")) == spoken("Hej", dash="—")


@pytest.mark.parametrize(
    "text", ["Det var\n– som vanligt\n– kallt.", "*– Hej\n– Nej*", "–Hej\n–Nej", "1. – a\n   – b"]
)
def test_other_lines_with_dashes_stay_together(text: str) -> None:
    assert "dialogue" not in markup(chapter_of(f"{HEAD}{text}\n"))


def test_attributes_belong_to_the_first_line() -> None:
    made = markup(chapter_of(f"{HEAD}{{#a .k}}\n– Hej\n– Nej\n"))
    assert made.count('id="a--a"') == 1
    assert '<p id="a--a" class="k dialogue">' in made


HYPHENS = "- Hej, sa hon.\n-   Nej.\n\n  Sedan.\n\n> - Jo.\n"


def test_where_the_house_says_so_a_list_with_hyphens_is_dialogue() -> None:
    chapter = chapter_of(HEAD + HYPHENS, dialogue="dash")
    assert markup(chapter) == (
        f"{spoken('Hej, sa hon.', 'Nej.')}<p>Sedan.</p>\n<blockquote>{spoken('Jo.')}</blockquote>\n"
    )
    assert misplaced(chapter, HEAD + HYPHENS) == []
    assert codes(chapter) == []
    dash = next(piece for piece in chapter.body if isinstance(piece, Text))
    assert [dash.place(0), dash.place(1)] == [(3, 1), (3, 2)]


@pytest.mark.parametrize("text", ["* Hej", "+ Hej", "- [x] Hej", "1. Hej"])
def test_other_lists_are_lists_even_there(text: str) -> None:
    assert "<li" in markup(chapter_of(f"{HEAD}{text}\n", dialogue="dash"))


def test_a_division_of_dialogue_speaks_with_hyphens() -> None:
    made = markup(chapter_of(f"{HEAD}::: dialogue\n- Hej\n  - Nej\n:::\n\n- a\n"))
    assert made == f'<div class="dialogue">{spoken("Hej", "Nej")}</div>\n<ul><li>a</li>\n</ul>\n'


def test_a_list_that_looks_like_dialogue_is_told_of_once() -> None:
    text = f"{HEAD}- Hej, sa hon.\n- Nej.\n\nOch:\n\n- Jo! ropade Anna.\n"
    chapter = chapter_of(text)
    assert [(f.code, f.span and f.span.line) for f in chapter.findings] == [("S043", 3)]
    assert codes(chapter_of(text, dialogue="dash")) == []


@pytest.mark.parametrize(
    ("lang", "items"),
    [
        ("sv", ["Nej, sa hon."]),
        ("sv", ["”Är det du?” frågade Anna.", "Ja."]),
        ("en", ["No, said Anna.", "Yes."]),
        ("en", ['"No," she said.']),
        ("en", ["“No!” cried the old man."]),
        ("fr", ["Non, dit-elle.", "Si !"]),
        ("es", ["¡No! -dijo Ana.", "Sí."]),
        ("pl", ["Nie - odparł.", "Tak."]),
        ("da", ["Nej, sagde hun."]),
    ],
)
def test_what_looks_like_dialogue(lang: str, items: list[str]) -> None:
    assert looks_spoken(items, language(lang))


@pytest.mark.parametrize(
    ("lang", "items"),
    [
        ("sv", ["Bröd.", "Mjölk."]),
        ("sv", ["min farmor, som sa nej", "min farfar"]),
        ("sv", ["Min farmor, som alltid sa nej.", "Min farfar."]),
        ("sv", ["nycklarna, sa hon"]),
        ("en", ["A castle, said to be haunted.", "A bridge."]),
        ("en", ["Ask for help.", "Say what you need, and add the details."]),
        ("fr", ["Du pain.", "Du lait, dit-on."]),
        ("ar", ["لا."]),
    ],
)
def test_what_does_not(lang: str, items: list[str]) -> None:
    assert not looks_spoken(items, language(lang))


# --- mottoes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "text", "source"),
    [
        ("Ord *om*\nis.\n\n– Ordspråk", "Ord <em>om</em>\nis.", "Ordspråk"),
        ("Is.\n-- [N](b.md), 1910", "Is.", "[to b.md]N, 1910"),
        ("Is.\n—Ordspråk", "Is.", "Ordspråk"),
        ("En.\n\nTvå.\n— *K*", "En.</p>\n<p>Två.", "<em>K</em>"),
    ],
)
def test_whose_words_a_motto_is(written: str, text: str, source: str) -> None:
    essay = f"{HEAD}::: epigraph\n{written}\n:::\n"
    chapter = chapter_of(essay)
    quoted = markup(chapter).split(">", 1)[1]
    assert quoted == f'<p>{text}</p>\n<p class="source">{source}</p>\n</blockquote>\n'
    assert misplaced(chapter, essay) == []


def test_a_motto_without_a_dash_has_no_source() -> None:
    assert "source" not in markup(chapter_of(f"{HEAD}::: epigraph\nIs – och snö.\n:::\n"))
