"""bok.toml -> Settings; each complaint with its line and column.

What is not given has its default in `values`, or is empty where the book decides later (collate).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bokbygg.book import Conformance, Contributor, Series, Source
from bokbygg.diagnostics import Diagnostic, Fault, Span, in_reading_order
from bokbygg.naming import derived_urn, slugify
from bokbygg.rules import settings as rules
from bokbygg.settings.forms import named
from bokbygg.settings.reader import Reader, Rulebook, nearest, shown
from bokbygg.settings.room import no_room
from bokbygg.settings.sections import BOK_TOML, Section, Sections, Variant, homes
from bokbygg.settings.switches import rules_off
from bokbygg.settings.tomltree import read_toml
from bokbygg.settings.values import (
    BookSettings,
    CheckSettings,
    ContentSettings,
    CoverSettings,
    EpubSettings,
    PdfSettings,
    PrintSettings,
    PublishSettings,
    Settings,
    StyleSettings,
    TypographySettings,
)

_RULEBOOK = Rulebook(
    wrong_kind=rules.WRONG_KIND,
    unknown_key=rules.UNKNOWN_KEY,
    foreign_key=rules.FOREIGN_KEY,
    given_twice=rules.GIVEN_TWICE,
    bad_date=rules.BAD_VALUE,
    bad_language=rules.BAD_VALUE,
    bad_role=rules.BAD_VALUE,
    bad_slug=rules.BAD_VALUE,
    bad_value=rules.BAD_VALUE,
    unknown_hint="delete it: nothing in the book comes of it",
)
_PEOPLE = ("author", "contributors", "editor", "translator", "illustrator")


def read_settings(source: Source | None, edition: str = "") -> Settings:
    """The settings of a book; all defaults where there is no bok.toml (None). `edition` names the
    variant whose settings are laid over them.

    Raises nothing: what is wrong stands in `findings`, and counts as not given.
    """
    reader = Reader(_RULEBOOK)
    sections: dict[str, Any] = {}
    places: dict[str, Span] = {}
    if source is not None:
        try:
            tree = read_toml(source)
        except Fault as fault:
            return Settings(findings=fault.findings)
        given = reader.fields(tree.settings, BOK_TOML, homes("bok.toml"))
        places = {name: setting.value.span for name, setting in given.items()}
        sections = reader.values(given, BOK_TOML)
    variants: dict[str, Variant] = sections.pop("edition", {})
    if edition and edition not in variants:
        reader.findings.append(_unknown(edition, variants, places.get("edition")))
    made = _settings(sections, variants.get(edition), edition)
    made = replace(made, places=tuple((places | dict(made.places)).items()))
    return replace(made, findings=in_reading_order((*reader.findings, *no_room(made))))


def _settings(sections: Sections, variant: Variant | None, edition: str) -> Settings:
    if variant is not None:
        sections = _varied(sections, variant, edition)
    own = variant.own if variant else Section()
    of = {name: section.values for name, section in sections.items()}
    return Settings(
        book=_book(of.get("book", {})),
        content=ContentSettings(**_fields(of.get("content", {}))),
        pdf=PdfSettings(**_fields(of.get("pdf", {}))),
        epub=EpubSettings(**_fields(of.get("epub", {}))),
        print=PrintSettings(**_fields(of.get("print", {}))),
        cover=CoverSettings(**_fields(of.get("cover", {}))),
        typography=_typography(of.get("typography", {})),
        style=StyleSettings(**_fields(of.get("style", {}))),
        accessibility=Conformance(**_fields(of.get("accessibility", {}))),
        check=CheckSettings(**_fields(of.get("check", {}))),
        publish=PublishSettings(**_fields(of.get("publish", {}))),
        variables=tuple(of.get("variables", {}).items()),
        edition=edition if variant else "",
        only=own.values.get("only", ()),
        leave_out=own.values.get("except", ()),
        places=tuple(_places(sections)),
    )


def _places(sections: Sections) -> list[tuple[str, Span]]:
    return [
        (f"{name}.{key}", span)
        for name, section in sections.items()
        for key, span in section.places.items()
    ]


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by the names of fields, without those that say nothing."""
    return {
        key.replace("-", "_"): value for key, value in values.items() if value not in (None, "", ())
    }


def _book(values: Mapping[str, Any]) -> BookSettings:
    people: tuple[Contributor, ...] = sum((values.get(key, ()) for key in _PEOPLE), ())
    series: Series | None = values.get("series")
    if series and not series.number:
        series = replace(series, number=values.get("series-number", ""))
    renamed = {"isbn": "isbns", "subject": "subjects"}
    kept = {
        renamed.get(key, key): value
        for key, value in values.items()
        if key not in {*_PEOPLE, "series-number"}
    }
    return BookSettings(**_fields(kept) | {"authors": people, "series": series})


def _typography(values: Mapping[str, Any]) -> TypographySettings:
    quotes = values.get("quotes")
    return TypographySettings(
        off=rules_off(values),
        quotes=quotes if isinstance(quotes, tuple) else (),
        dialogue="dash" if values.get("dialogue") == "dash" else "",
        hyphenate=values.get("hyphenate", True),
    )


# --- editions -----------------------------------------------------------------------------------


def _varied(sections: Sections, variant: Variant, edition: str) -> Sections:
    """The tables with those of a variant laid over them. It is a book of its own: it has another
    identifier than the book, which stays its own as long as the book's does, and no ISBN but one
    of its own."""
    base = sections.get("book", Section())
    retitled = "title" in variant.sections.get("book", Section()).values
    of_one = (*_OF_ONE_BOOK, "title-file-as") if retitled else _OF_ONE_BOOK
    told = {name: sections[name] for name in sections} | {"book": base.without(*of_one)}
    laid = {
        name: told.get(name, Section()).under(variant.sections.get(name, Section()))
        for name in {**told, **variant.sections}
    }
    before, after = _book(base.values), dict(laid["book"].values)
    if not (after.get("slug") or not before.title):
        after["slug"] = slugify(before.title)
    known = before.identifier or next((f"urn:isbn:{one.digits}" for one in before.isbns), "")
    if known and not (after.get("identifier") or after.get("isbn")):
        after["identifier"] = derived_urn(known, edition)
    return laid | {"book": Section(values=after, places=laid["book"].places)}


_OF_ONE_BOOK = ("isbn", "identifier")


def _unknown(edition: str, variants: Mapping[str, Variant], place: Span | None) -> Diagnostic:
    near = nearest(edition, variants)
    if near:
        hint = f"did you mean `{near}`?"
    elif variants:
        hint = f"name {named(variants, 'or')}"
    else:
        hint = f"write a table `[edition.{edition}]` in bok.toml"
    message = f"there is no edition {shown(edition)}"
    return rules.NO_SUCH_EDITION.found(message, place, hint=hint)
