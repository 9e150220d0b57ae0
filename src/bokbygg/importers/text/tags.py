"""Stray HTML in plain text, made the Markdown it means; well-formed or not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.text.mending import differing
from bokbygg.importers.text.signs import BREAK, HEADING, ITEM, PARAGRAPH, raw

_QUOTES = "\"'“”„″‶‟‘’‚′«»"
_NAMES = (
    "a abbr acronym address article aside b big blink blockquote body br button caption center "
    "cite code col colgroup dd del dfn div dl dt em embed fieldset figcaption figure font footer "
    "form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li "
    "link main map mark meta nav noscript object ol option p param pre q s samp script section "
    "select small source span strike strong style sub sup table tbody td textarea tfoot th thead "
    "title tr tt u ul var video wbr o:p"
)
_NAME = "|".join(sorted((re.escape(name) for name in _NAMES.split()), key=len, reverse=True))
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>{_NAME})(?=[\s/>{_QUOTES}])(?P<rest>[^<>]{{0,1000}})>", re.IGNORECASE
)
_UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style)\b[^<>]*>.*?</\1\s*>|<!DOCTYPE[^<>]*>", re.I | re.S
)
_ADDRESS = re.compile(rf"(?:href|src)\s*=\s*[{_QUOTES}]*\s*([^{_QUOTES}\s<>]+)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

_EMPHASIS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em"}
_KEPT = {"sup": "sup", "sub": "sub", "u": "u", "s": "s", "strike": "s", "del": "s", "q": "q"}
_KEPT |= {"kbd": "kbd", "mark": "mark", "ins": "u"} | _EMPHASIS
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt figcaption figure footer form head "
    "header html main nav ol p pre section table tbody td tfoot th thead title tr ul".split()
)
_PICTURES = frozenset({"img", "iframe", "embed", "object", "video", "source"})
_STARS = {"strong": "**", "em": "*"}


def without_tags(text: str, path: str) -> tuple[str, list[Remark]]:
    """The text with its tags and entities made what they mean, and a remark for each line that had
    any. As many lines as before."""
    if "<" not in text and "&" not in text:
        return text, []
    remarks: list[Remark] = []
    text = _UNSEEN.sub(lambda match: _dropped(match, path, remarks), text)
    text = _Reading(text, path, remarks).read()
    return _entities(text, path, remarks), remarks


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _dropped(match: re.Match[str], path: str, remarks: list[Remark]) -> str:
    said = "a script, style or comment left out"
    line = _line(match.string, match.start())
    remarks.append(Remark(sort=Sort.LEFT, path=path, line=line, said=said, before=match[0]))
    return "\n" * match[0].count("\n")


def _entities(text: str, path: str, remarks: list[Remark]) -> str:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if "&" not in line:
            continue
        found = [
            match[0] for match in _ENTITY.finditer(line) if html.unescape(match[0]) != match[0]
        ]
        if found:
            lines[number] = _ENTITY.sub(lambda match: _letter(match[0]), line)
            said = "signs of HTML made the letters they mean"
            before, after = differing(line, lines[number])
            remark = Remark(
                sort=Sort.CHANGED,
                path=path,
                line=number + 1,
                said=said,
                before=before,
                after=after,
            )
            remarks.append(remark)
    return "\n".join(lines)


def _letter(entity: str) -> str:
    letter = html.unescape(entity)
    return " " if letter in {"\n", "\r", "\x0c"} else letter


class _Reading:
    """One reading of a text from tag to tag. Tags that pair off within a paragraph become marks,
    the others go."""

    def __init__(self, text: str, path: str, remarks: list[Remark]) -> None:
        self._text, self._path, self._remarks = text, path, remarks
        self._tags = list(_TAG.finditer(text))
        self._partner = dict(self._pairs())

    def read(self) -> str:
        """The text with marks for tags."""
        pieces: list[str] = []
        at = 0
        for index, tag in enumerate(self._tags):
            pieces.append(self._text[at : tag.start()])
            made = self._made(index, tag)
            pieces.append(made + "\n" * tag[0].count("\n"))
            at = tag.end()
        pieces.append(self._text[at:])
        self._tell()
        return "".join(pieces)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Opening and closing tags of one name with no blank line between them, both ways."""
        opened: list[tuple[str, int]] = []
        for index, tag in enumerate(self._tags):
            name = tag["name"].lower()
            if not tag["close"]:
                opened.append((name, index))
                continue
            for place in range(len(opened) - 1, max(-1, len(opened) - 6), -1):
                other, start = opened[place]
                inside = self._text[self._tags[start].end() : tag.start()]
                if other == name and "\n\n" not in inside and inside.strip():
                    del opened[place:]
                    yield start, index
                    yield index, start
                    break

    def _made(self, index: int, tag: re.Match[str]) -> str:
        """What stands for a tag."""
        name = tag["name"].lower()
        if name == "br":
            return BREAK
        if name == "hr":
            return f"{PARAGRAPH}***{PARAGRAPH}"
        if name == "li":
            return PARAGRAPH if tag["close"] else f"{PARAGRAPH}{ITEM}"
        if name[0] == "h" and name[1:].isdigit():
            return PARAGRAPH if tag["close"] else f"{PARAGRAPH}{HEADING}{name[1]}"
        if name in _BLOCKS:
            return PARAGRAPH
        if name == "a":
            return self._link(index, tag)
        if name in _KEPT and index in self._partner:
            return raw(self._mark(index, _KEPT[name]))
        return ""

    def _link(self, index: int, tag: re.Match[str]) -> str:
        partner = self._partner.get(index)
        if partner is None:
            return ""
        address = _ADDRESS.search((self._tags[partner] if tag["close"] else tag)["rest"])
        if address is None:
            return ""
        if not tag["close"]:
            return raw("[")
        href = html.unescape(address[1]).replace("(", "%28").replace(")", "%29")
        return raw(f"]({href})")

    def _mark(self, index: int, name: str) -> str:
        """Stars where CommonMark takes them for emphasis for certain, else the tag."""
        first, second = sorted((index, self._partner[index]))
        start, end = self._tags[first], self._tags[second]
        inside = self._text[start.end() : end.start()]
        before, after = self._text[: start.start()][-1:], self._text[end.end() :][:1]
        sure = inside[0].isalnum() and inside[-1].isalnum()
        sure = sure and not before.isalnum() and not after.isalnum() and not {before, after} & {"*"}
        if name in _STARS and sure and before not in "<>" + _QUOTES and after not in {"<", ">"}:
            return _STARS[name]
        return f"</{name}>" if index == second else f"<{name}>"

    def _tell(self) -> None:
        """A remark a line for tags that were mended or left out, and for each picture."""
        told: dict[int, list[str]] = {}
        for index, tag in enumerate(self._tags):
            line = _line(self._text, tag.start()) if tag["name"] else 0
            name = tag["name"].lower()
            if name in _PICTURES:
                self._leave(line, tag, "a picture that a text cannot hold")
            elif name == "a" and not tag["close"] and index not in self._partner:
                said = "a link that never ends; its words stay, its address does not"
                self._leave(line, tag, said)
            else:
                told.setdefault(line, []).append(tag[0])
        for line, tags in told.items():
            said = "HTML made Markdown, or left out where it means nothing here"
            self._remarks.append(
                Remark(
                    sort=Sort.CHANGED, path=self._path, line=line, said=said, before="".join(tags)
                )
            )

    def _leave(self, line: int, tag: re.Match[str], said: str) -> None:
        self._remarks.append(
            Remark(sort=Sort.LEFT, path=self._path, line=line, said=said, before=tag[0])
        )
