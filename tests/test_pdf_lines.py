"""Lines as the press sets them, where the layout engine by itself would set them wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bokbygg import fonts

fonts.configure()
weasyprint = pytest.importorskip("weasyprint")

from weasyprint.formatting_structure import boxes  # noqa: E402

import bokbygg.pdf.engine  # noqa: E402

LATIN = (
    "Vi gick ner till kajen och såg ut över havet som låg stilla och sade "
    "<em>ingenting alls</em> till oss. Sedan gick vi hem igen."
)
ARABIC = (
    "مقارنة بوقت لاحق عند استخدامها في production وهناك <em>Github repository</em> آخر "
    "(مثل هذا) نهاية. يعد إصلاح الثغرات الأمنية في كودك أرخص عند اكتشافها في وقت مبكر من العملية"
)


def lines(text: str, width: float, css: str, direction: str = "ltr") -> Iterator[Any]:
    """The lines of a paragraph, as boxes."""
    style = f"@page{{size:{width}px 900px;margin:0}}body{{margin:0;font:16px/20px 'EB Garamond'}}"
    html = f"<html dir={direction}><style>{style}p{{{css}}}</style><p>{text}"
    assert bokbygg.pdf.engine
    for box in weasyprint.HTML(string=html).render().pages[0]._page_box.descendants():
        if isinstance(box, boxes.LineBox):
            yield box


def texts(line: Any) -> list[Any]:
    return [box for box in line.descendants() if isinstance(box, boxes.TextBox)]


@pytest.mark.parametrize("width", [388.0, 388.7, 306.8])
@pytest.mark.parametrize("text", [LATIN, ARABIC])
def test_no_word_stands_alone_before_an_emphasised_one(width: float, text: str) -> None:
    direction = "rtl" if text is ARABIC else "ltr"
    *full, _ = lines(text, width, "", direction)
    assert all(line.width > 0.55 * width for line in full)


@pytest.mark.parametrize("width", [302.3, 306.8, 250.0, 333.0])
def test_justified_lines_from_right_to_left_reach_both_edges(width: float) -> None:
    first, *middle, _ = lines(ARABIC * 2, width, "text-align:justify;text-indent:20px", "rtl")
    edges = [
        (
            min(one.position_x for one in texts(line)),
            max(t.position_x + t.width for t in texts(line)),
        )
        for line in middle
    ]
    assert edges == [pytest.approx((0, width), abs=0.1)] * len(middle)
    assert min(one.position_x for one in texts(first)) == pytest.approx(0, abs=0.1)


def test_the_indent_of_a_line_from_right_to_left_is_at_its_right() -> None:
    first, *_ = lines(ARABIC, 300, "text-indent:20px", "rtl")
    assert max(one.position_x + one.width for one in texts(first)) == pytest.approx(280, abs=0.1)
