"""What is found amiss in an essay's HTML, told at its place."""

from __future__ import annotations

from bokbygg.book import Source
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.parse.html.elements import END_OPTIONAL
from bokbygg.parse.html.tags import Tag
from bokbygg.parse.html.tree import Base, Block, Entry
from bokbygg.rules import markup as rules
from bokbygg.rules import structure


class Told:
    """The findings of one essay. What is left out is told of once for each sort."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._once: set[str] = set()
        self.findings: list[Diagnostic] = []

    def span(self, base: Base, at: int, width: int = 1) -> Span:
        """A place in a base."""
        line, column = base.where.place(at)
        span = self._source.span(line, column)
        return self._source.span(line, column, max(1, min(width, len(span.excerpt) - column + 1)))

    def _tag(self, base: Base, tag: Tag) -> Span:
        return self.span(base, tag.at, tag.end - tag.at)

    def _first(self, what: str) -> bool:
        """Whether this is told of for the first time."""
        known = what in self._once
        self._once.add(what)
        return not known

    def left_out(self, base: Base, tag: Tag) -> None:
        """A tag that books do not carry."""
        if self._first(f"<{tag.name}>"):
            message = f"the HTML tag `<{tag.name}>` is left out, here and further on in this essay"
            hint = "write it in Markdown, or take the tag away"
            self.findings.append(structure.RAW_HTML.found(message, self._tag(base, tag), hint))

    def hidden(self, base: Base, tag: Tag) -> None:
        """A script or a style sheet."""
        if self._first(f"<{tag.name}>"):
            message = (
                f"the HTML tag `<{tag.name}>` and what it holds are left out, here and further on "
                "in this essay"
            )
            found = structure.RAW_HTML.found(message, self._tag(base, tag), "take it away")
            self.findings.append(found)

    def refused(self, base: Base, tag: Tag, names: tuple[str, ...]) -> None:
        """Attributes that books do not take."""
        for name in names:
            if self._first(f"{name}="):
                self.findings.append(
                    structure.UNUSED_ATTRIBUTE.found(
                        f"the attribute `{name[:40]}` is left out, here and further on in this "
                        "essay",
                        self._tag(base, tag),
                        hint="use a class, and style it in a style sheet",
                    )
                )

    def endless(self, opening: str, span: Span) -> None:
        """A comment, script or style sheet without end."""
        self.findings.append(
            structure.UNCLOSED_DIV.found(
                f"what `{opening}` begins is never closed, and hides all that follows",
                span,
                hint="put `-->` where the comment ends" if opening == "<!--" else "close it",
            )
        )

    def fault(self, base: Base, tag: Tag) -> None:
        """A tag that is written wrongly."""
        self.findings.append(
            rules.BROKEN_TAG.found(
                f"the tag `<{'/' * tag.closing}{tag.name}>` is written wrongly: {tag.fault}",
                self._tag(base, tag),
                hint='write attributes as `name="value"`, with the straight marks `"`',
            )
        )

    def unfinished(self, base: Base, at: int, width: int) -> None:
        """What begins like a tag and never ends."""
        self.findings.append(
            rules.BROKEN_TAG.found(
                "this looks like a tag without end, and is printed as it stands",
                self.span(base, at, width),
                hint="put `>` where the tag ends, or write `&lt;` for `<`",
            )
        )

    def unclosed(self, what: Block | Entry) -> None:
        """An element without end."""
        name = what.said if isinstance(what, Block) else what.name
        if what.base is None or name in END_OPTIONAL:
            return
        where = " in its paragraph" if isinstance(what, Entry) else ""
        self.findings.append(
            rules.UNCLOSED_TAG.found(
                f"this `<{name}>` is never closed{where}",
                self.span(what.base, what.at, what.width),
                hint=f"put `</{name}>` where it ends",
            )
        )

    def stray(self, base: Base, tag: Tag, *, is_far: bool) -> None:
        """A closing tag that closes nothing; `is_far`: what it means to close is open where it
        cannot reach."""
        hint = f"put `<{tag.name}>` where it begins, or take it away"
        if is_far:
            hint = f"put it in the same list item, quotation or cell as its `<{tag.name}>`"
        self.findings.append(
            rules.STRAY_TAG.found(
                f"this `</{tag.name}>` closes nothing",
                self._tag(base, tag),
                hint=hint,
            )
        )

    def overlap(self, base: Base, at: int, width: int, outer: str, inner: str) -> None:
        """An element that ends before one inside it does."""
        what = f"{outer} ends before {inner} inside it does"
        self.misplaced(base, at, width, what, "close first what was opened last")

    def markdown(self, base: Base, at: int, width: int) -> None:
        """Markdown that stands where it is none."""
        self.findings.append(
            rules.MARKDOWN_IN_HTML.found(
                "this looks like Markdown, and is printed as it stands inside HTML",
                self.span(base, at, width),
                hint="put an empty line before and after it, or write it in HTML",
            )
        )

    def misplaced(self, base: Base, at: int, width: int, what: str, hint: str) -> None:
        """An element where it cannot stand."""
        self.findings.append(rules.MISPLACED_TAG.found(what, self.span(base, at, width), hint=hint))

    def too_deep(self, base: Base, tag: Tag, most: int) -> None:
        """A tag inside more others than a book can stand."""
        if self._first("too deep"):
            self.findings.append(
                structure.TOO_DEEP.found(
                    f"more than {most} HTML tags stand inside each other",
                    self._tag(base, tag),
                    hint="close what was opened, or take some away",
                )
            )
