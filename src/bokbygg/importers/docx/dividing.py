"""A document -> its chapters, by its headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bokbygg.importers.markup import fragment, title_line
from bokbygg.importers.markup.tree import Element, plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A chapter: its title as Markdown, empty for what stands before the first heading, and its
    text without that."""

    title: str
    tree: Element
    subtitle: str = ""


def divided(tree: Element) -> tuple[str, tuple[Part, ...]]:
    """The title that a document begins with, if it does, and its chapters.

    Each heading of the first level begins one, or each of the second where the first is there only
    once, at the top, as the title of all.
    """
    title, subtitle = _titled(tree)
    firsts = [one for one in tree if one.tag == "h1"]
    seconds = [one for one in tree if one.tag == "h2"]
    leading = firsts[0] if firsts and not _before(tree, firsts[0]) else None
    if len(firsts) == 1 and leading is not None and len(seconds) > 1 and not title:
        title = title_line(leading)
        leading.drop_tree()
        firsts = seconds
    if not firsts:
        return title, (Part(title=title, tree=tree, subtitle=subtitle),)
    return title, tuple(_cut(tree, {one.tag for one in firsts}))


def _titled(tree: Element) -> tuple[str, str]:
    """The lines in the styles for a title and a subtitle, taken out of the text."""
    found = {"bok-title": "", "bok-subtitle": ""}
    for one in list(tree.iterchildren("p")):
        name = one.get("class") or ""
        if name in found and not found[name]:
            found[name] = title_line(one)
            one.drop_tree()
    return found["bok-title"], found["bok-subtitle"]


def _before(tree: Element, heading: Element) -> str:
    """What is said before a heading."""
    words = []
    for one in tree:
        if one is heading:
            break
        words.append(plain_text(one))
    return "".join(words)


def _cut(tree: Element, tags: set[str]) -> Iterator[Part]:
    title, held = "", fragment("")
    for one in list(tree):
        if one.tag in tags:
            places = _places_at_end(held)
            if title or plain_text(held) or len(held):
                yield Part(title=title, tree=held)
            title, held = title_line(one), fragment("")
            held.extend(places)
        else:
            held.append(one)
    yield Part(title=title, tree=held)


def _places_at_end(held: Element) -> list[Element]:
    """What stands at the end for links alone: it belongs to the heading after it."""
    found: list[Element] = []
    while len(held) and not plain_text(held[-1]) and not any(True for _ in held[-1].iter("img")):
        found.insert(0, held[-1])
        held.remove(held[-1])
    return found
