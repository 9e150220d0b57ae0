"""A link as its author wrote it -> the place in the book that it means."""

from __future__ import annotations

import difflib
import posixpath
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

from bokbygg.book import Chapter, CrossRefStart, LinkStart
from bokbygg.diagnostics import Diagnostic
from bokbygg.naming import slugify
from bokbygg.rules import structure as rules


class Atlas:
    """Every place in the book that a link may lead to."""

    def __init__(self, chapters: Iterable[Chapter], left_out: Iterable[str]) -> None:
        self._chapters = {chapter.path: chapter for chapter in chapters}
        self._anchors = {
            path: {_fold(name): anchor for name, anchor in chapter.anchors}
            for path, chapter in self._chapters.items()
        }
        self._left_out = frozenset(left_out)

    def find(self, link: LinkStart, chapter: Chapter) -> CrossRefStart | Diagnostic:
        """The place a link in `chapter` means, or why there is none."""
        path, _, fragment = link.href.partition("#")
        path = unicodedata.normalize("NFC", unquote(path.split("?")[0]))
        target = self._chapter(path, chapter)
        if isinstance(target, str):
            return self._dead(link, target)
        if not fragment:
            return CrossRefStart(slug=target.slug)
        wanted = unquote(fragment)
        anchors = self._anchors[target.path]
        anchor = anchors.get(_fold(wanted)) or anchors.get(slugify(wanted))
        if anchor is None:
            return self._dead_anchor(link, target, wanted)
        return CrossRefStart(slug=target.slug, anchor="" if anchor == target.slug else anchor)

    def _chapter(self, path: str, chapter: Chapter) -> Chapter | str:
        """The chapter a path means; else the path from the project's folder."""
        if not path:
            return chapter
        folder = posixpath.dirname(chapter.path)
        name = posixpath.normpath(posixpath.join(folder, path))
        for candidate in (name, f"{name}.md", f"{name}.markdown"):
            if candidate in self._chapters:
                return self._chapters[candidate]
        return name

    def _dead(self, link: LinkStart, name: str) -> Diagnostic:
        for candidate in (name, f"{name}.md"):
            if candidate in self._left_out:
                return rules.NOT_IN_SPINE.found(
                    f"`{link.href}` is not part of the book",
                    link.span,
                    hint="list the file in bok.toml, or take the link away",
                )
        names = {posixpath.basename(path): path for path in sorted(self._chapters)}
        wanted = posixpath.basename(name.rstrip("/"))
        near = difflib.get_close_matches(wanted, names, 1, 0.5)
        near = near or difflib.get_close_matches(f"{wanted}.md", names, 1, 0.5)
        if near:
            from_here = posixpath.relpath(names[near[0]], posixpath.dirname(link.span.path) or ".")
            hint = f"did you mean `{from_here}`?"
        else:
            hint = "name an essay of the book, or a whole address that begins with https://"
        return rules.DEAD_LINK.found(f"there is no essay `{link.href}`", link.span, hint=hint)

    def _dead_anchor(self, link: LinkStart, target: Chapter, wanted: str) -> Diagnostic:
        names = [name for name, _ in target.anchors]
        near = difflib.get_close_matches(slugify(wanted), names, 1, 0.5)
        if near:
            hint = f"did you mean `#{near[0]}`?"
        else:
            hint = f"give the place an id: `## Heading {{#{slugify(wanted) or 'place'}}}`"
        return rules.DEAD_ANCHOR.found(
            f"`{target.path}` has no place `#{wanted}`", link.span, hint=hint
        )


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
