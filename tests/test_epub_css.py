"""The style sheets as they are shipped: read back, and held to what real e-readers can bear."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.epub.pruning import pruned
from bokbygg.epub.rulesets import Declaration, rulesets
from bokbygg.epub.spellings import spelt
from bokbygg.read import find

ROOT = Path(__file__).parent.parent


@cache
def shipped() -> dict[str, str]:
    """The texts of the sample book's EPUB, by name."""
    (output,) = build(find(ROOT), [Kind.EPUB]).outputs
    with zipfile.ZipFile(BytesIO(output.data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".css", ".xhtml"))]
        return {name: archive.read(name).decode() for name in names}


def sheets() -> list[str]:
    found = [text for name, text in shipped().items() if name.endswith(".css")]
    assert len(found) >= 3
    return found


def declarations() -> Iterator[Declaration]:
    for sheet in sheets():
        for _, declared in rulesets(sheet):
            yield from declared


def test_no_colours_so_that_pages_can_be_dark_or_sepia() -> None:
    """A border may have a colour: it is not read. Pictures have a ground of their own, for those
    that are drawn in black on nothing."""
    plain = ("inherit", "currentColor", "currentcolor", "transparent", "none")
    for sheet in sheets():
        for selectors, declared in rulesets(sheet):
            given = {one.name: one.text for one in declared}
            if tinycss2.serialize(selectors).strip() == "img":
                assert (given.get("background"), given.get("color")) in (
                    ("#fff", "#000"),
                    (None, None),
                )
                continue
            for name in ("color", "background", "background-color", "-webkit-text-fill-color"):
                assert given.get(name, "none") in plain


def test_no_layout_that_older_engines_do_not_know() -> None:
    for one in declarations():
        assert not (one.name == "display" and re.search("flex|grid", one.text))
        assert not one.name.startswith(("flex", "grid", "column-", "justify-", "align-"))
        assert one.name != "position"


_NEW = re.compile(r":(?:not|has|is|where)\(|[\^$*]=")


def test_a_selector_that_old_engines_do_not_know_takes_no_other_with_it() -> None:
    """Who does not know one selector of a list passes over the whole rule."""
    seen = False
    for sheet in sheets():
        for selectors, _ in rulesets(sheet):
            new = [bool(_NEW.search(one)) for one in tinycss2.serialize(selectors).split(",")]
            seen = seen or any(new)
            assert all(new) or not any(new), tinycss2.serialize(selectors)
    assert seen


def test_no_size_that_ignores_the_size_the_reader_chose() -> None:
    """`rem` is the e-reader's own size in some programs; px, pt and mm never change."""
    for one in declarations():
        units = set(re.findall(r"[\d.](px|pt|pc|mm|cm|in|rem)\b", one.text))
        lines = one.name.startswith(("border", "outline", "text-decoration"))
        assert units <= ({"px"} if lines else set()), one


def test_no_body_text_smaller_or_larger_than_the_reader_chose() -> None:
    for sheet in sheets():
        for selectors, declared in rulesets(sheet):
            names = {token.value for token in selectors if token.type == "ident"}
            if names & {"html", "body", "p"} and len(names) == 1:
                assert not {"font-size", "line-height"} & {one.name for one in declared}


def test_no_styles_in_the_text() -> None:
    for name, text in shipped().items():
        assert not re.search(r"<style|\sstyle=", text), name


def test_no_import_and_no_important() -> None:
    assert not any("@import" in sheet for sheet in sheets())
    assert not any(one.important for one in declarations())


@pytest.mark.parametrize("kind", ["before", "after", "inside"])
def test_breaks_are_spelt_for_old_engines_too(kind: str) -> None:
    seen = False
    for sheet in sheets():
        for _, declared in rulesets(sheet):
            names = [one.name for one in declared]
            if f"break-{kind}" in names:
                seen = True
                assert names.index(f"page-break-{kind}") < names.index(f"break-{kind}")
    assert seen or kind == "before"


