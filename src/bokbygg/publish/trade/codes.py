"""Codes of ONIX: what we send, by what the book calls it (EDItEUR, ONIX for Books code lists, issue
70 and later; the list of each stands with its table)."""

from __future__ import annotations

import re

ROLES = {
    "aut": "A01",
    "aui": "A24",
    "aft": "A19",
    "win": "A24",
    "wpr": "A15",
    "waw": "A19",
    "wfw": "A23",
    "art": "A12",
    "ill": "A12",
    "pht": "A13",
    "cov": "A36",
    "bkd": "A11",
    "bjd": "A36",
    "dsr": "A11",
    "ctb": "A32",
    "ctg": "A39",
    "cmm": "A21",
    "edt": "B01",
    "com": "C01",
    "trl": "B06",
    "adp": "B05",
    "abr": "B04",
    "rev": "B02",
    "res": "A51",
    "wat": "B35",
    "ive": "A44",
    "ivr": "A43",
    "dte": "Z02",
}
"""What people did, by MARC relator code (list 17)."""

OTHER_ROLE = "Z99"

_LANGUAGES = """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak
    be:bel bg:bul bh:bih bi:bis bm:bam bn:ben bo:tib br:bre bs:bos ca:cat ce:che ch:cha co:cos
    cr:cre cs:cze cu:chu cv:chv cy:wel da:dan de:ger dv:div dz:dzo ee:ewe el:gre en:eng eo:epo
    es:spa et:est eu:baq fa:per ff:ful fi:fin fj:fij fo:fao fr:fre fy:fry ga:gle gd:gla gl:glg
    gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:arm hz:her ia:ina
    id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:ice it:ita iu:iku ja:jpn jv:jav ka:geo kg:kon
    ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir
    la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mao mk:mac
    ml:mal mn:mon mr:mar ms:may mt:mlt my:bur na:nau nb:nob nd:nde ne:nep ng:ndo nl:dut nn:nno
    no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus
    pt:por qu:que rm:roh rn:run ro:rum ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin
    sk:slo sl:slv sm:smo sn:sna so:som sq:alb sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam
    te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah
    ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha
    zh:chi zu:zul
"""
"""Languages of two letters, and what a bibliography calls them (ISO 639-1, ISO 639-2/B)."""

LANGUAGES = dict(pair.split(":") for pair in _LANGUAGES.split())


def language_code(tag: str) -> str:
    """The code of a language (list 74) by its BCP 47 tag; `und` where it has none that is known."""
    primary = tag.partition("-")[0].casefold()
    if re.fullmatch(r"[a-z]{3}", primary):
        return primary
    return LANGUAGES.get(primary, "und")


BISAC = re.compile(r"[A-Z]{3}[0-9]{6}")
_THEMA = (
    ("93", re.compile(r"[A-Y][A-Z]{0,4}[0-9]{0,2}")),
    ("94", re.compile(r"1[A-Z][A-Z0-9-]{0,10}")),
    ("95", re.compile(r"2[A-Z][A-Z0-9-]{0,8}")),
    ("96", re.compile(r"3[A-Z][A-Z0-9-]{0,8}")),
    ("97", re.compile(r"4[A-Z][A-Z0-9-]{0,8}")),
    ("98", re.compile(r"5[A-Z][A-Z0-9-]{0,8}")),
    ("99", re.compile(r"6[A-Z][A-Z0-9-]{0,8}")),
)
"""Subject categories of Thema and its qualifiers of place, language, time, education, interest and
style, by their first character (Thema 1.5; list 27)."""

KEYWORDS = "20"
"""Subjects in words (list 27)."""


def subject_scheme(code: str) -> str:
    """The list that a subject is from (list 27), or empty where it is in words."""
    if BISAC.fullmatch(code):
        return "10"
    return next((scheme for scheme, form in _THEMA if form.fullmatch(code)), "")


DETAILS = {
    "00": "summary",
    "04": "EPUB Accessibility 1.1",
    "08": "not assessed",
    "09": "known to lack what many need",
    "10": "nothing that a reading system offers is blocked",
    "11": "linked contents",
    "12": "linked index",
    "13": "one reading order",
    "14": "short descriptions of pictures",
    "15": "long descriptions of pictures",
    "16": "the figures behind charts as text",
    "17": "formulas in MathML",
    "19": "page numbers as in print",
    "22": "languages marked",
    "24": "set for readers with dyslexia",
    "25": "nothing told by colour alone",
    "26": "strong contrast",
    "29": "headings to go by",
    "30": "ARIA roles",
    "32": "landmarks",
    "36": "size, type and colours can be changed",
    "37": "very strong contrast",
    "38": "unusual words explained",
    "40": "links that say where they lead",
    "41": "page list",
    "52": "can be read without sight",
    "53": "formulas described",
    "75": "exempted: micro-enterprise",
    "76": "exempted: disproportionate burden",
    "77": "exempted: fundamental alteration",
    "82": "WCAG 2.2",
    "84": "WCAG level A",
    "85": "WCAG level AA",
    "86": "WCAG level AAA",
    "90": "certified by",
    "94": "report of who certifies",
    "96": "the publisher's page",
    "99": "whom to ask",
}
"""All that a record of ours may say of the accessibility of an e-book (list 196)."""
