"""Rules about the front matter of an essay (family M)."""

from __future__ import annotations

from bokbygg.diagnostics import Level, Rule

UNREADABLE = Rule(
    code="M001",
    level=Level.ERROR,
    title="The front matter cannot be read",
    why="It is not YAML as essays use it: a text with `: ` in it, or one that begins with a sign "
    "such as `*` or `[`, needs quotation marks; lines are indented with spaces, not tabs; "
    "anchors, aliases and tags are not for front matter.",
    bad="title: Tolv: en berättelse",
    good='title: "Tolv: en berättelse"',
)
GIVEN_TWICE = Rule(
    code="M002",
    level=Level.ERROR,
    title="A key is given twice",
    why="Only one of the values can be meant. With --keep-going the first one counts. `order` "
    "and `weight`, `keywords` and `tags`, `author` and `authors`, `lang` and `language` are one "
    "key each.",
    bad="title: The sea\ntitle: The mountains",
    good="title: The sea\nsubtitle: The mountains",
    standable=True,
)
NOT_A_DATE = Rule(
    code="M003",
    level=Level.ERROR,
    title="A date is not a date",
    why="A date is a year, a month or a day, written from the greatest to the least, and must be "
    "in the calendar. With --keep-going the essay goes without.",
    bad="date: 12 May 2021",
    good="date: 2021-05-12",
    standable=True,
)
WRONG_KIND = Rule(
    code="M004",
    level=Level.ERROR,
    title="A value is of the wrong kind",
    why="Each key takes one kind of value: a list cannot be a title, nor a word an order. With "
    "--keep-going the value counts as not given.",
    bad="title: [The sea, the mountains]",
    good="title: The sea, the mountains",
    standable=True,
)
UNKNOWN_KEY = Rule(
    code="M005",
    level=Level.NOTE,
    title="A key means nothing here",
    why="It may be misspelt, and then what it says does not reach the book; or it is meant for "
    "another program, and then it does no harm.",
    bad="tilte: The sea",
    good="title: The sea",
)
NOT_CLOSED = Rule(
    code="M006",
    level=Level.ERROR,
    title="The front matter is never closed",
    why="Without a closing line no one can tell where the settings end and the text begins.",
    bad="---\ntitle: The sea\n\nIt was evening.",
    good="---\ntitle: The sea\n---\n\nIt was evening.",
)
UNKNOWN_ROLE = Rule(
    code="M007",
    level=Level.ERROR,
    title="A role is not known",
    why="An essay's `role` says what part of a book it is; a contributor's is a MARC relator "
    "code, three lower-case letters. With --keep-going an essay counts as an ordinary chapter of "
    "its place, and a contributor as an author.",
    bad="role: forword",
    good="role: foreword",
    standable=True,
)
BAD_LANGUAGE = Rule(
    code="M009",
    level=Level.ERROR,
    title="A language is not a language tag",
    why="Hyphenation, quotation marks and reading aloud follow the language, named by a tag of "
    "BCP 47. With --keep-going the essay takes the book's language.",
    bad="lang: Swedish",
    good="lang: sv",
    standable=True,
)
NO_MAPPING = Rule(
    code="M012",
    level=Level.ERROR,
    title="The front matter holds no keys",
    why="What stands between the two `---` lines is not `key: value`, so it may be settings gone "
    "wrong or text that was meant to be printed.",
    bad="---\n- The sea\n- Anna Åkesson\n---",
    good="---\ntitle: The sea\nauthor: Anna Åkesson\n---",
)
BAD_SLUG = Rule(
    code="M013",
    level=Level.ERROR,
    title="A slug has characters that a file name should not have",
    why="A slug names files and addresses, so it holds only lower-case letters a-z, digits and "
    "hyphens between them. With --keep-going it is made from the file's name.",
    bad="slug: Över fjället",
    good="slug: over-fjallet",
    standable=True,
)
EMPTY = Rule(
    code="M014",
    level=Level.NOTE,
    title="A value is empty",
    why="The key stands there, but with nothing after it, or with the word that YAML uses for "
    "nothing; it counts as not given. Quotation marks make a text of the word.",
    bad="title: null",
    good='title: "null"',
)
NOT_AT_HEAD = Rule(
    code="M015",
    level=Level.WARNING,
    title="The front matter does not begin on the first line",
    why="Only a `---` on the very first line opens front matter; here there are blank lines above "
    "it, so the settings would be printed as text.",
    bad="\n---\ntitle: The sea\n---",
    good="---\ntitle: The sea\n---",
)
FOREIGN_KEY = Rule(
    code="M020",
    level=Level.NOTE,
    title="A key is for another program",
    why="Keys that Jekyll, Hugo, Docusaurus and their like read at the head of a file mean nothing "
    "in a book, and do no harm.",
    bad="layout: post",
    good="title: The sea",
)
BAD_VALUE = Rule(
    code="M021",
    level=Level.ERROR,
    title="A value is not one the key can have",
    why="The kind is right, but not what it says: an essay stands in the EPUB only or in the PDF "
    "only, and in no third edition. With --keep-going the value counts as not given.",
    bad="only: kindle",
    good="only: epub",
    standable=True,
)
