"""Calls of notes and the notes they call, told by their links, in one page or in several.

A link is the call of a note where it says so, or looks like one (a raised number, an asterisk) and
what it leads to leads back. Both are taken for what they are: the call becomes `data-note`, the
note leaves the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.markup.elements import BLOCKS, HEADINGS
from bokbygg.importers.markup.tree import Element, classes, line_of, plain_text

_MARK = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§¶]{1,4}|[a-z]|[ivxlc]{1,7})[\])]?[.)]?", re.I)
_CALLS = frozenset({"noteref", "doc-noteref", "footnote-ref", "footnote-reference", "fnref"})
_NOTES = frozenset(
    "footnote endnote rearnote note doc-footnote doc-endnote footnote-item fn-text".split()
)
_LISTS = frozenset("footnotes endnotes rearnotes notes doc-endnotes footnote-list".split())
_HOLDERS = frozenset("li p aside div section dd".split())
_ARROWS = re.compile(r"[\s↩︎^⏎↑←]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """The notes of each page by their labels, and what is to be said of how they were found."""

    notes: Mapping[str, Mapping[str, Element]]
    remarks: tuple[Remark, ...]


def lift(pages: Mapping[str, Element]) -> Lifted:
    """Take the notes out of pages, given by their paths, in place; each page's have numbers of its
    own."""
    places = {
        (path, name): element
        for path, root in pages.items()
        for element in root.iter()
        if (name := element.get("id") or (element.get("name") if element.tag == "a" else ""))
    }
    found = list(_pairs(pages, places))
    notes: dict[str, dict[str, Element]] = {path: {} for path in pages}
    labels: dict[tuple[str, Element], str] = {}
    counts: Counter[str] = Counter()
    holders = {note for _, _, note in found}
    for path, call, note in found:
        if (path, note) not in labels:
            counts[path] += 1
            labels[path, note] = str(counts[path])
        notes[path][labels[path, note]] = note
        _strip_number(note, plain_text(call))
    calls = {call for _, call, _ in found}
    for note in holders:
        _strip_ways_back(note, calls, pages, places)
    for path, call, note in found:
        _replace(call, labels[path, note])
    remarks = [one for path, root in pages.items() for one in _take_out(root, path, holders)]
    for path, root in pages.items():
        _end(root, bool(notes[path]))
    return Lifted(notes=notes, remarks=tuple(remarks))


def _end(root: Element, had_notes: bool) -> None:
    """Take away the line that parted the text from its notes."""
    while had_notes and len(root) and root[-1].tag == "hr" and not (root[-1].tail or "").strip():
        root.remove(root[-1])


def _pairs(
    pages: Mapping[str, Element], places: Mapping[tuple[str, str], Element]
) -> Iterator[tuple[str, Element, Element]]:
    """The page, the call and the note of each."""
    passed: set[Element] = set()
    for path, root in pages.items():
        for call in root.iter():
            passed.add(call)
            if call.tag != "a":
                continue
            target = places.get(_target(call, path))
            if target is None or not _looks_like_call(call):
                continue
            note = _holder(target)
            if note is None or note in passed:  # a way back, or a note in a note
                continue
            if _is_note(target) or _is_note(note) or _leads_back(note, call, pages, places):
                yield path, call, note


def _target(link: Element, path: str) -> tuple[str, str]:
    """The page and the id that a link leads to."""
    page, _, name = (link.get("href") or "").partition("#")
    way = normpath(join(dirname(path), unquote(page))) if page else path
    return way, unquote(name)


def _names(element: Element) -> frozenset[str]:
    """What an element says of its part in a text."""
    said = f"{element.get('epub:type') or ''} {element.get('role') or ''}".lower().split()
    return frozenset(said) | classes(element)


def _looks_like_call(link: Element) -> bool:
    around = [link, *list(link.iterancestors())[:2]]
    if any(_names(one) & _CALLS for one in around):
        return True
    return _MARK.fullmatch(plain_text(link)) is not None


def _is_note(element: Element) -> bool:
    if _names(element) & _NOTES:
        return True
    parents = list(element.iterancestors())[:3]
    return element.tag in {"li", "p"} and any(_names(one) & _LISTS for one in parents)


def _holder(target: Element) -> Element | None:
    """The block that is the note: the one with the id, or the one that its anchor stands in."""
    for one in (target, *target.iterancestors()):
        if one.tag in BLOCKS:
            return one if one.tag in _HOLDERS and one.getparent() is not None else None
    return None


def _leads_back(
    note: Element,
    call: Element,
    pages: Mapping[str, Element],
    places: Mapping[tuple[str, str], Element],
) -> bool:
    near = {call, *call.iterdescendants(), *list(call.iterancestors())[:2]}
    path = _path_of(note, pages)
    return any(places.get(_target(link, path)) in near for link in note.iter("a"))


def _path_of(element: Element, pages: Mapping[str, Element]) -> str:
    top = element
    while top.getparent() is not None:
        top = top.getparent()
    return next((path for path, root in pages.items() if root is top), "")


def _strip_number(note: Element, mark: str) -> None:
    """Take away the number that a note begins with, if it is its call's."""
    bare = mark.strip("[]().")
    start = re.compile(rf"\s*[\[(]?{re.escape(bare)}[\])]?[.:]?\s+")
    for one in note.iter():
        if one.text and one.text.strip():
            rest = start.match(f"{one.text} ")
            if rest and bare and one.tag != "a":
                one.text = one.text[rest.end() :] if rest.end() <= len(one.text) else ""
            return


