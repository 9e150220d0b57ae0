"""What a drawing must not carry, taken out of it: scripts, pieces of other languages, addresses of
other files, and the notes of drawing programs."""

from __future__ import annotations

import re
from typing import Any

from bokbygg.read.cssurls import css_urls, without

_SVG = "http://www.w3.org/2000/svg"
_XML = "http://www.w3.org/XML/1998/namespace"
_OWN_ATTRIBUTES = frozenset({"", "http://www.w3.org/1999/xlink", _XML})

_OWN = re.compile(r"\s*(?:#|data:(?:image|font)/|$)", re.I)
_ON_THE_WEB = re.compile(r"\s*(?:#|https?:|mailto:|$)", re.I)
_IMPORT = re.compile(r"@import\s+none\b[^;]*;?", re.I)
_ADDRESSES = frozenset({"href", "src", "srcset", "data", "poster", "action"})
_MOVES = frozenset({"set", "animate"})

_WHAT = {
    "script": "a script",
    "handler": "a script",
    "listener": "a script",
    "foreignObject": "a piece of a web page (`foreignObject`)",
    "iframe": "a piece of a web page",
    "audio": "sound",
    "video": "film",
    "canvas": "a piece of a web page",
    "discard": "a script",
}
"""Elements that go, and what they are to the author."""

_SHOWN = frozenset({"image", "use", "feImage", "mpath", "textPath", "tref", "cursor"})
"""Elements that are nothing without the file they name."""

_SOME_PROGRAM = "the drawing program"
_PROGRAMS = (
    ("inkscape.org", "Inkscape"),
    ("sodipodi", "Inkscape"),
    ("adobe.com", "Adobe Illustrator"),
    ("bohemiancoding", "Sketch"),
    ("serif.com", "Affinity"),
    ("figma.com", "Figma"),
    ("rdf-syntax", _SOME_PROGRAM),
    ("creativecommons", _SOME_PROGRAM),
    ("purl.org/dc", _SOME_PROGRAM),
)
"""Parts of the names of foreign vocabularies, and whose they are."""


def sweep(root: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:  # noqa: ANN401 - lxml has no types
    """Clean the tree; what it lost, in words, and whose notes went."""
    broom = _Broom()
    broom.over(root)
    named = tuple(program for program in broom.tidied if program != _SOME_PROGRAM)
    return tuple(broom.lost), named or tuple(broom.tidied)


class _Broom:
    """Takes out, and remembers what."""

    def __init__(self) -> None:
        self.lost: dict[str, None] = {}
        self.tidied: dict[str, None] = {}

    def over(self, root: Any) -> None:  # noqa: ANN401
        for node in root.itersiblings(preceding=True):
            if getattr(node, "target", "") == "xml-stylesheet":
                self.lost["a style sheet of its own"] = None
        for node in list(root.iter()):
            if not isinstance(node.tag, str):
                _take_out(node)
            elif node is root or _is_in(node, root):
                self._element(node)

    def _element(self, element: Any) -> None:  # noqa: ANN401
        namespace, name = _parted(element.tag)
        if namespace != _SVG or name == "metadata":
            self._foreign("rdf-syntax" if name == "metadata" else namespace)
            _take_out(element)
        elif name in _WHAT:
            self.lost[_WHAT[name]] = None
            _take_out(element)
        elif _is_moved_address(element, name):
            self.lost["an address that moves"] = None
            _take_out(element)
        else:
            self._attributes(element, name)
            if name == "style":
                self._style_sheet(element)

    def _foreign(self, namespace: str) -> None:
        for part, program in _PROGRAMS:
            if part in namespace.lower():
                self.tidied[program] = None
                return
        self.lost["what is not SVG"] = None

    def _attributes(self, element: Any, name: str) -> None:  # noqa: ANN401
        for key, value in list(element.attrib.items()):
            namespace, attribute = _parted(key)
            if namespace not in _OWN_ATTRIBUTES:
                self._foreign(namespace)
                del element.attrib[key]
            elif attribute.lower().startswith("on"):
                self.lost["a script"] = None
                del element.attrib[key]
            elif attribute == "base" and namespace == _XML:
                self.lost[_asked(value)] = None
                del element.attrib[key]
            elif attribute in _ADDRESSES:
                self._address(element, name, key, value)
            elif "(" in value or "@" in value or "\\" in value:
                element.set(key, self._css(value))

    def _address(self, element: Any, name: str, key: str, value: str) -> None:  # noqa: ANN401
        if (_ON_THE_WEB if name == "a" else _OWN).match(value):
            return
        self.lost[_asked(value)] = None
        if name in _SHOWN and element.getparent() is not None:
            _take_out(element)
        elif key in element.attrib:
            del element.attrib[key]

    def _style_sheet(self, element: Any) -> None:  # noqa: ANN401
        css = self._css("".join(element.itertext()))
        for child in list(element):
            element.remove(child)
        element.text = css

    def _css(self, css: str) -> str:
        """CSS with `none` for what leads to a file."""
        outside = [
            (url, line, column) for url, line, column in css_urls(css) if not _OWN.match(url)
        ]
        if not outside:
            return css
        self.lost.update(dict.fromkeys(_asked(url) for url, _, _ in outside))
        return _IMPORT.sub("", without(css, {(line, column) for _, line, column in outside}))


def _is_moved_address(element: Any, name: str) -> bool:  # noqa: ANN401
    moved = str(element.get("attributeName", "")).rpartition(":")[2]
    return name in _MOVES and moved in _ADDRESSES


def _asked(address: str) -> str:
    shown = " ".join(address.split())
    return f"`{shown[:60]}…`" if len(shown) > 60 else f"`{shown}`"


def _take_out(node: Any) -> None:  # noqa: ANN401
    """Remove a node, but not the text that follows it."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def _is_in(node: Any, root: Any) -> bool:  # noqa: ANN401
    """Whether a node still stands in the tree."""
    while node is not None:
        if node is root:
            return True
        node = node.getparent()
    return False


def _parted(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition("}")
    return namespace.removeprefix("{"), local
