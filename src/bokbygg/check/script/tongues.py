"""What the rules of text know of each language: a row each. What a row does not say is not judged
in its language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

_SV_WORDS = (
    "att och en ett den det de dem han hon hen vi ni jag man du mig dig sig oss er som är var "
    "varit vara hade har haft ha ska skall skulle kan kunde kunnat vill ville får fick fått "
    "blir blev bli blivit inte ej icke till från för med på av om i ur under över efter före "
    "mellan hos vid mot utan in ut upp ner ned fram bort genom sin sitt sina sig vår vårt "
    "våra er ert era min mitt mina din ditt dina hans hennes dess deras denna detta dessa så "
    "då nu när där här hur vad vem vilka vilken vilket eller men utan samt ju väl mer mest "
    "mycket mången många lång lång långt stor stora stort ny nya nytt all alla allt hela hel "
    "halv andra annan annat flera få första bara också även redan snart alltid aldrig bör "
    "måste ta tar tog gå går gick ge ger gav helt åt än bakom bland enligt förbi hit dit "
    "kring längs medan sedan sen trots tills tvärs utom ifrån emot intill isär ihop igen hem "
    "slut både varken antingen ingen inget inga någon något några sådan sådant sådana samma "
    "själv själva egen eget egna varje var vart två tre fyra fem sex sju åtta nio tio elva "
    "tolv hundra tusen säga sa sade säger kom kommer bra god gott goda inne ute uppe nere "
    "hemma borta framme ovan inom innan rätt fel nog ens ännu kvar fast trots pass ofta dels"
)
_NORSE_WORDS = (
    "å at og en et ei den det de dem han hun vi jeg man du meg deg seg oss som er var vært "
    "være hadde har hatt ha skal skulle kan kunne vil ville får fikk fått blir ble blev blitt "
    "bli ikke til fra for med på av af om i ud ut under over efter etter før mellom mellem "
    "hos ved mod mot uten uden inn ind opp op ned frem bort gjennom gennem sin sitt sit sine "
    "min mitt mit mine din hans hennes hendes dets deres denne dette disse så da nå nu når "
    "der her hvor hva hvad hvem eller men samt jo vel mer mere mest meget mye mange lang "
    "langt stor stort store ny nye all alle alt hele hel halv andre anden flere få første "
    "bare også allerede alltid altid aldri aldrig bør må ta tar tok gå går gikk gik gi gir ga "
    "helt enn end noen nogen noe noget ingen intet samme selv egen eget egne hver hvert to "
    "tre fire fem seks sju syv åtte otte ni ti"
)
_EN_WORDS = (
    "the of and to in is that it was for on with as his he be at by this had not are but from "
    "or have an they which you were her she all their we my your its our who when what why "
    "how does do"
)
_DE_WORDS = (
    "der die das den dem des ein eine einen einem einer eines und oder aber sie er es ich wir "
    "ihr ihre ihren ihrem ihrer ihres sein seine mein dein unser euer man wer was wie wo wann "
    "warum wenn weil dass als ob zu zur zum in im an am auf aus bei mit nach von vom vor für "
    "über unter durch gegen ohne um bis ist sind war waren wird werden hat haben kann können "
    "muss nicht kein keine diese dieser dieses jede jeder alle viele mehr auch nur noch schon "
    "sehr hier da dort dann"
)
_NL_WORDS = (
    "de het een en of maar ik je jij u hij zij ze wij we jullie mijn jouw zijn haar ons onze "
    "hun die dat deze dit wie wat waar hoe waarom als dan toen nu er hier daar in op aan met "
    "van voor naar bij uit om te tot over onder door tegen zonder is zijn was waren wordt "
    "worden heeft hebben had kan kunnen moet moeten niet geen ook nog al zeer veel meer alle "
    "elk iets niets af na toe mee zo maar wel toch want dus weer heel goed groot klein twee "
    "drie vier vijf zes acht tien"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language as a proofreader knows it.

    `joints` join the parts of a pair, one of which may be cut short (`för- och nackdelar`); first
    come `and` and `or`.
    `doubles` are words that may stand twice in a row. `abbreviations` end with a full stop that
    ends no sentence; `spellings` are groups of ways to write one of them, of which a book needs
    one. `measures` are words for what is counted with decimals. `percent_blank` says that a blank
    stands before a percent sign, `clock_point` that hours and minutes have a full stop between
    them. `compounds` says that compounds are written as one word. `function_words` are no part of
    any. `genitive` are endings of names. `pairs` are groups of terms of which a book needs one.
    """

    tag: str
    joints: tuple[str, ...] = ()
    doubles: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    spellings: tuple[tuple[str, ...], ...] = ()
    measures: tuple[str, ...] = ()
    percent_blank: bool = False
    clock_point: bool = False
    compounds: bool = False
    nouns_capital: bool = False
    function_words: frozenset[str] = frozenset()
    genitive: tuple[str, ...] = ()
    pairs: tuple[tuple[str, ...], ...] = ()
    pointing: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


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
    function_words=frozenset(_SV_WORDS.split()),
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

