"""The run: a project's books made, the e-book looked at, and everything its readers will find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bokbygg.book import Kind, Stylesheet
from bokbygg.build import build, gather
from bokbygg.check import check_epub
from bokbygg.check.output.opened import opened
from bokbygg.diagnostics import Diagnostic, Fault, Level
from bokbygg.events import Tell, unheard
from bokbygg.parse import Memory
from bokbygg.publish.catalogues import catalogues
from bokbygg.publish.editions.excerpt import Wish
from bokbygg.publish.editions.making import goods
from bokbygg.publish.offer import offer
from bokbygg.publish.pages import pages
from bokbygg.publish.reading import reading_room
from bokbygg.read import Project, for_site, read
from bokbygg.rules.publishing import NO_ADDRESS
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Every file of a site by its name, none where an error stands in the way, and what was found.
    `slug` names the book's folder in it."""

    slug: str
    files: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...]


def publish(
    project: Project,
    *,
    variant: str = "",
    judge: bool = True,
    jobs: int = 1,
    tell: Tell = unheard,
) -> Site:
    """Make a project's books and its site. Nothing is written. `variant` is as in `build`; `judge`
    asks EPUBCheck, too, whether the e-book is sound. A book with an error has no site."""
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
    url = settings.url
    if not url:
        hint = "write `url` under `[publish]` in bok.toml, once you know where it will stand"
        message = "no sitemap is made: the site does not know its address"
        findings.append(NO_ADDRESS.found(message, hint=hint))
    if any(found.level is Level.ERROR for found in findings):
        return Site(slug="", files={}, findings=tuple(findings))
    book, dressed = gather(
        project, [Kind.EPUB], drafts=False, jobs=jobs, variant=variant, memory=memory
    )
    place = f"{url}{book.imprint.slug}/" if url else ""
    wish = Wish(essays=settings.sample, had_at=place)
    try:
        made = goods(book, dressed[0], result.outputs[0], result.outputs[1], wish)
        offered, files = offer(made, url)
    except Fault as fault:
        return Site(slug="", files={}, findings=(*findings, *fault.findings))
    sheets, faults = for_site(project)
    room = reading_room(opened(epub.data), offered, project.root)
    every = {
        **files,
        **pages(offered, room.link, paged=room.paged),
        **catalogues(offered),
        **_dressed(sheets),
        **room.files,
    }
    return Site(
        slug=offered.slug,
        files=dict(sorted(every.items())),
        findings=(*findings, *faults, *room.findings),
    )


def _dressed(sheets: Iterable[Stylesheet]) -> Mapping[str, bytes]:
    """The style sheets, and the files that the author's own ones show, as they stand to one
    another in the book's folder."""
    files = {sheet.href: sheet.css.encode() for sheet in sheets}
    return files | {each.href: each.data for sheet in sheets for each in sheet.assets}
