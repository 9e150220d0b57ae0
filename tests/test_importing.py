"""The frame of all importers: what is written where, what is refused, what is told."""

from __future__ import annotations

import io
import json
import os
import stat
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.book import Source
from bokbygg.dates import Date
from bokbygg.diagnostics import Fault
from bokbygg.files import write_all
from bokbygg.importers import (
    Essay,
    Harvest,
    Importer,
    Material,
    Picture,
    Remark,
    Sort,
    archives,
    as_markdown,
    chosen,
    files,
    in_short,
    look,
    put,
)
from bokbygg.importers.archives import unpacked
from bokbygg.importers.markdown import escaped, escaped_line
from bokbygg.importers.names import file_names, slug_of
from bokbygg.importers.notation import front_matter, toml, yaml_value
from bokbygg.importers.xmltrees import xml_tree
from bokbygg.settings import read_front_matter, read_settings
from bokbygg.typography import RULES
from tests.bookmaking import chapter_of, lay_out, printed
from tests.program import bokbygg

LINKED = "See [ice](essay:ice#map)."
NORTH = Harvest(
    settings={"book": {"title": "North", "author": ["Anna Åkesson"], "date": Date(year=2026)}},
    essays=(
        Essay(slug="thanks", head={"title": "Thanks", "role": "acknowledgements"}, body="Thanks."),
        Essay(slug="snow", head={"title": "Snow: a start"}, part="Winter", body=LINKED),
        Essay(slug="ice", head={"title": "Ice"}, part="Winter", body="![Boat](images/boat.png)"),
        Essay(slug="again", head={"title": "Snow"}, outside=True, body="Snow."),
    ),
    pictures=(Picture(href="images/boat.png", data=b"\x89PNG"),),
    remarks=(
        Remark(sort=Sort.GUESSED, path="blog.txt", line=4, said="a title", before="Snow"),
        Remark(sort=Sort.CHANGED, path="blog.txt", line=9, said="mended", before="<b>", after="`"),
        Remark(sort=Sort.LEFT, path="blog.txt", line=0, said="a poll"),
    ),
)  # fmt: skip


def codes(fault: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [finding.code for finding in fault.value.findings]


# --- what is written ------------------------------------------------------------------------------


def test_a_harvest_becomes_numbered_essays_pictures_settings_and_a_report() -> None:
    made = files(NORTH, "report")
    assert list(made) == [
        "manuscript/bok.toml",
        "manuscript/01-thanks.md",
        "manuscript/02-snow.md",
        "manuscript/03-ice.md",
        "manuscript/again.md",
        "manuscript/images/boat.png",
        "import-report.md",
    ]
    told = tomllib.loads(made["manuscript/bok.toml"].decode())
    assert told["book"] == {"title": "North", "author": ["Anna Åkesson"], "date": 2026}
    assert told["content"] == {
        "chapters": [{"part": "Winter", "chapters": ["02-snow.md", "03-ice.md"]}],
        "back": ["01-thanks.md"],
    }


def test_links_between_essays_find_the_numbered_files() -> None:
    made = files(NORTH, "")["manuscript/02-snow.md"].decode()
    assert made == '---\ntitle: "Snow: a start"\n---\n\nSee [ice](03-ice.md#map).\n'


def test_slugs_are_short_unique_and_begin_with_a_letter() -> None:
    assert slug_of("Över fjället", ()) == "over-fjallet"
    assert slug_of("1989", ()) == "t-1989"
    assert slug_of("…", ("text",)) == "text-2"
    assert len(slug_of("snow and " * 20, ())) <= 60


def test_a_hundred_essays_have_numbers_of_three_digits() -> None:
    names = file_names([Essay(slug=f"e{n}", body="") for n in range(100)])
    assert (names["e0"], names["e99"]) == ("001-e0.md", "100-e99.md")


def test_the_report_names_every_remark_by_sort_and_line() -> None:
    told = as_markdown(NORTH, "blog.txt", "plain text")
    assert (
        "## Guessed\n\nLook at these first: each may be wrong.\n\n- blog.txt:4: a title: `Snow`"
        in told
    )
    assert "- blog.txt:9: mended: `<b>` → `` ` ``" in told
    assert "| `again.md` | Snow | 1 |  | outside the book |" in told
    assert list(in_short(NORTH)) == [
        "guessed: blog.txt:4: a title: `Snow`",
        "left: blog.txt: a poll",
        "changed: 1 places, all in the report",
    ]


# --- all or nothing, and nothing elsewhere --------------------------------------------------------


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.txt": "old", "b.txt/c": "a folder in the way"})
    with pytest.raises(OSError, match=r"File exists|Not a directory|Is a directory"):
        write_all(tmp_path, {"new/d.txt": b"d", "a.txt": b"new", "b.txt/c/e": b"no room"})
    held = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert held == {"a.txt", "b.txt", "b.txt/c"}
    assert (tmp_path / "a.txt").read_text() == "old"


def test_a_folder_that_did_not_exist_is_gone_again_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"File exists|Not a directory|Is a directory"):
        write_all(tmp_path / "x" / "y", {"a": b"", "a/b": b""})
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over_without_force(tmp_path: Path) -> None:
    lay_out(tmp_path, {"manuscript/bok.toml": "mine"})
    with pytest.raises(Fault) as fault:
        put(files(NORTH, ""), tmp_path, force=False)
    assert codes(fault) == ["I008"]
    assert [path.name for path in tmp_path.rglob("*")] == ["manuscript", "bok.toml"]
    put(files(NORTH, ""), tmp_path, force=True)
    assert (tmp_path / "manuscript" / "bok.toml").read_text() != "mine"


