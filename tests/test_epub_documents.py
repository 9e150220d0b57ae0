"""What a finished document holds is found, never declared."""

from __future__ import annotations

import pytest

from bokbygg.diagnostics import Fault
from bokbygg.epub.documents import Facts, examine
from tests.epub_sample import document

MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'


def facts(body: str) -> Facts:
    return examine(document("havet", body))


@pytest.mark.parametrize(
    ("body", "properties"),
    [
        ("<p>Hav</p>", ()),
        (MATH, ("mathml",)),
        (SVG.format(""), ("svg",)),
        (MATH + SVG.format(""), ("mathml", "svg")),
        ("<script>1</script>", ("scripted",)),
        ("<form/>", ("scripted",)),
        ('<p onclick="x()">Hav</p>', ("scripted",)),
        ('<audio src="https://example.org/a.mp3"/>', ("remote-resources",)),
        ('<video poster="//example.org/a.png"/>', ("remote-resources",)),
        ('<p><a href="https://example.org/">länk</a></p>', ()),
        ('<p><img src="http.png" alt=""/></p>', ()),
    ],
)
def test_properties_are_those_that_are_true(body: str, properties: tuple[str, ...]) -> None:
    assert facts(body).properties == properties


@pytest.mark.parametrize(
    ("body", "pictures", "described"),
    [
        ("<p>Hav</p>", 0, 0),
        ('<img src="a.png" alt="En båt"/>', 1, 1),
        ('<img src="a.png" alt="En båt"/><img src="b.png" alt=" "/>', 2, 1),
        ('<img src="a.png"/>', 1, 0),
        (SVG.format("<title>En båt</title>"), 1, 1),
        (SVG.format("<title/>"), 1, 0),
        (SVG.replace("viewBox", 'aria-label="En båt" viewBox').format(""), 1, 1),
    ],
)
def test_pictures_are_counted_and_those_described(body: str, pictures: int, described: int) -> None:
    found = facts(body)
    assert (found.pictures, found.described) == (pictures, described)


@pytest.mark.parametrize("body", ["<p>Hav<br></p>", "<p>Hav&nbsp;</p>", "<p>Hav & båt</p>", "</p>"])
def test_what_is_not_well_formed_is_refused(body: str) -> None:
    with pytest.raises(Fault, match=r"`havet\.xhtml` is not well-formed"):
        facts(body)
