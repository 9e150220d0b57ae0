"""Pictures of a file made for a press."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

from pikepdf import Array, Name, PdfError, PdfImage

from bokbygg.pdf.inks import Inks, is_grey

Object = Any
"""A pikepdf.Object."""

_QUALITY = 95
"""Of a JPEG made of a JPEG: what it loses then is not seen in print."""


def convert(picture: Object, inks: Inks) -> bool:
    """Turn a picture in the colours of screens into one in those of the press, or in grey where it
    has no colour; what covers it (SMask) stays. Whether it is such now."""
    if picture.get("/ColorSpace") in (Name.DeviceGray, Name.DeviceCMYK):
        return True
    try:
        shown = PdfImage(picture).as_pil_image()
    except (PdfError, OSError, NotImplementedError, ValueError):
        return False
    if shown.mode == "CMYK":
        return True
    shown = shown.convert("RGB")
    if is_grey(shown):
        made = shown.convert("L")
    elif inks.profile:
        made = inks.picture(shown)
    else:
        return False
    _exchange(picture, made)
    return True


def _exchange(picture: Object, made: Any) -> None:  # noqa: ANN401 - a PIL image
    """The samples of a picture, packed as they were: a JPEG stays one. One with four inks has them
    the other way about, as Adobe's programs began it and all know."""
    for key in ("/Decode", "/DecodeParms"):
        if key in picture:
            del picture[key]
    if picture.get("/Filter") in (Name.DCTDecode, Name.JPXDecode):
        file = BytesIO()
        made.save(file, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
        picture.write(file.getvalue(), filter=Name.DCTDecode)
        if made.mode == "CMYK":
            picture.Decode = Array([1, 0] * 4)
    else:
        picture.write(zlib.compress(made.tobytes(), 9), filter=Name.FlateDecode)
    picture.ColorSpace = Name.DeviceCMYK if made.mode == "CMYK" else Name.DeviceGray
    picture.BitsPerComponent = 8