def _strip_ways_back(
    note: Element,
    calls: set[Element],
    pages: Mapping[str, Element],
    places: Mapping[tuple[str, str], Element],
) -> None:
    """Take away the links from a note to its calls."""
    path = _path_of(note, pages)
    for link in list(note.iter("a")):
        place = places.get(_target(link, path))
        if place is None:
            continue
        near = {place, *place.iterdescendants(), *list(place.iterancestors())[:2]}
        if near & calls and link is not place:
            around = link.getparent()
            if link.tail:
                link.tail = re.sub(r"^[\].):]*\s*", " ", link.tail)
            link.drop_tree()
            if around is not note and around.tag == "sup" and not plain_text(around):
                around.drop_tree()


def _replace(call: Element, label: str) -> None:
    """A call in place of its link, and of the raised letters it stands in."""
    whole = call
    around = call.getparent()
    while around is not None and around.tag in {"sup", "span", "small"}:
        if plain_text(around).strip("[]()") != plain_text(call).strip("[]()"):
            break
        whole, around = around, around.getparent()
    whole[:] = []
    whole.text = None
    whole.tag = "span"
    whole.attrib.clear()
    whole.set("data-note", label)


def _take_out(root: Element, path: str, holders: set[Element]) -> Iterator[Remark]:
    """Take the notes from a page, and the lists that held nothing else."""
    for note in [one for one in root.iter() if one in holders]:
        around = note.getparent()
        tail, note.tail = note.tail, None
        if around is None:
            continue
        if (tail or "").strip():
            before = note.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                around.text = (around.text or "") + tail
        around.remove(note)
        note.attrib.pop("id", None)
        if note.tag in {"li", "dd"}:
            note.tag = "div"
        yield from _clear(around, root, path)


def _clear(around: Element, root: Element, path: str) -> Iterator[Remark]:
    """Take away what is empty now; the heading over notes, which stand elsewhere in a book."""
    while around is not root and around.getparent() is not None:
        heads = [one for one in around.iter(*HEADINGS) if plain_text(one)]
        rest = plain_text(around)
        said = " ".join(plain_text(one) for one in heads)
        if any(True for _ in around.iter("img")) or (rest and rest != said):
            return
        if rest and not (_names(around) & _LISTS):
            return
        for one in heads:
            told = "the heading over the notes, which stand where the book puts them"
            yield Remark(
                sort=Sort.LEFT, path=path, line=line_of(one), said=told, before=plain_text(one)
            )
        parent = around.getparent()
        around.drop_tree()
        around = parent
