"""The run: a project's books made, the e-book looked at, and everything its readers will find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bokbygg.book import Kind, Stylesheet
from bokbygg.build import build, gather
from bokbygg.check import check_epub
from bokbygg.check.output.opened import opened
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.events import Tell, unheard
from bokbygg.parse import Memory
from bokbygg.publish.catalogues import catalogues
from bokbygg.publish.gate.judges import ace as ask_ace
from bokbygg.publish.gate.judges import epubcheck, grave
from bokbygg.publish.gate.links import broken
from bokbygg.publish.pages import pages
from bokbygg.publish.reading import reading_room
from bokbygg.publish.stock import stocked
from bokbygg.publish.trade.shops import Readiness, readiness
from bokbygg.read import Project, for_site, read
from bokbygg.rules.publishing import NO_ADDRESS
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Every file of a site by its name, none where an error stands in the way, and what was found.
    `slug` names the book's folder in it, `readiness` tells of shops that were asked for."""

    slug: str
    files: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...]
    readiness: tuple[Readiness, ...] = ()


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
        return Site(slug="", files={}, findings=result.findings)
    findings = list(result.findings)
    epub = result.outputs[0]
    findings += [
        found for found in check_epub(epub.data, epub.name, judge=judge) if found not in findings
    ]
    settings = read(project, drafts=False, edition=variant).settings.publish
    if not settings.url:
        hint = "write `url` under `[publish]` in bok.toml, once you know where it will stand"
        message = "no sitemap is made: the site does not know its address"
        findings.append(NO_ADDRESS.found(message, hint=hint))
    if grave(findings):
        return Site(slug="", files={}, findings=tuple(findings))
    book, (dressed,) = gather(
        project, [Kind.EPUB], drafts=False, jobs=jobs, variant=variant, memory=memory
    )
    try:
        stock, more = stocked(book, dressed, result.outputs, settings, past)
    except Fault as fault:
        return Site(slug="", files={}, findings=(*findings, *fault.findings))
    findings += more
    if judge:
        findings += epubcheck(each for kind, each in stock.goods.items() if kind in _MADE_OF_IT)
    if ace:
        findings += ask_ace(epub, project.root)
    sheets, faults = for_site(project)
    shipped = opened(epub.data)
    ready = tuple(
        readiness(shop, shipped, epub.name, len(epub.data), book.imprint, settings)
        for shop in shops
    )
    room = reading_room(shipped, stock.offer, project.root)
    every = {
        **stock.files,
        **pages(stock.offer, room.link, paged=room.paged),
        **catalogues(stock.offer, room.pages),
        **_dressed(sheets),
        **room.files,
    }
    findings += [*faults, *room.findings, *broken(every, settings.url)]
    whole = not grave(findings)
    return Site(
        slug=stock.offer.slug if whole else "",
        files=dict(sorted(every.items())) if whole else {},
        findings=tuple(findings),
        readiness=ready,
    )


_MADE_OF_IT = ("kepub", "sample")
"""The e-books that are made of the one that has been looked at."""


def _dressed(sheets: Iterable[Stylesheet]) -> Mapping[str, bytes]:
    """The style sheets, and the files that the author's own ones show, as they stand to one
    another in the book's folder."""
    files = {sheet.href: sheet.css.encode() for sheet in sheets}
    return files | {each.href: each.data for sheet in sheets for each in sheet.assets}