@pytest.mark.parametrize("name", ["../outside.md", "manuscript/../../outside.md"])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        put({name: b""}, tmp_path / "book", force=True)
    assert codes(fault) == ["I009"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "manuscript").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Fault) as fault:
        put(files(NORTH, ""), tmp_path / "book", force=True)
    assert codes(fault) == ["I009"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


# --- the source -----------------------------------------------------------------------------------


def test_a_file_of_a_folder_is_read_and_none_beside_it(tmp_path: Path) -> None:
    lay_out(tmp_path, {"in/10-b.md": "b", "in/2-a.md": "a", "in/.git/x": "", "secret": "s"})
    material = look(tmp_path / "in")
    assert material.names == ("2-a.md", "10-b.md")
    assert material.data("2-a.md") == b"a"
    for name in ("../secret", "/etc/passwd", "a\0b"):
        with pytest.raises(Fault) as fault:
            material.data(name)
        assert codes(fault) == ["I004"]
    (tmp_path / "in" / "link").symlink_to(tmp_path / "secret")
    assert material.within("link") is None


def test_a_text_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    done = bokbygg("import", huge, "--into", "book", "--from", "text", cwd=tmp_path)
    assert done.stderr.startswith("error[I003]: `huge.txt` is 200 MB; no more than 20 are read")
    assert done.returncode == 1
    assert not (tmp_path / "book").exists()


def kind(name: str, sure: float) -> Importer:
    return Importer(name=name, doc=name, detect=lambda _: sure, take=lambda *_: NORTH)


@pytest.mark.parametrize(
    ("sure", "asked", "wanted"),
    [({"a": 0.9, "b": 0.3}, "", "a"), ({"a": 0.9, "b": 0.85}, "b", "b"), ({"a": 0.0}, "a", "a")],
)
def test_the_surest_importer_takes_it_or_the_one_that_was_asked_for(
    sure: dict[str, float], asked: str, wanted: str
) -> None:
    importers = {name: kind(name, how) for name, how in sure.items()}
    assert chosen(importers, Material(path=Path("x")), asked).name == wanted


@pytest.mark.parametrize("sure", [{"a": 0.9, "b": 0.85}, {"a": 0.1, "b": 0.0}])
def test_what_is_not_sure_is_asked(sure: dict[str, float]) -> None:
    importers = {name: kind(name, how) for name, how in sure.items()}
    with pytest.raises(Fault) as fault:
        chosen(importers, Material(path=Path("x")))
    assert codes(fault) == ["I002"]
    assert "`a`, `b`" in fault.value.findings[0].hint


# --- archives and XML -----------------------------------------------------------------------------


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            member = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return made.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


def test_an_archive_gives_its_files() -> None:
    data = zipped(("word/", b""), ("word/document.xml", b"<w/>"), ("media/a.png", b"png"))
    assert unpacked(data, "a.docx") == {"word/document.xml": b"<w/>", "media/a.png": b"png"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped(("../../.bashrc", b"")), "I004"),
        (zipped(("/etc/cron.d/x", b"")), "I004"),
        (zipped(("..\\..\\x", b"")), "I004"),
        (zipped(("C:/x", b"")), "I004"),
        (zipped((link("a.png"), b"/etc/passwd")), "I004"),
        (zipped(("bomb.xml", bytes(20_000_000))), "I003"),
        (zipped(("a.xml", b"snow" * 99))[:-30], "I005"),
        (zipped(("a.xml", b"snow" * 99)).replace(b"PK\x03\x04", b"PK\x03\x05"), "I005"),
        (b"no archive at all", "I005"),
    ],
    ids=[
        *("climbing", "absolute", "back slashes", "a drive", "a link", "a bomb", "cut short"),
        *("spoilt", "none at all"),
    ],
)
def test_an_archive_that_may_do_harm_is_not_unpacked(data: bytes, code: str) -> None:
    with pytest.raises(Fault) as fault:
        unpacked(data, "a.docx")
    assert codes(fault) == [code]


