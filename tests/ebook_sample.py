"""A sound e-book that bokbygg did not make, from the files in `books/ebook`, and what a page says
is other in it.

A page's fenced blocks name files of the e-book. A block `diff` holds lines that go (`-`) and lines
that come (`+`) in their place; `image` holds a size, and `noise` for a picture of many colours;
`new` holds a whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from PIL import Image

EBOOK = Path(__file__).parent / "books" / "ebook"
_BLOCK = re.compile(r"^```(?P<sort>diff|image|new) (?P<name>\S+)\n(?P<text>.*?)^```$", re.M | re.S)


def sound() -> dict[str, bytes]:
    """The files of the sound e-book by name."""
    paths = sorted(path for path in EBOOK.rglob("*") if path.is_file())
    files = {path.relative_to(EBOOK).as_posix(): path.read_bytes() for path in paths}
    files["EPUB/images/cover.jpg"] = picture("EPUB/images/cover.jpg", "1600 x 2560")
    files["EPUB/images/boat.jpg"] = picture("EPUB/images/boat.jpg", "400 x 300")
    return files


def altered(page: str) -> dict[str, bytes]:
    """The files as a page has them."""
    files = sound()
    for block in _BLOCK.finditer(page):
        name, text = block["name"], block["text"]
        if block["sort"] == "image":
            files[name] = picture(name, text)
        elif block["sort"] == "new":
            files[name] = text.encode()
        else:
            files[name] = _patched(files[name].decode(), text.splitlines()).encode()
    return files


def is_about_ebooks(page: str) -> bool:
    """Whether a page has such blocks."""
    return _BLOCK.search(page) is not None


def packed(files: Mapping[str, bytes]) -> bytes:
    """The e-book made of files."""
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip", ZIP_STORED)
        for name, data in files.items():
            archive.writestr(name, data, ZIP_DEFLATED)
    return held.getvalue()


def picture(name: str, text: str) -> bytes:
    """A picture of a size (`400 x 300`), grey or of many colours (`noise`)."""
    width, height = (int(number) for number in re.findall(r"\d+", text)[:2])
    image = Image.new("RGB", (width, height), (120, 130, 140))
    if "noise" in text:
        bands = Image.effect_mandelbrot(image.size, (-2, -1.5, 1, 1.5), 100)
        image = Image.merge("RGB", (bands, Image.radial_gradient("L").resize(image.size), bands))
    held = BytesIO()
    image.save(held, "PNG" if name.endswith(".png") else "JPEG")
    return held.getvalue()


def _patched(text: str, lines: Iterable[str]) -> str:
    """A text with lines taken out and others put in their place."""
    old: list[str] = []
    new: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("-") and not new:
            old.append(line[1:])
        elif line.startswith("+"):
            new.append(line[1:])
        else:
            text = _replaced(text, old, new)
            old, new = [line[1:]] if line.startswith("-") else [], []
    return text


def _replaced(text: str, old: list[str], new: list[str]) -> str:
    if not old:
        return text
    gone = "\n".join(old)
    assert text.count(gone) == 1, f"{text.count(gone)} times in the file: {gone}"
    return text.replace(gone, "\n".join(new))
