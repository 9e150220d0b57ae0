"""Which files of a book's folder have been written, as the system tells of it.

Nothing is read here: what a change means is found out by making the book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from pathlib import Path

from watchfiles import Change, watch

from bokbygg.diagnostics import Fault
from bokbygg.rules.machine import CANNOT_WATCH

_QUIET = 50
"""Milliseconds without another change after which an editor has done saving."""
_AT_MOST = 500
"""Milliseconds after which changes are told of, even while more come in."""
_READY = 100
"""Milliseconds in which the watch is set up, and between looks for Ctrl-C."""
_BOOKS = frozenset({".epub", ".pdf"})
_ASIDE = frozenset({"node_modules", "__pycache__", "venv"})


def changes(root: Path, output: Path, rest: Callable[[], None]) -> Iterator[tuple[str, ...]]:
    """The names of files that changed in folder `root`, from it and with forward slashes, sorted;
    an empty tuple first of all, once no change can be missed any more. Hidden files, what editors
    put aside and all in the folder `output` are passed over. `rest` is called now and then
    meanwhile, and may raise.

    Raises Fault where the folder cannot be watched.
    """
    concern = Concern(root, output)
    try:
        ready = False
        for seen in watch(
            root,
            watch_filter=concern,
            debounce=_AT_MOST,
            step=_QUIET,
            rust_timeout=_READY,
            yield_on_timeout=True,
        ):
            rest()
            names = concern.names(seen)
            if names or not ready:
                yield names
                ready = True
    except OSError as error:
        hint = "set WATCHFILES_FORCE_POLLING=1, which looks at the files now and then"
        raise Fault(
            CANNOT_WATCH.found(f"`{root}` cannot be watched: {error}", hint=hint)
        ) from error


class Concern:
    """Whether a change may be one of the book's."""

    def __init__(self, root: Path, output: Path) -> None:
        self._root = root
        self._output = output.resolve()
        self._apart = not root.is_relative_to(self._output)

    def __call__(self, change: Change, path: str) -> bool:
        """Whether the file at `path` may be a part of the book."""
        changed = Path(path)
        if changed == self._root or not changed.is_relative_to(self._root):
            return False
        if self._apart and changed.is_relative_to(self._output):
            return False
        if changed.parent == self._output and changed.suffix in _BOOKS:
            return False
        parts = changed.relative_to(self._root).parts
        if parts[0] in _ASIDE or parts[-1].endswith("~"):
            return False
        return not any(part.startswith(".") for part in parts)

    def names(self, seen: Set[tuple[Change, str]]) -> tuple[str, ...]:
        """The files that were `seen` to change, as the author knows them; not those that an
        editor has made and taken away again while it saved."""
        made = {path for change, path in seen if change is Change.added}
        paths = (Path(path) for _, path in seen if path not in made or Path(path).exists())
        return tuple(sorted({path.relative_to(self._root).as_posix() for path in paths}))
