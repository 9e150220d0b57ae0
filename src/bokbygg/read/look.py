"""The table [style] as a style sheet, after the theme's and before the author's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bokbygg.book import Faces, Kind, Stylesheet
from bokbygg.diagnostics import Diagnostic
from bokbygg.read.dropcaps import drop_caps
from bokbygg.read.formats import margins
from bokbygg.read.project import Project
from bokbygg.read.typefaces import Typeface, typeface
from bokbygg.settings import Settings
from bokbygg.values import dataclass

_CODE = "code, pre, kbd, samp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A generated sheet, or None where nothing is asked for; the families the book is set in, and
    whether the text's own comes as a file of the book's."""

    sheet: Stylesheet | None
    faces: Faces
    own: bool
    findings: tuple[Diagnostic, ...] = ()


def look(
    project: Project, settings: Settings, kind: Kind, taken: Iterable[str], usual: Faces
) -> Look:
    """What `[style]` and `hyphenate` ask of an edition. `taken` are names of its style sheets,
    `usual` the families of its theme.

    Of an e-book's look only what the reader cannot set better is decided here: its own fonts, and
    that words are not divided.
    """
    text, mono, findings = _typefaces(project, settings)
    own = bool(text and text.cuts)
    rules = [*_font_faces(text, mono)]
    if kind is Kind.PRINT:
        rules += _print(settings, text, mono)
        if settings.style.drop_caps:
            rules.append(_drop_caps(text, usual))
    else:
        rules += _ebook(text, mono)
    if not settings.typography.hyphenate:
        rules.append("html, body { hyphens: manual }")
    faces = Faces(
        text=text.family if text else usual.text, mono=mono.family if mono else usual.mono
    )
    sheet = None
    if rules:
        assets = tuple(cut.asset for one in (text, mono) if one for cut in one.cuts)
        css = "\n".join(rules) + "\n"
        sheet = Stylesheet(href=_unused(taken), css=css, assets=tuple(dict.fromkeys(assets)))
    return Look(sheet=sheet, faces=faces, own=own, findings=findings)


def _unused(taken: Iterable[str]) -> str:
    href = "css/look.css"
    while href in set(taken):
        href = href.replace(".css", "-own.css")
    return href


def _typefaces(
    project: Project, settings: Settings
) -> tuple[Typeface | None, Typeface | None, tuple[Diagnostic, ...]]:
    """The faces of text and code, None for the theme's."""
    made: list[Typeface | None] = []
    findings: list[Diagnostic] = []
    for key, name in (("font", settings.style.font), ("mono-font", settings.style.mono_font)):
        found = typeface(project, name, settings.place(f"style.{key}")) if name else None
        if isinstance(found, Diagnostic):
            findings.append(found)
            found = None
        made.append(found)
    return made[0], made[1], tuple(findings)


def _font_faces(*faces: Typeface | None) -> Iterator[str]:
    for face in dict.fromkeys(one for one in faces if one is not None):
        for cut in face.cuts:
            yield (
                f'@font-face {{ font-family: "{face.family}"; '
                f"font-style: {'italic' if cut.italic else 'normal'}; "
                f'font-weight: {cut.weight}; src: url("../{cut.asset.href}") }}'
            )


def _ebook(text: Typeface | None, mono: Typeface | None) -> Iterator[str]:
    if text and text.cuts:
        yield f'body {{ font-family: "{text.family}", serif }}'
    if mono and mono.cuts:
        yield f'{_CODE} {{ font-family: "{mono.family}", monospace }}'


def _print(settings: Settings, text: Typeface | None, mono: Typeface | None) -> Iterator[str]:
    style = settings.style
    values = []
    if text:
        values.append(f'--face: "{text.family}"')
    if mono:
        values.append(f'--mono: "{mono.family}"')
    if style.font_size:
        values.append(f"--size: {style.font_size}")
    if style.line_height:
        times = style.line_height.replace(".", "").isdecimal()
        lead = f"calc({style.line_height} * var(--size))" if times else style.line_height
        values.append(f"--lead: {lead}")
    if values:
        yield f":root {{ {'; '.join(values)} }}"
    if style.margins:
        yield from margins(*style.margins)


def _drop_caps(text: Typeface | None, usual: Faces) -> str:
    own = text.cuts[0].asset.data if text and text.cuts else b""
    return drop_caps(text.family if text else usual.text, own)
