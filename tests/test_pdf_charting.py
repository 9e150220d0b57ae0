"""The layout map: every printed character, its place on paper and in the author's file."""

from __future__ import annotations

import io
import json
from bisect import bisect_right
from operator import itemgetter
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.text.fonts import FontConfiguration

from bokbygg.book import Kind, Text, read_address
from bokbygg.build import build
from bokbygg.compose import documents
from bokbygg.diagnostics import Span
from bokbygg.pdf import boxes, charting
from bokbygg.pdf.alignment import Thread
from bokbygg.pdf.composing import Composing
from bokbygg.pdf.edges import edges
from bokbygg.pdf.layout import Layout, Own, Source
from bokbygg.pdf.marks import Said, keep, take
from bokbygg.pdf.seen import Gap, GapSort
from bokbygg.pdf.sheet import Place
from bokbygg.pdf.tree import element_tree
from bokbygg.read import find
from tests.bookmaking import book_of, lay_out
from tests.pdf_bench import Trial, joined, lay

BOOKS = Path(__file__).parent / "books"


def layout(trial: Trial) -> Layout:
    return Layout.unpacked(trial.laid.fragment.layout)


def sources(trial: Trial) -> str:
    """All that is printed, with signs for what is not the text's own."""
    signs = {Own.HYPHEN: "¬", Own.MARKER: "•", Own.HEAD: "", Own.PROGRAM: "", Own.UNKNOWN: "?"}
    return "".join(
        signs[one.source] if isinstance(one.source, Own) else one.text
        for one in layout(trial).characters()
    )


# --- what is printed is what was written ----------------------------------------------------------


@pytest.mark.parametrize("name", ["torture", "pages"])
def test_every_printed_character_is_the_one_in_the_author_s_file(name: str) -> None:
    folder = BOOKS / name
    book, dressed = book_of(folder, Kind.PRINT)
    items = {item.slug: item for item in book.spine}
    paths = {item.slug: folder / item.path for item in book.spine}
    lines = {slug: path.read_text("utf-8-sig").split("\n") for slug, path in paths.items()}
    composing = Composing(dressed, book.assets)
    mapped = 0
    for document in documents(book, dressed):
        fragment = composing.lay(document, Place(number=1)).fragment
        assert [gap for gap in fragment.gaps if gap.sort is not GapSort.HIDDEN] == []
        for one in Layout.unpacked(fragment.layout).characters():
            assert one.source is not Own.UNKNOWN
            if not isinstance(one.source, Source) or not one.source.literal:
                continue
            address = read_address(one.source.of)
            piece = items[address.slug].pieces(address.part)[address.piece]
            assert isinstance(piece, Text)
            at = one.source.character
            assert piece.text[at] == one.text or (piece.text[at].isspace() and one.text == " ")
            mapped += 1
            if name == "pages" and not piece.text[at].isspace():
                run = piece.runs[bisect_right(piece.runs, at, key=itemgetter(0)) - 1]
                line, column = piece.place(at) or (0, 0)
                found = lines[address.slug][line - 1][column - 1]
                assert found == piece.text[at] or not run.literal
    assert mapped > 10_000


def test_what_is_printed_of_the_book_s_own_is_told_apart() -> None:
    trial = lay(
        "<p>Se <?text havet body 1?>hit<?text?> och dit.</p>"
        '<ol><li><?text havet body 2?>ett</li></ol><p style="width: 4em"><?text havet body 3?>'
        "sammansättningsmöjligheter</p>"
    )
    said = sources(trial)
    assert "hit" in said
    assert "dit" not in said
    assert "••" in said
    assert "sam¬mansätt¬" in said


