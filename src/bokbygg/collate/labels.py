"""What the places of the book are called: the numbers of figures, tables and sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from bokbygg.book import Captioned, Chapter, Heading, Inline, Markup, Text
from bokbygg.collate.numbers import UNNUMBERED, Number
from bokbygg.languages import Words
from bokbygg.settings import ContentSettings
from bokbygg.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place that a reference can name. `kind` is `chapter`, `section`, `figure`, `table`,
    `equation`, or `place` for any other; `number` and `title` are empty where it has none."""

    kind: str
    number: str = ""
    title: Inline = ()


PLACE = Named(kind="place")


def register(
    chapters: Iterable[Chapter], content: ContentSettings, numbers: Mapping[str, Number]
) -> dict[str, Named]:
    """Every place of the book that has a name, by id, the essays in reading order.

    `numbers` holds those of the numbered chapters, by path.
    Figures and tables are counted through the book, or through each numbered chapter.
    """
    named: dict[str, Named] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for chapter in chapters:
        whole = numbers.get(chapter.path, UNNUMBERED)
        count = whole.count
        named[chapter.slug] = Named(kind="chapter", number=whole.text, title=chapter.title)
        named |= _sections(chapter, _prefix(chapter, content, count))
        for one in chapter.captioned:
            number = ""
            if _is_counted(one, chapter, content):
                prefix = f"{count}." if count else ""
                counts[one.kind, prefix] += 1
                number = f"{prefix}{counts[one.kind, prefix]}"
            named[one.id] = Named(kind=one.kind, number=number, title=one.title)
    return named


def _is_counted(one: Captioned, chapter: Chapter, content: ContentSettings) -> bool:
    """Whether a figure gets a number: not where one edition alone has it, since figures are called
    the same in all."""
    wanted = one.named or content.number_figures
    return wanted and one.numbered and not chapter.meta.only


def _prefix(chapter: Chapter, content: ContentSettings, count: int) -> str | None:
    """What stands before the numbers of an essay's sections; None where they have none: in a book
    with numbered chapters, those of its other essays would look like chapters."""
    if not content.number_sections or not chapter.meta.number:
        return None
    if content.number_chapters == "none":
        return ""
    return f"{count}." if count else None


def _sections(chapter: Chapter, prefix: str | None) -> Iterator[tuple[str, Named]]:
    """The headings of an essay; what stands under one without a number has none either."""
    counts: list[int] = []
    hidden = 7
    for heading in chapter.headings:
        depth = heading.level - 1
        if depth <= hidden:
            hidden = 7 if heading.numbered else depth
        number = ""
        if prefix is not None and hidden == 7:
            counts = [*counts[:depth], *[0] * (depth - len(counts))]
            counts[-1] += 1
            number = prefix + ".".join(map(str, counts))
        yield heading.id, Named(kind="section", number=number, title=heading.title)


def caption_label(named: Named, words: Words, lang: str) -> Inline:
    """What is printed before a caption or a heading; `lang` where it is not the language around
    it, else empty."""
    if not named.number:
        return ()
    if named.kind == "equation":
        return (
            Markup(xhtml='<span class="equation-number">'),
            Text(text=f"({named.number})"),
            Markup(xhtml="</span>"),
        )
    said = ""
    if named.kind != "section":
        said = f"{words.figure if named.kind == 'figure' else words.table}\u00a0"
    point = "." if said else ""
    tongue = f' lang="{lang}" xml:lang="{lang}"' if lang else ""
    return (
        Markup(xhtml=f'<span class="{named.kind}-number"{tongue}>'),
        Text(text=f"{said}{named.number}{point}"),
        Markup(xhtml="</span>"),
        Text(text=" "),
    )


def numbered(heading: Heading, named: Mapping[str, Named], words: Words) -> Heading:
    """A heading whose title begins with its number, as contents print it."""
    title = (*caption_label(named[heading.id], words, ""), *heading.title)
    return Heading(level=heading.level, id=heading.id, title=title, numbered=heading.numbered)
