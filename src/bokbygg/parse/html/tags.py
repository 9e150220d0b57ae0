"""Raw HTML -> tags and words, each with its place, by the tokenizer of the HTML Standard.

Where a tag is broken so that the standard would swallow the text after it (`<a href="x″>`), the
tag ends at its first `>` all the same.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from tinyhtml5.constants import Token as Kind
from tinyhtml5.tokenizer import HTMLTokenizer

from bokbygg.values import dataclass

_STRAIGHT = str.maketrans({**dict.fromkeys("″“”„‟", '"'), **dict.fromkeys("′‘’‚‛", "'")})
_FAULTS = {
    "duplicate-attribute": "an attribute is given twice",
    "invalid-character-in-attribute-name": "a quotation mark is out of place",
    "expected-attribute-value-but-got-right-bracket": "an attribute has no value",
}
"""What the tokenizer finds wrong in a tag and an author should know of."""

_QUOTES_AMISS = "its quotation marks do not match"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag from `at` to before `end`: `name` and names of attributes in lower case, the first of
    two of the same name. `empty`: written as `<a/>`. `fault` says what is wrong with it."""

    name: str
    at: int
    end: int
    closing: bool = False
    empty: bool = False
    attributes: tuple[tuple[str, str], ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Text; `literal` where it stands at `at` character by character as it is printed."""

    text: str
    at: int
    literal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment or a declaration, of which nothing is printed."""

    at: int
    closed: bool = True


Event = Tag | Words | Comment


def read(html: str) -> Iterator[Event]:
    """The tags and words of a piece of HTML."""
    at = 0
    while at < len(html):
        at = yield from _until_broken(html, at)


def one(html: str) -> Tag | None:
    """The tag that a piece of HTML is; None where it is anything else."""
    found = tuple(read(html))
    return found[0] if len(found) == 1 and isinstance(found[0], Tag) else None


class _Reader:
    """A text as the tokenizer reads it, from `at` on, a little at a time: it may be stopped soon
    and begun anew."""

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at

    def read(self, size: int) -> str:
        """The next characters, none for a size of 0."""
        begin, self.at = self.at, min(self.at + min(size, _AT_A_TIME), len(self.text))
        return self.text[begin : self.at]


_AT_A_TIME = 1000


def _until_broken(html: str, begin: int) -> Generator[Event, None, int]:
    """What stands from `begin` on, as far as no tag is broken; where to go on."""
    reader = _Reader(html, begin)
    tokenizer = HTMLTokenizer(reader)
    at, faults = begin, list[str]()
    for token in tokenizer:
        kind = token["type"]
        if kind is Kind.PARSE_ERROR:
            faults.append(token["data"])
            continue
        end = reader.at - tokenizer.stream.chunk_size + tokenizer.stream.chunk_offset
        if kind in (Kind.CHARACTERS, Kind.SPACE_CHARACTERS):
            text = token["data"]
            yield Words(text=text, at=at, literal=text == html[at:end])
        elif kind in (Kind.START_TAG, Kind.END_TAG):
            if _swallows(html[at:end], faults):
                break
            yield _tag(token, at, end, faults)
            if kind is Kind.START_TAG and token["name"] in ("script", "style"):
                tokenizer.state = tokenizer.script_data_state
        else:
            yield Comment(at=at, closed=not any(fault.startswith("eof") for fault in faults))
        at, faults = end, []
    if at == len(html):
        return at
    return (yield from _broken(html, at))


def _swallows(written: str, faults: list[str]) -> bool:
    """Whether a tag, as the standard reads it, holds what looks like text and tags."""
    return "</" in written[1:] or ("<" in written[1:] and bool(faults))


def _tag(token: dict[str, object], at: int, end: int, faults: list[str]) -> Tag:
    data = token["data"]
    attributes = data.items() if isinstance(data, dict) else ()
    closing = token["type"] is Kind.END_TAG
    named = [_FAULTS[fault] for fault in faults if fault in _FAULTS]
    return Tag(
        name=str(token["name"]),
        at=at,
        end=end,
        closing=closing,
        empty=bool(token["selfClosing"]),
        attributes=() if closing else tuple((str(k), str(v)) for k, v in attributes),
        fault=named[0] if named and not closing else "",
    )


def _broken(html: str, at: int) -> Generator[Event, None, int]:
    """The broken tag at `at`, as it was most likely meant, else the text that it is."""
    end = html.find(">", at) + 1
    if not end:
        yield Words(text=html[at:], at=at)
        return len(html)
    begin = html.rfind("<", at, end)
    if begin > at:
        yield Words(text=html[at:begin], at=at)
        return begin
    tag = mended(html[at:end])
    if tag is None:
        yield Words(text=html[at:end], at=at)
    else:
        yield replace(tag, at=at, end=end)
    return end


def mended(written: str) -> Tag | None:
    """The tag that was meant by a broken one: a quotation mark of the wrong kind, or none, where
    the value of an attribute ends."""
    straight = written.translate(_STRAIGHT)
    for attempt in (straight, f'{straight[:-1]}">', f"{straight[:-1]}'>"):
        for event in _until_whole(attempt):
            return replace(event, end=len(written), fault=_QUOTES_AMISS)
    return None


def _until_whole(written: str) -> Iterator[Tag]:
    """The tag that a text is from its first to its last character, if it is one."""
    reader = _Reader(written)
    tokenizer = HTMLTokenizer(reader)
    for token in tokenizer:
        if token["type"] in (Kind.START_TAG, Kind.END_TAG):
            unread = tokenizer.stream.chunk_size - tokenizer.stream.chunk_offset
            if reader.at - unread == len(written):
                yield _tag(token, 0, len(written), [])
        if token["type"] is not Kind.PARSE_ERROR:
            return
