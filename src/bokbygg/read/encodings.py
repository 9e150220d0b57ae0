"""The bytes of a text file -> its text, in whichever encoding that can be told surely.

UTF-8 is what a book is written in. Older files are in one byte a letter, and no mark in them says
which: so the text is read in each way it could be, and a reading counts only where every letter
makes a word of some language and every mark stands where such a mark can stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bokbygg.guess import guess_language
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, and the encoding it was in where that is not UTF-8. With a `fault`, which tells
    what the file is, the text is only as good as it can be had."""

    text: str
    encoding: str = ""
    fault: str = ""


_MARKS = (
    (b"\xff\xfe\0\0", "utf-32", "UTF-32"),
    (b"\0\0\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
"""Byte order marks (The Unicode Standard, section 23.8); the longer before the shorter."""

_ONE_BYTE = (
    ("cp1252", "Windows-1252"),
    ("mac-roman", "Mac OS Roman"),
    ("cp850", "the DOS code page 850"),
)
"""Encodings of one byte a letter, the likeliest first."""


def decoded(data: bytes) -> Decoded:
    """The text of a file, without byte order mark."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            text = data.decode(codec, "replace")
            damaged = "\ufffd" in text
            return Decoded(text=text, encoding=name, fault=f"in {name}, and damaged" * damaged)
    if b"\0" in data:
        return _in_two_bytes(data)
    try:
        return Decoded(text=data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        if told := _in_one_byte(data):
            return told
        likely = "cp1252" if data[: error.start].isascii() else "utf-8"
        fault = "not in UTF-8, and in which encoding cannot be told"
        return Decoded(text=data.decode(likely, "replace"), fault=fault)


def _read_as(data: bytes, codec: str) -> str:
    """The text, or nothing where it cannot be in this encoding."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""


# --- two bytes a letter, without a mark -----------------------------------------------------------

_FEWEST_ASCII = 0.5
"""The share that plain letters, blanks and line ends have in a text in Latin letters; without a
mark, another script cannot be told from nonsense."""


def _in_two_bytes(data: bytes) -> Decoded:
    readings = [_read_as(data, codec) for codec in ("utf-16-le", "utf-16-be")]
    texts = [text for text in readings if text and _is_text(text)]
    if len(texts) == 1:
        return Decoded(text=texts[0], encoding="UTF-16 without a byte order mark")
    bare = data.replace(b"\0", b"").decode("utf-8", "replace")
    return Decoded(text=bare, fault="not text: it holds zero bytes")


def _is_text(text: str) -> bool:
    """Whether all characters are in use and enough of them plain."""
    if "\0" in text or any(unicodedata.category(c) in {"Cn", "Co"} for c in set(text)):
        return False
    return sum(map(str.isascii, text)) >= _FEWEST_ASCII * len(text)


# --- one byte a letter ----------------------------------------------------------------------------

_SLIPS = 0.05
_STRANGE = 0.15
"""Shares of the characters beyond ASCII: that may stand where they cannot stand, and that may be
letters of another language, as in names."""

_LETTERS = {
    "sv": "åäöéàüè",
    "fi": "åäöé",
    "nb": "æøåéèêòóôäöü",
    "nn": "æøåéèêòóôäöü",
    "da": "æøåéäöü",
    "de": "äöüßéèàç",
    "en": "éèêëàâçïîôöüñæœ",
    "fr": "àâçéèêëîïôùûüÿœæ",
    "es": "áéíóúñüçàèò",
    "pt": "áàâãçéêíóôõúü",
    "it": "àèéìíòóùúîï",
    "nl": "éëïöüèêáóà",
    "is": "áéíóúýöæþð",
}
"""The letters beyond ASCII that a language uses, by its tag."""

_ALONE = frozenset("àáåöèéóøæíúÀÁÅÖÉØÆ")
"""Letters that are words."""

_ANYWHERE = frozenset("’—…×\u00a0\u00ad")
_AT_EDGES = frozenset("“”„‘‚«»‹›•·§°€£©®™²³½¼¾±¿¡")
"""Marks that stand between letters; and such as do not."""

_WORD_BEFORE = re.compile(r"[^\W\d_]*$")
_WORD_AFTER = re.compile(r"[^\W\d_]*")
_LONGEST = 40
"""Letters of a word to look at."""


def _in_one_byte(data: bytes) -> Decoded | None:
    """The one reading that makes sense; where several do, the one that also makes sense in the
    language that the text seems to be in."""
    readings = {text: name for codec, name in _ONE_BYTE if (text := _read_as(data, codec))}
    sound = {text: name for text, name in readings.items() if _makes_sense(text, _LETTERS.values())}
    if len(sound) > 1:
        letters = [_LETTERS.get(guess_language(data.decode("ascii", "replace")), "")]
        sound = {text: name for text, name in sound.items() if _makes_sense(text, letters)}
    if len(sound) != 1:
        return None
    ((text, name),) = sound.items()
    return Decoded(text=text, encoding=name)


def _makes_sense(text: str, languages: Iterable[str]) -> bool:
    """Whether the characters beyond ASCII make words of one of the languages, given by their
    letters, and marks between them."""
    beyond = [
        (match[0], text[max(match.start() - _LONGEST, 0) : match.start()], _rest(text, match))
        for match in re.finditer(r"[^\x00-\x7f]", text)
    ]
    sound = sum(_is_sound(character, before, after) for character, before, after in beyond)
    letters = [character.lower() for character, _, _ in beyond if character.isalpha()]
    strange = min(sum(letter not in row for letter in letters) for row in languages)
    return len(beyond) - sound <= _SLIPS * len(beyond) and strange <= _STRANGE * len(beyond)


def _rest(text: str, match: re.Match[str]) -> str:
    return text[match.end() : match.end() + _LONGEST]


def _is_sound(character: str, before: str, after: str) -> bool:
    """Whether a character can stand between these texts."""
    if character.isalpha():
        start, end = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
        apart = not (before[-1:].isdigit() or after[:1].isdigit())
        return apart and _is_word(f"{start[0] if start else ''}{character}{end[0] if end else ''}")
    if character in _ANYWHERE:
        return True
    if character == "–":
        return not (before[-1:].islower() and after[:1].islower())
    inside = before[-1:].isalpha() and after[:1].isalpha()
    return character in _AT_EDGES and not inside


def _is_word(word: str) -> bool:
    """Whether a word is in small letters, in capitals, or begins with a capital, and is not all
    letters beyond ASCII."""
    if len(word) == 1:
        return word in _ALONE
    shaped = word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())
    return shaped and _plain(word) * 3 >= len(word)


def _plain(letters: Iterable[str]) -> int:
    return sum(letter.isascii() for letter in letters)
