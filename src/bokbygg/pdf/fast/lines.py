"""Lines broken by adding up the widths of words, as Pango breaks them.

What is not plain text that runs from left to right, or ends near a place where Pango would have to
be asked, goes to WeasyPrint's own function, whose answers are kept.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from weasyprint.text.ffi import TO_UNITS
from weasyprint.text.line_break import Layout

from bokbygg.pdf.fast.dividing import LETTERS_TO_A_SIZE, Begun, Told, ended
from bokbygg.pdf.fast.replacement import Function, Replacement
from bokbygg.pdf.fast.verifying import beside
from bokbygg.pdf.fast.words import Look, Ruler, Style

_WIDEST = 2**21
"""CSS px from which on a line has no limit to WeasyPrint."""

_MOST = 4000
"""Answers of WeasyPrint's own that are kept of a look."""

_PLAIN = (
    ("direction", "ltr"),
    ("word_spacing", 0),
    ("word_break", "normal"),
    ("text_decoration_line", "none"),
    ("font_language_override", "normal"),
)
"""What a style must say for its text to be plain."""

_FACE = (
    *("font_family", "font_style", "font_stretch", "font_weight", "font_size"),
    *("font_variation_settings", "font_kerning", "font_variant_ligatures"),
    *("font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings", "lang"),
)
"""All that the width of a word depends on, but for the distance of its letters."""

_LINES = ("white_space", "overflow_wrap", "letter_spacing")
_HYPHENS = ("hyphens", "hyphenate_limit_chars", "hyphenate_character")
"""All that lines of words depend on besides."""

Split = tuple[Any, int, int | None, float, float, float]
"""What WeasyPrint's `split_first_line` gives: a layout, the bytes of the line, the byte at which
the next one begins, and its width, height and baseline in CSS px."""


class PutAside(Layout):  # type: ignore[misc]
    """A layout put aside, as lines have it: Pango makes its own only when it is drawn."""

    def __init__(self, text: str, spacing: float, width: float | None) -> None:
        self.text = text
        self.justification_spacing = spacing
        self.max_width = width
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None

    def deactivate(self) -> None:
        """Put it aside once more, if it was made to be drawn."""
        for name in ("layout", "language", "style"):
            self.__dict__.pop(name, None)


