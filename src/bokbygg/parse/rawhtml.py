"""Raw HTML in an essay: tags are left out, their text stays, and each sort is told of once."""

from __future__ import annotations

import re
import sys

from bokbygg.book import Source
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules import structure as rules

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_OPAQUE = tuple(
    (re.compile(opening, re.I), re.compile(closing, re.I))
    for opening, closing in (
        (r"<!--", r"-->"),
        (r"<\?", r"\?>"),
        (r"<!\[CDATA\[", r"\]\]>"),
        (r"<![A-Z]", r">"),
        (r"<(?:script|style)(?=[\s>]|$)", r"</(?:script|pre|style|textarea)>"),
    )
)
"""What begins and what ends a block of HTML that holds no text (CommonMark 0.31, section 4.6)."""

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def end_of_opaque(html: str, begin: int = 0, stop: int = sys.maxsize) -> int | None:
    """Where the comment, declaration, script or style sheet that stands at `begin` ends; -1 where
    it is never closed before `stop`, None where no such thing stands there."""
    for opening, closing in _OPAQUE:
        if opening.match(html, begin, stop):
            end = closing.search(html, begin, stop)
            return end.end() if end else -1
    return None


class RawHtml:
    """The HTML tags of one essay while it is read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._seen: set[str] = set()
        self._open: list[tuple[str, Span]] = []
        self.findings: list[Diagnostic] = []

    def inline(self, tag: str, span: Span) -> bool:
        """Take note of an inline tag; True for `<br>`, the only one that is printed."""
        match = _TAG.match(tag)
        if match is None:
            return False  # a comment or a declaration: nothing of it was meant for print
        closing, name = match[1], match[2].lower()
        if name == "br":
            return True
        if closing:
            self._close(name)
        elif name not in _VOID and not tag.endswith("/>"):
            self._open.append((name, span))
        self._report(name, span)
        return False

    def block(self, html: str, span: Span) -> None:
        """Take note of a block: a comment, a declaration, a script or a style sheet."""
        html = html.lstrip()
        if end_of_opaque(html) == -1:
            comment = html.startswith("<!--")
            opening = "<!--" if comment else html.split(maxsplit=1)[0][:12]
            self.findings.append(
                rules.UNCLOSED_DIV.found(
                    f"what `{opening}` begins is never closed, and hides all that follows",
                    span,
                    hint="put `-->` where the comment ends" if comment else "close it",
                )
            )
        match = _TAG.match(html)
        if match is not None:
            self._report(match[2].lower(), span)

    def _close(self, name: str) -> None:
        names = [opened for opened, _ in self._open]
        if name in names:
            last = len(names) - 1 - names[::-1].index(name)
            del self._open[last:]

    def _report(self, name: str, span: Span) -> None:
        if name in self._seen:
            return
        self._seen.add(name)
        opaque = name in {"script", "style"}
        what = "and what it holds are" if opaque else "is"
        self.findings.append(
            rules.RAW_HTML.found(
                f"the HTML tag `<{name}>` {what} left out, here and further on in this essay",
                span,
                hint="take it away" if opaque else "write it in Markdown, or take the tag away",
            )
        )

    def report_unclosed(self) -> None:
        """Add a finding for each `<div>` that no `</div>` closes."""
        for name, span in self._open:
            if name == "div":
                self.findings.append(
                    rules.UNCLOSED_DIV.found(
                        "this `<div>` is never closed", span, hint="put `</div>` where it ends"
                    )
                )
