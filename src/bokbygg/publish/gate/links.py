"""Links of the site that lead nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urldefrag

from lxml import etree, html

from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules.trade import BROKEN_LINK

_PAGES = (".html", ".xml")
_ATTRIBUTES = ("href", "src")


def broken(files: Mapping[str, bytes], url: str) -> Iterator[Diagnostic]:
    """A finding for each link of a page or a catalogue that leads to no file of the site, or to no
    element of it; `url` is the site's own address, or empty. Links to other sites are not followed:
    nothing is fetched."""
    trees = {name: _tree(name, data) for name, data in files.items() if name.endswith(_PAGES)}
    marks = {
        name: frozenset((*tree.xpath("//@id"), *tree.xpath("//a/@name")))
        for name, tree in trees.items()
    }
    for name, tree in sorted(trees.items()):
        for link in dict.fromkeys(_links(tree)):
            target, mark = _target(name, link, url)
            if target and target not in files:
                yield _found(name, link, "the site has no such file")
            elif target and mark and mark not in marks.get(target, frozenset((mark,))):
                yield _found(name, link, "there is no such place")


def _tree(name: str, data: bytes) -> etree._Element:
    return etree.fromstring(data) if name.endswith(".xml") else html.document_fromstring(data)


def _links(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        for attribute in _ATTRIBUTES:
            if link := element.get(attribute):
                yield link


def _target(name: str, link: str, url: str) -> tuple[str, str]:
    """The file and the element that a link on a page leads to; nothing for one to elsewhere."""
    address, mark = urldefrag(link)
    if url and address.startswith(url):
        path = address.removeprefix(url)
    elif "://" in address or address.startswith(("//", "data:", "mailto:", "tel:", "urn:")):
        return "", ""
    else:
        folder = posixpath.dirname(name)
        path = posixpath.normpath(posixpath.join(folder, address)) if address else name
        path += "/" if address.endswith("/") and not path.endswith("/") else ""
    path = unquote(path.partition("?")[0])
    if path in ("", ".", "./") or path.endswith("/"):
        path = f"{path.lstrip('./')}index.html"
    return path, unquote(mark)


def _found(name: str, link: str, why: str) -> Diagnostic:
    message = f"`{link}` leads nowhere: {why}"
    hint = "mend it in the book's text, or tell us if it is not yours"
    return BROKEN_LINK.found(message, Span(path=name), hint=hint)
