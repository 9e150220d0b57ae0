"""Saved pages -> essays."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bokbygg.diagnostics import Fault, Span
from bokbygg.guess import guess_language
from bokbygg.importers.album import Album
from bokbygg.importers.harvest import Harvest, Remark, Sort, Value
from bokbygg.importers.markup import fragment, opening_words, plain_text, title_line
from bokbygg.importers.markup.notes import lift
from bokbygg.importers.markup.tree import Element
from bokbygg.importers.material import Material
from bokbygg.importers.names import slug_of
from bokbygg.importers.pages import Page, essays_of, resolved
from bokbygg.importers.webpages.about import About, about
from bokbygg.importers.webpages.substance import headline, substance
from bokbygg.naming import bare, stem
from bokbygg.rules.imports import NO_TEXT
from bokbygg.settings.langtags import language_tag

_INDEX = frozenset({"index", "default", "home"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saved:
    """A page that was saved: its whole tree, the part of it that is text, what it says of itself;
    `site` is what its title ends with as do others."""

    path: str
    whole: Element
    main: Element
    about: About


def is_page(name: str) -> bool:
    """Whether a file is a page by its name."""
    return name.lower().endswith((".html", ".htm", ".xhtml"))


def harvested(material: Material, lang: str) -> Harvest:
    """The essays of a page or of a folder of pages.

    Raises Fault where none of them holds any text.
    """
    in_folder = material.is_folder
    names = [name for name in material.names if is_page(name)] if in_folder else [material.name]
    remarks: list[Remark] = []
    saved = [_read(material, name if in_folder else "", remarks) for name in names]
    lifted = lift({one.path: one.main for one in saved})
    saved = [one for one in _in_order(saved, remarks) if _holds_text(one, remarks)]
    if not saved:
        message = f"`{material.name}` holds no text"
        raise Fault(NO_TEXT.found(message, Span(path=material.name), "name a page with a text"))
    text = " ".join(plain_text(one.main) for one in saved)[:200_000]
    lang = lang or guess_language(text) or _language(saved) or "en"
    album = Album(find=_finder(material))
    pages = tuple(_pages(saved, _site(saved), remarks))
    essays, told = essays_of(pages, lifted, album, lang)
    return Harvest(
        settings={"book": _settings(material, saved, pages, lang)},
        essays=essays,
        pictures=tuple(album.pictures),
        remarks=(*remarks, *told),
    )


def _read(material: Material, name: str, remarks: list[Remark]) -> _Saved:
    path = name or material.name
    read = material.text(name)
    if read.fault:
        said = f"its letters, as well as they could be read: {read.fault}"
        remarks.append(Remark(sort=Sort.GUESSED, path=path, line=0, said=said))
    whole = fragment(read.text)
    main, left = substance(whole, path)
    remarks += left
    return _Saved(path=path, whole=whole, main=main, about=about(read.text))


def _holds_text(one: _Saved, remarks: list[Remark]) -> bool:
    if plain_text(one.main) or any(True for _ in one.main.iter("img")):
        return True
    said = "a page without any text or picture"
    remarks.append(Remark(sort=Sort.LEFT, path=one.path, line=0, said=said))
    return False


def _in_order(saved: Sequence[_Saved], remarks: list[Remark]) -> list[_Saved]:
    """As the first page of the folder links to them; else by their dates if each has one; else by
    their names."""
    by_path = {one.path: one for one in saved}
    first = next((one for one in saved if bare(one.path).lower() in _INDEX), None)
    if first is not None and len(saved) > 2:
        linked = [resolved(first.path, href) for href in _hrefs(first.whole)]
        order = [by_path[path] for path in dict.fromkeys(linked) if path in by_path]
        if len(order) * 2 > len(saved):
            rest = [one for one in saved if one not in order and one is not first]
            said = "the order of the essays: that of the links on the first page"
            remarks.append(Remark(sort=Sort.GUESSED, path=first.path, line=0, said=said))
            return [first, *[one for one in order if one is not first], *rest]
    dates = [one.about.date for one in saved]
    if len(saved) > 1 and all(dates):
        said = "the order of the essays: that of their dates"
        remarks.append(Remark(sort=Sort.GUESSED, path=saved[0].path, line=0, said=said))
        return sorted(saved, key=lambda one: (str(one.about.date and one.about.date.iso), one.path))
    return list(saved)


def _hrefs(tree: Element) -> Iterator[str]:
    for link in tree.iter("a"):
        yield (link.get("href") or "").partition("#")[0]


def _site(saved: Sequence[_Saved]) -> str:
    """What the titles of most pages end with: the name of the site."""
    ends: Counter[str] = Counter()
    for one in saved:
        for sign in (" | ", " – ", " — ", " - ", " · ", " :: "):
            before, found, end = one.about.title.rpartition(sign)
            if found and before:
                ends[sign + end] += 1
    if not ends:
        return ""
    end, count = ends.most_common(1)[0]
    named = any(one.about.site and end.endswith(one.about.site) for one in saved)
    return end if named or (len(saved) > 1 and count * 2 > len(saved)) else ""


def _pages(saved: Sequence[_Saved], site: str, remarks: list[Remark]) -> Iterator[Page]:
    taken: set[str] = set()
    authors = {one.about.author for one in saved if one.about.author}
    for one in saved:
        title = _title(one, site, remarks)
        slug = slug_of(title or stem(one.path), taken)
        taken.add(slug)
        head: dict[str, Value] = {"title": title}
        if one.about.author and len(authors) > 1:
            head["author"] = one.about.author
        if one.about.date is not None:
            head["date"] = one.about.date
        if one.about.description:
            head["description"] = one.about.description
        yield Page(slug=slug, head=head, trees=((one.path, one.main),))


def _title(one: _Saved, site: str, remarks: list[Remark]) -> str:
    """The heading of the text, taken out of it; else what the page says; else its first words."""
    said = one.about.title.removesuffix(site).strip()
    heading = headline(one.main)
    words = plain_text(heading) if heading is not None else ""
    if heading is not None and (heading.tag == "h1" or (said and words in said)):
        title = title_line(heading)
        heading.drop_tree()
        return title
    if said:
        made = fragment("")
        made.text = said
        return title_line(made)
    title = opening_words(one.main) or bare(one.path)
    told = "a title, from the opening words"
    remarks.append(Remark(sort=Sort.GUESSED, path=one.path, line=0, said=told, before=title))
    return title


def _language(saved: Sequence[_Saved]) -> str:
    for one in saved:
        try:
            return language_tag(one.about.lang.replace("_", "-"))
        except ValueError:
            continue
    return ""


def _settings(
    material: Material, saved: Sequence[_Saved], pages: Sequence[Page], lang: str
) -> Mapping[str, Value]:
    site = next((one.about.site for one in saved if one.about.site), "")
    alone = str(pages[0].head["title"]) if len(pages) == 1 else ""
    book: dict[str, Value] = {"title": alone or site or _named(material)}
    authors = list(dict.fromkeys(one.about.author for one in saved if one.about.author))
    if authors:
        book["author"] = authors[0] if len(authors) == 1 else authors
    book["lang"] = lang
    if dates := [one.about.date for one in saved if one.about.date is not None]:
        book["date"] = max(dates)
    return book


def _named(material: Material) -> str:
    name = stem(os.path.basename(material.path.resolve())) if material.is_folder else material.name
    return name.replace("-", " ").replace("_", " ").strip() or "Book"


def _finder(material: Material) -> Callable[[str], tuple[str, bytes] | None]:
    """Pictures beside the pages, where the browser put them."""

    def find(path: str) -> tuple[str, bytes] | None:
        there = material.within(path)
        if there is None or not there.is_file():
            return None
        if material.is_folder:
            return path, material.data(path)
        beside = Material(path=material.path.parent)
        return path, beside.data(path)

    return find
