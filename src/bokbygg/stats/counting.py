"""A book in numbers, from its essays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bokbygg.book import Chapter, plain
from bokbygg.collate.imprint import imprint
from bokbygg.read import Manuscript
from bokbygg.stats.figures import BookFigures, EssayFigures, Readability
from bokbygg.stats.pages import counted, estimated
from bokbygg.stats.readability import minutes, readability
from bokbygg.stats.sentences import sentences


def of_book(
    manuscript: Manuscript,
    chapters: Sequence[Chapter],
    before: Sequence[tuple[str, int]] | None = None,
) -> BookFigures:
    """The figures of a book's essays; its pages are counted in `build/`, if it has been made.
    `before` are the essays of an earlier state, with their words."""
    known = dict(before or ())
    slug = imprint(manuscript, chapters, None)[0].slug
    pdf = manuscript.project.root / "build" / f"{slug}.pdf"
    told = [tuple(sentences(chapter)) for chapter in chapters]
    found = counted(pdf, chapters)
    guessed = estimated(chapters)
    whole, pages = found or (sum(guessed), guessed)
    essays = tuple(
        _of_essay(chapter, own, count, known.get(chapter.path, 0) if before is not None else None)
        for chapter, own, count in zip(chapters, told, pages, strict=True)
    )
    every = [sentence for own in told for sentence in own]
    here = {chapter.path for chapter in chapters}
    return BookFigures(
        essays=essays,
        words=sum(essay.words for essay in essays),
        pages=whole,
        counted=pdf.name if found else "",
        minutes=_whole(sum(minutes(chapter.words, chapter.lang) for chapter in chapters)),
        sentences=len(every),
        sentence=_average(every),
        readability=_in_all(chapters, told),
        before=sum(known.values()) if before is not None else None,
        gone=tuple((path, words) for path, words in known.items() if path not in here),
    )


def _of_essay(
    chapter: Chapter, own: Sequence[Sequence[str]], pages: int, before: int | None
) -> EssayFigures:
    return EssayFigures(
        path=chapter.path,
        title=plain(chapter.title),
        lang=chapter.lang,
        words=chapter.words,
        pages=pages,
        minutes=_whole(minutes(chapter.words, chapter.lang)),
        sentences=len(own),
        sentence=_average(own),
        longest=max(map(len, own), default=0),
        readability=readability(own, chapter.lang),
        before=before,
    )


def _whole(minutes: float) -> int:
    return max(1, round(minutes))


def _average(sentences: Sequence[Sequence[str]]) -> float:
    return round(sum(map(len, sentences)) / len(sentences), 1) if sentences else 0.0


def _in_all(
    chapters: Sequence[Chapter], told: Sequence[Sequence[Sequence[str]]]
) -> Readability | None:
    """How hard the essays in the language of most words are: a formula is made for one."""
    words: Counter[str] = Counter()
    for chapter in chapters:
        words[chapter.lang] += chapter.words
    if not words:
        return None
    lang = words.most_common(1)[0][0]
    same = zip(chapters, told, strict=True)
    return readability([one for chapter, own in same if chapter.lang == lang for one in own], lang)
