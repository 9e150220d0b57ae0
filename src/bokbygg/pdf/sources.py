"""The files of fragments, opened to be joined; some while others are still laid out."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Pdf

from bokbygg.pdf.fragment import Fragment


class Sources:
    """Files that were opened before they were wanted, each for one use."""

    def __init__(self) -> None:
        self._opened: dict[bytes, Pdf] = {}

    def prepare(self, fragment: Fragment) -> None:
        """Open the file of a fragment that is likely to be joined."""
        if fragment.pdf not in self._opened:
            self._opened[fragment.pdf] = _open(fragment)

    def take(self, fragment: Fragment) -> Pdf:
        """The file of a fragment, which is the caller's to close: one that is joined twice is two
        files, since pages are copied from each once."""
        return self._opened.pop(fragment.pdf, None) or _open(fragment)


def _open(fragment: Fragment) -> Pdf:
    return Pdf.open(BytesIO(fragment.pdf))
