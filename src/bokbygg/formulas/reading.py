"""TeX -> MathML, by latex2mathml; what that lets pass in silence is found here."""

from __future__ import annotations

import functools
import re
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_LONGEST = 4000
"""The longest formula that is read, in characters of TeX."""

_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([A-Za-z]+\*?)\}")
_STANDS_FOR = {
    **dict.fromkeys(
        ("align", "aligned", "alignat", "alignedat", "eqnarray", "eqnarray*"), "align*"
    ),
    **dict.fromkeys(("gather", "gather*", "gathered", "multline", "multline*"), "matrix"),
    **dict.fromkeys(("equation", "equation*", "math", "displaymath"), ""),
}
"""Environments, and those that print the same without numbers: a book numbers its own."""

_IN_WORDS = re.compile(r"\\(?:text\w*|mbox|hbox)\s*\{[^{}]*\}")
_AMPERSAND, _LESS = "\ue000", "\ue001"
_HIDDEN = str.maketrans({"&": _AMPERSAND, "<": _LESS})
_SHOWN = str.maketrans({_AMPERSAND: "&", _LESS: "<"})
"""Signs that latex2mathml would write as they stand, in characters of nobody's while it works."""

_BRACE = re.compile(r"\\.|[{}]", re.S)
_COMMENT = re.compile(r"(?<!\\)%.*")
_BARE_AMPERSAND = re.compile(r"&(?!#x?[0-9A-Fa-f]+;|amp;|lt;|gt;|quot;)")

_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2} | {
    "msubsup": 3,
    "munderover": 3,
}
"""How many parts an element of MathML has (MathML 3, section 3.1.3.2)."""

_KEPT = frozenset(
    "accent accentunder bevelled close columnalign columnlines columnspacing depth display "
    "displaystyle fence form frame height largeop linebreak linethickness lspace mathvariant "
    "maxsize minsize movablelimits notation open rowlines rowspacing rspace scriptlevel separator "
    "separators stretchy symmetric voffset width".split()
)
"""Attributes that say what a formula is; colours and addresses are left out."""

_FAULTS = {
    "DenominatorNotFoundError": "a fraction has no denominator",
    "DoubleSubscriptsError": "two indices stand below the same sign",
    "DoubleSuperscriptsError": "two indices stand above the same sign",
    "ExtraLeftOrMissingRightError": "`\\left` and `\\right` do not pair",
    "LimitsMustFollowMathOperatorError": "`\\limits` follows no operator",
    "MissingEndError": "`\\begin` and `\\end` do not pair",
    "MissingSuperScriptOrSubscriptError": "nothing follows `^` or `_`",
    "NoAvailableTokensError": "something is missing at its end",
    "NumeratorNotFoundError": "a fraction has no numerator",
}


class FormulaError(ValueError):
    """A formula that cannot be read; the text says what is wrong with it."""


@functools.lru_cache(maxsize=1024)
def mathml(tex: str, *, display: bool) -> str:
    """The `math` element of a formula, its TeX as alternative text; raises FormulaError."""
    root = element(tex, display=display)
    root.attrib |= {"xmlns": _NAMESPACE, "alttext": " ".join(tex.split())}
    return tostring(root, encoding="unicode")


def element(tex: str, *, display: bool) -> Element:
    """The `math` element of a formula, without its name space; raises FormulaError."""
    from latex2mathml.converter import convert

    try:
        made = convert(_prepared(tex), display="block" if display else "inline")
        root = fromstring(_BARE_AMPERSAND.sub("&amp;", made))  # noqa: S314 - no DOCTYPE, ours
    except FormulaError:
        raise
    except ParseError as error:
        raise FormulaError("it holds a sign that no formula can") from error
    except Exception as error:
        raise FormulaError(_FAULTS.get(type(error).__name__, "it cannot be read")) from error
    for part in root.iter():
        part.tag = part.tag.removeprefix(f"{{{_NAMESPACE}}}")
        _examine(part)
        _clean(part)
    for part in root.iter():
        _pair(part)
    return root


def _prepared(tex: str) -> str:
    """The TeX without comments, in environments that are known; raises FormulaError."""
    tex = _COMMENT.sub("", tex).strip()
    if not tex:
        raise FormulaError("it is empty")
    if len(tex) > _LONGEST:
        raise FormulaError(f"it is longer than {_LONGEST} characters")
    depth = 0
    for sign in _BRACE.findall(tex):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            break
    if depth:
        raise FormulaError("its braces do not pair")
    tex = _IN_WORDS.sub(lambda match: match[0].translate(_HIDDEN), tex.replace(r"\&", _AMPERSAND))
    return _ENVIRONMENT.sub(_known_environment, tex)


def _known_environment(match: re.Match[str]) -> str:
    from latex2mathml.commands import MATRICES

    word, name = match.groups()
    name = _STANDS_FOR.get(name, name)
    if name and f"\\{name}" not in MATRICES:
        raise FormulaError(f"the environment `{name}` is not known")
    return f"\\{word}{{{name}}}" if name else ""


def _examine(part: Element) -> None:
    """Raise FormulaError where an element lacks a part or says what nobody meant."""
    if len(part) != _PARTS.get(part.tag, len(part)):
        raise FormulaError("a part of it is missing")
    text = part.text or ""
    if text.startswith("\\") and part.tag != "mtext":
        raise FormulaError(f"the command `{text}` is not known")
    if text == "&":
        raise FormulaError("`&` stands outside a table; write `\\&` for the sign")


def _clean(part: Element) -> None:
    """Leave out what a formula may not say; `mstyle` without a style is a mere group."""
    for name in set(part.attrib) - _KEPT:
        del part.attrib[name]
    if part.tag == "mtable":
        part.attrib |= {"rowspacing": "0.5em", "columnspacing": part.get("columnspacing", "0.8em")}
    if part.tag == "mstyle" and not part.attrib:
        part.tag = "mrow"
    if part.text:
        part.text = part.text.translate(_SHOWN)


def _pair(row: Element) -> None:
    """Let bars that pair stand close to what they hold, as brackets do: alone one is taken for a
    relation, with blanks round it (MathML Core, appendix B)."""
    for sign in "|‖":
        bars = [part for part in row if part.tag == "mo" and part.text == sign]
        if len(bars) % 2 == 0 and not any(bar.get("form") for bar in bars):
            for at, bar in enumerate(bars):
                bar.set("form", "postfix" if at % 2 else "prefix")
