"""Titles and names as a catalogue sorts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.book import Kind
from bokbygg.collate.filing import name_filed, title_filed
from bokbygg.languages import LANGUAGES, language
from tests.bookmaking import book_of, lay_out

TITLES = """
en  The Hours                   Hours, The
en  A Room of One’s Own         Room of One’s Own, A
en  A is for Alibi              A is for Alibi
en  Another Country             Another Country
en  Theory of Justice           Theory of Justice
fr  L’Étranger                  Étranger, L’
fr  Les Misérables              Misérables, Les
fr  Lettres persanes            Lettres persanes
sv  Ordet är fritt              Ordet är fritt
sv  Det innersta rummet         Innersta rummet, Det
sv  Det regnade i natt          Det regnade i natt
sv  Det ska bli sol             Det ska bli sol
sv  Den unge Werther            Unge Werther, Den
sv  Den siste atenaren          Siste atenaren, Den
sv  Den som vandrar             Den som vandrar
sv  De fattiga i Łódź           Fattiga i Łódź, De
sv  De tre musketörerna         Tre musketörerna, De
sv  De kallade mig              De kallade mig
sv  En dag                      Dag, En
sv  En av oss                   En av oss
sv  Ett, två, tre               Ett, två, tre
sv  ”En dag”                    Dag, En
sv  … och sedan                 och sedan
da  Den lille havfrue           Lille havfrue, Den
da  Det regnede                 Det regnede
nb  Det store spranget          Store spranget, Det
nn  Ein gut                     Gut, Ein
de  Das Schloss                 Schloss, Das
de  Das ist ein Haus            Das ist ein Haus
de  Die Verwandlung             Verwandlung, Die
it  L’arte della gioia          Arte della gioia, L’
it  Il Gattopardo               Gattopardo, Il
es  ¿La casa?                   Casa?, La
pt  Os Lusíadas                 Lusíadas, Os
nl  Het Achterhuis              Achterhuis, Het
nl  Het was stil                Het was stil
is  Hið ljósa man               Ljósa man, Hið
fi  Se oli                      Se oli
pl  Ten dom                     Ten dom
en  The                         The
ka  The Hours                   The Hours
"""

NAMES = """
sv  Selma Lagerlöf              Lagerlöf, Selma
sv  Per Olov Enquist            Enquist, Per Olov
sv  Homeros                     Homeros
sv  Hedlöf, Ragnar              Hedlöf, Ragnar
sv  Carl von Linné              Linné, Carl von
sv  Margaretha af Ugglas        Ugglas, Margaretha af
sv  Louis De Geer               De Geer, Louis
sv  Magnus De la Gardie         De la Gardie, Magnus
sv  Vigdís Finnbogadóttir       Vigdís Finnbogadóttir
sv  Alexandre Dumas d.y.        Dumas, Alexandre, d.y.
sv  Karl XII                    Karl XII
sv  Svenska Akademien           -
sv  Anna och Bo Ek              -
sv  bell hooks                  -
sv  東野 圭吾                    -
is  Arnaldur Indriðason         Arnaldur Indriðason
nl  Vincent van Gogh            Gogh, Vincent van
nl  Gerard ’t Hooft             Hooft, Gerard ’t
de  Otto von der Heide          Heide, Otto von der
de  Erich vom Ende              vom Ende, Erich
en  Martin Luther King Jr.      King, Martin Luther, Jr.
en  Walter de la Mare           de la Mare, Walter
fr  Guy de Maupassant           Maupassant, Guy de
fr  Jean de La Fontaine         La Fontaine, Jean de
fr  Joachim du Bellay           du Bellay, Joachim
fr  Jean d’Ormesson             Ormesson, Jean d’
it  Edmondo de Amicis           de Amicis, Edmondo
it  Gabriele D’Annunzio         D’Annunzio, Gabriele
es  Miguel Unamuno              Unamuno, Miguel
es  Juan de la Cruz             Cruz, Juan de la
es  Gabriel García Márquez      -
pt  José dos Santos             Santos, José dos
hu  Márai Sándor                Márai Sándor
ru  Лев Толстой                 Толстой, Лев
"""


def rows(table: str) -> list[tuple[str, str, str]]:
    return [
        (line[:2], line[4:32].strip(), line[32:].strip().removeprefix("-"))
        for line in table.strip().split("\n")
    ]


@pytest.mark.parametrize(("lang", "title", "filed"), rows(TITLES))
def test_a_title_is_sorted_without_its_article(lang: str, title: str, filed: str) -> None:
    assert title_filed(title, language(lang)) == filed


@pytest.mark.parametrize(("lang", "name", "filed"), rows(NAMES))
def test_a_name_is_sorted_as_its_language_does(lang: str, name: str, filed: str) -> None:
    """A dash: not to be told, so that the author is asked (E019)."""
    assert name_filed(name, language(lang)) == filed


@given(st.text(), st.sampled_from(sorted(LANGUAGES)))
def test_nothing_is_too_odd_to_be_filed(text: str, lang: str) -> None:
    assert title_filed(text, language(lang)) or not text
    name_filed(text, language(lang))


def test_what_the_author_says_goes_first(tmp_path_factory: pytest.TempPathFactory) -> None:
    toml = """[book]
title = "Det var en gång"
title-file-as = "Var en gång"
author = ["Bo Ek", { name = "Cia Dahl", file-as = "Cia Dahl" }]
translator = "Åsa von Ax"
lang = "sv"
[edition.other.book]
title = "Den gamla gatan"
"""
    folder = lay_out(
        tmp_path_factory.mktemp("book"),
        {"manuscript/bok.toml": toml, "manuscript/a.md": "# A\n\nText.\n"},
    )
    imprint = book_of(folder, Kind.EPUB)[0].imprint
    assert imprint.title_file_as == "Var en gång"
    assert [person.file_as for person in imprint.authors] == ["Ek, Bo", "Cia Dahl"]
    assert [person.file_as for person in imprint.contributors] == ["Ax, Åsa von"]


def test_another_title_of_an_edition_is_sorted_anew(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    from bokbygg.build import gather
    from bokbygg.read import find

    toml = """[book]
title = "Det var en gång"
title-file-as = "Var en gång"
lang = "sv"
[edition.other.book]
title = "Den gamla gatan"
"""
    folder = lay_out(
        tmp_path_factory.mktemp("book"),
        {"manuscript/bok.toml": toml, "manuscript/a.md": "# A\n\nText.\n"},
    )
    book, _ = gather(find(folder), [Kind.EPUB], drafts=False, jobs=1, variant="other")
    assert book.imprint.title_file_as == "Gamla gatan, Den"
