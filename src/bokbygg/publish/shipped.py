"""What a finished e-book says of itself, read out of the file that readers get."""

from __future__ import annotations

from collections.abc import Iterator

from bokbygg.check.output.opened import DC, OPF, OPS, XHTML, Element, Opened, opened
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What is promised to readers who cannot see, hear or read print, in the terms of schema.org;
    `certifier` is who vouches for `conforms`, a standard; either is empty where nobody does.
    `exemption` is why the law does not bind the book, or empty."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    conforms: str
    certifier: str
    report: str
    exemption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents, and the lines below it; `href` is where it leads, as the contents
    of the e-book have it, or empty."""

    title: str
    href: str = ""
    author: str = ""
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """The e-book. `identifier` is a URI, `date` as far as it is known (`2010`, `2010-12-13`),
    `modified` a moment in UTC; `credits` are pairs of a MARC role and a name; `cover` is a JPEG
    or other picture of the type `cover_type`, or empty."""

    identifier: str
    title: str
    subtitle: str
    lang: str
    authors: tuple[str, ...]
    credits: tuple[tuple[str, str], ...]
    publisher: str
    date: str
    modified: str
    description: str
    rights: str
    subjects: tuple[str, ...]
    access: Access
    contents: tuple[Entry, ...]
    cover: bytes
    cover_type: str

    @property
    def isbn(self) -> str:
        """The 13 digits of the e-book's ISBN, or empty."""
        scheme, _, digits = self.identifier.rpartition(":")
        return digits if scheme == "urn:isbn" else ""

    @property
    def described(self) -> str:
        """What it is, in the words there are for it."""
        return self.description or self.subtitle or self.title


def shipped(data: bytes) -> Shipped:
    """Read an e-book of ours; raises Fault where it is none."""
    book = opened(data)
    cover = book.cover
    return Shipped(
        identifier=_one(book, "identifier"),
        title=_one(book, "title"),
        subtitle=next(iter(_refined(book, "title-type", "subtitle")), ""),
        lang=_one(book, "language"),
        authors=tuple(_all(book, "creator")),
        credits=tuple(_credits(book)),
        publisher=_one(book, "publisher"),
        date=_one(book, "date"),
        modified=next(iter(book.properties("dcterms:modified")), ""),
        description=_one(book, "description"),
        rights=_one(book, "rights"),
        subjects=tuple(_all(book, "subject")),
        access=_access(book),
        contents=tuple(_contents(book)),
        cover=cover.data if cover else b"",
        cover_type=cover.media_type if cover else "",
    )


def _all(book: Opened, name: str) -> list[str]:
    return [(each.text or "").strip() for each in book.metadata() if each.tag == f"{DC}{name}"]


def _one(book: Opened, name: str) -> str:
    return next(iter(_all(book, name)), "")


def _refinements(book: Opened, name: str) -> Iterator[tuple[str, str]]:
    """The id that each property of a name is about, and what it says."""
    for meta in book.metadata():
        if meta.tag == f"{OPF}meta" and meta.get("property") == name and meta.get("refines"):
            yield str(meta.get("refines")).removeprefix("#"), (meta.text or "").strip()


def _refined(book: Opened, name: str, value: str) -> list[str]:
    """The texts of the elements of which a property says `value`."""
    ids = [about for about, said in _refinements(book, name) if said == value]
    return [(each.text or "").strip() for each in book.metadata() if each.get("id") in ids]


def _credits(book: Opened) -> Iterator[tuple[str, str]]:
    roles = dict(_refinements(book, "role"))
    for each in book.metadata():
        if each.tag == f"{DC}contributor":
            yield roles.get(str(each.get("id")), ""), (each.text or "").strip()


def _access(book: Opened) -> Access:
    sufficient = ",".join(book.properties("schema:accessModeSufficient"))
    reports = (each.get("href") for each in book.metadata() if each.get("rel") == _REPORT)
    return Access(
        modes=book.properties("schema:accessMode"),
        sufficient=tuple(dict.fromkeys(sufficient.split(","))) if sufficient else (),
        features=book.properties("schema:accessibilityFeature"),
        hazards=book.properties("schema:accessibilityHazard"),
        summary=" ".join(book.properties("schema:accessibilitySummary")),
        conforms=next(iter(book.properties("dcterms:conformsTo")), ""),
        certifier=next((said for _, said in _refinements(book, "a11y:certifiedBy")), ""),
        report=next((str(href) for href in reports), ""),
        exemption=next(iter(book.properties("a11y:exemption")), ""),
    )


_REPORT = "a11y:certifierReport"


def _contents(book: Opened) -> Iterator[Entry]:
    nav = book.nav
    if nav is None:
        return
    for element in nav.root.iter(f"{XHTML}nav"):
        if element.get(f"{OPS}type") == "toc":
            yield from _entries(element.find(f"{XHTML}ol"))


def _entries(listing: Element | None) -> Iterator[Entry]:
    for item in () if listing is None else listing.iterfind(f"{XHTML}li"):
        link = item.find(f"{XHTML}a")
        if link is None:
            link = item.find(f"{XHTML}span")
        byline = link.find(f"{XHTML}span[@class='toc-author']")
        author = "" if byline is None else _text(byline)
        whole = _text(link).removesuffix(author).strip()
        below = tuple(_entries(item.find(f"{XHTML}ol")))
        href = str(link.get("href", ""))
        yield Entry(title=whole, href=href, author=author.strip(" –"), below=below)


def _text(element: Element) -> str:
    return "".join(element.itertext())
