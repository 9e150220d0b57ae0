"""Numbers drawn when a book is joined stand where the layout engine itself would have set them."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from bokbygg.languages import language
from bokbygg.numerals import LATIN, Numerals
from bokbygg.pdf.composing import Composing
from bokbygg.pdf.sheet import Place
from tests.pdf_bench import SENTENCE, Trial, edition, essay, joined, tried

FOLIO = "@page body:first { @bottom-center { content: %s; %s } }"

THEMES = {
    "ours": "",
    "with words": FOLIO % ("'– ' counter(page) ' –'", ""),
    "proportional figures, kerned": FOLIO
    % ("counter(page, folio)", "font: 13pt 'Frank Ruhl Libre'; font-variant-numeric: normal"),
    "at the right": FOLIO % ("'s. ' counter(page)", "text-align: right"),
    "at the right of a wide box": FOLIO % ("counter(page)", "text-align: right; width: 80%"),
    "in the middle": FOLIO % ("counter(page)", "width: 80%"),
    "at the outer edge": "@page body:first { @bottom-right { content: counter(page) } }",
    "a tight box at the left": FOLIO.replace("center", "left")
    % ("counter(page)", "text-align: right"),
    "in the margin": "@page body:first { @right-middle { content: counter(page) } }",
    "in a corner": "@page body:first { @bottom-left-corner { content: counter(page) } }",
    "roman capitals": FOLIO % ("counter(page, upper-roman)", "font-style: italic"),
    "spaced": FOLIO % ("counter(page)", "letter-spacing: 0.1em"),
    "proportional figures, kerned and spaced": FOLIO
    % (
        "counter(page, folio)",
        "font: 13pt 'Frank Ruhl Libre'; font-variant-numeric: normal; letter-spacing: 0.07px",
    ),
    "another face": FOLIO % ("counter(page)", "font: bold 8pt 'Source Sans 3'; text-align: left"),
}

NUMBERS = (1, 7, 9, 11, 17, 71, 74, 99, 101, 114, 117, 411, 747, 999, 1000, 1174)

BODY = f"<p>{SENTENCE}</p>"


def texts(data: bytes) -> list[tuple[float, float, str, float, str]]:
    """Each text object of a file's first page: where it stands, in which face and size, and what
    is shown, kerns that move nothing left out."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].contents_coalesce()
        content = pdf.pages[0].obj.Contents.read_bytes().decode("latin-1")
    found = []
    face, size = "", 0.0
    for block in re.findall(r"BT(.*?)ET", content, re.DOTALL):
        *_, x, y = re.search(r"([^\n]*) Tm", block)[1].split()  # type: ignore[index]
        if font := re.search(r"/(\w+)\s+([\d.]+)\s+Tf", block):
            face, size = font[1], float(font[2])
        shown = "".join(re.findall(r"\[(.*?)\] TJ", block, re.DOTALL))
        found.append((round(float(x), 3), round(float(y), 3), face, size, _plain(shown)))
    return found


def _plain(shown: str) -> str:
    return shown.replace(">0<", "").replace(">0]", ">]").replace(">0", ">")


def at(composing: Composing, place: Place) -> Trial:
    return tried(composing, essay(BODY), place)


def as_joined(trial: Trial, place: Place) -> list[tuple[float, float, str, float, str]]:
    """What is drawn on the first page of a fragment that has come to stand at `place`."""
    moved = Trial(document=trial.document, forme=trial.forme, laid=trial.laid, place=place)
    return texts(joined(moved).data)


@pytest.mark.parametrize("theme", THEMES)
def test_each_number_is_drawn_as_the_engine_draws_it(theme: str) -> None:
    composing = Composing(edition(THEMES[theme]), ())
    for number in NUMBERS:
        place = Place(number=number)
        stand_in = at(composing, place.stand_in)
        own = at(composing, place)
        assert not stand_in.laid.fragment.bound
        assert as_joined(stand_in, place) == texts(own.laid.fragment.pdf), number


@pytest.mark.parametrize("numerals", [LATIN, language("fa").numerals, language("ar").numerals])
def test_numbers_of_other_signs_too(numerals: Numerals) -> None:
    composing = Composing(edition(), ())
    for number in NUMBERS:
        place = Place(number=number, rtl=bool(numerals.digits), numerals=numerals)
        own = at(composing, place)
        assert as_joined(at(composing, place.stand_in), place) == texts(own.laid.fragment.pdf)


def test_front_matter_has_small_roman_numerals() -> None:
    composing = Composing(edition("body.body { page: front }"), ())
    for number in (1, 4, 8, 14, 38, 44):
        place = Place(number=number, roman=True)
        own = at(composing, place)
        assert as_joined(at(composing, place.stand_in), place) == texts(own.laid.fragment.pdf)


@pytest.mark.parametrize(
    "css",
    [
        FOLIO % ("counter(page) ' / ' counter(pages)", ""),
        FOLIO % ("string(essay) ' ' counter(page)", ""),
        FOLIO % ("counter(page, upper-alpha)", ""),
        FOLIO % ("counter(page)", "text-decoration: underline"),
        FOLIO % ("'sida ' counter(page)", "text-transform: uppercase"),
    ],
)
def test_a_number_that_would_move_something_else_binds_the_fragment(css: str) -> None:
    trial = tried(Composing(edition(css), ()), essay(BODY), Place(number=2))
    assert trial.laid.fragment.bound


def test_a_number_in_the_text_binds_only_where_figures_are_not_equally_wide() -> None:
    cited = essay(f'<p>{SENTENCE}</p><p>Se sidan <span data-page-of="berg"/>.</p>')
    ours = Composing(edition(), ())
    proportional = Composing(
        edition("p { font-family: 'Frank Ruhl Libre'; font-variant-numeric: normal }"), ()
    )
    assert not tried(ours, cited).laid.fragment.bound
    assert tried(proportional, cited).laid.fragment.bound


@pytest.mark.parametrize("spacing", ["0.004em", "-0.015em", "0.1em"])
def test_a_number_in_text_that_is_tracked_binds_nothing(spacing: str) -> None:
    cited = essay(f'<p>{SENTENCE}</p><p>Se sidan <span data-page-of="berg"/>.</p>')
    composing = Composing(edition(f"p {{ letter-spacing: {spacing} }}"), ())
    assert not tried(composing, cited).laid.fragment.bound
