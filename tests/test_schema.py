"""`bokbygg schema`: what an editor is told is what the reader takes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bokbygg.book import Source
from bokbygg.diagnostics import Level, Rule
from bokbygg.rules import metadata
from bokbygg.rules import settings as rules
from bokbygg.settings import book_schema, essay_schema, read_front_matter, read_settings
from bokbygg.settings.rows import Key, Rows
from bokbygg.settings.sections import BOK_TOML
from bokbygg.settings.tables import EDITION, ESSAY, TABLES
from tests.program import bokbygg

ROOT = Path(__file__).parent.parent
BOOK, HEAD = Draft202012Validator(book_schema()), Draft202012Validator(essay_schema())
SOUND = [
    ROOT / "manuscript" / "bok.toml",
    *sorted((ROOT / "tests" / "books").glob("*/manuscript/bok.toml")),
]


def as_json(value: Any) -> Any:
    """A value of TOML as an editor's checker sees it: dates are texts."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def as_toml(value: Any) -> str:
    """A value of JSON as TOML writes it inline."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)} = {as_toml(inner)}" for key, inner in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    return json.dumps(value)


def is_sound(text: str) -> bool:
    """What the schema says of a bok.toml."""
    return bool(BOOK.is_valid(as_json(tomllib.loads(text))))


def codes(text: str) -> set[str]:
    """The errors that the reader finds in a bok.toml."""
    found = read_settings(Source(path="bok.toml", text=text)).findings
    return {one.code for one in found if one.level is Level.ERROR}


def head_codes(block: str) -> set[str]:
    found = read_front_matter(Source(path="a.md", text=f"---\n{block}\n---\n")).findings
    return {one.code for one in found if one.level is Level.ERROR}


# --- the schema itself ----------------------------------------------------------------------------


def test_both_are_schemas() -> None:
    for schema in (book_schema(), essay_schema()):
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(("of", "schema"), [("", book_schema()), ("essay", essay_schema())])
def test_the_command_prints_it(of: str, schema: dict[str, Any], tmp_path: Path) -> None:
    done = bokbygg("schema", *filter(None, [of]), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == schema


def resolved(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """A schema, and what it refers to."""
    name = schema.get("$ref", "").removeprefix("#/$defs/")
    return {**whole["$defs"][name], **schema} if name else schema


@pytest.mark.parametrize("table", TABLES)
def test_every_key_the_reader_knows_is_in_the_schema(table: str) -> None:
    whole = book_schema()
    told = resolved(whole["properties"][table], whole)["properties"]
    rows = TABLES[table]
    assert {*rows.spellings, *rows.foreign} <= told.keys()
    assert {word.replace("-", "_") for word in rows.spellings} <= told.keys()
    for key in rows.keys:
        assert told[key.name]["description"] == key.doc
        assert told[key.name]["examples"] == [key.example]
        assert "deprecated" not in told[key.name]


def test_every_key_of_an_essay_is_in_the_schema() -> None:
    told = essay_schema()["properties"]
    assert {*ESSAY.spellings, *ESSAY.foreign} <= told.keys()
    assert all(told[key.name]["description"] == key.doc for key in ESSAY.keys)


@pytest.mark.parametrize(
    "rows", [*TABLES.values(), BOK_TOML, ESSAY, EDITION], ids=lambda rows: rows.thing
)
def test_no_word_means_two_keys(rows: Rows) -> None:
    words = [word for key in rows.keys for word in (key.name, *key.aliases)]
    assert sorted(set(words)) == sorted(words)
    assert not set(words) & set(rows.foreign)


@pytest.mark.parametrize("rows", [*TABLES.values(), ESSAY, EDITION], ids=lambda rows: rows.thing)
def test_every_key_says_what_it_does_in_a_sentence(rows: Rows) -> None:
    for key in rows.keys:
        assert key.doc[-1] == "."
        assert len(key.doc) < 160
        assert key.example is not None


# --- books ----------------------------------------------------------------------------------------


def keys() -> Iterator[tuple[str, Key]]:
    yield from ((table, key) for table, rows in TABLES.items() for key in rows.keys)


@pytest.mark.parametrize(("table", "key"), list(keys()), ids=lambda one: getattr(one, "name", one))
def test_the_example_of_a_key_is_sound(table: str, key: Key) -> None:
    value = as_toml(key.example)
    for name in (key.name, *key.aliases):
        text = f"[{table}]\n{json.dumps(name, ensure_ascii=False)} = {value}\n"
        assert is_sound(text), text
        assert codes(text) == set(), text


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.parent.parent.name or "sample")
def test_books_that_are_sound_are_sound_by_the_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    assert codes(text) == set()
    assert list(BOOK.iter_errors(as_json(tomllib.loads(text)))) == []


@pytest.mark.parametrize("rule", [rules.UNKNOWN_KEY, rules.WRONG_KIND])
def test_what_the_reader_refuses_the_schema_refuses(rule: Rule) -> None:
    assert not is_sound(rule.bad)
    assert is_sound(rule.good)


@pytest.mark.parametrize(
    "text",
    [
        '[book]\nlang = "sv_SE"',
        '[book]\ndate = "12 May 2021"',
        "[book]\ndate = 12",
        '[book]\nslug = "Över fjället"',
        '[book]\nisbn = "abc"',
        '[book]\nisbn = { audio = "978-0-306-40615-7" }',
        '[book]\nauthor = { role = "aut" }',
        '[book]\nauthor = { name = "A", role = "Author" }',
        "[book]\nseries = { number = 2 }",
        '[content]\nchapters = "a.md"',
        '[content]\nchapters = [{ part = "A" }]',
        "[content]\ntoc-depth = 4",
        '[content]\nnumber-chapters = "A"',
        '[pdf]\nopenings = "left"',
        '[typography]\nquotes = ["»"]',
        '[typography]\nquotes = "klingon"',
        "[typography]\nqoutes = true",
        '[typography]\ndialogue = "list"',
        '[style]\nfont-size = "big"',
        "[style]\nline-height = 14",
        '[style]\nmargins = { left = "1cm" }',
        "[variables]\nx = [1]",
        "[edition.Stor]",
        "[edition]\nsample = 1",
        "[edition.sample]\nx = 1",
        '[edition.sample]\nonly = "a.md"',
        "[edition.sample.book]\nx = 1",
        "title = 1",
    ],
)
def test_both_refuse_what_cannot_be(text: str) -> None:
    assert not is_sound(text)
    assert codes(text)


def test_a_note_is_no_fault_by_the_schema_either() -> None:
    text = '[book]\nsrc = "src"\n[output.html]\nx = 1\n'
    assert is_sound(text)
    assert codes(text) == set()


_VALUES = st.sampled_from(
    [
        *(key.example for _, key in keys()),
        *("", "x", "sv", "a.md", "2", "A5", "12pt", "dash", "1", 1, 2, 0, 1.5, True, False),
        *([], ["a.md"], [1], ["»", "«"], {}, {"name": "A"}, {"x": 1}, [{"part": "A"}], [[]]),
        *({"name": "A", "role": 1}, {"top": 1}, [{"part": "A", "chapters": ["a.md"]}]),
    ]
)
_NAMES = st.sampled_from(sorted({name for table in TABLES.values() for name in table.spellings}))


@given(st.sampled_from(sorted(TABLES)), _NAMES, _VALUES)
def test_what_the_schema_takes_is_of_the_right_kind(table: str, name: str, value: Any) -> None:
    text = f"[{table}]\n{json.dumps(name, ensure_ascii=False)} = {as_toml(value)}\n"
    if is_sound(text):
        assert not codes(text) & {"B001", "B002", "B003"}
    else:
        assert codes(text), text


# --- essays ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ESSAY.keys, ids=lambda key: key.name)
def test_the_example_of_an_essays_key_is_sound(key: Key) -> None:
    for name in (key.name, *key.aliases):
        block = f"{name}: {json.dumps(key.example, ensure_ascii=False)}"
        assert HEAD.is_valid(yaml.safe_load(block)), block
        assert head_codes(block) == set(), block


@pytest.mark.parametrize(
    "block",
    [
        "title: 1984",
        "title: true",
        "lang: no",
        "keywords: [sv, no, 1.10]",
        "author: [A, {name: 1984, role: trl}]",
        "date: '2021-05-12'",
        "layout: post\nwhatever: {a: [b]}",
        "typography: false",
        "first-published: 2010",
    ],
)
def test_words_without_quotation_marks_are_text_to_the_schema_too(block: str) -> None:
    assert HEAD.is_valid(yaml.safe_load(block))
    assert head_codes(block) == set()


@pytest.mark.parametrize(
    "block",
    [
        "title: [a]",
        "order: first",
        "draft: maybe",
        "role: forword",
        "slug: Över fjället",
        "only: kindle",
        "typography: {qoutes: false}",
        "epigraph: {source: A}",
        "author: {role: edt}",
        "published: sometime",
    ],
)
def test_both_refuse_what_an_essay_cannot_say(block: str) -> None:
    assert not HEAD.is_valid(yaml.safe_load(block))
    found = read_front_matter(Source(path="a.md", text=f"---\n{block}\n---\n")).findings
    assert found


def test_rules_of_front_matter_about_kinds_hold_in_the_schema() -> None:
    for rule in (metadata.WRONG_KIND, metadata.UNKNOWN_ROLE, metadata.BAD_VALUE):
        assert not HEAD.is_valid(yaml.safe_load(rule.bad))
        assert HEAD.is_valid(yaml.safe_load(rule.good))
