"""The tables of settings: a row a key, from which reading and schema are made.

book, content, look   the tables of bok.toml; that of typography is made of its rules, in `switches`
cover                 how a cover is made
printing              what the print shop asks for
publish               where the book's site stands
access                who vouches for the e-book
check                 which rules `bokbygg check` tells of
edition               what a variant of the book may say besides
essay                 the keys at the head of an essay
"""

from __future__ import annotations

from bokbygg.settings.rows import Rows
from bokbygg.settings.switches import TYPOGRAPHY
from bokbygg.settings.tables.access import ACCESSIBILITY
from bokbygg.settings.tables.book import BOOK
from bokbygg.settings.tables.check import CHECK
from bokbygg.settings.tables.content import CONTENT
from bokbygg.settings.tables.cover import COVER
from bokbygg.settings.tables.edition import EDITION
from bokbygg.settings.tables.essay import ESSAY
from bokbygg.settings.tables.look import EPUB, PDF, STYLE
from bokbygg.settings.tables.printing import PRINT
from bokbygg.settings.tables.publish import PUBLISH

__all__ = ["EDITION", "ESSAY", "FOREIGN_TABLES", "TABLES", "VARIABLES"]

TABLES: dict[str, Rows] = {
    "book": BOOK,
    "content": CONTENT,
    "pdf": PDF,
    "epub": EPUB,
    "print": PRINT,
    "cover": COVER,
    "typography": TYPOGRAPHY,
    "style": STYLE,
    "accessibility": ACCESSIBILITY,
    "check": CHECK,
    "publish": PUBLISH,
}
"""The tables with keys of their own; `[variables]` and `[edition.NAME]` stand beside them."""

FOREIGN_TABLES = ("build", "output", "preprocessor", "rust")
"""Tables that mdBook reads."""

VARIABLES = "What `{{name}}` in an essay stands for: any names, each with its text."
