"""Every file of the book, and what the manifest says of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bokbygg.epub.package import asset_files
from tests.epub_sample import BOAT, COVER


@pytest.mark.parametrize(
    ("href", "called", "media_type"),
    [
        ("fonts/a.ttf", "application/x-font-ttf", "font/ttf"),
        ("fonts/a.OTF", "application/vnd.ms-opentype", "font/otf"),
        ("images/a.jpg", "image/pjpeg", "image/jpeg"),
        ("sound/a.opus", "audio/ogg; codecs=opus", "audio/ogg; codecs=opus"),
    ],
)
def test_core_media_types_are_ours_whatever_the_machine_calls_them(
    href: str, called: str, media_type: str
) -> None:
    (file,) = asset_files((replace(BOAT, href=href, media_type=called),), None)
    assert file.media_type == media_type


def test_assets_stand_by_name_and_the_cover_is_marked() -> None:
    files = list(asset_files((COVER, BOAT), COVER))
    assert [file.href for file in files] == ["images/bat.png", "images/omslag.png"]
    assert [file.properties for file in files] == [(), ("cover-image",)]


def test_ids_are_xml_names_and_all_different() -> None:
    hrefs = ("1.png", "images/a b.png", "images/a_b.png", "images_a_b.png", "images/å.png")
    files = list(asset_files((replace(BOAT, href=href) for href in hrefs), None))
    assert len({file.id for file in files}) == len(hrefs)
    assert all(file.id.isascii() and file.id[0].isalpha() for file in files)
    assert all(set(" /").isdisjoint(file.id) for file in files)
