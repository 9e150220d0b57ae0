"""English, German and Dutch."""

from __future__ import annotations

from bokbygg.check.tongues import small
from bokbygg.check.tongues.row import Tongue

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
    function_words=small.EN_WORDS,
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
    function_words=small.DE_WORDS,
    genitive=("s", "’", "'"),
    pointing=("hier", "hier klicken", "mehr", "link", "dieser link", "weiterlesen"),
    pictures=("bild", "foto", "abbildung", "grafik", "illustration", "diagramm"),
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
    function_words=small.NL_WORDS,
    genitive=("s", "’s", "'s", "’"),
    pointing=("hier", "klik hier", "lees meer", "link", "deze link"),
    pictures=("afbeelding", "foto", "figuur", "illustratie", "plaatje", "diagram"),
)
