"""What the annotations of a page say to each other: replies and states (ISO 32000-1, 12.5.6.2 and
12.5.6.3), and pairs of a caret and a stroke through words, which mean that one goes for the
other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pikepdf import Dictionary

from bokbygg.proof.marks import annotation as told
from bokbygg.proof.marks.mark import Reply

OWN = "bokbygg:"
"""How the names of the findings begin that bokbygg itself has put on a proof."""


@dataclass(slots=True, kw_only=True)
class Thread:
    """An annotation that answers to none, or to a finding of ours, which is then `finding`; the
    others of its group, and what has been answered to it."""

    head: Dictionary
    finding: Dictionary | None = None
    group: list[Dictionary] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    state: str = ""

    def all(self) -> Iterator[Dictionary]:
        """Its head, and those that go with it."""
        yield self.head
        yield from self.group


def threads(annotations: Iterable[Dictionary]) -> tuple[Thread, ...]:
    """The threads of a page in the order of their heads."""
    shown = [one for one in annotations if told.is_shown(one)]
    known = {one.objgen: one for one in shown if one.is_indirect}
    made: dict[int, Thread] = {}
    for at, one in enumerate(shown):
        parent = known.get(told.answered(one) or (0, 0))
        if _is_own(one) or (parent is not None and not _is_own(parent)):
            continue
        made[at] = Thread(head=one, finding=parent)
    heads = {thread.head.objgen: thread for thread in made.values() if thread.head.is_indirect}
    for at, one in enumerate(shown):
        if at in made or _is_own(one):
            continue
        thread = heads.get(_first(one, known))
        if thread is None:  # they answer to each other in a circle
            made[at] = Thread(head=one)
        else:
            _join(thread, one)
    return tuple(made[at] for at in sorted(made))


def _is_own(one: Dictionary) -> bool:
    return told.text(one, "/NM").startswith(OWN)


def _first(one: Dictionary, known: dict[tuple[int, int], Dictionary]) -> tuple[int, int]:
    """The head of the thread that an annotation is in."""
    seen: set[tuple[int, int]] = set()
    while (parent := told.answered(one)) in known and parent not in seen:
        above = known[parent]
        if _is_own(above):
            break
        seen.add(parent)
        one = above
    return one.objgen


def _join(thread: Thread, one: Dictionary) -> None:
    if str(told.value(one, "/RT")) == "/Group":
        thread.group.append(one)
    elif state := told.text(one, "/State"):
        thread.state = "" if state in {"None", "Unmarked"} else state.lower()
    elif said := told.said(one).strip():
        thread.replies.append(Reply(told.text(one, "/T"), said))


def pair(thread: Thread) -> tuple[Dictionary, Dictionary] | None:
    """The caret of a thread and the stroke that goes with it, whichever of them is the head."""
    both = _of(thread.all(), "/Caret"), _of(thread.all(), "/StrikeOut")
    return (both[0][0], both[1][0]) if all(both) and thread.group else None


def _of(annotations: Iterable[Dictionary], subtype: str) -> Sequence[Dictionary]:
    return [one for one in annotations if str(told.value(one, "/Subtype")) == subtype]
