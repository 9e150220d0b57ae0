"""The C functions that text is laid out by, declared from what was made of their declarations
before.

WeasyPrint gives cffi a page of C to read whenever it is imported, which takes as long as all the
rest of it. What cffi makes of that page are a few tables of bytes and numbers, the very ones that
it writes into modules made ahead of time (its "out-of-line ABI mode"). They are kept under all
that they were made of, the page and the version of cffi; where there are none, the page is read.
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


@contextmanager
def declared() -> Iterator[None]:
    """Let WeasyPrint, where it is imported now, have its declarations as they were kept; or keep
    them."""
    key = _key() if _READS not in sys.modules and not cache.is_off() else None
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
        tables = msgspec.msgpack.decode(kept, type=_Tables)
        told = {f"_{field}": getattr(tables, field) for field in tables.__struct_fields__}

        class Declared(backend.FFI):  # type: ignore[misc]
            def cdef(self, page: str) -> None:
                """What the page says is known."""

        return Declared("declared", **told)
    return None


def _keep(key: str) -> None:
    """Keep what cffi made of the page."""
    with suppress(Exception):  # it is made again
        recompiler: Any = import_module("cffi.recompiler")
        source = io.StringIO()
        recompiler.make_py_source(sys.modules[_READS].ffi, "declared", source)
        *_, last = ast.parse(source.getvalue()).body
        told = last.value.keywords  # type: ignore[attr-defined]
        tables = {one.arg.removeprefix("_"): ast.literal_eval(one.value) for one in told}
        cache.keep(key, msgspec.msgpack.encode(_Tables(**tables)))
