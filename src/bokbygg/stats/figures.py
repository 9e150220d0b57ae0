"""The figures of an essay, and of a book."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Readability:
    """How hard a text is to read: `formula` by name, its `value`, and that in words."""

    formula: str
    value: int
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EssayFigures:
    """`minutes` is the time to read it silently, `sentence` the words of a sentence on average
    and `longest` those of the longest; both 0 where it has no sentence. `before` are its words at
    the tag compared with: None where there is no comparison."""

    path: str
    title: str
    lang: str
    words: int
    pages: int
    minutes: int
    sentences: int
    sentence: float
    longest: int
    readability: Readability | None
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFigures:
    """The figures of all essays in the book's order, and in all. `counted` is the PDF that the
    pages were counted in, empty where they are an estimate. `gone` are essays, with their words,
    that were there at the tag compared with and are not now."""

    essays: tuple[EssayFigures, ...]
    words: int
    pages: int
    counted: str
    minutes: int
    sentences: int
    sentence: float
    readability: Readability | None
    before: int | None = None
    gone: tuple[tuple[str, int], ...] = ()

    def as_json(self) -> dict[str, object]:
        """Plain values for `--json`."""
        return asdict(self)
