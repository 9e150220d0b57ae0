"""The files of a site where they lie on disk, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path


class Stored(Mapping[str, bytes]):
    """Files by their names: what is in memory as it is, the rest from its path."""

    def __init__(self, places: Mapping[str, Path | bytes]) -> None:
        self._places = dict(sorted(places.items()))

    def __getitem__(self, name: str) -> bytes:
        place = self._places[name]
        return place if isinstance(place, bytes) else place.read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
