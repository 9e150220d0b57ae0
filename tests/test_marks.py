"""Readers' marks: put on a proof by programs that are not ours, back at the words they are on."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from bokbygg.diagnostics import Fault
from bokbygg.proof.making import Wish as ProofWish
from bokbygg.proof.making import keep, proof
from bokbygg.proof.map import ProofMap
from bokbygg.proof.marks.gathering import Notes, gathered
from bokbygg.proof.marks.mark import Note, Sort
from bokbygg.proof.marks.reading import read_copy
from bokbygg.proof.marks.rebasing import Rebase
from bokbygg.read import find
from tests import marking
from tests.bench import roundtrip
from tests.bookmaking import lay_out
from tests.marking import Wish
from tests.needs import needs
from tests.planning import Line, lines
from tests.program import here

CORPUS = Path(__file__).parents[2] / "shared/corpora/annotated-pdf"

ESSAYS = {
    "manuscript/bok.toml": '[book]\ntitle = "Havet"\nauthor = "Anna Berg"\nlang = "sv"\n',
    "manuscript/havet.md": """---
title: "Havets *yta*"
epigraph: { text: "Vattnet minns allting.", source: Ordspråk }
---

Hon sade "vattnet är kallt" -- men gick i... Klockan var 9-16 och vinden ökade från väster, så att
båtarna drog i sina förtöjningar. Det *stora* havet låg \\*stilla\\* & grått bortom skären.[^1]

Någon finare fiskaffär fanns inte; officiella förfrågningar besvarades aldrig av
informationscheferna i kommunalförvaltningens huvudbyggnad.

