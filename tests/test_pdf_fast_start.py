"""The engine takes less time to start from what was kept of its declarations, and is the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_TOLD = """
import json, sys
from bokbygg.pdf.composing import load
load()
from weasyprint.text import ffi as page
from weasyprint.text.ffi import ffi, harfbuzz, pango
names = "pango_layout_new pango_layout_set_text pango_font_get_glyph_extents".split()
print(json.dumps({
    "kept": not hasattr(ffi, "_parser"),
    "unread": "fontTools.subset" not in sys.modules,
    "joins": "pikepdf" in sys.modules,
    "cuts": page.__name__ and sys.modules["weasyprint.pdf.fonts"].subset.Subsetter.__name__,
    "sizes": [ffi.sizeof(f"Pango{name}") for name in ("GlyphInfo", "Rectangle", "LogAttr")],
    "functions": [ffi.typeof(getattr(pango, name)).cname for name in names],
    "number": pango.PANGO_WEIGHT_BOLD, "version": pango.pango_version(),
    "null": ffi.NULL == ffi.cast("void *", 0),
    "text": ffi.string(ffi.new("char[]", b"abc")).decode(),
}))
"""


def _told(cache: Path, **more: str) -> dict[str, object]:
    made = subprocess.run(
        [sys.executable, "-c", _TOLD],
        env={**os.environ, "XDG_CACHE_HOME": str(cache), **more},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return dict(json.loads(made.stdout))


@pytest.fixture(scope="module")
def began(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """A cache in which the declarations were kept, and what the engine was when they were."""
    cache = tmp_path_factory.mktemp("cache")
    return cache, _told(cache)


def test_declarations_are_read_once(began: tuple[Path, dict[str, object]]) -> None:
    cache, first = began
    second = _told(cache)
    assert (first.pop("kept"), second.pop("kept")) == (False, True)
    assert first == second


def test_a_worker_leaves_unread_what_it_has_no_need_of(
    began: tuple[Path, dict[str, object]],
) -> None:
    """But has it where it asks for it."""
    _, told = began
    assert told["unread"]
    assert not told["joins"]
    assert told["cuts"] == "Subsetter"


def test_declarations_of_another_make_are_not_believed(
    began: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    """What lies there is no table: the engine reads its own page."""
    from bokbygg import cache
    from bokbygg.pdf.fast import declared

    key = declared._key()
    assert key is not None
    with pytest.MonkeyPatch.context() as here:
        here.setenv("XDG_CACHE_HOME", str(tmp_path))
        cache.keep(key, b"\x93\x01\x02\x03")
        assert cache.kept(key) is not None
    assert _told(tmp_path)["kept"] is False
    assert _told(began[0], BOKBYGG_NO_CACHE="1")["kept"] is False
