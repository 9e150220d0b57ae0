"""Elements within a line -> pieces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from html import escape

from bokbygg.importers.harvest import Sort
from bokbygg.importers.markup import formulas, outside
from bokbygg.importers.markup.desk import Desk
from bokbygg.importers.markup.elements import CONTROLS, EMPHASIS, KEPT, OUTSIDE
from bokbygg.importers.markup.pieces import Break, Code, Mark, Piece, Shown, Sign, Words
from bokbygg.importers.markup.tree import Element, classes, plain_text

_STYLES = {
    "em": re.compile(r"font-style:\s*(?:italic|oblique)"),
    "strong": re.compile(r"font-weight:\s*(?:bold|[6-9]00)"),
    "del": re.compile(r"text-decoration[^;]*line-through"),
}
_SMALL_CAPITALS = re.compile(r"font-variant[^;]*small-caps")
_SIMPLE = re.compile(r"[\w+.-]+")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:[^\s<>\\]+", re.I)
_UNSAFE = re.compile(r"[\s<>()\\`\[\]{}\x00-\x1f\"*_]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ICON = re.compile(r"emoji|smiley|icon", re.I)
_LETTER = 48
"""Pixels that a sign among letters is wide or high at most."""

_UNDERLINED = (Sign("<u>"), Sign("</u>"))
"""Links need no line under them of their own."""

_numbers = itertools.count(1)


def pieces(desk: Desk, element: Element) -> list[Piece]:
    """What an element holds, its own tag aside."""
    found: list[Piece] = [Words(element.text)] if element.text else []
    for child in element:
        found += _of(desk, child)
        if child.tail:
            found.append(Words(child.tail))
    return found


def run(desk: Desk, nodes: list[str | Element]) -> list[Piece]:
    """A run of texts and elements that stand in one line."""
    found: list[Piece] = []
    for node in nodes:
        found += [Words(node)] if isinstance(node, str) else _of(desk, node)
    return found


def _of(desk: Desk, element: Element) -> list[Piece]:
    tag = element.tag
    if not isinstance(tag, str):
        return []
    if label := element.get("data-note"):
        desk.called.append(label)
        return [Sign(f"[^{label}]")]
    if setter := _SETTERS.get(tag):
        return list(setter(desk, element))
    if tag in OUTSIDE:
        return list(outside.in_line(desk, element))
    if tag in CONTROLS:
        if plain_text(element):
            desk.say(Sort.LEFT, element, f"a control of the page (`{tag}`)")
        return []
    return _spanned(desk, element, pieces(desk, element))


def _emphasis(desk: Desk, element: Element) -> Iterator[Piece]:
    yield from _spanned(desk, element, _marked(EMPHASIS[element.tag], pieces(desk, element)))


def _marked(name: str, inner: list[Piece]) -> list[Piece]:
    number = next(_numbers)
    return [Mark(name, number, True), *inner, Mark(name, number, False)]


def _spanned(desk: Desk, element: Element, inner: list[Piece]) -> list[Piece]:
    """What attributes and styles say of a piece of a line: its language, its look, its id."""
    style = (element.get("style") or "").lower()
    for name, pattern in _STYLES.items():
        if pattern.search(style) and EMPHASIS.get(element.tag) != name and _prints(inner):
            inner = _marked(name, inner)
    attributes = []
    if anchor := desk.anchor(element):
        attributes.append(f"#{anchor}")
    if _SMALL_CAPITALS.search(style) or "smallcaps" in classes(element):
        attributes.append(".smallcaps")
    lang = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if _SIMPLE.fullmatch(lang) and lang != desk.lang:
        attributes.append(f"lang={lang}")
    if style and not attributes:
        desk.dressed += 1
    if not attributes:
        return inner
    if not _prints(inner):
        return [Sign(f'<a id="{anchor}"></a>'), *inner] if anchor else inner
    return [Sign("["), *inner, Sign(f"]{{{' '.join(attributes)}}}")]


def _prints(inner: list[Piece]) -> bool:
    return any(
        isinstance(one, (Sign, Code)) or (isinstance(one, Words) and one.text.strip())
        for one in inner
    )


def _kept(desk: Desk, element: Element) -> Iterator[Piece]:
    """An element that Markdown has no sign for, as HTML."""
    name = KEPT[element.tag]
    title = element.get("title") if name in {"abbr", "dfn"} else ""
    said = f' title="{escape(title)}"' if title else ""
    inner = pieces(desk, element)
    if _prints(inner):
        inner = [Sign(f"<{name}{said}>"), *inner, Sign(f"</{name}>")]
    yield from _spanned(desk, element, inner)


def _raised(desk: Desk, element: Element) -> Iterator[Piece]:
    """Letters below or above the line; simple ones by a sign."""
    inner = pieces(desk, element)
    sign = "~" if element.tag == "sub" else "^"
    if len(inner) == 1 and isinstance(inner[0], Words) and inner[0].text.isalnum():
        inner = [Sign(f"{sign}{inner[0].text}{sign}")]
    elif _prints(inner):
        inner = [Sign(f"<{element.tag}>"), *inner, Sign(f"</{element.tag}>")]
    yield from _spanned(desk, element, inner)


def _code(desk: Desk, element: Element) -> Iterator[Piece]:
    for one in list(element.iter("br")):
        one.tail = f" {one.tail or ''}"
    text = re.sub(r"[ \t\n\r\f]+", " ", element.text_content())
    inner: list[Piece] = [Code(text)] if text.strip(" ") else [Words(text)]
    yield from _spanned(desk, element, inner)


def _break(_desk: Desk, _element: Element) -> Iterator[Piece]:
    yield Break()


def _link(desk: Desk, element: Element) -> Iterator[Piece]:
    inner = [one for one in pieces(desk, element) if one not in _UNDERLINED]
    href = (element.get("href") or "").strip()
    if not href or not _prints(inner):
        yield from _spanned(desk, element, inner)
        return
    address = desk.ways.link(href)
    if not address:
        yield from _spanned(desk, element, inner)
        return
    written = written_address(address)
    words = "".join(one.text for one in inner if isinstance(one, Words))
    if words == address and len(inner) == 1 and _ADDRESS.fullmatch(address):
        yield Sign(f"<{address}>")
        return
    title = (element.get("title") or "").strip()
    said = f" {quoted(title)}" if title and title != words.strip() else ""
    anchor = desk.anchor(element)
    ends = f"]({written}{said})" + (f"{{#{anchor}}}" if anchor else "")
    yield from (Sign("["), *inner, Sign(ends))


def written_address(address: str) -> str:
    """An address as it stands in Markdown."""
    safe = _UNSAFE.sub(_percent, address)
    return _ENTITY.sub("&amp;", safe)


def _percent(match: re.Match[str]) -> str:
    if match[0] in "_*":
        return match[0]
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def quoted(text: str) -> str:
    """A title of a link or picture as it stands in Markdown."""
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _ENTITY.sub("&amp;", plain) + '"'


def _image(desk: Desk, element: Element) -> Iterator[Piece]:
    from bokbygg.importers.markup.figures import image

    made = image(desk, element)
    is_icon = _ICON.search(element.get("class") or "") or any(map(_is_small, _sizes(element)))
    yield Sign(made) if is_icon or not made.startswith("!") else Shown(made)


def _sizes(element: Element) -> Iterator[str]:
    yield from filter(None, (element.get("width"), element.get("height")))


def _is_small(size: str) -> bool:
    """Whether a length in pixels is that of a sign among letters."""
    digits = size.strip().removesuffix("px")
    return digits.isdecimal() and int(digits) <= _LETTER


def _ruby_part(desk: Desk, element: Element) -> Iterator[Piece]:
    """A reading over a word, even one that prints nothing."""
    yield from (Sign(f"<{element.tag}>"), *pieces(desk, element), Sign(f"</{element.tag}>"))


def _nothing(_desk: Desk, _element: Element) -> Iterator[Piece]:
    yield from ()


_SETTERS: dict[str, Callable[[Desk, Element], Iterator[Piece]]] = {
    **dict.fromkeys(EMPHASIS, _emphasis),
    **dict.fromkeys(KEPT, _kept),
    **dict.fromkeys(("sub", "sup"), _raised),
    **dict.fromkeys(("code", "tt"), _code),
    **dict.fromkeys(("rt", "rp"), _ruby_part),
    "br": _break,
    "a": _link,
    "img": _image,
    "math": formulas.formula,
    "svg": outside.drawing,
    "wbr": _nothing,
}
