"""A whole site: which entries are essays, in which order, and what links in them mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from bokbygg.dates import Date
from bokbygg.diagnostics import Fault, Span
from bokbygg.guess import guess_language
from bokbygg.importers.album import Album
from bokbygg.importers.harvest import Essay, Harvest, Remark, Sort, Value
from bokbygg.importers.markup import (
    Ways,
    converted,
    fragment,
    opening_words,
    plain_text,
    title_line,
)
from bokbygg.importers.markup.desk import as_id
from bokbygg.importers.markup.figures import source_of
from bokbygg.importers.markup.notes import lift
from bokbygg.importers.markup.tree import Element
from bokbygg.importers.material import Material
from bokbygg.importers.names import slug_of
from bokbygg.importers.pages import settle
from bokbygg.importers.wordpress import export
from bokbygg.importers.wordpress.content import content
from bokbygg.importers.wordpress.export import Entry, Site
from bokbygg.importers.wordpress.uploads import finder, folder_of
from bokbygg.rules.imports import NO_TEXT

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp)$", re.I)
_DRAFTS = frozenset({"draft", "pending", "future", "private"})
_MANY = 10
"""Posts from which on the years become parts of the book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An entry on its way to an essay: its slug and title, and its text as a tree."""

    entry: Entry
    slug: str
    title: str
    tree: Element
    guessed: bool = False


def harvested(material: Material, lang: str) -> Harvest:
    """The essays of a site: pages first, then posts by their dates.

    Raises Fault where the export is broken, or holds no post and no page.
    """
    name = material.name
    site = export.read(material.data(), name)
    by_number = {one.number: one for one in site.entries if one.kind == "attachment"}
    remarks: list[Remark] = list(_aside(site.entries, name))
    drafts: list[_Draft] = []
    uploads = folder_of(material)
    album = Album(find=finder(uploads))
    for entry in _in_order(site.entries):
        drafts += _draft(entry, name, by_number, drafts, album, remarks)
    if not drafts:
        message = f"`{name}` holds no post and no page with a text"
        hint = "export all content of the site, or its posts"
        raise Fault(NO_TEXT.found(message, Span(path=name), hint))
    lang = lang or site.lang or guess_language(" ".join(plain_text(one.tree) for one in drafts))
    essays, unsettled = settle(list(_essays(site, drafts, album, name, lang, remarks)))
    remarks += unsettled
    missed = sum(one.said.startswith("a picture that was not found") for one in remarks)
    if missed and uploads is None:
        said = f"{missed} pictures: name the folder of uploads with --uploads to have them"
        remarks.append(_remark(Sort.LEFT, name, 0, said))
    return Harvest(
        settings={"book": _settings(site, drafts, lang, name, remarks)},
        essays=essays,
        pictures=tuple(album.pictures),
        remarks=tuple(sorted(remarks, key=lambda one: one.line)),
    )


def _in_order(entries: Sequence[Entry]) -> list[Entry]:
    """Pages as their site orders them, children after their parents; then posts by date."""
    pages = [one for one in entries if one.kind == "page"]
    posts = [one for one in entries if one.kind == "post"]
    known = {one.number for one in pages}

    def below(parent: str) -> Iterator[Entry]:
        own = [one for one in pages if (one.parent if one.parent in known else "0") == parent]
        for page in sorted(own, key=lambda one: (one.order, one.line)):
            yield page
            if page.number != parent:
                yield from below(page.number)

    reached = list(below("0"))
    circling = [page for page in pages if page not in reached]
    last = Date(year=9999)
    return [*reached, *circling, *sorted(posts, key=lambda one: (one.date or last, one.line))]


def _aside(entries: Sequence[Entry], name: str) -> Iterator[Remark]:
    """What a site has and a book has not."""
    counts = Counter(one.kind for one in entries)
    for kind, count in sorted(counts.items()):
        if kind not in {"post", "page", "attachment"}:
            first = next(one for one in entries if one.kind == kind)
            yield _remark(Sort.LEFT, name, first.line, f"{count} of the kind `{kind}`")
    for entry in entries:
        if entry.comments and entry.kind in {"post", "page"}:
            plural = "s" if entry.comments > 1 else ""
            said = f"{entry.comments} comment{plural} on the {entry.kind}"
            yield _remark(Sort.LEFT, name, entry.line, said, entry.title)


def _draft(
    entry: Entry,
    name: str,
    by_number: Mapping[str, Entry],
    before: Sequence[_Draft],
    album: Album,
    remarks: list[Remark],
) -> Iterator[_Draft]:
    """An entry as an essay, unless there is a reason that it is none."""
    if entry.status not in {"publish", *_DRAFTS}:
        said = f"a {entry.kind} whose status is `{entry.status}`"
        remarks.append(_remark(Sort.LEFT, name, entry.line, said, entry.title))
        return
    attached = [one for one in by_number.values() if one.parent == entry.number]
    found = content(entry, name, sorted(attached, key=lambda one: (one.order, one.line)), by_number)
    tree = fragment(found.html, entry.text_line)
    remarks += found.remarks
    shown = any(album.picture(source_of(one)) for one in tree.iter("img"))
    if not (plain_text(tree) or shown or any(True for _ in tree.iter("video", "audio", "iframe"))):
        said = f"a {entry.kind} without any text or picture that was found"
        remarks.append(_remark(Sort.LEFT, name, entry.line, said, entry.title))
        return
    title = title_line(fragment(entry.title)) or opening_words(tree)
    taken = {one.slug for one in before}
    slug = slug_of(unquote(entry.slug) or plain_text(fragment(title)), taken)
    if not entry.title.strip():
        remarks.append(
            _remark(Sort.GUESSED, name, entry.line, "a title, from the opening words", title)
        )
    yield _Draft(entry=entry, slug=slug, title=title, tree=tree)


def _essays(
    site: Site,
    drafts: Sequence[_Draft],
    album: Album,
    name: str,
    lang: str,
    remarks: list[Remark],
) -> Iterator[Essay]:
    by_address = dict(_addresses(site, drafts))
    wanted = frozenset(_wanted(drafts))
    posts = [one.entry for one in drafts if one.entry.kind == "post" and _is_out(one.entry)]
    years = {post.date.year for post in posts if post.date}
    in_parts = len(posts) > _MANY and len(years) > 1
    authors = _authors(site, drafts)
    for draft in drafts:
        lifted = lift({name: draft.tree})
        ways = Ways(
            link=_linker(by_address, site),
            picture=album.picture,
            drawing=lambda data: album.keep("drawing", data),
            wanted=wanted,
            notes=lifted.notes[name],
        )
        made = converted(draft.tree, ways, name, lang)
        remarks += [*lifted.remarks, *made.remarks]
        entry = draft.entry
        part = str(entry.date.year) if in_parts and entry in posts and entry.date else ""
        yield Essay(
            slug=draft.slug,
            body=made.body,
            head=_head(draft, site, authors, name, remarks),
            part=part,
            path=name,
            line=entry.line,
        )


def _head(
    draft: _Draft, site: Site, authors: Sequence[str], name: str, remarks: list[Remark]
) -> Mapping[str, Value]:
    entry = draft.entry
    head: dict[str, Value] = {"title": draft.title}
    if len(authors) > 1:
        head["author"] = site.authors.get(entry.author, entry.author)
    if entry.date is not None:
        head["date"] = entry.date
    if entry.excerpt:
        head["description"] = plain_text(fragment(entry.excerpt))
    words = [text for kind, text in entry.terms if kind in {"category", "post_tag"}]
    if keywords := [one for one in dict.fromkeys(words) if one != "Uncategorized"]:
        head["keywords"] = keywords
    if not _is_out(entry):
        head["draft"] = True
        said = f"its status is `{entry.status}`" if entry.status in _DRAFTS else "it has a password"
        told = f"an essay kept out of the book as a draft: {said}"
        remarks.append(_remark(Sort.GUESSED, name, entry.line, told, entry.title))
    return head


def _is_out(entry: Entry) -> bool:
    """Whether everyone could read it."""
    return entry.status not in _DRAFTS and not entry.password


def _authors(site: Site, drafts: Sequence[_Draft]) -> list[str]:
    logins = dict.fromkeys(one.entry.author for one in drafts if one.entry.author)
    return list(dict.fromkeys(site.authors.get(login, login) for login in logins))


def _settings(
    site: Site, drafts: Sequence[_Draft], lang: str, name: str, remarks: list[Remark]
) -> Mapping[str, Value]:
    authors = _authors(site, drafts)
    book: dict[str, Value] = {"title": plain_text(fragment(site.title)) or name}
    if authors:
        book["author"] = authors[0] if len(authors) == 1 else authors
    book["lang"] = lang or "en"
    out = [one.entry.date for one in drafts if _is_out(one.entry)]
    if dates := [date for date in out if date is not None]:
        book["date"] = max(dates)
        remarks.append(_remark(Sort.GUESSED, name, 0, "the book's date: that of its last essay"))
    if site.description:
        book["description"] = plain_text(fragment(site.description))
    if any(one.kind == "attachment" for one in site.entries):
        said = "links from pictures to their own files: the pictures stand in the book"
        remarks.append(_remark(Sort.LEFT, name, 0, said))
    said = "the order: pages first, as the site orders them, then posts by their dates"
    remarks.append(_remark(Sort.GUESSED, name, 0, said))
    return book


# --- links ----------------------------------------------------------------------------------------


def _addresses(site: Site, drafts: Sequence[_Draft]) -> Iterator[tuple[str, str]]:
    """Under which addresses each essay is found."""
    for draft in drafts:
        yield _bare(draft.entry.address), draft.slug
        yield f"{_bare(site.address)}?p={draft.entry.number}", draft.slug
        yield f"{_bare(site.address)}?page_id={draft.entry.number}", draft.slug


def _bare(address: str) -> str:
    """An address by which others can be told to be the same."""
    parts = urlsplit(address.strip())
    asked = parse_qs(parts.query)
    number = next((f"?{key}={asked[key][0]}" for key in ("p", "page_id") if key in asked), "")
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{unquote(parts.path).rstrip('/')}{number}"


def _linker(by_address: Mapping[str, str], site: Site) -> Callable[[str], str]:
    """What an address means: an essay; nothing where it is that of a picture, which stands in the
    book; itself elsewhere."""
    host = urlsplit(site.address).netloc
    own = {_bare(one.address) for one in site.entries if one.kind == "attachment"}

    def link(address: str) -> str:
        before, _, place = address.partition("#")
        if not before:
            return f"#{as_id(unquote(place))}" if place else ""
        whole = f"//{host}{before}" if before.startswith("/") and before[1:2] != "/" else before
        try:
            slug = by_address.get(_bare(whole), "")
        except ValueError:
            return address
        if _bare(whole) in own or _PICTURE.search(urlsplit(whole).path):
            return ""
        if slug:
            return f"essay:{slug}#{as_id(unquote(place))}" if place else f"essay:{slug}"
        return whole if urlsplit(whole).scheme or not whole.startswith("//") else f"https:{whole}"

    return link


def _wanted(drafts: Sequence[_Draft]) -> Iterator[str]:
    """The ids that links lead to."""
    for draft in drafts:
        for one in draft.tree.iter("a"):
            _, _, place = (one.get("href") or "").partition("#")
            if place:
                yield unquote(place)


def _remark(sort: Sort, path: str, line: int, said: str, before: str = "") -> Remark:
    return Remark(sort=sort, path=path, line=line, said=said, before=before)
