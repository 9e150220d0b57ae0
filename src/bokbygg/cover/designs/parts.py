"""What designs have in common: a column of type, and the texts that stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bokbygg.cover.breaking import SLACK, Fitted, Place, broken, fit
from bokbygg.cover.measure import Type, bearings, extents, families, width
from bokbygg.cover.sheet import WIDTH, Line

MIDDLE = WIDTH / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Where type is set: at `x` each line begins, has its middle or ends (`anchor`), as wide as
    `room`, in `colour`."""

    x: float
    room: float
    colour: str
    anchor: str = "start"

    def lines(self, fitted: Fitted, type_: Type, top: float) -> tuple[Line, ...]:
        """Fitted lines, the head of the first one's capitals at `top`."""
        first = top + cap(fitted.lines[0], type_) * fitted.size
        return tuple(
            Line(
                text=text,
                x=self.x - _overhang(text, type_, self.anchor) * fitted.size,
                y=first + at * fitted.leading * fitted.size,
                size=fitted.size,
                colour=self.colour,
                type_=type_,
                anchor=self.anchor,
            )
            for at, text in enumerate(fitted.lines)
        )

    def line(self, text: str, type_: Type, y: float, largest: float) -> tuple[Line, ...]:
        """A text on one line with its baseline at `y`; none for none."""
        if not text:
            return ()
        size = min(largest, self.room * SLACK / width(text, type_))
        one = Fitted(lines=(text,), size=size, leading=1.0)
        return self.lines(one, type_, y - cap(text, type_) * size)


def margin(x: float, colour: str, direction: str) -> Column:
    """A column from margin to margin whose lines begin where reading does."""
    start = direction == "ltr"
    return Column(
        x=x if start else WIDTH - x,
        room=WIDTH - 2 * x,
        colour=colour,
        anchor="start" if start else "end",
    )


def opposite(column: Column, share: float) -> Column:
    """A column at the other margin, `share` of the room wide."""
    return Column(
        x=WIDTH - column.x,
        room=column.room * share,
        colour=column.colour,
        anchor="end" if column.anchor == "start" else "start",
    )


def centred(room: float, colour: str) -> Column:
    """A column on the page's axis."""
    return Column(x=MIDDLE, room=room, colour=colour, anchor="middle")


def cap(text: str, type_: Type) -> float:
    """How high a capital of the face that sets `text` is, in ems."""
    return extents(families(text, type_)[0], type_.weight, italic=type_.italic).cap


def _overhang(line: str, type_: Type, anchor: str) -> float:
    """What to move a line by so that its black, not its white, stands at the margin."""
    head, tail = bearings(line, type_)
    return {"start": head, "middle": 0.0, "end": -tail}[anchor]


def lowest(lines: Iterable[Line], otherwise: float) -> float:
    """The last baseline with room for what hangs below it, or `otherwise` without lines."""
    return max((line.y + 0.28 * line.size for line in lines), default=otherwise)


def names(people: tuple[str, ...], type_: Type, room: float, largest: float) -> Fitted | None:
    """Names, one a line; where they are many, one after the other as a text; None for none."""
    if not people:
        return None
    if len(people) <= 4:
        lines = tuple(line for name in people for line in _name(name, type_, room / largest))
        widest = max(width(line, type_) for line in lines)
        return Fitted(lines=lines, size=min(largest, room * SLACK / widest), leading=1.25)
    place = Place(width=room, height=largest * 4.5, largest=largest * 0.8, leading=1.25, most=5)
    return fit(", ".join(people), type_, place)


_SMALL = 0.62
"""The share of the largest size below which a name is rather set on two lines."""


def _name(name: str, type_: Type, room: float) -> tuple[str, ...]:
    """A name on its line, in two where `room` (ems at the largest size) is far too small for it."""
    if width(name, type_) * _SMALL <= room:
        return (name,)
    *_, lines = broken(name, type_, 2)
    return lines


def under(text: str, type_: Type, place: Place) -> Fitted | None:
    """A subtitle in its place; None for none."""
    return fit(text, type_, place) if text else None


def joined(*texts: str) -> str:
    """The texts that there are, with a point between them."""
    return " · ".join(filter(None, texts))
