"""What a file's name says of its role: `forord.md` is a foreword, in a folder that says no more."""

from __future__ import annotations

import re

from bokbygg.naming import slugify, stem

_NAMES = {
    "half-title": "half-title half-titlepage smutstitel schmutztitel faux-titre",
    "title-page": "title-page titlepage titelsida titelblad titelseite page-de-titre",
    "imprint": "imprint copyright copyright-page impressum tryckort mentions-legales",
    "dedication": "dedication dedikation tillagnan tilegnelse widmung dedicace dedicatoria dedica "
    "omistuskirjoitus dedykacja",
    "epigraph": "epigraph motto epigraphe epigrafe epigrafo",
    "foreword": "foreword forord vorwort geleitwort avant-propos prologo voorwoord esipuhe "
    "przedmowa",
    "preface": "preface prefacio prefazione",
    "introduction": "introduction inledning introduktion innledning indledning einleitung "
    "introduccion introducao introduzione inleiding johdanto wstep",
    "interlude": "interlude mellanspel intermezzo zwischenspiel mellomspill mellemspil interludio",
    "afterword": "afterword efterord etterord efterskrift nachwort postface epilogo posfacio "
    "postfazione nawoord jalkisanat poslowie",
    "appendix": "appendix bilaga appendiks vedlegg bilag anhang annexe apendice appendice bijlage "
    "liite dodatek",
    "acknowledgements": "acknowledgements acknowledgments thanks tack tackord takk tak danksagung "
    "remerciements agradecimientos agradecimentos ringraziamenti dankwoord kiitokset podziekowania",
    "about": "about about-the-author about-the-authors om-forfattaren om-forfattarna "
    "om-forfatteren uber-den-autor uber-die-autorin ueber-den-autor ueber-die-autorin "
    "a-propos-de-l-auteur sobre-el-autor sobre-la-autora sobre-o-autor sobre-a-autora "
    "sull-autore over-de-auteur kirjailijasta o-autorze",
    "colophon": "colophon kolofon kolophon colofon acheve-d-imprimer",
}
"""Names in plain letters, as slugs have them: English, Swedish, then German, French and others."""

_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_COUNTED = re.compile(r"-(?:\d+|[a-z])$")


def role_of_name(name: str) -> str:
    """The role that a file's name says, order number aside, or empty: `90-appendix-b.md` is an
    appendix."""
    plain = slugify(stem(name))
    return _ROLES.get(plain) or _ROLES.get(_COUNTED.sub("", plain), "")
