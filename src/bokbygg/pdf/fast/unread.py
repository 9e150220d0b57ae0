"""Modules that WeasyPrint takes in and that few books need: taken in when they are asked for.

fontTools cuts faces where HarfBuzz cannot, and makes one face of a variable file; faces are cut
when the book is joined, by HarfBuzz.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_UNREAD = ("fontTools.subset", "fontTools.varLib.instancer")


class _Unread(ModuleType):
    """What stands for a module that is not taken in yet. What is imported of it by name is a
    function that asks for it when it is called."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a module may hold
        if name.startswith("__"):
            raise AttributeError(name)
        if self.__name__ == _UNREAD[0]:
            return getattr(import_module(self.__name__), name)

        def asked(*given: Any, **named: Any) -> Any:  # noqa: ANN401
            return getattr(import_module(self.__name__), name)(*given, **named)

        return asked


@contextmanager
def unread() -> Iterator[None]:
    """Let those of the modules that are not taken in yet be left out of what is imported now."""
    left = {name: _Unread(name) for name in _UNREAD if name not in sys.modules}
    sys.modules.update(left)
    try:
        yield
    finally:
        for name, stand_in in left.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
