"""The images that essays name: found inside the book's folder, looked into, sized."""

from __future__ import annotations

import difflib
import posixpath
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from bokbygg.book import Asset, Chapter, Image
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.naming import bare, readable, shortened, slugify, unused
from bokbygg.read.project import Project
from bokbygg.read.svg import svg_size
from bokbygg.rules import structure as rules
from bokbygg.rules.content import NO_COVER

LARGEST = 50_000_000
"""Bytes an image file may have."""

MOST_PIXELS = 100_000_000
_SMALLER = "save it smaller: 4,000 pixels on its longer side fill any page"

_KINDS = {
    "JPEG": ("jpg", "image/jpeg"),
    "PNG": ("png", "image/png"),
    "GIF": ("gif", "image/gif"),
    "WEBP": ("webp", "image/webp"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """The images of a book: `found` maps (essay's path, source as written) to its asset."""

    found: tuple[tuple[tuple[str, str], Asset], ...]
    cover: Asset | None
    findings: tuple[Diagnostic, ...]


def pictures(
    project: Project,
    chapters: Iterable[Chapter],
    cover: str,
    cover_place: Span | None,
    taken: Iterable[str] = (),
) -> Gallery:
    """Read every image that the chapters show, each file once, and the cover where one is named
    (relative to bok.toml). `taken` are names in the book that others have."""
    hall = _Hall(project, taken)
    found = []
    for chapter in chapters:
        base = (project.root / chapter.path).parent
        for piece in (*chapter.body, *(p for note in chapter.notes for p in note.body)):
            if isinstance(piece, Image):
                asset = hall.hang(base, piece.src, piece.span)
                if asset is not None:
                    found.append(((chapter.path, piece.src), asset))
    shown = tuple(hall.findings)
    front = hall.hang(project.manuscript, cover, cover_place) if cover else None
    lacks = tuple(replace(lack, code=NO_COVER.code) for lack in hall.findings[len(shown) :])
    return Gallery(found=tuple(dict(found).items()), cover=front, findings=(*shown, *lacks))


class _Hall:
    """Reads image files, each once, and gives each a name inside the book."""

    def __init__(self, project: Project, taken: Iterable[str]) -> None:
        self._project = project
        self._assets: dict[Path, Asset | Diagnostic] = {}
        self._hrefs = set(taken)
        self.findings: list[Diagnostic] = []

    def hang(self, base: Path, src: str, span: Span | None) -> Asset | None:
        """The asset for an image named `src` in a file of folder `base`; None and a finding
        where it cannot be had."""
        path = self._find(base, src, span)
        found = self._read(path, span) if isinstance(path, Path) else path
        if isinstance(found, Diagnostic):
            self.findings.append(found)
            return None
        return found

    def _find(self, base: Path, src: str, span: Span | None) -> Path | Diagnostic:
        if src.startswith("//") or src.split(":", 1)[0].lower() in {"http", "https", "ftp", "data"}:
            hint = "save the picture in the book's folder and name it there"
            return rules.REMOTE_IMAGE.found(f"`{src[:80]}` is not in the book", span, hint=hint)
        name = unquote(src.split("?")[0].split("#")[0])
        path = self._project.resolve(base, name)
        if src.lower().startswith("file:"):
            path = None
        elif path is None and name.startswith("/"):
            path = self._project.resolve(self._project.manuscript, name.lstrip("/"))
        if path is None:
            hint = "copy the picture into the book's folder and name it there"
            return rules.OUTSIDE_BOOK.found(
                f"`{readable(src)}` is outside the book's folder", span, hint=hint
            )
        if not path.is_file():
            return rules.MISSING_IMAGE.found(
                f"there is no image `{readable(src)}`", span, hint=self._near(path, src)
            )
        return path

    def _near(self, path: Path, src: str) -> str:
        folder = path.parent
        if folder.is_dir() and folder.is_relative_to(self._project.root):
            names = sorted(other.name for other in folder.iterdir() if other.is_file())
            if near := difflib.get_close_matches(path.name, names, 1, 0.6):
                return (
                    f"did you mean `{posixpath.join(posixpath.dirname(readable(src)), near[0])}`?"
                )
        return f"put the file at `{self._project.name(path)}`, or mend the name"

    def _read(self, path: Path, span: Span | None) -> Asset | Diagnostic:
        if path not in self._assets:
            self._assets[path] = self._look(path, span)
        known = self._assets[path]
        if isinstance(known, Diagnostic):
            return replace(known, span=span)
        return known

    def _look(self, path: Path, span: Span | None) -> Asset | Diagnostic:
        name = self._project.name(path)
        try:
            if path.stat().st_size > LARGEST:
                return rules.IMAGE_TOO_LARGE.found(f"`{name}` is over 50 MB", span, hint=_SMALLER)
            data = path.read_bytes()
            suffix, media_type, width, height = _inspect(path, data)
        except OverflowError as error:
            return rules.IMAGE_TOO_LARGE.found(f"`{name}` has {error} pixels", span, hint=_SMALLER)
        except (OSError, ValueError) as error:
            message = f"`{name}` cannot be read: {error}"
            return rules.BAD_IMAGE.found(message, span, hint="save it anew as JPEG, PNG or SVG")
        return Asset(
            href=self._href(name, suffix),
            path=name,
            media_type=media_type,
            data=data,
            width=width,
            height=height,
        )

    def _href(self, name: str, suffix: str) -> str:
        folder = self._project.name(self._project.manuscript)
        parts = name.removeprefix(f"{folder}/").rsplit(".", 1)[0].split("/")
        whole = "-".join(filter(None, map(slugify, parts))).removeprefix("images-")
        stem = shortened(whole) or "image"
        if f"images/{stem}.{suffix}" in self._hrefs:
            stem = unused(stem, {bare(href) for href in self._hrefs})
        href = f"images/{stem}.{suffix}"
        self._hrefs.add(href)
        return href


def _inspect(path: Path, data: bytes) -> tuple[str, str, int, int]:
    """File suffix, media type, width and height of an image.

    Raises ValueError for a kind that e-books do not show, OSError for a damaged file,
    OverflowError for too many pixels.
    """
    if path.suffix.lower() == ".svg" or data.lstrip()[:5] in (b"<svg ", b"<?xml"):
        return "svg", "image/svg+xml", *svg_size(data)
    from PIL import Image as Raster
    from PIL import UnidentifiedImageError

    try:
        with _strict(), Raster.open(BytesIO(data)) as image:
            width, height = image.size
            kind = image.format or ""
            if width * height > MOST_PIXELS:
                raise OverflowError(f"{width:,} x {height:,}")
            if kind not in _KINDS:
                raise ValueError(f"{kind or 'its kind'} is not a kind that e-books show")
            image.load()
    except Raster.DecompressionBombError:
        raise OverflowError("far too many") from None
    except (SyntaxError, EOFError, UnidentifiedImageError):
        raise ValueError("it is damaged, or not an image") from None
    return (*_KINDS[kind], width, height)


@contextmanager
def _strict() -> Iterator[None]:
    """Pillow without remarks, and with no patience for files cut off, which WeasyPrint teaches it
    for the whole process."""
    from PIL import ImageFile

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
