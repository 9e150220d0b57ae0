"""All essays of a book parsed, side by side; those that are as they were need no parsing anew."""

from __future__ import annotations

from collections.abc import Sequence

from bokbygg.book import Chapter, HouseStyle, Sheet
from bokbygg.events import Parsed, Tell, unheard
from bokbygg.parse.chapter import parse
from bokbygg.pool import executor


class Memory:
    """The chapters of the run before this one, by all that they were made of. A process that makes
    a book again and again keeps one; what it holds decides nothing but how long a run takes."""

    def __init__(self) -> None:
        self._known: dict[tuple[Sheet, HouseStyle], Chapter] = {}

    def chapters(
        self, sheets: Sequence[Sheet], house: HouseStyle, *, jobs: int, tell: Tell = unheard
    ) -> tuple[Chapter, ...]:
        """The chapters of `sheets`, each told of as it comes; on at most `jobs` processes."""
        keys = [(sheet, house) for sheet in sheets]
        fresh = [sheet for sheet, key in zip(sheets, keys, strict=True) if key not in self._known]
        now: dict[tuple[Sheet, HouseStyle], Chapter] = {}
        done, whole = 0, sum(len(sheet.source.text) for sheet in sheets) or 1
        with executor(jobs, len(fresh)) as pool:
            made = pool.map(parse, fresh, [house] * len(fresh))
            for number, (sheet, key) in enumerate(zip(sheets, keys, strict=True), 1):
                now[key] = self._known[key] if key in self._known else next(made)
                done += len(sheet.source.text)
                tell(Parsed(done=number, of=len(sheets), share=done / whole))
        self._known = now
        return tuple(now[key] for key in keys)
