"""All essays of a book parsed, side by side; those that are as they were need no parsing anew, in
this process or in one after it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from bokbygg import cache
from bokbygg.book import Chapter, HouseStyle, Sheet
from bokbygg.circumstances import circumstances
from bokbygg.events import Parsed, Tell, unheard
from bokbygg.parse.chapter import parse
from bokbygg.parse.wire import packed, unpacked
from bokbygg.pool import executor

_Key = tuple[Sheet, HouseStyle]
"""All that a chapter is made of, but for the program."""


class Memory:
    """The chapters of the run before this one, by all that they were made of. A process that makes
    a book again and again keeps one; what it holds decides nothing but how long a run takes."""

    def __init__(self) -> None:
        self._known: dict[_Key, Chapter] = {}

    def chapters(
        self, sheets: Sequence[Sheet], house: HouseStyle, *, jobs: int, tell: Tell = unheard
    ) -> tuple[Chapter, ...]:
        """The chapters of `sheets`, each told of as it comes; on at most `jobs` processes."""
        keys = [(sheet, house) for sheet in sheets]
        for key in keys:
            if key not in self._known and (kept := _recalled(key)):
                self._known[key] = kept
        fresh = [sheet for sheet, key in zip(sheets, keys, strict=True) if key not in self._known]
        now: dict[_Key, Chapter] = {}
        done, whole = 0, sum(len(sheet.source.text) for sheet in sheets) or 1
        letters = sum(len(sheet.source.text) for sheet in fresh)
        with executor(jobs, letters) as pool:
            made = pool.map(parse, fresh, [house] * len(fresh))
            for number, (sheet, key) in enumerate(zip(sheets, keys, strict=True), 1):
                if key not in self._known:
                    self._known[key] = next(made)
                    _keep(key, self._known[key])
                now[key] = self._known[key]
                done += len(sheet.source.text)
                tell(Parsed(done=number, of=len(sheets), share=done / whole))
        self._known = now
        return tuple(now[key] for key in keys)


def _recalled(key: _Key) -> Chapter | None:
    """The chapter that was kept of a sheet, if one was."""
    data = cache.kept(name) if (name := _name(key)) else None
    try:
        return unpacked(data) if data is not None else None
    except ValueError:
        return None


def _keep(key: _Key, chapter: Chapter) -> None:
    if name := _name(key):
        with suppress(UnicodeEncodeError):  # a file's name need not be text
            cache.keep(name, packed(chapter))


def _name(key: _Key) -> str:
    """What a chapter is kept under; empty where nothing is kept, or nobody can tell what it
    depends on."""
    known = "" if cache.is_off() else circumstances()
    return f"chapters/{cache.digest(known, repr(key))}" if known else ""
