"""The tables [pdf], [epub] and [style]: how the editions look."""

from __future__ import annotations

from bokbygg.settings.filelists import SHEETS
from bokbygg.settings.forms import TEXT, TRUTH, choice
from bokbygg.settings.lengths import LINE_HEIGHT, MARGINS, between
from bokbygg.settings.pagesize import PAGE_SIZE
from bokbygg.settings.rows import Key, Rows
from bokbygg.settings.several import several

PDF = Rows(
    thing="`[pdf]`",
    doc="The printed book.",
    keys=(
        Key(
            name="page-size",
            form=PAGE_SIZE,
            doc="The size of its pages: `pocket`, `A5`, `B5`, `A4`, `letter`, `trade`, `6x9` or "
            "`large-print`, each with its own type and margins; or width and height.",
            example="pocket",
            aliases=("papersize", "paper-size", "size"),
        ),
        Key(
            name="openings",
            form=choice(("recto", "any"), {"right": "recto"}),
            doc="Where essays begin: on right-hand pages, or on any.",
            example="any",
        ),
        Key(
            name="justification",
            form=choice(("tuned", "plain")),
            doc="How paragraphs are broken into lines: with those that have loose lines, many "
            "hyphens or a short last line broken anew, or each line filled as far as it goes.",
            example="plain",
        ),
        Key(
            name="attach",
            form=several(("epub", "source")),
            doc="What goes with the PDF, inside it: the e-book, the texts of the manuscript.",
            example=["epub", "source"],
            aliases=("attachments", "embed"),
        ),
        Key(
            name="css",
            form=SHEETS,
            doc="Your own style sheets for it, after the theme's.",
            example=["styles/own.css"],
            aliases=("stylesheet", "stylesheets"),
        ),
    ),
)

EPUB = Rows(
    thing="`[epub]`",
    doc="The e-book.",
    keys=(
        Key(
            name="css",
            form=SHEETS,
            doc="Your own style sheets for it, after the theme's.",
            example=["styles/own.css"],
            aliases=("stylesheet", "stylesheets"),
        ),
        Key(
            name="fonts",
            form=TRUTH,
            doc="The faces it is set in come with it; false leaves the choice to the e-reader.",
            example=False,
            aliases=("embed-fonts",),
        ),
        Key(
            name="page-list",
            form=TRUTH,
            doc="Where the printed pages begin is told in it, so that a reader can go to page 23 "
            "of the printed book, which is laid out for that; false leaves it out.",
            example=False,
            aliases=("pages", "page-numbers"),
        ),
    ),
)

STYLE = Rows(
    thing="`[style]`",
    doc="A look without CSS; of this, theme and fonts of your own concern the e-book too.",
    keys=(
        Key(
            name="theme",
            form=TEXT,
            doc="How both books are dressed: `classic`, `modern`, `large-print`, or the name of a "
            "file of values in `styles/`, as `bokbygg theme copy` puts it there.",
            example="modern",
        ),
        Key(
            name="drop-caps",
            form=TRUTH,
            doc="A letter as high as three lines begins each essay of the printed book, and no "
            "small capitals.",
            example=True,
            aliases=("drop-cap", "initials"),
        ),
        Key(
            name="drop-cap-marks",
            form=choice(("small", "large", "none")),
            doc="A quotation mark or dash before that letter: small beside it, as large as it, or "
            "none has a large letter.",
            example="large",
        ),
        Key(
            name="font",
            form=TEXT,
            doc="The face of the text: a family that comes with bokbygg, or a font file in the "
            "book's folder.",
            example="Noto Serif",
            aliases=("mainfont", "font-family"),
        ),
        Key(
            name="mono-font",
            form=TEXT,
            doc="The face of code, likewise.",
            example="fonts/Mono.ttf",
            aliases=("monofont",),
        ),
        Key(
            name="font-size",
            form=between("6pt", "36pt", "write a length such as `11pt`"),
            doc="The size of the text's type; all other sizes follow it.",
            example="16pt",
            aliases=("fontsize",),
        ),
        Key(
            name="line-height",
            form=LINE_HEIGHT,
            doc="From line to line: a length, or times the size of type.",
            example=1.3,
            aliases=("linestretch", "leading"),
        ),
        Key(
            name="margins",
            form=MARGINS,
            doc="The white round the text: one length, or one for each side.",
            example={"top": "18mm", "outer": "22mm", "bottom": "24mm", "inner": "18mm"},
            aliases=("margin",),
        ),
    ),
)
