"""Formulas in TeX: told from money, sound or told of, MathML in the e-book, drawn on paper."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bokbygg.book import Kind, Math, plain
from bokbygg.compose import documents
from bokbygg.epub import bind
from bokbygg.formulas import FormulaError, drawing, linear, mathml
from bokbygg.pdf import press
from tests.bookmaking import book_of, chapter_of, lay_out, printed
from tests.epub_judge import epubcheck
from tests.test_parse import codes, markup, misplaced

HEAD = "# T\n\n"
SOUND = (
    *(r"E=mc^2", r"\frac{a}{b}", r"\sqrt[3]{x}", r"\sum_{i=1}^n i^2", r"\int_0^\infty e^{-x}\,dx"),
    *(r"\left(\frac{1}{2}\right)^n", r"\binom{n}{k}", r"\vec{v}\cdot\hat{w}", r"\bar x \dot y"),
    *(r"\text{a < b & c å}", r"R\&D", r"\mathbb{R} \mathcal{L} \mathbf{x} \mathrm{d}x", "a'"),
    *(r"\lim_{x \to 0} \sin x", r"\overbrace{a+b}^{n}", r"\underline{x} \overline{y}", r"å^2"),
    *(r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"\begin{align} a&=b\\ c&=d\end{align}"),
    *(r"\begin{aligned} a&=b\\ c&=d\end{aligned}", r"\begin{gather} a\\ b\end{gather}"),
    *(r"\begin{cases} a & x>0\\ b & \text{annars}\end{cases}", r"\begin{equation}x\end{equation}"),
    *(
        r"\begin{array}{cc} a & b\\ c & d\end{array}",
        r"\boxed{x} \quad \cancel{y}",
        r"|x| \le \|y\|",
    ),
    *(r"\color{red}x", r"\href{javascript:x}{y}", r"x % en kommentar", r"\alpha\beta\Gamma\hbar"),
    *(r"\operatorname{sgn} x \pmod 3", r"\substack{a\\b}", r"\xrightarrow{f}", r"x\not=y", "1,5"),
)
UNSOUND = {
    "": "it is empty",
    r"% bara en kommentar": "it is empty",
    r"\foo x": r"the command `\foo` is not known",
    r"\frac{1}": "a part of it is missing",
    r"\frac": "something is missing at its end",
    "{x": "its braces do not pair",
    "x}{": "its braces do not pair",
    r"\left(x": r"`\left` and `\right` do not pair",
    "x^": "nothing follows `^` or `_`",
    "a & b": r"`&` stands outside a table; write `\&` for the sign",
    r"\begin{foo}x\end{foo}": "the environment `foo` is not known",
    "{" * 1500 + "x" + "}" * 1500: "it cannot be read",
    "x" * 5000: "it is longer than 4000 characters",
}


# --- what is a formula ----------------------------------------------------------------------------


def found(text: str) -> list[tuple[str, bool]]:
    """The formulas of a text, and whether each has its own line."""
    pieces = chapter_of(f"{HEAD}{text}\n").body
    return [(piece.tex, piece.display) for piece in pieces if isinstance(piece, Math)]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$x$", [("x", False)]),
        ("Den $n$:te, $(a,b)$-planet och $n$th.", [("n", False), ("(a,b)", False), ("n", False)]),
        ("*$a_1$* och $b_1$", [("a_1", False), ("b_1", False)]),
        ("$a\nb$", [("a\nb", False)]),
        (r"$a\$b$", [(r"a\$b", False)]),
        ("$$\nx\n$$", [("\nx\n", True)]),
        ("$$ x $$", [(" x ", True)]),
        ("ord\n$$ x $$\nord $$y$$.", [(" x ", True), ("y", True)]),
        ("> $$\n> x\n> $$", [("\nx\n", True)]),
        ("```math\nx\n```", [("x\n", True)]),
        ("[$x$](b.md)", [("x", False)]),
        ("| a |\n|---|\n| $x$ |", [("x", False)]),
    ],
)
def test_formulas_are_found(text: str, formulas: list[tuple[str, bool]]) -> None:
    assert found(text) == formulas


@pytest.mark.parametrize(
    "text",
    [
        "$5 och $10",
        "US$5-$10",
        "5$ och 6$",
        "$20,000 och $30,000",
        r"\$x\$",
        "`$x$`",
        "    $x$",
        "$ x $",
        "$HOME/$USER",
        "$$ och $$$",
        "billigt $ dyrt $$ dyrast $$$",
        "$",
        "$$",
        "$x",
    ],
)
def test_money_and_shells_are_text(text: str) -> None:
    chapter = chapter_of(f"{HEAD}{text}\n")
    assert found(text) == []
    assert codes(chapter) == []


def test_a_formula_stands_in_quotations_and_in_titles_as_text() -> None:
    chapter = chapter_of(f'{HEAD}Han sa "$x$".\n\n## Om $x^2$\n')
    assert printed(chapter) == "Han sa ””.Om "
    assert [plain(heading.title) for heading in chapter.headings] == ["Om x²"]


# --- sound and unsound ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"E = mc^2", "E = mc²"),
        (r"\sqrt{x}", "√x"),
        (r"\sqrt{x+1}", "√(x + 1)"),
        (r"\alpha_1", "α₁"),
        (r"a^{n+1}", "aⁿ⁺¹"),
        (r"a^{b+c}", "a^(b + c)"),
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"-x + |y|", "−x + |y|"),
        (r"f'(x) = \sin x", "f′(x) = sin x"),
        (r"\sum_{i=1}^n i", "∑ᵢ₌₁ⁿi"),
        (r"x \in \mathbb{R}", "x ∈ ℝ"),
        (r"\text{kap } 5", "kap 5"),
        (r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}", r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}"),
        (r"\hat f", r"\hat f"),
    ],
)
def test_contents_and_running_heads_have_formulas_as_text(tex: str, text: str) -> None:
    """What no line of text holds stays as its author typed it."""
    assert linear(tex) == text


@pytest.mark.parametrize(
    ("tex", "forms"),
    [
        (r"|x| + |y|", ["prefix", "postfix", "prefix", "postfix"]),
        (r"\|v\|", ["prefix", "postfix"]),
        (r"P(A|B)", [None]),
        (r"\left|x\right|", ["prefix", "postfix"]),
    ],
)
def test_bars_that_pair_are_brackets(tex: str, forms: list[str | None]) -> None:
    root = etree.fromstring(mathml(tex, display=False))
    assert [one.get("form") for one in root.iter("{*}mo") if one.text in ("|", "‖")] == forms


@pytest.mark.parametrize("tex", SOUND)
def test_every_formula_has_a_text(tex: str) -> None:
    assert linear(tex).strip()


@pytest.mark.parametrize("tex", SOUND)
def test_a_sound_formula_can_be_read_and_drawn(tex: str) -> None:
    root = etree.fromstring(mathml(tex, display=True))
    assert root.get("alttext") == " ".join(tex.split())
    assert "\\" not in "".join(root.itertext())
    svg = etree.fromstring(drawing(tex, display=True))
    assert svg.findtext("{*}title") == " ".join(tex.split())
    assert re.fullmatch(
        r"width: [\d.]+em; height: [\d.]+em; vertical-align: -?[\d.]+em", svg.get("style", "")
    )


@pytest.mark.parametrize("tex", SOUND)
def test_nothing_of_a_formula_leads_anywhere_or_has_a_colour(tex: str) -> None:
    made = mathml(tex, display=False) + drawing(tex, display=False)
    assert not re.search(
        r'\s(?:href|id|color|onclick|style)="(?!width)|javascript:(?!x\}\{y)', made
    )
    assert 'fill="black"' not in made


@pytest.mark.parametrize("tex", UNSOUND)
def test_what_is_wrong_with_a_formula_is_said(tex: str) -> None:
    with pytest.raises(FormulaError) as error:
        mathml(tex, display=False)
    assert str(error.value) == UNSOUND[tex]


@settings(deadline=None)
@given(st.text(st.sampled_from(r"\{}^_&abfrcleintgd()[] $%~#1"), max_size=20))
def test_any_tex_is_read_or_refused(tex: str) -> None:
    for dress in (mathml, drawing):
        with suppress(FormulaError):
            etree.fromstring(dress(tex, display=True))


def test_an_unsound_formula_is_printed_as_code_and_told_of() -> None:
    text = f"{HEAD}Det är $\\foo\nx$ här.\n\n> $$\n> \\bar\n> $$\n\n```math\n\\bar\n```\n"
    chapter = chapter_of(text)
    assert markup(chapter) == (
        "<p>Det är <code>$\\foo\nx$</code> här.</p>\n"
        '<blockquote><pre><code><span class="line">$$\n</span><span class="line">\\bar\n</span>'
        '<span class="line">$$\n</span></code></pre>\n</blockquote>\n'
        '<pre><code><span class="line">\\bar\n</span></code></pre>\n'
    )
    places = [
        (f.code, f.span and (f.span.line, f.span.column, f.span.width)) for f in chapter.findings
    ]
    assert places == [("S045", (3, 8, 5)), ("S045", (6, 1, 4)), ("S045", (11, 1, 4))]
    assert misplaced(chapter, text) == []


# --- in the books ---------------------------------------------------------------------------------

ESSAY = "# T\n\n" + "\n\n".join(f"Om ${tex}$ och\n\n$$\n{tex}\n$$" for tex in SOUND) + "\n"


def test_each_edition_dresses_formulas_its_way(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, {"a.md": "# A\n\nDet är $x$.[^1]\n\n$$x$$\n\n[^1]: Se $y$.\n"})
    for kind, shown, other in ((Kind.EPUB, "<math", "<svg"), (Kind.PRINT, "<svg", "<math")):
        made = next(d for d in documents(*book_of(folder, kind)) if d.href == "a.xhtml")
        assert made.xhtml.count(shown) == 3
        assert other not in made.xhtml


def test_the_ebook_with_formulas_is_sound_and_says_it_has_them(tmp_path: Path) -> None:
    toml = '[book]\ntitle = "T"\nauthor = "A"\nlang = "sv"\ndate = 2026-01-01\n'
    folder = lay_out(tmp_path, {"bok.toml": toml, "a.md": ESSAY})
    book, edition = book_of(folder)
    assert codes_of(book) == []
    assert epubcheck(bind(book, edition).data, tmp_path) == ()


def codes_of(book: object) -> list[str]:
    return [f.code for f in getattr(book, "findings") if f.code == "S045"]  # noqa: B009


def test_on_paper_a_formula_is_tagged_as_one_and_says_its_tex(tmp_path: Path) -> None:
    page = pytest.importorskip("page")
    folder = lay_out(
        tmp_path, {"a.md": "---\nlang: sv\n---\n\n# A\n\nDet är $x^2$.\n\n- [x] klart\n"}
    )
    data = press(*book_of(folder, Kind.PRINT)).data
    path = tmp_path / "book.pdf"
    path.write_bytes(data)
    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, str(report)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = [
            (str(item.S), str(item.Alt))
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]
    assert told == [("/Formula", "x^2"), ("/Figure", "klart")]


def test_a_formula_with_an_id_has_a_number_and_can_be_referred_to(tmp_path: Path) -> None:
    text = (
        "# A\n\nSe @eq-b och @eq-a.\n\n$$\nx = 1\n$$ {#eq-a}\n\n$$ y $$ {#eq-b}\n\n$$z$$\n\n"
        "Det kostar $$ {mycket}.\n"
    )
    folder = lay_out(tmp_path, {"bok.toml": '[book]\nlang = "sv"\n', "a.md": text})
    book, edition = book_of(folder)
    assert all(found.code.startswith("B") for found in book.findings)
    (made,) = [one.xhtml for one in documents(book, edition) if one.role == "chapter"]
    assert re.findall(r'<div class="formula[^<]*<span class="equation-number">[^<]*', made) == [
        '<div class="formula numbered" id="a--eq-a"><span class="equation-number">(1)',
        '<div class="formula numbered" id="a--eq-b"><span class="equation-number">(2)',
    ]
    assert ">ekvation 2</a> och" in made.replace("\u00a0", " ")
    assert "$$ {mycket}" in made
