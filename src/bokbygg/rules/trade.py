"""U030-U049: what leaves the house, for readers, shops and libraries."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

FALSE_CODE = Rule(
    code="U030",
    level=Level.ERROR,
    title="A statement on accessibility is not true",
    why="Shops show what the record says of accessibility to people who depend on it, and the law "
    "holds the publisher to it. What the e-book shows by itself is said without being asked for; "
    "what you vouch for besides has to be about something that the book has.",
    bad='[publish]\naccessibility = ["15"]   (long descriptions, in a book without pictures)',
    good='[publish]\naccessibility = ["25"]   (nothing told by colour alone)',
    source="EDItEUR, ONIX for Books code lists, list 196",
)

NOT_MOVED = Rule(
    code="U031",
    level=Level.ERROR,
    title="The text has changed, and the edition has not",
    why="Readers, reading apps and shops know an edition by its date and its number. Under the "
    "same ones nobody would get the new text, and nobody could tell which one they have.",
    bad="date = 2026-11-23   (as in the edition that is published, with another text)",
    good="date = 2026-12-01\nedition-number = 2",
)

BROKEN_LINK = Rule(
    code="U032",
    level=Level.ERROR,
    title="A link of the site leads nowhere",
    why="Every page and catalogue is looked through before it leaves: a link within the site has "
    "to lead to a file of it, and to an element that is there.",
    bad='<a href="havet.html#topp">…</a>   (without such an element)',
    good='<a href="havet.html#topp">…</a>   …   <h2 id="topp">…</h2>',
)

NO_ACCESS = Rule(
    code="U033",
    level=Level.ERROR,
    title="Nothing is said of the book's accessibility",
    why="An e-book that is sold in the European Union has to say in its metadata how it can be "
    "read, unless its publisher is exempted, and says so.",
    bad="no schema:accessibilitySummary and no a11y:exemption",
    good='[accessibility]\nexemption = "eaa-microenterprise"',
    source="Directive (EU) 2019/882, annex I, section IV (f); in Sweden lag (2023:254)",
)

NO_LANGUAGE = Rule(
    code="U034",
    level=Level.ERROR,
    title="The e-book does not say which language it is in",
    why="Without it no voice reads the book aloud as it should, and no library can enter it.",
    bad="<dc:language>und</dc:language>",
    good='[book]\nlang = "sv"',
    source="EPUB 3.3, 5.5.3.3",
)

NO_PUBLISHER = Rule(
    code="U035",
    level=Level.ERROR,
    title="Nobody answers for the book",
    why="Who sells or gives away a book on the web has to say who they are; shops and libraries "
    "enter no book without a publisher. Here neither a publisher nor an author is named.",
    bad="no `publisher` and no `author`",
    good='[book]\npublisher = "The Press"',
    source="Directive 2000/31/EC, article 5; in Sweden lag (2002:562), 8 §",
)

AUTHOR_PUBLISHES = Rule(
    code="U036",
    level=Level.WARNING,
    title="No publisher is named",
    why="Shops and libraries enter no book without one. Until it is named the author is told as "
    "the publisher; an author who publishes alone writes their own name.",
    bad='[book]\nauthor = "Anna Åkesson"',
    good='[book]\nauthor = "Anna Åkesson"\npublisher = "Anna Åkesson"',
)

NO_ISBN = Rule(
    code="U037",
    level=Level.WARNING,
    title="An edition has no ISBN of its own",
    why="Each form in which a book is sold has a number of its own: e-book, PDF, print. In Sweden "
    "they are given free of charge by the ISBN agency of Kungliga biblioteket.",
    bad='[book]\nisbn = "978-0-306-40615-7"',
    good='[book]\nisbn = { epub = "978-0-306-40615-7", print = "978-0-8044-2957-3" }',
    source="ISO 2108:2017; International ISBN Agency, ISBN Users' Manual",
)

NO_ACE = Rule(
    code="U038",
    level=Level.NOTE,
    title="Ace was not asked",
    why="Ace, by the DAISY consortium, looks at an e-book as it is seen and finds what EPUBCheck "
    "does not. It needs Node, Chromium or Chrome, and the package `@daisy/ace` in the book's "
    "folder or in one above it. `--no-ace` does without.",
    bad="bokbygg publish --to site   (without Ace)",
    good="PUPPETEER_SKIP_DOWNLOAD=1 npm install @daisy/ace",
)

ACE_ERROR = Rule(
    code="U039",
    level=Level.ERROR,
    title="Ace finds a grave fault",
    why="What Ace calls critical or serious keeps people from reading the book.",
    bad='<img src="map.png"/>   (without a description)',
    good='<img src="map.png" alt="The valley from the south"/>',
    source="Ace by DAISY",
)

ACE_WARNING = Rule(
    code="U040",
    level=Level.WARNING,
    title="Ace finds a fault",
    why="What Ace calls moderate or minor makes the book harder to read for some.",
    bad='<div role="doc-noteref">…</div>',
    good='<a role="doc-noteref" href="#note">…</a>',
    source="Ace by DAISY",
)
