"""Promises to readers who cannot see, hear or read print: none that the content does not keep."""

from __future__ import annotations

import pytest

from bokbygg.book import Asset
from bokbygg.epub.accessibility import Access, access
from bokbygg.epub.documents import Facts


def promised(
    pictures: int = 0,
    described: int = 0,
    *,
    properties: tuple[str, ...] = (),
    assets: tuple[Asset, ...] = (),
    lang: str = "sv",
) -> Access:
    facts = Facts(properties=properties, pictures=pictures, described=described)
    return access((facts,), assets, lang)


def asset(media_type: str, data: bytes) -> Asset:
    return Asset(href="a", path="a", media_type=media_type, data=data)


def test_a_book_of_words_needs_no_eyes() -> None:
    found = promised()
    assert found.modes == found.sufficient == ("textual",)
    assert found.features == (
        *("tableOfContents", "readingOrder", "structuralNavigation", "ARIA"),
        "displayTransformability",
    )


def test_pictures_that_are_all_described_can_be_read_as_text() -> None:
    found = promised(pictures=2, described=2)
    assert found.modes == ("textual", "visual")
    assert found.sufficient == ("textual",)
    assert "alternativeText" in found.features


def test_one_picture_without_words_breaks_the_promise() -> None:
    found = promised(pictures=2, described=1)
    assert found.sufficient == ("textual", "visual")
    assert "alternativeText" not in found.features


FRAME = b"\x21\xf9\x04\x00\x0a\x00\x00\x00\x2c"


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("image/gif", b"GIF89a" + FRAME + b"..." + FRAME),
        ("image/png", b"\x89PNG....acTL....fcTL....IDAT"),
        ("image/webp", b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 14 + b"ANIM"),
        ("image/svg+xml", b'<svg><circle><animate attributeName="r"/></circle></svg>'),
        ("image/svg+xml", b"<svg><style>@keyframes a {}</style></svg>"),
        ("video/mp4", b""),
    ],
)
def test_what_may_move_is_not_called_harmless(media_type: str, data: bytes) -> None:
    assert promised(assets=(asset(media_type, data),)).hazard == "unknown"


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("image/gif", b"GIF89a" + FRAME),
        ("image/png", b"\x89PNG....IDAT..acTL.."),
        ("image/webp", b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 99 + b"ANIM"),
        ("image/svg+xml", b"<svg><settings/></svg>"),
        ("image/jpeg", FRAME * 2),
    ],
)
def test_what_stands_still_is_harmless(media_type: str, data: bytes) -> None:
    assert promised(assets=(asset(media_type, data),)).hazard == "none"


def test_a_script_may_do_anything() -> None:
    assert promised(properties=("scripted",)).hazard == "unknown"


@pytest.mark.parametrize(
    ("lang", "summary_lang", "begins"),
    [("sv", "sv", "Texten"), ("sv-FI", "sv", "Texten"), ("en-GB", "en", "The text"),
     ("fi", "fi", "Tekstin"), ("ka", "en", "The text")],
)  # fmt: skip
def test_the_summary_is_in_the_language_of_the_book_or_english(
    lang: str, summary_lang: str, begins: str
) -> None:
    summary = promised(lang=lang).summary
    assert summary.lang == summary_lang
    assert summary.text.startswith(begins)


def test_the_summary_speaks_of_pictures_only_where_there_are_some() -> None:
    assert "bilder" not in promised().summary.text
    assert promised(pictures=1, described=1).summary.text.endswith(
        "Alla bilder är beskrivna i ord."
    )
    assert promised(pictures=1).summary.text.endswith("Alla bilder är inte beskrivna i ord.")
