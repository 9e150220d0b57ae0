"""`bokbygg check` of a folder's text: which rules are told of, what an essay ignores, what is
mended in the author's files, and how the old is kept."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokbygg.book import Source
from bokbygg.check.choice import Choice
from bokbygg.check.mending import as_diff, changed, write
from bokbygg.check.proofreading import proofread
from bokbygg.check.reading import looked_through
from bokbygg.check.script.essays import Script, essay
from bokbygg.check.script.remark import Edit
from bokbygg.check.table import Limits
from bokbygg.cli.verdicts import as_command
from bokbygg.diagnostics import Fault, Level, Rule, Span
from bokbygg.read import find, read
from bokbygg.rules import RULES
from bokbygg.typography import RULES as TYPOGRAPHY
from tests.bookmaking import chapter_of, lay_out
from tests.lexicons import speaking
from tests.needs import needs
from tests.program import bokbygg

ROOT = Path(__file__).parent.parent
FAULTY = "# Snön\n\nSnön  föll , sa hon ,och ( nästan ) allt var var vitt.\n"
SOUND = "# Snön\n\nSnön föll, sa hon, och (nästan) allt var var vitt.\n"


@pytest.fixture(autouse=True)
def _without_dictionaries(tmp_path: Path) -> None:
    """What this machine has of them must not show."""
    speaking(tmp_path / "dictionaries")


def script_of(text: str, lang: str = "sv") -> Script:
    """A book of one essay, as it was written."""
    chapter = chapter_of(text, lang, off=tuple(TYPOGRAPHY))
    source = Source(path=chapter.path, text=text)
    return Script(lang=lang, essays=(essay(chapter, source),))


def codes_in(folder: Path, *select: str) -> list[str]:
    proof = proofread(read(find(folder)), tuple(select))
    return [found.code for found in proof.findings()]


def edits_in(text: str, lang: str = "sv") -> list[tuple[str, Edit]]:
    remarks = looked_through(script_of(text, lang), Choice(), Limits())
    return [(remark.finding.code, remark.edit) for remark in remarks if remark.edit]


def mend(folder: Path) -> tuple[Path, ...]:
    manuscript = read(find(folder))
    return write(proofread(manuscript).mended(manuscript))


def test_our_own_book_has_nothing_to_mend() -> None:
    manuscript = read(find(ROOT))
    proof = proofread(manuscript, ("T",))
    assert [found.code for found in proof.findings()] == []
    assert as_diff(proof.mended(manuscript)) == ""


@pytest.mark.parametrize(
    ("select", "ignore", "told", "silent"),
    [
        ((), (), "T001", ""),
        (("T",), (), "T001", "W003"),
        (("W003",), (), "W003", "T001"),
        ((), ("T",), "W003", "T001"),
        (("default", "W003"), ("T001",), "W003", "T001"),
    ],
)
def test_rules_are_chosen_by_code_and_family(
    select: tuple[str, ...], ignore: tuple[str, ...], told: str, silent: str
) -> None:
    choice = Choice(select=select, ignore=ignore)
    assert choice.has(RULES[told])
    assert not silent or not choice.has(RULES[silent])


def test_an_optional_rule_is_told_of_where_it_is_named() -> None:
    rule = Rule(code="T999", level=Level.NOTE, title="t", why="w.", bad="", good="g", optional=True)
    assert not Choice().has(rule)
    assert not Choice(select=("T",)).has(rule)
    assert Choice(select=("default", "T999")).has(rule)


def test_the_settings_choose_and_the_command_line_goes_before(tmp_path: Path) -> None:
    folder = lay_out(
        tmp_path, {"bok.toml": '[check]\nignore = ["T001"]\nselect = "T"\n', "a.md": FAULTY}
    )
    assert set(codes_in(folder)) == {"T002", "T004"}
    assert codes_in(folder, "T001", "T002") == ["T002", "T002"]


def test_a_comment_silences_a_rule_in_its_block_alone(tmp_path: Path) -> None:
    text = (
        "# Snö\n\n<!-- bokbygg: ignore W003, T002 hon stammar -->\n\n"
        "Snön och och , sa hon\noch och\n\nmen men det var\n"
    )
    folder = lay_out(tmp_path, {"a.md": text, "bok.toml": '[book]\nlang = "sv"\n'})
    proof = proofread(read(find(folder)), ("T", "W003", "W031"))
    assert [(f.code, f.span and f.span.line) for f in proof.findings()] == [("W003", 8)]


def test_a_comment_in_a_block_is_about_that_block(tmp_path: Path) -> None:
    text = "# Snö\n\nSnön och och <!-- bokbygg: ignore W003 hon stammar --> föll.\n"
    folder = lay_out(tmp_path, {"a.md": text, "bok.toml": '[book]\nlang = "sv"\n'})
    assert codes_in(folder, "W003", "W031") == []


def test_a_comment_for_a_file_is_about_all_of_it_and_of_no_other(tmp_path: Path) -> None:
    silent = "<!-- bokbygg: ignore-file W003 hon stammar -->\n\nSnön och och.\n\nDen den och och.\n"
    folder = lay_out(
        tmp_path, {"a.md": f"# A\n\n{silent}", "b.md": "# B\n\nSnön och och.\n", "bok.toml": ""}
    )
    proof = proofread(read(find(folder)), ("W003",))
    assert [f.span and f.span.path for f in proof.findings()] == ["b.md"]


def test_what_is_ignored_is_not_mended(tmp_path: Path) -> None:
    text = "# Snö\n\n<!-- bokbygg: ignore T001 vers -->\n\nSnön  föll.\n"
    folder = lay_out(tmp_path, {"a.md": text})
    assert mend(folder) == ()
    assert (folder / "a.md").read_text("utf-8") == text


def test_an_essay_that_stands_twice_is_told_of_before_all_else(tmp_path: Path) -> None:
    text = (ROOT / "manuscript" / "04-tva-doser.md").read_text("utf-8")
    folder = lay_out(tmp_path, {"a.md": f"{text}\nOch och.\n", "b.md": text})
    assert codes_in(folder, "W001", "W003") == ["W001", "W003"]


# --- mending ------------------------------------------------------------------------------------


def test_mending_keeps_the_old_text_beside_the_new(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"a.md": FAULTY})
    assert [path.name for path in mend(folder)] == ["a.md.orig"]
    assert (folder / "a.md").read_text("utf-8") == SOUND
    assert (folder / "a.md.orig").read_text("utf-8") == FAULTY
    (folder / "a.md").write_text(FAULTY + "\nMer  snö.\n", "utf-8")
    assert [path.name for path in mend(folder)] == ["a.md.orig2"]


def test_mending_leaves_it_to_git_where_git_has_the_text(tmp_path: Path) -> None:
    needs("git")
    folder = lay_out(tmp_path, {"a.md": FAULTY})
    git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], check=True)
    assert mend(folder) == ()
    assert (folder / "a.md").read_text("utf-8") == SOUND


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_mending_keeps_line_ends_and_byte_order_mark(tmp_path: Path, end: str, mark: str) -> None:
    data = (mark + FAULTY.replace("\n", end)).encode()
    folder = lay_out(tmp_path, {"a.md": data})
    mend(folder)
    assert (folder / "a.md").read_bytes() == (mark + SOUND.replace("\n", end)).encode()


def test_a_file_in_another_encoding_is_left_alone(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"a.md": FAULTY.encode("latin-1")})
    assert mend(folder) == ()
    assert (folder / "a.md").read_bytes() == FAULTY.encode("latin-1")


def test_the_part_of_an_essay_is_mended_in_its_own_file(tmp_path: Path) -> None:
    files = {"a.md": "# Snö\n\n{{#include part.md}}\n", "part.md": "Snön  föll.\n"}
    folder = lay_out(tmp_path, {**files, "bok.toml": '[content]\nchapters = ["a.md"]\n'})
    mend(folder)
    assert (folder / "part.md").read_text("utf-8") == "Snön föll.\n"
    assert (folder / "a.md").read_text("utf-8") == files["a.md"]


def test_code_addresses_and_front_matter_are_not_mended() -> None:
    text = "# A\n\n`a  b` och http://x.se/a,b och\n\n    kod  kod ,\n\n<b title='a  b'>fet</b>\n"
    assert edits_in(text) == []


def test_the_diff_is_what_mending_does(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"a.md": FAULTY})
    needs("git")
    shown = bokbygg("check", "-C", folder, "--diff", cwd=tmp_path)
    assert (folder / "a.md").read_text("utf-8") == FAULTY
    patch = subprocess.run(
        ["git", "apply", "-"], cwd=folder, input=shown.stdout, encoding="utf-8", check=False
    )
    assert patch.returncode == 0
    assert (folder / "a.md").read_text("utf-8") == SOUND


_PARTS = st.lists(
    st.sampled_from(
        [
            *("snö", "hon", "Is", "9", "och", "*fet*", "`kod  x`", "[länk](a.md)", "\\*", "&amp;"),
            *(" ", "  ", "\n", "\n\n", ",", " ,", ".", "..", " .", ";", "?", "!", "(", "( ", ")"),
            *(" )", '"', "”", "“", "´", "%", "5%", "–", " –", "-", "\u200b", "\u00a0", "´s", "/"),
        ]
    ),
    min_size=3,
    max_size=40,
)

_TOUCHED = {
    "T001": " \t\u00a0\u202f",
    "T002": " \u00a0\u202f",
    "T003": " ",
    "T004": " \u00a0",
    "T007": ",;:",
    "T013": "´‘‛″‟'\"",
    "T016": "\u200b\u2060\ufeff\u180e\u2063",
    "T020": "\u00a0",
}
"""What a rule may take away or put: the characters it is about."""


@settings(max_examples=300, deadline=None)
@given(_PARTS, st.sampled_from(["sv", "en", "fr", "de"]))
def test_an_edit_changes_nothing_but_what_its_rule_is_about(parts: list[str], lang: str) -> None:
    for code, edit in edits_in("".join(["# A\n\nsnö ", *parts]), lang):
        about = str.maketrans("", "", _TOUCHED[code])
        assert edit.old.translate(about) == edit.new.translate(about)


@settings(max_examples=150, deadline=None)
@given(_PARTS)
def test_what_has_been_mended_needs_no_mending(parts: list[str]) -> None:
    text = "".join(["# A\n\nsnö ", *parts])
    for _ in range(5):
        edits = [edit for _, edit in edits_in(text)]
        if not edits:
            return
        text = _carried_out(text, edits)
    assert edits_in(text) == []


def _carried_out(text: str, edits: list[Edit]) -> str:
    return changed(text, edits)[0]


# --- forms --------------------------------------------------------------------------------------


def test_findings_as_commands_of_github() -> None:
    span = Span(path="a,b.md", line=3, column=5, width=2, excerpt="x")
    found = RULES["T002"].found("100 % of\nit", span, hint="mend it")
    assert as_command(found, "book/") == (
        "::warning file=book/a%2Cb.md,line=3,col=5,endColumn=7,title=T002::"
        "100 %25 of%0Ait%0Ahint: mend it"
    )


def test_findings_as_json_hold_what_mends_them(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"a.md": FAULTY})
    done = bokbygg("check", "-C", folder, "--select", "T002", "--json", cwd=tmp_path)
    first, *_ = json.loads(done.stdout)["diagnostics"]
    assert (first["code"], first["line"], first["column"], first["fix"]) == ("T002", 3, 11, ",")
    assert done.returncode == 0
    strict = bokbygg("check", "-C", folder, "--select", "T002", "--strict", cwd=tmp_path)
    assert strict.returncode == 3


def test_fix_tells_what_it_did_and_what_is_left(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"a.md": FAULTY + "\nSnön och och.\n"})
    done = bokbygg("check", "-C", folder, "--select", "T,W003", "--fix", cwd=tmp_path)
    assert "mended 5 places in a.md; the old text is in a.md.orig" in done.stderr
    assert "warning[W003]" in done.stderr
    assert done.stdout == "1 warning\n"
    again = bokbygg("check", "-C", folder, "--select", "T", "--fix", cwd=tmp_path)
    assert "nothing to mend" in again.stderr


def test_what_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    for option in ("--diff", "--fix"):
        done = bokbygg("check", "-C", "nowhere", option, cwd=tmp_path)
        assert done.returncode == 1
        assert "error[B015]: there is no folder `nowhere`" in done.stderr


def test_an_essay_that_cannot_be_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    folder = lay_out(tmp_path, {"a.md": FAULTY})
    monkeypatch.setattr("bokbygg.files.write", full)
    with pytest.raises(Fault, match=r"`a\.md` cannot be written: No space left"):
        mend(folder)
    assert (folder / "a.md").read_text("utf-8") == FAULTY


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--select", "T999"), "there is no rule `T999`"),
        (("--format", "xml"), "`xml` is none of text, json, github"),
        (("book.epub", "--fix"), "--fix is for the book of a folder"),
    ],
)
def test_wrong_use_is_refused(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    done = bokbygg("check", *arguments, cwd=tmp_path, COLUMNS="200")
    assert done.returncode == 2
    assert says in done.stderr


# --- rules on what their pages do not show ------------------------------------------------------


def codes_of(text: str, lang: str = "sv") -> list[str]:
    remarks = looked_through(script_of(f"# A\n\n{text}\n", lang), Choice(), Limits())
    return [each.finding.code for each in remarks if each.finding.code[0] in "TS"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", '"Första stycket.\n\n"Andra stycket."'),
        ("sv", 'En 19"-skärm och en på 24".'),
        ("sv", '"[En länk](a.md)", sade hon (*och* gick).'),
        ("sv", "(Det första stycket.\n\nDet andra stycket.)"),
        ("sv", "a) en, b) två :-) och (c) tre"),
        ("sv", "t.ex. kl. 9.30, s. 12, m.m., dvs. allt"),
        ("sv", "Se http://a.se/b,c.Den och c:\\a.b och a.b@c.se, ASP.NET och fil.md."),
        ("sv", "För- och nackdelar, bil- eller tågresa, in- och utgång, -skär"),
        ("sv", "Version 1.5 och avsnitt 2.3, den 24.12, ISBN 978-91-7-1"),
        ("sv", "– Nej, sa hon. – Jo!"),
        ("fr", "« Il neige », dit-elle : pourquoi ? Oui ! 5 %"),
        ("fr", "Il a dit : « Viens ! »"),
        ("de", "„Ja“, sagte er, z. B. am 3. Tag, bzw. am 4. Tag"),
        ("en", "He said, “It’s 5% of 1.5 million,” and left...."),
        ("en", '"What does "open source" mean?" he asked.'),
        ("he", 'הוא אמר "שלום" בצה"ל'),
    ],
)
def test_what_is_right_is_not_told_of(lang: str, text: str) -> None:
    assert codes_of(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("de", "Es sind 1.5 Prozent.", "T011"),
        ("en", "It is 1,5 percent.", "T011"),
        ("en", "He said, “no and left.", "T005"),
        ("de", "„Nein, sagte er.", "T005"),
        ("fr", "Il neige , dit-elle.", "T002"),
        ("fi", "kello 9:30", "T012"),
        ("en", "Snow (and ice [both) fell.", "T006"),
    ],
)
def test_rules_hold_in_other_languages(lang: str, text: str, code: str) -> None:
    assert code in codes_of(text, lang)
