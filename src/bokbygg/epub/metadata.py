"""What the package document says of the book: an ordered list, one entry an element.

Element and property names are those of EPUB 3.3 (section 5.5 and appendix D), roles are MARC
relator codes, accessibility is in the vocabulary of schema.org.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bokbygg.book import Book, Conformance, Contributor, Imprint, Series
from bokbygg.epub.accessibility import Access
from bokbygg.values import dataclass

IDENTIFIER_ID = "pub-id"
COVER_ID = "cover-image"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An element of the metadata: `name` is `dc:…` or `meta`; attributes in the order written."""

    name: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


PREFIX = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"
"""The vocabularies of our own properties that EPUB does not know by itself."""


def metadata(
    book: Book, access: Access, *, faces: bool = False, pages_of: str = ""
) -> tuple[Entry, ...]:
    """Everything the package says of the book, in order; what is not known is left out. `faces`
    says that the book carries its faces with it: Apple Books shows them only where it is told so.
    `pages_of` is what the edition is known by whose pages are listed.
    """
    imprint = book.imprint
    return (
        *_identifiers(imprint),
        *_titles(imprint),
        Entry(name="dc:language", text=imprint.lang),
        *_people("creator", imprint.authors),
        *_people("contributor", imprint.contributors),
        *_plain("dc:publisher", imprint.publisher),
        *_plain("dc:date", imprint.date.iso if imprint.date else ""),
        *_plain("dc:description", imprint.description),
        *_plain("dc:rights", imprint.rights),
        *_plain("dc:source", imprint.source),
        *_excerpt(imprint),
        *_pagination(pages_of),
        *_subjects(imprint),
        *_series(imprint.series),
        _property("dcterms:modified", f"{in_utc(imprint.modified):%Y-%m-%dT%H:%M:%SZ}"),
        *_access(access, imprint.lang, imprint.conformance.summary),
        *_conformance(imprint.conformance),
        *((_property("ibooks:specified-fonts", "true"),) if faces else ()),
        *_cover(imprint),
    )


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone is in UTC already, wherever the machine stands."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _identifiers(imprint: Imprint) -> Iterator[Entry]:
    """The e-book's own first, then what the book as a whole is known by."""
    own = imprint.identifier_of("epub")
    of_book = (imprint.identifier, f"urn:isbn:{imprint.isbn}" if imprint.isbn else "")
    yield Entry(name="dc:identifier", text=own, attributes=(("id", IDENTIFIER_ID),))
    for other in dict.fromkeys(of_book):
        if other not in ("", own):
            yield Entry(name="dc:identifier", text=other)


def _titles(imprint: Imprint) -> Iterator[Entry]:
    titles = (("main", imprint.title), ("subtitle", imprint.subtitle))
    for place, (kind, text) in enumerate(titles, start=1):
        if text:
            uid = f"title-{kind}"
            yield Entry(name="dc:title", text=text, attributes=(("id", uid),))
            yield _property("title-type", kind, refines=uid)
            if kind == "main" and imprint.title_file_as:
                yield _property("file-as", imprint.title_file_as, refines=uid)
            yield _property("display-seq", str(place), refines=uid)


def _excerpt(imprint: Imprint) -> Iterator[Entry]:
    """What an excerpt is, what it is taken from and where that is had (EPUB Previews 1.0)."""
    if imprint.excerpt_of:
        yield Entry(name="dc:type", text="preview")
        yield Entry(name="dc:source", text=imprint.excerpt_of)
        if imprint.had_at:
            where = (("rel", "acquire"), ("href", imprint.had_at), ("media-type", "text/html"))
            yield Entry(name="link", attributes=where)


def _pagination(source: str) -> Iterator[Entry]:
    """Which edition the page list is of, in the words of today and in those of EPUB 3.2 (EPUB
    Accessibility 1.1, 4.1.4; EPUB 3.3, D.3.9)."""
    if source:
        uid = "pages-of"
        yield _property("pageBreakSource", source)
        yield Entry(name="dc:source", text=source, attributes=(("id", uid),))
        yield _property("source-of", "pagination", refines=uid)


