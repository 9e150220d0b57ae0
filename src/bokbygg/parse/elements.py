"""Elements of running text: what opens and closes them, where links lead, pictures."""

from __future__ import annotations

from html import escape

from markdown_it.token import Token

from bokbygg import formulas
from bokbygg.book import Image, IndexEnd, LinkEnd, LinkStart, Markup, Math, Piece, Reference
from bokbygg.diagnostics import Span
from bokbygg.languages import Language
from bokbygg.naming import readable
from bokbygg.parse import indexing, references, sizes
from bokbygg.parse.addresses import AddressError, SchemeError, external
from bokbygg.parse.html.elements import KNOWN
from bokbygg.parse.html.tags import one
from bokbygg.parse.reading import Reading
from bokbygg.rules import structure as rules
from bokbygg.rules.markup import BAD_TEX
from bokbygg.typography import typeset

_SIMPLE = frozenset({"em", "strong", "s", "sup", "sub", "mark", "abbr"})
"""Elements of the same name as their tokens."""


def opening(
    token: Token, span: Span, row: Language | None, reading: Reading
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces that open and close an element round text that is set by `row`."""
    if token.type == "link_open":
        return _link(token, span, reading)
    if marked := indexing.start(token, span, row, reading):
        wrap, unwrap = wrapped(reading.attributes(token, span))
        return (marked, *wrap), (*unwrap, IndexEnd())
    is_html = token.type == "element_open"
    name = token.tag if is_html or token.tag in _SIMPLE else "span"
    extra = reading.attributes(token, span)
    if name == "abbr" and not is_html:
        extra += f' title="{escape(_typeset(str(token.attrs["title"]), row))}"'
    return (Markup(xhtml=f"<{name}{extra}>"),), (Markup(xhtml=f"</{name}>"),)


def _link(
    token: Token, span: Span, reading: Reading
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    href = reading.address(str(token.attrs.get("href", "")), span)
    asks_page = references.asks_page(token)
    extra = reading.attributes(token, span)
    wrap, unwrap = wrapped(extra)
    if not href:
        hint = "write between the parentheses where it leads, or take the brackets away"
        reading.report(rules.EMPTY_LINK.found("a link has no target", span, hint=hint))
        return wrap, unwrap
    try:
        address = external(href)
    except SchemeError as error:
        hint = "link to an https: address or to a file of the book"
        message = f"a link with the scheme `{error}:` is left out"
        reading.report(rules.UNSAFE_LINK.found(message, span, hint=hint))
        return wrap, unwrap
    except AddressError:
        hint = "compare it with the address as a browser shows it"
        message = f"`{readable(href)}` is no address; the link is left out"
        reading.report(rules.NO_ADDRESS.found(message, span, hint=hint))
        return wrap, unwrap
    if address is not None:
        return (Markup(xhtml=f'<a href="{escape(address)}"{extra}>'),), (Markup(xhtml="</a>"),)
    page = (Reference(href=href, span=span, says="", page=True),) if asks_page else ()
    return (*wrap, LinkStart(href=href, span=span)), (LinkEnd(), *page, *unwrap)


def wrapped(attributes: str) -> tuple[tuple[Markup, ...], tuple[Markup, ...]]:
    """The tags of a span with these attributes; none where there are none."""
    if not attributes:
        return (), ()
    return (Markup(xhtml=f"<span{attributes}>"),), (Markup(xhtml="</span>"),)


def formula(token: Token, span: Span, reading: Reading) -> Math | None:
    """The formula of a token of TeX; None, and a finding, where it cannot be read or drawn."""
    tex, display = token.content, token.type != "math_inline"
    try:
        formulas.mathml(tex, display=display)
        formulas.drawing(tex, display=display)
    except formulas.FormulaError as error:
        hint = "mend it, or write `\\$` for a sign that begins no formula"
        reading.report(BAD_TEX.found(f"this formula cannot be printed: {error}", span, hint=hint))
        return None
    return Math(tex=tex, display=display, span=span)


def image(token: Token, span: Span, row: Language | None, reading: Reading) -> Image:
    """The picture of an image token; its alternative text is typeset where `row` is given."""
    said = "".join(_said(child, span, reading) for child in token.children or ())
    given = str(token.attrs.get("fig-alt") or token.attrs.get("alt") or "")
    alt = _typeset(" ".join((given or said or token.content).split()), row)
    src = reading.address(str(token.attrs.get("src", "")), span)
    width, height = _size(token, span, reading)
    nothing = "" if token.meta.get("decorative") else None
    return Image(src=src, alt=alt or nothing, span=span, width=width, height=height)


def _size(token: Token, span: Span, reading: Reading) -> tuple[str, str]:
    """The width and the height an author gave a picture; empty where there is none."""
    found = []
    for name, read in (("width", sizes.width), ("height", sizes.height)):
        written = str(token.attrs.get(name, ""))
        found.append(read(written))
        if written and not found[-1]:
            hint = "write it as `50%` of the text's width, or as a length such as `6cm`"
            message = f"the {name} `{readable(written)}` is left out"
            reading.report(rules.UNUSED_ATTRIBUTE.found(message, span, hint=hint))
    return found[0], found[1]


def _said(token: Token, span: Span, reading: Reading) -> str:
    """What a token says in an alternative text."""
    if token.type == "html_inline":
        tag = one(token.content)
        return "" if tag is None or tag.name in KNOWN else token.content
    value = reading.value(token.info, span) if token.type == "variable" else None
    return token.content if value is None else value


def _typeset(text: str, row: Language | None) -> str:
    return text if row is None else typeset(text, row).text
