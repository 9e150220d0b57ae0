"""`python -m tests.bench.planted [FOLDER ...]`: how much of what is wrong `bokbygg check` finds.

In copies of our own book, errors of a known kind are planted at places drawn by lot from a fixed
seed, at most one a paragraph; told is how many of them are found at their place, by kind. Then
what is said of clean books: our own, and those in FOLDER. Every finding there is printed, to be
judged; a book of 10,000 words should have no more than three that are false.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bokbygg.check.proofreading import proofread
from bokbygg.check.tongues import tongue
from bokbygg.check.words.lexicon import lexicon
from bokbygg.diagnostics import Diagnostic
from bokbygg.read import find, read

ROOT = Path(__file__).parent.parent.parent
SEED = 20101213
EACH = 12
"""Errors of a kind."""

ONCE = ("W004",)
"""Rules that tell of a thing once, however often it stands: one error of each kind is planted."""

Change = tuple[int, int, str]
"""Characters of a line, from and to, and what is put there."""

Planted = tuple[str, int, int, int]
"""File, line, and columns (from 0) that an error takes."""


def _swap(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Callable[[str], list[Change]]:
    """A change for each place of a line that matches."""

    def sites(line: str) -> list[Change]:
        make = new if callable(new) else (lambda match: match.expand(new))
        return [(*match.span(), make(match)) for match in re.finditer(pattern, line)]

    return sites


def _loose(match: re.Match[str]) -> str:
    opens = match.start() == 0 or match.string[match.start() - 1] == " "
    return '" ' if opens else ' "'


def _misspelt(line: str) -> list[Change]:
    """Two letters of a word changed over, one left out, one doubled."""
    made = []
    for number, match in enumerate(re.finditer(r"(?<=[ ])[a-zåäö]{6,}(?=[ ,.])", line)):
        word, at = match[0], 1 + number % (len(match[0]) - 3)
        forms = (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
        )
        wrong = forms[number % 3]
        known = lexicon("sv")
        if wrong != word and known and known.has(word) and not known.has(wrong):
            made.append((*match.span(), wrong))
    return made


def _split(line: str) -> list[Change]:
    """A compound as two words."""
    known, small = lexicon("sv"), tongue("sv").function_words
    made = []
    for match in re.finditer(r"(?<=[ ])[a-zåäö]{8,}(?=[ ,.])", line):
        word = match[0]
        parts = [
            (word[:at], word[at:])
            for at in range(3, len(word) - 3)
            if known
            and known.lists(word[:at])
            and known.lists(word[at:])
            and known.has(word)
            and not {word[:at], word[at:]} & small
        ]
        if parts:
            best = max(parts, key=lambda pair: min(map(len, pair)))
            made.append((*match.span(), " ".join(best)))
    return made


KINDS: dict[str, tuple[str, Callable[[str], list[Change]]]] = {
    "two blanks": ("T001", _swap(r"(?<=\w\w) (?=\w)", "  ")),
    "blank before a mark": ("T002", _swap(r"(?<=\w\w)(?=[,.?](?:\s|$))", " ")),
    "no blank after a comma": ("T003", _swap(r"(?<=[a-zåäö]{2}), (?=[a-zåäö]{2})", ",")),
    "no blank after a stop": ("T003", _swap(r"(?<=[a-zåäö]{2})\. (?=[A-ZÅÄÖ][a-zåäö])", ".")),
    "blank inside quotes": ("T004", _swap(r'(?<=[ ])"(?=\w)|(?<=\w[.?])"(?= )', _loose)),
    "quotation mark lost": ("T005", _swap(r'(?<=[\w.?,])"(?=[ ,.])|(?<=[ ])"(?=\w)', "")),
    "bracket without partner": ("T006", _swap(r"(?<= )(?=[a-zåäö]{4})", "(")),
    "comma twice": ("T007", _swap(r"(?<=\w),(?= )", ",,")),
    "stop twice": ("T007", _swap(r"(?<=[a-zåäö]{2})\.(?= [A-ZÅÄÖ]|$)", "..")),
    "stop after a question": ("T007", _swap(r"(?<=\w)\?(?=\s|$)", "?.")),
    "dash loose": ("T008", _swap(r"(?<=[a-zåäö]{3}), (?=[a-zåäö]{3})", " –")),
    "hyphen loose": ("T008", _swap(r"(?<= (?!och)[a-zåäö]{3}) (?=[a-zåäö]{3})", " -")),
    "dash twice": ("T009", _swap(r"(?<=[a-zåäö]{3}), (?=[a-zåäö]{3})", " – – ")),
    "four points": ("T010", _swap(r"(?<=[a-zåäö]{2})\.(?= [A-ZÅÄÖ]|$)", "....")),
    "decimal point": ("T011", _swap(r"(?<=[a-zåäö]{3}) (?=[a-zåäö]{3})", " 1.5 procent ")),
    "time with a colon": ("T012", _swap(r"(?<=[a-zåäö]{3}) (?=[a-zåäö]{3})", " kl. 9:30 ")),
    "accent for an apostrophe": ("T013", _swap(r"(?<=[a-zåäö]{3})(?=s )", "´")),
    "slash loose": ("T015", _swap(r"(?<=[a-zåäö]{3}) och (?=[a-zåäö]{3})", " /")),
    "unseen sign": ("T016", _swap(r"(?<=[a-zåäö]{3})(?=[a-zåäö]{3})", "\u200b")),
    "small letter": (
        "T019",
        _swap(r"(?<=[a-zåäö]{4}\. )[A-ZÅÄÖ](?=[a-zåäö]{2})", lambda match: match[0].lower()),
    ),
    "word twice": (
        "W003",
        _swap(r"(?<= )(?!var |som |det |den )[a-zåäö]{3,8}(?= )", r"\g<0> \g<0>"),
    ),
    "Twitter as twitter": ("W004", _swap(r"(?<=[a-zåäö] )Twitter", "twitter")),
    "Facebook as FaceBook": ("W004", _swap(r"(?<=[a-zåäö] )Facebook", "FaceBook")),
    "misspelt": ("W010", _misspelt),
    "compound split": ("W012", _split),
}
"""Each kind of error, the rule that is to find it, and where it can be planted in a line."""


def plant(
    book: Path, sites: Callable[[str], list[Change]], lot: random.Random, most: int
) -> list[Planted]:
    """Plant at most so many errors in the essays of a book."""
    places = []
    for path in sorted((book / "manuscript").glob("*.md")):
        lines = path.read_text("utf-8").split("\n")
        for number in _prose(lines):
            places += [(path, number, change) for change in sites(lines[number])]
    lot.shuffle(places)
    taken: dict[tuple[Path, int], Change] = {}
    for path, number, change in places:
        if len(taken) < most:
            taken.setdefault((path, number), change)
    for (path, number), (start, end, new) in taken.items():
        lines = path.read_text("utf-8").split("\n")
        lines[number] = lines[number][:start] + new + lines[number][end:]
        path.write_text("\n".join(lines), "utf-8")
    return [
        (path.relative_to(book).as_posix(), number + 1, start, start + max(len(new), 1))
        for (path, number), (start, _, new) in sorted(taken.items())
    ]


def paste_paragraphs(book: Path, lot: random.Random) -> list[Planted]:
    """Paragraphs that stand in the last essay too, a word of twelve left out."""
    sources = sorted((book / "manuscript").glob("0*.md"))
    last = book / "manuscript" / "efterord.md"
    chosen = []
    for path in sources:
        lines = path.read_text("utf-8").split("\n")
        chosen += lot.sample([lines[number] for number in _prose(lines)], 2)
    text = last.read_text("utf-8").rstrip("\n") + "\n"
    planted = []
    for line in chosen:
        planted.append((last.relative_to(book).as_posix(), text.count("\n") + 2, 0, 1))
        text += f"\n{_thinned(line)}\n"
    last.write_text(text, "utf-8")
    return planted


def paste_essays(book: Path, lot: random.Random) -> list[Planted]:
    """Essays that are in the book twice, a word of twelve left out."""
    planted = []
    settings = book / "manuscript" / "bok.toml"
    text = settings.read_text("utf-8")
    for path in sorted((book / "manuscript").glob("0*.md")):
        lines = path.read_text("utf-8").split("\n")
        prose = set(_prose(lines))
        again = [_thinned(line) if n in prose else line for n, line in enumerate(lines)]
        copy = path.with_name(f"{path.stem}-ny.md")
        copy.write_text("\n".join(again), "utf-8")
        text = text.replace(f'"{path.name}",', f'"{path.name}", "{copy.name}",')
        title = next(n for n, line in enumerate(lines, 1) if line.startswith("title:"))
        planted.append((copy.relative_to(book).as_posix(), title, 0, 20))
    settings.write_text(text, "utf-8")
    return planted


def _thinned(line: str) -> str:
    words = line.split(" ")
    return " ".join(word for number, word in enumerate(words, 1) if number % 12)


PASTED = {
    "paragraph pasted in": ("W002", paste_paragraphs),
    "essay pasted in": ("W001", paste_essays),
}


def _prose(lines: list[str]) -> Iterator[int]:
    """The lines that are paragraphs."""
    body = [number for number, line in enumerate(lines) if line == "---"][1]
    for number, line in enumerate(lines[body:], start=body):
        if len(line) > 80 and line[0] not in "#|!:<>[`{-*" and not line[0].isdigit():
            yield number


def told(book: Path) -> tuple[Diagnostic, ...]:
    """What is said of a book by the rules that are told of unasked."""
    return proofread(read(find(book))).findings()


def is_told(found: Diagnostic, code: str, planted: Planted) -> bool:
    """Whether a finding is about a planted error: of its rule, and at most a few signs away. Of a
    pair whose one mark is lost, the other one may be told of."""
    path, line, start, end = planted
    span = found.span
    if span is None or found.code != code or (span.path, span.line) != (path, line):
        return False
    near = span.column - 1 <= end + 12 and span.column - 1 + span.width >= start - 12
    return near or code in {"T005", "T006"}


def sown(kinds: Iterable[str] = (*KINDS, *PASTED)) -> Iterator[tuple[str, str, int, int, int]]:
    """For each kind of error: its rule, how many were planted, how many found, and how much else
    was said of the book."""
    lot = random.Random(SEED)
    usual = Counter(found.code for found in told(ROOT))
    for kind in kinds:
        code, _ = KINDS[kind] if kind in KINDS else PASTED[kind]
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "manuscript", Path(folder, "manuscript"))
            planted = _sow(Path(folder), kind, lot)
            found = told(Path(folder))
        hits = sum(any(is_told(each, code, place) for each in found) for place in planted)
        besides = Counter(each.code for each in found if each.code != code) - usual
        yield kind, code, len(planted), hits, besides.total()


def _sow(book: Path, kind: str, lot: random.Random) -> list[Planted]:
    if kind in PASTED:
        return PASTED[kind][1](book, lot)
    code, sites = KINDS[kind]
    return plant(book, sites, lot, 1 if code in ONCE else EACH)


def recall() -> None:
    print(f"{'planted':28}{'rule':6}{'planted':>8}{'found':>7}{'besides':>9}")
    sums: Counter[tuple[str, str]] = Counter()
    for kind, code, planted, hits, besides in sown():
        sort = kind if code in {"W010", "W012"} else "mechanical"
        sums[sort, "planted"] += planted
        sums[sort, "found"] += hits
        print(f"{kind:28}{code:6}{planted:8}{hits:7}{besides:9}")
    for sort in ("mechanical", "misspelt", "compound split"):
        found, planted = sums[sort, "found"], sums[sort, "planted"]
        print(f"{sort}: {found} of {planted}, {found / max(planted, 1):.2f}")


def clean(book: Path) -> None:
    began = time.process_time()
    manuscript = read(find(book))
    proof = proofread(manuscript)
    findings = proof.findings()
    words = sum(essay.chapter.words for essay in proof.script.essays)
    seconds = time.process_time() - began
    print(f"\n{book.name}: {words} words, {seconds:.1f} s of CPU, {len(findings)} findings")
    for code, count in sorted(Counter(found.code for found in findings).items()):
        print(f"  {code} {count:5} {count / words * 10_000:8.1f} per 10,000 words")
    for found in findings:
        place = f"{found.span.path}:{found.span.line}:{found.span.column}" if found.span else ""
        print(f"    {found.code} {place}: {found.message}")


if __name__ == "__main__":
    recall()
    for name in (ROOT, *map(Path, sys.argv[1:])):
        clean(name)
