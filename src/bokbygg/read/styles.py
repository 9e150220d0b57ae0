"""The style sheets of an edition: the theme's, the book's in their place, and the author's own."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from bokbygg.book import Asset, CoverWish, Edition, Faces, Kind, Page, Source, Stylesheet, Target
from bokbygg.diagnostics import Diagnostic
from bokbygg.naming import slugify
from bokbygg.read import themes, typefaces
from bokbygg.read.cssurls import css_urls, without
from bokbygg.read.formats import format_sheet
from bokbygg.read.look import look
from bokbygg.read.passedover import passed_over
from bokbygg.read.printing import printer
from bokbygg.read.project import Project
from bokbygg.read.texts import outside, read_text
from bokbygg.rules import content as rules
from bokbygg.settings import Entry, Settings
from bokbygg.settings.pagesize import page_size
from bokbygg.values import dataclass

_SHEETS = {Kind.EPUB: ("book.css", "epub.css"), Kind.PRINT: ("book.css", "print.css")}
_IMAGES = {f".{name}": f"image/{name}" for name in ("png", "jpeg", "gif", "webp")}
_KINDS = {**typefaces.KINDS, **_IMAGES, ".jpg": "image/jpeg", ".svg": "image/svg+xml"}
LARGEST = 50_000_000
"""Bytes a file that a style sheet names may have."""

_CHARSET = re.compile(r'\A@charset "[^"]*";')
"""What a style sheet says of its own encoding, which is UTF-8 in a book."""

_ON_THE_WEB = "is on the web, and nothing is fetched"
_OUTSIDE = "is outside the book's folder"
_MISSING = "does not exist"
_TOO_LARGE = "is over 50 MB"
_STYLE = "is a style sheet, and `@import` is not followed"
_KIND = "is of a kind that style sheets do not show"
_PUT_IN_BOOK = "put the file in the book's folder, and name it from the style sheet"
_HINTS = {
    _ON_THE_WEB: _PUT_IN_BOOK,
    _OUTSIDE: _PUT_IN_BOOK,
    _MISSING: "mend the name: it is looked for from the style sheet's own folder",
    _TOO_LARGE: "make it smaller",
    _STYLE: "list it under `css` in bok.toml",
    _KIND: "use a JPEG, PNG, GIF, WebP or SVG image, or a TTF, OTF or WOFF font",
}


def edition(
    project: Project, settings: Settings, kind: Target
) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """The edition of a kind. That for the printer is the printed one, and what the print shop
    wants; see there how far its pages are painted."""
    if isinstance(kind, Kind):
        return _dressed(project, settings, kind)
    dressed, findings = _dressed(project, settings, Kind.PRINT)
    wanted, more = printer(project, settings)
    painted = any(_PAINTS.search(sheet.css) for sheet in _of_the_author(dressed))
    page = replace(dressed.page, bleed=wanted.bleed if painted else 0.0)
    return replace(dressed, printer=wanted, page=page, attach=()), (*findings, *more)


_PAINTS = re.compile(r"\b(?:background|bleed|marks)\b")
"""What a style sheet says that may paint a whole page, or more: the theme's does not, so that its
pages are laid out once for all printed editions."""


def _of_the_author(dressed: Edition) -> Iterator[Stylesheet]:
    """The style sheets that are not the theme's."""
    theme = {themes.shipped(name) for name in _SHEETS[Kind.PRINT]}
    yield from (sheet for sheet in dressed.stylesheets if sheet.css not in theme)


