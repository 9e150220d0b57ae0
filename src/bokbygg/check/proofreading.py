"""`bokbygg check` of a folder: its text looked through, comments heeded, files mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bokbygg.check.choice import Choice
from bokbygg.check.ignoring import heeded
from bokbygg.check.mending import Mended, mended
from bokbygg.check.reading import looked_through
from bokbygg.check.script.essays import Script, script
from bokbygg.check.script.remark import Remark
from bokbygg.check.table import Limits
from bokbygg.diagnostics import Diagnostic, in_reading_order
from bokbygg.read import Manuscript, own_words
from bokbygg.rules.words import ESSAY_TWICE

OF_TEXT = "TW"
"""Families that look at text alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofread:
    """A manuscript looked through: what was said of its text, and how that was chosen."""

    script: Script
    choice: Choice
    remarks: tuple[Remark, ...]

    def findings(self, others: Iterable[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
        """All findings in reading order, with those of other stages, but for what is not told of
        and what the essays ignore. An essay that stands twice comes first: until one of the two is
        gone, nobody needs to hear of what is wrong in both."""
        every = (*(remark.finding for remark in self.remarks), *self.choice.of(others))
        ordered = in_reading_order(heeded(every, self.script.essays, self.choice))
        return tuple(sorted(ordered, key=lambda found: found.code != ESSAY_TWICE.code))

    def mended(self, manuscript: Manuscript) -> tuple[Mended, ...]:
        """The files with what is sure, but for what the essays ignore."""
        told = set(self.findings())
        sure = [remark.edit for remark in self.remarks if remark.edit and remark.finding in told]
        return mended(manuscript.project, sure)

    def fixes(self) -> dict[Diagnostic, str]:
        """For findings that are sure: what should stand there."""
        return {remark.finding: remark.edit.new for remark in self.remarks if remark.edit}


def proofread(
    manuscript: Manuscript,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    *,
    jobs: int = 1,
) -> Proofread:
    """Look through the text of a manuscript. What is selected goes before what bok.toml selects;
    what is ignored comes beside what that ignores."""
    wishes = manuscript.settings.check
    choice = Choice(select=select or wishes.select, ignore=(*wishes.ignore, *ignore))
    limits = Limits(sentence=wishes.longest_sentence, paragraph=wishes.longest_paragraph)
    words = (*wishes.words, *own_words(manuscript.project))
    written = script(manuscript, words, jobs=jobs)
    return Proofread(script=written, choice=choice, remarks=looked_through(written, choice, limits))
