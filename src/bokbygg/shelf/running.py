"""The run: every book of a shelf made that has changed, and the site exchanged as a whole."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from bokbygg import files, pool
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.events import Begun, Shelved, Stage, Tell, unheard
from bokbygg.naming import natural
from bokbygg.publish import Placed, Site, past, place, room_for, together
from bokbygg.publish.offer import Offer
from bokbygg.read import Project, find, parcel
from bokbygg.rules import shelves as rules
from bokbygg.shelf.cluster import cluster
from bokbygg.shelf.crew import Hire, side_by_side
from bokbygg.shelf.kept import NOTES, Kept, keep, kept, made_of
from bokbygg.shelf.making import Made, Order, failed, make
from bokbygg.shelf.stored import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A book of the shelf: the `name` of its folder, its `slug` on the site (empty where it is not
    there), whether it was `made`, stood `unchanged` or `failed`, and what was found."""

    name: str
    slug: str
    state: str
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a run came to: its books in their order, what changed on the site, the sizes of its
    files, and what was found beside the books. Where no book could be had, nothing is `placed`."""

    books: tuple[Told, ...]
    placed: Placed | None
    findings: tuple[Diagnostic, ...]


def build(
    folder: Path,
    to: Path,
    *,
    judge: bool = False,
    jobs: int = 1,
    scheduler: str = "",
    tell: Tell = unheard,
) -> Shelf:
    """Make the books in the folders of `folder`, and put the site of them all into `to`. A book
    that fails leaves its last edition on the site, where there is one. `judge` asks EPUBCheck;
    `scheduler` is the address of a Dask cluster. Two runs of one shelf take turns.

    Raises Fault where there are no books, no cluster, or no room for the site.
    """
    shelf = find(folder).root
    room_for(to)
    names = sorted(_books(shelf, to.resolve()), key=natural)
    if not names:
        hint = "name the folder that holds the folders of the books"
        raise Fault(rules.NO_BOOKS.found(f"no book stands in `{folder}`", hint=hint))
    tell(Begun(stage=Stage.SHELVING))
    with files.alone(shelf / NOTES), tempfile.TemporaryDirectory(prefix="bokbygg-") as staging:
        run = _Run(shelf, to, Path(staging), judge, sent=bool(scheduler))
        told = {one.name: one for one in run.books(names, _hire(jobs, scheduler), jobs, tell)}
        return run.finish([told[name] for name in names])


def _books(shelf: Path, site: Path) -> Iterator[str]:
    """The names of the folders that are books."""
    for path in shelf.iterdir():
        if path.is_dir() and path.name[0] not in "._" and path.resolve() != site:
            own = ("bok.toml", "manuscript")
            if any((path / name).exists() for name in own) or any(path.glob("*.md")):
                yield path.name


def _hire(jobs: int, scheduler: str) -> Hire:
    def processes() -> AbstractContextManager[Executor]:
        return pool.workshop(jobs, ahead=pool.ENGINE) if jobs > 1 else pool.InProcess()

    return (lambda: cluster(scheduler)) if scheduler else processes


class _Run:
    """A run at work: where books are put as they come, and what is known of each."""

    def __init__(self, shelf: Path, to: Path, staging: Path, judge: bool, *, sent: bool) -> None:
        self._shelf, self._to, self._staging = shelf, to, staging
        self._judge, self._sent = judge, sent
        self._styles = dict(parcel(shelf / "styles"))
        self._past = dict(past(to))
        self._found: dict[str, Kept] = {}
        self._places: dict[str, Path | bytes] = {}

    def books(self, names: Sequence[str], hire: Hire, jobs: int, tell: Tell) -> Iterator[Told]:
        """Each book as it is done with."""
        for done, told in enumerate(self._each(names, hire, jobs), 1):
            share = done / len(names)
            tell(Shelved(book=told.name, state=told.state, done=done, of=len(names), share=share))
            yield told

    def _each(self, names: Sequence[str], hire: Hire, jobs: int) -> Iterator[Told]:
        changed = []
        for name in names:
            if told := self._standing(name):
                yield told
            else:
                changed.append(name)
        width = _OUT if self._sent else jobs + 1
        for name, made in side_by_side(changed, self._order, make, hire, width):
            yield self._taken(name, made)

    def _standing(self, name: str) -> Told | None:
        """A book that has not changed, and whose files stand on the site."""
        last = kept(self._shelf, name)
        if last is None or last.made_of != self._made_of(name) or not last.stands_in(self._to):
            return None
        return self._left(name, last, "unchanged", last.findings) if last.made_of else None

    def _made_of(self, name: str) -> str:
        folder = self._shelf / name
        return made_of(folder, parcel(folder), self._styles, self._judge)

    def _order(self, name: str) -> bytes:
        book = dict(parcel(self._shelf / name)) if self._sent else {}
        last = kept(self._shelf, name)
        own = {one: self._past[one] for one in self._past if last and one in last.sums}
        order = Order(
            name=name,
            shelf=str(self._shelf),
            judge=self._judge,
            past=own if last else self._past,
            sent=self._sent,
            book=book,
            styles=self._styles if self._sent else {},
        )
        return msgspec.msgpack.encode(order)

    def _taken(self, name: str, data: bytes | None) -> Told:
        """A book as it comes back: put beside the site, or the edition before left where it is."""
        hint = "give the machine more memory, or fewer `--jobs`"
        died = rules.WORKER_DIED.found(f"what made `{name}` was killed", hint=hint)
        made = msgspec.msgpack.decode(data, type=Made) if data is not None else failed(died)
        if made.offer is None:
            last = kept(self._shelf, name)
            if last is not None and last.stands_in(self._to):
                return self._left(name, last, "failed", made.findings)
            return Told(name=name, slug="", state="failed", findings=made.findings)
        if other := self._like(made.offer.slug):
            clash = rules.SAME_SLUG.found(
                f"`{name}` is called `{made.offer.slug}` on the site, and so is `{other}`",
                hint="write another `slug` under `[book]` in one of them",
            )
            return Told(name=name, slug="", state="failed", findings=(*made.findings, clash))
        for one, file in made.files.items():
            self._places[one] = self._staging / one
            files.write(self._staging / one, file, lasting=False)
        self._found[name] = Kept(
            made_of=self._made_of(name),
            offer=made.offer,
            chapters=made.chapters,
            sums={one: hashlib.sha256(file).hexdigest() for one, file in made.files.items()},
            findings=made.findings,
        )
        return Told(name=name, slug=made.offer.slug, state="made", findings=made.findings)

    def _left(self, name: str, last: Kept, state: str, findings: tuple[Diagnostic, ...]) -> Told:
        self._places |= {one: self._to / one for one in last.sums}
        self._found[name] = last
        return Told(name=name, slug=last.offer.slug, state=state, findings=findings)

    def _like(self, slug: str) -> str:
        return next((name for name, one in self._found.items() if one.offer.slug == slug), "")

    def finish(self, books: Sequence[Told]) -> Shelf:
        """Put the site of these books into its folder, and note what each came to."""
        if not self._found:
            return Shelf(books=tuple(books), placed=None, findings=())
        stand = [one.name for one in books if one.name in self._found]
        offers, strange = _at_one_place([(name, self._found[name].offer) for name in stand])
        chapters = {self._found[name].offer.slug: self._found[name].chapters for name in stand}
        project = Project(root=self._shelf, manuscript=self._shelf)
        own, faults = together(project, offers, chapters)
        site = Site(slug="", files=Stored({**self._places, **own}), findings=(), shelf=True)
        placed = place(site, self._to)
        for told in books:
            if told.state == "made":
                keep(self._shelf, told.name, self._found[told.name])
        return Shelf(books=tuple(books), placed=placed, findings=(*strange, *faults))


_OUT = 16
"""Books that a cluster is sent at a time."""


def _at_one_place(
    offers: Sequence[tuple[str, Offer]],
) -> tuple[list[Offer], tuple[Diagnostic, ...]]:
    """The books as offered at the address that the first of them tells, and who tells another."""
    url = next((offer.url for _, offer in offers if offer.url), "")
    strange = tuple(
        rules.OTHER_ADDRESS.found(
            f"`{name}` tells of the address `{offer.url}`, and the shelf stands at `{url}`",
            hint="write the same `url` under `[publish]` in every book",
        )
        for name, offer in offers
        if offer.url != url
    )
    return [replace(offer, url=url) for _, offer in offers], strange
