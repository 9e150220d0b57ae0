"""What an author sets: bok.toml and the YAML at the head of an essay, each complaint with its line.

booktoml     bok.toml -> Settings
frontmatter  the head of an essay -> FrontMatter
sections     the tables of bok.toml and of its editions, by their rows
tables       the rows: a key, its form, what comes of it
rows         what a row is
values       what bok.toml says, read: one type a table
reader       takes settings by their rows: unknown and doubled keys, what every value can be
forms        texts, numbers, dates, language tags, slugs, one of a few words
people, filelists, bookforms, essayforms, lengths, paper,
several, switches
             forms of their own
schema       the rows as JSON Schema
formats      sizes of page with the type and the margins that belong to them
room         whether a page has room for its text
langtags, isbn, pagesize   texts that have a form
placed       values as written, each in its place
yamltree, tomltree         a notation -> values in their places
yamlfault, tomlfault       what is wrong with a notation, in our own words
"""

from bokbygg.settings.booktoml import read_settings
from bokbygg.settings.frontmatter import read_front_matter
from bokbygg.settings.schema import book_schema, essay_schema
from bokbygg.settings.values import (
    BookSettings,
    ContentSettings,
    Entry,
    EpubSettings,
    PartSettings,
    PdfSettings,
    Settings,
    StyleSettings,
    TypographySettings,
)

__all__ = [
    "BookSettings",
    "ContentSettings",
    "Entry",
    "EpubSettings",
    "PartSettings",
    "PdfSettings",
    "Settings",
    "StyleSettings",
    "TypographySettings",
    "book_schema",
    "essay_schema",
    "read_front_matter",
    "read_settings",
]
