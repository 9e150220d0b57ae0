"""What the elements of HTML are to a book."""

from __future__ import annotations

BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin a line of their own."""

HIDDEN = frozenset("base head link meta noscript script style template title".split())
"""Elements that no reader sees."""

OUTSIDE = frozenset("audio canvas embed iframe map object video".split())
"""Elements that show what is no text and no picture."""

CONTROLS = frozenset(
    "button datalist input keygen meter optgroup option output progress select textarea".split()
)
"""What a reader clicks or fills in on a screen."""

KEPT = {
    **{
        name: name for name in "bdi bdo cite dfn ins kbd mark q rp rt ruby samp small u var".split()
    },
    "abbr": "abbr",
    "acronym": "abbr",
}
"""Elements within a line that Markdown has no sign for, and the name they are kept under."""

EMPHASIS = {
    "em": "em",
    "i": "em",
    "strong": "strong",
    "b": "strong",
    "del": "del",
    "s": "del",
    "strike": "del",
}
"""Elements within a line that Markdown has a sign for, by the one that says it plainly."""

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())

VOID = frozenset("area br col hr img input wbr".split())
"""Elements that hold nothing."""
