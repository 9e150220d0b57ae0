"""Text as typed -> text as a book prints it, by a language's rules, with where each character
comes from.

    edits      what a rule asks for, how it is carried out, what no rule may touch
    blanks     blanks that are too many or stand wrong
    quotes     quotation marks, apostrophes, feet and inches
    dashes     dashes between clauses and before a line of dialogue, the ellipsis
    numbers    intervals, negative numbers, thousands, multiplication
    bindings   what must not be parted at the end of a line
    setting    the table of rules; `typeset`
"""

from bokbygg.typography.setting import RULES, Typeset, typeset

__all__ = ["RULES", "Typeset", "typeset"]
