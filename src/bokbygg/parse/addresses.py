"""Addresses that lead out of the book: which schemes, and what can be an address at all."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from markdown_it.common.normalize_url import normalizeLink

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CARRIED = frozenset({"http", "https", "mailto", "tel", "doi", "urn", "sms", "xmpp"})
_NOT_IN_HOST = re.compile(r"[\s%<>\\^|{}\[\]\"`]")
_LONGEST_LABEL = 63


class SchemeError(ValueError):
    """An address has a scheme that books do not carry."""


class AddressError(ValueError):
    """A text is no address, whatever its scheme."""


def external(href: str) -> str | None:
    """The address of a link that leads out of the book, each character as an address may have
    it; None for a link into the book.

    Raises SchemeError with the scheme, AddressError where the text is no address
    (RFC 3986; hosts as the URL Standard of the WHATWG has them).
    """
    if href.startswith("//"):
        href = f"https:{href}"
    scheme = SCHEME.match(href)
    if scheme is None:
        return None
    name, rest = scheme[1].lower(), href[scheme.end() :]
    if name not in _CARRIED:
        raise SchemeError(name)
    if name == "doi":  # a scheme no registry knows; its own foundation asks for this form
        name, rest = "https", f"//doi.org/{rest.lstrip('/')}"
    front, mark, fragment = normalizeLink(f"{name}:{rest}").partition("#")
    address = front + mark + fragment.replace("#", "%23")
    if not rest.strip() or (name in {"http", "https"} and not _has_host(address)):
        raise AddressError(href)
    return address


def _has_host(address: str) -> bool:
    """Whether a web address names a host that could be, and a port if any."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if ":" in host:  # urlsplit has looked into the numbers of IPv6
        return True
    return all(_is_label(label) for label in host.removesuffix(".").split("."))


def _is_label(label: str) -> bool:
    if not 0 < len(label) <= _LONGEST_LABEL or _NOT_IN_HOST.search(label):
        return False
    if not label.startswith("xn--"):
        return True
    try:
        letters = label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return False
    seen = all(unicodedata.category(letter) not in {"Cc", "Cf"} for letter in letters)
    return seen and not letters.isascii() and unicodedata.is_normalized("NFKC", letters)
