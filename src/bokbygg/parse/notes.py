"""An essay's notes: numbered in the order they are first called, each found or missed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markdown_it.token import Token
from markdown_it.utils import EnvType

from bokbygg.book import NoteRef, Source
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.rules import structure as rules


class Notes:
    """The notes of one essay while it is read: definitions by label, numbers as calls come.

    `woven` reads the HTML in the tokens of a note. Raises nothing: calls without notes and notes
    without calls become findings.
    """

    def __init__(self, source: Source, woven: Callable[[Sequence[Token]], list[Token]]) -> None:
        self._source = source
        self._woven = woven
        self._tokens: dict[str, list[Token]] = {}
        self._lines: dict[str, int] = {}
        self._calls: dict[str, int] = {}
        self._refused: set[str] = set()
        self.env: EnvType = {}
        self.findings: list[Diagnostic] = []

    def take_out(self, tokens: Sequence[Token], env: EnvType) -> list[Token]:
        """Collect the definitions among `tokens`, and those written in the running text, which
        the parser keeps in `env`; the rest is the essay's text."""
        self.env = env
        text: list[Token] = []
        inside: list[list[Token]] = []
        for token in tokens:
            if token.type == "footnote_reference_open":
                inside.append(self._define(token))
            elif token.type == "footnote_reference_close":
                inside.pop()
            elif inside:
                inside[-1].append(_unheaded(token))
            else:
                text.append(token)
        return text

    def _define(self, token: Token) -> list[Token]:
        label = str(token.meta["label"])
        line = (token.map or [0])[0] + 1
        body: list[Token] = []
        if label in self._tokens:
            path, first, _ = self._source.place(self._lines[label], 1)
            span = self._source.span(line, 1, len(label) + 3)
            where = f"line {first}" if path == span.path else f"line {first} of `{path}`"
            self.findings.append(
                rules.DUPLICATE_NOTE.found(
                    f"the note `[^{label}]` is written twice",
                    span,
                    hint=f"give this one another name; the first stands on {where}",
                )
            )
            return body
        self._tokens[label] = body
        self._lines[label] = line
        return body

    def call(self, token: Token, span: Span, place: tuple[int, int]) -> NoteRef | None:
        """The reference for a call, which stands at `place` of the text; None, and a finding, where
        there is no such note."""
        label = str(token.meta.get("label") or f"inline {token.meta['id']}")
        if token.meta.get("label") is None:
            written = self.env["footnotes"]["list"][token.meta["id"]]
            woven = self._woven(_paragraph(written, place))
            self._tokens[label] = [_unheaded(token) for token in woven]
        if label not in self._tokens:
            self.findings.append(
                rules.CALL_WITHOUT_NOTE.found(
                    f"there is no note `[^{label}]`",
                    replace(span, width=len(label) + 3),
                    hint=f"write the note on a line of its own: `[^{label}]: …`",
                )
            )
            return None
        self._calls[label] = self._calls.get(label, 0) + 1
        return NoteRef(number=list(self._calls).index(label) + 1, call=self._calls[label])

    def take_back(self, calls: Sequence[NoteRef]) -> None:
        """Forget the newest calls: what they stood in is not printed."""
        for ref in reversed(calls):
            label = list(self._calls)[ref.number - 1]
            self._calls[label] -= 1
            if not self._calls[label]:
                del self._calls[label]

    def called(self, number: int) -> tuple[int, list[Token]] | None:
        """How often note `number` is called, and its tokens; None past the last one."""
        if number > len(self._calls):
            return None
        label = list(self._calls)[number - 1]
        return self._calls[label], self._tokens[label]

    def refuse(self, token: Token, span: Span) -> None:
        """Add a finding for a call where no note can stand: in a line of the settings that stands
        elsewhere than over the text."""
        label = str(token.meta.get("label", ""))
        self._refused.add(label)
        self.findings.append(
            rules.NOTE_WITHOUT_CALL.found(
                "this line carries no notes, so this one is left out",
                replace(span, width=len(label) + 3 if label else 2),
                hint="call it in the text instead",
            )
        )

    def report_uncalled(self) -> None:
        """Add a finding for each note that no text calls."""
        for label in self._tokens.keys() - self._calls.keys() - self._refused:
            line = self._lines[label]
            self.findings.append(
                rules.NOTE_WITHOUT_CALL.found(
                    f"the note `[^{label}]` is never called and is not printed",
                    self._source.span(line, 1, len(label) + 3),
                    hint=f"put `[^{label}]` where it belongs in the text, or take the note away",
                )
            )


def _unheaded(token: Token) -> Token:
    """The token as a note may hold it: a heading there is a paragraph, since a note is no place
    that the contents lead to."""
    if token.type in {"heading_open", "heading_close"}:
        kind = token.type.replace("heading", "paragraph")
        return token.copy(type=kind, tag="p")
    return token


def _paragraph(written: Mapping[str, Any], place: tuple[int, int]) -> list[Token]:
    """The tokens of a note written where it is called, `^[like this]`, which begins at `place`."""
    inline = Token("inline", "", 0, children=written["tokens"], content=written["content"])
    inline.meta["place"] = (place[0], place[1] + 2)
    return [Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)]
