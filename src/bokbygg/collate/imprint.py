"""What the book says of itself. Each thing its settings lack is assumed, and the lack named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bokbygg.book import Asset, Chapter, Contributor, Imprint, Series
from bokbygg.collate.filing import name_filed, title_filed
from bokbygg.collate.house import book_language, folder_title, house_style
from bokbygg.diagnostics import Diagnostic, Level
from bokbygg.languages import Language
from bokbygg.naming import derived_urn, shortened, slugify
from bokbygg.read import Manuscript
from bokbygg.rules import content as rules
from bokbygg.typography import typeset

UNKNOWN_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def imprint(
    manuscript: Manuscript, chapters: Sequence[Chapter], cover: Asset | None
) -> tuple[Imprint, tuple[Diagnostic, ...]]:
    """The imprint, and a finding for each value that was assumed; none where bok.toml has faults,
    which would explain the lack."""
    book = manuscript.settings.book
    lang = book_language(manuscript)
    row = house_style(manuscript).row(lang)
    findings = list(_lacks(manuscript, chapters, lang))
    title = book.title or folder_title(manuscript)
    authors = _filed(_authors(manuscript, chapters), row)
    modified, undated = _modified(manuscript, chapters)
    findings += undated
    whole = next((one for one in book.isbns if not one.edition), None)
    identifier = book.identifier or (f"urn:isbn:{whole.digits}" if whole else "")
    edition = manuscript.settings.edition
    made = Imprint(
        title=typeset(title, row).text,
        subtitle=typeset(book.subtitle, row).text,
        authors=authors,
        contributors=_filed(_contributors(manuscript, chapters, authors), row),
        lang=lang,
        date=book.date,
        modified=modified,
        identifier=identifier or derived_identifier(title, authors, lang, edition),
        isbn=whole.digits if whole else "",
        isbn_written=whole.written if whole else "",
        rights=typeset(book.rights, row).text,
        publisher=book.publisher,
        description=typeset(book.description, row).text,
        edition_number=book.edition_number,
        slug=_slug(book.slug or slugify(title), edition),
        cover=cover,
        isbns=book.isbns,
        series=_series(book.series, row),
        subjects=book.subjects,
        keywords=book.keywords,
        source=book.source,
        title_file_as=book.title_file_as or title_filed(typeset(title, row).text, row),
        conformance=manuscript.settings.accessibility,
    )
    faulty = any(found.level is Level.ERROR for found in manuscript.settings.findings)
    return made, () if faulty else tuple(findings)


def derived_identifier(
    title: str, authors: Iterable[Contributor], lang: str, edition: str = ""
) -> str:
    """A uuid that is the same for the same title, authors, language and edition."""
    parts = [lang, title, *(author.name for author in authors)]
    return derived_urn(*parts, *([f"edition: {edition}"] if edition else []))


def _slug(slug: str, edition: str) -> str:
    """What the finished files are called; those of an edition have its name at the end."""
    name = shortened(slug) or "book"
    return f"{name}-{edition}" if edition else name


def _series(series: Series | None, row: Language) -> Series | None:
    return replace(series, name=typeset(series.name, row).text) if series else None


def _authors(manuscript: Manuscript, chapters: Sequence[Chapter]) -> tuple[Contributor, ...]:
    """The book's authors: as given, else everyone who wrote an essay."""
    given = tuple(person for person in manuscript.settings.book.authors if person.role == "aut")
    if given:
        return given
    named = [person for chapter in chapters for person in chapter.meta.authors]
    return tuple({person.name: person for person in named if person.role == "aut"}.values())


def _filed(people: Iterable[Contributor], row: Language) -> tuple[Contributor, ...]:
    """People with names to sort by, where these are not given and can be told."""
    return tuple(
        replace(person, file_as=person.file_as or name_filed(person.name, row)) for person in people
    )


def _contributors(
    manuscript: Manuscript, chapters: Sequence[Chapter], authors: Iterable[Contributor]
) -> tuple[Contributor, ...]:
    """Everyone else who is named, once for each role: editors, translators, guests."""
    known = {person.name for person in authors}
    others = [person for person in manuscript.settings.book.authors if person.role != "aut"]
    others += [
        person
        for chapter in chapters
        for person in chapter.meta.authors
        if person.role != "aut" or person.name not in known
    ]
    return tuple({(person.name, person.role): person for person in others}.values())


def _modified(
    manuscript: Manuscript, chapters: Sequence[Chapter]
) -> tuple[datetime, tuple[Diagnostic, ...]]:
    """The moment of the last change: the book's date, else the newest essay's, else a fixed day."""
    if manuscript.settings.book.date is not None:
        return manuscript.settings.book.date.instant, ()
    dates = [chapter.meta.date for chapter in chapters if chapter.meta.date is not None]
    if dates:
        newest = max(dates, key=lambda date: date.instant)
        day, whose, moment = newest.iso, ", the newest essay's,", newest.instant
    else:
        day, whose, moment = "2000-01-01", "", UNKNOWN_DAY
    finding = rules.NO_DATE.found(
        f"the book has no date; {day}{whose} is assumed",
        hint=f"write `date = {day if whose else '2026-11-23'}` under [book] in bok.toml",
    )
    return moment, (finding,)


def _lacks(manuscript: Manuscript, chapters: Sequence[Chapter], lang: str) -> Iterable[Diagnostic]:
    book = manuscript.settings.book
    if not book.title:
        assumed = folder_title(manuscript)
        yield rules.NO_BOOK_TITLE.found(
            f"the book has no title; `{assumed}`, the folder's name, is assumed",
            hint='write `title = "…"` under [book] in bok.toml',
        )
    if not any(person.role == "aut" for person in book.authors):
        names = ", ".join(person.name for person in _authors(manuscript, chapters))
        assumed = f"`{names}`, from the essays, is assumed" if names else "none is named"
        yield rules.NO_AUTHOR.found(
            f"the book has no author; {assumed}",
            hint='write `author = "…"` under [book] in bok.toml',
        )
    if not book.lang:
        yield rules.NO_LANGUAGE.found(
            f"the book has no language; `{lang}` is assumed",
            hint=f'write `lang = "{lang}"` under [book] in bok.toml',
        )
    if not (book.identifier or book.isbns):
        yield rules.NO_IDENTIFIER.found(
            "the book has no identifier; one is derived from its title and authors",
            hint="write `identifier` or `isbn` under [book] in bok.toml before you publish",
        )
