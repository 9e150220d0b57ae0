"""`[caption]`, `[gallery]` and their like: what WordPress puts in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from bokbygg.importers.wordpress.export import Entry

_NAME = r"[A-Za-z][\w-]*"
_CODE = re.compile(
    rf"(?P<open>\[)?\[(?P<name>{_NAME})(?P<given>(?:\s+[^\[\]<>]*(?:<[^<>]*>[^\[\]<>]*)*)?)\s*(?P<empty>/)?\]"
    rf"(?:(?P<inner>(?:(?!\[(?P=name)[\s\]]).)*?)\[/(?P=name)\])?(?P<close>\])?",
    re.S,
)
_GIVEN = re.compile(
    r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s"'\]]+))|"([^"]+)"|(\S+)"""
)
_WHOLE = re.compile(r"<(pre|code|script|style)\b.*?</\1\s*>", re.I | re.S)
_IMAGE = re.compile(r"(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?", re.I)
_MEDIA = frozenset({"audio", "video", "embed", "playlist", "youtube", "vimeo", "wpvideo"})
_NOTES = frozenset({"footnote", "footnotes", "note", "ref", "efn_note", "fn", "mfn"})


@dataclass(slots=True, kw_only=True)
class Unfolding:
    """The shortcodes of one text: `attached` are the pictures that belong to its post, by their
    order, `by_number` every attachment. Notes and what is not carried gather here."""

    attached: Sequence[Entry]
    by_number: dict[str, Entry]
    notes: list[str] = field(default_factory=list)
    left: list[tuple[int, str, str]] = field(default_factory=list)

    def unfolded(self, text: str) -> str:
        """A text with HTML in place of its shortcodes, on the same lines."""
        made: list[str] = []
        at = 0
        for whole in _WHOLE.finditer(text):
            made += [self._between(text, at, whole.start()), whole[0]]
            at = whole.end()
        return "".join([*made, self._between(text, at, len(text))])

    def _between(self, text: str, start: int, end: int) -> str:
        def put(match: re.Match[str]) -> str:
            if match["open"] and match["close"]:  # a shortcode shown, not used
                return match[0][1:-1]
            line = text.count("\n", 0, start + match.start()) + 1
            made = self._one(match, line)
            return match[0] if made is None else made

        return _CODE.sub(put, text[start:end])

    def _one(self, match: re.Match[str], line: int) -> str | None:
        """What stands for a shortcode; None where it is none: words in brackets."""
        name, inner = match["name"].lower(), match["inner"]
        given = _attributes(match["given"] or "")
        around = (match["open"] or "", match["close"] or "")
        setter = _SETTERS.get(name)
        if name in _MEDIA:
            made = self._media(name, given, inner or "", line)
        elif name in _NOTES and inner is not None:
            made = self._note(inner)
        elif setter is not None:
            made = setter(self, given, inner or "")
        elif inner is not None or (given and "=" in (match["given"] or "")):
            self.left.append((line, name, match[0].split("]")[0] + "]"))
            made = self._between(inner or "", 0, len(inner or ""))
        else:
            return None
        missing = match[0].count("\n") - made.count("\n")
        return around[0] + made + "\n" * max(missing, 0) + around[1]

    def _media(self, name: str, given: dict[str, str], inner: str, line: int) -> str:
        values = [*given.values(), inner.strip()]
        address = next((one for one in values if re.match(r"(?:https?:)?//", one)), "")
        if name == "playlist" or not address:
            self.left.append((line, name, f"[{name} …]"))
            return ""
        tag = name if name in {"audio", "video"} else "iframe"
        return f'<{tag} src="{escape(address)}"></{tag}>'

    def _note(self, inner: str) -> str:
        """A note written where it is called."""
        self.notes.append(inner)
        number = len(self.notes)
        return f'<a class="noteref" href="#wp-note-{number}">{number}</a>'

    def caption(self, given: dict[str, str], inner: str) -> str:
        """`[caption]<img …> words[/caption]`; the words may stand in an attribute, as long ago."""
        picture = _IMAGE.search(inner)
        if picture is None:
            return inner
        words = given.get("caption") or (inner[: picture.start()] + inner[picture.end() :])
        said = f"<figcaption>{words.strip()}</figcaption>" if words.strip() else ""
        lines = "\n" * (inner.count("\n") - picture[0].count("\n") - words.strip().count("\n"))
        return f"<figure>{picture[0]}{said}</figure>{lines}"

    def gallery(self, given: dict[str, str], _inner: str) -> str:
        """Pictures by their numbers, else all that belong to the post."""
        asked = [one.strip() for one in (given.get("ids") or given.get("include") or "").split(",")]
        numbered = [self.by_number[one] for one in asked if one in self.by_number]
        figures = "".join(map(figure_of, numbered or self.attached))
        return f'<div class="gallery">{figures}</div>'


def figure_of(attachment: Entry) -> str:
    """A picture of the library with its caption."""
    alt = attachment.said("_wp_attachment_image_alt") or attachment.title
    said = f"<figcaption>{attachment.excerpt}</figcaption>" if attachment.excerpt else ""
    return f'<figure><img src="{escape(attachment.file)}" alt="{escape(alt)}">{said}</figure>'


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, match in enumerate(_GIVEN.finditer(text)):
        name, *values, loose, word = match.groups()
        value = next((one for one in values if one is not None), None)
        found[(name or f"#{place}").lower()] = value if value is not None else (loose or word or "")
    return found


_SETTERS: dict[str, Callable[[Unfolding, dict[str, str], str], str]] = {
    "caption": Unfolding.caption,
    "wp_caption": Unfolding.caption,
    "gallery": Unfolding.gallery,
}