def test_hyphens_are_spelt_in_three_ways() -> None:
    for sheet in sheets():
        for _, declared in rulesets(sheet):
            values = {one.name: one.text for one in declared if one.name.endswith("hyphens")}
            assert len(values) in (0, 3)
            assert len(set(values.values())) < 2


# --- what a book has no use for -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        ("p { a: b }\n.verse p { c: d }\n", "p { a: b }\n"),
        (".letter, .verse { a: b }", ".letter { a: b }"),
        ("h1,\n.verse p,\n.letter > p { a: b }", "h1, .letter > p { a: b }"),
        (".verse, p.verse:first-child { a: b }", ""),
        ("aside:not(.verse) { a: b }", "aside:not(.verse) { a: b }"),
        ("@media print { .verse { a: b } }", "@media print { .verse { a: b } }"),
        ('[class="verse"] { a: b }', '[class="verse"] { a: b }'),
        ('a[href=".verse"] { a: b }', 'a[href=".verse"] { a: b }'),
        ("@font-face { x: y }\r\n.verse { a: b }\r\nq { c: d }", "@font-face { x: y }\nq { c: d }"),
        ("/* .verse */\n\n.verse { a: b }\n\np { c: d }", "/* .verse */\n\np { c: d }"),
        (".verse { a: b", ""),
    ],
)
def test_rules_of_classes_that_no_document_names_are_left_out(sheet: str, kept: str) -> None:
    assert "".join(pruned(sheet, {"letter"})).strip() == kept.strip()
    assert "".join(pruned(sheet, {"letter", "verse"})) == sheet.replace("\r\n", "\n")


def test_every_class_that_a_sheet_of_ours_names_is_in_the_book() -> None:
    texts = "".join(text for name, text in shipped().items() if name.endswith(".xhtml"))
    named = {one for each in re.findall(r'class="([^"]*)"', texts) for one in each.split()}
    for sheet in sheets():
        for selectors, _ in rulesets(sheet):
            lists = tinycss2.serialize(selectors).split(",")
            found = [
                set(re.findall(r"\.([a-z][\w-]*)", re.sub(r":\w+\(.*?\)", "", one)))
                for one in lists
            ]
            assert all(one <= named for one in found), tinycss2.serialize(selectors)


@given(st.text(st.sampled_from("p{}:;.,@media a(b)\"'\\/*\r\n\f\0å"), max_size=60))
def test_no_sheet_is_too_broken_to_be_pruned(text: str) -> None:
    tuple(pruned(text, {"a"}))


# --- the older spellings --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("p { break-after: page }", "p { page-break-after: always; break-after: page }"),
        ("p { break-before: recto }", "p { page-break-before: right; break-before: recto }"),
        ("p { break-before: column }", "p { break-before: column }"),
        (
            "p{hyphens:manual!important}",
            "p{-epub-hyphens: manual !important; -webkit-hyphens: manual !important; "
            "hyphens:manual!important}",
        ),
        (
            "p { overflow-wrap: anywhere }",
            "p { word-wrap: break-word; overflow-wrap: anywhere }",
        ),
        (
            "@media screen {\r\nb { font-variant-caps: all-small-caps }\r\n}",
            "@media screen {\nb { font-variant: small-caps; font-variant-caps: all-small-caps }\n}",
        ),
        (
            "p { page-break-after: avoid; break-after: avoid }",
            "p { page-break-after: avoid; break-after: avoid }",
        ),
        ("@page { margin: 1cm }", "@page { margin: 1cm }"),
    ],
)
def test_old_names_stand_before_new_ones(given: str, made: str) -> None:
    assert spelt(given) == made
    assert spelt(made) == made


@given(st.text(st.sampled_from("p{}:;@media hyphens:auto\"'\\()/*\r\n\f\0å"), max_size=60))
def test_no_sheet_is_too_broken_to_be_spelt(text: str) -> None:
    spelt(text)
