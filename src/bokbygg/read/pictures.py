"""The images that essays name: found inside the book's folder, looked into, sized."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from bokbygg.book import Asset, Chapter, Image
from bokbygg.diagnostics import Diagnostic, Level, Span
from bokbygg.naming import bare, readable, shortened, slugify, unused
from bokbygg.read.drawings import Drawing, drawing
from bokbygg.read.lighter import is_heavy
from bokbygg.read.project import Project
from bokbygg.read.rasters import KINDS, Raster
from bokbygg.read.ready import light, ready
from bokbygg.rules import pictures as remarks
from bokbygg.rules import structure as rules
from bokbygg.rules.content import AS_THE_FILE, NO_COVER, WRONG_CASE
from bokbygg.values import dataclass

LARGEST = 50_000_000
"""Bytes an image file may have."""

_SMALLER = "save it smaller: 4,000 pixels on its longer side fill any page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """The images of a book: `found` maps (path of the file, source as written) to its asset."""

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
        for piece in (*chapter.body, *(p for note in chapter.notes for p in note.body)):
            if isinstance(piece, Image):
                base = (project.root / piece.span.path).parent
                asset = hall.hang(base, piece.src, piece.span)
                if asset is not None:
                    found.append(((piece.span.path, piece.src), asset))
    shown = tuple(hall.findings)
    front = hall.hang(project.manuscript, cover, cover_place, for_page=False) if cover else None
    of_cover = tuple(map(_as_cover, hall.findings[len(shown) :]))
    return Gallery(found=tuple(dict(found).items()), cover=front, findings=(*shown, *of_cover))


def _as_cover(finding: Diagnostic) -> Diagnostic:
    """What keeps a picture out of the book, said of the cover."""
    return replace(finding, code=NO_COVER.code) if finding.level is Level.ERROR else finding


class _Hall:
    """Reads image files, each once, and gives each a name inside the book."""

    def __init__(self, project: Project, taken: Iterable[str]) -> None:
        self._project = project
        self._assets: dict[Path, Asset | Diagnostic] = {}
        self._hrefs = set(taken)
        self.findings: list[Diagnostic] = []

    def hang(
        self, base: Path, src: str, span: Span | None, *, for_page: bool = True
    ) -> Asset | None:
        """The asset for an image named `src` in a file of folder `base`; None and a finding
        where it cannot be had. One `for_page` has a lighter one beside it where it is heavy; the
        cover has bounds of its own, and is made ready from the whole picture."""
        path = self._find(base, src, span)
        found = self._read(path, span, for_page) if isinstance(path, Path) else path
        if isinstance(found, Diagnostic):
            self.findings.append(found)
            return None
        return found

    def _find(self, base: Path, src: str, span: Span | None) -> Path | Diagnostic:
        if src.startswith("//") or src.split(":", 1)[0].lower() in {"http", "https", "ftp", "data"}:
            hint = "save the picture in the book's folder and name it there"
            return rules.REMOTE_IMAGE.found(f"`{src[:80]}` is not in the book", span, hint=hint)
        name = unquote(src.split("?")[0].split("#")[0])
        path, asked = self._project.resolve(base, name), base
        if src.lower().startswith("file:"):
            path = None
        elif path is None and name.startswith("/"):
            name, asked = name.lstrip("/"), self._project.manuscript
            path = self._project.resolve(asked, name)
        if path is None:
            hint = "copy the picture into the book's folder and name it there"
            return rules.OUTSIDE_BOOK.found(
                f"`{readable(src)}` is outside the book's folder", span, hint=hint
            )
        if not self._project.looks.is_file(path):
            return rules.MISSING_IMAGE.found(
                f"there is no image `{readable(src)}`", span, hint=self._near(path, src)
            )
        if self._project.miswritten(asked, name, path):
            right = posixpath.relpath(self._project.name(path), self._project.name(asked))
            message = f"`{readable(src)}` is called `{right}`"
            self.findings.append(WRONG_CASE.found(message, span, hint=AS_THE_FILE))
        return path

    def _near(self, path: Path, src: str) -> str:
        folder = path.parent
        looks = self._project.looks
        if looks.is_folder(folder) and folder.is_relative_to(self._project.root):
            names = [name for name in looks.names(folder) if looks.is_file(folder / name)]
            if near := difflib.get_close_matches(path.name, names, 1, 0.6):
                return (
                    f"did you mean `{posixpath.join(posixpath.dirname(readable(src)), near[0])}`?"
                )
        return f"put the file at `{self._project.name(path)}`, or mend the name"

    def _read(self, path: Path, span: Span | None, for_page: bool) -> Asset | Diagnostic:
        if path not in self._assets:
            self._assets[path] = self._look(path, span, for_page)
        known = self._assets[path]
        if isinstance(known, Diagnostic):
            return replace(known, span=span)
        return known

    def _look(self, path: Path, span: Span | None, for_page: bool) -> Asset | Diagnostic:
        name = self._project.name(path)
        try:
            if self._project.looks.size(path) > LARGEST:
                return rules.IMAGE_TOO_LARGE.found(f"`{name}` is over 50 MB", span, hint=_SMALLER)
            data = self._project.looks.data(path)
            if path.suffix.lower() == ".svg" or data.lstrip()[:5] in (b"<svg ", b"<?xml"):
                return self._drawn(name, data, span)
            return self._taken(name, ready(data), span, for_page)
        except OverflowError as error:
            return rules.IMAGE_TOO_LARGE.found(f"`{name}` has {error} pixels", span, hint=_SMALLER)
        except (OSError, ValueError) as error:
            message = f"`{name}` cannot be read: {error}"
            return rules.BAD_IMAGE.found(message, span, hint="save it anew as JPEG, PNG or SVG")

    def _taken(self, name: str, picture: Raster, span: Span | None, for_page: bool) -> Asset:
        """The asset of a picture made of pixels, and for a page a lighter one for the e-book."""
        self.findings += _of_raster(name, picture, span)
        whole = self._pixels(name, picture)
        less = light(picture) if for_page else picture
        if less is picture:
            return whole
        self.findings.append(_of_lighter(name, picture, less, span))
        return replace(whole, lighter=self._pixels(name, less))

    def _drawn(self, name: str, data: bytes, span: Span | None) -> Asset:
        """The asset of a drawing."""
        href = self._href(name, "svg")
        picture = drawing(data, bare(href))
        self.findings += _of_drawing(name, picture, span)
        return _asset(name, href, picture, "image/svg+xml")

    def _pixels(self, name: str, picture: Raster) -> Asset:
        suffix, media_type = KINDS[picture.kind]
        return _asset(name, self._href(name, suffix), picture, media_type)

    def _stem(self, name: str) -> str:
        """What a file is called in the book, without folder and suffix."""
        folder = self._project.name(self._project.manuscript)
        parts = name.removeprefix(f"{folder}/").rsplit(".", 1)[0].split("/")
        whole = "-".join(filter(None, map(slugify, parts))).removeprefix("images-")
        return shortened(whole) or "image"

    def _href(self, name: str, suffix: str) -> str:
        stem = self._stem(name)
        if f"images/{stem}.{suffix}" in self._hrefs:
            stem = unused(stem, {bare(href) for href in self._hrefs})
        href = f"images/{stem}.{suffix}"
        self._hrefs.add(href)
        return href


def _asset(name: str, href: str, picture: Raster | Drawing, media_type: str) -> Asset:
    """The file of a picture in the book."""
    return Asset(
        href=href,
        path=name,
        media_type=media_type,
        data=picture.data,
        width=picture.width,
        height=picture.height,
    )


def _of_raster(name: str, picture: Raster, span: Span | None) -> Iterator[Diagnostic]:
    """What is to be said of a picture made of pixels."""
    if picture.changes:
        message = f"`{name}` is carried in 8-bit sRGB or grey; it was in {_row(picture.changes)}"
        hint = "see that its colours are right; if not, convert it in the program it was made with"
        yield remarks.CONVERTED.found(message, span, hint=hint)
    if picture.moves:
        message = f"`{name}` moves; in print its first frame is shown"
        hint = "see that the first frame says enough"
        yield remarks.MOVES.found(message, span, hint=hint)
        if is_heavy(picture.width, picture.height, len(picture.data)):
            message = f"`{name}` is {_size(picture)}, and a moving picture is not made smaller"
            hint = "make it shorter or smaller: many e-readers stop at 1.5 MB"
            yield remarks.MADE_LIGHTER.found(message, span, hint=hint)


def _of_lighter(name: str, whole: Raster, less: Raster, span: Span | None) -> Diagnostic:
    message = f"`{name}` is {_size(whole)}; the e-book shows it as {_size(less)}"
    hint = "nothing needs to be done; in print it is whole"
    return remarks.MADE_LIGHTER.found(message, span, hint=hint)


def _of_drawing(name: str, picture: Drawing, span: Span | None) -> Iterator[Diagnostic]:
    """What is to be said of a drawing."""
    if picture.lost:
        message = f"`{name}` is shown without {_row(picture.lost)}"
        hint = "see that it still says what it should; put into the drawing what it asks for"
        yield remarks.CLEANED.found(message, span, hint=hint)
    if picture.tidied:
        message = f"`{name}` is carried without what {_row(picture.tidied)} noted in it"
        yield remarks.TIDIED.found(message, span, hint="nothing needs to be done")
    if picture.faces:
        faces = _row(tuple(f"`{face}`" for face in picture.faces))
        message = f"`{name}` has words in {faces}, which the book does not carry"
        hint = "turn the words into outlines, or see that they also fit in another face"
        yield remarks.OTHER_FACE.found(message, span, hint=hint)


def _size(picture: Raster) -> str:
    size = len(picture.data)
    weight = f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size // 1000 + 1} kB"
    return f"{picture.width:,} x {picture.height:,} pixels and {weight}"


def _row(things: tuple[str, ...]) -> str:
    *before, last = things
    return f"{', '.join(before)} and {last}" if before else last
