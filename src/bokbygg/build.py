"""The whole run: read, parse, collate, then an edition for each target."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bokbygg import files
from bokbygg.book import Attached, Book, Chapter, Edition, Finish, Kind, Output, PageMap, Target
from bokbygg.collate import collate
from bokbygg.collate.house import house_style
from bokbygg.diagnostics import Diagnostic, Fault, Level, in_reading_order
from bokbygg.events import Begun, Bound, Joined, Stage, Tell, Written, unheard
from bokbygg.parse import Memory
from bokbygg.read import Manuscript, Project, edition, pictures, read, sources
from bokbygg.rules import RULES
from bokbygg.rules.content import NO_ESSAYS_HERE
from bokbygg.rules.machine import CANNOT_WRITE
from bokbygg.rules.output import NO_PAGE_LIST
from bokbygg.unchanged import Made
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run came to: the files it made (none where a finding is an error) and all findings
    in reading order."""

    outputs: tuple[Output, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether an error stands in the way of the book."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def build(
    project: Project,
    targets: Sequence[Target],
    *,
    drafts: bool = False,
    variant: str = "",
    only: str = "",
    keep_going: bool = False,
    jobs: int = 1,
    tell: Tell = unheard,
    memory: Memory | None = None,
) -> Result:
    """Make the editions of a project's book. Nothing is written.

    `variant` names one of the editions in bok.toml; `only` is an essay that is made alone, to look
    at; `keep_going` makes warnings of the errors that a book can stand; `tell` is told how far the
    run has come; `memory` spares a process that makes the book again what it has done before.
    """
    tell(Begun(stage=Stage.READING))
    book, editions = _gathered(project, targets, drafts, jobs, variant, tell, memory)
    if only:
        book, editions = _alone(book, editions, targets, only)
    findings = judged(book.findings, keep_going)
    if any(finding.level is Level.ERROR for finding in findings):
        return Result(outputs=(), findings=findings)
    made: dict[Target, Output] = {}
    for kind in sorted(targets, key=_ORDER.index):
        try:
            made[kind] = _make(book, editions, kind, made.get(Kind.PRINT), jobs, tell)
        except Fault as fault:
            findings = judged((*findings, *fault.findings), keep_going)
            continue
        findings = judged((*findings, *made[kind].findings), keep_going)
    if Kind.PRINT in made and editions[Kind.PRINT].attach:
        try:
            made[Kind.PRINT] = _accompanied(book, editions, made, tell)
        except Fault as fault:
            findings = judged((*findings, *fault.findings), keep_going)
    failed = any(finding.level is Level.ERROR for finding in findings)
    outputs = () if failed else tuple(made[kind] for kind in targets if kind in made)
    return Result(outputs=outputs, findings=findings)


_ORDER = (Kind.PRINT, Finish.PRINTER, Kind.EPUB)
"""The printed book is made first, since the e-book lists its pages."""


def gather(
    project: Project,
    targets: Sequence[Target],
    *,
    drafts: bool,
    jobs: int,
    variant: str = "",
    only: str = "",
    tell: Tell = unheard,
    memory: Memory | None = None,
) -> tuple[Book, tuple[Edition, ...]]:
    """The book, or the essay `only` of it, and its editions, with the findings of every stage up
    to here on the book."""
    book, editions = _gathered(project, targets, drafts, jobs, variant, tell, memory)
    if only:
        book, editions = _alone(book, editions, targets, only)
    return book, tuple(editions[kind] for kind in targets)


def _gathered(
    project: Project,
    targets: Sequence[Target],
    drafts: bool,
    jobs: int,
    variant: str,
    tell: Tell,
    memory: Memory | None,
) -> tuple[Book, Mapping[Target, Edition]]:
    """The book, with the findings that concern its `targets`, and its edition of each kind."""
    manuscript, chapters = essays(
        project, drafts=drafts, variant=variant, jobs=jobs, tell=tell, memory=memory
    )
    book_settings = manuscript.settings.book
    # of every kind, so that a picture is called the same whatever else is made
    wanted: tuple[Target, ...] = (*Kind, *targets)
    dressed = {one: edition(project, manuscript.settings, one) for one in dict.fromkeys(wanted)}
    sheets = [sheet for one, _ in dressed.values() for sheet in one.stylesheets]
    taken = {asset.href for sheet in sheets for asset in sheet.assets}
    place = manuscript.settings.place("book.cover-image")
    gallery = pictures(project, chapters, book_settings.cover_image, place, taken)
    book = collate(manuscript, chapters, gallery)
    findings = [*book.findings, *(found for kind in targets for found in dressed[kind][1])]
    editions = {kind: one for kind, (one, _) in dressed.items()}
    if "source" in editions[Kind.PRINT].attach:
        editions[Kind.PRINT] = replace(editions[Kind.PRINT], sources=sources(manuscript))
    findings += _lacks(book, editions, targets) if book.spine else []
    return replace(book, findings=in_reading_order(findings)), editions


def _alone(
    book: Book, editions: Mapping[Target, Edition], targets: Sequence[Target], name: str
) -> tuple[Book, Mapping[Target, Edition]]:
    """The book and its editions with one essay alone; raises Fault where there is none of that
    name."""
    from bokbygg.compose.alone import alone, found, undressed

    left = alone(book, found(book, name))
    findings = in_reading_order((*left.findings, *_lacks(left, editions, targets)))
    undressed_too = {kind: undressed(one) for kind, one in editions.items()}
    return replace(left, findings=findings), undressed_too


