"""Documents laid out side by side, each once: what was laid out before is not laid out again.

A fragment is kept by the digest of all that it came of, so that nothing but time depends on whether
it was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, as_completed
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import Self

import msgspec

from bokbygg import cache, pool
from bokbygg.book import Asset, Document, Edition
from bokbygg.diagnostics import Diagnostic
from bokbygg.events import LaidOut, Tell, unheard
from bokbygg.pdf import provenance
from bokbygg.pdf.composing import Composing, Laid, is_loaded
from bokbygg.pdf.folios import UNKNOWN, Shown, asked, merges
from bokbygg.pdf.fragment import Fragment, packed, unpacked
from bokbygg.pdf.layout import Stretch
from bokbygg.pdf.sheet import BLANK, Place
from bokbygg.values import dataclass

WORTH_A_POOL = 200_000
"""With fewer letters in a book than this, tags included (some ninety pages), starting processes
costs more than it saves."""

WORTH_A_WORKER = 100_000
"""So many letters more to lay out make another process worth its while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A document to be laid out from a place on, with the page numbers it prints."""

    document: Document
    place: Place
    shown: Shown

    @property
    def general(self) -> Wish:
        """The same as far as it can be known before the numbers of pages are; an index depends on
        which numbers it prints, wherever it stands."""
        shown = self.shown if merges(self.document.xhtml) else self.shown.stand_ins
        return Wish(document=self.document, place=self.place.stand_in, shown=shown)

    @property
    def exact(self) -> Wish:
        """The same with its own numbers."""
        return Wish(document=self.document, place=self.place.at(0), shown=self.shown)

    @property
    def hashed(self) -> Hashable:
        """The same for wishes that are the same."""
        numbers, rooms = self.shown.numbers, self.shown.rooms
        return self.document, self.place, tuple(numbers.items()), tuple(rooms.items())

    @property
    def named(self) -> bytes:
        """All that the pages depend on beside the edition, as bytes."""
        return msgspec.msgpack.encode(
            [self.document, self.place, self.shown.numbers, self.shown.rooms], order="sorted"
        )


def wish(document: Document, place: Place, shown: Shown) -> Wish:
    """A document at a place; of the numbers `shown`, those it prints."""
    return Wish(document=document, place=place, shown=shown.only(asked(document.xhtml)))


def blank(place: Place) -> Wish:
    """An empty page at a place."""
    return Wish(document=BLANK, place=place, shown=UNKNOWN.only(frozenset()))


class Progress:
    """Tells of each document of a book when it is laid out for the first time."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._letters: dict[str, int] = {}
        self._done: dict[str, int] = {}

    def expect(self, documents: Iterable[Document]) -> None:
        """Say what there is to do."""
        self._letters = {one.href: len(one.xhtml) for one in documents}

    def note(self, document: Document) -> None:
        """Say that one is done."""
        if document.href in self._letters and document.href not in self._done:
            self._done[document.href] = self._letters[document.href]
            share = sum(self._done.values()) / sum(self._letters.values())
            self._tell(LaidOut(done=len(self._done), of=len(self._letters), share=share))


class NotKeptError(LookupError):
    """A document would have to be laid out, and shall not be."""


