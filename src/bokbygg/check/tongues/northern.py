"""Swedish and its neighbours."""

from __future__ import annotations

from bokbygg.check.tongues import small
from bokbygg.check.tongues.row import Tongue

_NORSE = ("og", "eller", "samt", "til", "men", "som")

SV = Tongue(
    tag="sv",
    joints=("och", "eller", "samt", "respektive", "resp", "men", "till", "kontra", "som", "än"),
    doubles=(
        *("var", "så", "den", "det", "de", "är", "för", "om", "på", "som", "ha", "nej", "ja", "jo"),
        *("länge", "mycket", "många", "tack", "snart", "fort", "långt", "aldrig", "hurra", "bom"),
    ),
    abbreviations=(
        *("t.ex", "bl.a", "dvs", "osv", "m.m", "m.fl", "s.k", "f.d", "o.d", "ca", "c:a", "jfr"),
        *("kap", "s", "sid", "nr", "kl", "resp", "dr", "prof", "fr.o.m", "t.o.m", "p.g.a", "e.d"),
        *("mfl", "etc", "ev", "evtl", "forts", "inkl", "exkl", "max", "min", "st", "tel", "fig"),
        *("jan", "febr", "aug", "sept", "okt", "nov", "dec", "f.n", "e.Kr", "f.Kr", "bd", "red"),
        *("övers", "uppl", "utg", "vol", "tab", "bil", "ung", "i.e", "mom", "d.v.s", "o.s.v", "ff"),
    ),
    spellings=(
        ("t.ex.", "t. ex.", "t ex"),
        ("bl.a.", "bl. a.", "bl a"),
        ("d.v.s.", "d. v. s.", "d v s", "dvs"),
        ("o.s.v.", "o. s. v.", "o s v", "osv"),
        ("m.m.", "m. m.", "m m"),
        ("m.fl.", "m. fl.", "m fl"),
        ("s.k.", "s. k.", "s k"),
        ("p.g.a.", "p. g. a.", "p g a", "pga"),
        ("fr.o.m.", "fr. o. m.", "fr o m"),
        ("t.o.m.", "t. o. m.", "t o m"),
    ),
    measures=("procent", "miljoner", "miljarder", "kronor", "grader", "meter", "liter"),
    percent_blank=True,
    clock_point=True,
    compounds=True,
    function_words=small.SV_WORDS,
    genitive=("s",),
    pairs=(
        ("social media", "sociala medier"),
        ("user experience", "användarupplevelse"),
        ("open source", "öppen källkod"),
        ("e-mail", "e-post"),
    ),
    pointing=("här", "klicka här", "läs mer", "länk", "denna länk", "tryck här", "se här", "mer"),
    pictures=("bild", "foto", "figur", "illustration", "bilden", "en bild", "porträtt", "diagram"),
)

NB = Tongue(
    tag="nb",
    joints=_NORSE,
    doubles=("den", "det", "så", "nei", "ja", "for", "var", "om", "som", "veldig", "på", "i"),
    abbreviations=("bl.a", "f.eks", "dvs", "osv", "m.m", "jf", "kap", "s", "nr", "kl", "ca", "dr"),
    spellings=(("f.eks.", "f. eks."), ("bl.a.", "bl. a.", "bl a")),
    measures=("prosent", "millioner", "milliarder", "kroner", "grader"),
    percent_blank=True,
    compounds=True,
    function_words=small.NORSE_WORDS,
    genitive=("s",),
    pointing=("her", "klikk her", "les mer", "lenke"),
    pictures=("bilde", "foto", "figur", "illustrasjon", "diagram"),
)

NN = Tongue(
    tag="nn",
    joints=_NORSE,
    doubles=NB.doubles,
    abbreviations=NB.abbreviations,
    measures=("prosent", "millionar", "milliardar", "kroner", "grader"),
    percent_blank=True,
    compounds=True,
    function_words=small.NORSE_WORDS,
    genitive=("s",),
    pointing=("her", "klikk her", "les meir", "lenkje"),
    pictures=("bilete", "foto", "figur", "illustrasjon", "diagram"),
)

DA = Tongue(
    tag="da",
    joints=_NORSE,
    doubles=("den", "det", "så", "nej", "ja", "for", "var", "om", "som", "meget", "på", "i", "der"),
    abbreviations=("bl.a", "f.eks", "dvs", "osv", "m.m", "jf", "kap", "s", "nr", "kl", "ca", "dr"),
    spellings=(("f.eks.", "f. eks.", "fx"), ("bl.a.", "bl. a.")),
    measures=("procent", "millioner", "milliarder", "kroner", "grader"),
    percent_blank=True,
    clock_point=True,
    compounds=True,
    function_words=small.NORSE_WORDS,
    genitive=("s",),
    pointing=("her", "klik her", "læs mere", "link"),
    pictures=("billede", "foto", "figur", "illustration", "diagram"),
)

IS = Tongue(
    tag="is",
    joints=("og", "eða", "til"),
    doubles=("það", "já", "nei", "sem", "að", "við", "á", "í"),
    abbreviations=("t.d", "þ.e", "o.s.frv", "o.fl", "m.a", "bls", "nr", "kl", "dr", "sbr", "ca"),
    genitive=("s", "ar"),
    pointing=("hér", "smelltu hér", "meira", "tengill"),
    pictures=("mynd", "ljósmynd", "teikning"),
)

FI = Tongue(
    tag="fi",
    joints=("ja", "tai", "sekä", "eli", "että"),
    doubles=("niin", "hyvin", "ei", "joo", "se", "on", "ja", "yhä", "ehkä"),
    abbreviations=(
        "esim",
        "ym",
        "jne",
        "mm",
        "ks",
        "vrt",
        "n",
        "s",
        "nro",
        "klo",
        "ns",
        "os",
        "eaa",
    ),
    measures=("prosenttia", "miljoonaa", "miljardia", "euroa", "astetta"),
    percent_blank=True,
    clock_point=True,
    pointing=("tästä", "täällä", "lue lisää", "linkki", "tämä"),
    pictures=("kuva", "valokuva", "kuvio", "piirros", "kaavio"),
)
