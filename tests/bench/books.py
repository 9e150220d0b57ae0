"""Generated books: seeded, so that every run measures the same text."""

from __future__ import annotations

import random
from pathlib import Path

_SYLLABLES = (
    "an be da en fö gå hem is ju kom lä mor nat ord på ros stå tid under var åk älv öst".split()
)
_SENTENCES = (4, 9)
_WORDS = (6, 18)


def write_book(folder: Path, essays: int, words: int) -> Path:
    """A book of so many essays of about so many words each, in `folder`."""
    dice = random.Random(f"{essays} {words}")
    folder.mkdir(parents=True)
    said = ('title = "Mätbok"', 'author = "Ingen"', 'lang = "sv"', "date = 2026")
    settings = "\n".join(["[book]", *said, 'isbn = "9780306406157"', ""])
    (folder / "bok.toml").write_text(settings, "utf-8")
    for number in range(1, essays + 1):
        text = _essay(dice, number, essays, words)
        (folder / f"{number:04}-essa.md").write_text(text, "utf-8")
    return folder


def _essay(dice: random.Random, number: int, essays: int, words: int) -> str:
    parts = [f"---\ntitle: Essä {number}\n---\n"]
    written, notes = 0, []
    while written < words:
        paragraph = " ".join(_sentence(dice) for _ in range(dice.randint(*_SENTENCES)))
        written += paragraph.count(" ") + 1
        kind = dice.random()
        if kind < 0.06:
            parts.append(f"## {_sentence(dice)[:40].strip(' .')}")
        elif kind < 0.12:
            paragraph = "> " + paragraph
        elif kind < 0.2:
            notes.append(_sentence(dice))
            paragraph += f"[^{len(notes)}]"
        elif kind < 0.24:
            other = dice.randint(1, essays)
            paragraph += f" Se [en annan essä]({other:04}-essa.md)."
        parts.append(paragraph)
    parts += [f"[^{index}]: {note}" for index, note in enumerate(notes, start=1)]
    return "\n\n".join(parts) + "\n"


def _sentence(dice: random.Random) -> str:
    words = [
        "".join(dice.choices(_SYLLABLES, k=dice.randint(1, 3)))
        for _ in range(dice.randint(*_WORDS))
    ]
    if dice.random() < 0.2:
        at = dice.randrange(len(words))
        words[at] = f"*{words[at]}*"
    if dice.random() < 0.15:
        words[-1] = f'"{words[-1]}"'
    if dice.random() < 0.1:
        words.insert(1, "--")
    return " ".join(words).capitalize() + "."


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.randint(1, 3)))