def _dressed(
    project: Project, settings: Settings, kind: Kind
) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """The edition of a kind, its style sheets read: those of the theme, each replaced by the
    book's own `styles/` file of the same name, then what `[style]` asks for, then those that
    bok.toml adds."""
    findings: list[Diagnostic] = []
    sheets = [_own_or_theme(project, name, findings) for name in _SHEETS[kind]]
    theme = _theme(project, settings, findings)
    size = _page_size(settings, theme, findings)
    sheets += _of_theme(theme, size, kind)
    asked = look(project, settings, kind, {sheet.href for sheet in sheets}, theme.faces)
    findings += asked.findings
    sheets += [asked.sheet] if asked.sheet else []
    listed = settings.epub.css if kind is Kind.EPUB else settings.pdf.css
    for entry in listed:
        sheet = _added(project, entry, {s.href for s in sheets}, findings)
        if sheet is not None:
            sheets.append(sheet)
    page = Page(
        size=size,
        openings=settings.pdf.openings,
        justification=settings.pdf.justification,
        drop_caps=settings.style.drop_caps,
        drop_cap_marks=settings.style.drop_cap_marks,
    )
    carries = kind is Kind.EPUB and settings.epub.fonts and not asked.own
    dressed = Edition(
        kind=kind,
        stylesheets=tuple(sheets),
        page=page,
        faces=asked.faces if carries else None,
        set_in=asked.faces,
        toc_depth=_toc_depth(settings, kind),
        cover=_cover(settings) if kind is Kind.EPUB else None,
        notes=settings.content.notes,
        lists=settings.content.lists,
        index=settings.content.index,
        attach=settings.pdf.attach if kind is Kind.PRINT else (),
        page_list=kind is Kind.EPUB and settings.epub.page_list,
    )
    if kind is Kind.EPUB:
        findings += (one for sheet in sheets if sheet.path for one in passed_over(sheet))
    return dressed, tuple(findings)


def for_reading(project: Project, dressed: Edition) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """The print edition as a reading proof: with room between the lines, no word divided."""
    findings: list[Diagnostic] = []
    sheets = (*dressed.stylesheets, _own_or_theme(project, "proof.css", findings))
    return replace(dressed, stylesheets=sheets), tuple(findings)