EN = Tongue(
    tag="en",
    joints=("and", "or", "to", "nor", "versus", "through"),
    doubles=(
        *("had", "that", "is", "very", "no", "ha", "so", "far", "bye", "yes", "well", "tut", "ho"),
        *("many", "long", "there", "hear", "knock", "hush", "never", "la", "blah", "win"),
    ),
    abbreviations=(
        *("e.g", "i.e", "etc", "cf", "vs", "mr", "mrs", "ms", "dr", "st", "no", "vol", "pp", "ed"),
        *("eds", "fig", "ca", "al", "inc", "ltd", "jr", "sr", "p", "ch", "approx", "viz", "esp"),
        *("jan", "feb", "aug", "sept", "oct", "nov", "dec", "a.m", "p.m", "u.s", "u.k", "ph.d"),
    ),
    spellings=(("e.g.", "e. g."), ("i.e.", "i. e.")),
    function_words=frozenset(_EN_WORDS.split()),
    measures=("percent", "per cent", "million", "billion", "metres", "meters"),
    genitive=("’s", "'s", "’", "'", "s", "s’", "s'"),
    pointing=("here", "click here", "read more", "link", "this link", "more", "this"),
    pictures=("image", "picture", "photo", "figure", "photograph", "illustration", "diagram"),
)

DE = Tongue(
    tag="de",
    joints=("und", "oder", "bis", "sowie", "bzw", "als", "wie", "noch", "aber", "statt"),
    doubles=(
        *("die", "der", "das", "sie", "den", "dem", "sehr", "nein", "ja", "was", "ein", "eine"),
        *("so", "nun", "ist", "ha", "lange", "tut", "immer", "viel"),
    ),
    abbreviations=(
        *("z.b", "d.h", "u.a", "usw", "bzw", "vgl", "ca", "nr", "s", "dr", "prof", "etc", "evtl"),
        *(
            "inkl",
            "abs",
            "insb",
            "zzgl",
            "beispw",
            "art",
            "bd",
            "hrsg",
            "jh",
            "max",
            "min",
            "mio",
            "mrd",
            "o.ä",
            "st",
            "str",
        ),
        *(
            "u.u",
            "bspw",
            "v.a",
            "z.t",
            "kap",
            "f",
            "ff",
            "ggf",
            "sog",
            "tel",
            "i.d.r",
            "u.ä",
            "b",
            "h",
        ),
    ),
    spellings=(("z. B.", "z.B.", "zB"), ("d. h.", "d.h.", "dh"), ("u. a.", "u.a.", "ua")),
    measures=("Prozent", "Millionen", "Milliarden", "Meter", "Liter", "Euro", "Grad"),
    percent_blank=True,
    compounds=True,
    nouns_capital=True,
    function_words=frozenset(_DE_WORDS.split()),
    genitive=("s", "’", "'"),
    pointing=("hier", "hier klicken", "mehr", "link", "dieser link", "weiterlesen"),
    pictures=("bild", "foto", "abbildung", "grafik", "illustration", "diagramm"),
)

FR = Tongue(
    tag="fr",
    joints=("et", "ou", "à", "ni"),
    doubles=(
        *("nous", "vous", "non", "oui", "très", "si", "bien", "ha", "la", "un", "toc", "tut", "en"),
        *("loin", "jamais", "vite", "le", "les", "tout"),
    ),
    abbreviations=(
        *(
            "p.ex",
            "etc",
            "cf",
            "m",
            "mm",
            "mme",
            "mlle",
            "dr",
            "p",
            "vol",
            "éd",
            "av",
            "apr",
            "env",
        ),
        *("chap", "fig", "n.b", "st", "ste", "i.e", "ex", "art", "op", "cit", "coll", "trad"),
    ),
    spellings=(("p. ex.", "p.ex.", "par ex."),),
    measures=("pour cent", "millions", "milliards", "mètres", "litres", "euros", "degrés"),
    percent_blank=True,
    pointing=("ici", "cliquez ici", "lire la suite", "lien", "ce lien", "plus", "en savoir plus"),
    pictures=("image", "photo", "figure", "illustration", "photographie", "diagramme", "dessin"),
)

_NORSE = ("og", "eller", "samt", "til", "men", "som")

