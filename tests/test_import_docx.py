"""Word documents become essays: styles say what is what."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from bokbygg.book import Kind
from bokbygg.build import build
from bokbygg.importers import IMPORTERS, Harvest, Sort, as_markdown, chosen, files, look, put
from bokbygg.read import find
from tests.archives_sample import hostile, packed
from tests.bookmaking import lay_out, png
from tests.epub_judge import epubcheck
from tests.program import bokbygg

CORPUS = Path(__file__).parents[2] / "shared/corpora/docx"

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def paragraph(text: str, style: str = "") -> str:
    said = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{said}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


STYLES = {"Title": "Title", "Subtitle": "Subtitle", "H1": "heading 1", "H2": "heading 2"}
STYLES |= {"Quote": "Quote", "Verse": "Verse", "TOC1": "toc 1", "Odd": "Odd Style"}


def document(*paragraphs: str) -> dict[str, str | bytes]:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    part = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{part}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{part}.styles+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
        f'Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="s1" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f"{XML}<w:document {W}><w:body>{''.join(paragraphs)}</w:body>"
        "</w:document>",
        "word/styles.xml": f"{XML}<w:styles {W}>{styles}</w:styles>",
        "docProps/core.xml": f"{XML}<cp:coreProperties "
        f'xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:creator>Anna Ek</dc:creator><dcterms:modified>2020-02-01T10:00:00Z</dcterms:modified>"
        "</cp:coreProperties>",
    }


def taken(folder: Path, *paragraphs: str) -> Harvest:
    lay_out(folder, {"essays.docx": packed(document(*paragraphs))})
    material = look(folder / "essays.docx")
    return chosen(IMPORTERS, material).take(material, "en")


def test_each_heading_of_the_first_level_begins_an_essay(tmp_path: Path) -> None:
    harvest = taken(
        tmp_path,
        paragraph("First", "H1"),
        paragraph("One."),
        paragraph("Inside", "H2"),
        paragraph("Second", "H1"),
        paragraph("Said.", "Quote"),
        paragraph("a", "Verse"),
        paragraph("b", "Verse"),
    )
    assert [(one.head["title"], one.body) for one in harvest.essays] == [
        ("First", "One.\n\n## Inside\n"),
        ("Second", "> Said.\n\n::: verse\na\nb\n:::\n"),
    ]
    book = harvest.settings["book"]
    assert (book["author"], str(getattr(book["date"], "iso", ""))) == ("Anna Ek", "2020-02-01")


def test_a_single_heading_at_the_top_is_the_title_of_all(tmp_path: Path) -> None:
    harvest = taken(
        tmp_path,
        paragraph("The book", "H1"),
        paragraph("One", "H2"),
        paragraph("a"),
        paragraph("Two", "H2"),
        paragraph("b"),
    )
    assert [one.head["title"] for one in harvest.essays] == ["One", "Two"]
    assert harvest.settings["book"]["title"] == "The book"


def test_title_and_subtitle_are_those_of_an_essay_without_headings(tmp_path: Path) -> None:
    harvest = taken(
        tmp_path, paragraph("Snow", "Title"), paragraph("A start", "Subtitle"), paragraph("x")
    )
    (essay,) = harvest.essays
    assert dict(essay.head) == {"title": "Snow", "subtitle": "A start"}
    assert essay.body == "x\n"


def test_what_is_not_carried_is_named(tmp_path: Path) -> None:
    harvest = taken(
        tmp_path, paragraph("One ... 3", "TOC1"), paragraph("Odd.", "Odd"), paragraph("* x")
    )
    assert harvest.essays[0].body == "Odd.\n\n\\* x\n"
    said = {one.said: one.before for one in harvest.remarks if one.sort is Sort.LEFT}
    assert said["a table of contents: the book makes its own"] == "One ... 3"
    assert "the look of the paragraph style `Odd Style`; its words are kept" in said


def test_a_folder_of_documents_is_one_book(tmp_path: Path) -> None:
    for name in ("10-b", "2-a"):
        lay_out(
            tmp_path / "in",
            {f"{name}.docx": packed(document(paragraph(name, "H1"), paragraph("x")))},
        )
    material = look(tmp_path / "in")
    harvest = chosen(IMPORTERS, material).take(material, "en")
    assert [one.head["title"] for one in harvest.essays] == ["2-a", "10-b"]


@pytest.mark.parametrize("way", hostile(document(paragraph("x")), "word/document.xml"))
def test_a_hostile_document_is_a_diagnostic_and_no_file(way: str, tmp_path: Path) -> None:
    data, code = hostile(document(paragraph("x")), "word/document.xml")[way]
    lay_out(tmp_path / "in", {"a.docx": data})
    done = bokbygg("import", "in/a.docx", "--into", "book", cwd=tmp_path)
    assert f"error[{code}]" in done.stderr, done.stderr + done.stdout
    assert done.returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


def test_a_picture_elsewhere_is_not_opened(tmp_path: Path) -> None:
    lay_out(tmp_path, {"tiny-picture.png": png(3, 3)})
    source = CORPUS / "external-picture.docx"
    if not source.is_file():
        pytest.skip("the folder of strangers' documents is not here")
    lay_out(tmp_path, {"a.docx": source.read_bytes()})
    material = look(tmp_path / "a.docx")
    harvest = chosen(IMPORTERS, material).take(material, "en")
    assert harvest.pictures == ()
    assert any("external file access is disabled" in one.said for one in harvest.remarks)


STRANGERS = sorted(CORPUS.glob("*.docx")) or [CORPUS / "none.docx"]


@pytest.mark.long
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of strangers' documents is not here")
@pytest.mark.parametrize("source", STRANGERS, ids=lambda path: path.stem)
def test_a_strangers_document_becomes_a_book(source: Path, tmp_path: Path) -> None:
    material = look(source)
    harvest = chosen(IMPORTERS, material).take(material, "en")
    put(files(harvest, as_markdown(harvest, source.name, "docx")), tmp_path / "book", force=False)
    result = build(find(tmp_path / "book"), [Kind.EPUB])
    assert not result.failed
    assert epubcheck(result.outputs[0].data, tmp_path) == ()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of strangers' documents is not here")
@pytest.mark.parametrize("source", STRANGERS, ids=lambda path: path.stem)
def test_every_word_of_a_strangers_document_is_kept(source: Path) -> None:
    material = look(source)
    harvest = chosen(IMPORTERS, material).take(material, "en")
    text = " ".join(f"{one.head['title']} {one.body}" for one in harvest.essays)
    found = re.sub(r"</?\w+>|~~|\*\*", "", text)
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(?:document|footnotes|endnotes|comments)\.xml", name):
                root = etree.fromstring(archive.read(name))
                for paragraph in root.iter("{*}p"):
                    own = (t for t in paragraph.iter("{*}t") if _paragraph(t) is paragraph)
                    said = "".join(one.text or "" for one in own)
                    for word in re.findall(r"\w+", said):
                        assert word in found, word


def _paragraph(text: etree._Element) -> etree._Element:
    """The paragraph that a text stands in; text boxes stand in paragraphs themselves."""
    return next(text.iterancestors("{*}p"))
