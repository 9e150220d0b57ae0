"""Colours of screens as inks of a press, through the profile of that press (Little CMS)."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from io import BytesIO
from typing import Any

Picture = Any
"""A PIL image."""

MOST = 3.0
"""Full inks that lie over each other at most (ISO 12647-2 has 300 to 330 per cent)."""


class Inks:
    """What makes colours for a press with the given ICC profile; without one only grey is known.

    `space` is what PDF calls the colours that come of it.
    """

    def __init__(self, profile: bytes) -> None:
        self.profile = profile
        self.grey_only = profile[16:20] == b"GRAY"
        self.space = "/DeviceGray" if self.grey_only else "/DeviceCMYK"

    @functools.cached_property
    def _transform(self) -> Any:  # noqa: ANN401 - a transform of ImageCms
        """From sRGB, relative to the paper's white and with the darkest dark for the darkest."""
        from PIL import ImageCms

        return ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            ImageCms.ImageCmsProfile(BytesIO(self.profile)),
            "RGB",
            "L" if self.grey_only else "CMYK",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    def colour(self, red: float, green: float, blue: float) -> tuple[float, ...] | None:
        """A colour of sRGB (each from 0 to 1) as one share of light, where it is grey: black type
        is printed in black alone; else as four of ink. None where the profile is missing."""
        if max(red, green, blue) - min(red, green, blue) < _SAME:
            return (red,)
        if not self.profile:
            return None
        from PIL import Image

        channels = tuple(round(255 * max(0.0, min(1.0, part))) for part in (red, green, blue))
        pixel = self.picture(Image.new("RGB", (1, 1), channels)).getpixel((0, 0))
        values = pixel if isinstance(pixel, Sequence) else (pixel,)
        return tuple(round(value / 255, 3) for value in values)

    def picture(self, picture: Picture) -> Picture:
        """A picture in RGB as one in the colours of the press; raises what Pillow raises."""
        from PIL import ImageCms

        return ImageCms.applyTransform(picture, self._transform)


_SAME = 1 / 512
"""Channels that differ by less are told apart by nobody: less than half a step of 8 bits."""


def is_grey(picture: Picture) -> bool:
    """Whether no pixel of a picture in RGB has a colour."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    pairs = ((red, green), (green, blue))
    return all(ImageChops.difference(one, other).getbbox() is None for one, other in pairs)


def from_lab(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    """A colour of CIE Lab (D50) as sRGB, cut to what screens show (CSS Color 4, 17)."""
    fy = (lightness + 16) / 116
    x, y, z = (
        white * _linear(f) for white, f in zip(_D50, (fy + a / 500, fy, fy - b / 200), strict=True)
    )
    red, green, blue = (
        _encoded(row[0] * x + row[1] * y + row[2] * z)
        for row in (
            (3.1341359, -1.6173863, -0.4906619),
            (-0.9787954, 1.9162544, 0.0334427),
            (0.0719554, -0.2289769, 1.4053861),
        )
    )
    return red, green, blue


_D50 = (0.964296, 1.0, 0.825105)


def _linear(f: float) -> float:
    return f**3 if f > 6 / 29 else (f - 4 / 29) * 3 * (6 / 29) ** 2


def _encoded(light: float) -> float:
    light = max(0.0, min(1.0, light))
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
