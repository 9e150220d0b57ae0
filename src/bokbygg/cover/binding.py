"""The cover of a book: the author's, made ready, or one of our own; in the book, or alone."""

from __future__ import annotations

from dataclasses import replace

from bokbygg.book import Asset, Book, CoverWish, Imprint, Output
from bokbygg.cover.given import given
from bokbygg.cover.raster import pixels
from bokbygg.cover.sheet import HEIGHT, WIDTH
from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.naming import bare, unused
from bokbygg.rules.covers import NO_COVER_MADE


def covered(book: Book, wish: CoverWish | None) -> tuple[Book, tuple[Diagnostic, ...]]:
    """The book with a cover that shops take, and what there is to say of it.

    Without a `wish` only a cover that the author gives is used. Where none can be made the book
    stays without one.
    """
    picture = book.imprint.cover
    try:
        if picture is not None:
            data, findings = given(picture)
            changed = data is not picture.data
            stem, path = bare(picture.href), picture.path
            shown = _asset(book, stem, path, data, pixels(data)) if changed else picture
        elif wish is not None:
            from bokbygg.cover.made import made  # with all designs

            data, findings = made(book.imprint, wish), ()
            shown = _asset(book, "cover", "", data, (WIDTH, HEIGHT))
        else:
            return book, ()
    except Fault as fault:
        return book, tuple(_unmade(found) for found in fault.findings)
    return replace(book, imprint=replace(book.imprint, cover=shown)), findings


def alone(imprint: Imprint, asked: CoverWish, settled: CoverWish | None, *, every: bool) -> Output:
    """The cover as a file of its own, or with `every` a sheet with all designs. What is `asked`
    for goes before what is `settled`, and before the author's picture.

    Raises Fault where Pango is missing.
    """
    from bokbygg.cover.contact import contact
    from bokbygg.cover.made import made

    own = settled or CoverWish()
    wish = CoverWish(design=asked.design or own.design, palette=asked.palette or own.palette)
    if every:
        return Output(name=f"{imprint.slug}-covers.jpg", data=contact(imprint, wish))
    name = f"{imprint.slug}-cover.jpg"
    if imprint.cover is not None and asked == CoverWish():
        data, findings = given(imprint.cover)
        return Output(name=name, data=data, findings=findings)
    return Output(name=name, data=made(imprint, wish))


def _asset(book: Book, stem: str, path: str, data: bytes, size: tuple[int, int]) -> Asset:
    """The cover as a file of the book, under a name that nothing else has."""
    taken = {bare(asset.href) for asset in book.assets}
    taken |= {bare(asset.lighter.href) for asset in book.assets if asset.lighter}
    return Asset(
        href=f"images/{unused(stem, taken)}.jpg",
        path=path,
        media_type="image/jpeg",
        data=data,
        width=size[0],
        height=size[1],
    )


def _unmade(found: Diagnostic) -> Diagnostic:
    """That the press does not start is a lack of the cover, not of the e-book."""
    return NO_COVER_MADE.found(f"no cover could be made: {found.message}", hint=found.hint)
