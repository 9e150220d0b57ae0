"""Languages whose words the press cannot divide at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.book import Book, Markup
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.languages import NEUTRAL, language
from bokbygg.rules.press import NOT_HYPHENATED

_LANG = re.compile(r' lang="([^"]+)"')
_NEVER_DIVIDED = frozenset(
    ("zh", "ja", "ko", "th", "km", "lo", "my", "bo", "vi", "und", "mul", "zxx", "mis", "art", "tlh")
)
"""Languages that divide no words, or are none."""


def of_book(book: Book) -> Iterator[Diagnostic]:
    """A note for each language of the text, once, that no hyphenation patterns are known for."""
    for tag, span in _languages(book).items():
        row = language(tag)
        if row.direction == "rtl" or tag.split("-")[0].lower() in _NEVER_DIVIDED:
            continue
        if not _has_patterns(tag):
            name = f"`{tag}`" if row.name == NEUTRAL.name else row.name
            message = f"{name} is not hyphenated in print: no patterns for it are known"
            hint = "put soft hyphens (`&shy;`) into long words where lines are loose"
            yield NOT_HYPHENATED.found(message, span, hint=hint)


def _has_patterns(tag: str) -> bool:
    """Whether the layout engine finds patterns, which it does by the same function."""
    from pyphen import language_fallback

    return language_fallback(tag.replace("-", "_")) is not None


def _languages(book: Book) -> dict[str, Span | None]:
    """Every language that is named, and the essay it is named in first."""
    found: dict[str, Span | None] = {book.imprint.lang: None}
    for item in book.spine:
        span = Span(path=item.path)
        found.setdefault(item.lang, span)
        notes = (piece for note in item.notes for piece in note.body)
        for piece in (*item.title, *item.body, *notes):
            if isinstance(piece, Markup) and " lang=" in piece.xhtml:
                for tag in _LANG.findall(piece.xhtml):
                    found.setdefault(tag, span)
    return found
