"""A post's text -> HTML that means what WordPress shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.wordpress.blocks import is_made_of_blocks, without_comments
from bokbygg.importers.wordpress.export import Entry
from bokbygg.importers.wordpress.paragraphs import with_paragraphs
from bokbygg.importers.wordpress.shortcodes import Unfolding, figure_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A post's HTML and what is to be said of it."""

    html: str
    remarks: tuple[Remark, ...]


def content(
    entry: Entry, path: str, attached: Sequence[Entry], by_number: Mapping[str, Entry]
) -> Content:
    """The HTML of a post or page; `attached` are its own pictures, `by_number` the site's."""
    text = entry.text.replace("\r\n", "\n").replace("\r", "\n")
    remarks: list[Remark] = []
    in_blocks = is_made_of_blocks(text)
    if in_blocks:
        text, missed = without_comments(text)
        before = entry.text_line - 1
        remarks += [_left(path, before + one.line, one.said, one.given) for one in missed]
    shortcodes = Unfolding(attached=attached, by_number=dict(by_number))
    text = shortcodes.unfolded(text)
    for line, name, written in shortcodes.left:
        said = f"the shortcode `{name}`, which only the site knows"
        remarks.append(_left(path, entry.text_line + line - 1, said, written))
    if not in_blocks:
        text = with_paragraphs(text)
    notes = [*_own_notes(entry), *((f"wp-note-{n}", t) for n, t in enumerate(shortcodes.notes, 1))]
    text += _listed(notes)
    featured = by_number.get(entry.said("_thumbnail_id"))
    if featured is not None and featured.file:
        text = figure_of(featured) + text
    return Content(html=text, remarks=tuple(remarks))


def _own_notes(entry: Entry) -> Iterator[tuple[str, str]]:
    """The notes that the block editor keeps beside the text."""
    try:
        kept = json.loads(entry.said("footnotes") or "[]")
    except ValueError:
        return
    for one in kept if isinstance(kept, list) else ():
        if isinstance(one, dict):
            yield str(one.get("id", "")), str(one.get("content", ""))


def _listed(notes: Sequence[tuple[str, str]]) -> str:
    if not notes:
        return ""
    items = "".join(f'<li id="{name}" class="footnote">{text}</li>' for name, text in notes)
    return f'<section class="footnotes"><ol>{items}</ol></section>'


def _left(path: str, line: int, said: str, before: str) -> Remark:
    return Remark(sort=Sort.LEFT, path=path, line=line, said=said, before=before)
