"""The table [book]: what the book says of itself."""

from __future__ import annotations

from bokbygg.settings.bookforms import ISBNS, SERIES
from bokbygg.settings.forms import DATE, LABEL, LANGUAGE, SLUG, TEXT, TEXTS, WORDS
from bokbygg.settings.people import people
from bokbygg.settings.rows import Key, Rows

BOOK = Rows(
    thing="`[book]`",
    doc="What the book says of itself.",
    keys=(
        Key(
            name="title",
            form=TEXT,
            doc="The book's title.",
            example="Snow and Silence",
            aliases=("titel", "rubrik", "titleSv"),
        ),
        Key(
            name="title-file-as",
            form=TEXT,
            doc="The title as a catalogue sorts it; without one, its article is put last.",
            example="Snow and Silence, The",
            aliases=("title-sort", "sort-title"),
        ),
        Key(
            name="subtitle",
            form=TEXT,
            doc="The line under the title.",
            example="Essays from the north",
            aliases=("undertitel", "underrubrik"),
        ),
        Key(
            name="author",
            form=people("aut"),
            doc="Who wrote it: a name, a person, or a list of them.",
            example=["Anna Åkesson", {"name": "Bo Ek", "file-as": "Ek, Bo"}],
            aliases=("authors", "författare", "creator"),
        ),
        Key(
            name="contributors",
            form=people("ctb"),
            doc="Everyone else, each with a MARC role.",
            example=[{"name": "Cia Dahl", "role": "pht"}],
            aliases=("contributor",),
        ),
        Key(
            name="editor",
            form=people("edt"),
            doc="Who edited it.",
            example="Cia Dahl",
            aliases=("editors", "redaktör"),
        ),
        Key(
            name="translator",
            form=people("trl"),
            doc="Who translated it.",
            example="Cia Dahl",
            aliases=("translators", "översättare"),
        ),
        Key(
            name="illustrator",
            form=people("ill"),
            doc="Whose pictures it has.",
            example="Cia Dahl",
            aliases=("illustrators", "illustratör"),
        ),
        Key(
            name="lang",
            form=LANGUAGE,
            doc="The book's language, as a tag of BCP 47: hyphens, quotation marks and printed "
            "words follow it.",
            example="sv",
            aliases=("language", "språk"),
        ),
        Key(
            name="date",
            form=DATE,
            doc="When it was published: a year, a month or a day.",
            example="2026-11-23",
            aliases=("published", "pubdate", "datum"),
        ),
        Key(
            name="identifier",
            form=TEXT,
            doc="What the book is known by for ever, as a URI; without one, its ISBN, else one "
            "derived from title, authors and language.",
            example="urn:uuid:7c1f4c1e-3f0e-4a52-9a36-5d1d5b2f8a10",
            aliases=("id", "uuid"),
        ),
        Key(
            name="isbn",
            form=ISBNS,
            doc="The book's ISBN, or one for each edition.",
            example={"epub": "0-8044-2957-X", "print": "978-0-306-40615-7"},
        ),
        Key(
            name="rights",
            form=TEXT,
            doc="Who holds the rights, or under which licence it is given away.",
            example="© 2026 Anna Åkesson",
            aliases=("license", "licence", "copyright", "rättigheter"),
        ),
        Key(
            name="publisher",
            form=TEXT,
            doc="Who publishes it.",
            example="The Press",
            aliases=("förlag",),
        ),
        Key(
            name="description",
            form=TEXT,
            doc="What it is about, for shops and catalogues.",
            example="A winter on the ice.",
            aliases=("summary", "abstract", "beskrivning"),
        ),
        Key(
            name="source",
            form=TEXT,
            doc="The work that the e-book was made from, such as the ISBN of the printed book.",
            example="urn:isbn:9780306406157",
        ),
        Key(
            name="subject",
            form=TEXTS,
            doc="What it is about, as Thema or BISAC codes or as headings.",
            example=["DNL", "LIT000000"],
            aliases=("subjects", "ämne"),
        ),
        Key(
            name="keywords",
            form=WORDS,
            doc="Words that readers may look for.",
            example=["winter", "ice"],
            aliases=("keyword", "tags", "nyckelord"),
        ),
        Key(
            name="series",
            form=SERIES,
            doc="The series it belongs to: its name, or name and number.",
            example={"name": "Norr", "number": 2},
            aliases=("belongs-to-collection", "serie"),
        ),
        Key(
            name="series-number",
            form=LABEL,
            doc="The book's place in its series, where `series` is only a name.",
            example=2,
            aliases=("group-position", "series-index"),
        ),
        Key(
            name="cover-image",
            form=TEXT,
            doc="A picture for the cover, as seen from bok.toml.",
            example="images/cover.jpg",
            aliases=("cover", "omslag"),
        ),
        Key(
            name="slug",
            form=SLUG,
            doc="What the finished files are called: `build/<slug>.epub`.",
            example="snow-and-silence",
        ),
        Key(
            name="edition-number",
            form=LABEL,
            doc="Which edition it is: a number, or words.",
            example=2,
            aliases=("edition", "upplaga"),
        ),
    ),
    foreign=(
        *("src", "multilingual", "text-direction", "page-progression-direction", "dir"),
        *("short-title", "subtitle-short", "thanks", "ibooks"),
    ),
)