def test_an_archive_does_not_grow_beyond_all_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_WHOLE", 1000)
    with pytest.raises(Fault) as fault:
        unpacked(zipped(("a", os.urandom(600)), ("b", os.urandom(600))), "a.docx")
    assert codes(fault) == ["I003"]


def test_what_an_archive_says_of_sizes_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(zipped(("a", bytes(5000))))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(Fault) as fault:
        unpacked(bytes(data), "a.docx")
    assert codes(fault) == ["I005"]


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b'<!DOCTYPE r [\n<!ENTITY a "aaaa">\n<!ENTITY b "&a;&a;">]>\n<r>&b;</r>', "I007", 2),
        ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r/>'.encode("utf-16"), "I007", 1),
        (b"<rss>\n<item>\n<title>Snow</title>\n", "I006", 4),
        (b"", "I006", 1),
    ],
)
def test_xml_that_is_broken_or_may_do_harm_is_told_of(data: bytes, code: str, line: int) -> None:
    with pytest.raises(Fault) as fault:
        xml_tree(data, "blog.xml")
    assert codes(fault) == [code]
    span = fault.value.findings[0].span
    assert span is not None
    assert span.line == line


def test_sound_xml_is_read_and_its_doctype_is_not_followed() -> None:
    root = xml_tree(b'<!DOCTYPE r SYSTEM "file:///etc/passwd">\n<r>snow</r>', "a.xml")
    assert root.text == "snow"


# --- notation: what we write, our own reader reads ------------------------------------------------

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from(": #-'\"\\[]{}&*!|>%@`,?\n\t\x7f\x85\u2028\ufeff"),
    max_size=40,
)  # fmt: skip


@given(st.dictionaries(TEXTS, st.recursive(
    TEXTS | st.integers(-(2**63), 2**63 - 1) | st.booleans(),
    lambda inner: st.lists(inner, max_size=30) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=60,
), max_size=5))  # fmt: skip
def test_toml_says_the_same(rows: dict[str, Any]) -> None:
    assert tomllib.loads(toml({"book": rows, "content": {}})) == {"book": rows, "content": {}}


@given(TEXTS)
def test_a_text_in_yaml_says_the_same(text: str) -> None:
    assert yaml.safe_load(f"title: {yaml_value(text)}") == {"title": text}


@given(TEXTS.map(lambda text: " ".join(text.split())).filter(str.isprintable).filter(bool))
def test_our_own_reader_reads_the_title_that_was_written(title: str) -> None:
    head = front_matter({"title": title, "date": Date(year=2021, month=5), "draft": False})
    read = read_front_matter(Source(path="a.md", text=f"{head}\nText.\n"))
    assert (read.title, read.date) == (title, Date(year=2021, month=5))


