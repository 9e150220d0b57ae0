"""Rules about what a book's folder holds and what its settings name (family B)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

NO_BOOK_TITLE = Rule(
    code="B005",
    level=Level.WARNING,
    title="The book has no title",
    why="Shops, libraries and readers know a book by its title; one is assumed from the folder.",
    bad="[book]   without a title",
    good='[book]\ntitle = "Snow and Silence"',
)
NO_AUTHOR = Rule(
    code="B006",
    level=Level.WARNING,
    title="The book has no author",
    why="An e-book names who wrote it; the essays' authors are assumed where they are named.",
    bad="[book]   without an author",
    good='[book]\nauthor = "Anna Åkesson"',
)
NO_LANGUAGE = Rule(
    code="B007",
    level=Level.WARNING,
    title="The book has no language",
    why="Quotation marks, hyphens, the words the book prints and reading aloud all depend on it.",
    bad="[book]   without lang",
    good='[book]\nlang = "sv"',
)
NO_DATE = Rule(
    code="B008",
    level=Level.WARNING,
    title="The book has no date",
    why="An e-book must say when it was last changed; no clock is asked, so that the same "
    "text always gives the same book. The newest essay's date is assumed, else "
    "2000-01-01.",
    bad="[book]   without a date, and no essay with one",
    good="[book]\ndate = 2026-11-23",
)
NO_SUCH_FILE = Rule(
    code="B009",
    level=Level.ERROR,
    title="bok.toml names a file that is not there",
    why="The essay would be missing from the book. With --keep-going it is.",
    bad='chapters = ["01-sno.md"]   and no such file',
    good='chapters = ["01-snow.md"]',
    standable=True,
)
NOTHING_MATCHES = Rule(
    code="B010",
    level=Level.WARNING,
    title="A pattern in bok.toml matches no file",
    why="No essay comes of it.",
    bad='chapters = ["essays/*.md"]   and no folder essays',
    good='chapters = ["*.md"]',
)
NO_ESSAYS = Rule(
    code="B011",
    level=Level.ERROR,
    title="There is nothing to make a book of",
    why="The folder holds no Markdown file (.md) that belongs to the book.",
    bad="bokbygg build -C empty-folder",
    good="bokbygg build -C my-essays   with at least one .md file in it or in its manuscript/",
)
NAMED_TWICE = Rule(
    code="B012",
    level=Level.ERROR,
    title="bok.toml names the same file twice",
    why="An essay can stand in one place only. With --keep-going the first one counts.",
    bad='chapters = ["a.md", "b.md", "a.md"]',
    good='chapters = ["a.md", "b.md"]',
    standable=True,
)
NO_STYLESHEET = Rule(
    code="B013",
    level=Level.ERROR,
    title="A style sheet named in bok.toml is not there",
    why="The book would look otherwise than meant. With --keep-going it does.",
    bad='[pdf]\ncss = "wide.css"   and no such file',
    good='[pdf]\ncss = "styles/wide.css"',
    standable=True,
)
NO_FOLDER = Rule(
    code="B015",
    level=Level.ERROR,
    title="The project's folder does not exist",
    why="There is nothing to read.",
    bad="bokbygg build -C bokk",
    good="bokbygg build -C bok",
)
NO_IDENTIFIER = Rule(
    code="B016",
    level=Level.NOTE,
    title="The book has no identifier",
    why="Readers' libraries tell books apart by it. One is derived from title and authors, "
    "and changes when they do.",
    bad="[book]   without identifier or isbn",
    good='[book]\nidentifier = "urn:uuid:…"   or   isbn = "978…"',
)
NOT_LISTED = Rule(
    code="B017",
    level=Level.NOTE,
    title="A Markdown file is not part of the book",
    why="bok.toml lists the essays, and this one is not among them; perhaps it was forgotten.",
    bad='chapters = ["a.md"]   and a file b.md beside it',
    good='chapters = ["a.md", "b.md"]',
)
DRAFT = Rule(
    code="B018",
    level=Level.NOTE,
    title="An essay is a draft",
    why="Drafts are left out of the book unless --drafts is given.",
    bad="",
    good="take `draft: true` away when the essay is finished",
)
SAME_SLUG = Rule(
    code="B019",
    level=Level.ERROR,
    title="Two essays have the same slug",
    why="The slug names an essay's file in the e-book; two cannot share it. With --keep-going "
    "the second gets a number.",
    bad="slug: snow   in two essays",
    good="slug: snow   and   slug: snow-again",
    standable=True,
)
NO_COVER = Rule(
    code="B020",
    level=Level.ERROR,
    title="The cover image cannot be used",
    why="The file is not there or is not a JPEG, PNG, GIF, WebP or SVG. With --keep-going the "
    "book has no cover.",
    bad='cover-image = "cover.pdf"',
    good='cover-image = "cover.jpg"',
    standable=True,
)
STYLE_REFUSED = Rule(
    code="B021",
    level=Level.ERROR,
    title="A style sheet asks for a file that the book does not have",
    why="Nothing outside the book's folder is opened and nothing is fetched. With "
    "--keep-going the style sheet does without.",
    bad="src: url(https://example.org/font.ttf)",
    good="src: url(../fonts/font.ttf)   with the file in the book's folder",
    standable=True,
)
WRONG_MATTER = Rule(
    code="B022",
    level=Level.ERROR,
    title="An essay asks for a role of the wrong part of the book",
    why="A preface stands in front, an afterword at the back. With --keep-going it is set as "
    "what its place says.",
    bad='back = ["preface.md"]   with `role: preface`',
    good='front = ["preface.md"]',
    standable=True,
)
ABOUT_FOLDER = Rule(
    code="B023",
    level=Level.NOTE,
    title="A file about the folder is not part of the book",
    why="README, CHANGELOG, LICENSE, CONTRIBUTING, CODE_OF_CONDUCT and SUMMARY mostly tell of a "
    "project, not of a book's subject. bok.toml can list them.",
    bad="README.md   beside the essays, and no list of chapters",
    good='[content]\nchapters = ["README.md", "01-snow.md"]',
)
MISLAID_SETTINGS = Rule(
    code="B024",
    level=Level.ERROR,
    title="bok.toml stands beside the manuscript, not in it",
    why="The settings are read from the folder of the essays. With --keep-going the book is made "
    "without them.",
    bad="my-book/bok.toml   and   my-book/manuscript/01-snow.md",
    good="my-book/manuscript/bok.toml   and   my-book/manuscript/01-snow.md",
    standable=True,
)
NOT_IN_EDITION = Rule(
    code="B043",
    level=Level.NOTE,
    title="A link leads to an essay that this edition leaves out",
    why="An edition that holds `only` some essays, or all `except` some, is whole without the "
    "others: what led to them is text without a link.",
    bad='[edition.sample]\nonly = ["01-sea.md"]',
    good="[edition.sample]",
)
NO_FONT = Rule(
    code="B044",
    level=Level.ERROR,
    title="There is no such font",
    why="A book is set in a family that comes with bokbygg or in font files of its own, never in "
    "what a machine happens to have: so it looks the same wherever it is made. With --keep-going "
    "the theme's own face is used.",
    bad='[style]\nfont = "Times New Roman"',
    good='[style]\nfont = "Noto Serif"',
    standable=True,
)
NO_THEME = Rule(
    code="B100",
    level=Level.ERROR,
    title="There is no such theme",
    why="A theme comes with bokbygg (`bokbygg theme` lists them) or is a file of that name "
    "in the book's `styles/`. With --keep-going the classic one is used.",
    bad='[style]\ntheme = "fancy"',
    good='[style]\ntheme = "modern"',
    standable=True,
)
NO_PAGE_SIZE = Rule(
    code="L059",
    level=Level.WARNING,
    title="A theme asks for pages of no known size",
    why="A theme of your own may say how large pages are, for books whose bok.toml does not. What "
    "it says is neither a name of paper nor two lengths, so the usual size is taken.",
    bad=":root { --page-size: A55 }",
    good=":root { --page-size: A5 }",
)
BAD_FONT = Rule(
    code="B045",
    level=Level.ERROR,
    title="A font file cannot be read",
    why="The file is damaged, or not a font. With --keep-going the theme's own face is used.",
    bad='[style]\nfont = "fonts/letter.docx.ttf"',
    good='[style]\nfont = "fonts/Caslon.ttf"',
    standable=True,
)
ROLE_BY_NAME = Rule(
    code="B060",
    level=Level.NOTE,
    title="An essay has the role that its file's name says",
    why="Nothing else says what it is, and a file called foreword.md is most likely a foreword: it "
    "stands in that one's place and is set as such.",
    bad="tack.md   without a role, in a folder without lists",
    good="role: acknowledgements   in the front matter says the same, role: chapter something else",
)
OTHER_EDITION = Rule(
    code="B061",
    level=Level.WARNING,
    title="A link leads to an essay that one edition alone has",
    why="In the other edition the link's text stays, but nobody can follow it there.",
    bad="[the maps](maps.md)   where maps.md has `only: epub`, in an essay that both editions have",
    good="the same link in an essay that has `only: epub` too",
)
NO_ESSAYS_HERE = Rule(
    code="B062",
    level=Level.ERROR,
    title="An edition has no essay",
    why="Every essay says that it stands in the other edition only.",
    bad="only: epub   in all essays, and a PDF is to be made",
    good="only: epub   in those alone that the PDF should do without",
)
WRONG_CASE = Rule(
    code="B063",
    level=Level.WARNING,
    title="A file's name is written in other letters than the file has",
    why="Mac and Windows take capitals and small letters for the same, most other machines do not. "
    "The file is found here, but may not be elsewhere.",
    bad='chapters = ["Sea.md"]   and a file sea.md',
    good='chapters = ["sea.md"]',
)
AS_THE_FILE = "write the name as the file has it: other machines tell capitals apart"
"""What to do about it."""

SAME_NAME = Rule(
    code="B064",
    level=Level.ERROR,
    title="Two files have the same name",
    why="Their names look the same and differ only in how an accent is composed; on most machines "
    "one would overwrite the other. With --keep-going the first one counts.",
    bad="sjö.md   and   sjö.md, its ö written as an o with two dots added",
    good="sjö.md   and   sjön.md",
    standable=True,
)
NAMES_ALIKE = Rule(
    code="B065",
    level=Level.WARNING,
    title="The names of two files differ in capitals alone",
    why="On Mac and Windows one of them would overwrite the other.",
    bad="sea.md   and   Sea.md",
    good="sea.md   and   lake.md",
)