class Workshop:
    """Where documents of an edition are laid out, in this process or in `jobs` of them; or only
    those given out that were kept, where `lay` is False.

    `files` holds the font files of all fragments that were given out, by digest. `meanwhile` is
    called with each fragment there is while others are laid out in other processes.
    """

    def __init__(
        self,
        edition: Edition,
        assets: tuple[Asset, ...],
        *,
        jobs: int = 1,
        tell: Tell = unheard,
        meanwhile: Callable[[Fragment], None] = lambda _: None,
        lay: bool = True,
    ) -> None:
        self._edition = edition
        self._assets = assets
        self._jobs = jobs
        self._meanwhile = meanwhile
        self._lay = lay
        self._progress = Progress(tell)
        self._origin = provenance.of_edition(edition, assets)
        self._letters = 0
        self._keys: dict[Hashable, str] = {}
        self._known: dict[str, Fragment] = {}
        self._here: Composing | None = None
        self._crew: Executor | None = None
        self._stack = ExitStack()
        self.files: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        wanted = self._lay and self._jobs > 1
        if wanted and pool.is_called(pool.ENGINE) and not is_loaded():
            self._engaged(self._jobs * WORTH_A_WORKER).submit(_findings)  # made ready meanwhile
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)  # workers end otherwise after Ctrl-C

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What was wrong with the style sheets."""
        name = f"styles/{self._origin.key()}"
        known = cache.kept(name) if self._origin.certain else None
        if known is not None:
            return msgspec.msgpack.decode(known, type=tuple[Diagnostic, ...])
        found = self._crew.submit(_findings).result() if self._crew else self._composing().findings
        cache.keep(name, msgspec.msgpack.encode(found))
        return found

    def edges(self, stretch: Stretch) -> tuple[tuple[float, float], ...]:
        """The left and right edge of each character of a text box, in CSS px."""
        return self._composing().edges(stretch)

    def drafts(self, wishes: Iterable[Wish]) -> list[Fragment]:
        """The fragment of each wish, in order, some of them with other numbers in the text than
        were wished for; raises Fault for one that cannot be laid out."""
        general = [one.general for one in wishes]
        self._progress.expect(one.document for one in general)
        self._letters = sum(len(one.document.xhtml) for one in general)
        return self._all(general)

    def fragments(self, wishes: Iterable[Wish]) -> list[Fragment]:
        """The fragment of each wish, in order; raises Fault for one that cannot be laid out."""
        wanted = tuple(wishes)
        general = [one.exact if _is_known_to_bind(one) else one.general for one in wanted]
        made = self._all(general)
        bound = [index for index, fragment in enumerate(made) if fragment.bound]
        exact = self._all([wanted[index].exact for index in bound])
        for index, fragment in zip(bound, exact, strict=True):
            made[index] = fragment
        return made

    def _all(self, wishes: list[Wish]) -> list[Fragment]:
        keys = [self._key(one) for one in wishes]
        missing: dict[str, Wish] = {}
        for key, one in zip(keys, wishes, strict=True):
            if key in self._known or key in missing:
                continue
            if self._recall(key):
                self._progress.note(one.document)
            else:
                missing[key] = one
        for key, laid in self._laid(missing):
            for digest, data in laid.files.items():
                if self.files.setdefault(digest, data) is data:
                    cache.keep(f"typefaces/{digest}", data)
            cache.keep(f"fragments/{key}", packed(laid.fragment))
            self._known[key] = laid.fragment
            self._progress.note(missing[key].document)
        return [self._known[key] for key in keys]

    def _key(self, one: Wish) -> str:
        """The name of a wish's fragment, which is asked for in every round of a book's making."""
        known = self._keys.get(one.hashed)
        if known is None:
            known = self._keys[one.hashed] = self._origin.key(one.document, one.named)
        return known

    def _recall(self, key: str) -> bool:
        """Whether a fragment was kept, with all the faces it needs."""
        data = cache.kept(f"fragments/{key}") if self._origin.certain else None
        if data is None:
            return False
        try:
            fragment = unpacked(data)
        except msgspec.MsgspecError:
            return False
        for use in fragment.faces.values():
            if use.file not in self.files:
                file = cache.kept(f"typefaces/{use.file}")
                if file is None:
                    return False
                self.files[use.file] = file
        self._known[key] = fragment
        return True

    def _laid(self, missing: Mapping[str, Wish]) -> Iterator[tuple[str, Laid]]:
        """Each of the wishes laid out, the longest first; given in any order."""
        if missing and not self._lay:
            raise NotKeptError
        letters = sum(len(one.document.xhtml) for one in missing.values())
        if self._is_done_here(letters):
            for key, one in missing.items():
                yield key, self._composing().lay(one.document, one.place, one.shown)
            return
        by_length = sorted(missing.items(), key=lambda item: -len(item[1].document.xhtml))
        crew = self._engaged(letters)
        futures = {
            crew.submit(_lay, one.document, one.place, one.shown): key for key, one in by_length
        }
        for fragment in self._known.values():
            self._meanwhile(fragment)
        for future in as_completed(futures):
            yield futures[future], future.result()

    def _is_done_here(self, letters: int) -> bool:
        """Whether to lay out so many letters in this process: not so in a long book, which takes
        room enough as it is, unless the engine is here already and has little to do."""
        if self._jobs < 2 or self._letters < WORTH_A_POOL:
            return True
        return self._crew is None and is_loaded() and letters < WORTH_A_POOL

    def _composing(self) -> Composing:
        if self._here is None:
            self._here = Composing(self._edition, self._assets)
        return self._here

    def _engaged(self, letters: int) -> Executor:
        if self._crew is None:
            count = min(self._jobs, 1 + letters // WORTH_A_WORKER)
            prepare = partial(_prepare, self._edition, self._assets)
            made = pool.workshop(count, prepare, ahead=pool.ENGINE)
            self._crew = self._stack.enter_context(made)
        return self._crew


def _is_known_to_bind(one: Wish) -> bool:
    """Whether a number that is printed can have no stand-in."""
    return any(
        not number.isascii() or not number.isdigit() for number in one.shown.numbers.values()
    )


_own: list[Composing] = []
"""The press of this process, where it is a worker."""

_sent: set[str] = set()
"""The font files that this worker has handed over."""


def _prepare(edition: Edition, assets: tuple[Asset, ...]) -> None:
    _own[:] = [Composing(edition, assets)]


def _lay(document: Document, place: Place, shown: Shown) -> Laid:
    laid = _own[0].lay(document, place, shown)
    fresh = {digest: data for digest, data in laid.files.items() if digest not in _sent}
    _sent.update(fresh)
    return Laid(fragment=laid.fragment, files=fresh)


def _findings() -> tuple[Diagnostic, ...]:
    return _own[0].findings
