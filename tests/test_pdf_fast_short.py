"""Short cuts through the engine come to the same pages, one by one and all together."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from bokbygg.diagnostics import Fault
from bokbygg.pdf.composing import Composing
from bokbygg.pdf.fast import glyphs, room, setting, styles, used, writing
from bokbygg.pdf.fast.replacement import Replacement
from bokbygg.pdf.fragment import Fragment
from bokbygg.pdf.sheet import Place
from tests.pdf_bench import SENTENCE, edition, essay, note

OURS = tuple(
    replacement
    for part in (styles, setting, used, glyphs, writing)
    for replacement in part.REPLACEMENTS
)

CSS = """
.under { text-decoration: underline } .caps { font-variant-caps: small-caps }
.spaced { letter-spacing: 0.1em } .wide { word-spacing: 0.3em } .round { border-radius: 3pt }
.box { background: #ddd; border: 1pt solid; width: 50%; padding: 2% } .line { outline: 1pt solid }
.left { float: left; width: 30% } .hidden { visibility: hidden } .placed { position: absolute }
.sum { margin-left: calc(1em + 5%) } .raised { vertical-align: super }
td { border: 1pt solid; border-collapse: collapse } .flex { display: flex }
@page { margin-top: 30mm } @page :left { @top-left { content: "vänster" counter(page) } }
"""

EVERYTHING = f"""
<p>{SENTENCE * 9}{note(1, SENTENCE)}</p><p class="left">{SENTENCE}</p><p>{SENTENCE * 6}</p>
<p class="box round">{SENTENCE}<em>fi ffl f</em> <span class="under">{SENTENCE}</span></p>
<p class="line">{SENTENCE}<span class="caps">Små</span> <span class="spaced">gles</span></p>
<p class="wide sum">AV To “f” {SENTENCE * 3}<span class="raised">x</span></p>
<p class="hidden">{SENTENCE}</p><p class="placed">{SENTENCE}</p><hr/>
<table><tr><th>a</th><td>12</td></tr><tr><td colspan="2">{SENTENCE}</td></tr></table>
<ul><li>{SENTENCE}</li><li class="flex"><span>{SENTENCE}</span></li></ul>
<p lang="ru">Широкая электрификация южных губерний даст мощный толчок подъёму.</p>
<p lang="el">Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία, ἡ ἀρχὴ ἥμισυ παντός.</p>
<p lang="ar" dir="rtl">نص حكيم له سر قاطع وذو شأن عظيم (12) مكتوب على ثوب أخضر.</p>
<p>a\u0301e\u0300 \u00a0 x\u2009y \u200b {SENTENCE}漢字 ☺</p>
<blockquote>{SENTENCE * 12}</blockquote>
"""


def _laid(*replacements: Replacement) -> Fragment:
    """Everything laid out with these functions in place."""
    with pytest.MonkeyPatch.context() as here:
        room.remove()
        here.setattr(room, "REPLACEMENTS", replacements)
        composing = Composing(edition(CSS), ())
        assert room.is_installed() == bool(replacements)
        laid = composing.lay(essay(EVERYTHING, title="Allt"), Place(number=1))
        room.remove()
        return laid.fragment


@pytest.fixture(scope="module")
def stock() -> Iterator[Fragment]:
    """Everything as the stock lays it out."""
    yield _laid()
    room.settle()


def test_all_together_come_to_the_same_bytes(stock: Fragment) -> None:
    assert _laid(*OURS) == stock


@pytest.mark.long
@pytest.mark.parametrize("one", OURS, ids=lambda one: one.places[0].partition(":")[2])
def test_each_comes_to_the_same_bytes(stock: Fragment, one: Replacement) -> None:
    assert _laid(one) == stock


def test_lines_of_any_script_are_drawn_without_the_stock(
    stock: Fragment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for what stands outside the line, has no face, or ends in an ellipsis."""
    handed_on = []

    def drawn(stock_function: Any) -> Any:
        def counted(stream: Any, textbox: Any, *rest: Any) -> Any:
            handed_on.append(textbox.text)
            return stock_function(stream, textbox, *rest)

        return glyphs.draw_first_line(counted)

    (one,) = glyphs.REPLACEMENTS
    counting = Replacement(
        places=one.places, source=one.source, ours=drawn, assumes=one.assumes, stock=one.stock
    )
    assert _laid(counting) == stock
    assert all(not text.strip() or "\u0301" in text for text in handed_on), handed_on


def test_a_line_that_fails_is_drawn_by_the_stock(
    stock: Fragment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "_word", lambda *_: 1 / 0)
    assert _laid(*glyphs.REPLACEMENTS) == stock


def test_a_style_that_cannot_be_told_is_left_to_the_stock(
    stock: Fragment, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in ((setting, "_told"), (used, "_lengths"), (used, "_is_bare")):
        monkeypatch.setattr(module, name, lambda *_: 1 / 0)
    assert _laid(*OURS) == stock


def test_the_collector_of_garbage_is_back_after_a_document() -> None:
    """Also after one that fails; and it stays away where it was away."""
    composing = Composing(edition(), ())
    within, after = set(), []

    def failing(*_: object) -> None:
        within.add(gc.isenabled())
        raise ZeroDivisionError

    with pytest.MonkeyPatch.context() as here:
        here.setattr(composing, "_formed", failing)
        for before in (True, False):
            (gc.enable if before else gc.disable)()
            with pytest.raises(Fault):
                composing.lay(essay("<p>a</p>"), Place(number=1))
            after.append(gc.isenabled())
    gc.enable()
    assert (within, after) == ({False}, [True, False])
