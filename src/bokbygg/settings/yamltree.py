"""YAML of an essay's head -> a tree of placed values.

Only the plain part of YAML is let in: no anchors, aliases or tags, so no value grows beyond what
the author wrote, and nothing is guessed: a word without quotation marks stays that word.
"""

from __future__ import annotations

import yaml

from bokbygg.diagnostics import Diagnostic, Fault
from bokbygg.settings.placed import Listing, Node, Ruler, Scalar, Setting, Sort, Table
from bokbygg.settings.yamlfault import explained, mark_of_its_own, unreadable

_DEPTH = 10
"""How deep lists and keys may lie in one another; an essay's settings need three."""


def read_yaml(block: str, offset: int, ruler: Ruler) -> Node | None:
    """The value that `block` holds; None where it holds but blanks and comments.

    `block` begins at character `offset` of the ruler's source. Raises Fault (M001) where it is
    not YAML, or more than front matter may be.
    """
    tree = _Tree(offset, ruler)
    try:
        for event in yaml.parse(block, Loader=yaml.SafeLoader):
            tree.take(event)
    except yaml.YAMLError as error:
        raise Fault(explained(error, offset, ruler)) from error
    except (ValueError, OverflowError) as error:
        # the parser asks for the character of `\UFFFFFFFF` without looking
        at = offset + max(0, block.find("\\U"))
        span = ruler.span(at, at + len("\\UFFFFFFFF"))
        raise Fault(unreadable("this is no character", span, "delete it")) from error
    return tree.root


class _Tree:
    """Grows from the parser's events, without recursion: `open` holds what is not yet closed."""

    def __init__(self, offset: int, ruler: Ruler) -> None:
        self._offset = offset
        self._ruler = ruler
        self._open: list[tuple[yaml.Event, list[Node]]] = []
        self.root: Node | None = None

    def take(self, event: yaml.Event) -> None:
        """Add what `event` tells; raises Fault for what front matter may not hold."""
        self._forbid(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event, []))
        elif isinstance(event, yaml.ScalarEvent):
            self._put(self._scalar(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            start, children = self._open.pop()
            self._put(self._collection(start, event, children))

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1][1].append(node)
        else:
            self.root = node

    def _forbid(self, event: yaml.Event) -> None:
        start = self._at(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or _tag_or_anchor(event):
            raise Fault(mark_of_its_own(start, self._ruler))
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise Fault(self._second_document(start))
        if len(self._open) > _DEPTH:
            reason = f"lists and keys lie more than {_DEPTH} deep in one another"
            span = self._ruler.span(start, start + 1)
            raise Fault(unreadable(reason, span, "write the value more simply"))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        sort = Sort.TEXT if event.style else Sort.PLAIN
        span = self._ruler.span(self._at(event.start_mark), self._at(event.end_mark))
        return Scalar(text=event.value, sort=sort, span=span)

    def _collection(self, start: yaml.Event, end: yaml.Event, children: list[Node]) -> Node:
        span = self._ruler.span(self._at(start.start_mark), self._at(end.end_mark))
        if isinstance(start, yaml.SequenceStartEvent):
            return Listing(items=tuple(children), span=span)
        pairs = zip(children[::2], children[1::2], strict=True)
        return Table(settings=tuple(_setting(key, value) for key, value in pairs), span=span)

    def _at(self, mark: object) -> int:
        """The character of the source at a mark of the parser's."""
        assert isinstance(mark, yaml.Mark)
        return self._offset + mark.index

    def _second_document(self, start: int) -> Diagnostic:
        span = self._ruler.line_span(self._ruler.line(start))
        hint = "close the front matter with a line that is nothing but `---`"
        return unreadable("the line that closes it holds more than that", span, hint)


def _tag_or_anchor(event: yaml.Event) -> bool:
    return bool(getattr(event, "anchor", None) or getattr(event, "tag", None))


def _setting(key: Node, value: Node) -> Setting:
    """A key and its value; raises Fault where the key is not a word."""
    if not isinstance(key, Scalar) or not key.text:
        reason = "what stands before the colon is not a key"
        raise Fault(unreadable(reason, key.span, "write `key: value`"))
    return Setting(name=key.text, span=key.span, value=value)
