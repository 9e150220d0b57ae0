"""Formulas in TeX: as MathML for reading systems, as a drawing for paper.

reading  TeX -> MathML, every fault told of
drawing  MathML -> SVG that stands on the line
"""

from bokbygg.formulas.drawing import drawing
from bokbygg.formulas.reading import FormulaError, mathml

__all__ = ["FormulaError", "drawing", "mathml"]
