"""Comments by which an essay says that a rule does not hold for a passage, and why.

<!-- bokbygg: ignore W003 the stammer is meant -->       the next block, or the one it is in
<!-- bokbygg: ignore-file T011 versions, not amounts -->  the whole file
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bokbygg.check.choice import Choice, unknown
from bokbygg.check.script.essays import Essay
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.read.fences import Fence
from bokbygg.rules import RULES
from bokbygg.rules import words as rules

_COMMENT = re.compile(r"<!--\s*bokbygg:(?P<said>.*?)-->", re.S)
_SAID = re.compile(
    r"\s*ignore(?P<file>-file)?\s+(?P<codes>[A-Z](?:\d{3}(?:\s*,?\s*[A-Z]\d{3})*)?)(?!\w)"
    r"[\s:,–—-]*(?P<reason>.*?)\s*",
    re.S,
)
_CODE = re.compile(r"[A-Z]\d{3}|[A-Z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment that ignores `codes` (or families) on the lines of its file from `first` to
    `last`."""

    span: Span
    codes: tuple[str, ...]
    first: int
    last: int
    reason: str

    def covers(self, finding: Diagnostic) -> bool:
        """Whether it is about a finding."""
        span = finding.span
        if span is None or span.path != self.span.path or span == self.span:
            return False
        named = finding.code in self.codes or finding.code[0] in self.codes
        return named and self.first <= span.line <= self.last


def heeded(
    findings: Iterable[Diagnostic], essays: Iterable[Essay], choice: Choice
) -> tuple[Diagnostic, ...]:
    """The findings that no comment of an essay ignores, and what is to be said of the comments."""
    comments: list[Comment] = []
    more: list[Diagnostic] = []
    for essay in essays:
        for found in _comments(essay):
            (comments if isinstance(found, Comment) else more).append(found)  # type: ignore[arg-type]
    comments = list(dict.fromkeys(comments))
    kept, used = [], set()
    for finding in findings:
        covering = [comment for comment in comments if comment.covers(finding)]
        used.update(covering)
        if not covering:
            kept.append(finding)
    more += (_without_reason(comment) for comment in comments if not comment.reason)
    for comment in comments:
        if comment not in used and any(_is_looked_for(code, choice) for code in comment.codes):
            more.append(_in_vain(comment))
    return (*kept, *choice.of(more))


def _is_looked_for(code: str, choice: Choice) -> bool:
    return any(choice.has(rule) for rule in RULES.values() if code in {rule.code, rule.code[0]})


def _comments(essay: Essay) -> Iterator[Comment | Diagnostic]:
    text = essay.source.text
    for match in _COMMENT.finditer(_without_code(text)):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        span = essay.source.span(line, column, len(match[0].split("\n", 1)[0]))
        said = _SAID.fullmatch(match["said"])
        codes = tuple(_CODE.findall(said["codes"])) if said else ()
        wrong = unknown(codes)
        if said is None or wrong:
            what = f"there is no rule `{wrong}`" if wrong else "this comment is not understood"
            hint = "write `<!-- bokbygg: ignore W003 a reason -->`; `bokbygg explain` lists rules"
            yield rules.IDLE_COMMENT.found(what, span, hint=hint)
            continue
        first, last = (1, 10**9) if said["file"] else _block(text, match, line)
        shift = span.line - line
        reason = said["reason"].strip()
        first, last = (first, last) if said["file"] else (first + shift, last + shift)
        yield Comment(span=span, codes=codes, first=first, last=last, reason=reason)


def _without_code(text: str) -> str:
    """The text with blanks for what stands in fences of code, where a comment is only shown."""
    if "bokbygg:" not in text:
        return text
    lines, fence = [], None
    for line in text.split("\n"):
        lines.append(" " * len(line) if fence else line)
        if fence is None:
            fence = Fence.opened_by(line)
        elif fence.is_ended_by(line):
            fence = None
    return "\n".join(lines)


def _block(text: str, match: re.Match[str], line: int) -> tuple[int, int]:
    """The lines of the block a comment stands in, or of the one after it."""
    lines = text.split("\n")
    own = lines[line - 1 : text.count("\n", 0, match.end()) + 1]
    alone = not _COMMENT.sub("", "\n".join(own)).strip()
    first, last = line, line + len(own) - 1
    if alone:
        first = last + 1
        while first < len(lines) and not _COMMENT.sub("", lines[first - 1]).strip():
            first += 1
        last = first
    else:
        while first > 1 and lines[first - 2].strip():
            first -= 1
    while last < len(lines) and lines[last].strip():
        last += 1
    return first, last


def _without_reason(comment: Comment) -> Diagnostic:
    codes = ", ".join(comment.codes)
    hint = f"write `<!-- bokbygg: ignore {codes} why -->`"
    return rules.NO_REASON.found(f"{codes} is ignored without a reason", comment.span, hint=hint)


def _in_vain(comment: Comment) -> Diagnostic:
    codes = ", ".join(comment.codes)
    message = f"{codes} is ignored where it has nothing to say"
    return rules.IGNORED_IN_VAIN.found(message, comment.span, hint="take the comment away")
