"""A plan -> essays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bokbygg.book import FrontMatter, HouseStyle, Sheet, Source
from bokbygg.diagnostics import Fault, Span
from bokbygg.guess import guess_language
from bokbygg.importers.album import Album
from bokbygg.importers.harvest import Essay, Harvest, Remark, Sort, Value
from bokbygg.importers.material import Material
from bokbygg.importers.names import slug_of
from bokbygg.importers.projects.addresses import Compass, with_our_addresses
from bokbygg.importers.projects.heads import head_of
from bokbygg.importers.projects.includes import taken_in
from bokbygg.importers.projects.plan import Chapter, Plan, Telling
from bokbygg.importers.projects.texts import Numbered, numbered
from bokbygg.naming import bare, fold, slugify, stem
from bokbygg.parse import parse
from bokbygg.rules.imports import NO_TEXT

_FIRST = re.compile(r"\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*(?:\{[^{}\n]*\})?[ \t]*(?:\n|\Z)")
_SECOND = re.compile(r"^##+[ \t]", re.M)
_FEWEST = 3
_HEADING = re.compile(r"#{1,2}[ \t]+(.+?)[ \t]*(?:\{[^{}]*\})?[ \t]*")
_GENERIC = re.compile(r"(?:chapter|chapitre|kapitel|ch|kap|part|section|text)?[-_ ]?\d*", re.I)
_LEADING = re.compile(r"(?:\d+[-_. ]+)+")
_ENDING = re.compile(r"\.(?:md|markdown|mdown|qmd|rmd|mmd)$", re.I)
_PLACE = re.compile(
    r"(?P<before>\]\(<?|href=[\"']|\]:[ \t]*)essay:(?P<slug>[a-z0-9-]+)#(?P<id>[^\s()<>\"']+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A chapter whose file was read: what its head says, and its lines in our dialect."""

    chapter: Chapter
    head: Mapping[str, Value]
    lines: Sequence[Numbered]
    slug: str


def harvested(material: Material, plan: Plan, lang: str) -> Harvest:
    """The essays of a project. Raises Fault where it holds no text."""
    remarks = list(plan.remarks)
    title = str(plan.book.get("title", ""))
    texts = _without_book_title(list(_texts(material, plan, remarks)), title, remarks)
    texts = [one for one in texts if _says_something(one, remarks)]
    if not texts:
        message = f"`{material.name}` holds no text"
        hint = "name the folder that holds the project's own settings"
        raise Fault(NO_TEXT.found(message, Span(path=material.name), hint))
    album = Album(find=lambda path: (path, material.data(path)) if path in material.names else None)
    slugs = dict(_ways(texts))
    essays = []
    for one in texts:
        telling = Telling(path=one.chapter.path, remarks=remarks)
        compass = Compass(path=one.chapter.path, site=plan.site, slugs=slugs, picture=album.picture)
        essays.append(_essay(one, compass, telling))
    book = dict(plan.book)
    told = str(book.get("lang", ""))
    book["lang"] = (
        lang or told or guess_language(" ".join(e.body for e in essays)[:200_000]) or "en"
    )
    if cover := album.picture(plan.cover):
        book["cover-image"] = cover
    elif plan.cover:
        said = "the picture on the cover, which is not in the project"
        remarks.append(_remark(Sort.LEFT, material.name, 0, said, plan.cover))
    book.setdefault("title", stem(material.path.resolve().name) or "Book")
    ordered = {"title": book.pop("title"), **book}
    return Harvest(
        settings={"book": ordered} | ({"content": plan.content} if plan.content else {}),
        essays=tuple(_with_places(essays, str(book["lang"]), remarks)),
        pictures=tuple(album.pictures),
        remarks=tuple(dict.fromkeys(remarks)),
    )


def _texts(material: Material, plan: Plan, remarks: list[Remark]) -> Iterator[_Text]:
    taken: set[str] = set()
    for chapter in plan.chapters:
        if chapter.path not in material.names:
            said = "a chapter whose file is not in the project"
            remarks.append(_remark(Sort.LEFT, chapter.path, 0, said))
            continue
        telling = Telling(path=chapter.path, remarks=remarks)
        read = material.text(chapter.path)
        if read.fault:
            said = f"its letters, as well as they could be read: {read.fault}"
            telling.say(Sort.GUESSED, 0, said)
        head, first = head_of(read.text, telling)
        lines = numbered(read.text)[first - 1 :]
        lines = plan.rewrite(taken_in(lines, material, telling), telling)
        slug = slug_of(_named(chapter, lines, plan) or str(head.get("title", "")), taken)
        taken.add(slug)
        yield _Text(chapter=chapter, head={**head, **chapter.head}, lines=lines, slug=slug)


