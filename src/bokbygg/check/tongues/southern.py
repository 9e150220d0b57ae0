"""The Romance languages and Polish."""

from __future__ import annotations

from bokbygg.check.tongues.row import Tongue

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
