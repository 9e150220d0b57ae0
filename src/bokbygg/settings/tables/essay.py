"""The keys at the head of an essay."""

from __future__ import annotations

from bokbygg.settings.essayforms import DRAFT, EPIGRAPH, FIRST_PUBLISHED, PUBLISHED, ROLE
from bokbygg.settings.forms import (
    DATE,
    LANGUAGE,
    NUMBER,
    SLUG,
    TEXT,
    TRUTH,
    WORDS,
    choice,
)
from bokbygg.settings.people import people
from bokbygg.settings.rows import Key, Rows
from bokbygg.settings.switches import SWITCHES

ESSAY = Rows(
    thing="an essay",
    doc="The settings at the head of an essay.",
    keys=(
        Key(
            name="title",
            form=TEXT,
            doc="The essay's title.",
            example="The Far Side of the Ice",
            aliases=("titel", "rubrik", "titleSv"),
        ),
        Key(
            name="subtitle",
            form=TEXT,
            doc="The line under the title.",
            example="A winter journey",
            aliases=("underrubrik", "undertitel"),
        ),
        Key(
            name="author",
            form=people("aut"),
            doc="Who wrote it, where it is not the book's author.",
            example="Nils Berg",
            aliases=("authors", "författare"),
        ),
        Key(
            name="contributors",
            form=people("ctb"),
            doc="Everyone else, each with a MARC role.",
            example=[{"name": "Cia Dahl", "role": "pht"}],
            aliases=("contributor",),
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
            name="date",
            form=DATE,
            doc="When it was written: a year, a month or a day.",
            example="2026-02-01",
            aliases=("datum",),
        ),
        Key(
            name="lang",
            form=LANGUAGE,
            doc="Its language, where it is not the book's.",
            example="en",
            aliases=("language", "språk"),
        ),
        Key(
            name="role",
            form=ROLE,
            doc="Which part of the book it is.",
            example="foreword",
        ),
        Key(
            name="slug",
            form=SLUG,
            doc="What its file in the e-book is called.",
            example="far-side",
        ),
        Key(
            name="description",
            form=TEXT,
            doc="What it is about.",
            example="A walk over the bay.",
            aliases=("beskrivning",),
        ),
        Key(
            name="epigraph",
            form=EPIGRAPH,
            doc="A motto before the text, and whose words it is.",
            example={"text": "Nobody walks twice on the same ice.", "source": "Proverb"},
            aliases=("motto",),
        ),
        Key(
            name="draft",
            form=DRAFT,
            doc="It is not finished, and left out of the book.",
            example=True,
            aliases=("utkast",),
        ),
        Key(
            name="archived",
            form=DRAFT,
            doc="True means a draft, too.",
            example=True,
        ),
        Key(
            name="published",
            form=PUBLISHED,
            doc="False means a draft; a date is the essay's date.",
            example=False,
        ),
        Key(
            name="order",
            form=NUMBER,
            doc="Its place among the essays, where bok.toml does not list them.",
            example=2,
            aliases=("weight", "sidebar-position", "nav-order", "ordning"),
        ),
        Key(
            name="keywords",
            form=WORDS,
            doc="Words that readers may look for.",
            example=["winter", "ice"],
            aliases=("tags", "nyckelord"),
        ),
        Key(
            name="only",
            form=choice(("epub", "pdf"), {"e-book": "epub", "ebook": "epub", "print": "pdf"}),
            doc="The one edition that it stands in.",
            example="pdf",
        ),
        Key(
            name="toc",
            form=TRUTH,
            doc="False leaves it out of the contents.",
            example=False,
        ),
        Key(
            name="number",
            form=TRUTH,
            doc="False gives it no number.",
            example=False,
            aliases=("numbered", "numbering"),
        ),
        Key(
            name="first-published",
            form=FIRST_PUBLISHED,
            doc="Where and when it was first printed.",
            example={"in": "Dagens Nyheter", "date": "2021-05-12"},
            aliases=("originally-published", "först-publicerad"),
        ),
        Key(
            name="source",
            form=TEXT,
            doc="Where it is taken from.",
            example="The author's diary",
            aliases=("källa",),
        ),
        Key(
            name="typography",
            form=SWITCHES,
            doc="Rules of typography that are followed in it, or are not; false for none.",
            example={"quotes": False},
        ),
    ),
    foreign=(
        *("layout", "permalink", "url", "aliases", "redirect-from", "redirect-to", "type", "id"),
        *("categories", "category", "excerpt", "summary", "abstract", "comments", "share", "math"),
        *("image", "images", "thumbnail", "featured-image", "featured", "cover", "cover-image"),
        *("lastmod", "last-modified-at", "updated", "modified", "publishdate", "expirydate"),
        *("hide-table-of-contents", "hide-title", "sidebar-label", "sidebar-class-name"),
        *("pagination-label", "pagination-next", "pagination-prev", "custom-edit-url"),
        *("displayed-sidebar", "parent", "has-children", "has-toc", "nav-exclude", "linktitle"),
        *("format", "execute", "engine", "jupyter", "editor", "output", "bibliography", "csl"),
        *("header-includes", "documentclass", "geometry", "link-citations", "mathjax", "cssclass"),
        *("license", "licence", "rights", "copyright", "isbn", "publisher", "series"),
        *("guid", "status", "post-id", "publish", "robots", "canonical-url", "menu", "cascade"),
    ),
)
