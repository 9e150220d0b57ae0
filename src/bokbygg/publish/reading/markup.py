"""Documents of an e-book written as HTML, for browsers: XHTML served as HTML would be misread.

An empty `<span/>` would swallow the text after it, `xml:lang` and `epub:type` mean nothing there,
and a pagebreak may not have a name of its own (ARIA in HTML): its number stands where a style
sheet finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from lxml import etree

from bokbygg.check.output.opened import OPS, XHTML, XML, Element

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_AS_IS = frozenset(("script", "style"))
"""Elements whose text has no escapes in HTML."""

_XLINK = "{http://www.w3.org/1999/xlink}"
_LINKS = frozenset(("href", "src", "poster", "data", f"{_XLINK}href"))

Link = Callable[[str], str]
"""From an address as it stands in a document to where the site has it."""


def as_html(element: Element, link: Link) -> str:
    """An element and what is in it, without what follows it."""
    return "".join(_written(element, link))


def inside(element: Element, link: Link) -> str:
    """What is in an element."""
    return "".join(_content(element, link))


def _written(element: Element, link: Link) -> Iterator[str]:
    name = _name(element)
    if is_pagebreak(element):
        yield _pagebreak(element, name)
        return
    yield f"<{name}{''.join(_attributes(element, link))}>"
    if name in _VOID and element.tag.startswith(XHTML):
        return
    # The first line feed of these is dropped by every parser of HTML.
    if name in ("pre", "textarea") and (element.text or "").startswith("\n"):
        yield "\n"
    yield from _content(element, link)
    yield f"</{name}>"


def _name(element: Element) -> str:
    """A note is no part of the page that one would skip to, which an `aside` is in a browser."""
    is_note = element.get("role") in ("doc-footnote", "doc-endnote")
    name = str(etree.QName(element).localname)
    return "div" if is_note and name == "aside" else name


def _content(element: Element, link: Link) -> Iterator[str]:
    as_is = isinstance(element.tag, str) and etree.QName(element).localname in _AS_IS
    yield (element.text or "") if as_is else escape(element.text or "", quote=False)
    for child in element:
        if isinstance(child.tag, str):
            yield from _written(child, link)
        yield escape(child.tail or "", quote=False)


def _attributes(element: Element, link: Link) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name in _LINKS:
            value = link(value)
        if name == f"{XML}lang" and "lang" not in element.attrib:
            name = "lang"
        name = name.removeprefix(_XLINK)
        if not name.startswith("{"):
            yield f' {name}="{escape(value)}"'
    if _is_wide(element):
        yield ' tabindex="0"'


def _is_wide(element: Element) -> bool:
    """Whether an element may be wider than a small screen, and pushed aside there: by the keys,
    too, where it can be reached with them."""
    is_formula = "formula" in str(element.get("class", "")).split()
    return is_formula and sum(map(len, element.itertext())) > _NARROW


_NARROW = 20
"""Characters of a formula that a telephone has room for."""


def is_pagebreak(element: Element) -> bool:
    """Whether an element tells where a page of the printed book begins."""
    return "pagebreak" in str(element.get(f"{OPS}type", "")).split()


def _pagebreak(element: Element, name: str) -> str:
    """The begin of a page, with its number. One that another page begins at once is not shown."""
    label, id_ = element.get("aria-label", ""), element.get("id", "")
    follower = element.getnext()
    passed = follower is not None and is_pagebreak(follower) and not (element.tail or "").strip()
    kind = "pagebreak passed" if passed else "pagebreak"
    return f'<{name} class="{kind}" id="{escape(id_)}" data-page="{escape(label)}"></{name}>'
