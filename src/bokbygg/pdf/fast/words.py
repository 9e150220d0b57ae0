"""How wide words are in one look of text, each measured by Pango once.

Within a look the width of a word does not depend on its neighbours, but for what the face kerns or
exchanges at the blank beside it, which is measured by the letters that stand there. So the width of
a line is a sum of whole numbers, in Pango's units, as Pango adds it up itself.

Letters that stand further apart are measured as if by a very long way: then it is told at once how
wide a word is, and how many distances it holds, and no distance is measured again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pyphen
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

Style = Any
"""A weasyprint.css.Style."""

_FAR = 1 << 20
"""The distance that spaced letters are measured with, in Pango's units: no word is so wide."""

_LONGEST = 200
"""Letters of a word, at the most, so that so many distances are no number too high for Pango."""

_MOST = 40_000
"""Words of a look that are kept; then they are measured anew."""

_AT_EDGE = 2
"""Letters beside a blank on which it depends what a face does there."""

_OTHERS = (
    r"!-@\[-`{-~\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    r"\u2009\u2010-\u2027\u202f\u2030-\u205e\u20ac\u2122"
)
"""What stands between letters and belongs to no script."""

_SCRIPTS = {
    "latin": (r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff", "x"),
    "greek": (r"\u0370-\u03ff\u1f00-\u1fff", "\u03bf"),
    "cyrillic": (r"\u0400-\u0482\u048a-\u052f", "\u0436"),
}
"""Scripts whose words are measured alone: the letters, and one of them. A word with letters of
others than that of its look is not, since signs beside it could go with either."""

_OF_LANGUAGES = {"el": "greek", **dict.fromkeys(("be", "bg", "mk", "ru", "sr", "uk"), "cyrillic")}

_PLAIN: dict[str, Callable[[str], object]] = {
    script: re.compile(rf"[{letters}{_OTHERS}]+").fullmatch
    for script, (letters, _) in _SCRIPTS.items()
}


class Word:
    """A word: its `width`, with what is asked for after its last letter; how much wider it and the
    blanks beside it are for standing `before` or `after` them; whether no line may end in it
    (`is_whole`); whether it is `odd`, with a width that nobody knows. `parts` are its beginnings
    that may stand at the end of a line, once they are asked for."""

    __slots__ = ("after", "before", "is_whole", "odd", "parts", "width")

    def __init__(self, width: int, before: int, after: int, *, is_whole: bool, odd: bool) -> None:
        self.width = width
        self.before = before
        self.after = after
        self.is_whole = is_whole
        self.odd = odd
        self.parts: tuple[Part, ...] | None = None


Part = tuple[int, str, str]
"""The beginning of a word that may stand at the end of a line: its width with the hyphen (-1 where
nobody knows it), without and with the hyphen."""

_ODD = Word(0, 0, 0, is_whole=False, odd=True)


class Ruler:
    """Measures text of one look, whatever the distance of its letters, but for whether there is any
    (`spaced`), since then there are no ligatures."""

    def __init__(self, style: Style, *, spaced: bool) -> None:
        self._style = style  # what it belongs to shall not end before
        self._spaced = spaced
        self._layout = Layout(style)
        self._extents = ffi.new("PangoRectangle *")
        self._edges: dict[str, tuple[int, int]] = {}
        self._breaks: dict[tuple[str, str], bool] = {}
        if spaced:
            self._space()
        language = (style["lang"] or "").partition("-")[0].lower()
        self._script = _OF_LANGUAGES.get(language, "latin")
        self._face: Any = None
        self.measured: dict[
            str, tuple[int, int, tuple[int, int], tuple[int, int], bool] | None
        ] = {}
        self._face = self._shaped(_SCRIPTS[self._script][1])[2]
        self.height = self._extents.height * FROM_UNITS
        self.baseline = pango.pango_layout_get_baseline(self._layout.layout) * FROM_UNITS
        width, signs, face, runs = self._shaped(" ")
        self.blank = width, signs
        self.sound = face == self._face and runs == 1 and signs == int(spaced)

    def _space(self) -> None:
        layout = self._layout.layout
        attributes = pango.pango_layout_get_attributes(layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        spacing = pango.pango_attr_letter_spacing_new(_FAR)
        spacing.start_index, spacing.end_index = 0, 2**32 - 1
        pango.pango_attr_list_change(attributes, spacing)
        pango.pango_layout_set_attributes(layout, attributes)

    def _shaped(self, text: str) -> tuple[int, int, Any, int]:
        """The width of a text as one line, the distances it holds with that after its last letter,
        its first face, and its runs, counted twice where they are of another or run to the left."""
        layout, data = self._layout.layout, text.encode()
        pango.pango_layout_set_text(layout, data, len(data))
        line = pango.pango_layout_get_line_readonly(layout, 0)
        pango.pango_layout_line_get_extents(line, ffi.NULL, self._extents)
        run, runs, face, null = line.runs[0], 0, None, ffi.NULL
        while run != null:
            analysis = run.data.item.analysis
            face = analysis.font if face is None else face
            runs += 1 if analysis.font == face and not analysis.level % 2 else 2
            run = run.next
        width: int = self._extents.width
        if self._spaced:
            return width % _FAR, width // _FAR + 1, face, runs
        return width, 0, face, runs

    def measure(self, text: str) -> tuple[int, int] | None:
        """The width of a text and its distances; None where its signs are no plain ones of one
        face."""
        width, signs, face, runs = self._shaped(text)
        return (width, signs) if runs == 1 and face == self._face else None

    def word(self, text: str) -> tuple[int, int, int, int, bool] | None:
        """The width of a word, its distances, how much wider what is beside it is before and after
        it, and whether no line may end in it; None where that cannot be told."""
        if len(text) > _LONGEST or not _PLAIN[self._script](text):
            return None
        found = self.measure(text)
        if found is None:
            return None
        has_letters = any(map(str.isalpha, text))
        is_whole = text.isalpha() or not self._has_breaks(len(text))
        if not has_letters and not self._is_of_any_script(text, found):
            return None
        head, tail = text[:_AT_EDGE], text[-_AT_EDGE:]
        if has_letters and not any(map(str.isalpha, head)):
            head = text
        if has_letters and not any(map(str.isalpha, tail)):
            tail = text
        before, after = self._edge(" " + head, head), self._edge(tail + " ", tail)
        if before is None or after is None:
            return None
        return *found, before, after, is_whole

    def _has_breaks(self, length: int) -> bool:
        """Whether a line may end in the text that was measured last, of so many characters."""
        signs = pango.pango_layout_get_log_attrs_readonly(self._layout.layout, ffi.NULL)
        return any(signs[at].is_line_break for at in range(1, length))

    def _is_of_any_script(self, text: str, found: tuple[int, int]) -> bool:
        """Whether signs are as wide after words of any script, since they go with them."""
        for _, letter in _SCRIPTS.values():
            both, alone = self._shaped(f"{letter} {text}"), self._shaped(f"{letter} ")
            if (both[0] - alone[0], both[1] - alone[1]) != found:
                return False
        return True

    def _edge(self, both: str, letters: str) -> int | None:
        """How much wider letters and a blank are together than by themselves; None where they hold
        fewer distances."""
        known = self._edges.get(both)
        if known is None:
            width, signs, _, _ = self._shaped(both)
            alone, those, _, _ = self._shaped(letters)
            held = signs - those - self.blank[1]
            known = self._edges[both] = width - alone - self.blank[0], held
        return None if known[1] else known[0]

    def may_part(self, first: str, second: str) -> bool:
        """Whether a line may end between two words."""
        if first[-1] in _CLOSING and second[0].isalnum():
            return True
        if first[-1].isalnum() and second[0].isalnum():
            return True
        known = self._breaks.get((first, second))
        if known is None:
            self._shaped(f"{first} {second}")
            signs = pango.pango_layout_get_log_attrs_readonly(self._layout.layout, ffi.NULL)
            known = self._breaks[first, second] = bool(signs[len(first) + 1].is_line_break)
        return known


_CLOSING = frozenset(".,;:!?)\u2019\u201d")
"""After these and a blank a line may end before any letter (Unicode Standard Annex 14, LB18)."""


class Look:
    """The words of one look of text, with letters at one distance: `spacing` in Pango's units, and
    `extra`, the same in CSS px as WeasyPrint adds it at the end of a line. `height` and `baseline`
    are those of its lines, in CSS px; by `doubt` a line may be wider or narrower than it is thought
    to be while it is broken; `answers` are those of WeasyPrint's own."""

    def __init__(self, ruler: Ruler, style: Style) -> None:
        self.ruler = ruler
        self.words: dict[str, Word] = {}
        asked = style["letter_spacing"]
        self.spacing = 0 if asked == "normal" else int(asked * TO_UNITS)
        self.extra = 0.0 if asked == "normal" else float(asked)
        self.blank = self._wide(ruler.blank)
        self.doubt = abs(self.spacing) + 2 if self.spacing else 0
        self.height, self.baseline = ruler.height, ruler.baseline
        self.size = float(style["font_size"])
        self.hyphens = style["hyphens"]
        self.language = style["lang"] and pyphen.language_fallback(style["lang"])
        self.wraps = style["white_space"] == "normal"
        self.limits: tuple[int, int, int] = tuple(style["hyphenate_limit_chars"])
        self.hyphen: str = style["hyphenate_character"]
        self.answers: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def _wide(self, found: tuple[int, int]) -> int:
        return found[0] + found[1] * self.spacing

    def word(self, text: str) -> Word:
        """A word, measured now or before."""
        known = self.words.get(text)
        if known is None:
            if len(self.words) > _MOST:
                self.words.clear()
            told = self.ruler.word(text)
            if told is None:
                known = _ODD
            else:
                width, signs, before, after, whole = told
                wide = self._wide((width, signs))
                known = Word(wide, before, after, is_whole=whole, odd=False)
            self.words[text] = known
        return known

    def used(self, units: int) -> float:
        """The width of a line in CSS px, which is so many of Pango's units wide with what is asked
        for after its last letter."""
        return float((units - self.spacing) * FROM_UNITS + self.extra)

    def wide(self, text: str) -> int:
        """The width of a text, measured now; -1 where nobody knows it."""
        found = self.ruler.measure(text)
        return -1 if found is None else self._wide(found)