def _lacks(
    book: Book, editions: Mapping[Target, Edition], targets: Sequence[Target]
) -> list[Diagnostic]:
    """A finding for each kind of book, of those asked for, in which no essay stands."""
    from bokbygg.compose.cut import cut  # with all of compose, which a list of essays can spare

    kinds = dict.fromkeys(editions[kind].kind for kind in targets)
    return [_no_essays(kind) for kind in kinds if not cut(book, kind).spine]


def _no_essays(kind: Kind) -> Diagnostic:
    from bokbygg.compose.cut import NAMES

    here, other = ("e-book", Kind.PRINT) if kind is Kind.EPUB else ("PDF", Kind.EPUB)
    hint = f"take `only: {NAMES[other]}` away from one"
    return NO_ESSAYS_HERE.found(f"no essay stands in the {here}", hint=hint)


def essays(
    project: Project,
    *,
    drafts: bool,
    jobs: int,
    variant: str = "",
    tell: Tell = unheard,
    memory: Memory | None = None,
) -> tuple[Manuscript, tuple[Chapter, ...]]:
    """The manuscript and its essays, parsed."""
    manuscript = read(project, drafts=drafts, edition=variant)
    house = house_style(manuscript)
    memory = memory or Memory()
    return manuscript, memory.chapters(manuscript.sheets, house, jobs=jobs, tell=tell)


def judged(findings: Iterable[Diagnostic], keep_going: bool) -> tuple[Diagnostic, ...]:
    """Findings in reading order; under `keep_going`, errors that a book can stand as warnings."""
    ordered = in_reading_order(findings)
    if not keep_going:
        return ordered
    return tuple(
        found.demoted() if found.level is Level.ERROR and RULES[found.code].standable else found
        for found in ordered
    )


def _make(
    book: Book,
    editions: Mapping[Target, Edition],
    kind: Target,
    printed: Output | None,
    jobs: int,
    tell: Tell,
) -> Output:
    """The book of a kind; `printed` is the printed one, where that is made too."""
    if kind is not Kind.EPUB:
        return _press(book, editions[kind], jobs, tell)
    pages, lacking = None, None
    if editions[kind].page_list:
        if printed is not None:
            pages = printed.page_map
        else:
            pages, lacking = _pages(book, editions[Kind.PRINT], jobs, tell)
    bound = _bind(book, editions[kind], pages, tell)
    return replace(bound, findings=(*bound.findings, *((lacking,) if lacking else ())))


def _accompanied(
    book: Book, editions: Mapping[Target, Edition], made: Mapping[Target, Output], tell: Tell
) -> Output:
    """The PDF that is read with what its edition wants to have in it. An e-book that was not asked
    for is made for that; what there is to say of it is told to who asks for it."""
    from bokbygg.pdf.attachments import attach

    printed, wanted = made[Kind.PRINT], editions[Kind.PRINT]
    files = list(wanted.sources)
    if "epub" in wanted.attach:
        bound = made.get(Kind.EPUB) or _make(book, editions, Kind.EPUB, printed, 1, tell)
        files.insert(
            0,
            Attached(
                name=bound.name,
                data=bound.data,
                media_type="application/epub+zip",
                relation="Alternative",
                about="The same book as an e-book",
            ),
        )
    return replace(printed, data=attach(printed.data, files, book.imprint))


def _press(book: Book, dressed: Edition, jobs: int, tell: Tell) -> Output:
    tell(Begun(stage=Stage.PREPRESS if dressed.printer else Stage.TYPESETTING))
    from bokbygg.pdf import press

    joined = press(book, dressed, jobs=jobs, tell=tell)
    tell(Joined(name=joined.name, pages=joined.pages))
    return joined


def _pages(
    book: Book, dressed: Edition, jobs: int, tell: Tell
) -> tuple[PageMap | None, Diagnostic | None]:
    """The pages of the printed edition, where the e-book alone is made; none, and why, where they
    cannot be laid out. What is wrong with them is told to who asks for the PDF."""
    from bokbygg.compose.cut import cut

    if not cut(book, Kind.PRINT).spine:
        return None, None
    tell(Begun(stage=Stage.PAGINATING))
    try:
        from bokbygg.pdf import paginate

        return paginate(book, dressed, jobs=jobs, tell=tell), None
    except Fault as fault:
        hint = "`page-list = false` under [epub] does without it"
        cause = fault.findings[0].message
        return None, NO_PAGE_LIST.found(f"the e-book lists no pages: {cause}", hint=hint)


def _bind(book: Book, dressed: Edition, pages: PageMap | None, tell: Tell) -> Output:
    tell(Begun(stage=Stage.BINDING))
    from bokbygg.cover import covered
    from bokbygg.epub import bind

    whole, findings = covered(book, dressed.cover)
    bound = bind(whole, dressed, pages)
    tell(Bound(name=bound.name))
    return replace(bound, findings=(*findings, *bound.findings))


def write(outputs: Iterable[Output], folder: Path, tell: Tell = unheard) -> None:
    """Put finished files into a folder, each whole or not at all.

    Raises Fault where one cannot be written.
    """
    for output in outputs:
        path = folder / output.name
        try:
            files.write(path, output.data)
        except OSError as error:
            hint = "choose another folder with -o, or make room"
            message = f"`{path}` cannot be written: {error.strerror}"
            raise Fault(CANNOT_WRITE.found(message, hint=hint)) from None
        tell(Written(path=path.as_posix(), size=len(output.data)))


def made(output: Output) -> Made:
    """What a finished file is known by."""
    checksum = hashlib.sha256(output.data).hexdigest()
    return Made(name=output.name, size=len(output.data), sha256=checksum, pages=output.pages)
