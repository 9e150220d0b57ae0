"""A link as its author wrote it -> the place in the book that it means."""

from __future__ import annotations

import difflib
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from anyascii import anyascii

from bokbygg.book import Chapter, CrossRefStart, LinkStart
from bokbygg.diagnostics import Diagnostic
from bokbygg.naming import bare, composed, fold, nearest, readable, slugify
from bokbygg.rules import structure as rules
from bokbygg.rules.content import AS_THE_FILE, NOT_IN_EDITION, OTHER_EDITION, WRONG_CASE


class Atlas:
    """Every place in the book that a link may lead to."""

    def __init__(
        self, chapters: Iterable[Chapter], left_out: Iterable[str], elsewhere: Iterable[str] = ()
    ) -> None:
        self._chapters = {chapter.path: chapter for chapter in chapters}
        self._anchors = {
            path: {_letters(name): anchor for name, anchor in chapter.anchors}
            | {fold(name): anchor for name, anchor in chapter.anchors}
            for path, chapter in self._chapters.items()
        }
        stems = Counter(bare(path) for path in self._chapters)
        self._by_stem = {
            bare(path): chapter
            for path, chapter in self._chapters.items()
            if stems[bare(path)] == 1
        }
        self._by_letters = {fold(path): chapter for path, chapter in self._chapters.items()}
        self._left_out = frozenset(map(fold, left_out))
        self._elsewhere = frozenset(map(fold, elsewhere))

    def find(self, link: LinkStart, chapter: Chapter) -> CrossRefStart | Diagnostic:
        """The place a link in `chapter` means, or why there is none."""
        path, fragment = _split(link)
        target = self._chapter(path, link, chapter)
        if isinstance(target, str):
            return self._dead(link, target)
        if not fragment:
            return CrossRefStart(slug=target.slug)
        wanted = unquote(fragment)
        # Tools that join all files into one let `#place` mean a place in another file.
        where = (target,) if path or self._anchor(target, wanted) else self._chapters.values()
        holders = [one for one in where if self._anchor(one, wanted)]
        if len(holders) > 1:
            return _ambiguous(link, holders, wanted)
        if not holders:
            return self._dead_anchor(link, target if path else None, wanted)
        anchor = self._anchor(holders[0], wanted)
        slug = holders[0].slug
        return CrossRefStart(slug=slug, anchor="" if anchor == slug else anchor)

    def remarks(self, link: LinkStart, chapter: Chapter) -> Iterator[Diagnostic]:
        """What is to be said of a link in `chapter` that leads somewhere all the same."""
        path, _ = _split(link)
        target = self._chapter(path, link, chapter)
        if isinstance(target, str):
            return
        if target.meta.only not in ("", chapter.meta.only):
            here, there = ("e-book", "PDF") if target.meta.only == "epub" else ("PDF", "e-book")
            yield OTHER_EDITION.found(
                f"`{readable(link.href)}` stands in the {here} alone",
                link.span,
                hint=f"the {there} prints the words without a link: see that they make sense there",
            )
        names = _candidates(path, link.span.path)
        exact = any(name in self._chapters for name in names)
        if not exact and fold(target.path) in map(fold, names):
            yield WRONG_CASE.found(
                f"`{readable(path)}` is called `{_from(target.path, link.span.path)}`",
                link.span,
                hint=AS_THE_FILE,
            )

    def _anchor(self, chapter: Chapter, name: str) -> str:
        """The id of a place in a chapter, by its name; empty where it has no such place."""
        anchors = self._anchors[chapter.path]
        return anchors.get(fold(name)) or anchors.get(_letters(name), "")

    def _chapter(self, path: str, link: LinkStart, chapter: Chapter) -> Chapter | str:
        """The chapter that the path of a link in `chapter` means, seen from the file it is written
        in; else the path from the project's folder."""
        if not path:
            return chapter
        names = _candidates(path, link.span.path)
        for candidate in names:
            if candidate in self._chapters:
                return self._chapters[candidate]
        for candidate in map(fold, names):
            if candidate in self._by_letters:
                return self._by_letters[candidate]
        name = names[0]
        # As web sites write it: `../the-mountain/` for the-mountain.md in whatever folder.
        return self._by_stem.get(bare(name), name) if "." not in _last(name) else name

    def _dead(self, link: LinkStart, name: str) -> Diagnostic:
        for candidate in (name, f"{name}.md"):
            if fold(candidate) in self._elsewhere:
                return NOT_IN_EDITION.found(
                    f"`{readable(link.href)}` is not in this edition, so the link is left out",
                    link.span,
                    hint="nothing needs doing: the link's text stays",
                )
            if fold(candidate) in self._left_out:
                return rules.NOT_IN_SPINE.found(
                    f"`{readable(link.href)}` is left out of the book",
                    link.span,
                    hint="list the file in bok.toml, or take its `draft: true` or the link away",
                )
        if near := nearest(name, self._chapters):
            hint = f"did you mean `{_from(near, link.span.path)}`?"
        else:
            hint = "name an essay of the book, or a whole address that begins with https://"
        message = f"there is no essay `{readable(link.href)}`"
        return rules.DEAD_LINK.found(message, link.span, hint=hint)

    def _dead_anchor(self, link: LinkStart, target: Chapter | None, wanted: str) -> Diagnostic:
        """The finding for a place that `target` does not have; without one, no essay has it."""
        among = (target,) if target else self._chapters.values()
        names = [name for chapter in among for name, _ in chapter.anchors]
        near = difflib.get_close_matches(slugify(wanted), names, 1, 0.5)
        hint = f"did you mean `#{near[0]}`?" if near else _give_id(slugify(wanted) or "place")
        who = f"`{target.path}` has no place" if target else "no essay has a place"
        return rules.DEAD_ANCHOR.found(f"{who} `#{wanted}`", link.span, hint=hint)


def _give_id(name: str) -> str:
    if name.startswith("fig-"):
        return f'give the figure that id: `![…](… "Caption"){{#{name}}}`'
    if name.startswith(("tbl-", "tab-")):
        return f"give the table's caption that id: `: Caption {{#{name}}}`"
    if name.startswith("eq-"):
        return f"give the formula that id, after the `$$` that ends it: `$$ {{#{name}}}`"
    return f"give the place an id: `## Heading {{#{name}}}`"


def _ambiguous(link: LinkStart, holders: Sequence[Chapter], wanted: str) -> Diagnostic:
    paths = " and ".join(f"`{chapter.path}`" for chapter in holders[:2])
    name = posixpath.basename(holders[0].path)
    return rules.DEAD_ANCHOR.found(
        f"`#{wanted}` may be a place in {paths}",
        link.span,
        hint=f"name the file, too: `{name}#{wanted}`",
    )


def _split(link: LinkStart) -> tuple[str, str]:
    """Path and place of a link as they are named here."""
    path, _, fragment = link.href.partition("#")
    return composed(unquote(path.split("?")[0])), fragment


def _candidates(path: str, here: str) -> tuple[str, ...]:
    """The files, from the project's folder, that a path in the file `here` may mean."""
    name = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
    page = name.removesuffix(".html")
    return (name, f"{page}.md", f"{page}.markdown")


def _from(path: str, here: str) -> str:
    """A path as a file `here` has to write it."""
    return posixpath.relpath(path, posixpath.dirname(here) or ".")


def _letters(name: str) -> str:
    """The letters and digits of a name: sites that make ids of headings differ in all else."""
    return "".join(character for character in anyascii(name).lower() if character.isalnum())


def _last(path: str) -> str:
    return posixpath.basename(path.rstrip("/"))
