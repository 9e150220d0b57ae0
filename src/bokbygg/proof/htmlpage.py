"""The proof as one page for a browser: each page of the book beside what its author wrote, findings
linked both ways. It asks nothing of the network, and works without its script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files

from bokbygg.languages import language
from bokbygg.languages.row import Words
from bokbygg.proof.findings import Noted
from bokbygg.proof.htmlimages import Picture
from bokbygg.proof.htmlsource import Excerpt, Printed, marked
from bokbygg.proof.map import ProofMap, ProofPage
from bokbygg.proof.pagemarks import facts
from bokbygg.proof.placing import Box


def page(told: ProofMap, notes: Sequence[Noted], pictures: Iterable[Picture]) -> bytes:
    """The finished page; `pictures` are those of the book's pages."""
    row = language(told.lang)
    words = row.words
    style, script = _kept("html.css"), _kept("html.js")
    printed = Printed(told)
    sections = [
        _section(told, number, picture, notes, printed, words)
        for number, picture in enumerate(pictures)
    ]
    title = escape(f"{told.title} · {words.proof}")
    said = escape(" · ".join((words.proof, *facts(told))))
    keys = f"{escape(words.proof_findings)}: <kbd>j</kbd> ↓ <kbd>k</kbd> ↑" if notes else ""
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{escape(told.lang)}" dir="{row.direction}">',
            f'<head><meta charset="utf-8"><title>{title}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
            f"<style>{style}</style></head>",
            "<body>",
            f'<header><a class="skip" href="#findings">{escape(words.proof_findings)}</a>',
            f"<h1>{escape(told.title)}</h1><p>{said}</p>",
            f'<p class="keys">{keys}</p></header>',
            "<main>",
            _list(told, notes, words),
            *sections,
            f"</main><script>{script}</script></body></html>",
            "",
        )
    ).encode()


def _kept(name: str) -> str:
    return files("bokbygg").joinpath("proof", name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """What the page may do: show its own pictures, follow its own style, run its own script."""
    style_is, script_is = (
        b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)
    )
    return (
        "default-src 'none'; img-src data:; "
        f"style-src-elem 'sha256-{style_is}'; style-src-attr 'unsafe-inline'; "
        f"script-src 'sha256-{script_is}'"
    )


def _list(told: ProofMap, notes: Sequence[Noted], words: Words) -> str:
    """All findings, each leading to its place."""
    label = escape(f"{words.proof_findings} ({len(notes)})")
    entries = "".join(_entry(one, f"#n{one.number}", _where(told, one, words)) for one in notes)
    inside = f'<ol class="findings">{entries}</ol>' if notes else ""
    return (
        f'<nav id="findings" aria-label="{escape(words.proof_findings)}"><details open>'
        f"<summary>{label}</summary>{inside}</details></nav>"
    )


def _where(told: ProofMap, one: Noted, words: Words) -> str:
    return f"{words.page} {_label(told.pages[one.page], one.page)}"


def _label(page: ProofPage, number: int) -> str:
    """What a page is called: the number on it, and which sheet it is where it has none."""
    return page.label or f"({number + 1})"


def _entry(one: Noted, target: str, where: str, name: str = "") -> str:
    finding = one.finding
    hint = f'<span class="hint">{escape(finding.hint)}</span>' if finding.hint else ""
    known = f' id="{name}"' if name else ""
    return (
        f'<li class="{finding.level.value}"{known}><span class="code">{finding.code}</span> '
        f'<a class="to" href="{target}">{one.number}. <bdi>{escape(where)}</bdi></a> '
        f'<span lang="en" dir="ltr">{escape(finding.message)}{hint}</span></li>'
    )


def _section(
    told: ProofMap,
    number: int,
    picture: Picture,
    notes: Sequence[Noted],
    printed: Printed,
    words: Words,
) -> str:
    """A page, what its author wrote, and what is said of it."""
    sheet = told.pages[number]
    name = f"{words.page} {_label(sheet, number)}"
    here = [one for one in notes if one.page == number]
    spots = "".join(
        _spot(one, part, box, sheet)
        for one in notes
        for part, box in enumerate(one.boxes)
        if box.page == number
    )
    source = "".join(_source(printed, number, here))
    entries = "".join(
        _entry(one, _target(one), one.place or told.title, f"n{one.number}") for one in here
    )
    said = f'<ol class="findings">{entries}</ol>' if here else ""
    return (
        f'<section id="p{number + 1}" aria-labelledby="h{number + 1}">'
        f'<h2 id="h{number + 1}">{escape(name)}</h2>'
        f'<figure><img src="{picture.address}" width="{picture.width}" height="{picture.height}" '
        f'alt="{escape(name)}" loading="lazy">{spots}</figure>'
        f'<div class="source">{said}{source}</div></section>'
    )


def _target(one: Noted) -> str:
    """Where a finding's entry leads to: the words in the page, else the page."""
    return f"#f{one.number}" if one.boxes else f"#p{one.page + 1}"


def _spot(one: Noted, part: int, box: Box, sheet: ProofPage) -> str:
    """A place on the picture of a page that leads to the words in the source."""
    left, bottom, right, top = sheet.area
    wide, high = (right - left) / 100, (top - bottom) / 100
    at = (
        f"left:{(box.left - left) / wide:.2f}%;top:{(top - box.top) / high:.2f}%;"
        f"width:{(box.right - box.left) / wide:.2f}%;height:{(box.top - box.bottom) / high:.2f}%"
    )
    known = f' id="f{one.number}"' if not part else ""
    said = escape(f"{one.number}. {one.finding.message}")
    kind = one.finding.level.value
    return (
        f'<a class="spot {kind}"{known} href="#s{one.number}" style="{at}" aria-label="{said}"></a>'
    )


def _source(printed: Printed, number: int, here: Sequence[Noted]) -> Iterator[str]:
    shown: set[int] = set()
    for stretch in printed.stretches(number):
        yield f'<p class="file"><bdi>{escape(stretch.path)}</bdi></p><ol class="lines">'
        for one in stretch.lines:
            mine = [
                noted
                for noted in here
                if noted.number not in shown and _stands_in(noted, stretch.path, one)
            ]
            shown.update(noted.number for noted in mine)
            line = marked(printed.text(stretch.path, one), one, mine, _mark)
            yield f'<li value="{one.number}"><bdi>{line}</bdi></li>'
        yield "</ol>"


def _stands_in(noted: Noted, path: str, one: Excerpt) -> bool:
    span = noted.finding.span
    return span is not None and (span.path, span.line) == (path, one.number)


def _mark(noted: Noted, inside: str) -> str:
    """Words of the source that a finding means, leading back to the page."""
    label = f' aria-label="{noted.number}"' if not inside.strip() else ""
    return (
        f'<mark class="{noted.finding.level.value}" id="s{noted.number}">'
        f'<a href="#n{noted.number}"{label}>{inside}</a></mark>'
    )
