"""XML from anywhere, read so that it can do no harm: no entities, no DTD, no other file."""

from __future__ import annotations

import re

from lxml import etree

from bokbygg.diagnostics import Fault, Span
from bokbygg.rules import imports as rules

_HEAD = 1_000_000
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def xml_tree(data: bytes, name: str, line: int = 1) -> etree._Element:
    """The root of an XML document. `name` is the file's, for findings; `line` the line of that file
    which the document begins at.

    Raises Fault where it is broken or defines entities. A DOCTYPE without
    entities does no harm: nothing it names is opened.
    """
    if match := _entity(data):
        where = line + data.count(b"\n", 0, match)
        message = f"`{name}` defines entities, which are not unfolded"
        hint = "delete the `<!ENTITY …>` from its head, if you know who made the file"
        raise Fault(rules.ENTITIES.found(message, Span(path=name, line=where), hint))
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=False,
        strip_cdata=False,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        where, column = error.position
        message = f"`{name}` is broken: {_plainly(error)}"
        hint = "export or fetch the file again; what stands after this place would be lost"
        span = Span(path=name, line=line + max(where, 1) - 1, column=max(column, 1))
        raise Fault(rules.BAD_XML.found(message, span, hint)) from None


def _entity(data: bytes) -> int:
    """Where an entity is defined, in bytes; 0 where none is. UTF-16 has zeros between letters."""
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head[:4]:
        match = _ENTITY.search(head.replace(b"\0", b""))
        return 1 if match else 0
    match = _ENTITY.search(head)
    return match.start() if match else 0


def _plainly(error: etree.XMLSyntaxError) -> str:
    """What the parser says, without the place, which stands beside it."""
    said = (error.msg or "not well-formed").partition(", line ")[0]
    return said[:1].lower() + said[1:]
