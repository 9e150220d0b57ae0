"""What a row holds: the facts a typographer sets by, and the words a book prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bokbygg.dates import Date
from bokbygg.numerals import Numerals
from bokbygg.values import dataclass

NBSP = "\u00a0"
NARROW = "\u202f"
"""The narrow no-break space: thin, never stretched, never a place to break a line. Faces that lack
it get one from the layout engine, as wide as half a blank; e-readers do the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words and sentences that no author wrote. A brace is filled in with `str.format`.

    `note_label` and the `to_...` words take `number`, `published_by` `publisher`, `set_in` `fonts`,
    `image_missing` and `file_missing` `path`, `edition` `ordinal`, `first_published` `where`,
    `source_is` `source`, `in_series` `series` and `number`. `ordinals` are pairs of a pattern and
    what is put after a number that ends so: the first that fits counts.

    `to_figure` and the like stand in running text (`se figur 2`), `figure` and the like before a
    caption. `credits` are pairs of a MARC relator code and what is said of people in that role,
    with their `names`. `day_date` takes `day`, `month` and `year`, `month_date` the last two;
    `first_day` is how the first of a month is written where it is not `1`, and `dated_months` are
    the months as they stand after a day, where they have a form of their own. `cardinals` are the
    numbers from 1 to 20 in words.

    `comma` parts the names of a list; the conjunction before the last is written with it as one
    word where `joined`. `digits` are the ten digits that the language prints, empty for 0 to 9.

    `proof` stands at the head of each page of a proof, with `proof_round`, which takes `number`;
    the other words of proofs name what can be shown on them and hidden.

    `access_text` says how the text of the e-book can be read, `access_described` and
    `access_undescribed` whether all its pictures are told in words.
    """

    contents: str
    cover: str
    title_page: str
    colophon: str
    part: str
    chapter: str
    foreword: str
    preface: str
    introduction: str
    afterword: str
    start_of_text: str
    note: str
    notes: str
    note_label: str
    back_to_text: str
    by: str
    conjunction: str
    serial_comma: bool
    ordinals: tuple[tuple[str, str], ...]
    edition: str
    published_by: str
    in_print: str
    isbn: str
    all_rights: str
    set_in: str
    made_with: str
    page: str
    pages: str
    summary: str
    image_missing: str
    file_missing: str
    access_text: str
    access_described: str
    access_undescribed: str
    half_title: str
    imprint: str
    dedication: str
    epigraph: str
    interlude: str
    appendix: str
    acknowledgements: str
    about: str
    figure: str
    table: str
    section: str
    to_figure: str
    to_table: str
    to_equation: str
    to_section: str
    to_chapter: str
    to_part: str
    to_page: str
    first_published: str
    source_is: str
    in_series: str
    credits: tuple[tuple[str, str], ...]
    months: tuple[str, ...]
    day_date: str
    month_date: str
    cardinals: tuple[str, ...]
    done: str
    to_do: str
    index: str
    see: str
    see_also: str
    list_of_figures: str
    list_of_tables: str
    proof: str
    proof_round: str
    proof_findings: str
    proof_lines: str
    proof_places: str
    proof_changes: str
    first_day: str = "1"
    dated_months: tuple[str, ...] = ()
    comma: str = ","
    joined: bool = False
    digits: str = ""

    def numeral(self, number: int | str) -> str:
        """A number in the digits of the language."""
        if not self.digits:
            return str(number)
        return str(number).translate(str.maketrans("0123456789", self.digits))

    def date(self, date: Date) -> str:
        """A date as the language writes it, as far as it is known: `12 maj 2021`, `maj 2021`."""
        year = self.numeral(date.year)
        if not date.month:
            return year
        if not date.day:
            return self.month_date.format(month=self.months[date.month - 1], year=year)
        month = (self.dated_months or self.months)[date.month - 1]
        day = self.numeral(self.first_day if date.day == 1 else date.day)
        return self.day_date.format(day=day, month=month, year=year)

    def edition_label(self, number: str) -> str:
        """`2` as a colophon says it: `2:a upplagan`, `2nd edition`; anything but a whole number
        is taken for a label that is complete.
        """
        if not number.isdecimal():
            return number
        suffix = next(suffix for end, suffix in self.ordinals if re.search(end, number))
        return self.edition.format(ordinal=self.numeral(number) + suffix)

    def listing(self, names: Sequence[str]) -> str:
        """Names in a row with a word before the last: `Ek, Alm och Lind`."""
        if len(names) < 2:
            return "".join(names)
        serial = self.comma if self.serial_comma and len(names) > 2 else ""
        last = f"{self.conjunction}{'' if self.joined else ' '}{names[-1]}"
        return f"{f'{self.comma} '.join(names[:-1])}{serial} {last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language as a typographer knows it.

    `tag` is its BCP 47 tag, `name` its name in English, `direction` `ltr` or `rtl`.
    `spine_upwards` where a title on a spine is turned to the left, by custom, and not to the right
    (ISO 6357): it is read from the foot up, in a script from right to left from the head down.

    `double` and `single` are the opening and the closing mark that the straight signs `"` and `'`
    become, with the blanks that belong inside them. `outer` names the pair that quotations begin
    with, whichever sign was typed; where it is empty each sign becomes its own pair.

    `dash` is the dash between clauses with the blanks that belong to it, `dash_signs` the signs
    that are read as one between blanks. `speech` is the dash that begins a line of dialogue, empty
    for the other one; `speech_dash` says that a blank follows it. `year_hyphen` says that a year
    may be written `-95`.

    `spaced` are the marks that a blank stands before, each with that blank. `native_marks` are
    pairs of a Western mark and the script's own.

    `units` are bound to the number before them, `references` to the number after them, and
    `phrases` are never parted; where `open_phrases`, those typed without their blanks get them.
    `particles` are bound to the word after them. `digit_groups` says that a quantity of five
    digits and more has its thousands parted. After one of `clock` a number is a time of day, after
    one of `codes` it is no quantity. `elisions` are words that begin with an apostrophe.

    `speech_verbs` say that a line is spoken where a name or one of `speakers` follows them: `sa
    hon`, `said Anna`.

    `articles` are those a title may begin with, each a pattern of `re`: a catalogue sorts by the
    word after them. `surname_prefixes` are those that a surname is sorted by (`du Bellay`), other
    ones follow the given name. `two_surnames` says that people have two, `filed_by_given_name` that
    they have a father's name in place of one.

    `rules` names the rules of `bokbygg.typography` that are followed. `page_letters` are those of
    `bokbygg.numerals` that number the front matter. `alphabet` are the letters in the order in
    which an index has them; `sorted_as` are pairs of letters and those they are sorted as; what is
    in neither is sorted without its accents.
    """

    tag: str
    name: str
    words: Words
    direction: str = "ltr"
    spine_upwards: bool = False
    double: tuple[str, str] = ("“", "”")
    single: tuple[str, str] = ("‘", "’")
    outer: str = ""
    apostrophe: str = "’"
    elisions: tuple[str, ...] = ()
    speech_verbs: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    dash: str = " – "
    dash_signs: str = "-"
    speech: str = ""
    speech_dash: bool = False
    year_hyphen: bool = False
    decimal: str = "."
    units: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    open_phrases: bool = False
    particles: tuple[str, ...] = ()
    digit_groups: bool = False
    spaced: tuple[tuple[str, str], ...] = ()
    native_marks: tuple[tuple[str, str], ...] = ()
    clock: tuple[str, ...] = ()
    codes: tuple[str, ...] = ("ISBN", "ISSN")
    articles: tuple[str, ...] = ()
    surname_prefixes: tuple[str, ...] = ()
    two_surnames: bool = False
    filed_by_given_name: bool = False
    rules: tuple[str, ...] = ("blanks", "ellipsis")
    page_letters: str = "roman"
    alphabet: str = "abcdefghijklmnopqrstuvwxyz"
    sorted_as: tuple[tuple[str, str], ...] = ()

    @property
    def numerals(self) -> Numerals:
        """How pages are numbered."""
        return Numerals(digits=self.words.digits, letters=self.page_letters)
