"""The back of a cover: what the book is about, the house, the barcode."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from bokbygg.book import Imprint
from bokbygg.cover.breaking import Place, fit
from bokbygg.cover.designs.parts import cap, lowest
from bokbygg.cover.measure import Type, families, width
from bokbygg.cover.sheet import Line, Mark
from bokbygg.cover.wording import Wording
from bokbygg.cover.wrap import barcode
from bokbygg.cover.wrap.size import MM, PT, Size

_SIDE, _HEAD, _FOOT = 16 * MM, 20 * MM, 12 * MM
_LEADING = 1.38
_SIZES = [size * PT for size in (11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)]
"""From what is read with ease to what can just be read."""

_FULL = 0.93
"""How much of a line is filled on average where words are divided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """The back as marks and XHTML, from its own upper left corner; `crowded` where the text does
    not fit even in the smallest type."""

    marks: tuple[Mark, ...]
    xhtml: str
    crowded: bool


def back(imprint: Imprint, wording: Wording, size: Size, type_: Type, colour: str) -> Back:
    """The title small at the head, the description under it, house and barcode at the foot."""
    room = size.width - 2 * _SIDE
    place = Place(width=room, height=24 * MM, largest=20 * PT, leading=1.12, most=3)
    title = fit(wording.title, type_, place)
    start = wording.direction == "ltr"
    edge, anchor = (_SIDE, "start") if start else (size.width - _SIDE, "end")
    first = _HEAD + cap(title.lines[0], type_) * title.size
    head = tuple(
        Line(
            text=line,
            x=edge,
            y=first + at * title.leading * title.size,
            size=title.size,
            colour=colour,
            type_=type_,
            anchor=anchor,
        )
        for at, line in enumerate(title.lines)
    )
    top = lowest(head, _HEAD) + 5 * MM
    digits, written = isbn(imprint)
    low = size.height - _FOOT
    foot: list[Mark] = []
    if wording.publisher:
        foot.append(
            Line(
                text=wording.publisher,
                x=edge,
                y=low,
                size=min(10 * PT, _house_room(room, digits) / width(wording.publisher, type_)),
                colour=colour,
                type_=type_,
                anchor=anchor,
            )
        )
    if digits:
        left = size.width - _SIDE - barcode.WIDTH if start else _SIDE
        foot += barcode.barcode(digits, written, left, low - barcode.HEIGHT)
    below = (barcode.HEIGHT if digits else 10 * PT) + 6 * MM
    text, crowded = _blurb(imprint, type_, colour, (top, room, low - below - top))
    return Back(marks=(*head, *foot), xhtml=text, crowded=crowded)


def isbn(imprint: Imprint) -> tuple[str, str]:
    """The number of the printed book, else that of the book as a whole, as digits and as written;
    empty for none."""
    by_edition = {one.edition: one for one in imprint.isbns}
    found = by_edition.get("print") or by_edition.get("")
    return (found.digits, found.written) if found else ("", "")


def _house_room(room: float, digits: str) -> float:
    return room - (barcode.WIDTH + 6 * MM if digits else 0)


def _blurb(
    imprint: Imprint, type_: Type, colour: str, place: tuple[float, float, float]
) -> tuple[str, bool]:
    """The description as paragraphs in the largest type in which it fits its place: where it
    begins, how wide and how tall that is. And whether it does not fit at all."""
    top, room, tall = place
    paragraphs = [" ".join(part.split()) for part in imprint.description.split("\n\n")]
    paragraphs = [part for part in paragraphs if part]
    if not paragraphs:
        return "", False
    plain = Type(family=type_.family)
    chosen = next(
        (size for size in _SIZES if _height(paragraphs, plain, size, room) <= tall), _SIZES[-1]
    )
    crowded = _height(paragraphs, plain, chosen, room) > tall
    faces = dict.fromkeys(name for part in paragraphs for name in families(part, plain))
    names = ", ".join(f"'{name}'" for name in faces)
    style = (
        f"left: {_SIDE:.2f}px; top: {top:.2f}px; width: {room:.2f}px; height: {tall:.2f}px; "
        f"overflow: hidden; white-space: normal; hyphens: auto; line-height: {_LEADING}; "
        f"font-family: {names}; font-size: {chosen:.2f}px; color: {colour}"
    )
    text = "".join(f"<p>{escape(part)}</p>" for part in paragraphs)
    return f'<div class="blurb" style="{style}">{text}</div>', crowded


def _height(paragraphs: list[str], type_: Type, size: float, room: float) -> float:
    """How tall paragraphs are, half a line between them, by how wide they would be on one line."""
    full = room * _FULL
    lines = sum(1 + int(width(part, type_) * size / full) for part in paragraphs)
    return (lines + 0.5 * (len(paragraphs) - 1)) * size * _LEADING
