"""A picture made ready for the book, and known again in the next run: looking into each of its
pixels takes longer than reading the essay that shows it.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path

from bokbygg import cache
from bokbygg.read import lighter, rasters, segments
from bokbygg.read.rasters import Raster


def ready(data: bytes) -> Raster:
    """The picture in a file, as `rasters.raster` makes it, with the errors that it raises."""
    name = f"pictures/{cache.digest('whole', *_makers(), data)}"
    known = _recalled(name, data)
    if known is not None:
        return known
    made = rasters.raster(data)
    _remember(name, made, data)
    return made


def light(picture: Raster) -> Raster:
    """The picture within the bounds of e-books, as `lighter.lighter` makes it; the same where it
    is within them already."""
    if picture.moves or not lighter.is_heavy(picture.width, picture.height, len(picture.data)):
        return picture
    name = f"pictures/{cache.digest('light', *_makers(), picture.data)}"
    known = _recalled(name, picture.data)
    if known is not None:
        return known
    made = lighter.lighter(picture)
    _remember(name, made, picture.data)
    return made


@functools.cache
def _makers() -> tuple[str | bytes, ...]:
    """What a picture's bytes depend on besides its file."""
    from PIL import __version__  # without what reads pictures

    ours = (lighter.__file__, rasters.__file__, segments.__file__)
    return (__version__, *(Path(file).read_bytes() for file in ours))


def _remember(name: str, picture: Raster, data: bytes) -> None:
    """Keep a picture, but not its bytes where they are soon had from the file's `data`."""
    bare = _bare(picture.kind, data) == picture.data
    head = {
        "kind": picture.kind,
        "size": [picture.width, picture.height],
        "changes": picture.changes,
        "moves": picture.moves,
        "bare": bare,
    }
    cache.keep(name, json.dumps(head).encode() + b"\n" + (b"" if bare else picture.data))


def _recalled(name: str, data: bytes) -> Raster | None:
    """The picture that was kept under a name, made of a file's `data`."""
    known = cache.kept(name)
    if known is None:
        return None
    line, _, own = known.partition(b"\n")
    head = json.loads(line)
    made = _bare(head["kind"], data) if head["bare"] else own
    if made is None:
        return None
    return Raster(
        kind=head["kind"],
        data=made,
        width=head["size"][0],
        height=head["size"][1],
        changes=tuple(head["changes"]),
        moves=head["moves"],
    )


def _bare(kind: str, data: bytes) -> bytes | None:
    try:
        return segments.BARE[kind](data)
    except ValueError:
        return None
