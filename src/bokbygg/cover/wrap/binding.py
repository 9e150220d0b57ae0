"""The cover of a printed book as one sheet, PDF/X-4."""

from __future__ import annotations

from collections.abc import Iterator

from bokbygg.book import Asset, CoverWish, Imprint, Output, Printer
from bokbygg.cover.designs import DESIGNS
from bokbygg.cover.made import chosen
from bokbygg.cover.measure import Type
from bokbygg.cover.palettes import PALETTES, Palette
from bokbygg.cover.sheet import Sheet
from bokbygg.cover.wording import Wording, wording
from bokbygg.cover.wrap import sheet as flat
from bokbygg.cover.wrap import spine
from bokbygg.cover.wrap.back import Back, back, isbn
from bokbygg.cover.wrap.size import MM, PT, Size
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.languages import language
from bokbygg.rules import printing as rules
from bokbygg.rules.pictures import SOFT

_FINE = 300
"""Dots an inch that an offset press shows."""


def wrapped(
    imprint: Imprint,
    wish: CoverWish,
    settled: CoverWish | None,
    printer: Printer,
    pages: Output,
) -> Output:
    """Back, spine and front of the book whose printed pages are `pages`, for a print shop. What is
    wished for goes before what is `settled`, and before a picture of the author's.

    Raises Fault where the page cannot be laid out.
    """
    from bokbygg.pdf.wrapper import trim_of, wrapper

    said = wording(imprint)
    width, height = trim_of(pages.data)
    size = Size(
        width=width * PT,
        height=height * PT,
        spine=spine.thickness(pages.pages, printer),
        bleed=printer.bleed * PT,
        rtl=said.direction == "rtl",
    )
    own = settled or CoverWish()
    asked = CoverWish(design=wish.design or own.design, palette=wish.palette or own.palette)
    design, name = chosen(asked, said)
    palette = PALETTES[name]
    given = imprint.cover if wish == CoverWish() else None
    drawn = DESIGNS[design](said, palette)
    front: Sheet | Asset = given or drawn
    ground, colour = _colours(drawn, palette, given)
    type_ = _type(drawn)
    rear = back(imprint, said, size, type_, colour)
    words = spine.lines(said, size, type_, colour)
    up = language(imprint.lang).spine_upwards
    xhtml, assets = flat.page(front, rear, words, size, said, up=up)
    folds = tuple(fold / PT for fold in size.folds)
    data, findings = wrapper(xhtml, flat.css(size, ground), assets, imprint, printer, folds)
    remarks = _remarks(imprint, printer, size, rear, given, said)
    return Output(name=f"{imprint.slug}-cover.pdf", data=data, findings=(*remarks, *findings))


def _colours(drawn: Sheet, palette: Palette, given: Asset | None) -> tuple[str, str]:
    """What spine and back are painted with, and what is printed on that: beside a picture of the
    author's, whose colours are not ours to match, the palette's paper."""
    if given is not None or drawn.ground != palette.ground:
        return palette.paper, palette.dark
    return palette.ground, palette.ink


def _type(drawn: Sheet) -> Type:
    """The face of the front's title, which is its largest line."""
    largest = max((line for line in drawn.lines if not line.bleeds), key=lambda line: line.size)
    return Type(family=largest.type_.family, weight=500)


def _remarks(
    imprint: Imprint,
    printer: Printer,
    size: Size,
    rear: Back,
    given: Asset | None,
    said: Wording,
) -> Iterator[Diagnostic]:
    if not (printer.paper.known or printer.spine):
        paper = f"{printer.paper.weight:g} g/m² and bulk {printer.paper.bulk:g}"
        message = f"the spine is {size.spine / MM:.1f} mm wide, by a guess: paper of {paper}"
        hint = "ask the print shop; write `paper = { weight = 90, bulk = 1.5 }` under [print]"
        yield rules.NO_PAPER.found(message, hint=hint)
    if not isbn(imprint)[0]:
        hint = 'write `isbn = { print = "978-…" }` under [book]'
        message = "the printed book has no ISBN, its cover no barcode"
        yield rules.NO_BARCODE.found(message, hint=hint)
    if not rear.xhtml:
        hint = "write a `description` under [book]"
        yield rules.NO_BLURB.found("the back of the cover says nothing of the book", hint=hint)
    if rear.crowded:
        message = "the description is too long for the back of the cover, and is cut off"
        yield rules.LONG_BLURB.found(message, hint="shorten the `description` under [book]")
    if size.spine < spine.NARROWEST and said.title:
        message = f"the spine is {size.spine / MM:.1f} mm wide, and bears no type"
        yield rules.BARE_SPINE.found(message, hint="nothing needs to be done")
    if given is not None and given.media_type != "image/svg+xml":
        yield from _coarse(given, size)


def _coarse(given: Asset, size: Size) -> Iterator[Diagnostic]:
    """A finding for a picture with too few dots an inch when it fills the front and its bleed."""
    inches = (size.width + size.bleed) / 96, (size.height + 2 * size.bleed) / 96
    dots = int(min(given.width / inches[0], given.height / inches[1]))
    if dots < _FINE:
        wanted = " x ".join(f"{side * _FINE:,.0f}" for side in inches)
        message = f"the cover `{given.path}` is printed with {dots} dots an inch"
        hint = f"save it with {wanted} pixels"
        yield SOFT.found(message, Span(path=given.path), hint=hint)
