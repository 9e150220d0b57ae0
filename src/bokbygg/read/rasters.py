"""A picture made of pixels: looked into, turned upright, its colours made what e-readers show."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bokbygg.read.segments import BARE
from bokbygg.values import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 100_000_000

KINDS = {
    "JPEG": ("jpg", "image/jpeg"),
    "PNG": ("png", "image/png"),
    "GIF": ("gif", "image/gif"),
    "WEBP": ("webp", "image/webp"),
}
"""File suffix and media type, by kind (EPUB 3.3, section 3.2)."""

_ORIENTATION = 0x0112
_TURNED = range(2, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture ready for the book: `kind` a row of KINDS, `data` without remarks of cameras and
    programs, size in pixels. `changes` tells what its colours were before; `moves` that it has
    more than one frame."""

    kind: str
    data: bytes
    width: int
    height: int
    changes: tuple[str, ...] = ()
    moves: bool = False


def raster(data: bytes) -> Raster:
    """Read a picture's file.

    Raises ValueError for a kind that e-books do not show, OSError for a damaged file,
    OverflowError for too many pixels.
    """
    if not data:
        raise ValueError("it is empty")
    from PIL import Image, UnidentifiedImageError

    try:
        with _strict(), Image.open(BytesIO(data)) as image:
            kind = "JPEG" if image.format == "MPO" else image.format or ""
            if image.width * image.height > MOST_PIXELS:
                raise OverflowError(f"{image.width:,} x {image.height:,}")
            if kind not in KINDS:
                raise ValueError(f"{kind or 'its kind'} is not a kind that e-books show")
            image.load()
            return _prepared(image, kind, data)
    except Image.DecompressionBombError:
        raise OverflowError("far too many") from None
    except (SyntaxError, EOFError, UnidentifiedImageError, struct.error):
        raise ValueError("it is damaged, or not an image") from None


def _prepared(image: Image, kind: str, data: bytes) -> Raster:
    moves = kind != "JPEG" and bool(getattr(image, "is_animated", False))
    if not moves:
        orientation = _orientation(image)
        upright = _upright(image, orientation)
        shown, changes = _in_plain_colours(upright, deep=_is_deep(data))
        if shown is not image:
            data = encoded(shown, kind, like=image)
            width, height = shown.size
            return Raster(kind=kind, data=data, width=width, height=height, changes=changes)
    try:
        bare = BARE[kind](data)
    except ValueError:
        bare = data if moves else encoded(image, kind, like=image)
    return Raster(kind=kind, data=bare, width=image.width, height=image.height, moves=moves)


# --- turned upright -------------------------------------------------------------------------------


def _orientation(image: Image) -> int:
    """How the camera was held (Exif 3.0, tag Orientation); 1 where it does not say."""
    from PIL.Image import Exif

    exif = Exif()
    try:
        exif.load(image.info.get("exif", b""))
        return int(exif.get(_ORIENTATION, 1))
    except (SyntaxError, ValueError, TypeError, KeyError, OSError, struct.error):
        return 1


def _upright(image: Image, orientation: int) -> Image:
    from PIL.Image import Transpose

    if orientation not in _TURNED:
        return image
    ways = (
        *(Transpose.FLIP_LEFT_RIGHT, Transpose.ROTATE_180, Transpose.FLIP_TOP_BOTTOM),
        *(Transpose.TRANSPOSE, Transpose.ROTATE_270, Transpose.TRANSVERSE, Transpose.ROTATE_90),
    )
    turned = image.transpose(ways[orientation - _TURNED.start])
    turned.info = dict(image.info)
    return turned


# --- colours --------------------------------------------------------------------------------------


_ALSO_SRGB = frozenset({"c2", "uRGB"})
"""Small profiles for the web, by their names."""


def _is_deep(data: bytes) -> bool:
    """Whether a PNG has 16 bits a colour."""
    return data[12:16] == b"IHDR" and data[24:25] == b"\x10"


def _in_plain_colours(image: Image, *, deep: bool) -> tuple[Image, tuple[str, ...]]:
    """The picture in sRGB or grey with 8 bits a colour, and what it was before; the picture
    itself where it is so already."""
    profile = image.info.get("icc_profile")
    named, strange = _profile(profile) if profile else ("", False)
    changes = []
    if image.mode == "CMYK":
        changes.append("CMYK")
    elif strange:
        changes.append(named)
    if deep:
        changes.append("16 bits a colour")
    if not changes:
        return image, ()
    shown = _in_srgb(
        _in_8_bits(image) if deep else image, profile if strange or image.mode == "CMYK" else None
    )
    return shown, tuple(changes)


def _profile(data: bytes) -> tuple[str, bool]:
    """The name of a colour profile, and whether it is another than sRGB."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        name = " ".join(ImageCms.getProfileDescription(profile).split())
    except (ImageCms.PyCMSError, OSError, ValueError):
        return "", False
    plain = "srgb" in name.lower() or name in _ALSO_SRGB
    return name[:60] or "a profile of its own", not plain


def _in_8_bits(image: Image) -> Image:
    """A picture of 16 bits: Pillow has read it so already, but for grey ones."""
    made = image.copy()
    if image.mode.startswith("I"):
        made = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    made.info.pop("transparency", None)  # a colour of 16 bits
    return made


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """The picture in sRGB, or in grey where it was; by its profile where it has one that works."""
    from PIL import ImageCms

    if image.mode == "P":
        image = _without_palette(image)
    grey = image.mode in {"1", "L", "LA"}
    wanted = "RGBA" if has_alpha(image) else "RGB"
    if profile and image.mode in {"CMYK", "L", "RGB", "RGBA"}:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            made = ImageCms.profileToProfile(
                image, given, ImageCms.createProfile("sRGB"), outputMode=mode
            )
            return (made or image).convert("L") if grey else (made or image)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile of another sort of colours: as without one
    return image if grey else image.convert(wanted)


def _without_palette(image: Image) -> Image:
    return image.convert("RGBA" if has_alpha(image) else "RGB")


def has_alpha(image: Image) -> bool:
    """Whether a picture is transparent somewhere, or could be."""
    return image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info


# --- encoding -------------------------------------------------------------------------------------


def encoded(image: Image, kind: str, *, like: Image | None = None, quality: int = 95) -> bytes:
    """The picture as a file of a kind, with nothing but its pixels; a JPEG with the tables of
    another one that it is `like`, so that nothing more is lost."""
    target = BytesIO()
    options: dict[str, Any] = {"icc_profile": None, "exif": b""}
    if kind == "JPEG":
        options |= {"optimize": True, "comment": b"", **_tables(image, like, quality)}
    elif kind == "WEBP":
        options |= {"quality": quality, "method": 4, "xmp": b""}
    plain = image.copy()
    seen = image.info.get("transparency")
    plain.info = {} if seen is None else {"transparency": seen}
    plain.save(target, format=kind, **options)
    return target.getvalue()


def _tables(image: Image, like: Image | None, quality: int) -> dict[str, Any]:
    """How a JPEG is quantized: as the one it is like, else by its quality."""
    from PIL.JpegImagePlugin import get_sampling

    if like is None or like.format not in {"JPEG", "MPO"} or like.mode != image.mode:
        return {"quality": quality}
    sampling = get_sampling(like)
    tables = {"qtables": getattr(like, "quantization", None)}
    return tables | ({"subsampling": sampling} if sampling >= 0 else {})


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
