"""HTML as text -> a tree that can be walked: nothing hidden, no block in a line, not too deep."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from bokbygg.importers.markup.elements import BLOCKS, HIDDEN, VOID

Element = Any
"""An element of lxml.html, which has no types."""

DEEPEST = 24
"""How many quotations, lists and tables may stand in each other; what is deeper stands beside."""

_MOST_STEPS = 120
"""How many boxes may stand in each other in all."""

_BLANK = re.compile(r"[ \t\n\r\f]+")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NESTED = re.compile(
    r"</?(?:div|span|font|section|blockquote|[biu]|em|strong|ul|ol|li|table|tbody|tr|td)\b[^<>]*>",
    re.I,
)
_NESTING = frozenset("blockquote dd figure li table td th".split())


def fragment(text: str, line: int = 1) -> Element:
    """The HTML of a text under one `div`, tidied. Its elements know their line in the source
    (`line_of`), where the text begins at `line`."""
    body = _parsed(legible(text))
    root: Element = html.Element("div")
    if body is not None:
        root.text = body.text
        root.extend(list(body))
    root.set("data-line", str(line - 1))
    tidy(root)
    return root


def legible(text: str) -> str:
    """A text without what is no character in HTML or XML."""
    return _NO_CHARACTER.sub("", text)


def adopted(root: etree._Element) -> Element:
    """The body of an XHTML page, parsed as XML, as `fragment` gives it."""
    body = next((one for one in root.iter() if _local(one) == "body"), root)
    made = _like(body)
    made.tag = "div"
    made.set("data-line", "0")
    pairs = [(body, made)]
    while pairs:
        theirs, ours = pairs.pop()
        last: Element | None = None
        ours.text = theirs.text
        for child in theirs:
            if not isinstance(child.tag, str):
                text = child.tail or ""
                if last is None:
                    ours.text = (ours.text or "") + text
                else:
                    last.tail = (last.tail or "") + text
                continue
            last = _like(child)
            last.tail = child.tail
            ours.append(last)
            pairs.append((child, last))
    tidy(made)
    return made


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


_OPS = "{http://www.idpf.org/2007/ops}"


def _like(element: etree._Element) -> Element:
    """An element of HTML with the name, the attributes and the line of one of XML."""
    tag = _local(element)
    made = html.Element("img" if tag == "image" else tag)
    for key, value in element.attrib.items():
        name = str(key).replace(_OPS, "epub:").rpartition("}")[2]
        made.set("src" if tag == "image" and name == "href" else name, value)
    made.sourceline = element.sourceline
    return made


def _parsed(text: str) -> Element:
    """The body of a text as HTML. What nests thousands deep, which no parser follows, is read
    without the tags that nest."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    data = f"<div>{text}</div>".encode("utf-8", "replace")
    parsed = html.document_fromstring(data, parser=parser, ensure_head_body=True)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        flat = _NESTED.sub(" ", text)
        return None if flat == text else _parsed(flat)
    return parsed.find("body")


def tidy(root: Element) -> None:
    """Take out what nobody sees, and set right what no book can have, in place."""
    for element in list(root.iter(etree.Comment, *HIDDEN)):
        if any(True for _ in element.iterancestors("svg")):
            continue
        if element.tag != "noscript" or _has_picture_before(element):
            element.drop_tree()
        else:
            element.drop_tag()
    _level(root)
    for element in list(root.iter()):
        if isinstance(element.tag, str) and element.tag not in BLOCKS and element is not root:
            if element.getparent() is not None and any(_is_block(one) for one in element.iter()):
                _sink(element)


def _has_picture_before(noscript: Element) -> bool:
    """Whether what scripts would show stands there already."""
    before = noscript.getprevious()
    return before is not None and any(True for _ in before.iter("img"))


def _level(root: Element) -> None:
    """Take apart what stands too deep, and wrappers that say nothing."""
    depths = {root: (0, 0)}
    for element in list(root.iter()):
        if element is root or not isinstance(element.tag, str):
            continue
        depth, steps = depths[element.getparent()]
        depth += element.tag in _NESTING or element.tag not in BLOCKS
        if (depth > DEEPEST or steps > _MOST_STEPS) and element.tag not in VOID:
            if element.tag in BLOCKS:  # its ends keep words apart
                element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
            element.drop_tag()
        elif _wraps_alone(element):
            element.drop_tag()
        else:
            depths[element] = (depth, steps + 1)


def _wraps_alone(element: Element) -> bool:
    """Whether an element is a box in a box that means nothing to a book."""
    if element.tag not in {"div", "span", "font"} or element.get("id"):
        return False
    parent = element.getparent()
    is_all = parent.tag == element.tag and len(parent) == 1 and not (parent.text or "").strip()
    return is_all and not (element.tail or "").strip() and not element.attrib


def _is_block(element: Element) -> bool:
    return element.tag in BLOCKS


def _sink(element: Element) -> None:
    """Put an element that belongs within a line into each of the blocks that it is round."""
    for child in list(element):
        if any(_is_block(one) for one in child.iter()):
            _wrap_inside(child, element)
    _wrap_loose(element)
    element.drop_tag()


def _wrap_inside(block: Element, like: Element) -> None:
    """A copy of `like` round what the block holds; round what its blocks hold if it has some."""
    if any(_is_block(one) for one in block.iterdescendants()):
        for child in list(block):
            if any(_is_block(one) for one in child.iter()):
                _wrap_inside(child, like)
        _wrap_loose(block, like)
        return
    made = _empty_copy(like)
    made.text, block.text = block.text, None
    made.extend(list(block))
    block.append(made)


def _wrap_loose(element: Element, like: Element | None = None) -> None:
    """The same round each run of text and lines between the blocks that an element holds."""
    like = element if like is None else like
    runs: list[Element] = []
    made: Element | None = None
    text, element.text = element.text, None
    if (text or "").strip():
        made = _empty_copy(like)
        made.text = text
        runs.append(made)
    for child in list(element):
        tail, child.tail = child.tail, None
        if any(_is_block(one) for one in child.iter()):
            runs.append(child)
            made = None
        else:
            made = _empty_copy(like) if made is None else made
            made.append(child)
            runs += [] if made in runs else [made]
        if (tail or "").strip():
            if made is None:
                made = _empty_copy(like)
                runs.append(made)
            _add_text(made, tail)
    element[:] = runs


def _add_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _empty_copy(element: Element) -> Element:
    made = copy.copy(element)
    made[:] = []
    made.text = made.tail = None
    made.attrib.pop("id", None)
    return made


def line_of(element: Element) -> int:
    """The line of the source that an element begins at."""
    root = element
    while root.getparent() is not None and root.get("data-line") is None:
        root = root.getparent()
    return int(root.get("data-line") or 0) + (element.sourceline or 1)


def classes(element: Element) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((element.get("class") or "").lower().split())


def plain_text(element: Element) -> str:
    """The words of an element, blanks between blocks, as one line."""
    return _BLANK.sub(" ", "".join(_texts(element))).strip()


def _texts(element: Element) -> Iterator[str]:
    is_block = element.tag in BLOCKS or element.tag == "br"
    if is_block:
        yield " "
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child)
        yield child.tail or ""
    if is_block:
        yield " "
