"""A whole essay."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.markup import blocks, inlines
from bokbygg.importers.markup.desk import Desk, Ways
from bokbygg.importers.markup.elements import HEADINGS
from bokbygg.importers.markup.line import line
from bokbygg.importers.markup.pieces import Words
from bokbygg.importers.markup.tree import Element, line_of, plain_text

_OPENING = 6
"""Words of a text that stand for its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """An essay as Markdown, and what is to be said of how it became that."""

    body: str
    remarks: tuple[Remark, ...]


def converted(
    root: Element, ways: Ways, path: str, lang: str = "", called: Sequence[str] = ()
) -> Converted:
    """What an element holds as Markdown. `path` is the file it stands in, for remarks, `lang` the
    language of the text, which elements need not name; `called` are notes that its title calls.
    `root` stays as it is."""
    tree = copy.deepcopy(root)
    deeper = 1 if any(one.tag == "h1" for one in tree.iter(*HEADINGS)) else 0
    desk = Desk(ways=ways, path=path, lang=lang, deeper=deeper, called=[*called])
    made = blocks.children(desk, tree)
    made += _notes(desk)
    if desk.dressed:
        said = f"colours, sizes and alignment in {desk.dressed} places: the book's style goes"
        remark = Remark(sort=Sort.LEFT, path=path, line=line_of(root), said=said)
        desk.remarks.append(remark)
    return Converted(body="\n\n".join(made) + "\n", remarks=tuple(desk.remarks))


def _notes(desk: Desk) -> list[str]:
    """The notes in the order of their calls; those may call others."""
    made: list[str] = []
    done: set[str] = set()
    while missing := [label for label in dict.fromkeys(desk.called) if label not in done]:
        for label in missing:
            done.add(label)
            if (note := desk.ways.notes.get(label)) is not None:
                inner = blocks.children(desk, note)
                text = blocks.indented("\n\n".join(inner), f"[^{label}]: ", "    ")
                made.append(text.rstrip())
    return made


def title_line(element: Element) -> str:
    """What an element says as a title: one line of Markdown, without links and pictures."""
    desk = Desk(ways=Ways(link=lambda _: ""), path="")
    tree = copy.deepcopy(element)
    for one in list(tree.iter("img", "br")):
        one.tail = f" {one.tail or ''}"
        one.drop_tree()
    return line(inlines.pieces(desk, tree), one=True)


def opening_words(root: Element) -> str:
    """The first words of a text, as a title of Markdown; empty where it has none."""
    words = plain_text(root).split()
    short = " ".join(words[:_OPENING]) + (" …" if len(words) > _OPENING else "")
    return line([Words(short)], one=True)
