"""Generated books: seeded, so that every run measures the same text.

They look like books of essays: Swedish and English ones, words as rare and as common as words are
(after Zipf), long ones among them that must be hyphenated, sections, notes, quotations, lists,
tables, figures, and references to other pages.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

from tests.bench.words import VOCABULARIES, Vocabulary

SIZES = {40: 2, 180: 11, 700: 44, 2000: 126}
"""Pages to essays."""

_WORDS = 3700
"""Words in an essay, in the mean."""

_PICTURES = 8


def write_book(folder: Path, essays: int, justification: str = "plain") -> Path:
    """A book of so many essays in `folder`; the folder. Its lines are broken as WeasyPrint alone
    breaks them, unless it is to be `tuned`."""
    (folder / "images").mkdir(parents=True)
    said = ('title = "Mätbok"', 'author = "Ingen Alls"', 'lang = "sv"', "date = 2026")
    look = ("[pdf]", f'justification = "{justification}"', "")
    settings = "\n".join(
        ["[book]", *said, 'isbn = "9780306406157"', "[cover]", 'design = "none"', *look]
    )
    (folder / "bok.toml").write_text(settings, "utf-8")
    for number in range(_PICTURES):
        (folder / "images" / f"bild-{number}.jpg").write_bytes(_picture(number))
    for number in range(1, essays + 1):
        text = Essay(number, essays).text()
        (folder / f"{number:03}-essa.md").write_text(text, "utf-8")
    return folder


def edit(folder: Path, number: int, *, longer: bool) -> None:
    """Edit an essay: words change their places in its middle, which leaves its pages; or, where it
    becomes `longer`, pages come in, so that all later ones get other numbers."""
    path = folder / f"{number:03}-essa.md"
    paragraphs = path.read_text("utf-8").split("\n\n")
    at = next(
        index
        for index, text in enumerate(paragraphs)
        if index > len(paragraphs) // 2 and text[0].isalpha() and len(text) > 400
    )
    if longer:
        more = Essay(number, number, seed="more")
        paragraphs[at:at] = [more.paragraph() for _ in range(14)]
    else:
        words = paragraphs[at].split(" ")
        words[1], words[2] = words[2], words[1]
        paragraphs[at] = " ".join(words)
    path.write_text("\n\n".join(paragraphs), "utf-8")


class Essay:
    """An essay, written as one goes: essay `number` of a book of so many `essays`. Every fourth is
    in English."""

    def __init__(self, number: int, essays: int, seed: str = "") -> None:
        self._dice = random.Random(f"essay {number} {essays} {seed}")
        self._number, self._essays = number, essays
        self._lang = "en" if number % 4 == 0 else "sv"
        self._words: Vocabulary = VOCABULARIES[self._lang]
        self._notes: list[str] = []

    def text(self) -> str:
        """The essay as its author would have typed it."""
        length = self._dice.gauss(_WORDS, _WORDS / 6)
        parts = [f"---\ntitle: {self._heading()}\nlang: {self._lang}\n---"]
        written = section = 0
        while written < length:
            part = self._part(section)
            section += part.startswith("## ")
            parts.append(part)
            written += part.count(" ")
        parts += [f"[^{index}]: {note}" for index, note in enumerate(self._notes, start=1)]
        return "\n\n".join(parts) + "\n"

    def _part(self, section: int) -> str:
        draw = self._dice.random()
        if draw < 0.07:
            return f"## {self._heading()} {{#s{self._number}-{section + 1}}}"
        if draw < 0.13:
            return f"> {self.paragraph()}"
        if draw < 0.16:
            return "\n".join(f"- {self._sentence()}" for _ in range(self._dice.randint(3, 6)))
        if draw < 0.18:
            return "\n".join(f"{n}. {self._sentence()}" for n in range(1, 5))
        if draw < 0.195:
            return self._table()
        if draw < 0.21:
            number = self._dice.randrange(_PICTURES)
            return f'![{self._heading()}](images/bild-{number}.jpg "{self._sentence()}")'
        return self.paragraph()

    def paragraph(self) -> str:
        """Some sentences, perhaps with a note or a reference to another essay's page."""
        sentences = [self._sentence() for _ in range(max(2, round(self._dice.gauss(6, 2))))]
        draw = self._dice.random()
        if draw < 0.16:
            self._notes.append(" ".join(self._sentence() for _ in range(self._dice.randint(1, 2))))
            sentences[-1] += f"[^{len(self._notes)}]"
        elif draw < 0.2:
            other = self._dice.randint(1, self._essays)
            sentences.append(f"{self._words.see} [{other}]({other:03}-essa.md){{.page}}.")
        return " ".join(sentences)

    def _table(self) -> str:
        rows = ["| " + " | ".join(self._word().capitalize() for _ in "abc") + " |", "|---|---|--:|"]
        for _ in range(self._dice.randint(3, 7)):
            said = " ".join(self._word() for _ in range(3))
            rows.append(f"| {self._word()} | {said} | {self._dice.randrange(1000)} |")
        return "\n".join(rows)

    def _heading(self) -> str:
        return " ".join(self._word() for _ in range(self._dice.randint(2, 5))).capitalize()

    def _sentence(self) -> str:
        count = max(4, round(self._dice.lognormvariate(2.75, 0.45)))
        words = [self._word() for _ in range(count)]
        draw = self._dice.random()
        if draw < 0.1:
            at = self._dice.randrange(1, count)
            words[at] = f"*{words[at]}*"
        elif draw < 0.12:
            words[0], words[-1] = f'"{words[0]}', f'{words[-1]}"'
        elif draw < 0.15:
            words.insert(count // 2, "--")
        for at in range(3, count - 2):
            if self._dice.random() < 0.09 and words[at].isalpha():
                words[at] += ","
        sentence = " ".join(words)
        first = next(index for index, letter in enumerate(sentence) if letter.isalpha())
        return sentence[:first] + sentence[first:].capitalize()[0] + sentence[first + 1 :] + "."

    def _word(self) -> str:
        return self._words.word(self._dice)


def _picture(number: int) -> bytes:
    """A photograph of nothing: clouds of grey, as large as photographs are."""
    from PIL import Image

    dice = random.Random(f"picture {number}")
    clouds = Image.frombytes("L", (40, 27), dice.randbytes(40 * 27)).resize((1400, 945))
    grain = Image.frombytes("L", (350, 236), dice.randbytes(350 * 236)).resize((1400, 945))
    made = io.BytesIO()
    Image.blend(clouds, grain, 0.2).convert("RGB").save(made, "JPEG", quality=82)
    return made.getvalue()
