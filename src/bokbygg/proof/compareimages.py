"""Pages held against each other as pictures: what is gone in red, what has come in blue."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from io import BytesIO
from itertools import zip_longest
from typing import Any

import pikepdf
import pypdfium2

from bokbygg.book import Output
from bokbygg.proof.attached import embedded
from bokbygg.proof.map import ProofMap

Picture = Any
"""A picture of Pillow's, in grey."""

_SCALE = 100 / 72
"""Pixels a point."""

_NOTICED = 48
"""Of 255: by how much a pixel must be darker or lighter to count."""

_FRAME = 2
"""Pixels at the edge of a page that are left out: the line drawn round it."""


def differences(old: bytes, new: bytes) -> tuple[Output, ...]:
    """The PDFs of two proofs -> a picture for each page that does not look as it did, called after
    the page's number in the new one, or in the old one where it is gone."""
    before, after = _pages(old), _pages(new)
    keys: list[list[bytes]] = [[one.tobytes() for _, one in pages] for pages in (before, after)]
    found: list[Output] = []
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            for then, now in zip_longest(before[i1:i2], after[j1:j2]):
                found += _pair(then, now)
    return tuple(found)


def _pair(then: tuple[int, Picture] | None, now: tuple[int, Picture] | None) -> Iterator[Output]:
    from PIL import Image, ImageChops

    page = now or then
    assert page is not None, "one of the two is a page"
    blank = Image.new("L", page[1].size, 255)
    was, has = (one[1] if one else blank for one in (then, now))
    if was.size != has.size:
        was = was.resize(has.size)
    strong = ImageChops.difference(was, has).point(lambda value: 255 * (value > _NOTICED))
    if strong.getbbox() is None:
        return
    picture = Image.merge("RGB", (has, ImageChops.darker(was, has), was))
    data = BytesIO()
    picture.save(data, "PNG")
    gone = "" if now else "-gone"
    yield Output(name=f"changes-page-{page[0]}{gone}.png", data=data.getvalue())


def _pages(proof: bytes) -> list[tuple[int, Picture]]:
    """The book's own pages in a proof, numbered from 1, without what the proof says of them."""
    with pikepdf.open(BytesIO(proof)) as pdf:
        told = embedded(pdf)
        bare = _bare(pdf)
    with pypdfium2.PdfDocument(bare) as opened:
        return [
            (number, _cropped(page.render(scale=_SCALE).to_pil().convert("L"), told, number))
            for number, page in enumerate(opened, start=1)
        ]


def _bare(pdf: pikepdf.Pdf) -> bytes:
    for page in pdf.pages:
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
    if "/OCProperties" in pdf.Root:
        pdf.Root.OCProperties.D.OFF = pdf.Root.OCProperties.OCGs
        pdf.Root.OCProperties.D.ON = pikepdf.Array()
    data = BytesIO()
    pdf.save(data)
    return data.getvalue()


def _cropped(picture: Picture, told: ProofMap | None, number: int) -> Picture:
    if told is None:
        return picture
    page = told.pages[number - 1]
    left, bottom, right, top = page.area
    x, y = left * _SCALE, (page.height - top) * _SCALE
    width, height = (right - left) * _SCALE, (top - bottom) * _SCALE
    area = (x + _FRAME, y + _FRAME, x + width - _FRAME, y + height - _FRAME)
    return picture.crop(tuple(round(length) for length in area))
