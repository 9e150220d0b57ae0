"""The run: a project's books made, the e-book looked at, and everything its readers will find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bokbygg.book import Kind, Stylesheet
from bokbygg.build import Result, build, gather
from bokbygg.check import check_epub
from bokbygg.check.output.opened import opened
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.events import Tell, unheard
from bokbygg.parse import Memory
from bokbygg.publish.catalogues import catalogues
from bokbygg.publish.front import front
from bokbygg.publish.gate.judges import ace as ask_ace
from bokbygg.publish.gate.judges import epubcheck, grave
from bokbygg.publish.gate.links import broken
from bokbygg.publish.offer import Offer
from bokbygg.publish.pages import pages
from bokbygg.publish.reading import reading_room
from bokbygg.publish.stock import Stock, stocked
from bokbygg.publish.trade.shops import Readiness, readiness
from bokbygg.read import Project, for_site, read
from bokbygg.rules.publishing import NO_ADDRESS
from bokbygg.settings.values import PublishSettings
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Every file of a site by its name, none where an error stands in the way, and what was found.
    `slug` names the book's folder in it, `readiness` tells of shops that were asked for, `offer`
    is the book as it is offered, and `chapters` are the pages on which it is read. On a `shelf`
    there may be several books, and the site before may have had others."""

    slug: str
    files: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...]
    readiness: tuple[Readiness, ...] = ()
    offer: Offer | None = None
    chapters: tuple[str, ...] = ()
    shelf: bool = False


NOTHING: Mapping[str, bytes] = {}


def publish(
    project: Project,
    *,
    variant: str = "",
    judge: bool = True,
    ace: bool = False,
    jobs: int = 1,
    tell: Tell = unheard,
    past: Mapping[str, bytes] = NOTHING,
    shops: Sequence[str] = (),
) -> Site:
    """Make a project's books and its site. Nothing is written. `variant` is as in `build`; `judge`
    and `ace` ask EPUBCheck and Ace, too, whether the e-books are sound. `past` are the lists of
    editions that the site of before holds, by their names; `shops` are names of
    `bokbygg.check.output.shops`. A book with an error has no site."""
    kinds, memory = [Kind.EPUB, Kind.PRINT], Memory()
    result = build(project, kinds, variant=variant, jobs=jobs, tell=tell, memory=memory)
    if not result.outputs:
        return _none(result.findings)
    settings = read(project, drafts=False, edition=variant).settings.publish
    findings = [*_sound(result, judge=judge), *_unaddressed(settings)]
    if grave(findings):
        return _none(findings)
    book, (dressed,) = gather(
        project, [Kind.EPUB], drafts=False, jobs=jobs, variant=variant, memory=memory
    )
    try:
        stock, more = stocked(book, dressed, result.outputs, settings, past)
    except Fault as fault:
        return _none((*findings, *fault.findings))
    files, chapters, faults = _files(project, stock, settings)
    asked = _asked(project, stock, judge=judge, ace=ace)
    findings += [*more, *asked, *faults]
    epub, shipped = stock.goods["epub"], opened(stock.goods["epub"].data)
    ready = tuple(
        readiness(shop, shipped, epub.name, len(epub.data), book.imprint, settings)
        for shop in shops
    )
    if grave(findings):
        return replace(_none(findings), readiness=ready)
    return Site(
        slug=stock.offer.slug,
        files=files,
        findings=tuple(findings),
        readiness=ready,
        offer=stock.offer,
        chapters=chapters,
    )


def _none(findings: Iterable[Diagnostic]) -> Site:
    return Site(slug="", files={}, findings=tuple(findings))


def _sound(result: Result, *, judge: bool) -> tuple[Diagnostic, ...]:
    """What was found while the books were made, and what is found in the e-book."""
    epub = result.outputs[0]
    found = check_epub(epub.data, epub.name, judge=judge)
    return tuple(dict.fromkeys((*result.findings, *found)))


def _unaddressed(settings: PublishSettings) -> Iterator[Diagnostic]:
    if not settings.url:
        hint = "write `url` under `[publish]` in bok.toml, once you know where it will stand"
        message = "no sitemap is made: the site does not know its address"
        yield NO_ADDRESS.found(message, hint=hint)


_MADE_OF_IT = ("kepub", "sample")
"""The e-books that are made of the one that has been looked at."""


def _asked(project: Project, stock: Stock, *, judge: bool, ace: bool) -> Iterator[Diagnostic]:
    """What the judges say of the e-books, as far as they are asked."""
    if judge:
        made = (each for kind, each in stock.goods.items() if kind in _MADE_OF_IT)
        yield from epubcheck(made)
    if ace:
        yield from ask_ace(stock.goods["epub"], project.root)


def _files(
    project: Project, stock: Stock, settings: PublishSettings
) -> tuple[Mapping[str, bytes], tuple[str, ...], tuple[Diagnostic, ...]]:
    """Every file of the site, the pages on which the book is read, and what there is to say."""
    sheets, faults = for_site(project)
    room = reading_room(opened(stock.goods["epub"].data), stock.offer, project.root)
    every = {
        **stock.files,
        **pages(stock.offer, room.link, paged=room.paged),
        **catalogues([stock.offer], {stock.offer.slug: room.pages}),
        **_dressed(sheets),
        **room.files,
    }
    found = (*faults, *room.findings, *broken(every, settings.url))
    return dict(sorted(every.items())), room.pages, found


def together(
    project: Project, offers: Sequence[Offer], chapters: Mapping[str, Sequence[str]]
) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """What the books of a shelf have together on its site, by name: the way in, the catalogues and
    the style sheets; `project` is the shelf's folder, `chapters` as in `Site`, by book. With it
    what is wrong with the style sheets."""
    sheets, faults = for_site(project)
    own = {"index.html": front(offers), **catalogues(offers, chapters), **_dressed(sheets)}
    return own, faults


def _dressed(sheets: Iterable[Stylesheet]) -> Mapping[str, bytes]:
    """The style sheets, and the files that the author's own ones show, as they stand to one
    another in the book's folder."""
    files = {sheet.href: sheet.css.encode() for sheet in sheets}
    return files | {each.href: each.data for sheet in sheets for each in sheet.assets}