NB = Tongue(
    tag="nb",
    joints=_NORSE,
    doubles=("den", "det", "så", "nei", "ja", "for", "var", "om", "som", "veldig", "på", "i"),
    abbreviations=("bl.a", "f.eks", "dvs", "osv", "m.m", "jf", "kap", "s", "nr", "kl", "ca", "dr"),
    spellings=(("f.eks.", "f. eks."), ("bl.a.", "bl. a.", "bl a")),
    measures=("prosent", "millioner", "milliarder", "kroner", "grader"),
    percent_blank=True,
    compounds=True,
    function_words=frozenset(_NORSE_WORDS.split()),
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
    function_words=frozenset(_NORSE_WORDS.split()),
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
    function_words=frozenset(_NORSE_WORDS.split()),
    genitive=("s",),
    pointing=("her", "klik her", "læs mere", "link"),
    pictures=("billede", "foto", "figur", "illustration", "diagram"),
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
IS = Tongue(
    tag="is",
    joints=("og", "eða", "til"),
    doubles=("það", "já", "nei", "sem", "að", "við", "á", "í"),
    abbreviations=("t.d", "þ.e", "o.s.frv", "o.fl", "m.a", "bls", "nr", "kl", "dr", "sbr", "ca"),
    genitive=("s", "ar"),
    pointing=("hér", "smelltu hér", "meira", "tengill"),
    pictures=("mynd", "ljósmynd", "teikning"),
)
NL = Tongue(
    tag="nl",
    joints=("en", "of", "tot", "dan", "noch", "als"),
    doubles=("die", "dat", "ze", "je", "heel", "nee", "ja", "er", "het", "de", "een", "u"),
    abbreviations=(
        "bijv",
        "o.a",
        "d.w.z",
        "enz",
        "m.a.w",
        "nr",
        "blz",
        "dr",
        "prof",
        "ca",
        "i.p.v",
    ),
    measures=("procent", "miljoen", "miljard", "meter", "liter", "euro"),
    compounds=True,
    function_words=frozenset(_NL_WORDS.split()),
    genitive=("s", "’s", "'s", "’"),
    pointing=("hier", "klik hier", "lees meer", "link", "deze link"),
    pictures=("afbeelding", "foto", "figuur", "illustratie", "plaatje", "diagram"),
)
ES = Tongue(
    tag="es",
    joints=("y", "o", "e", "u", "a"),
    doubles=("no", "sí", "muy", "ja", "tan", "ya", "bueno", "casi"),
    abbreviations=(
        "p.ej",
        "etc",
        "sr",
        "sra",
        "dr",
        "dra",
        "ud",
        "uds",
        "pág",
        "págs",
        "núm",
        "cap",
    ),
    measures=("por ciento", "millones", "metros", "litros", "euros", "grados"),
    percent_blank=True,
    pointing=("aquí", "haga clic aquí", "leer más", "enlace", "más"),
    pictures=("imagen", "foto", "figura", "ilustración", "fotografía", "diagrama"),
)
IT = Tongue(
    tag="it",
    joints=("e", "o", "ed", "a"),
    doubles=(
        "no",
        "sì",
        "molto",
        "così",
        "piano",
        "ben",
        "via",
        "via via",
        "poco",
        "appena",
        "quasi",
    ),
    abbreviations=("p.es", "ecc", "sig", "dott", "prof", "pag", "pagg", "n", "cap", "cfr", "vol"),
    measures=("per cento", "milioni", "miliardi", "metri", "litri", "euro", "gradi"),
    pointing=("qui", "clicca qui", "leggi tutto", "link", "altro"),
    pictures=("immagine", "foto", "figura", "illustrazione", "fotografia", "diagramma"),
)
PT = Tongue(
    tag="pt",
    joints=("e", "ou", "a"),
    doubles=("não", "sim", "muito", "já", "tão", "quase"),
    abbreviations=("p.ex", "etc", "sr", "sra", "dr", "dra", "pág", "n", "cap", "vol", "ed"),
    measures=("por cento", "milhões", "metros", "litros", "euros", "reais", "graus"),
    pointing=("aqui", "clique aqui", "leia mais", "link", "mais"),
    pictures=("imagem", "foto", "figura", "ilustração", "fotografia", "diagrama"),
)
PL = Tongue(
    tag="pl",
    joints=("i", "lub", "oraz", "czy", "do"),
    doubles=("nie", "tak", "bardzo", "się", "no", "już"),
    abbreviations=(
        "np",
        "itd",
        "itp",
        "m.in",
        "tzn",
        "dr",
        "prof",
        "str",
        "s",
        "nr",
        "ul",
        "ok",
        "r",
    ),
    measures=("procent", "milionów", "miliardów", "metrów", "litrów", "złotych", "stopni"),
    pointing=("tutaj", "kliknij tutaj", "więcej", "link", "czytaj więcej"),
    pictures=("obraz", "zdjęcie", "rysunek", "ilustracja", "fotografia", "diagram"),
)

_ROWS = {row.tag: row for row in (SV, EN, DE, FR, NB, NN, DA, FI, IS, NL, ES, IT, PT, PL)}
_ALIKE = {"no": "nb"}


@cache
def tongue(tag: str) -> Tongue:
    """The row for a language tag, by its first part; an empty one for a language without."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    return _ROWS.get(_ALIKE.get(primary, primary)) or Tongue(tag=tag)
