"""A page -> the part that is its text; the rest is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.markup.elements import HEADINGS
from bokbygg.importers.markup.tree import Element, classes, line_of, plain_text

_ASIDE = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|widgets?|share|sharing|social|"
    r"comments?|respond|related|pagination|pager|cookies?|newsletter|subscribe|advert|banner|skip|"
    r"masthead|toolbar|search|jp-relatedposts|sharedaddy|post-navigation|screen-reader-text)"
    r"(?:$|[-_])",
    re.I,
)
_ROLES = frozenset("navigation banner contentinfo search complementary dialog".split())


def substance(tree: Element, path: str) -> tuple[Element, tuple[Remark, ...]]:
    """The part of a page that is its text, what is not taken out of it in place; and a remark for
    each part that is left out, with its words."""
    main = _main(tree)
    left = [*_around(tree, main), *_within(main)]
    remarks: list[Remark] = []
    for one in left:
        words = plain_text(one)
        if one.getparent() is None and one is not tree:
            continue
        if words:
            remarks.append(
                Remark(sort=Sort.LEFT, path=path, line=line_of(one), said=_name(one), before=words)
            )
        if one is not main and main not in set(one.iter()):
            one.drop_tree()
    return main, tuple(remarks)


def _main(tree: Element) -> Element:
    """The element that holds the text: what says so, else all of the page."""
    whole = len(plain_text(tree))
    mains = [one for one in tree.iter("main") if plain_text(one)]
    mains += [one for one in tree.iter() if one.get("role") == "main"]
    if mains:
        return mains[0]
    articles = [one for one in tree.iter("article") if not list(one.iterancestors("article"))]
    if len(articles) == 1 and len(plain_text(articles[0])) * 5 > whole:
        return articles[0]
    for one in tree.iter("div", "section", "td"):
        names = classes(one) | {(one.get("id") or "").lower()}
        if names & _BODIES and len(plain_text(one)) * 3 > whole:
            return one
    return tree


_BODIES = frozenset(
    "entry-content post-content article-body article-content post-body story-body mw-content-text "
    "bodycontent markdown-body content main main-content primary".split()
)
"""What many sites call the part that holds the text."""


def _around(tree: Element, main: Element) -> Iterator[Element]:
    """The largest parts of the page that the text is not in."""
    way = {main, *main.iterancestors()}
    for one in way:
        if one is main:
            continue
        for child in list(one):
            if child not in way and isinstance(child.tag, str):
                yield child
        if (one.text or "").strip():
            loose = one.makeelement("p", {})
            loose.text, one.text = one.text, None
            one.insert(0, loose)
            yield loose


def _within(main: Element) -> Iterator[Element]:
    """Parts inside the text that lead elsewhere."""
    for one in list(main.iter()):
        if one is main or not isinstance(one.tag, str):
            continue
        if one.get("role") in _ROLES or one.get("aria-hidden") == "true" or _is_aside(one):
            yield one


def _is_aside(one: Element) -> bool:
    if one.tag == "nav":
        return True
    holds_title = any(True for _ in one.iter("h1"))
    if one.tag in {"header", "footer"}:
        return one.tag == "footer" and not holds_title and _is_links(one)
    if one.tag in {"div", "section", "aside", "ul", "form", "p", "span"} and not holds_title:
        names = [*classes(one), one.get("id") or ""]
        return any(_ASIDE.search(name) for name in names)
    return False


def _is_links(one: Element) -> bool:
    """Whether most words of a part are links."""
    words = len(plain_text(one))
    return sum(len(plain_text(link)) for link in one.iter("a")) * 2 > words


def _name(one: Element) -> str:
    said = one.get("id") or " ".join(sorted(classes(one))) or one.get("role") or ""
    return f"a part of the page that is not its text (`{one.tag}{f' {said}' if said else ''}`)"


def headline(main: Element) -> Element | None:
    """The heading that is the title of a text: its first of the highest level."""
    found = [one for one in main.iter(*HEADINGS) if plain_text(one)]
    return min(found, key=lambda one: one.tag, default=None)
