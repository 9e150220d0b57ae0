"""The table [content]: which essays the book holds, and how they are numbered."""

from __future__ import annotations

from bokbygg.settings.filelists import CHAPTERS, FILES
from bokbygg.settings.forms import TRUTH, choice, whole
from bokbygg.settings.rows import Key, Rows
from bokbygg.settings.several import several

_NOTES = {"popup": "pop-up", "footnote": "pop-up", "footnotes": "pop-up", "foot": "pop-up"}
_NOTES |= {"section": "chapter", "essay": "chapter", "endnotes": "book", "document": "book"}

_LISTS = several(
    ("figures", "tables"),
    refused="knows no list of",
    hint="write `figures`, `tables` or both",
    split=True,
)

CONTENT = Rows(
    thing="`[content]`",
    doc="Which essays the book holds, in which order, and how they are numbered and listed.",
    keys=(
        Key(
            name="chapters",
            form=CHAPTERS,
            doc="The essays: files, patterns, and parts with essays of their own.",
            example=["01-*.md", {"part": "Winter", "chapters": ["snow.md", "ice.md"]}],
        ),
        Key(
            name="front",
            form=FILES,
            doc="What stands before them.",
            example=["foreword.md"],
            aliases=("frontmatter", "front-matter"),
        ),
        Key(
            name="back",
            form=FILES,
            doc="What stands after them.",
            example=["afterword.md"],
            aliases=("backmatter", "back-matter", "appendices"),
        ),
        Key(
            name="drafts",
            form=TRUTH,
            doc="Keep essays marked `draft: true`.",
            example=True,
        ),
        Key(
            name="number-chapters",
            form=choice(("none", "1", "I", "word"), {"true": "1", "false": "none"}),
            doc="How essays are numbered: `1`, `I`, in words, or not at all; `true` means `1`.",
            example="I",
            aliases=("chapter-numbers", "numbered"),
        ),
        Key(
            name="number-sections",
            form=TRUTH,
            doc="Number the headings inside essays.",
            example=True,
            aliases=("section-numbers", "numbersections"),
        ),
        Key(
            name="number-figures",
            form=TRUTH,
            doc="Number figures and tables.",
            example=True,
            aliases=("figure-numbers",),
        ),
        Key(
            name="toc-depth",
            form=whole(1, 3),
            doc="How many levels the contents show below the parts: 1 for essays alone.",
            example=2,
        ),
        Key(
            name="lists",
            form=_LISTS,
            doc="Lists of `figures` and of `tables` after the contents, with captions and pages.",
            example=["figures", "tables"],
        ),
        Key(
            name="index",
            form=TRUTH,
            doc="Make an index at the end of the book of what essays mark for it.",
            example=True,
        ),
        Key(
            name="notes",
            form=choice(("pop-up", "chapter", "book"), _NOTES),
            doc="Where notes stand: popping up in the e-book and at the foot of the printed page, "
            "after each essay, or at the end of the book.",
            example="chapter",
            aliases=("footnotes", "endnotes", "reference-location"),
        ),
    ),
)
