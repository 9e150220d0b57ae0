"""A book's site: the folder it is put into."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

OTHER_FOLDER = Rule(
    code="U001",
    level=Level.ERROR,
    title="The folder for the site holds something else",
    why="`bokbygg publish` exchanges the whole folder for a new one. It takes an empty folder, one "
    "that is not there yet, or one it has made before; hidden files and `CNAME` may stand in it.",
    bad="bokbygg publish --to ~/Documents",
    good="bokbygg publish --to site",
)

OTHER_BOOK = Rule(
    code="U002",
    level=Level.ERROR,
    title="The folder for the site holds another book",
    why="A site holds one book, and what a run puts there takes the place of all that the run "
    "before has put there: another book would be gone.",
    bad="bokbygg publish -C second-book --to site   (where the first book stands)",
    good="bokbygg publish -C second-book --to second-site",
)

IN_THE_WAY = Rule(
    code="U003",
    level=Level.ERROR,
    title="A file of your own stands in the site's way",
    why="Files that you have put beside the site stay as they are. One that has the name of a file "
    "of the site would be lost.",
    bad="mkdir site && touch site/.bokbygg-published && echo hello > site/index.html",
    good="mv site/index.html site/welcome.html",
)

NO_ADDRESS = Rule(
    code="U004",
    level=Level.NOTE,
    title="The site does not know its address",
    why="Search engines want a sitemap, and those who share a link want a picture: both need whole "
    "addresses. All else on the site is linked from page to page and works anywhere.",
    bad="bokbygg publish --to site   (without `[publish]`)",
    good='[publish]\nurl = "https://example.org/books/"',
)
