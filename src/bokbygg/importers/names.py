"""Names of the files of an import: slugs from titles, numbers from places."""

from __future__ import annotations

from collections.abc import Container, Sequence

from bokbygg.importers.harvest import Essay
from bokbygg.naming import shortened, slugify, unused

_LONGEST = 60
"""Characters of a slug that is made of a title."""


def slug_of(title: str, taken: Container[str]) -> str:
    """A slug for an essay with this title, none of those `taken`; it begins with a letter, as the
    names that the book gives its pages."""
    slug = slugify(title)
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    slug = shortened(slug) or "text"
    return unused(slug if slug[0].isalpha() else f"t-{slug}", taken)


def file_names(essays: Sequence[Essay]) -> dict[str, str]:
    """The name of each essay's file by its slug: `01-snow.md`; one that is kept outside the book
    has no number."""
    spine = [essay.slug for essay in essays if not essay.outside]
    digits = max(2, len(str(len(spine))))
    names = {slug: f"{number:0{digits}}-{slug}.md" for number, slug in enumerate(spine, start=1)}
    return names | {essay.slug: f"{essay.slug}.md" for essay in essays if essay.outside}