@pytest.mark.parametrize(
    ("css", "text"),
    [
        ("p { text-transform: uppercase }", "Straße ﬁn ĳs ŉ"),
        ("p { text-transform: lowercase }", "ÅÄÖ STORT"),
        ("p { text-transform: capitalize }", "hej på dig du glade"),
        ("p { text-transform: full-width }", "abc 123"),
        ("p { font-variant-caps: all-small-caps }", "Små versaler"),
        ("p::first-letter { float: left; font-size: 3em }", "”Anfang med citat”, sade hon."),
        ("p { white-space: pre-wrap }", "två  blank\ttabb\nny rad"),
        ("p { width: 2em; overflow-wrap: anywhere }", "Överallt" * 6),
        ("p { columns: 2 }", "Ord i spalter. " * 80),
        ("p { letter-spacing: 0.2em; word-spacing: 1em }", "Glest men helt."),
        ("p { width: 3em; text-align: justify }", "mjuk\u00adbindnings\u00adstreck\u00adord här"),
        ("p { width: 3em; hyphenate-character: '=' }", "sammansättningsmöjligheter"),
    ],
)
def test_what_a_style_sheet_does_to_letters_is_followed(css: str, text: str) -> None:
    trial = lay(f"<p><?text havet body 0?>{text}</p>", css)
    assert trial.laid.fragment.gaps == ()
    seen = {
        one.source.character for one in layout(trial).characters() if isinstance(one.source, Source)
    }
    assert {index for index, one in enumerate(text) if one not in " \n\u00ad"} <= seen


def test_the_head_of_a_table_is_printed_again() -> None:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(90))
    head = "<thead><tr><th><?text havet body 0?>huvud</th></tr></thead>"
    trial = lay(f"<table>{head}<tbody>{rows}</tbody></table>")
    heads = [
        one for one in layout(trial).characters() if one.source == Source("havet body 0", 0, True)
    ]
    assert [one.page for one in heads] == list(range(len(trial.pages)))
    assert all(one.again for one in heads)


def test_an_element_that_runs_in_the_margin_is_printed_on_each_page() -> None:
    css = "h2 { position: running(head) } @page body { @bottom-left { content: element(head) } }"
    words = "Den som väntar på något gott. " * 300
    trial = lay(f"<h2><?text havet body 0?>Löpande</h2><p>{words}</p>", css)
    assert trial.laid.fragment.gaps == ()
    found = [
        one.page
        for one in layout(trial).characters()
        if one.source == Source("havet body 0", 0, True)
    ]
    assert found == list(range(len(trial.pages)))


def test_a_note_that_is_moved_keeps_its_place() -> None:
    text = "Lång not som inte får rum. " * 120
    trial = lay(
        "<p><?text havet body 0?>Ord"
        f'<span class="footnote" id="havet_note-1" data-number="1"><?text havet note-1 0?>{text}'
        "</span><?text havet body 2?>.</p>"
    )
    assert trial.laid.fragment.moved
    assert trial.laid.fragment.gaps == ()
    count = sum(
        isinstance(one.source, Source) and one.source.of == "havet note-1 0"
        for one in layout(trial).characters()
    )
    assert count > 0.95 * len(text)


def test_a_stand_in_says_what_it_stands_for() -> None:
    trial = lay("<p><?text havet body 0?>a ☃ b</p>")
    places = [one.source for one in layout(trial).characters() if one.text in "☃[]Ub"]
    assert Source("havet body 0", 2, False) in places
    assert Source("havet body 0", 4, True) in places
    assert trial.laid.fragment.gaps == ()


# --- what is not ----------------------------------------------------------------------------------


BOOK = {"bok.toml": "[epub]\npage-list = false\n", "a.md": "# A\n\nHär *är* den.\n\nOch den.\n"}


def told(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, instead: object) -> list[str]:
    """What is told of the maps of a little book, with a function exchanged for another."""
    monkeypatch.setattr("bokbygg.cache.kept", lambda name: None)
    monkeypatch.setattr(charting, name, instead)
    found = build(find(lay_out(folder, BOOK)), [Kind.PRINT]).findings
    return [f"{one.code} {one.span}: {one.message}" for one in found if one.code[0] == "L"]


def test_text_that_is_not_printed_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(box: Any) -> bool:
        return boxes.is_text(box) and getattr(box.element, "tag", "") != "em"

    (lost,) = told(tmp_path, monkeypatch, "is_text", forgetful)
    assert lost == f"L040 {Span(path='a.md', line=3, column=6)}: `är` is not printed"


def test_text_that_is_printed_otherwise_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(box: Any) -> bool:
        if boxes.is_text(box):
            box.text = box.text.replace("Och", "Uch")
        return boxes.is_text(box)

    (changed,) = told(tmp_path, monkeypatch, "is_text", careless)
    assert changed.startswith(f"L042 {Span(path='a.md', line=5, column=1)}: `Och den.` is printed")


