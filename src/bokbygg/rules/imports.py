"""I: manuscripts brought from elsewhere."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

NO_SOURCE = Rule(
    code="I001",
    level=Level.ERROR,
    title="The source of an import cannot be read",
    why="There is no such file or folder, or it may not be read.",
    bad="bokbygg import blgo.txt --into book",
    good="bokbygg import blog.txt --into book",
)

KIND_UNCLEAR = Rule(
    code="I002",
    level=Level.ERROR,
    title="It is not clear what sort of manuscript this is",
    why=(
        "Each program has its own form, and what a file is shows in its first lines, a folder in "
        "the names of its files. Where nothing known shows, or the signs of two programs, you have "
        "to say which it is."
    ),
    bad="bokbygg import export.dat --into book",
    good="bokbygg import export.dat --into book --from text",
)

TOO_LARGE = Rule(
    code="I003",
    level=Level.ERROR,
    title="A source is too large",
    why=(
        "A text of so many megabytes is no manuscript but a mistake, and would fill the machine's "
        "memory. The same goes for an archive whose files grow to a size like that."
    ),
    bad="bokbygg import everything.txt --into book   (200 MB)",
    good="bokbygg import blog.txt --into book",
)

LEADS_OUT = Rule(
    code="I004",
    level=Level.ERROR,
    title="A source names a file outside itself",
    why=(
        "A file in an archive whose name climbs out of it, or a link out of a folder, could read "
        "or write any file of your machine. No honest program makes such names."
    ),
    bad="an archive with a file `../../.bashrc`",
    good="an archive with a file `media/boat.jpg`",
)

BAD_ARCHIVE = Rule(
    code="I005",
    level=Level.ERROR,
    title="An archive is broken",
    why="Word files and e-books are ZIP archives; one that cannot be unpacked holds no text.",
    bad="a download that stopped half-way",
    good="the whole file",
)

BAD_XML = Rule(
    code="I006",
    level=Level.ERROR,
    title="The XML of a source is broken",
    why=(
        "What stands after the fault would be lost. Mostly the file is not whole: a download or an "
        "export that stopped half-way."
    ),
    bad="<item><title>Snow</title>   (and there the file ends)",
    good="<item><title>Snow</title></item>",
)

ENTITIES = Rule(
    code="I007",
    level=Level.ERROR,
    title="The XML of a source defines entities",
    why=(
        "Entities can grow to gigabytes, and can name files of your machine. No program that "
        "exports manuscripts needs them, so they are never unfolded."
    ),
    bad='<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">]>',
    good="an export without `<!ENTITY`",
)

WOULD_OVERWRITE = Rule(
    code="I008",
    level=Level.ERROR,
    title="An import would write over files",
    why="What stands there may be work that is nowhere else: none of it is replaced unasked.",
    bad="bokbygg import blog.txt --into book   (for the second time)",
    good="bokbygg import blog.txt --into book --force",
)

TARGET_LEADS_OUT = Rule(
    code="I009",
    level=Level.ERROR,
    title="The folder to import into leads elsewhere",
    why="An import writes in the folder that you name and nowhere else; a link in it leads out.",
    bad="book/manuscript -> ../old-book/manuscript",
    good="book/manuscript, a folder",
)

NO_TEXT = Rule(
    code="I010",
    level=Level.ERROR,
    title="There is no text to import",
    why="The file is empty, or holds no words, or is no text at all.",
    bad="an empty file",
    good="a file with an essay in it",
)

NO_SUCH_LINE = Rule(
    code="I011",
    level=Level.ERROR,
    title="A line that an essay is to begin at is not there",
    why="--split-at and the lines of a plan count the lines of the source, from 1.",
    bad="bokbygg import blog.txt --into book --split-at 9000   (of 300 lines)",
    good="bokbygg import blog.txt --into book --split-at 120,210",
)

BAD_PLAN = Rule(
    code="I012",
    level=Level.ERROR,
    title="The plan of an import cannot be followed",
    why="A plan is a file of TOML with a table `[[essay]]` for each essay and its first line.",
    bad='[[essay]]\ntitle = "Snow"',
    good='[[essay]]\nline = 12\ntitle = "Snow"',
)

NOT_A_DOCUMENT = Rule(
    code="I050",
    level=Level.ERROR,
    title="A document cannot be read",
    why=(
        "The file has the name of a document, and is an archive, but what a document must have is "
        "not in it, or is not what it should be."
    ),
    bad="a folder packed with zip and called `essay.docx`",
    good="a document that a word processor has saved",
)
