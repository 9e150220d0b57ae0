"""Documents -> essays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

from bokbygg.diagnostics import Fault, Span
from bokbygg.guess import guess_language
from bokbygg.importers.album import Album
from bokbygg.importers.docx.dividing import Part, divided
from bokbygg.importers.docx.reading import Document, read
from bokbygg.importers.harvest import Essay, Harvest, Remark, Sort, Value
from bokbygg.importers.markup import Ways, converted, opening_words, plain_text
from bokbygg.importers.markup.desk import as_id
from bokbygg.importers.markup.notes import lift
from bokbygg.importers.material import Material
from bokbygg.importers.names import slug_of
from bokbygg.importers.pages import is_contents, settle
from bokbygg.naming import stem
from bokbygg.rules.imports import NO_TEXT


def harvested(material: Material, lang: str) -> Harvest:
    """The essays of a document, or of all documents of a folder.

    Raises Fault where one is broken, or none holds any text.
    """
    names = [name for name in material.names if name.lower().endswith(".docx")] or [material.name]
    in_folder = material.is_folder
    documents = [read(material.data(name if in_folder else ""), name) for name in names]
    essays: list[Essay] = []
    titles: list[str] = []
    remarks: list[Remark] = []
    albums: list[Album] = []
    named: set[str] = set()
    for document in documents:
        album = Album(find=_finder(document), named=named)
        albums.append(album)
        essays += _essays(document, album, lang, essays, titles, remarks)
    if not essays:
        message = f"`{material.name}` holds no text"
        raise Fault(NO_TEXT.found(message, Span(path=material.name), "name one with a text in it"))
    settled, unsettled = settle(essays)
    remarks += unsettled
    return Harvest(
        settings={"book": _settings(material, documents, essays, titles, lang, remarks)},
        essays=settled,
        pictures=tuple(picture for album in albums for picture in album.pictures),
        remarks=tuple(remarks),
    )


def _finder(document: Document) -> Callable[[str], tuple[str, bytes] | None]:
    def find(address: str) -> tuple[str, bytes] | None:
        data = document.pictures.get(address)
        return None if data is None else (f"{document.name}/{address}", data)

    return find


def _essays(
    document: Document,
    album: Album,
    lang: str,
    before: Sequence[Essay],
    titles: list[str],
    remarks: list[Remark],
) -> Iterator[Essay]:
    name = document.name
    remarks += document.remarks
    _tell_of_comments(document, remarks)
    _take_contents(document, remarks)
    lifted = lift({name: document.tree})
    remarks += lifted.remarks
    title, parts = divided(document.tree)
    titles.append(title)
    slugs: dict[int, str] = {}
    taken = {one.slug for one in before}
    for at, part in enumerate(parts):
        slugs[at] = slug_of(plain_text_of(part) or stem(name), taken)
        taken.add(slugs[at])
    places = {
        one.get("id") or one.get("name"): slugs[at]
        for at, part in enumerate(parts)
        for one in part.tree.iter()
        if one.get("id") or (one.tag == "a" and one.get("name"))
    }
    wanted = frozenset(
        unquote(href[1:])
        for part in parts
        for one in part.tree.iter("a")
        if (href := one.get("href") or "").startswith("#")
    )
    for at, part in enumerate(parts):
        if is_contents(part.tree):
            said = "a table of contents: the book makes its own"
            words = f"{part.title} {plain_text(part.tree)}".strip()
            remarks.append(Remark(sort=Sort.LEFT, path=name, line=0, said=said, before=words))
            continue
        ways = Ways(
            link=_linker(places, slugs[at]),
            picture=album.picture,
            wanted=wanted,
            notes=lifted.notes[name],
        )
        made = converted(part.tree, ways, name, lang)
        remarks += made.remarks
        if not made.body.strip() and len(parts) > 1 and not part.title:
            continue
        yield Essay(slug=slugs[at], head=_head(part, document, remarks), body=made.body, path=name)


def plain_text_of(part: Part) -> str:
    """What a file may be called after: the title, else the words a part begins with."""
    return part.title or opening_words(part.tree)


def _linker(places: dict[str, str], here: str) -> Callable[[str], str]:
    def link(address: str) -> str:
        if not address.startswith("#"):
            return address
        name = unquote(address[1:])
        slug = places.get(name)
        if slug is None:
            return ""
        return f"#{as_id(name)}" if slug == here else f"essay:{slug}#{as_id(name)}"

    return link


def _head(part: Part, document: Document, remarks: list[Remark]) -> dict[str, Value]:
    title = part.title
    if not title:
        title = document.title or opening_words(part.tree) or stem(document.name)
        said = "a title, from what the document says of itself or begins with"
        remarks.append(
            Remark(sort=Sort.GUESSED, path=document.name, line=0, said=said, before=title)
        )
    head: dict[str, Value] = {"title": title}
    if part.subtitle:
        head["subtitle"] = part.subtitle
    return head


def _tell_of_comments(document: Document, remarks: list[Remark]) -> None:
    for one in document.tree.xpath(".//*[starts-with(@id, 'comment-')]"):
        if one.tag == "dd":
            said = "a comment in the margin, now a note: take it out before you print"
            words = plain_text(one).rstrip(" ↑")
            remarks.append(
                Remark(sort=Sort.GUESSED, path=document.name, line=0, said=said, before=words)
            )


def _take_contents(document: Document, remarks: list[Remark]) -> None:
    """Take out a table of contents: the book makes its own."""
    lines = [one for one in document.tree.iter("p") if one.get("class") == "bok-toc"]
    words = " / ".join(plain_text(one) for one in lines)
    for one in lines:
        one.drop_tree()
    if lines:
        said = "a table of contents: the book makes its own"
        remarks.append(Remark(sort=Sort.LEFT, path=document.name, line=0, said=said, before=words))


def _settings(
    material: Material,
    documents: Sequence[Document],
    essays: Sequence[Essay],
    titles: Sequence[str],
    lang: str,
    remarks: list[Remark],
) -> dict[str, Value]:
    title = documents[0].title or titles[0] if len(documents) == 1 else ""
    alone = str(essays[0].head["title"]) if len(essays) == 1 else ""
    book: dict[str, Value] = {"title": title or alone or stem(material.name)}
    authors = list(dict.fromkeys(one.author for one in documents if one.author))
    if authors:
        book["author"] = authors[0] if len(authors) == 1 else authors
    text = " ".join(one.body for one in essays)
    book["lang"] = lang or guess_language(text) or documents[0].lang or "en"
    if dates := [one.date for one in documents if one.date is not None]:
        book["date"] = max(dates)
        said = "the book's date: when the document was last saved"
        remarks.append(Remark(sort=Sort.GUESSED, path=material.name, line=0, said=said))
    return book