def test_words_that_need_no_quotation_marks_have_none() -> None:
    head = front_matter(
        {
            "title": "Över fjället, och hem igen",
            "subtitle": "No",
            "keywords": ["snow", "1984"],
            "epigraph": {"text": "Ice: again", "source": "Proverb"},
            "contributors": [{"name": "Cia Dahl", "role": "pht"}],
            "date": Date(year=2021, month=5, day=12),
        }
    )
    assert head == (
        "---\ntitle: Över fjället, och hem igen\n"
        'subtitle: "No"\nkeywords:\n  - snow\n  - "1984"\n'
        'epigraph:\n  text: "Ice: again"\n  source: Proverb\n'
        "contributors:\n  - name: Cia Dahl\n    role: pht\ndate: 2021-05-12\n---\n"
    )
    meta = read_front_matter(Source(path="a.md", text=head))
    assert meta.findings == ()


def test_bok_toml_reads_without_a_complaint() -> None:
    text = files(NORTH, "")["manuscript/bok.toml"].decode()
    assert read_settings(Source(path="bok.toml", text=text)).findings == ()


# --- plain words as Markdown ----------------------------------------------------------------------

SIGNS = """* _ ` [ ] ( ) < > & # - + 1. = == ~ $ { } | \\ : ::: @fig-a ! ^ [^1] {{title}} ---
*** &amp; <b> [a]: [a](b) a_b_c 5$ $5 ~~ [x] [a]{.b} *[b]: ^[ ** ~a~ ^b^ ==c== $x$ [@sec-a] @fig-a,
\\@ref(fig:b) ..."""
WORDS = st.lists(
    st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=6)
    | st.sampled_from(SIGNS.split()),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(WORDS)
def test_plain_words_are_printed_as_they_stand(text: str) -> None:
    chapter = chapter_of(f"Before.\n\n{escaped_line(text)}\n", off=RULES)
    assert printed(chapter).removeprefix("Before.").split() == text.split()


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("snow_and_ice, 5 * 3 < 4 & [sic]", "snow_and_ice, 5 * 3 < 4 & [sic]"),
        ("*Snow* and _ice_", r"\*Snow\* and \_ice\_"),
        ("a [link](there)", r"a \[link\](there)"),
        ("It cost $5, not $10", "It cost $5, not $10"),
        ("$x$", r"\$x\$"),
    ],
)
def test_few_strokes_will_do(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1. Snow", r"1\. Snow"),
        ("- no", r"\- no"),
        ("# 1", r"\# 1"),
        ("> so", r"\> so"),
        ("---", r"\---"),
    ],
)
def test_a_line_is_no_list_and_no_heading(text: str, markdown: str) -> None:
    assert escaped_line(text) == markdown


# --- the command ----------------------------------------------------------------------------------


def test_dry_run_tells_and_writes_nothing(tmp_path: Path) -> None:
    lay_out(tmp_path, {"blog.txt": "Snow\n\nIt had snowed.\n"})
    done = bokbygg("import", "blog.txt", "--into", "book", "--dry-run", cwd=tmp_path)
    assert "would write:\n  book/manuscript/bok.toml\n" in done.stdout
    assert done.returncode == 0
    assert not (tmp_path / "book").exists()


def test_json_tells_programs_of_files_and_remarks(tmp_path: Path) -> None:
    lay_out(tmp_path, {"blog.txt": "Snow\n\nIt had snowed.\n"})
    told = json.loads(
        bokbygg("import", "blog.txt", "--into", "book", "--json", cwd=tmp_path).stdout
    )
    assert told["files"][0] == "book/manuscript/bok.toml"
    done = bokbygg("import", "blog.txt", "--into", "book", "--json", cwd=tmp_path)
    assert json.loads(done.stdout)["diagnostics"][0]["code"] == "I008"
    assert done.returncode == 1


def test_an_unknown_kind_is_wrong_use(tmp_path: Path) -> None:
    done = bokbygg("import", "blog.txt", "--into", "book", "--from", "papyrus", cwd=tmp_path)
    assert done.returncode == 2
    assert "text" in done.stderr
