"""The faces an author asks for by name: a family that comes with bokbygg, or a font file of the
book's own, with the italics and bolds that lie beside it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import Any

from bokbygg.book import Asset
from bokbygg.diagnostics import Diagnostic, Span
from bokbygg.fonts import FAMILIES
from bokbygg.naming import nearest, slugify
from bokbygg.read.project import Project
from bokbygg.rules import content as rules
from bokbygg.values import dataclass

KINDS = {f".{name}": f"font/{name}" for name in ("ttf", "otf", "woff", "woff2")}
LARGEST = 20_000_000
"""Bytes a font file may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One file of a family: `weight` as `@font-face` has it (`400`, or `100 900` for a variable
    font)."""

    asset: Asset
    italic: bool
    weight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A family by its name; `cuts` are the book's own files, none where it comes with bokbygg."""

    family: str
    cuts: tuple[Cut, ...] = ()


def typeface(project: Project, name: str, span: Span | None) -> Typeface | Diagnostic:
    """The family or the file that `name` means, or why there is none."""
    if Path(name).suffix.lower() in KINDS:
        return _own(project, name, span)
    known = {family.casefold(): family for family in FAMILIES}
    if family := known.get(name.casefold()):
        return Typeface(family=family)
    near = get_close_matches(name.casefold(), sorted(known), 1, 0.7)
    families = ", ".join(f"`{family}`" for family in FAMILIES)
    hint = f"name a font file, or one of {families}"
    if near:
        hint = f"did you mean `{known[near[0]]}`?"
    return rules.NO_FONT.found(f"no font `{name}` comes with bokbygg", span, hint=hint)


def _own(project: Project, name: str, span: Span | None) -> Typeface | Diagnostic:
    found = (project.resolve(base, name) for base in (project.manuscript, project.root))
    looks = project.looks
    path = next((one for one in found if one is not None and looks.is_file(one)), None)
    if path is None:
        fonts = [project.name(one) for one in _fonts_in(project)]
        near = nearest(name, fonts)
        hint = f"did you mean `{near}`?" if near else "name a font file in the book's folder"
        return rules.NO_FONT.found(f"there is no font file `{name}`", span, hint=hint)
    try:
        own = _looked_into(project, path)
    except ValueError as error:
        message = f"`{name}` cannot be read as a font: {error}"
        hint = "ask whoever made it for a TrueType, OpenType or WOFF file"
        return rules.BAD_FONT.found(message, span, hint=hint)
    cuts = [_cut(project, path, own, italic=False, bold=False)]
    cuts += _companions(project, path, own)
    return Typeface(family=own.family, cuts=tuple(cuts))


def _fonts_in(project: Project) -> Iterator[Path]:
    for folder in (project.manuscript, project.root, *_folders(project)):
        for name in project.looks.names(folder):
            path = folder / name
            is_font = path.suffix.lower() in KINDS
            if is_font and project.looks.is_file(path) and project.inside(path):
                yield path


def _folders(project: Project) -> Iterator[Path]:
    for base in (project.manuscript, project.root):
        for name in ("fonts", "styles"):
            if project.looks.is_folder(base / name) and project.inside(base / name):
                yield base / name


# --- what a font file says of itself ------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """Family, slope and weight; `range` is that of a variable font's weights, or empty."""

    family: str
    italic: bool
    weight: int
    range: str


def _looked_into(project: Project, path: Path) -> _Own:
    """Raises ValueError, which says why, where the file is not a font."""
    from fontTools.ttLib import TTFont, TTLibError

    if project.looks.size(path) > LARGEST:
        raise ValueError("it is over 20 MB")
    try:
        with TTFont(BytesIO(project.looks.data(path)), lazy=True) as font:
            return _said(font)
    except TTLibError as error:
        raise ValueError(str(error)[:100] or "it is damaged") from None
    except ValueError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes it stumble over
        raise ValueError(f"it is damaged ({type(error).__name__})") from None


def _said(font: Any) -> _Own:  # noqa: ANN401 - fontTools has no types
    names, metrics = font["name"], font["OS/2"]
    family = names.getDebugName(16) or names.getDebugName(1)
    if not family or '"' in family or "\\" in family:
        raise ValueError("it does not say which family it belongs to")
    axes = {axis.axisTag: axis for axis in font["fvar"].axes} if "fvar" in font else {}
    weights = axes.get("wght")
    return _Own(
        family=family,
        italic=bool(metrics.fsSelection & 1),
        weight=metrics.usWeightClass,
        range=f"{weights.minValue:g} {weights.maxValue:g}" if weights else "",
    )


def _companions(project: Project, path: Path, own: _Own) -> Iterator[Cut]:
    """The italic, the bold and the bold italic of the same family in the same folder."""
    family = []
    for name in project.looks.names(path.parent):
        other = path.parent / name
        if other == path or other.suffix.lower() not in KINDS or not project.inside(other):
            continue
        try:
            known = _looked_into(project, other)
        except (ValueError, OSError):
            continue
        if known.family == own.family:
            family.append((other, known))
    for italic, bold in ((True, False), (False, True), (True, True)):
        if bold and own.range:
            continue
        likely = [
            (abs(known.weight - (700 if bold else own.weight)), other, known)
            for other, known in family
            if known.italic == italic and (bold == (known.weight >= 600) or known.range)
        ]
        if likely:
            _, other, known = min(likely, key=lambda one: one[:2])
            yield _cut(project, other, known, italic=italic, bold=bold)


def _cut(project: Project, path: Path, own: _Own, *, italic: bool, bold: bool) -> Cut:
    suffix = path.suffix.lower()
    asset = Asset(
        href=f"fonts/{slugify(path.stem) or 'own'}{suffix}",
        path=project.name(path),
        media_type=KINDS[suffix],
        data=project.looks.data(path),
    )
    return Cut(asset=asset, italic=italic, weight=own.range or ("700" if bold else "400"))
