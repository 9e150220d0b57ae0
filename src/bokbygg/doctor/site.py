"""What a book's site can be made with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bokbygg.doctor.examination import Examination, State
from bokbygg.publish.reading.engine import COMMAND, NAME, VERSION, engine


def of_site(root: Path) -> Iterator[Examination]:
    """Whether pages can be turned on the site of the book in the folder `root`."""
    found = engine(root)
    if found.fits:
        told = f"{found.version}, {found.folder}"
        yield Examination(name=NAME, state=State.FOUND, found=told)
        return
    other = f"{found.version} is not {VERSION}: " if found.version else ""
    yield Examination(
        name=NAME,
        state=State.USEFUL,
        found=f"{other}nobody can turn pages on the site that `bokbygg publish` makes",
        remedies=(("npm", f"{COMMAND}   (in the book's folder)"),),
    )