@pytest.mark.parametrize("css", ["display: none", "visibility: hidden"])
def test_text_that_a_style_sheet_hides_is_told_as_such(css: str) -> None:
    trial = lay("<div class='x'><p><?text havet body 0?>Dold.</p></div>", f".x {{ {css} }}")
    assert trial.laid.fragment.gaps == (Gap(GapSort.HIDDEN, "havet body 0", 0, "Dold."),)


# --- where it stands ------------------------------------------------------------------------------


def test_the_edges_of_each_character_are_where_it_is_drawn() -> None:
    """Held against the glyphs of the finished file, as PDFium reads them. The file has kerning in
    whole thousandths of the size, so that in the course of a line it differs a little."""
    trial = lay(
        "<p><?text havet body 0?>Den som väntar på något gott väntar aldrig för länge, sade min "
        "farmor i köket; och fika fick vi.</p><p>Rakt <i>och</i> jämnt "
        "på raden som är full av ord som fyller ut den helt, och en till.</p>"
        "<p><code>kod = 1</code> <b>fet</b></p>",
        "header.opening + p::first-line { letter-spacing: 0 }",
    )
    fonts = FontConfiguration()
    document = pypdfium2.PdfDocument(io.BytesIO(joined(trial).data))
    text = document[0].get_textpage()
    drawn = [
        (text.get_text_range(index, 1), text.get_charbox(index, loose=True))
        for index in range(text.count_chars())
    ]
    height = document[0].get_height()
    found = 0
    for stretch in layout(trial).stretches():
        for character, (left, right) in zip(stretch.text, edges(stretch, fonts), strict=True):
            if character == " ":
                continue
            low = height - (stretch.y + stretch.baseline) * 0.75
            near = [
                box
                for one, box in drawn
                if one == character and abs(box[0] - left * 0.75) < 0.25 and box[1] < low < box[3]
            ]
            found += bool(near)
            assert right > left
    letters = sum(not one.isspace() for one, _ in drawn)
    assert found > 0.97 * letters  # a ligature's letters are one glyph, parted as PDFium likes


def test_a_map_is_the_same_when_it_was_packed() -> None:
    one = layout(lay("<p><?text havet body 0?>Hej på <i>dig</i>.</p>"))
    assert Layout.unpacked(one.packed()) == one
    assert one.packed() == Layout.unpacked(one.packed()).packed()


@pytest.mark.parametrize("data", [b"", b"x", b"\x78\x9c"])
def test_what_is_no_map_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="decompress"):
        Layout.unpacked(data)


# --- marks and alignment by themselves ------------------------------------------------------------


def test_marks_are_taken_out_of_the_tree() -> None:
    root = element_tree("<p>a<?text s body 0?>b<?text?>c<i><?text s body 2?>d</i>e</p>")
    assert any(one.tag == "mark-of-text" for one in root.iter())
    marked = take(root)
    assert "".join(root.itertext()) == "abcde"
    assert [one.tag for one in root.iter()] == ["p", "i"]
    assert [(one.of, one.text) for one in marked[root]] == [
        ("", "a"), ("s body 0", "b"), ("", "c"), ("", "e"),
    ]  # fmt: skip
    keep(Element("p"))


WORD = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)


@given(words=st.lists(WORD, min_size=1, max_size=20), width=st.integers(1, 30), data=st.data())
def test_any_text_broken_into_lines_is_mapped(
    words: list[str], width: int, data: st.DataObject
) -> None:
    """Lines that end anywhere, with or without hyphens, blanks lost between them."""
    text = " \n".join(words)
    thread = Thread([Said("s body 0", 0, text)])
    rest = text.replace("\n", " ").replace("  ", " ")
    places: list[int] = []
    while rest:
        line, rest = rest[:width], rest[width:]
        divided = bool(rest) and line[-1] != " " and rest[0] != " " and data.draw(st.booleans())
        printed = line.rstrip(" ") + ("\u2010" if divided else "")
        rest = rest.lstrip(" ")
        if not printed:
            continue
        matches = thread.matches(printed, "\u2010", False)
        assert matches is not None
        places += [run.at for run in thread.runs(matches) if run.literal]
    assert places == sorted(places)
    assert list(thread.unprinted()) == []


def test_styles_are_told_as_plain_values() -> None:
    one = layout(lay("<p>a <b>b</b></p>"))
    assert len(one.styles) >= 2
    assert all(isinstance(json.loads(style), list) for style in one.styles)
