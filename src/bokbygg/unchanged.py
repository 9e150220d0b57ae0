"""What a run came to the last time, where nothing has changed since.

A run whose looks into the book's folder get the same answers as before, with the same wishes, by
the same program, comes to the same book and the same findings; so it need not be made again where
the books still stand in their folder. They are known by their checksums, so that what lies there
decides nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from bokbygg import cache
from bokbygg.circumstances import circumstances
from bokbygg.diagnostics import Diagnostic, Level, Span
from bokbygg.looks import Look, Looks, hold
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for: the `folder` as it was named, `targets` in order, and the arguments of
    `bokbygg.build.build`."""

    folder: Path
    targets: tuple[str, ...]
    drafts: bool
    variant: str
    only: str
    keep_going: bool

    @property
    def name(self) -> str:
        """What the outcome is kept under; empty where nothing is kept, or nobody can tell what it
        depends on."""
        if cache.is_off():
            return ""
        known = circumstances()
        asked = (*self.targets, f"{self.drafts} {self.keep_going}", self.variant, self.only)
        whole = cache.digest(known, os.fsencode(os.path.abspath(self.folder)), *asked)
        return f"outcomes/{whole}.json" if known else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A finished file: name, bytes, checksum, pages (0 for an e-book)."""

    name: str
    size: int
    sha256: str
    pages: int

    def stands_in(self, folder: Path) -> bool:
        """Whether the file of that name in a folder is this one."""
        path = folder / self.name
        try:
            if not path.is_file() or path.stat().st_size != self.size:
                return False
            return sha256(path.read_bytes()).hexdigest() == self.sha256
        except OSError:
            return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to: the book's folder, the files it made, its findings."""

    root: Path
    made: tuple[Made, ...]
    findings: tuple[Diagnostic, ...]


def remember(wish: Wish, outcome: Outcome, looks: Looks) -> None:
    """Keep what a run came to that took those looks. One that made no book is not worth it, nor
    one during which files changed."""
    if not outcome.made or looks.is_torn or not wish.name:
        return
    told = {
        "root": str(outcome.root),
        "made": [asdict(one) for one in outcome.made],
        "findings": [asdict(one) for one in outcome.findings],
        "looks": [[one.question, one.path, one.answer] for one in looks.taken],
    }
    cache.keep(wish.name, json.dumps(told).encode())


def remembered(wish: Wish) -> Outcome | None:
    """What the last run for a wish came to, if nothing has changed since."""
    return _last(wish, still=hold)


def last(wish: Wish) -> Outcome | None:
    """What the last run for a wish came to, whatever has changed since."""
    return _last(wish, still=lambda _: True)


def _last(wish: Wish, still: Callable[[Iterable[Look]], bool]) -> Outcome | None:
    kept = cache.kept(wish.name) if wish.name else None
    if kept is None:
        return None
    try:
        told = json.loads(kept)
        if not still(
            Look(question=q, path=path, answer=answer) for q, path, answer in told["looks"]
        ):
            return None
        return Outcome(
            root=Path(told["root"]),
            made=tuple(Made(**one) for one in told["made"]),
            findings=tuple(_findings(told["findings"])),
        )
    except (KeyError, TypeError, ValueError):  # of another make
        return None


def known_of(root: Path) -> tuple[Made, ...]:
    """Every file that the last run of each wish for the book in the folder `root` made."""
    found: dict[Made, None] = {}
    for name in cache.names("outcomes"):
        try:
            told = json.loads(cache.kept(name) or b"{}")
            if told["root"] == str(root):
                found.update((Made(**one), None) for one in told["made"])
        except (KeyError, TypeError, ValueError):
            continue
    return tuple(found)


def _findings(told: Iterable[Mapping[str, Any]]) -> Iterable[Diagnostic]:
    for one in told:
        span = one["span"]
        yield Diagnostic(
            code=one["code"],
            level=Level(one["level"]),
            message=one["message"],
            span=span if span is None else Span(**span),
            hint=one["hint"],
        )
