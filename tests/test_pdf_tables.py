"""Tables too wide for the page are set smaller, so that no word of theirs is lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pdf_bench import SENTENCE, codes, lay, note


def table(columns: int, word: str = "Tjocklek", cell: str = "12,5") -> str:
    heads = "".join(f'<th scope="col">{word}</th>' for _ in range(columns))
    cells = f"<td>{cell}</td>" * columns
    return (
        f"<table><caption>Om <em>isen</em></caption><thead><tr>{heads}</tr></thead>"
        f"<tbody><tr>{cells}</tr></tbody></table>"
    )


def test_a_table_that_fits_is_left_alone() -> None:
    fragment = lay(table(4))
    assert codes(fragment) == []
    assert "tight" not in "".join(styles(fragment.pages))


@pytest.mark.parametrize("columns", [9, 10, 14])
def test_a_wide_table_is_set_smaller_until_it_fits(columns: int) -> None:
    fragment = lay(table(columns))
    assert codes(fragment) == ["L020"]
    assert "`Om isen` on page 1" in fragment.findings[0].message
    assert fragment.forme.seen.wide == frozenset()


def test_a_long_word_is_divided_as_its_language_divides_it() -> None:
    fragment = lay(table(3, word="Donaudampfschifffahrtsgesellschaftskapitän"))
    assert codes(fragment) == ["L020"]


def test_where_nothing_else_helps_words_are_broken() -> None:
    fragment = lay(table(5, word="583121" * 12))
    assert codes(fragment) == ["L021"]
    assert fragment.forme.seen.wide == frozenset()


def test_tables_of_one_essay_are_set_each_by_itself() -> None:
    fragment = lay(table(4) + table(10) + table(4))
    classes = styles(fragment.pages)
    assert [name.startswith("tight") for name in classes] == [False, True, False]


def test_notes_of_a_wide_table_stay_at_the_foot_of_the_page() -> None:
    fragment = lay(table(10, cell=f"12{note(1, 'I centimeter.')}", word="Tjocklek"))
    seen = fragment.forme.seen
    assert seen.notes == seen.calls == {"havet_note-1": 0}


def test_a_theme_that_does_nothing_for_wide_tables_does_not_stop_the_press() -> None:
    own = "table { font-size: 14pt !important; overflow-wrap: normal !important }"
    own += "th { overflow-wrap: normal !important; hyphens: none !important }"
    assert set(codes(lay(table(14), css=own))) == {"L001", "L021"}


@pytest.mark.parametrize("sentences", range(12, 19))
def test_a_caption_stands_on_the_page_of_its_first_rows(sentences: int) -> None:
    rows = "".join(f"<tr><td>rad{number}x</td></tr>" for number in range(60))
    head = '<thead><tr><th scope="col">År</th></tr></thead>'
    long = f"<table><caption>Rubriken</caption>{head}<tbody>{rows}</tbody></table>"
    pages = [
        {word for box in page._page_box.descendants() for word in getattr(box, "text", "").split()}
        for page in lay(f"<p>{SENTENCE * sentences}</p>{long}").pages
    ]
    (first,) = (page for page in pages if "Rubriken" in page)
    assert {"rad0x", "rad1x"} <= first
    (last,) = (page for page in pages if "rad59x" in page)
    assert "rad58x" in last


def styles(pages: list[Any]) -> list[str]:
    """The classes of the tables as they were laid out."""
    return [
        box.element.get("class", "")
        for page in pages
        for box in page._page_box.descendants()
        if getattr(box, "is_table_wrapper", False)
    ]
