"""Where things came to stand on the pages of a fragment.

Looks into the engine's boxes, which is private to WeasyPrint: no public interface tells where a
line of text stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

_SLACK = 1.0
"""CSS px by which a line may overstep the page's edge unnoticed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """The beginning of a line outside the page numbered `page` (from 0 in its fragment)."""

    page: int
    text: str


def strays(rendered: Any) -> Iterator[Stray]:
    """Lines that stand wholly or partly outside their page."""
    for number, page in enumerate(rendered.pages):
        for box in _all(page._page_box):
            if isinstance(box, boxes.TextBox) and _outside(box, page.width, page.height):
                yield Stray(page=number, text=" ".join(box.text.split())[:60])


def parted_notes(rendered: Any) -> Iterator[tuple[str, int, int]]:
    """Id of each note that stands on another page than its call, and the pages of call and note
    (from 0 in the fragment)."""
    calls: dict[str, int] = {}
    bodies: dict[str, int] = {}
    for number, page in enumerate(rendered.pages):
        for box in _all(page._page_box):
            tag = getattr(box, "element_tag", None) or ""
            if tag.endswith("::footnote-call"):
                calls.setdefault(box.element.get("id", ""), number)
            elif tag.endswith("::footnote-marker"):
                bodies.setdefault(box.element.get("id", ""), number)
    for note, call in calls.items():
        if bodies.get(note, call) != call:
            yield note, call, bodies[note]


def _all(box: Any) -> Iterator[Any]:
    """`box` and all boxes in it."""
    pending = [box]
    while pending:
        one = pending.pop()
        if isinstance(one, AbsolutePlaceholder):
            one = one._box
        yield one
        pending.extend(reversed(getattr(one, "children", ())))


def _outside(box: Any, width: float, height: float) -> bool:
    left, top = box.position_x, box.position_y
    if not box.text.strip():
        return False
    return bool(
        left < -_SLACK
        or left + box.width > width + _SLACK
        or top + box.height < 0
        or top + box.height / 2 > height
        or top + box.height / 2 < 0
    )
