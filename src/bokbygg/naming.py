"""Names that every file system, URL and XML id can carry."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Container, Iterable
from difflib import get_close_matches
from urllib.parse import unquote

from anyascii import anyascii

_NOT_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST = 100
"""Characters of a slug; file systems take names of 255."""

_DIGITS = re.compile(r"(\d+)")
_ORDER_NUMBER = re.compile(r"^\d+[-_. ]+")


def slugify(text: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens; empty where `text` holds no letter.

    `Över fjället` gives `over-fjallet`; other scripts are transliterated.
    """
    return _NOT_NAME.sub("-", anyascii(text).lower()).strip("-")


def shortened(slug: str) -> str:
    """A slug short enough for every file system, with room for a suffix; cut at a hyphen where
    there is one."""
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]


NAMESPACE = uuid.UUID("a1b3b5a2-6f0c-5c53-9a7e-5d0f6b6f6b67")
"""The name space of identifiers that are derived (uuid5, RFC 9562)."""


def derived_urn(*parts: str) -> str:
    """An identifier that is the same for the same parts."""
    return uuid.uuid5(NAMESPACE, "\n".join(parts)).urn


def unused(name: str, taken: Container[str]) -> str:
    """`name`, or the first of `name-2`, `name-3` ... that is not `taken`."""
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{name}-{count}"
    return candidate


def composed(name: str) -> str:
    """A name with its accents in one way (NFC), however the machine it comes from writes them."""
    return unicodedata.normalize("NFC", name)


def fold(name: str) -> str:
    """A name without regard to capitals and to how accents are composed."""
    return composed(composed(name).casefold())


def bare(name: str) -> str:
    """A file's name without folder and suffix: `essays/02-sea.md` gives `02-sea`."""
    return name.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]


def stem(name: str) -> str:
    """A file's bare name without its order number: `essays/02-sea.md` gives `sea`."""
    return _ORDER_NUMBER.sub("", bare(name), count=1)


def nearest(name: str, among: Iterable[str]) -> str:
    """The file name that `name` may be a slip for, or empty; stems are what is compared."""
    stems = {slugify(stem(other)): other for other in sorted(among, reverse=True)}
    near = get_close_matches(slugify(stem(name)), stems, 1)
    return stems[near[0]] if near else ""


def readable(address: str) -> str:
    """An address as its author wrote it: letters instead of percent signs, as far as all of it
    can be printed then."""
    letters = unquote(address)
    return letters if letters.isprintable() else address


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A sort key that puts `2-b` before `10-a`, letters without regard to case."""
    pieces = _DIGITS.split(name.casefold())
    return tuple((int(piece), "") if piece.isdigit() else (-1, piece) for piece in pieces)
