"""The streams of a finished file, such that all readers of them find the same end.

A stream that ends with a carriage return is followed by a line feed, and some readers take the two
for one end of a line, and the stream for a byte shorter than it says (ISO 19005-3, 6.1.7.1).
"""

from __future__ import annotations

import re

_END = b"\r\nendstream\nendobj"
_BEGIN = re.compile(rb" obj\n(<<.*?/Length (\d+).*?>>)\nstream\n", re.DOTALL)


def settled(data: bytes) -> bytes:
    """The file `data`, as qpdf writes it, with a blank after each such stream: nobody reads what
    comes after the end of compressed data. Its dictionary has a blank less for it, so that nothing
    else in the file moves."""
    whole = bytearray(data)
    at = data.find(_END)
    while at >= 0:
        _settle(whole, data, at + 1)
        at = data.find(_END, at + 1)
    return bytes(whole)


def _settle(whole: bytearray, data: bytes, end: int) -> None:
    """Settle the stream that ends before `end`, if one does."""
    begin = end
    while (begin := data.rfind(b" obj\n<<", 0, begin)) >= 0:
        head = _BEGIN.match(data, begin)
        if head is not None and head.end() + int(head[2]) == end:
            break
    else:
        return
    length = str(int(head[2]) + 1).encode()
    told = data[head.start(1) : head.start(2)] + length + data[head.end(2) : head.end(1)]
    wanted = len(head[1]) - 1
    for spaced, close in ((b"<< /", b"<</"), (b" >>", b">>"), (b" /Filter /", b" /Filter/")):
        if len(told) > wanted:
            told = told.replace(spaced, close, 1)
    if len(told) == wanted:
        whole[head.start(1) : end] = told + b"\nstream\n" + data[head.end() : end] + b" "
