"""What becomes of a picture made of pixels on its way into the book."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.PngImagePlugin import PngInfo

from bokbygg.book import Asset, Kind
from bokbygg.build import build
from bokbygg.diagnostics import Diagnostic
from bokbygg.read import find, lighter, rasters
from bokbygg.read.lighter import MOST_BYTES, MOST_PIXELS
from bokbygg.read.rasters import raster
from bokbygg.read.ready import light, ready
from tests.bookmaking import book_of, lay_out
from tests.epub_judge import epubcheck

SECRET = "where I live"


def scene(width: int = 120, height: int = 80) -> Image.Image:
    """A picture with a red corner at its upper left, and no two sides alike."""
    across = Image.linear_gradient("L").resize((width, height))
    made = Image.merge("RGB", (across, Image.radial_gradient("L").resize((width, height)), across))
    made.paste((255, 0, 0), (0, 0, width // 4, height // 4))
    return made


def noise(width: int, height: int) -> Image.Image:
    """A picture that no encoding makes much smaller; the same each time."""
    band = bytes((i * i * 2654435761 >> 13) & 255 for i in range(65536))
    data = (band * (width * height * 3 // len(band) + 1))[: width * height * 3]
    return Image.frombytes("RGB", (width, height), data)


def file(image: Image.Image, kind: str, **options: Any) -> bytes:
    target = BytesIO()
    image.save(target, format=kind, **options)
    return target.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera says: how it was held, where it was."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010E] = SECRET
    made.get_ifd(0x8825)[1] = "N"
    return made


def shown(folder: Path, name: str, data: bytes) -> tuple[Asset, list[Diagnostic]]:
    """The asset of a picture in a book, and what was said of it."""
    text = f"# A\n\nCalm.\n\n![A lake]({name})\n"
    book, _ = book_of(lay_out(folder, {"a.md": text, name: data}))
    return book.assets[0], [found for found in book.findings if found.code[0] == "S"]


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart, from 0 to 255."""
    pair = [image.convert("RGB").resize((30, 20)) for image in (one, other)]
    return max(ImageStat.Stat(ImageChops.difference(*pair)).mean)


# --- turned upright -------------------------------------------------------------------------------

