"""The sheet round a page that is printed: how far it reaches, and the marks for cutting it.

All lengths are points. The corner of the page itself stays where it is, at 0, 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Pdf, Stream

_MM = 72 / 25.4
_LENGTH = 5 * _MM
"""How long a mark is."""

_GAP = 1 * _MM
"""Between the bleed and a mark; a mark also stays so far from the edge of the sheet."""

_LEAST = 3 * _MM
"""A mark stays so far from the page even where nothing bleeds: a cut may be out by a little."""

_LINE = 0.25
_RADIUS = 1.6 * _MM


def margin(bleed: float, *, marks: bool) -> float:
    """How far the sheet reaches beyond the page on each side."""
    return _clear(bleed) + _LENGTH + _GAP if marks else bleed


def _clear(bleed: float) -> float:
    return max(bleed + _GAP, _LEAST)


def cut_out(book: Pdf, bleed: float, *, marks: bool, folds: tuple[float, ...] = ()) -> None:
    """Give each page of `book` a sheet to be cut from (ISO 32000-1, 14.11.2): its trim is the page
    it has been laid out on. It is folded at `folds`, from its left edge."""
    drawn: dict[tuple[float, float], Stream] = {}
    beyond = margin(bleed, marks=marks)
    for page in book.pages:
        trim = page.obj.get("/TrimBox") or page.obj.MediaBox
        left, low, right, high = (float(side) for side in trim)
        page.obj.TrimBox = Array([left, low, right, high])
        page.obj.BleedBox = Array(_wider((left, low, right, high), bleed))
        page.obj.MediaBox = Array(_wider((left, low, right, high), beyond))
        if marks:
            size = (right - left, high - low)
            if size not in drawn:
                drawn[size] = _form(book, size, bleed, folds)
            _show(book, page, drawn[size], (left, low))


def _wider(box: tuple[float, ...], by: float) -> list[float]:
    left, low, right, high = box
    return [round(side, 4) for side in (left - by, low - by, right + by, high + by)]


def _show(book: Pdf, page: object, form: Stream, corner: tuple[float, float]) -> None:
    """Draw the marks beside what stands on the page, whose own state of drawing they do not share.
    Resources of several pages are one: the marks are added to the page's own."""
    obj = page.obj  # type: ignore[attr-defined]
    old = obj.get("/Resources") or Dictionary()
    resources = Dictionary({key: value for key, value in old.items() if key != "/XObject"})
    resources.XObject = Dictionary(dict((old.get("/XObject") or {}).items()))
    resources.XObject.Marks = form
    obj.Resources = resources
    contents = obj.get("/Contents")
    parts = list(contents) if isinstance(contents, Array) else [contents] if contents else []
    place = f"Q\nq 1 0 0 1 {corner[0]:g} {corner[1]:g} cm /Marks Do Q".encode()
    around = (b"q", place)
    first, last = (book.make_indirect(Stream(book, part)) for part in around)
    obj.Contents = Array([first, *parts, last])


def _form(book: Pdf, size: tuple[float, float], bleed: float, folds: tuple[float, ...]) -> Stream:
    """The marks of a page of a size, in all inks of the press (8.6.6.4)."""
    beyond = margin(bleed, marks=True)
    form = Stream(book, "\n".join((*_drawn(size, bleed), *_folded(size[1], bleed, folds))).encode())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array(_wider((0, 0, *size), beyond))
    every_ink = Array(
        [
            Name.Separation,
            Name.All,
            Name.DeviceCMYK,
            Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1),
        ]
    )
    form.Resources = Dictionary(ColorSpace=Dictionary(All=every_ink))
    return book.make_indirect(form)


def _drawn(size: tuple[float, float], bleed: float) -> Iterator[str]:
    """Two lines at each corner, which meet where the page is cut, and on each side a cross in a
    ring, on which the inks are laid over each other."""
    width, height = size
    near, far = _clear(bleed), _clear(bleed) + _LENGTH
    yield f"/All CS 1 SCN {_LINE} w"
    for x, way in ((0.0, -1), (width, 1)):
        for y in (0.0, height):
            yield _stroke(x + way * near, y, x + way * far, y)
    for y, way in ((0.0, -1), (height, 1)):
        for x in (0.0, width):
            yield _stroke(x, y + way * near, x, y + way * far)
    middle = near + _LENGTH / 2
    for x, y in ((-middle, height / 2), (width + middle, height / 2)):
        yield from _target(x, y)
    for x, y in ((width / 2, -middle), (width / 2, height + middle)):
        yield from _target(x, y)


def _folded(height: float, bleed: float, folds: tuple[float, ...]) -> Iterator[str]:
    """Dashed lines above and below a fold."""
    near, far = _clear(bleed), _clear(bleed) + _LENGTH
    if folds:
        yield "[2 1.5] 0 d"
    for x in folds:
        yield _stroke(x, -near, x, -far)
        yield _stroke(x, height + near, x, height + far)


def _target(x: float, y: float) -> Iterator[str]:
    arm = _LENGTH / 2
    yield _stroke(x - arm, y, x + arm, y)
    yield _stroke(x, y - arm, x, y + arm)
    r, k = _RADIUS, _RADIUS * 0.5523
    curves = (
        (r, k, k, r, 0, r),
        (-k, r, -r, k, -r, 0),
        (-r, -k, -k, -r, 0, -r),
        (k, -r, r, -k, r, 0),
    )
    yield f"{x + r:.3f} {y:.3f} m"
    for curve in curves:
        points = (f"{(x, y)[at % 2] + part:.3f}" for at, part in enumerate(curve))
        yield f"{' '.join(points)} c"
    yield "s"


def _stroke(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S"