[^1]: Skären heter så sedan medeltiden.
""",
    "manuscript/land.md": "# Landet\n\nLandet låg lågt och vinden ökade även här.\n",
}


class Desk:
    """A book and its proof, and where on the proof words stand."""

    def __init__(self, folder: Path) -> None:
        self.folder = lay_out(folder / "book", ESSAYS)
        made = proof(find(self.folder), ProofWish())
        assert made.output is not None
        assert made.map is not None
        keep(find(self.folder), made.map)
        self.data: bytes = made.output.data
        self.map: ProofMap = made.map
        self.lines = lines(self.data, [page.area for page in made.map.pages])

    def on(self, words: str, subtype: str, said: str = "", by: str = "Anna") -> Wish:
        """A mark on the words, as they are printed on one line."""
        line, at = self.find(words)
        quad = line.quad(at, at + len(words))
        return Wish(subtype=subtype, page=line.page, quads=(quad,), said=said, by=by)

    def caret(self, before: str, after: str, said: str) -> Wish:
        """A caret between two words."""
        line, at = self.find(before + after)
        x = line.boxes[at + len(before) - 1][2]
        low, top = line.boxes[at][1], line.boxes[at][3]
        tip = low + 0.35 * (top - low)
        quad = (x - 3, tip - 5, x + 3, tip)
        return Wish(subtype="Caret", page=line.page, quads=(quad,), said=said)

    def find(self, words: str) -> tuple[Line, int]:
        """The line that has these words, and where in it."""
        found = [(line, line.text.find(words)) for line in self.lines if words in line.text]
        assert len(found) == 1, [line.text for line in self.lines]
        return found[0]

    def notes(self, data: bytes, folder: Path | None = None) -> Notes:
        return gathered(find(folder or self.folder), [read_copy("copy.pdf", data)])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("marks"))


def stands(note: Note, folder: Path) -> str:
    """What stands in the author's file at a note's place."""
    assert note.start is not None
    assert note.end is not None
    rows = (folder / note.start.path).read_text("utf-8").split("\n")
    if note.start.line == note.end.line:
        return rows[note.start.line - 1][note.start.column - 1 : note.end.column - 1]
    first = rows[note.start.line - 1][note.start.column - 1 :]
    inner = rows[note.start.line : note.end.line - 1]
    return "\n".join([first, *inner, rows[note.end.line - 1][: note.end.column - 1]])


WORDS = {
    "kallt": "kallt",
    "”vattnet är kallt” –": '"vattnet är kallt" --',
    "gick i…": "gick i...",
    "9–16": "9-16",
    "stora": "stora",
    "Det stora": "Det *stora",
    "minns": "minns",
    "medeltiden": "medeltiden",
    "inte; officiella": "inte; officiella",
}
"""Words as they are printed, and what stands for them in the file."""


def test_marks_lead_to_the_words_as_the_author_types_them(desk: Desk) -> None:
    wishes = [desk.on(words, "Highlight", by=words) for words in WORDS]
    found = desk.notes(marking.with_pymupdf(desk.data, wishes))
    assert {note.mark.by: stands(note, desk.folder) for note in found.notes} == WORDS
    assert all(note.exact and not note.doubt for note in found.notes)
    assert found.findings == ()


def test_notes_come_in_the_order_of_the_manuscript_with_what_they_are(desk: Desk) -> None:
    wishes = [
        desk.on("lågt", "Squiggly", "hm"),
        desk.on("kallt", "Underline", "säkert?", by="Per"),
        desk.caret("drog", " i", "hårt"),
        desk.on("vinden ökade från", "StrikeOut"),
    ]
    found = desk.notes(marking.with_pymupdf(desk.data, wishes))
    told = [(note.mark.sort, note.quote, note.mark.said, note.mark.by) for note in found.notes]
    assert told[0] == (Sort.UNDERLINE, "kallt", "säkert?", "Per")
    assert told[1][:2] == (Sort.STRIKE, "vinden ökade från")
    assert told[2][0] is Sort.INSERT
    assert "drog‸ i" in told[2][1]
    assert told[3] == (Sort.SQUIGGLE, "lågt", "hm", "Anna")


@pytest.mark.parametrize("subtype", ["Text", "FreeText", "Ink"])
def test_what_stands_beside_the_text_belongs_to_the_line_there(desk: Desk, subtype: str) -> None:
    for words in ("Vattnet minns", "drog i", "informationscheferna", "Skären heter", "lågt och"):
        line, at = desk.find(words)
        low, top = line.boxes[at][1], line.boxes[at][3]
        middle = (low + top) / 2
        x = line.boxes[-1][2] + 30
        quad = (x, middle - 9, x + 60, middle + (0 if subtype == "Text" else 9))
        if subtype == "Ink":
            quad = (line.boxes[at][0], middle, line.boxes[at + len(words) - 1][2], middle)
        wish = Wish(subtype=subtype, page=line.page, quads=(quad,), said="hm")
        (note,) = desk.notes(marking.with_pymupdf(desk.data, [wish])).notes
        assert note.doubt
        assert not note.exact
        assert note.quote in line.text if subtype != "Ink" else note.quote in words
        assert (note.mark.said, note.start is None) == ("hm", False)


def test_a_pair_of_caret_and_stroke_is_one_replacement(desk: Desk, tmp_path: Path) -> None:
    marked = marking.as_acrobat(desk.data, [desk.on("kallt", "Replace", "varmt")], tmp_path)
    (note,) = desk.notes(marked).notes
    assert (note.mark.sort, note.quote, note.mark.said) == (Sort.REPLACE, "kallt", "varmt")


@pytest.mark.parametrize("way", ["qpdf", "turned", "bare", "bare and no round kept"])
def test_a_copy_saved_anew_leads_to_the_same_words(desk: Desk, tmp_path: Path, way: str) -> None:
    wishes = [desk.on(words, "Highlight", by=words) for words in WORDS]
    marked = marking.with_pymupdf(desk.data, wishes)
    folder = desk.folder
    if way == "qpdf":
        needs("qpdf")
        marked = marking.saved_by_qpdf(marked, tmp_path)
    elif way == "turned":
        marked = marking.cropped_and_turned(marked, tmp_path)
    else:
        marked = marking.without_map(marked, tmp_path)
    if "no round" in way:
        folder = lay_out(tmp_path / "book", ESSAYS)
    found = desk.notes(marked, folder)
    assert {note.mark.by: stands(note, folder) for note in found.notes} == WORDS
    assert [one.code for one in found.findings] == (["N034"] if "no round" in way else [])


def test_ghostscript_loses_insertions_and_that_is_told(desk: Desk, tmp_path: Path) -> None:
    needs("gs")
    wishes = [desk.on("kallt", "Replace", "varmt"), desk.on("stora", "Highlight")]
    marked = marking.saved_by_ghostscript(marking.as_acrobat(desk.data, wishes, tmp_path), tmp_path)
    found = desk.notes(marked)
    assert [(note.mark.sort, note.mark.said) for note in found.notes] == [
        (Sort.REPLACE, ""),
        (Sort.HIGHLIGHT, ""),
    ]
    assert [stands(note, desk.folder) for note in found.notes] == ["kallt", "stora"]
    assert "N035" in [one.code for one in found.findings]


def test_a_proof_older_than_the_manuscript_leads_to_where_the_words_are_now(
    desk: Desk, tmp_path: Path
) -> None:
    folder = lay_out(tmp_path / "book", ESSAYS)
    path = folder / "manuscript/havet.md"
    said = path.read_text("utf-8").replace("Hon sade", "Ett nytt stycke.\n\nDå sade hon")
    path.write_text(said.replace("stora", "vida"), "utf-8")
    wishes = [desk.on(words, "Highlight", by=words) for words in ("kallt", "stora", "medeltiden")]
    found = desk.notes(marking.with_pymupdf(desk.data, wishes), folder)
    by_word = {note.mark.by: note for note in found.notes}
    assert stands(by_word["kallt"], folder) == "kallt"
    assert stands(by_word["medeltiden"], folder) == "medeltiden"
    assert by_word["stora"].changed
    assert "changed" in by_word["stora"].doubt
    assert by_word["stora"].start is not None
    assert by_word["stora"].start.line == said[: said.index("stora")].count("\n") + 1


def test_replies_and_states_go_with_their_mark(desk: Desk, tmp_path: Path) -> None:
    marked = marking.as_acrobat(desk.data, [desk.on("kallt", "Highlight", "säkert?")], tmp_path)
    with pikepdf.open(io.BytesIO(marked)) as pdf:
        page = pdf.pages[desk.on("kallt", "Highlight").page]
        first = next(one for one in page.obj.Annots if one.Subtype == "/Highlight")
        rest: dict[str, Any] = {
            "Type": Name.Annot,
            "Subtype": Name.Text,
            "Rect": first.Rect,
            "IRT": first,
        }
        answer = Dictionary(**rest, Contents=String("ja"), T=String("Per"))
        state = Dictionary(**rest, StateModel=String("Review"), State=String("Rejected"))
        page.obj.Annots.extend([pdf.make_indirect(answer), pdf.make_indirect(state)])
        data = io.BytesIO()
        pdf.save(data)
    (note,) = desk.notes(data.getvalue()).notes
    assert [tuple(reply) for reply in note.mark.replies] == [("Per", "ja")]
    assert note.mark.state == "rejected"


def test_the_same_mark_in_two_copies_is_one_note(desk: Desk, tmp_path: Path) -> None:
    one = marking.as_acrobat(desk.data, [desk.on("kallt", "Highlight")], tmp_path)
    two = marking.as_acrobat(one, [desk.on("stora", "Highlight", by="Per")], tmp_path)
    copies = [read_copy("one.pdf", one), read_copy("two.pdf", two)]
    assert [note.quote for note in gathered(find(desk.folder), copies).notes] == ["kallt", "stora"]


def test_what_is_wrong_with_a_mark_stops_no_other(desk: Desk, tmp_path: Path) -> None:
    marked = marking.as_acrobat(desk.data, [desk.on("kallt", "Highlight")], tmp_path)
    broken = [
        Dictionary(Type=Name.Annot, Subtype=Name.Highlight),
        Dictionary(Subtype=Name.Highlight, QuadPoints=Array([1, 2, 3]), Rect=String("?")),
        Dictionary(Subtype=Name.Ink, InkList=Array([1, Array([])]), Contents=Array([])),
        Dictionary(Subtype=Name.Text, Rect=Array([0, 0, "x", 1]), IRT=String("?")),
        Dictionary(Subtype=Name.Stamp, Rect=Array([9, 9, 1, 1]), T=7),
        Dictionary(Rect=Array([0, 0, 1, 1])),
    ]
    with pikepdf.open(io.BytesIO(marked)) as pdf:
        page = pdf.pages[desk.on("kallt", "Highlight").page]
        page.obj.Annots.extend(broken)
        page.obj.Annots.append(String("?"))
        circle = [pdf.make_indirect(Dictionary(Subtype=Name.Text)) for _ in range(2)]
        circle[0].IRT, circle[1].IRT = circle[1], circle[0]
        page.obj.Annots.extend(circle)
        data = io.BytesIO()
        pdf.save(data)
    found = desk.notes(data.getvalue()).notes
    assert "kallt" in [note.quote for note in found if note.exact]
    assert len(found) == 8


def test_a_file_that_is_no_proof_of_the_book_is_told_of(desk: Desk, tmp_path: Path) -> None:
    other = lay_out(
        tmp_path / "other", {"a.md": "# Fjället\n\n" + "Snön låg djup över fjällets rygg. " * 9}
    )
    marked = marking.with_pymupdf(desk.data, [desk.on("kallt", "Highlight", "säkert?")])
    (tmp_path / "anna.pdf").write_bytes(marked)
    for data in (marked, marking.without_map(marked, tmp_path)):
        found = desk.notes(data, other)
        assert [one.code for one in found.findings] == ["N032"]
        assert [note.start for note in found.notes] == [None]
    done = here("notes", tmp_path / "anna.pdf", cwd=other)
    assert done.returncode == 1
    assert "anna.pdf:page" in done.stdout
    assert "“Havet”" in done.stderr


def test_a_locked_file_says_what_to_do(desk: Desk) -> None:
    with pikepdf.open(io.BytesIO(desk.data)) as pdf:
        data = io.BytesIO()
        pdf.save(data, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Fault) as caught:
        read_copy("anna.pdf", data.getvalue())
    assert caught.value.findings[0].code == "N031"
    assert "--decrypt" in caught.value.findings[0].hint


def test_a_file_without_marks_is_told_of(desk: Desk) -> None:
    assert [one.code for one in desk.notes(desk.data).findings] == ["N033"]


FORMS = {"md": "- [ ] `", "json": '"quote": "kallt"', "github": "::notice file="}


def test_notes_are_told_line_by_line_and_in_other_forms(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "anna.pdf"
    copy.write_bytes(marking.with_pymupdf(desk.data, [desk.on("kallt", "Underline", "säkert?")]))
    done = here("notes", copy, cwd=desk.folder)
    assert done.returncode == 0
    line = done.stdout.strip()
    assert line.startswith('manuscript/havet.md:6:22: underline "kallt": säkert?  (p. ')
    assert ", Anna)" in line
    for form, expected in FORMS.items():
        told = here("notes", copy, "--format", form, cwd=desk.folder)
        assert expected in told.stdout
    assert (
        json.loads(here("notes", copy, "--json", cwd=desk.folder).stdout)["notes"][0]["line"] == 6
    )


def test_what_is_done_is_not_told_of_again(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    shutil.copytree(desk.folder, folder)
    wishes = [desk.on("kallt", "Underline"), desk.on("stora", "Highlight")]
    copy = tmp_path / "anna.pdf"
    copy.write_bytes(marking.with_pymupdf(desk.data, wishes))
    first, second = here("notes", copy, cwd=folder).stdout.splitlines()
    mark = first[first.rindex("[") + 1 : -1]
    assert here("notes", copy, "--done", mark, cwd=folder).stdout.splitlines() == [second]
    assert here("notes", copy, cwd=folder).stdout.splitlines() == [second]
    assert len(here("notes", copy, "--all", cwd=folder).stdout.splitlines()) == 2
    assert here("notes", copy, "--done", "ffffffff", cwd=folder).returncode == 2
    (folder / ".bokbygg/notes.json").write_text("<<<<<<< HEAD", "utf-8")
    again = here("notes", copy, cwd=folder)
    assert "N041" in again.stderr
    assert len(again.stdout.splitlines()) == 2


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of annotated files is not here")
def test_each_mark_of_other_programs_is_listed() -> None:
    files = sorted(CORPUS.glob("*.pdf"))
    assert len(files) == 16
    for path in files:
        with pikepdf.open(path) as pdf:
            there = [
                one
                for page in pdf.pages
                for one in page.obj.get("/Annots", ())
                if one is not None and str(one.get("/Subtype")) not in {"/Popup", "/Link"}
            ]
        assert len(read_copy(path.name, path.read_bytes()).marks) == len(there), path.name


OLD = (
    "Ett stycke som står här.\n\n"
    "Ett annat stycke med många ord i sig,\nsom går över två rader.\n\n"
    "Och ett tredje stycke, som är långt nog.\n"
)


@pytest.mark.parametrize(
    ("new", "words", "kept"),
    [
        (OLD, "annat", True),
        ("Nytt stycke.\n\n" + OLD, "annat", True),
        (OLD.replace("många", "några"), "annat", True),
        (OLD.replace("sig,\nsom", "sig, som"), "annat", True),
        (OLD.replace("annat", "helt nytt"), "annat", False),
        ("Allt är nytt: en annan bok, ett annat slut.\n", "annat", False),
        ("\n".join(reversed(OLD.split("\n"))), "tredje stycke", True),
    ],
)
def test_a_place_is_found_again_or_not_at_all(new: str, words: str, kept: bool) -> None:
    start = OLD.index(words)
    span = Rebase(OLD, new).span(start, start + len(words))
    assert (span is not None) == kept
    if span is not None:
        assert new[span[0] : span[1]] == words


@pytest.mark.long
def test_marks_of_four_programs_come_back_to_the_very_words() -> None:
    needs("mutool", "qpdf")
    marks = 0
    for result in roundtrip.results(Path(__file__).parents[1] / "manuscript"):
        marks += result.marks if "," not in result.name else 0
        assert result.came["wrong"] == 0, result
        if "Ghostscript" not in result.name:  # which leaves carets out
            assert result.came["lost"] == 0, result
            assert result.came["exact"] >= 0.98 * result.precise, result
    assert marks >= 300
