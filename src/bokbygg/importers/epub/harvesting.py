"""An e-book -> essays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bokbygg.dates import Date
from bokbygg.diagnostics import Fault, Span
from bokbygg.guess import guess_language
from bokbygg.importers.album import Album
from bokbygg.importers.epub.leaves import Leaf, leaf, read
from bokbygg.importers.epub.package import Package, opened
from bokbygg.importers.harvest import Harvest, Remark, Sort, Value
from bokbygg.importers.markup import opening_words, plain_text
from bokbygg.importers.markup.figures import source_of
from bokbygg.importers.markup.notes import lift
from bokbygg.importers.markup.tree import Element
from bokbygg.importers.material import Material
from bokbygg.importers.names import slug_of
from bokbygg.importers.pages import Page, essays_of, resolved
from bokbygg.naming import bare
from bokbygg.rules.imports import NO_TEXT
from bokbygg.settings.langtags import language_tag

_ROLES = {"trl": "translator", "ill": "illustrator", "edt": "editor"}


def harvested(material: Material, lang: str) -> Harvest:
    """The essays of an e-book: a page each, in reading order.

    Raises Fault where it is broken, locked, or holds no text.
    """
    name = material.name
    package = opened(material.data(), name)
    remarks: list[Remark] = []
    trees = dict(_trees(package, name, remarks))
    lifted = lift(trees)
    leaves = list(_leaves(trees, package, remarks))
    pages = tuple(_pages(leaves, package, remarks))
    if not pages:
        message = f"`{name}` holds no text"
        raise Fault(NO_TEXT.found(message, Span(path=name), "name an e-book with a text in it"))
    text = " ".join(plain_text(one.tree) for one in leaves)[:100_000]
    lang = lang or _language(package.said("language")) or guess_language(text) or "en"
    album = Album(find=lambda path: (path, package.files[path]) if path in package.files else None)
    essays, told = essays_of(pages, lifted, album, lang)
    book = dict(_settings(package, name, lang))
    if cover := _cover(package, album):
        book["cover-image"] = cover
    return Harvest(
        settings={"book": book},
        essays=essays,
        pictures=tuple(album.pictures),
        remarks=(*remarks, *told),
    )


def _language(said: str) -> str:
    """A language as the e-book says it, if it is one."""
    try:
        tag = language_tag(said.replace("_", "-"))
    except ValueError:
        return ""
    return "" if tag in {"und", "zxx", "mul"} else tag


def _trees(package: Package, name: str, remarks: list[Remark]) -> Iterator[tuple[str, Element]]:
    """The pages, but for the contents."""
    for path in package.pages:
        if path == package.navigation:
            continue
        tree, broken = read(package.files[path], f"{name}/{path}")
        if broken:
            said = "a page that is not well-formed; it was read as browsers do"
            remarks.append(Remark(sort=Sort.GUESSED, path=path, line=0, said=said))
        yield path, tree


def _leaves(
    trees: Mapping[str, Element], package: Package, remarks: list[Remark]
) -> Iterator[Leaf]:
    """The pages that hold text of the author's."""
    for path, tree in trees.items():
        one = leaf(path, tree, package.kinds.get(path, ""))
        if one.numbered:
            said = "numbers before titles and captions: bok.toml says whether there are any"
            remarks.append(Remark(sort=Sort.LEFT, path=path, line=0, said=said))
        if not one.made and not one.title and _shows(one, package.cover):
            one = replace(one, made="cover")
        if one.made:
            words = " ".join(filter(None, (one.title, plain_text(one.tree))))
            said = f"the {one.made}: the book makes its own"
            remarks.append(Remark(sort=Sort.LEFT, path=path, line=0, said=said, before=words))
        elif one.title or plain_text(one.tree) or any(True for _ in one.tree.iter("img")):
            yield one
        else:
            said = "a page without any text or picture"
            remarks.append(Remark(sort=Sort.LEFT, path=path, line=0, said=said))


def _shows(one: Leaf, cover: str) -> bool:
    """Whether a page is the picture on the cover and nothing else."""
    shown = [resolved(one.path, source_of(each)) for each in one.tree.iter("img")]
    return bool(cover) and shown == [cover] and not plain_text(one.tree)


def _pages(leaves: list[Leaf], package: Package, remarks: list[Remark]) -> Iterator[Page]:
    """Pages as essays: one without a title that the contents do not name goes on with the text
    of the one before."""
    taken: set[str] = set()
    part = ""
    made: Page | None = None
    for one in leaves:
        if one.is_part:
            part = plain(one.title)
            continue
        title = one.title or package.titles.get(one.path, "")
        if not title and not one.role and made is not None:
            said = "a page without a title: it goes on with the text before it"
            remarks.append(Remark(sort=Sort.GUESSED, path=one.path, line=0, said=said))
            trees = (*made.trees, (one.path, one.tree))
            made = Page(slug=made.slug, head=made.head, trees=trees, part=made.part)
            continue
        if made is not None:
            yield made
        if not title and one.role in {"dedication", "epigraph"}:
            head: dict[str, Value] = {}
        else:
            title = title or opening_words(one.tree) or bare(one.path)
            head = {"title": title}
        slug = slug_of(plain(title) or one.role or bare(one.path), taken)
        taken.add(slug)
        if one.subtitle:
            head["subtitle"] = one.subtitle
        if one.author:
            head["author"] = one.author
        if one.role:
            head["role"] = one.role
        made = Page(slug=slug, head=head, trees=((one.path, one.tree),), part=part)
    if made is not None:
        yield made


def plain(title: str) -> str:
    """A title of Markdown without its signs."""
    return re.sub(r"\[\^\w+\]|[*\\`_~^]", "", title)


def _settings(package: Package, name: str, lang: str) -> Iterator[tuple[str, Value]]:
    yield "title", package.said("title") or bare(name)
    if package.subtitle:
        yield "subtitle", package.subtitle
    authors = [who for who, role in package.creators if role == "aut"]
    if authors:
        yield "author", authors[0] if len(authors) == 1 else authors
    for role, key in _ROLES.items():
        if people := [who for who, said in package.creators if said == role]:
            yield key, people[0] if len(people) == 1 else people
    yield "lang", lang
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", package.said("date"))
    if match:
        year, month, day = (int(part or 0) for part in match.groups())
        yield "date", Date(year=year, month=month, day=day)
    for key, ours in (("publisher", "publisher"), ("rights", "rights"), ("source", "source")):
        if value := package.said(key):
            yield ours, value
    if described := package.said("description"):
        yield "description", re.sub(r"<[^<>]*>", " ", described).strip()
    if subjects := [value for key, value in package.about if key == "subject"]:
        yield "subject", subjects
    series = package.said("belongs-to-collection") or package.said("calibre:series")
    if series:
        yield "series", series
    number = package.said("group-position") or package.said("calibre:series_index")
    if series and re.fullmatch(r"\d+(\.0+)?", number):
        yield "series-number", int(float(number))


def _cover(package: Package, album: Album) -> str:
    """The picture on the cover, taken along."""
    path = package.cover
    if path not in package.files:
        return ""
    return album.picture(path)
