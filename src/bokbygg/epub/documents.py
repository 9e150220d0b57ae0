"""One finished document: proof that it is well-formed, and what the package must say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree

from bokbygg.book import Document
from bokbygg.diagnostics import Fault
from bokbygg.rules.output import MALFORMED
from bokbygg.values import dataclass

_XHTML = "{http://www.w3.org/1999/xhtml}"
_SVG = "{http://www.w3.org/2000/svg}"
_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LOADING = ("src", "poster", "data", _HREF)
_LINKING = (f"{_XHTML}a", f"{_SVG}a")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a document holds: the manifest's `properties` for it, in the specification's order of
    names, how many `pictures` it shows and how many of them are `described` in words.

    For its faces: the `characters` of its text, formulas left out; for the `names` and classes
    (with a dot) of its elements the characters in them, the same of those in code; and whether bold
    and italic meet.
    """

    properties: tuple[str, ...]
    pictures: int
    described: int
    characters: frozenset[str] = frozenset()
    names: tuple[tuple[str, frozenset[str]], ...] = ()
    code_names: tuple[tuple[str, frozenset[str]], ...] = ()
    bold_italic: bool = False


def examine(document: Document) -> Facts:
    """Parse a document and say what it holds.

    Raises Fault (E001) where it is not well-formed XML. Properties: EPUB 3.3, appendix C.4.
    """
    try:
        root = ElementTree.fromstring(document.xhtml)  # noqa: S314 (with no DOCTYPE but ours)
    except ElementTree.ParseError as error:
        raise Fault(
            MALFORMED.found(
                f"`{document.href}` is not well-formed: {error}",
                hint="report this as a fault of bokbygg, with the essay that the document holds",
            )
        ) from error
    elements = tuple(root.iter())
    shown = tuple(e for e in elements if _is_picture(e))
    code = tuple(e for e in elements if e.tag in _CODE)
    held = _characters(elements)
    return Facts(
        properties=_properties(elements),
        pictures=len(shown),
        described=sum(_is_described(picture) for picture in shown),
        characters=frozenset(held[root]),
        names=_names(elements, held),
        code_names=_names((inner for one in code for inner in one.iter()), held),
        bold_italic=any(_below(elements, _BOLD, _ITALIC)) or any(_below(elements, _ITALIC, _BOLD)),
    )


_CODE = frozenset(_XHTML + name for name in ("code", "pre", "kbd", "samp"))
_BOLD = frozenset(_XHTML + name for name in ("b", "strong"))
_ITALIC = frozenset(_XHTML + name for name in ("i", "em", "cite", "dfn", "var"))


_MATH = f"{_MATHML}math"


def _characters(
    elements: tuple[ElementTree.Element, ...],
) -> dict[ElementTree.Element, set[str]]:
    """The characters in each of the elements, which stand in document order; those of a formula,
    which has a face of its own, in itself alone."""
    found: dict[ElementTree.Element, set[str]] = {}
    for element in reversed(elements):  # what stands in it has been seen to before
        found[element] = characters = set(element.text or "")
        for inner in element:
            if inner.tag != _MATH:
                characters |= found[inner]
            characters.update(inner.tail or "")
    return found


def _names(
    elements: Iterable[ElementTree.Element], held: Mapping[ElementTree.Element, set[str]]
) -> tuple[tuple[str, frozenset[str]], ...]:
    """The characters that elements hold, by name and by class."""
    found: dict[str, set[str]] = {}
    for element in elements:
        classes = (f".{name}" for name in element.get("class", "").split())
        for name in (element.tag.rpartition("}")[2], *classes):
            found.setdefault(name, set()).update(held[element])
    return tuple((name, frozenset(characters)) for name, characters in sorted(found.items()))


def _below(
    elements: Iterable[ElementTree.Element], outer: frozenset[str], inner: frozenset[str]
) -> Iterator[bool]:
    """True for each element of `outer` with one of `inner` in it."""
    for element in elements:
        if element.tag in outer:
            yield any(one.tag in inner for one in element.iter())


def _is_picture(element: ElementTree.Element) -> bool:
    """True for pictures; the drawn box of a task is part of the text."""
    if element.tag == f"{_SVG}svg":
        return element.get("class") != "box"
    return element.tag == f"{_XHTML}img"


def _properties(elements: tuple[ElementTree.Element, ...]) -> tuple[str, ...]:
    names = {str(element.tag) for element in elements}
    held = (
        ("mathml", any(name.startswith(_MATHML) for name in names)),
        ("remote-resources", any(_loads_from_afar(element) for element in elements)),
        ("scripted", any(_acts(element) for element in elements)),
        ("svg", any(name.startswith(_SVG) for name in names)),
    )
    return tuple(name for name, true in held if true)


def _loads_from_afar(element: ElementTree.Element) -> bool:
    """True where showing the element needs a file from the net; a mere link does not."""
    if element.tag in _LINKING:
        return False
    return any(name in _LOADING and _is_address(value) for name, value in element.items())


def _is_address(text: str) -> bool:
    return text.strip().lower().startswith(("http://", "https://", "//"))


def _acts(element: ElementTree.Element) -> bool:
    """True for scripts, forms and event handlers."""
    if element.tag in (f"{_XHTML}script", f"{_SVG}script", f"{_XHTML}form"):
        return True
    return any(name.startswith("on") for name in element.keys())  # noqa: SIM118 (not a dict)


def _is_described(picture: ElementTree.Element) -> bool:
    if picture.tag == f"{_XHTML}img":
        return bool(picture.get("alt", "").strip())
    title = picture.find(f"{_SVG}title")
    words = (picture.get("aria-label", ""), title.text if title is not None else "")
    return any(word and word.strip() for word in words)
