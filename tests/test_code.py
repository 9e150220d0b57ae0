"""Code: read from whatever info string, coloured by its language, each character in its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokbygg.diagnostics import Level
from bokbygg.parse.highlight import coloured, nearest
from bokbygg.parse.infostring import fence
from tests.bookmaking import chapter_of
from tests.test_parse import codes, markup, misplaced

HEAD = "# T\n\n"


def block(info: str, text: str = "x\n") -> str:
    """What a fenced block becomes."""
    return markup(chapter_of(f"{HEAD}```{info}\n{text}```\n"))


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "  \n\t\n"])
def test_blank_lines_under_code_are_not_printed(end: str) -> None:
    assert block("python", f"x\n\ny\n{end}") == block("python", "x\n\ny\n")


# --- info strings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("", ""),
        ("python", "python"),
        ("rust,ignore", "rust"),
        ("rust,ignore,should_panic", "rust"),
        ("{python}", "python"),
        ("{r, echo=FALSE, fig.cap='A, b'}", "r"),
        ("{.python #id .numberLines}", "python"),
        ("{#id .python}", "python"),
        ("python {.numberLines}", "python"),
        ("js {1,3-5}", "js"),
        ('python title="a.py"', "python"),
        ("c++", "c++"),
        ("C#", "C#"),
        ("python=", "python"),
        ("{.numberLines}", ""),
    ],
)
def test_the_language_is_found(info: str, language: str) -> None:
    assert fence(info, {}).language == language


@pytest.mark.parametrize(
    ("info", "first"),
    [
        ("{.python .numberLines}", 1),
        ('{.python .number-lines startFrom="9"}', 9),
        ("python numberLines", 1),
        ("python showLineNumbers", 1),
        ('python linenums="5"', 5),
        ("{.python startFrom=7}", 7),
        ("{python .numberLines}", 1),
    ],
)
def test_lines_are_numbered_on_demand(info: str, first: int) -> None:
    shown = fence(info, {})
    assert (shown.numbered, shown.first) == (True, first)
    assert "class" not in shown.attrs


@pytest.mark.parametrize("info", ["python", "{.python}", "rust,ignore", "js {1,3}", 'js title="a"'])
def test_lines_are_not_numbered_otherwise(info: str) -> None:
    assert not fence(info, {}).numbered


@pytest.mark.parametrize(
    "info",
    ['py title="a b.py"', "{.py filename='a b.py'}", '{.py title="a b.py"}', '{py, file="a b.py"}'],
)
def test_a_title_stands_over_the_code(info: str) -> None:
    text = f"{HEAD}> ```{info}\n> x\n> ```\n"
    chapter = chapter_of(text)
    assert '<p class="code-title">a b.py</p>' in markup(chapter)
    assert misplaced(chapter, text) == []


def test_attributes_are_those_of_the_block() -> None:
    made = block("{.python .big #a lang=en exec=no}")
    assert made.startswith(
        '<pre id="a--a" class="big" lang="en" xml:lang="en"><code class="language-python">'
    )


def test_a_class_before_indented_code_can_be_its_language() -> None:
    made = markup(chapter_of(f"{HEAD}{{.python .k}}\n    return 1\n"))
    assert made.startswith('<pre class="python k"><code class="language-python">')
    assert '<span class="hl-keyword">return</span>' in made


@settings(deadline=None)
@given(st.text(alphabet="py{}.#=\"' ,=-1a\\<&", max_size=30))
def test_any_info_string_is_read(info: str) -> None:
    made = block(info.replace("`", ""))
    assert re.search('<code(?: class="language-[^"<&]*(?:&[a-z0-9#]+;[^"<&]*)*")?>', made)


# --- colours --------------------------------------------------------------------------------------


def test_each_line_is_an_element_and_each_sort_of_code() -> None:
    made = block("python", 'def f():\n\n    return "a"  # b\n')
    assert made == (
        '<pre><code class="language-python">'
        '<span class="line"><span class="hl-keyword">def</span> <span class="hl-name">f</span>():\n'
        '</span><span class="line">\n</span><span class="line">    '
        '<span class="hl-keyword">return</span> <span class="hl-string">"a"</span>  '
        '<span class="hl-comment"># b</span>\n</span></code></pre>\n'
    )


def test_what_goes_over_several_lines_is_parted_at_their_ends() -> None:
    made = block("c", "/* a\n   b */\n")
    assert made.count('<span class="hl-comment">') == 2


def test_numbers_stand_in_an_attribute() -> None:
    made = block('{.text .numberLines startFrom="9"}', "a\nb\n")
    assert made == (
        '<pre class="numbered"><code class="language-text"><span class="line" data-line="9">a\n'
        '</span><span class="line" data-line="10">b\n</span></code></pre>\n'
    )


def test_code_within_the_line_can_have_a_language() -> None:
    made = markup(chapter_of(f"{HEAD}`return x`{{.python}} `return x` `return x`{{.k}}\n"))
    assert made == (
        '<p><code class="python"><span class="hl-keyword">return</span> x</code> '
        '<code>return x</code> <code class="k">return x</code></p>\n'
    )


def test_an_unknown_language_is_a_note_with_a_guess() -> None:
    chapter = chapter_of(f"{HEAD}```pyhton\nx\n```\n\n```pyhton\ny\n```\n\n```text\nz\n```\n")
    (found,) = chapter.findings
    assert (found.code, found.level, found.hint) == (
        "S044",
        Level.NOTE,
        "did you mean `python`?",
    )
    assert nearest("zzzzzz") == ""


LANGUAGES = st.sampled_from(["python", "rust", "html", "sh", "diff", "console", "php", "yaml", ""])
TEXTS = st.text(st.sampled_from("a1 \n\t\"'#/*<>&{}()[]:;-+=\\$åΩ"), max_size=60)


@settings(deadline=None)
@given(LANGUAGES, TEXTS)
def test_colouring_changes_no_character(language: str, text: str) -> None:
    lines = coloured(text, language)
    said = "\n".join("".join(part for _, part in line) for line in lines)
    assert said == text.removesuffix("\n")
    assert all(part and "\n" not in part for line in lines for _, part in line)


# --- places ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "essay",
    [
        "```python\ndef f():\n    return 'Å'\n```\n",
        "> ```rust\n> fn main() {\n>\n>     a();\n> }\n> ```\n",
        "1. ord\n\n   ```\n   kod\n     mer\n   ```\n\n       indragen\n",
        "    indragen\n\n      kod\n",
        "a `` `b` `` c ` d ` `return\nx`{.python} `e`\n",
        "| a |\n|---|\n| `x \\| y` ord |\n",
    ],
)
def test_every_character_of_code_knows_its_place(essay: str) -> None:
    text = HEAD + essay
    chapter = chapter_of(text)
    assert misplaced(chapter, text) == []
    assert codes(chapter) == []


def test_words_of_code_are_not_counted_but_those_within_the_line_are() -> None:
    assert chapter_of(f"{HEAD}ett `två`\n\n    tre fyra\n\nfem\n").words == 3
