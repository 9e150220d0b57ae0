"""A Word document -> HTML by mammoth, its pictures, what it says of itself."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from bokbygg.dates import Date
from bokbygg.diagnostics import Fault, Span
from bokbygg.importers.archives import unpacked
from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.markup import fragment
from bokbygg.importers.markup.tree import Element
from bokbygg.importers.xmltrees import xml_tree
from bokbygg.rules.imports import NOT_A_DOCUMENT

_STYLES = """
p[style-name='Title'] => p.bok-title:fresh
p[style-name='Subtitle'] => p.bok-subtitle:fresh
p[style-name='Rubrik 1'] => h1:fresh
p[style-name='Rubrik 2'] => h2:fresh
p[style-name='Rubrik 3'] => h3:fresh
p[style-name='Überschrift 1'] => h1:fresh
p[style-name='Überschrift 2'] => h2:fresh
p[style-name='Titre 1'] => h1:fresh
p[style-name='Titre 2'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Citat'] => blockquote > p:fresh
p[style-name='Verse'] => pre.verse:separator('\\n')
p[style-name='Poetry'] => pre.verse:separator('\\n')
p[style-name='Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
p[style-name='toc 1'] => p.bok-toc:fresh
p[style-name='toc 2'] => p.bok-toc:fresh
p[style-name='toc 3'] => p.bok-toc:fresh
p[style-name='TOC Heading'] => p.bok-toc:fresh
u => u
strike => s
small-caps => span.smallcaps
highlight => mark
comment-reference => sup.noteref
"""
"""What styles mean beyond what mammoth takes for granted."""

_UNKNOWN = re.compile(r"Unrecognised (\w+) style: (.*?) \(Style ID: .*\)", re.S)
_IGNORED = re.compile(r"An unrecognised element was ignored: (.*)", re.S)
_COMMENT = re.compile(r"comment-(?!ref)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document: its text as a tree; pictures by the addresses that it names them by."""

    name: str
    tree: Element
    pictures: Mapping[str, bytes]
    title: str
    author: str
    lang: str
    date: Date | None
    remarks: tuple[Remark, ...]


def read(data: bytes, name: str) -> Document:
    """Read a document, `name` its file's for remarks.

    Raises Fault where it is broken or could do harm: mammoth opens nothing that was not looked
    into before.
    """
    inside = unpacked(data, name)
    parsed = {
        path: xml_tree(part, f"{name}/{path}")
        for path, part in inside.items()
        if path.endswith((".xml", ".rels"))
    }
    pictures: dict[str, bytes] = {}
    result = _converted(data, name, pictures)
    tree = fragment(result.value)
    for comment in tree.xpath(".//*[starts-with(@id, 'comment-')]"):
        if _COMMENT.match(comment.get("id")) and comment.tag == "dt":
            _as_note(comment)
    about = parsed.get("docProps/core.xml")
    return Document(
        name=name,
        tree=tree,
        pictures=pictures,
        title=_said(about, "title"),
        author=_said(about, "creator"),
        lang=_language(about, parsed.get("word/styles.xml")),
        date=_date(_said(about, "modified") or _said(about, "created")),
        remarks=(*_told(result.messages, name), *_margins(parsed, name)),
    )


def _converted(data: bytes, name: str, pictures: dict[str, bytes]) -> Any:  # noqa: ANN401 - mammoth's
    """What mammoth makes of it; pictures are put into `pictures` on the way."""
    import mammoth

    def keep(image: Any) -> dict[str, str]:  # noqa: ANN401 - mammoth's
        with image.open() as file:
            address = f"picture-{len(pictures) + 1}"
            pictures[address] = file.read()
        return {"src": address}

    try:
        return mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(keep)
        )
    except Exception as error:  # noqa: BLE001 - mammoth says in many ways that it cannot
        message = f"`{name}` is no document that can be read: {error}"
        hint = "open it in a word processor and save it as .docx again"
        raise Fault(NOT_A_DOCUMENT.found(message, Span(path=name), hint)) from None


def _as_note(term: Element) -> None:
    """A comment, which mammoth gives as a term and its explanation, as an item of a list."""
    explained = term.getnext()
    term.tag = "dd"
    term.text = None
    term[:] = []
    if explained is not None and explained.tag == "dd":
        term.extend(list(explained))
        explained.drop_tree()


def _said(about: etree._Element | None, name: str) -> str:
    """What a document says of itself."""
    for element in about if about is not None else ():
        if isinstance(element.tag, str) and etree.QName(element).localname == name:
            return " ".join((element.text or "").split())
    return ""


def _date(text: str) -> Date | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", text)
    return Date(year=int(match[1]), month=int(match[2]), day=int(match[3])) if match else None


def _language(about: etree._Element | None, styles: etree._Element | None) -> str:
    """The language that the document says it is in, else that of its usual style."""
    if said := _said(about, "language"):
        return said
    for element in styles.iter() if styles is not None else ():
        if isinstance(element.tag, str) and etree.QName(element).localname == "lang":
            return next((v for k, v in element.attrib.items() if str(k).endswith("}val")), "")
    return ""


def _told(messages: list[Any], name: str) -> Iterator[Remark]:
    """What mammoth could not carry, each sort once."""
    counts = Counter(str(one.message) for one in messages)
    for message, count in counts.items():
        times = f", {count} times" if count > 1 else ""
        if match := _UNKNOWN.fullmatch(message):
            said = f"the look of the {match[1]} style `{match[2]}`{times}; its words are kept"
        elif match := _IGNORED.fullmatch(message):
            said = f"the element `{match[1]}`{times}"
        else:
            said = f"{message[:1].lower()}{message[1:]}{times}"
        yield Remark(sort=Sort.LEFT, path=name, line=0, said=said)


def _margins(parsed: Mapping[str, etree._Element], name: str) -> Iterator[Remark]:
    """The lines at the head and foot of pages."""
    for path, root in parsed.items():
        match = re.fullmatch(r"word/(header|footer)\d*\.xml", path)
        words = " ".join("".join(root.itertext()).split()) if match else ""
        if match and words:
            said = f"the {match[1]} of pages: the book has its own"
            yield Remark(sort=Sort.LEFT, path=name, line=0, said=said, before=words)
