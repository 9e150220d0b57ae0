"""What pages look like: a few of a small book in each theme, kept as small pictures.

`python -m tests.looks` draws them anew into `tests/books/looks/expected`, to be looked at before
they are committed; `python -m tests.looks FOLDER` draws every page into FOLDER, large.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.read import find
from bokbygg.read.themes import THEMES

BOOK = Path(__file__).parent / "books" / "looks"
PAGES = ("iii", "v", "1", "2", "3")
"""The pages that are kept, by their numbers: title page, contents, an opening and what follows."""

_SCALE = 0.5
"""Pixels to the point: enough to see where everything stands, how large and how dark it is."""

_FAR, _DARK = 40, 2.5
"""Shades out of 255 by which a blurred pixel may differ, and all of them on the average: faces are
drawn a little otherwise by each version of what draws them."""


def printed(theme: str, folder: Path, more: str = "") -> bytes:
    """The book in a theme, as PDF."""
    book = Path(shutil.copytree(BOOK / "manuscript", folder / theme / "manuscript"))
    settings = book / "bok.toml"
    settings.write_text(f'{settings.read_text("utf-8")}\n[style]\ntheme = "{theme}"\n{more}')
    return build(find(book.parent), [Kind.PRINT]).outputs[0].data


def drawn(pdf: bytes, scale: float = _SCALE) -> Iterator[tuple[str, Image.Image]]:
    """Each page by its number, grey."""
    document = pypdfium2.PdfDocument(pdf)
    for index, page in enumerate(document):
        yield document.get_page_label(index), page.render(scale=scale).to_pil().convert("L")
    document.close()


def kept(theme: str, label: str) -> Path:
    """Where the picture of a page is kept."""
    return BOOK / "expected" / f"{theme}-{label}.png"


def differs(one: Image.Image, other: Image.Image) -> str:
    """How two pictures of a page differ; empty where no one would see it."""
    if one.size != other.size:
        return f"{one.size} against {other.size} pixels"
    blur = ImageFilter.GaussianBlur(1.5)
    apart = ImageChops.difference(one.filter(blur), other.filter(blur))
    told = ImageStat.Stat(apart)
    most, mean = told.extrema[0][1], told.mean[0]
    return f"{most} shades at most, {mean:.1f} all over" if most > _FAR or mean > _DARK else ""


def main(arguments: list[str]) -> None:
    """Draw the pictures that are kept, or all pages."""
    for theme in THEMES:
        with tempfile.TemporaryDirectory() as folder:
            pdf = printed(theme, Path(folder))
        for label, image in drawn(pdf, 2 if arguments else _SCALE):
            if not arguments and label not in PAGES:
                continue
            path = Path(arguments[0]) / f"{theme}-{label}.png" if arguments else kept(theme, label)
            path.parent.mkdir(parents=True, exist_ok=True)
            data = io.BytesIO()
            (image if arguments else image.quantize(16)).save(data, "PNG", optimize=True)
            path.write_bytes(data.getvalue())
            print(path)


if __name__ == "__main__":
    main(sys.argv[1:])