def for_site(project: Project) -> tuple[tuple[Stylesheet, ...], tuple[Diagnostic, ...]]:
    """The style sheets of the book's site: those of its pages, of the chapters read there, and of
    the page on which pages are turned; the book's own in the place of ours."""
    findings: list[Diagnostic] = []
    names = ("web.css", "read.css", "turn.css")
    sheets = tuple(_own_or_theme(project, name, findings) for name in names)
    return sheets, tuple(findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Theme:
    """A theme's sheet, its values by name, and the families it is set in."""

    sheet: Stylesheet
    values: Mapping[str, str]
    faces: Faces

    @property
    def usual(self) -> bool:
        """Whether the style sheets are this theme by themselves."""
        return self.sheet.css == themes.shipped(f"{themes.USUAL}.css")


def _theme(project: Project, settings: Settings, findings: list[Diagnostic]) -> _Theme:
    """The theme that bok.toml asks for: ours, or the book's own of that name."""
    name, unknown = themes.chosen(project, settings)
    sheet = _own_or_theme(project, f"{name}.css", findings)
    values = themes.values(sheet.css)
    faces, faceless = themes.faces(values, name, settings.place("style.theme"))
    findings += [one for one in (unknown, faceless) if one is not None]
    return _Theme(sheet=sheet, values=values, faces=faces)


def _page_size(settings: Settings, theme: _Theme, findings: list[Diagnostic]) -> str:
    """The size of page that bok.toml gives, or else the theme."""
    asked = theme.values.get("page-size", "")
    if settings.place("pdf.page-size") is not None or not asked:
        return settings.pdf.page_size
    try:
        return page_size(asked)
    except ValueError as error:
        usual = settings.pdf.page_size
        at = theme.sheet.css.find("--page-size")
        line = theme.sheet.css.count("\n", 0, at) + 1
        column = at - theme.sheet.css.rfind("\n", 0, at)
        message = f"`--page-size: {asked}` is no size of paper: {error}; the pages are {usual}"
        hint = "write a name such as `A5` or `pocket`, or width and height such as `130mm 200mm`"
        span = theme.sheet.span(line, column, len("--page-size"))
        findings.append(rules.NO_PAGE_SIZE.found(message, span, hint=hint))
        return usual


def _of_theme(theme: _Theme, size: str, kind: Kind) -> Iterator[Stylesheet]:
    """What theme and format say in place of the style sheets."""
    if kind is Kind.PRINT:
        usual_type = theme.values["scale"] == "1"
        if css := format_sheet(size, usual_type=usual_type):
            yield Stylesheet(href="css/format.css", css=css)
        if not theme.usual:
            yield theme.sheet
    elif not theme.usual:
        css = themes.filled(themes.shipped("dress.css"), theme.values)
        yield Stylesheet(href="css/theme.css", css=css)


def _toc_depth(settings: Settings, kind: Kind) -> int:
    """The levels of the contents: as the author says, else essays alone in print, where headings
    would crowd the page, and the headings in them where the contents are a way to get about."""
    if kind is Kind.PRINT and settings.place("content.toc-depth") is None:
        return 1
    return settings.content.toc_depth


def _cover(settings: Settings) -> CoverWish | None:
    wish = settings.cover
    return None if wish.design == "none" else CoverWish(design=wish.design, palette=wish.palette)


def _own_or_theme(project: Project, name: str, findings: list[Diagnostic]) -> Stylesheet:
    """The style sheet of that name: the book's own, else the shelf's, else the theme's."""
    owners = (one for one in (project, project.on_shelf) if _has(one, name))
    if (owner := next(owners, None)) is None:
        return Stylesheet(href=f"css/{name}", css=themes.shipped(name))
    own = owner.root / "styles" / name
    if not owner.inside(own):
        findings.append(outside(f"styles/{name}"))
    else:
        source, unread = read_text(owner, own)
        findings += unread
        if source is not None:
            return _sheet(owner, own, source, f"css/{name}", findings)
    return Stylesheet(href=f"css/{name}", css=themes.shipped(name))


def _has(project: Project, name: str) -> bool:
    return project.looks.is_file(project.root / "styles" / name)


def _added(
    project: Project, entry: Entry, taken: set[str], findings: list[Diagnostic]
) -> Stylesheet | None:
    """A style sheet that bok.toml names, seen from the project's folder or from bok.toml's."""
    candidates = (
        project.resolve(base, entry.pattern) for base in (project.root, project.manuscript)
    )
    path = next((one for one in candidates if one is not None and project.looks.is_file(one)), None)
    if path is None:
        name = posixpath.basename(entry.pattern)
        near = difflib.get_close_matches(name, list(_sheets_in(project)), 1)
        hint = f"did you mean `styles/{near[0]}`?" if near else "name a file in the book's folder"
        findings.append(
            rules.NO_STYLESHEET.found(
                f"there is no style sheet `{entry.pattern}`", entry.span, hint=hint
            )
        )
        return None
    source, unread = read_text(project, path)
    findings += unread
    if source is None:
        return None
    href = f"css/{slugify(path.stem) or 'own'}.css"
    while href in taken:
        href = href.replace(".css", "-own.css")
    return _sheet(project, path, source, href, findings)


def _sheets_in(project: Project) -> Iterator[str]:
    """The style sheets that the book's folder has, by name."""
    folder = project.root / "styles"
    if project.looks.is_folder(folder) and project.inside(folder):
        yield from (name for name in project.looks.names(folder) if name.endswith(".css"))


def _sheet(
    project: Project, path: Path, source: Source, href: str, findings: list[Diagnostic]
) -> Stylesheet:
    assets: dict[str, Asset] = {}
    refused: set[tuple[int, int]] = set()
    for url, line, column in css_urls(source.text):
        found = _asset(project, path.parent, url)
        if isinstance(found, Asset):
            assets[found.href] = found
        elif found:
            message, place = f"`{url[:80]}` {found}", source.span(line, column)
            findings.append(rules.STYLE_REFUSED.found(message, place, hint=_HINTS[found]))
            refused.add((line, column))
    css = without(source.text, refused) if refused else source.text
    css = _CHARSET.sub('@charset "utf-8";', css)
    name = project.name(path)
    return Stylesheet(href=href, css=css, assets=tuple(assets.values()), path=name)


def _asset(project: Project, folder: Path, url: str) -> Asset | str:
    """The file a style sheet shows; else why it cannot, empty for what needs no file."""
    if url.startswith(("data:", "#")):
        return ""
    if "://" in url or url.startswith("//"):
        return _ON_THE_WEB
    name = unquote(url.split("?")[0].split("#")[0])
    path = project.resolve(folder, name)
    inside = posixpath.normpath(posixpath.join("css", name))
    if path is None or inside.startswith(".."):
        return _OUTSIDE
    if not project.looks.is_file(path):
        return _MISSING
    if project.looks.size(path) > LARGEST:
        return _TOO_LARGE
    kind = _KINDS.get(path.suffix.lower())
    if path.suffix.lower() == ".css":
        return _STYLE
    if kind is None:
        return _KIND
    data = project.looks.data(path)
    return Asset(href=inside, path=project.name(path), media_type=kind, data=data)
