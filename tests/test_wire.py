"""Chapters as bytes: nothing is lost on the way, and nothing but a chapter can come of them."""

from __future__ import annotations

import contextlib
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.book import Chapter
from bokbygg.build import essays
from bokbygg.parse.wire import packed, unpacked
from bokbygg.read import find

ROOT = Path(__file__).parent.parent
BOOKS = [ROOT, *(ROOT / "tests" / "books" / name for name in ("torture", "hebrew", "nasty"))]


@cache
def _chapters(book: Path) -> tuple[Chapter, ...]:
    return essays(find(book), drafts=True, jobs=1)[1]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: str(book.name))
def test_a_chapter_comes_back_as_it_was(book: Path) -> None:
    chapters = _chapters(book)
    assert chapters
    for chapter in chapters:
        again = unpacked(packed(chapter))
        assert again == chapter
        assert repr(again) == repr(chapter)
        for one, other in zip(again.findings, chapter.findings, strict=True):
            assert one.level is other.level


@given(at=st.integers(0, 5000), byte=st.integers(0, 255))
def test_what_is_spoilt_is_no_chapter_or_another(at: int, byte: int) -> None:
    data = bytearray(packed(_chapters(ROOT)[0]))
    data[at % len(data)] = byte
    with contextlib.suppress(ValueError):
        assert isinstance(unpacked(bytes(data)), Chapter)


@pytest.mark.parametrize("value", [0, "a", None, [], [0], [11], [99, 1], [-1], {"a": 1}, [11, [0]]])
def test_other_values_are_no_chapter(value: object) -> None:
    with pytest.raises(ValueError, match="no chapter"):
        unpacked(msgspec.msgpack.encode(value))