def split_first_line(stock: Function) -> Function:
    """WeasyPrint's `split_first_line`."""

    def ours(
        text: str,
        style: Style,
        context: Any,  # noqa: ANN401 - WeasyPrint has no types
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Split:
        key = (text, max_width, is_line_start, minimum)
        look = None
        with suppress(Exception):  # whatever it is, the stock function does it right
            look = look_of(style) if text else None
            if look is not None:
                found = _broken(look, text, style, context, max_width)
                if found is not None:
                    shown, length, resume_at, units = found
                    line = PutAside(shown, justification_spacing, max_width)
                    return line, length, resume_at, look.used(units), look.height, look.baseline
                answer = look.answers.get(key)
                if answer is not None:
                    return PutAside(answer[0], justification_spacing, max_width), *answer[1:]
        made: Split = stock(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
        if look is not None and made[0].first_line_direction == 0:
            if len(look.answers) > _MOST:
                look.answers.clear()
            look.answers[key] = (made[0].text, *made[1:])
        return made

    return ours


def look_of(style: Style) -> Look | None:
    """The look of a style; None where its text is not plain."""
    now = style["font_size"], style["letter_spacing"]
    known = style.__dict__.get("look_of_text")
    if known is None or known[0] != now:
        known = style.look_of_text = now, _found(style)
    return known[1]  # type: ignore[no-any-return]


def _found(style: Style) -> Look | None:
    plain = all(style[name] == value for name, value in _PLAIN) and style["font_size"] > 1
    if not plain or style["white_space"] not in ("normal", "nowrap"):
        return None
    known: dict[str, Any] = style.font_config.__dict__.setdefault("looks_of_text", {})
    face = repr([style[name] for name in _FACE])
    key = face + repr([style[name] for name in (*_LINES, *_HYPHENS)])
    if key not in known:
        spacing = style["letter_spacing"]
        spaced = spacing != "normal" and bool(int(spacing * TO_UNITS))
        ruler = f"{face} {spaced}"
        if ruler not in known:
            known[ruler] = Ruler(_unspaced(style), spaced=spaced)
        known[key] = Look(known[ruler], style)
    look: Look = known[key]
    return look if look.ruler.sound else None


def _unspaced(style: Style) -> Style:
    """The same style, with its letters at no distance."""
    same = style.copy()
    same["letter_spacing"] = "normal"
    return same


_NO_LIMIT = 2**62


def _broken(look: Look, text: str, style: Style, context: Any, width: float | None) -> Told | None:  # noqa: ANN401
    """The first line of a text; None where it is not told by words alone."""
    limit, count = _NO_LIMIT, len(text)
    if width is not None and width < _WIDEST and look.wraps:
        if look.size * LETTERS_TO_A_SIZE > width:
            return None
        limit = int(width * TO_UNITS)
    words, at, reach, fits, end = look.words, 0, 0, 0, -1
    piece = last = ""
    while True:
        stop = text.find(" ", at)
        piece = text[at:] if stop < 0 else text[at:stop]
        if piece:
            word = words.get(piece) or look.word(piece)
            if word.odd:
                return None
            wider = reach + word.width + (word.before if at else 0)
            if wider > limit:
                break
            end, fits, last, reach = at + len(piece), wider, piece, wider
            if stop >= 0:
                reach += look.blank + word.after
        elif at or stop < 0:
            return None
        else:
            reach = look.blank
        if stop < 0 or stop + 1 == count:  # a blank at the end counts
            whole = text, len(text.encode()), None, reach
            return whole if reach + look.doubt <= limit else None
        at = stop + 1
    if not last:
        return None
    begun = Begun(
        text, float(width or 0), limit, last, end, fits, piece, at, stop, wider - word.width, wider
    )
    return ended(look, begun, style, context)


def create_layout(stock: Function) -> Function:
    """WeasyPrint's `create_layout` where a line is justified: what comes of it is put aside."""

    def ours(
        text: str,
        style: Style,
        context: Any,  # noqa: ANN401 - WeasyPrint has no types
        max_width: float | None,
        justification_spacing: float,
    ) -> Any:  # noqa: ANN401
        plain = style["direction"] == "ltr" and style["text_decoration_line"] == "none"
        if max_width is None and plain and not style["word_spacing"] and "\n" not in text:
            return PutAside(text, justification_spacing, None)
        return stock(text, style, context, max_width, justification_spacing)

    return ours


def can_break_text(stock: Function) -> Function:
    """WeasyPrint's `can_break_text`, whose answers of two signs are kept."""
    known: dict[tuple[str, str | None], bool] = {}

    def ours(text: str, lang: str | None) -> bool:
        if not text or len(text) != _SIGNS:
            return bool(stock(text, lang))
        answer = known.get((text, lang))
        if answer is None:
            if len(known) > _MOST:
                known.clear()
            answer = known[text, lang] = bool(stock(text, lang))
        return answer

    return ours


_SIGNS = 2
"""The last sign of a text and the first of the next."""

REPLACEMENTS = (
    Replacement(
        places=("weasyprint.layout.preferred:split_first_line",),
        source="f5cfad56910a",
        ours=split_first_line,
        both=beside(lambda made: (made[0].text, *made[1:])),
        assumes="within a look, the width of a word depends on nothing but the letters beside a "
        "blank, and Pango ends a line after the last word with room in it",
        stock="text from right to left, of several faces or scripts, with soft hyphens, spaced "
        "words or lines to it, in narrow lines, and words that a line may end in",
    ),
    Replacement(
        places=("weasyprint.layout.inline:create_layout",),
        source="5d4b11726a68",
        ours=create_layout,
        assumes="a line that is justified puts its layout aside at once",
        stock="text with a limit, from right to left, with spaced words or lines to it",
    ),
    Replacement(
        places=(
            "weasyprint.layout.inline:can_break_text",
            "weasyprint.layout.preferred:can_break_text",
        ),
        source="50b1f2c840c9",
        ours=can_break_text,
        both=beside(bool),
        assumes="an answer depends on the text and its language",
        stock="longer texts, and each answer once",
    ),
)
