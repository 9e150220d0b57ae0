"""Where printed text comes from: marks in the documents of the print edition.

Before each piece that is printed stands a processing instruction with its address (XML 1.0, 2.6).
It is no element, so that no style sheet sees it; `pdf` takes it away before it lays anything out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokbygg.book import Address, BoundPiece, CrossRef, Math, Picture, Text
from bokbygg.book.pagemap import MARK

MARKS = re.compile(rf"<\?{MARK}[^?]*\?>")

_PRINTED = (Text, CrossRef, Picture, Math)
_END = f"<?{MARK}?>"


def marked(pieces: Sequence[BoundPiece], made: Sequence[str], address: Address) -> Iterator[str]:
    """The XHTML `made` of pieces, with marks; `address` is that of the first.

    A mark says whose the text or the element after it is. Text ends at the next tag or mark; where
    other text follows, an empty mark says so.
    """
    inside = False
    for number, (piece, xhtml) in enumerate(zip(pieces, made, strict=True)):
        if isinstance(piece, _PRINTED):
            yield f"<?{MARK} {address._replace(piece=address.piece + number).written}?>{xhtml}"
            inside = not xhtml.endswith(">")
        elif xhtml:
            yield f"{_END}{xhtml}" if inside and not xhtml.startswith("<") else xhtml
            inside = False
    if inside:
        yield _END
