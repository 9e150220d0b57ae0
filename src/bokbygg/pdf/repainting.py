"""Pages painted for a press: every colour and picture in its inks, and nothing for screens left.

What stands in the streams is written by WeasyPrint and by us, an operand or an operator after the
other between line ends, and text as hexadecimal digits: so it can be exchanged without a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from bokbygg.pdf import printpictures
from bokbygg.pdf.inks import MOST, Inks, from_lab
from bokbygg.values import dataclass

Object = Any
"""A pikepdf.Object."""

_N = rb"(-?[\d.]+(?:e-?\d+)?)"
_PAINT = re.compile(
    rb"(?:^|(?<=\s))(?:"
    rb"%(n)s %(n)s %(n)s (?P<rgb>rg|RG)"
    rb"|/lab-d(?:50|65) (?:cs|CS)\s+%(n)s %(n)s %(n)s (?P<lab>scn?|SCN?)"
    rb"|/DeviceCMYK (?:cs|CS)\s+%(n)s %(n)s %(n)s %(n)s (?P<ink>scn?|SCN?)"
    rb")(?=\s|$)" % {b"n": _N}
)
_TAGS = re.compile(rb"(?:^|(?<=\n))(?:/\w+\s+(?:<<.*?>>|/\w+)\s+BDC|/\w+ BMC|EMC)(?:\n|$)")
"""What marks text for screen readers; a paper has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What could not be painted as it ought to be: `page` from 0, `what` in an author's words, and
    whether it is too much ink (else it is in the colours of screens)."""

    page: int
    what: str
    too_much: bool = False


class Painter:
    """Repaints all pages of a file, each thing they share once."""

    def __init__(self, book: Pdf, inks: Inks) -> None:
        self._book = book
        self._inks = inks
        self._known: dict[bytes, tuple[bytes, str, bool]] = {}
        self._done: dict[tuple[int, int], tuple[Left, ...]] = {}
        self._page = 0
        self._left: list[Left] = []

    def paint(self) -> tuple[Left, ...]:
        """Repaint the file; what is left in the colours of screens, once a page."""
        for number, page in enumerate(self._book.pages):
            self._page = number
            self._stream(page)
            self._resources(page.obj.get("/Resources"))
            if _is_transparent(page.obj.get("/Resources")):
                page.obj.Group = self._group()
        return tuple(dict.fromkeys(self._left))

    def _group(self) -> Dictionary:
        """Where colours are mixed (ISO 32000-1, 11.6.6)."""
        return Dictionary(Type=Name.Group, S=Name.Transparency, I=True, CS=Name(self._inks.space))

    def _stream(self, page: Any) -> None:  # noqa: ANN401 - a pikepdf.Page
        """The content of a page, in one stream."""
        contents = page.obj.get("/Contents")
        if contents is None:
            return
        parts = contents if isinstance(contents, Array) else [contents]
        whole = b"\n".join(part.read_bytes() for part in parts)
        page.obj.Contents = self._book.make_indirect(Stream(self._book, self._painted(whole)))

    def _painted(self, content: bytes) -> bytes:
        return _PAINT.sub(self._colour, _TAGS.sub(b"", content))

    def _colour(self, found: re.Match[bytes]) -> bytes:
        known = self._known.get(found[0])
        if known is None:
            known = self._known[found[0]] = self._inked(found)
        painted, what, too_much = known
        if what:
            self._left.append(Left(page=self._page, what=what, too_much=too_much))
        return painted

    def _inked(self, found: re.Match[bytes]) -> tuple[bytes, str, bool]:
        """A colour in inks; and what is wrong with it, with whether that is too much ink."""
        numbers = [float(number) for number in found.groups() if number and number[0] in _DIGITS]
        name = found["rgb"] or found["lab"] or found["ink"]
        stroke = name.isupper()
        if found["ink"]:
            told = f"device-cmyk({' '.join(f'{number:g}' for number in numbers)})"
            too_much = sum(numbers) > MOST
            return _operation(numbers, stroke), told if too_much else "", too_much
        red, green, blue = numbers if found["rgb"] else from_lab(*numbers)
        made = self._inks.colour(red, green, blue)
        if made is not None:
            return _operation(made, stroke), "", False
        return (
            found[0],
            "#" + "".join(f"{round(255 * part):02x}" for part in (red, green, blue)),
            False,
        )

    def _resources(self, resources: Object) -> None:
        """What a page or a part of one shows by name."""
        if resources is None:
            return
        if resources.get("/ColorSpace") is not None and self._inks.profile:
            del resources.ColorSpace
        for kind in ("/XObject", "/Pattern", "/Shading"):
            for _, thing in sorted((resources.get(kind) or {}).items()):
                self._once(thing, kind)
        for _, state in sorted((resources.get("/ExtGState") or {}).items()):
            mask = state.get("/SMask")
            if isinstance(mask, Dictionary):
                self._once(mask.G, "/XObject")

    def _once(self, thing: Object, kind: str) -> None:
        """Paint something that may be shown on several pages; what is left is told of each."""
        if not thing.is_indirect:
            self._one(thing, kind)
            return
        if thing.objgen in self._done:
            self._left += [
                Left(page=self._page, what=left.what, too_much=left.too_much)
                for left in self._done[thing.objgen]
            ]
            return
        self._done[thing.objgen] = ()
        before = len(self._left)
        self._one(thing, kind)
        self._done[thing.objgen] = tuple(self._left[before:])

    def _one(self, thing: Object, kind: str) -> None:
        if thing.get("/Subtype") == Name.Image:
            if not printpictures.convert(thing, self._inks):
                self._left.append(Left(page=self._page, what="a picture"))
        elif kind == "/Shading" or "/Shading" in thing:
            self._shading(thing if kind == "/Shading" else thing.Shading)
        else:
            thing.write(self._painted(thing.read_bytes()))
            for key in ("/StructParent", "/StructParents"):
                if key in thing:
                    del thing[key]
            self._resources(thing.get("/Resources"))
            group = thing.get("/Group")
            if group is not None and group.get("/CS") == Name.DeviceRGB:
                group.CS = Name(self._inks.space)

    def _shading(self, shading: Object) -> None:
        """A change from colour to colour: those between two are the press's own."""
        if shading.get("/ColorSpace") != Name.DeviceRGB:
            return
        functions = list(_simple_functions(shading.Function))
        ends = [end for one in functions for end in (one.C0, one.C1)]
        made = [self._in_full(*(float(part) for part in end)) for end in ends]
        if any(one is None for one in made):
            self._left.append(Left(page=self._page, what="a colour gradient"))
            return
        for index, function in enumerate(functions):
            function.C0, function.C1 = (Array(made[2 * index + at] or ()) for at in (0, 1))
        shading.ColorSpace = Name(self._inks.space)

    def _in_full(self, red: float, green: float, blue: float) -> list[float] | None:
        """A colour in all inks of the press, grey too: all of a gradient have the same."""
        made = self._inks.colour(red, green, blue) if self._inks.profile else None
        if made is None:
            return None
        if self._inks.grey_only or len(made) == _FOUR:
            return list(made)
        return [0.0, 0.0, 0.0, round(1 - made[0], 3)]


_FOUR = 4
_DIGITS = b"-.0123456789"


def _operation(values: Any, stroke: bool) -> bytes:  # noqa: ANN401
    """The operator that sets a colour by one value of light or four of ink (8.6.8)."""
    name = "gk"[len(values) == _FOUR]
    numbers = " ".join(f"{value:g}" for value in values)
    return f"{numbers} {name.upper() if stroke else name}".encode()


def _simple_functions(function: Object) -> Iterator[Object]:
    """The functions from one colour to one other that a function is put together of."""
    parts = function.get("/Functions")
    if parts is None:
        yield function
    else:
        for part in parts:
            yield from _simple_functions(part)


def _is_transparent(resources: Object) -> bool:
    """Whether anything on a page lets what is below it shine through."""
    if resources is None:
        return False
    states = (resources.get("/ExtGState") or {}).values()
    if any(
        isinstance(state.get("/SMask"), Dictionary)
        or any(key in state and float(state[key]) < 1 for key in ("/ca", "/CA"))
        for state in states
    ):
        return True
    shown = (resources.get("/XObject") or {}).values()
    return any(
        "/SMask" in one or "/Group" in one or _is_transparent(one.get("/Resources"))
        for one in shown
    )
