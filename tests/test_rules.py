"""Each rule has a page in tests/rules/ that shows a book which breaks it and what is said of it.

A page holds fenced blocks: the book's files under their names (`md manuscript/a.md`), and
`text expected`: the findings of that rule, as a terminal shows them. `base64` blocks hold files
that are no text. Pages about finished e-books say what is other in that of `books/ebook`; those
about imports name in a block `sh command` what was asked for.
"""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from bokbygg.book import Finish, Kind, Target
from bokbygg.build import gather
from bokbygg.check import check_epub
from bokbygg.check.output.shops import SHOPS
from bokbygg.check.proofreading import proofread
from bokbygg.check.table import OF_BOOK, OF_ESSAY
from bokbygg.diagnostics import Fault, Rule, as_text
from bokbygg.read import find, read
from bokbygg.rules import RULES, typeset
from tests.bookmaking import fenced, lay_out
from tests.ebook_sample import altered, is_about_ebooks, packed
from tests.lexicons import speaking
from tests.needs import needs
from tests.program import bokbygg

PAGES = sorted((Path(__file__).parent / "rules").glob("*.md"))

ELSEWHERE = {
    "B015": "needs a folder that is not there: test_cli",
    "B030": "needs a folder that cannot be written: test_cli",
    "B041": "needs an option of the command line: test_editions",
    "B043": "needs an option of the command line: test_editions",
    "E001": "needs a fault of our own: test_epub_binding",
    "E002": "needs a fault of our own: test_epub_binding",
    "E024": "needs a large file: test_check",
    "E073": "needs a machine without Java: test_check",
    "E081": "needs a large font: test_epub_ownfonts",
    "E090": "needs a machine without Pango: test_pagelist",
    "E102": "needs a file of 2 GB: test_check",
    "E113": "needs a large file: test_check",
    "E132": "needs a file of 2 GB: test_check",
    "I003": "needs a large file: test_importing",
    "I004": "needs an archive: test_importing",
    "I005": "needs an archive: test_importing",
    "I006": "is for files of XML: test_importing",
    "I007": "is for files of XML: test_importing",
    "I009": "needs a link: test_importing",
    "L040": "needs an engine that loses text: test_pdf_charting",
    "L042": "needs an engine that changes text: test_pdf_charting",
    "N031": "needs a locked PDF: test_marks",
    "N032": "needs the proof of another book: test_marks",
    "N033": "needs a PDF: test_marks",
    "N034": "needs a PDF: test_marks",
    "N035": "needs a PDF from Ghostscript: test_marks",
    "N040": "needs a PDF: test_edits",
    "N041": "needs a PDF: test_edits",
    "P003": "is found in the style sheet before (B021): test_pdf_furnisher",
    "P005": "needs an engine with something to say: test_pdf_engine",
    "P006": "needs an engine that gives up: test_pdf_engine",
    "P010": "needs a machine without Pango: test_pdf_engine",
    "P030": "needs a machine without Pango: test_cover",
    "P060": "needs an option of the command line: test_only",
    "P061": "needs a folder that cannot be watched: test_watch",
    "P063": "needs a machine without a free port: test_serve",
    "P062": "needs a fault of our own: test_watch",
    "P083": "needs a file without its faces: test_prepress",
    "N001": "needs an option of the command line: test_compare",
    "N002": "needs an option of the command line: test_compare",
    "S016": "needs a file of 10 MB: test_read",
    "U002": "needs the site of another book: test_publish",
    "U003": "needs a site: test_publish",
    "U004": "is for who publishes: test_publish",
    "U020": "is for who publishes: test_reading",
    "U021": "is for who publishes: test_reading",
    "U030": "is for who publishes: test_publish_trade",
    "U031": "needs the site of an edition before: test_publish_gate",
    "U032": "needs a fault of our own: test_publish_gate",
    "U033": "needs a fault of our own: test_publish_gate",
    "U034": "needs a fault of our own: test_publish_gate",
    "U035": "is for who publishes: test_publish_gate",
    "U036": "is for who publishes: test_publish_gate",
    "U037": "is for who publishes: test_publish_gate",
    "U038": "needs a machine without a program: test_publish_gate",
    "U039": "is for who publishes: test_publish_gate",
    "U040": "is for who publishes: test_publish_gate",
    "U042": "is for who publishes: test_publish_shops",
    "U043": "is for who publishes: test_publish_shops",
    "U044": "is for who publishes: test_publish_shops",
    "U045": "is for who publishes: test_publish_shops",
    "U050": "is for a shelf: test_shelf",
    "U051": "is for a shelf: test_shelf",
    "U052": "is for a shelf: test_shelf",
    "U053": "needs a process that is killed: test_shelf",
    "U054": "needs another version: test_shelf",
    "U055": "needs a cluster: test_shelf",
}
"""Rules that no book's files can break, and where they are tested."""

