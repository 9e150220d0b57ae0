"""What the law, and those who act on it, ask a publisher to say of a book."""

from __future__ import annotations

from collections.abc import Iterator

from bokbygg.book import Imprint
from bokbygg.diagnostics import Diagnostic
from bokbygg.publish.shipped import Shipped
from bokbygg.rules import trade as rules

_UNKNOWN = ("", "und")


def duties(imprint: Imprint, book: Shipped) -> Iterator[Diagnostic]:
    """What a finished e-book, and the imprint of its book, do not say."""
    if not (book.access.summary or book.access.exemption):
        hint = "write a `summary`, or why you are exempted, under [accessibility]"
        yield rules.NO_ACCESS.found("nothing is said of the book's accessibility", hint=hint)
    if book.lang in _UNKNOWN:
        hint = "write `lang` under [book]"
        yield rules.NO_LANGUAGE.found("the e-book does not say which language it is in", hint=hint)
    if not imprint.publisher:
        hint = "write `publisher` under [book]: your own name, if you publish it yourself"
        rule = rules.AUTHOR_PUBLISHES if imprint.authors else rules.NO_PUBLISHER
        yield rule.found("nobody is named as the book's publisher", hint=hint)
    yield from _numbers(imprint)


def _numbers(imprint: Imprint) -> Iterator[Diagnostic]:
    """Each edition that is sold has a number of its own."""
    own = {one.edition: one.digits for one in imprint.isbns}
    hint = 'write `isbn = { epub = "…", pdf = "…", print = "…" }` under [book]'
    if not own and not imprint.isbn:
        yield rules.NO_ISBN.found("the e-book has no ISBN", hint=hint)
    elif "" in own:
        yield rules.NO_ISBN.found("one ISBN stands for all editions of the book", hint=hint)
    elif "epub" not in own:
        yield rules.NO_ISBN.found("the e-book has no ISBN of its own", hint=hint)
    if len(set(own.values())) < len(own):
        message = "two editions have the same ISBN"
        yield rules.NO_ISBN.found(message, hint="each needs a number of its own")
