"""The grid of lines that facing pages share, measured in the printed pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.read import find
from tests.bench.grid import Measured, measured
from tests.bookmaking import lay_out

ROOT = Path(__file__).parent.parent

SENTENCE = "Den som väntar på något gott väntar aldrig för länge, sade min farmor i köket. "
PARAGRAPH = SENTENCE * 4 + "\n\n"
ALL_SORTS = (
    "> Ett citat.\n\n",
    "## En rubrik\n\n",
    "- en sak\n- en annan\n\n",
    "* * *\n\n",
    "$$\n\\frac{a}{b}\n$$\n\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
    "```\nx = 1\n```\n\n",
    "– Hej, sade hon.\n\n",
    "### Mindre\n\n",
)


SETTINGS = '[book]\ntitle = "B"\nauthor = "A"\nlang = "sv"\ndate = 2026\nidentifier = "urn:x:y"\n'


def printed(folder: Path) -> Measured:
    return measured(build(find(folder), [Kind.PRINT]).outputs[0].data)


def mixed(folder: Path, settings: str = "", css: str = "") -> Measured:
    """A book in which everything stands between paragraphs."""
    text = "".join(PARAGRAPH * 2 + between for between in ALL_SORTS * 2)
    files = {
        "manuscript/bok.toml": SETTINGS + settings,
        "manuscript/a.md": f"# Havet\n\n{text}\n",
        "styles/own.css": css,
    }
    return printed(lay_out(folder, files))


def test_lines_of_facing_pages_stand_at_one_height_in_our_own_book() -> None:
    found = printed(ROOT)
    assert found.lines > 400
    assert found.facing >= 0.95, found.off
    assert 60 <= found.characters <= 68


def test_whatever_stands_between_them(tmp_path: Path) -> None:
    found = mixed(tmp_path)
    assert found.lines > 150
    assert found.facing == 1, found.off


def test_the_measure_tells_lines_that_stand_between(tmp_path: Path) -> None:
    css = '[pdf]\ncss = ["styles/own.css"]\n'
    assert mixed(tmp_path, css, "body { --on-grid: none }").facing < 0.9


@pytest.mark.parametrize(("line_height", "lead"), [('"15.5pt"', 15.5), ("1.5", 16.5)])
def test_whatever_the_distance_of_lines(line_height: str, lead: float, tmp_path: Path) -> None:
    found = mixed(tmp_path, f"[style]\nline-height = {line_height}\n")
    assert found.lead == pytest.approx(lead, abs=0.05)
    assert found.facing == 1, found.off
