"""Pages that link to each other -> essays: of a site, or of an e-book."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from bokbygg.importers.album import Album
from bokbygg.importers.harvest import Essay, Remark, Sort, Value
from bokbygg.importers.markup import Ways, converted
from bokbygg.importers.markup.desk import as_id
from bokbygg.importers.markup.notes import Lifted
from bokbygg.importers.markup.tree import Element

_CALL = re.compile(r"\[\^(\w+)\]")
_PLACE = re.compile(r"\{[^{}\n]*#([\w-]+)|\bid=\"([\w-]+)\"")
_LINK = re.compile(r"(?P<before>\]\(<?|href=\")(?:essay:(?P<slug>[a-z0-9-]+))?#(?P<id>[\w-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What becomes one essay: `trees` are pairs of a path and the text of the page there; mostly
    one. `ours` are the paths by which links may mean it besides."""

    slug: str
    head: Mapping[str, Value]
    trees: tuple[tuple[str, Element], ...]
    part: str = ""
    ours: tuple[str, ...] = field(default_factory=tuple)


def essays_of(
    pages: Sequence[Page], lifted: Lifted, album: Album, lang: str
) -> tuple[tuple[Essay, ...], tuple[Remark, ...]]:
    """The essays of pages in their order, their links leading to each other, their notes, which
    have been lifted out of them, where they are called; and what is to be said of that."""
    trees = {path: tree for page in pages for path, tree in page.trees}
    wanted = frozenset(_wanted(trees))
    slugs = {path: page.slug for page in pages for path in (*page.ours, *trees_of(page))}
    remarks = list(lifted.remarks)
    essays: list[Essay] = []
    for page in pages:
        bodies: list[str] = []
        over = _CALL.findall(" ".join(str(value) for value in page.head.values()))
        for number, (path, tree) in enumerate(page.trees):
            ways = Ways(
                link=_linker(path, page.slug, slugs),
                picture=_pictures(path, album),
                drawing=lambda data: album.keep("drawing", data),
                wanted=wanted,
                notes=lifted.notes[path],
            )
            made = converted(tree, ways, path, lang, called=() if number else over)
            remarks += made.remarks
            body = _CALL.sub(rf"[^{number}-\1]", made.body) if number else made.body
            bodies.append(body)
        path = page.trees[0][0]
        body = "\n".join(bodies)
        essays.append(Essay(slug=page.slug, head=page.head, body=body, part=page.part, path=path))
    settled, unsettled = settle(essays)
    return settled, (*remarks, *unsettled)


_FEW = 3


def is_contents(tree: Element) -> bool:
    """Whether a text is a table of contents: links to other places, and no other words."""
    links = [one for one in tree.iter("a") if _is_inside(one.get("href") or "")]
    linked = "".join("".join(one.itertext()) for one in links)
    return len(links) >= _FEW and _letters(linked) == _letters("".join(tree.itertext()))


def _is_inside(address: str) -> bool:
    parts = urlsplit(address)
    return bool(address) and not (parts.scheme or parts.netloc)


def _letters(text: str) -> str:
    """Letters alone: numbers of pages and dots between do not count."""
    return "".join(filter(str.isalpha, text))


def trees_of(page: Page) -> Iterator[str]:
    """The paths of the texts that a page is made of."""
    return (path for path, _ in page.trees)


def _wanted(trees: Mapping[str, Element]) -> Iterator[str]:
    """The ids that links lead to."""
    for tree in trees.values():
        for link in tree.iter("a"):
            _, _, place = (link.get("href") or "").partition("#")
            if place:
                yield unquote(place)


def _linker(path: str, here: str, slugs: Mapping[str, str]) -> Callable[[str], str]:
    """What an address in the page at `path` means."""

    def link(address: str) -> str:
        parts = urlsplit(address)
        place = f"#{as_id(unquote(parts.fragment))}" if parts.fragment else ""
        if parts.scheme or parts.netloc:
            return address
        if not parts.path:
            return place
        slug = slugs.get(resolved(path, parts.path))
        if slug is None:
            return ""
        return place if place and slug == here else f"essay:{slug}{place}"

    return link


def _pictures(path: str, album: Album) -> Callable[[str], str]:
    def picture(address: str) -> str:
        parts = urlsplit(address)
        inside = not (parts.scheme or parts.netloc) and parts.path
        return album.picture(resolved(path, parts.path)) if inside else ""

    return picture


def resolved(path: str, address: str) -> str:
    """The path that an address means, as seen from the file at `path`."""
    way = unquote(address)
    return normpath(way.lstrip("/") if way.startswith("/") else join(dirname(path), way))


def settle(essays: Sequence[Essay]) -> tuple[tuple[Essay, ...], tuple[Remark, ...]]:
    """Essays in which every link to a place leads to one: to the essay as a whole where the place
    was not carried."""
    places = {essay.slug: set(_places(essay.body)) for essay in essays}
    remarks: list[Remark] = []

    def of(essay: Essay) -> Essay:
        def lead(match: re.Match[str]) -> str:
            slug = match["slug"] or essay.slug
            if match["id"] in places.get(slug, ()):
                return match[0]
            said = f"a place within `{slug}`: links to it lead to its beginning"
            remark = Remark(
                sort=Sort.CHANGED, path=essay.path, line=essay.line, said=said, before=match["id"]
            )
            remarks.append(remark)
            return f"{match['before']}essay:{slug}"

        return replace(essay, body=_LINK.sub(lead, essay.body))

    return tuple(map(of, essays)), tuple(dict.fromkeys(remarks))


def _places(body: str) -> Iterator[str]:
    for match in _PLACE.finditer(body):
        yield match[1] or match[2] or ""