OF_TEXT = {code for code in RULES if code[0] in "TW"} | {
    rule.code for rule, _ in (*OF_ESSAY, *OF_BOOK)
}
"""Rules about what an author typed, which `bokbygg check` follows."""

LAID_OUT = ("S073", "S074", "B090", "B091", "B092")
"""Rules about text and cover that only show when the books are made."""


FOR_PRINTERS = ("B110", "P080", "P081", "P082")
"""Rules that only show when the book is made for a print shop."""


OF_LOOKS = {rule.code for rule in vars(typeset).values() if isinstance(rule, Rule)}
"""Rules about how pages look, which `bokbygg check` follows when they are laid out."""


def _said(folder: Path, code: str) -> str:
    project = find(folder)
    if code in OF_TEXT:
        speaking(folder / "dictionaries")
        proof = proofread(read(project), select=("default", code))
        return "\n\n".join(as_text(found) for found in proof.findings() if found.code == code)
    kinds: list[Target] = [*Kind, *(Finish if code in FOR_PRINTERS else ())]
    book, _ = gather(project, kinds, drafts=False, jobs=1)
    findings = list(book.findings)
    if (code[0] in "PLE" and code not in OF_LOOKS) or code in LAID_OUT:
        from bokbygg.build import build

        findings = list(build(project, kinds).findings)
    if code in OF_LOOKS:
        from bokbygg.proof.looks import look

        findings = list(look(project, lay=True))
    return "\n\n".join(as_text(finding) for finding in findings if finding.code == code)


def _judged(page: str, code: str) -> str:
    """What is said of an e-book by the rule with a code."""
    asks_judge = code in {"E070", "E071", "E072"}
    if asks_judge:
        needs("java")
    data = packed(altered(page))
    found = check_epub(data, "snow-and-silence.epub", list(SHOPS), judge=asks_judge)
    return "\n\n".join(as_text(each) for each in found if each.code == code)


def _answered(folder: Path, command: str, code: str) -> str:
    """What the program says of a command by the rule with a code."""
    done = bokbygg(*command.split()[1:], cwd=folder)
    found = done.stderr.strip().split("\n\n")
    return "\n\n".join(each for each in found if f"[{code}]" in each)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_of_a_rule_says_what_the_program_says(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    files = fenced(text)
    expected = files.pop("expected").strip()
    command = files.pop("command", "")
    assert f"[{page.stem}]" in expected
    if is_about_ebooks(text):
        assert _judged(text, page.stem) == expected
        return
    folder = tmp_path / "book"
    folder.mkdir()
    for name, text in files.items():
        if name.endswith(".base64"):
            path = folder / name.removesuffix(".base64")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(text))
        else:
            lay_out(folder, {name: text})
    if command:
        assert _answered(folder, command, page.stem) == expected
        return
    assert _said(folder, page.stem) == expected


def test_every_rule_has_a_page() -> None:
    missing = RULES.keys() - {page.stem for page in PAGES} - ELSEWHERE.keys()
    assert sorted(missing) == []


@pytest.mark.parametrize("code", RULES)
def test_every_rule_explains_itself(code: str) -> None:
    rule = RULES[code]
    assert rule.title
    assert rule.title[-1] != "."
    assert rule.why.endswith(".")
    assert rule.good
    assert code == rule.code


def test_a_fault_says_what_its_findings_say() -> None:
    fault = Fault(RULES["S001"].found("there is no essay `x.md`"))
    assert "x.md" in str(fault)