def _named(chapter: Chapter, lines: Sequence[Numbered], plan: Plan) -> str:
    """What an essay's file is called after: the title in a list of chapters, else its own file, the
    date or number at the beginning aside; for the first page of a folder, that folder; for one
    that is only called a chapter, its first heading but for the book's title."""
    if title := chapter.head.get("title"):
        return str(title)
    folder, _, name = chapter.path.rpartition("/")
    name = bare(name)
    if name.lower() in {"index", "_index"} and folder:
        name = folder.rpartition("/")[2]
    name = _LEADING.sub("", name, count=1) if name[:1].isdecimal() else name
    heads = (match[1] for line in lines if (match := _HEADING.fullmatch(line.text)))
    book = fold(str(plan.book.get("title", "")))
    heading = next((head for head in heads if fold(head) != book), "")
    return heading if heading and _GENERIC.fullmatch(name) else name


def _without_book_title(texts: list[_Text], book: str, remarks: list[Remark]) -> list[_Text]:
    """Texts without the book's title over their own, as tools want it that join all files into
    one: the title that bok.toml will have, or one that stands over most of them."""
    heads = [_FIRST.match(_joined(one)) for one in texts]
    counts = Counter(match["title"] for match in heads if match)
    title, count = counts.most_common(1)[0] if counts else ("", 0)
    titles = {fold(book)} | ({fold(title)} if count >= _FEWEST else set())
    made: list[_Text] = []
    for one, match in zip(texts, heads, strict=True):
        if match is None or fold(match["title"]) not in titles or not _SECOND.search(_joined(one)):
            made.append(one)
            continue
        taken = match[0].count("\n")
        line = one.lines[max(taken - 1, 0)].number
        said = "the book's title at the head of a chapter"
        remarks.append(_remark(Sort.CHANGED, one.chapter.path, line, said, match[0].strip()))
        made.append(replace(one, lines=one.lines[taken:]))
    return made


def _joined(one: _Text) -> str:
    return "\n".join(line.text for line in one.lines)


def _says_something(one: _Text, remarks: list[Remark]) -> bool:
    if any(line.text.strip() for line in one.lines):
        return True
    said = "a chapter without any text"
    title = str(one.head.get("title", ""))
    remarks.append(_remark(Sort.LEFT, one.chapter.path, 0, said, title))
    return False


def _ways(texts: Sequence[_Text]) -> Iterator[tuple[str, str]]:
    """The paths by which each essay may be meant: its file, that without its ending, and for the
    first page of a folder that folder."""
    for one in texts:
        path = one.chapter.path
        bare_path = _ENDING.sub("", path)
        yield path, one.slug
        yield bare_path, one.slug
        folder, _, name = bare_path.rpartition("/")
        if name.lower() in {"index", "_index", "readme"}:
            yield (folder or "."), one.slug


def _essay(one: _Text, compass: Compass, telling: Telling) -> Essay:
    lines = one.lines
    body = with_our_addresses(
        _joined(one), compass, lambda line: lines[min(line, len(lines)) - 1].number, telling
    )
    first = next((line.number for line in lines if line.text.strip()), 1)
    return Essay(
        slug=one.slug,
        head=one.head,
        body=body,
        part=one.chapter.part,
        path=one.chapter.path,
        line=first,
    )


def _with_places(essays: Sequence[Essay], lang: str, remarks: list[Remark]) -> Iterator[Essay]:
    """Essays whose links lead to places that are there; to an essay's beginning where not."""
    wanted = {match["slug"] for one in essays for match in _PLACE.finditer(one.body)}
    places = {one.slug: _places(one, lang) for one in essays if one.slug in wanted}
    for one in essays:

        def lead(match: re.Match[str], path: str = one.path) -> str:
            place = match["id"]
            if {place, slugify(place)} & places.get(match["slug"], set()):
                return match[0]
            said = (
                f"a place within `{match['slug']}` that is not there: links to it lead to its start"
            )
            remarks.append(_remark(Sort.CHANGED, path, 0, said, place))
            return f"{match['before']}essay:{match['slug']}"

        yield replace(one, body=_PLACE.sub(lead, one.body))


def _places(essay: Essay, lang: str) -> set[str]:
    """What links to an essay may say after `#`."""
    source = Source(path=f"{essay.slug}.md", text=essay.body)
    sheet = Sheet(source=source, meta=FrontMatter(), slug=essay.slug, role="chapter")
    return {name for name, _ in parse(sheet, HouseStyle(lang=lang)).anchors}


def _remark(sort: Sort, path: str, line: int, said: str, before: str = "") -> Remark:
    return Remark(sort=sort, path=path, line=line, said=said, before=before)
