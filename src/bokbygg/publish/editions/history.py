"""Which editions of a book have been published, and what changed from one to the next.

The list stands in the book's folder on the site, as `editions.json`: what was published decides,
not what a cache holds. Of each essay it has the title and a checksum of its text. The same book
after the same list gives the same list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from bokbygg.book import Book, plain
from bokbygg.check.output.opened import Opened
from bokbygg.diagnostics import Diagnostic
from bokbygg.rules.trade import NOT_MOVED
from bokbygg.values import dataclass

NAME = "editions.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """An essay as it was published: its name, title, and the checksum of its text."""

    name: str
    title: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An edition: its number and date, either as bok.toml has them or empty, and its essays."""

    number: str
    date: str
    essays: tuple[Essay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The titles of essays that are new, other than before, or gone."""

    added: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.added or self.altered or self.removed)


UNCHANGED = Changes()


def published(book: Book, shipped: Opened) -> Published:
    """The edition that a finished e-book of a book is."""
    folder = shipped.package.path.rpartition("/")[0]
    pages = {page.path.removeprefix(f"{folder}/"): page for page in shipped.pages}
    return Published(
        number=book.imprint.edition_number,
        date=book.imprint.date.iso if book.imprint.date else "",
        essays=tuple(
            Essay(
                name=item.slug,
                title=plain(item.title),
                sha256=_checksum(pages[f"{item.slug}.xhtml"].root.find("{*}body").itertext()),
            )
            for item in book.spine
            if f"{item.slug}.xhtml" in pages
        ),
    )


def _checksum(texts: Iterable[str]) -> str:
    """The checksum of a text, however its lines are broken."""
    return hashlib.sha256("".join("".join(texts).split()).encode()).hexdigest()


def continued(
    past: tuple[Published, ...], now: Published
) -> tuple[tuple[Published, ...], tuple[Diagnostic, ...]]:
    """The editions with this one, the newest first; a finding where neither its number nor its date
    is another than that of the last, but its text is."""
    if not past or (past[0].number, past[0].date) != (now.number, now.date):
        return (now, *past), ()
    if not (changed := changes(past[0], now)):
        return (now, *past[1:]), ()
    titles = (*changed.added, *changed.altered, *changed.removed)
    more = f" and {len(titles) - 1} more" if len(titles) > 1 else ""
    called = " of ".join(
        part for part in (now.number and f"edition {now.number}", now.date) if part
    )
    message = f"the text has changed since {called or 'it'} was published: `{titles[0]}`{more}"
    hint = "give the book a new `date` or `edition-number` under [book]"
    return past, (NOT_MOVED.found(message, hint=hint),)


def changes(before: Published, after: Published) -> Changes:
    """What is other in an edition than in the one before. An essay that has got another name, and
    no other text, is the same."""
    old = {essay.name: essay for essay in before.essays}
    new = {essay.name: essay for essay in after.essays}
    kept = {essay.sha256 for essay in old.values()} & {essay.sha256 for essay in new.values()}
    return Changes(
        added=_titles(
            each for name, each in new.items() if name not in old and each.sha256 not in kept
        ),
        altered=_titles(
            each for name, each in new.items() if name in old and each.sha256 != old[name].sha256
        ),
        removed=_titles(
            each for name, each in old.items() if name not in new and each.sha256 not in kept
        ),
    )


def _titles(essays: Iterable[Essay]) -> tuple[str, ...]:
    return tuple(essay.title or essay.name for essay in essays)


def last_changes(editions: tuple[Published, ...]) -> Changes:
    """What changed from the last edition but one to the last."""
    return changes(editions[1], editions[0]) if len(editions) > 1 else UNCHANGED


def written(editions: tuple[Published, ...]) -> bytes:
    """The list as a file."""
    told = [
        {
            "number": one.number,
            "date": one.date,
            "essays": [
                {"name": each.name, "title": each.title, "sha256": each.sha256}
                for each in one.essays
            ],
        }
        for one in editions
    ]
    return f"{json.dumps({'editions': told}, ensure_ascii=False, indent=1)}\n".encode()


def read(data: bytes) -> tuple[Published, ...]:
    """The list out of a file; none where it is no such file."""
    try:
        return tuple(_editions(json.loads(data)))
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()


def _editions(told: dict[str, Any]) -> Iterator[Published]:
    for one in told["editions"]:
        essays = tuple(
            Essay(name=str(each["name"]), title=str(each["title"]), sha256=str(each["sha256"]))
            for each in one["essays"]
        )
        yield Published(number=str(one["number"]), date=str(one["date"]), essays=essays)
