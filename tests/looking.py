"""An e-book as readers see it, to be looked at: every page in five dresses, on sheets.

    python -m tests.looking BOOK.epub FOLDER

puts into FOLDER what foliate-js shows in Chromium: `light`, `dark`, `large` type, a `narrow` and a
`wide` window, and the notes that pop up. Not a test: eyes are needed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.needs import TOOLS

DRIVER = Path(__file__).parent / "reader" / "open.cjs"
DRESSES = ("light", "dark", "large", "narrow", "wide", "note")
ACROSS, WIDTH, GAP, MOST = 6, 320, 8, 24
"""Pictures in a row of a sheet and on a sheet, their width and what is between them in px."""


def sheets(pages: list[Path]) -> list[Image.Image]:
    """Pictures of pages on sheets, in order."""
    return [sheet(pages[at : at + MOST]) for at in range(0, len(pages), MOST)]


def sheet(pages: list[Path]) -> Image.Image:
    """Pictures of pages side by side and below each other."""
    images = [Image.open(page).convert("RGB") for page in pages]
    small = [one.resize((WIDTH, one.height * WIDTH // one.width)) for one in images]
    tall = max(one.height for one in small) + GAP
    rows = -(-len(small) // ACROSS)
    made = Image.new("RGB", (ACROSS * (WIDTH + GAP), rows * tall), "#8080a0")
    for at, one in enumerate(small):
        made.paste(one, (at % ACROSS * (WIDTH + GAP), at // ACROSS * tall))
    return made


def look(book: Path, folder: Path) -> None:
    """Put the pages of a book, and sheets of them, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["node", DRIVER, TOOLS, book, folder], check=True, stdout=subprocess.DEVNULL)
    for dress in DRESSES:
        pages = sorted(folder.glob(f"{dress}-*.png"))
        for number, made in enumerate(sheets(pages), start=1):
            made.save(folder / f"sheet-{dress}-{number}.png")


if __name__ == "__main__":
    look(Path(sys.argv[1]), Path(sys.argv[2]))
