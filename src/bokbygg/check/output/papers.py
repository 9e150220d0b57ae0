"""The documents of a book: titles, headings, pictures, tables, characters, ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bokbygg.check.output.opened import MATHML, XHTML, Element, Opened, Page
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules import papers as rules

HEADINGS = tuple(f"{XHTML}h{level}" for level in range(1, 7))
_FULL = tuple(f"{XHTML}{name}" for name in "p em strong li td i b h1 h2 h3 h4 h5 h6 dt dd".split())
_SHOWS = frozenset(
    f"{XHTML}{name}" for name in "img br hr a svg math object video audio span input".split()
)
_FILE = re.compile(r"[\w-]+\.(?:jpe?g|png|gif|svg|webp)", re.I)
_NO_WORDS = frozenset(
    "image picture photo img figure graphic bild foto figur illustration cover".split()
)
_ODD = re.compile("[\u00ad\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def printed(element: Element) -> str:
    """What an element prints, with single blanks."""
    return " ".join("".join(element.itertext()).split())


def titles(book: Opened) -> Iterator[Diagnostic]:
    """The title of a document is its first heading."""
    for page in book.read_pages():
        title = page.root.find(f"{XHTML}head/{XHTML}title")
        heading = first_heading(page)
        if title is None or heading is None:
            continue
        said, shown = printed(title), _told(heading)
        if bare(said) not in (bare(shown), bare(_told(heading, numbers=True))):
            message = f"the title is `{said[:60]}`, the heading `{shown[:60]}`"
            hint = "let the title say what the heading says"
            yield rules.TITLE_DIFFERS.found(message, page.span(title), hint=hint)


def first_heading(page: Page) -> Element | None:
    """The heading a document begins with."""
    return next((e for e in page.root.iter(*HEADINGS)), None)


def _told(heading: Element, *, numbers: bool = False) -> str:
    """What a heading says, without note calls; without the number over it too, if not asked."""
    parts = [heading.text or ""]
    for child in heading:
        kind = child.get("{http://www.idpf.org/2007/ops}type", "")
        is_number = "number" in (child.get("class") or "")
        if kind != "noteref" and (numbers or not is_number):
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def bare(text: str) -> str:
    """The letters and digits of a text, without regard to case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def levels(book: Opened) -> Iterator[Diagnostic]:
    """Headings step down one level at a time."""
    for page in book.read_pages():
        before = 0
        for heading in page.root.iter(*HEADINGS):
            level = int(heading.tag[-1])
            if before and level > before + 1:
                message = f"h{level} follows h{before}: `{printed(heading)[:60]}`"
                hint = f"make it h{before + 1}"
                yield rules.HEADING_JUMPS.found(message, page.span(heading), hint=hint)
            before = level


def pictures(book: Opened) -> Iterator[Diagnostic]:
    """Each image is described in words, or said to need none."""
    for page in book.read_pages():
        for image in page.root.iter(f"{XHTML}img"):
            alt = image.get("alt")
            place = page.span(image)
            if alt is None:
                message = f"`{image.get('src')}` has no alternative text"
                hint = 'say what it shows, or write `alt=""` where it says nothing'
                yield rules.NO_ALT.found(message, place, hint=hint)
            elif _FILE.fullmatch(alt.strip()) or alt.strip().lower() in _NO_WORDS:
                message, hint = f"the alternative text is `{alt}`", "say what the picture shows"
                yield rules.POOR_ALT.found(message, place, hint=hint)


def formulas(book: Opened) -> Iterator[Diagnostic]:
    """Each formula has a text."""
    for page in book.read_pages():
        for formula in page.root.iter(f"{MATHML}math"):
            if not formula.get("alttext"):
                message, hint = "a formula has no alttext", "write it in words or TeX"
                yield rules.MATH_WITHOUT_TEXT.found(message, page.span(formula), hint=hint)


def empties(book: Opened) -> Iterator[Diagnostic]:
    """No element is there for nothing."""
    for page in book.read_pages():
        for element in page.root.iter(*_FULL):
            if printed(element) or any(child.tag in _SHOWS for child in element.iter()):
                continue
            name = element.tag.rpartition("}")[2]
            if name == "td" or element.get("id") or element.get("aria-hidden"):
                continue
            message = f"a `{name}` is empty"
            yield rules.EMPTY_ELEMENT.found(message, page.span(element), hint="take it away")


def tables(book: Opened) -> Iterator[Diagnostic]:
    """A table has header cells."""
    for page in book.read_pages():
        for table in page.root.iter(f"{XHTML}table"):
            if table.find(f".//{XHTML}th") is None and table.get("role") != "presentation":
                message, hint = "a table has no header cells", 'write `<th scope="col">`'
                yield rules.NO_HEADERS.found(message, page.span(table), hint=hint)


def characters(book: Opened) -> Iterator[Diagnostic]:
    """No character is invisible, lost or a control."""
    for page in book.read_pages():
        for number, line in enumerate(page.lines, start=1):
            found = _ODD.search(line.rstrip("\r"))
            if found:
                column = found.start() + 1
                place = Span(path=page.path, line=number, column=column, excerpt=line)
                message = f"U+{ord(found[0]):04X} stands in the text"
                yield rules.ODD_CHARACTER.found(message, place, hint="take it away")


def ids(book: Opened) -> Iterator[Diagnostic]:
    """An id stands in one document only, so that all can be put together."""
    seen: dict[str, str] = {}
    for page in book.pages:
        twice = [i for i in page.ids() if seen.setdefault(i, page.path) != page.path]
        if twice:
            some = ", ".join(f"`{name}`" for name in twice[:3])
            message = f"{some} stands in `{seen[twice[0]]}` too"
            if len(twice) > 1:
                message = f"{some} and {len(twice)} in all stand in other documents too"
            hint = "put the document's name before each id"
            yield rules.ID_TWICE.found(message, page.span(page.root), hint=hint)


_SIZES = re.compile(r"(?:\s*(?:max-)?(?:width|height)\s*:[^;:]*(?:;|$))+\s*")


def styles(book: Opened) -> Iterator[Diagnostic]:
    """No style stands in the text, but for the size of an image."""
    for page in book.read_pages():
        for element in page.root.iter("{*}*"):
            style = element.get("style") or ""
            sized = element.tag == f"{XHTML}img" and _SIZES.fullmatch(style)
            if element.tag.startswith(XHTML) and (
                (style and not sized) or element.tag == f"{XHTML}style"
            ):
                message, hint = "style stands in the text", "move it to a style sheet"
                yield rules.INLINE_STYLE.found(message, page.span(element), hint=hint)
