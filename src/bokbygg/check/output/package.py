"""What the package says of the book, held against what the book holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokbygg.check.output.opened import DC, MATHML, SVG, XHTML, Opened
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules import ebook as rules
from bokbygg.settings.isbn import isbn13
from bokbygg.settings.langtags import language_tag

_ISBN = re.compile(r"urn:isbn:(?P<number>.*)", re.I)
_SAFE_NAME = re.compile(r"[A-Za-z0-9._/-]+")
_OWN = re.compile(r"mimetype|META-INF/.*")
_HEAVY_BYTES = 1_500_000
_HEAVY_PIXELS = 4_000_000
_PHOTO_BYTES = 300_000
_LARGE_DOCUMENT = 300_000


def version(book: Opened) -> Iterator[Diagnostic]:
    """The package is one of EPUB 3."""
    told = book.package.root.get("version", "")
    if not told.startswith("3"):
        message = f"the package is of version {told}" if told else "the package names no version"
        hint = "make it anew as EPUB 3"
        yield rules.OLD_VERSION.found(message, book.package.span(book.package.root), hint=hint)


def titles(book: Opened) -> Iterator[Diagnostic]:
    """A title there is."""
    found = [each for each in book.metadata() if each.tag == f"{DC}title"]
    if not any((each.text or "").strip() for each in found):
        place = Span(path=book.package.path)
        yield rules.NO_TITLE.found("the package gives no title", place, hint="write `dc:title`")


def empties(book: Opened) -> Iterator[Diagnostic]:
    """Nothing said of the book is empty."""
    for each in book.metadata():
        is_link = each.get("content") or each.get("href")
        if isinstance(each.tag, str) and not is_link and not (each.text or "").strip():
            if each.tag != f"{DC}title":
                name = each.tag.rpartition("}")[2]
                message = f"`{each.get('property') or name}` is empty"
                hint = "fill it in, or leave it out"
                yield rules.EMPTY_METADATA.found(message, book.package.span(each), hint=hint)


def identifiers(book: Opened) -> Iterator[Diagnostic]:
    """An ISBN adds up."""
    for each in book.metadata():
        given = (
            _ISBN.fullmatch((each.text or "").strip()) if each.tag == f"{DC}identifier" else None
        )
        if given is None:
            continue
        try:
            isbn13(given["number"])
        except ValueError as error:
            message = f"`{given['number']}` is not an ISBN: {error}"
            hint = "compare it with the number as you were given it"
            yield rules.BAD_IDENTIFIER.found(message, book.package.span(each), hint=hint)


def authors(book: Opened) -> Iterator[Diagnostic]:
    """Each author has a name to sort by."""
    sorted_by = {
        str(each.get("refines", "")).removeprefix("#")
        for each in book.metadata()
        if each.get("property") == "file-as"
    }
    for each in book.metadata():
        if each.tag == f"{DC}creator" and each.get("id") not in sorted_by:
            name = (each.text or "").strip()
            if " " in name:
                message = f"`{name}` has no name to sort by"
                hint = "give `file-as`, family name first"
                yield rules.NO_FILE_AS.found(message, book.package.span(each), hint=hint)


def languages(book: Opened) -> Iterator[Diagnostic]:
    """The book, and each of its documents, names its language by a tag."""
    for each in book.metadata():
        if each.tag == f"{DC}language" and not _is_tag(each.text or ""):
            message = f"`{(each.text or '').strip()}` is no language tag"
            yield rules.BAD_LANGUAGE.found(message, book.package.span(each), hint="such as `sv`")
    for page in book.pages:
        lang = page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang")
        if not lang:
            message, hint = f"`{page.path}` does not name its language", 'write `lang="…"`'
            yield rules.BAD_LANGUAGE.found(message, page.span(page.root), hint=hint)
        for element in page.root.iter("{*}*"):
            given = element.get("lang")
            if given is not None and given and not _is_tag(given):
                message = f"`{given}` is no language tag"
                yield rules.BAD_LANGUAGE.found(message, page.span(element), hint="such as `sv`")


def _is_tag(text: str) -> bool:
    try:
        return bool(language_tag(text.strip()))
    except ValueError:
        return False


# --- accessibility ------------------------------------------------------------------------------

_DEMANDED = ("accessMode", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")


def access(book: Opened) -> Iterator[Diagnostic]:
    """What EPUB Accessibility asks every book to say is said."""
    place = Span(path=book.package.path)
    for name in _DEMANDED:
        if not book.properties(f"schema:{name}"):
            hint = "say it; `none` and `unknown` are answers too"
            yield rules.NO_ACCESS.found(f"`schema:{name}` is not given", place, hint=hint)


def truth(book: Opened) -> Iterator[Diagnostic]:
    """What is said of accessibility holds."""
    place = Span(path=book.package.path)
    features = book.properties("schema:accessibilityFeature")
    modes = book.properties("schema:accessMode")
    images = [e for p in book.read_pages() for e in p.root.iter(f"{XHTML}img")]
    shown = [e for e in images if e.get("role") != "doc-cover"]
    drawn = any(True for p in book.read_pages() for _ in p.root.iter(f"{SVG}svg"))
    maths = any(True for p in book.read_pages() for _ in p.root.iter(f"{MATHML}math"))
    bare = [e for e in shown if e.get("alt") is None]
    pages = book.nav is not None and "page-list" in _types(book)
    claims = (
        ("alternativeText" in features and bool(bare), "alternativeText, but images lack it"),
        ("MathML" in features and not maths, "MathML, but there is none"),
        ("pageNavigation" in features and not pages, "pageNavigation, but there is no page list"),
        ("visual" in modes and not (images or drawn), "visual, but there is nothing to see"),
        (bool(modes) and "visual" not in modes and bool(shown), "no visual mode, but has images"),
    )
    for untrue, claim in claims:
        if untrue:
            hint = "let the words follow the content"
            yield rules.UNTRUE_ACCESS.found(f"the book claims {claim}", place, hint=hint)


def _types(book: Opened) -> set[str]:
    navs = book.nav.root.iter(f"{XHTML}nav") if book.nav is not None else ()
    return {str(nav.get("{http://www.idpf.org/2007/ops}type", "")) for nav in navs}


# --- files --------------------------------------------------------------------------------------


def manifest(book: Opened) -> Iterator[Diagnostic]:
    """Every file of the archive is in the manifest."""
    listed = {item.path for item in book.items} | {book.package.path}
    for name in book.names:
        if name not in listed and not _OWN.fullmatch(name):
            message = f"`{name}` is in no list of the book's files"
            hint = "take it out, or name it in the manifest"
            yield rules.NOT_IN_MANIFEST.found(message, Span(path=name), hint=hint)


def names(book: Opened) -> Iterator[Diagnostic]:
    """Names hold plain letters, and differ in more than case."""
    seen: dict[str, str] = {}
    for name in book.names:
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            message = f"`{name}` differs from `{other}` in case alone"
            yield rules.UNSAFE_NAME.found(message, Span(path=name), hint="rename one of them")
        if not _SAFE_NAME.fullmatch(name):
            message, hint = f"`{name}` holds more than plain letters", "use a-z, 0-9, - and _"
            yield rules.UNSAFE_NAME.found(message, Span(path=name), hint=hint)


def sizes(book: Opened) -> Iterator[Diagnostic]:
    """No image and no document is larger than e-readers like."""
    from bokbygg.check.output.cover import pixels

    for item in book.items:
        place = Span(path=item.path)
        size = len(item.data)
        if item.media_type == "application/xhtml+xml" and size > _LARGE_DOCUMENT:
            message = f"`{item.path}` has {size // 1000} kB"
            yield rules.LARGE_DOCUMENT.found(message, place, hint="divide it at its headings")
        if not item.media_type.startswith("image/") or item.media_type == "image/svg+xml":
            continue
        width, height = pixels(item)
        if "cover-image" not in item.properties and (
            size > _HEAVY_BYTES or width * height > _HEAVY_PIXELS
        ):
            message = f"`{item.path}` has {width} x {height} pixels and {size // 1000} kB"
            yield rules.HEAVY_IMAGE.found(message, place, hint="save it smaller")
        if item.media_type == "image/png" and size > _PHOTO_BYTES and _is_opaque_photo(item.data):
            message = f"`{item.path}` is a photograph of {size // 1000} kB as PNG"
            yield rules.PHOTO_AS_PNG.found(message, place, hint="save it as JPEG")


def _is_opaque_photo(data: bytes) -> bool:
    """Whether a PNG has many colours and nothing to see through."""
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            if image.mode != "RGB":
                return False
            few = image.resize((128, 128)).getcolors(maxcolors=2048)
            return few is None
    except (OSError, ValueError, Image.DecompressionBombError):
        return False
