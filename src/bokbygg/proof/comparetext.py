"""What was changed, told: for people, as Markdown, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from bokbygg.proof.comparing import Compared, Found
from bokbygg.proof.map import ProofMap

FORMS = ("text", "md", "json")

_LONGEST = 120
"""Characters of a change that are shown of it."""


def told(form: str, compared: Iterable[Compared], new: ProofMap) -> str:
    """The changes in one of `FORMS`."""
    if form == "json":
        return json.dumps({"changes": list(_plain(compared, new))}, indent=2, ensure_ascii=False)
    lines = _as_markdown(compared, new) if form == "md" else _as_text(compared, new)
    return "\n".join(lines) or "nothing was changed"


def _as_text(compared: Iterable[Compared], new: ProofMap) -> Iterator[str]:
    for number, essay in enumerate(compared):
        if number:
            yield ""
        yield _head(essay)
        for found in essay.found:
            one = found.change
            old = f"[-{_short(one.old)}-]" if one.old else ""
            come = f"{{+{_short(one.new)}+}}" if one.new else ""
            place = f"{one.path}:{one.line}:{one.column}"
            yield f"{place}: {_where(found, new)}{one.before}{old}{come}{one.after}"


def _as_markdown(compared: Iterable[Compared], new: ProofMap) -> Iterator[str]:
    for number, essay in enumerate(compared):
        if number:
            yield ""
        yield from (f"## {_head(essay)}", "")
        for found in essay.found:
            one = found.change
            old = f"~~{_escaped(one.old)}~~" if one.old else ""
            come = f"**{_escaped(one.new)}**" if one.new else ""
            both = f"{old} {come}".strip()
            words = f"{_escaped(one.before)}{both}{_escaped(one.after)}"
            yield f"- {_where(found, new)}{words} (`{one.path}:{one.line}:{one.column}`)"


def _plain(compared: Iterable[Compared], new: ProofMap) -> Iterator[dict[str, object]]:
    for essay in compared:
        for found in essay.found:
            one = found.change
            box = found.boxes[0] if found.boxes else None
            yield {
                "file": one.path,
                "title": essay.title,
                "line": one.line,
                "column": one.column,
                "page": new.pages[box.page].label if box else None,
                "sheet": box.page + 1 if box else None,
                "printed-line": box.line if box else None,
                "old": one.old,
                "new": one.new,
            }


def _head(essay: Compared) -> str:
    path = essay.now or essay.then
    name = f"{essay.title} ({path})" if essay.title else path
    if not essay.then:
        return f"{name}, which is new"
    if not essay.now:
        return f"{name}, which is gone"
    return name if essay.then == essay.now else f"{name}, before {essay.then}"


def _where(found: Found, new: ProofMap) -> str:
    if not found.boxes:
        return ""
    box = found.boxes[0]
    return f"page {new.pages[box.page].label}, line {box.line}: "


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST // 2].rstrip()} … {text[-_LONGEST // 2 :].lstrip()}"


def _escaped(text: str) -> str:
    return "".join(f"\\{one}" if one in "\\`*_~[]<>#|" else one for one in _short(text))
