"""A book's site: the folder it is put into."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

OTHER_FOLDER = Rule(
    code="U001",
    level=Level.ERROR,
    title="The folder for the site holds something else",
    why="`bokbygg publish` exchanges the whole folder for a new one. It takes an empty folder, one "
    "that is not there yet, one it has made before, or one that git keeps, such as a clone that a "
    "web host shows; what stands there and is not the site's own stays. Hidden files, `CNAME`, "
    "`LICENSE`, `README.md` and `robots.txt` may stand in any.",
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

NO_ENGINE = Rule(
    code="U020",
    level=Level.NOTE,
    title="Nobody can turn pages on the site",
    why="The book can be read in the browser chapter by chapter. Beside that, its pages can be "
    "turned as in a book, with foliate-js, which npm brings: it is looked for in `node_modules` of "
    "the book's folder and of those above it, and what it needs is copied into the site.",
    bad="bokbygg publish --to site   (without foliate-js)",
    good="npm install foliate-js@1.0.1",
)

OTHER_ENGINE = Rule(
    code="U021",
    level=Level.NOTE,
    title="This foliate-js is not the one that pages are turned with",
    why="foliate-js changes without notice, so one version of it is used, which has been tried. "
    "With another one, or one that is not whole, the site has the book chapter by chapter alone.",
    bad='"dependencies": { "foliate-js": "^2.0.0" }   (in package.json)',
    good="npm install foliate-js@1.0.1",
)
