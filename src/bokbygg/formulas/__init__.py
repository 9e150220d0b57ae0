"""Formulas in TeX: as MathML for reading systems, as a drawing for paper, as text in titles.

reading  TeX -> MathML, every fault told of
drawing  MathML -> SVG that stands on the line
linear   MathML -> text on one line, where it can be told so
"""

from bokbygg.formulas.drawing import drawing
from bokbygg.formulas.linear import linear
from bokbygg.formulas.reading import FormulaError, mathml

__all__ = ["FormulaError", "drawing", "linear", "mathml"]
