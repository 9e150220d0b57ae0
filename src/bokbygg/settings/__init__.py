"""What an author sets: bok.toml and the YAML at the head of an essay, each complaint with its line.

booktoml     bok.toml -> Settings
frontmatter  the head of an essay -> FrontMatter
forms        what both ask of a value: text, date, language, people, unknown and doubled keys
langtags, isbn, pagesize   forms of their own
placed       values as written, each in its place
yamltree, tomltree         a notation -> values in their places
yamlfault, tomlfault       what is wrong with a notation, in our own words
"""

from bokbygg.settings.booktoml import (
    BookSettings,
    ContentSettings,
    Entry,
    EpubSettings,
    PartSettings,
    PdfSettings,
    Settings,
    read_settings,
)
from bokbygg.settings.frontmatter import read_front_matter

__all__ = [
    "BookSettings",
    "ContentSettings",
    "Entry",
    "EpubSettings",
    "PartSettings",
    "PdfSettings",
    "Settings",
    "read_front_matter",
    "read_settings",
]