_HELD: dict[int, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""What a camera held so does to a scene."""


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_its_camera_was_held(orientation: int, kind: str) -> None:
    taken = scene()
    if orientation in _HELD:
        taken = taken.transpose(_HELD[orientation])
    made = raster(file(taken, kind, exif=exif(orientation)))
    assert (made.width, made.height) == (120, 80)
    assert opened(made.data).size == (120, 80)
    assert difference(opened(made.data), scene()) < 4
    assert not opened(made.data).getexif()


def test_an_orientation_that_makes_no_sense_is_passed_over() -> None:
    for orientation in (0, 9, 77):
        assert raster(file(scene(), "JPEG", exif=exif(orientation))).width == 120
    assert raster(file(scene(), "JPEG", exif=b"Exif\0\0nonsense")).width == 120


# --- what the file says beside the picture --------------------------------------------------------


def _png_with_remarks(image: Image.Image) -> bytes:
    remarks = PngInfo()
    remarks.add_text("Author", SECRET)
    remarks.add_itxt("XML:com.adobe.xmp", SECRET, zip=False)
    return file(image, "PNG", pnginfo=remarks, exif=exif())


_REMARKED: dict[str, Callable[[Image.Image], bytes]] = {
    "a.jpg": lambda image: file(image, "JPEG", exif=exif(), comment=SECRET.encode()),
    "turned.jpg": lambda image: file(image, "JPEG", exif=exif(3), comment=SECRET.encode()),
    "progressive.jpg": lambda image: file(image, "JPEG", exif=exif(), progressive=True),
    "a.png": _png_with_remarks,
    "a.webp": lambda image: file(image, "WEBP", exif=exif(), xmp=SECRET.encode()),
    "a.gif": lambda image: file(image.quantize(16), "GIF", comment=SECRET.encode()),
    "behind.jpg": lambda image: file(image, "JPEG") + file(image, "JPEG", exif=exif()),
    "two.jpg": lambda image: file(
        image, "MPO", save_all=True, append_images=[scene(40, 30)], exif=exif()
    ),
}


@pytest.mark.parametrize("name", _REMARKED)
def test_where_a_picture_was_taken_stays_at_home(name: str, tmp_path: Path) -> None:
    data = _REMARKED[name](scene())
    assert SECRET.encode() in data
    asset, findings = shown(tmp_path, name, data)
    assert SECRET.encode() not in asset.data
    assert b"Exif" not in asset.data
    assert findings == []


@pytest.mark.parametrize("name", ["a.jpg", "progressive.jpg", "a.png", "a.webp", "a.gif"])
def test_its_pixels_are_not_touched_for_that(name: str) -> None:
    data = _REMARKED[name](scene())
    assert opened(raster(data).data).tobytes() == opened(data).tobytes()


# --- colours --------------------------------------------------------------------------------------


def wide_gamut() -> bytes:
    """A colour profile (ICC.1:2001-04) whose red, green and blue are those of Display P3."""

    def fixed(*values: float) -> bytes:
        return b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    text = b"Display P3\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78)
    tags = {
        b"desc": described,
        b"wtpt": b"XYZ \0\0\0\0" + fixed(0.9642, 1.0, 0.8249),
        b"rXYZ": b"XYZ \0\0\0\0" + fixed(0.51512, 0.2412, -0.00105),
        b"gXYZ": b"XYZ \0\0\0\0" + fixed(0.29198, 0.69225, 0.04189),
        b"bXYZ": b"XYZ \0\0\0\0" + fixed(0.1571, 0.06657, 0.78407),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), b"curv\x00\x00\x00\x00\x00\x00\x00\x01\x023"),
    }
    table, body, at = b"", b"", 132 + 12 * len(tags)
    for name, data in tags.items():
        data += bytes(-len(data) % 4)
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data
    head = bytes(8) + b"\x02\x40\0\0" + b"mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    head += fixed(0.9642, 1.0, 0.8249) + bytes(48)
    return (
        struct.pack(">I", 128 + 4 + len(table + body))
        + head[4:]
        + (struct.pack(">I", len(tags)) + table + body)
    )


def test_colours_of_a_wide_profile_become_those_of_srgb(tmp_path: Path) -> None:
    image = Image.new("RGB", (16, 16), (0, 200, 0))
    data = file(image, "PNG", icc_profile=wide_gamut())
    asset, (found,) = shown(tmp_path, "a.png", data)
    assert (found.code, "Display P3" in found.message) == ("S071", True)
    red, green, _ = opened(asset.data).getpixel((8, 8))  # type: ignore[misc]
    assert red == 0
    assert green > 200
    assert "icc_profile" not in opened(asset.data).info


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA", "CMYK"])
def test_a_profile_that_does_not_fit_does_no_harm(mode: str, tmp_path: Path) -> None:
    image = scene().convert("L").convert(mode) if mode == "CMYK" else scene().convert(mode)
    kind = "JPEG" if mode == "CMYK" else "PNG"
    for number, profile in enumerate((wide_gamut(), b"nonsense", wide_gamut()[:200])):
        made = raster(file(image, kind, icc_profile=profile))
        assert "icc_profile" not in opened(made.data).info, number
        assert opened(made.data).mode in {"RGB", "L", "P", "RGBA"}


def test_a_jpeg_in_four_colours_looks_the_same_in_three(tmp_path: Path) -> None:
    four = scene().convert("CMYK")
    asset, (found,) = shown(tmp_path, "a.jpg", file(four, "JPEG", quality=95))
    assert found.code == "S071"
    assert opened(asset.data).mode == "RGB"
    assert difference(opened(asset.data), scene()) < 6


def test_sixteen_bits_of_grey_become_eight(tmp_path: Path) -> None:
    deep = Image.new("I;16", (4, 1))
    for x, value in enumerate((0, 128, 32768, 65535)):
        deep.putpixel((x, 0), value)
    asset, (found,) = shown(tmp_path, "a.png", file(deep, "PNG"))
    assert found.code == "S071"
    image = opened(asset.data)
    assert image.mode == "L"
    assert [image.getpixel((x, 0)) for x in range(4)] == [0, 0, 128, 255]


def test_what_is_plain_already_is_left_as_it_is() -> None:
    for image in (scene().quantize(8), scene().convert("L"), scene().convert("1"), scene()):
        data = file(image, "PNG")
        assert raster(data).data == data
        assert raster(data).changes == ()


# --- small enough for an e-book -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("image", "name", "kind"),
    [
        (lambda: scene(2500, 2000), "a.jpg", "JPEG"),
        (lambda: noise(1900, 1400), "a.jpg", "JPEG"),
        (lambda: noise(1000, 800), "a.png", "JPEG"),
        (lambda: scene(2500, 2000).convert("1", dither=Image.Dither.NONE), "a.png", "PNG"),
        (lambda: scene(2500, 2000).quantize(16), "a.gif", "PNG"),
        (lambda: scene(2100, 2000), "a.webp", "WEBP"),
    ],
    ids=["pixels", "bytes", "bytes of a PNG", "a drawing", "a GIF", "a WebP"],
)
def test_a_heavy_picture_is_lighter_in_the_ebook_and_whole_in_print(
    image: Callable[[], Image.Image], name: str, kind: str, tmp_path: Path
) -> None:
    formats = {"a.jpg": "JPEG", "a.png": "PNG", "a.gif": "GIF", "a.webp": "WEBP"}
    whole = image()
    asset, (found,) = shown(tmp_path, name, file(whole, formats[name]))
    assert found.code == "S072"
    assert (asset.width, asset.height) == whole.size
    assert asset.lighter is not None
    light = opened(asset.lighter.data)
    assert light.format == kind
    assert light.size == (asset.lighter.width, asset.lighter.height)
    assert light.width * light.height <= MOST_PIXELS
    assert len(asset.lighter.data) <= MOST_BYTES
    assert abs(light.width / light.height - whole.width / whole.height) < 0.01


def test_a_heavy_picture_to_see_through_stays_one(tmp_path: Path) -> None:
    image = noise(1300, 1000)
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    asset, _ = shown(tmp_path, "a.png", file(image, "PNG"))
    assert asset.lighter is not None
    assert opened(asset.lighter.data).mode == "RGBA"
    assert len(asset.lighter.data) <= MOST_BYTES


def test_only_the_lighter_picture_is_in_the_ebook_and_named_there(tmp_path: Path) -> None:
    from zipfile import ZipFile

    text = "# A\n\nCalm.\n\n![A lake](a.png)\n"
    toml = '[book]\ntitle = "T"\nauthor = "A"\nlang = "en"\ndate = 2026-01-01\n'
    folder = lay_out(
        tmp_path, {"a.md": text, "bok.toml": toml, "a.png": file(noise(1000, 800), "PNG")}
    )
    ebook, pdf = build(find(folder), list(Kind)).outputs
    with ZipFile(BytesIO(ebook.data)) as archive:
        names = [name for name in archive.namelist() if "images/a" in name]
        assert names == ["EPUB/images/a.jpg"]
        assert b'src="images/a.jpg"' in archive.read("EPUB/a.xhtml")
    assert epubcheck(ebook.data, tmp_path) == ()
    assert len(pdf.data) > 1_000_000


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = file(scene(), "JPEG", exif=exif(6))
    assert raster(data) == raster(data)


# --- known again ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        file(scene(), "JPEG", exif=exif()),
        file(scene(), "JPEG", exif=exif(6)),
        file(scene().convert("CMYK"), "JPEG"),
        file(scene(), "GIF", save_all=True, append_images=[noise(120, 80)]),
        file(noise(1000, 800), "PNG"),
    ],
    ids=["plain", "turned", "in four colours", "moving", "heavy"],
)
def test_a_picture_seen_before_is_the_same_without_another_look(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = ready(data)
    smaller = light(first)
    assert first == raster(data)
    assert smaller == lighter.lighter(first)
    monkeypatch.delattr(rasters, "raster")
    monkeypatch.delattr(lighter, "lighter")
    assert ready(data) == first
    assert light(first) == smaller


def test_a_damaged_picture_is_damaged_each_time(tmp_path: Path) -> None:
    data = file(scene(), "PNG")[:-200]
    for _ in range(2):
        lay_out(tmp_path, {"a.md": "# A\n\n![A](a.png)\n", "a.png": data})
        book, _ = book_of(tmp_path)
        assert [found.code for found in book.findings if found.code == "S013"] == ["S013"]


# --- movement -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_picture_that_moves_goes_on_moving_and_is_told_of(kind: str, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue", "green")]
    data = file(frames[0], kind, save_all=True, append_images=frames[1:], duration=100, loop=0)
    asset, (found,) = shown(tmp_path, f"a.{kind.lower()}", data)
    assert found.code == "S075"
    assert getattr(opened(asset.data), "n_frames", 1) == 3


def test_a_moving_picture_that_is_heavy_is_told_of_and_left(tmp_path: Path) -> None:
    frames = [noise(900, 700).transpose(turn) for turn in (0, 1)]  # type: ignore[arg-type]
    data = file(frames[0], "PNG", save_all=True, append_images=frames[1:], duration=100)
    asset, findings = shown(tmp_path, "a.png", data)
    assert [found.code for found in findings] == ["S072", "S075"]
    assert asset.lighter is None


# --- files that are no pictures -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.png", b"", "it is empty"),
        ("a.svg", b"", "it is not well-formed"),
        ("a.jpg", b"\xff\xd8\xff", "damaged, or not an image"),
        ("a.jpg", b"%PDF-1.7", "damaged, or not an image"),
        ("a.jpg", file(scene(), "TIFF"), "TIFF is not a kind that e-books show"),
        ("a.png", file(scene(), "BMP"), "BMP is not a kind that e-books show"),
        ("a.webp", file(scene(), "WEBP")[:-40], ""),
        ("a.gif", file(scene().quantize(8), "GIF")[:60], ""),
    ],
)
def test_a_file_that_is_no_picture_is_an_error(
    name: str, data: bytes, reason: str, tmp_path: Path
) -> None:
    text = f"# A\n\nCalm.\n\n![A lake]({name})\n"
    book, _ = book_of(lay_out(tmp_path, {"a.md": text, name: data}))
    (found,) = (found for found in book.findings if found.code[0] == "S")
    assert found.code == "S013"
    assert reason in found.message
    assert book.assets == ()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_file_cut_off_anywhere_does_no_harm(kind: str) -> None:
    data = file(scene().quantize(64) if kind == "GIF" else scene(), kind)
    for length in range(0, len(data), max(len(data) // 60, 1)):
        try:
            made = raster(data[:length])
        except (ValueError, OSError):
            continue
        assert opened(made.data).size == (120, 80)


# --- in print -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "code"), [(300, "S073"), (560, "S073"), (700, "S074"), (1150, "S074"), (1300, "")]
)
def test_a_picture_too_coarse_for_its_size_on_the_page_is_told_of(
    width: int, code: str, tmp_path: Path
) -> None:
    text = "# A\n\nCalm.\n\n![A lake](a.png)\n\nMore.\n\n![A lake](a.png)\n"
    data = file(Image.new("L", (width, 100)), "PNG")
    result = build(find(lay_out(tmp_path, {"a.md": text, "a.png": data})), [Kind.PRINT])
    found = [one for one in result.findings if one.code in {"S073", "S074"}]
    assert [one.code for one in found] == [code] * bool(code)
    for one in found:
        assert one.span is not None
        assert one.span.line == 5


def test_a_drawing_is_never_too_coarse(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect/></svg>'
    folder = lay_out(tmp_path, {"a.md": "# A\n\nCalm.\n\n![A lake](a.svg)\n", "a.svg": svg})
    assert not {"S073", "S074"} & {one.code for one in build(find(folder), [Kind.PRINT]).findings}