def _people(element: str, people: tuple[Contributor, ...]) -> Iterator[Entry]:
    for place, person in enumerate(people, start=1):
        uid = f"{element}-{place}"
        yield Entry(name=f"dc:{element}", text=person.name, attributes=(("id", uid),))
        yield _property("role", person.role, refines=uid, scheme="marc:relators")
        if person.file_as:
            yield _property("file-as", person.file_as, refines=uid)
        yield _property("display-seq", str(place), refines=uid)


_AUTHORITIES = (
    ("BISAC", re.compile(r"[A-Z]{3}[0-9]{6}")),
    ("Thema", re.compile(r"[A-Y][A-Z]{0,4}[0-9]{0,2}|[1-6][A-Z][A-Z0-9-]{0,8}")),
)
"""Lists of subjects, and what their codes look like (BISAC 2024; Thema 1.5)."""


def _subjects(imprint: Imprint) -> Iterator[Entry]:
    """Subjects and keywords; a code says which list it is from (EPUB 3.3, D.3.1 and D.3.14)."""
    for place, subject in enumerate(dict.fromkeys(imprint.subjects), start=1):
        uid = f"subject-{place}"
        yield Entry(name="dc:subject", text=subject, attributes=(("id", uid),))
        known = (name for name, form in _AUTHORITIES if form.fullmatch(subject))
        if authority := next(known, ""):
            yield _property("authority", authority, refines=uid)
            yield _property("term", subject, refines=uid)
    for keyword in dict.fromkeys(imprint.keywords):
        if keyword not in imprint.subjects:
            yield Entry(name="dc:subject", text=keyword)


_POSITION = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def _series(series: Series | None) -> Iterator[Entry]:
    """The series, and the book's place in it where that is a number (EPUB 3.3, D.3.2-D.3.7)."""
    if series is None:
        return
    name = _property("belongs-to-collection", series.name)
    yield replace(name, attributes=(("id", "series"), *name.attributes))
    yield _property("collection-type", "series", refines="series")
    if _POSITION.fullmatch(series.number):
        yield _property("group-position", series.number, refines="series")


def _access(access: Access, lang: str, more: str) -> Iterator[Entry]:
    for mode in access.modes:
        yield _property("schema:accessMode", mode)
    yield _property("schema:accessModeSufficient", ",".join(access.sufficient))
    for feature in access.features:
        yield _property("schema:accessibilityFeature", feature)
    yield _property("schema:accessibilityHazard", access.hazard)
    told = f"{access.summary.text} {more}".strip()
    summary = _property("schema:accessibilitySummary", told)
    tongue = (("xml:lang", access.summary.lang),) if access.summary.lang != lang else ()
    yield Entry(name=summary.name, text=summary.text, attributes=(*summary.attributes, *tongue))


def _conformance(vouched: Conformance) -> Iterator[Entry]:
    """The claim, where somebody makes it (EPUB Accessibility 1.1, 4.3 and 5), and the exemption
    (EPUB Accessibility Exemption Property, W3C note of 2024)."""
    if vouched.certified_by:
        claim = f"EPUB Accessibility 1.1 - WCAG 2.2 Level {vouched.level}"
        conforms = _property("dcterms:conformsTo", claim)
        yield replace(conforms, attributes=(("id", "conformance"), *conforms.attributes))
        yield _property("a11y:certifiedBy", vouched.certified_by, refines="conformance")
        if vouched.report:
            about = (("refines", "#conformance"), ("rel", "a11y:certifierReport"))
            yield Entry(name="link", attributes=(*about, ("href", vouched.report)))
    if vouched.exemption:
        yield _property("a11y:exemption", vouched.exemption)


def _cover(imprint: Imprint) -> Iterator[Entry]:
    """The way in which EPUB 2 named the cover: shops and old e-readers still look for it."""
    if imprint.cover is not None:
        yield Entry(name="meta", attributes=(("name", "cover"), ("content", COVER_ID)))


def _plain(name: str, text: str) -> Iterator[Entry]:
    if text:
        yield Entry(name=name, text=text)


def _property(name: str, text: str, *, refines: str = "", scheme: str = "") -> Entry:
    about = (("refines", f"#{refines}"),) if refines else ()
    within = (("scheme", scheme),) if scheme else ()
    return Entry(name="meta", text=text, attributes=(*about, ("property", name), *within))
