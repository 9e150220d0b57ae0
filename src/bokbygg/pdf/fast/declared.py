"""The C functions that text is laid out by, declared from what was made of their declarations
before.

WeasyPrint gives cffi a page of C to read whenever it is imported, which takes as long as all the
rest of it. What cffi makes of that page are a few tables of bytes and numbers, the very ones that
it writes into modules made ahead of time (its "out-of-line ABI mode"). They are kept under all
that they were made of, the page and the version of cffi; where there are none, the page is read.

Nor is the system's compiler asked any more where the libraries are, as cffi does for each name that
is none: they are opened by the names that the linker knows, and where one is not found by that, the
page is read as ever.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from bokbygg import cache

_READS = "weasyprint.text.ffi"
"""The module that has the page."""


class _Tables(msgspec.Struct):
    """What cffi's own generated modules hand to `_cffi_backend.FFI`."""

    version: int
    types: bytes
    globals: tuple[bytes | int, ...]
    struct_unions: tuple[tuple[bytes, ...], ...]
    enums: tuple[bytes, ...]
    typenames: tuple[bytes, ...]


class _Kept(msgspec.Struct):
    """Those, and the libraries that were found, as the linker of Linux calls them."""

    tables: _Tables
    libraries: tuple[str, ...]


_LIBRARIES = {
    "gobject": "libgobject-2.0.so.0",
    "pango": "libpango-1.0.so.0",
    "harfbuzz": "libharfbuzz.so.0",
    "harfbuzz_subset": "libharfbuzz-subset.so.0",
    "harfbuzz_vector": "libharfbuzz-vector.so.0",
    "fontconfig": "libfontconfig.so.1",
    "pangoft2": "libpangoft2-1.0.so.0",
}
"""What the page calls the libraries, None for one that is missing, and their names."""


@contextmanager
def declared() -> Iterator[None]:
    """Let WeasyPrint, where it is imported now, have its declarations as they were kept; or keep
    them."""
    is_new = _READS not in sys.modules and not cache.is_off()
    key = _key() if is_new and sys.platform == "linux" else None
    if key is None:
        yield
        return
    cffi: Any = import_module("cffi")

    made = _made(cache.kept(key))
    if made is None:
        yield
        _keep(key)
        return
    stock = cffi.FFI
    cffi.FFI = lambda: made
    try:
        yield
    finally:
        cffi.FFI = stock


def _key() -> str | None:
    """The name of what is kept; None where there is no such page."""
    with suppress(ImportError, OSError, AttributeError, TypeError):
        backend = import_module("_cffi_backend")
        spec = find_spec("weasyprint")
        page = Path(spec.origin).with_name("text") / "ffi.py"  # type: ignore[union-attr,arg-type]
        program = f"{backend.__version__} {sys.implementation.cache_tag}"
        return f"declarations/{cache.digest(page.read_bytes(), program)}"
    return None


def _made(kept: bytes | None) -> Any:  # noqa: ANN401 - cffi has no types
    """The functions, as far as they were kept."""
    if kept is None:
        return None
    with suppress(Exception):  # whatever it is, the page itself is right
        backend: Any = import_module("_cffi_backend")
        found = msgspec.msgpack.decode(kept, type=_Kept)
        tables = found.tables
        told = {f"_{field}": getattr(tables, field) for field in tables.__struct_fields__}

        class Declared(backend.FFI):  # type: ignore[misc]
            def cdef(self, page: str) -> None:
                """What the page says is known."""

        made = Declared("declared", **told)
        for library in found.libraries:
            made.dlopen(library)
        return made
    return None


def _keep(key: str) -> None:
    """Keep what cffi made of the page."""
    with suppress(Exception):  # it is made again
        recompiler: Any = import_module("cffi.recompiler")
        source = io.StringIO()
        page = vars(sys.modules[_READS])
        recompiler.make_py_source(page["ffi"], "declared", source)
        *_, last = ast.parse(source.getvalue()).body
        told = last.value.keywords  # type: ignore[attr-defined]
        tables = {one.arg.removeprefix("_"): ast.literal_eval(one.value) for one in told}
        libraries = tuple(name for called, name in _LIBRARIES.items() if page[called] is not None)
        kept = _Kept(tables=_Tables(**tables), libraries=libraries)
        cache.keep(key, msgspec.msgpack.encode(kept))
