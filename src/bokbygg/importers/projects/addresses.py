"""Links and pictures in Markdown and in the HTML of it -> ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from bokbygg.importers.harvest import Sort
from bokbygg.importers.pages import resolved
from bokbygg.importers.projects.plan import Telling

_INSIDE = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*"
_ADDRESS = r"(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
_TITLE = r"(?:\s+(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'))?"
_FOUND = re.compile(
    rf"""
      (?P<code> ^(?P<fence>[ \t>]*(?:`{{3,}}|~{{3,}}))[^\n]*\n(?:.*?^(?P=fence)[`~]*[ \t]*$|.*\Z)
        | (?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`) | <!--.*?--> | \\. )
    | !\[(?P<alt>{_INSIDE})\]\(\s*(?P<picture>{_ADDRESS})(?P<caption>{_TITLE})\s*\)
      (?P<given>\{{[^{{}}\n]*\}})?
    | (?P<words>\[{_INSIDE}\])\(\s*(?P<link>{_ADDRESS})(?P<title>{_TITLE})\s*\)
    | ^(?P<label>[ ]{{0,3}}\[(?!\^)[^\[\]\n]+\]:[ \t]*)(?P<defined>{_ADDRESS})(?=[ \t]|$)
    | (?P<img> <img\b[^<>]*> )
    | (?P<before> <a\b[^<>]*? ) \s href\s*=\s* (?P<quote>["']) (?P<value>[^"'<>]*) (?P=quote)
    """,
    re.X | re.S | re.M,
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\{\{|essay:", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compass:
    """Where addresses in a text lead: `slugs` are essays by the paths that may mean them, with and
    without ending; `picture` gives `images/NAME` for a path, or nothing."""

    path: str
    site: str
    slugs: dict[str, str]
    picture: Callable[[str], str]

    def way(self, address: str) -> str:
        """The path in the project that an address names."""
        plain = unquote(address.partition("#")[0].partition("?")[0])
        if plain.startswith("/"):
            return resolved("", f"{self.site}{plain}" if self.site else plain[1:])
        return resolved(self.path, plain)

    def essay(self, address: str) -> str:
        """`essay:SLUG#place`; empty where no essay is meant."""
        plain, found, place = address.partition("#")
        if not plain:
            return address
        way = self.way(address)
        names = (way, re.sub(r"\.(?:x?html?|md|markdown|qmd|rmd)$", "", way, flags=re.I))
        slug = next((self.slugs[one] for one in names if one in self.slugs), "")
        return f"essay:{slug}{found}{place}" if slug else ""


def with_our_addresses(
    text: str, compass: Compass, where: Callable[[int], int], telling: Telling
) -> str:
    """A text whose links lead to essays and whose pictures are ours. `where` gives the line in the
    file for a line of the text, both from 1."""
    dead: list[str] = []

    def put(match: re.Match[str]) -> str:
        line = where(text.count("\n", 0, match.start()) + 1)
        if match["code"] is not None:
            return match[0]
        if match["picture"] is not None:
            return _picture(match, compass, telling, line)
        if match["img"] is not None:
            return _image(match, compass, telling, line)
        if match["link"] is not None:
            return _link(match, compass, telling, line, lambda words: _FOUND.sub(put, words))
        if match["defined"] is not None:
            return _defined(match, compass, telling, line, dead)
        return _attribute(match, compass, telling, line)

    return _without_labels(_FOUND.sub(put, text), dead)


def _without_labels(text: str, dead: list[str]) -> str:
    """A text without the links by labels that lead nowhere; their words are kept."""
    if not dead:
        return text
    labels = "|".join(map(re.escape, sorted(dead, key=len, reverse=True)))
    code = r"(?P<code>^[ \t>]*(?:```|~~~).*?^[ \t>]*(?:```|~~~)[ \t]*$|`[^`\n]*`)"
    used = rf"\[(?P<words>{_INSIDE})\]\[(?:{labels})\]|\[(?P<label>{labels})\](?:\[\])?(?![(:\[])"
    pattern = re.compile(f"{code}|{used}", re.S | re.M | re.I)
    return pattern.sub(lambda m: m["code"] or m["words"] or m["label"] or "", text)


def _bare(address: str) -> str:
    return address.removeprefix("<").removesuffix(">").strip()


def _picture(match: re.Match[str], compass: Compass, telling: Telling, line: int) -> str:
    address = _bare(match["picture"])
    href = compass.picture(compass.way(address)) if not _ELSEWHERE.match(address) else ""
    if href:
        return f"![{match['alt']}]({href}{match['caption']}){match['given'] or ''}"
    caption = match["caption"].strip()
    telling.say(Sort.LEFT, line, "a picture that was not found", f"{address} ({match['alt']})")
    comment = f"<!-- picture: {address.replace('--', '-%2D')} -->"
    return f"{comment}\n\n{caption[1:-1]}" if caption else comment


def _link(
    match: re.Match[str],
    compass: Compass,
    telling: Telling,
    line: int,
    inside: Callable[[str], str],
) -> str:
    words = inside(match["words"][1:-1])
    address = _bare(match["link"])
    if not address or address.startswith("#") or _ELSEWHERE.match(address):
        return f"[{words}]({match['link']}{match['title']})"
    ours = compass.essay(address)
    if ours:
        return f"[{words}]({ours}{match['title']})"
    telling.say(Sort.LEFT, line, "a link to a file that is no essay; its words are kept", address)
    return words


def _defined(
    match: re.Match[str], compass: Compass, telling: Telling, line: int, dead: list[str]
) -> str:
    """An address that links name by a label."""
    address = _bare(match["defined"])
    if not address or address.startswith("#") or _ELSEWHERE.match(address):
        return match[0]
    ours = compass.essay(address) or compass.picture(compass.way(address))
    if ours:
        return f"{match['label']}{ours}"
    telling.say(Sort.LEFT, line, "links to a file that is no essay; their words are kept", address)
    dead.append(match["label"].strip()[1:-2])
    return f"<!-- {match['label'].strip()} {address.replace('--', '-%2D')} -->"


_SOURCE = re.compile(r"\bsrc\s*=\s*([\"'])(.*?)\1", re.S)


_STYLE = re.compile(r"\s*\bstyle\s*=\s*([\"'])(?P<said>.*?)\1", re.S)
_WIDTH = re.compile(r"(?:^|;)\s*width:\s*(\d+(?:\.\d+)?(?:%|px)?)\s*(?:;|$)")


def _width(match: re.Match[str]) -> str:
    """Of a picture's style, its width."""
    found = _WIDTH.search(match["said"])
    return f' width="{found[1]}"' if found else ""


def _image(match: re.Match[str], compass: Compass, telling: Telling, line: int) -> str:
    """A picture in HTML."""
    source = _SOURCE.search(match["img"])
    address = source[2].strip() if source else ""
    if source and (href := compass.picture(compass.way(address))):
        shown = match["img"].replace(source[0], f'src="{href}"', 1)
        return _STYLE.sub(_width, shown)
    telling.say(Sort.LEFT, line, "a picture that was not found", " ".join(match["img"].split()))
    return f"<!-- picture: {address.replace('--', '-%2D')} -->"


def _attribute(match: re.Match[str], compass: Compass, telling: Telling, line: int) -> str:
    """The address of a link in HTML."""
    address = match["value"].strip()
    if not address or address.startswith("#") or _ELSEWHERE.match(address):
        return match[0]
    ours = compass.essay(address)
    if not ours:
        telling.say(Sort.LEFT, line, "a link to a file that is no essay", address)
        return match["before"]
    return f"{match['before']} href={match['quote']}{ours}{match['quote']}"
