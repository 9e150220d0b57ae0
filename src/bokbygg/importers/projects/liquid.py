"""The tags of Jekyll (Liquid, kramdown) and Hugo in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bokbygg.importers.harvest import Sort
from bokbygg.importers.projects.plan import Telling
from bokbygg.importers.projects.texts import Numbered, between_spans, outside_code

_MORE = re.compile(r"[ \t]*<!--\s*more\s*-->[ \t]*")
_BASE = re.compile(r"\{\{\s*(?:site\.(?:base)?url|site\.github\.url)\s*\}\}(?=/)")
_RELATIVE = re.compile(
    r"\{\{\s*['\"](?P<path>[^'\"]+)['\"]\s*\|\s*(?:relative|absolute)_url\s*\}\}"
)
_POST = re.compile(r"\{%-?\s*(?:post_url|link)\s+(?P<name>\S+)\s*-?%\}")
_HIGHLIGHT = re.compile(r"[ \t]*\{%-?\s*highlight\s+(?P<lang>[\w+#-]+)[^%]*%\}[ \t]*")
_END = re.compile(r"[ \t]*\{%-?\s*endhighlight\s*-?%\}[ \t]*")
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
_KRAMDOWN = re.compile(r"\{:(?P<given>[^{}]*)\}")
_ID = re.compile(r"#([\w-]+)")

_CODE = re.compile(r"[ \t]*\{\{[<%]\s*highlight\s+\"?(?P<lang>[\w+#-]+)\"?[^<>%]*[>%]\}\}[ \t]*")
_CODE_END = re.compile(r"[ \t]*\{\{[<%]\s*/\s*highlight\s*[>%]\}\}[ \t]*")
_REF = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+\"?(?P<path>[^\"<>%\s]+)\"?[^<>%]*[>%]\}\}")
_FIGURE = re.compile(r"\{\{[<%]\s*figure\s+(?P<given>[^<>%]*)[>%]\}\}")
_GIVEN = re.compile(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`|(\S+))")
_SHORT = re.compile(r"\{\{[<%]\s*(?P<end>/)?\s*(?P<name>[\w./-]+)(?P<given>[^<>]*?)/?\s*[>%]\}\}")
_FILMS = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}


def of_jekyll(lines: Sequence[Numbered], telling: Telling) -> list[Numbered]:
    """Lines in Jekyll's dialect in ours."""
    return outside_code(_highlighted(lines, _HIGHLIGHT, _END), _of(_liquid, telling))


def of_hugo(lines: Sequence[Numbered], telling: Telling) -> list[Numbered]:
    """Lines in Hugo's dialect in ours."""
    return outside_code(_highlighted(lines, _CODE, _CODE_END), _of(_short, telling))


def _of(
    change: Callable[[str, int, Telling], str], telling: Telling
) -> Callable[[Numbered], str | None]:
    def one(line: Numbered) -> str | None:
        if _MORE.fullmatch(line.text):
            return ""
        return between_spans(line.text, lambda text: change(text, line.number, telling))

    return one


def _highlighted(
    lines: Sequence[Numbered], begins: re.Pattern[str], ends: re.Pattern[str]
) -> list[Numbered]:
    """Blocks of code between tags, between fences."""
    made: list[Numbered] = []
    for line in lines:
        if match := begins.fullmatch(line.text):
            made.append(Numbered(line.number, f"~~~~{match['lang']}"))
        elif ends.fullmatch(line.text):
            made.append(Numbered(line.number, "~~~~"))
        else:
            made.append(line)
    return made


def _liquid(text: str, number: int, telling: Telling) -> str:
    text = _RAW.sub("", _BASE.sub("", text))
    text = _RELATIVE.sub(lambda match: match["path"], text)
    text = _POST.sub(lambda match: f"/_posts/{match['name'].removeprefix('_posts/')}", text)

    def left(match: re.Match[str]) -> str:
        telling.say(Sort.LEFT, number, "a tag of Liquid, which only the site knows", match[0])
        return ""

    def attributes(match: re.Match[str]) -> str:
        """Kramdown's attributes: of them an id is kept."""
        name = _ID.search(match["given"])
        if name is None:
            telling.say(Sort.LEFT, number, "attributes in kramdown's notation", match[0])
        return f"{{#{name[1]}}}" if name else ""

    return _KRAMDOWN.sub(attributes, _TAG.sub(left, text))


def _short(text: str, number: int, telling: Telling) -> str:
    text = _REF.sub(lambda match: match["path"], text)
    text = _FIGURE.sub(_figure, text)

    def left(match: re.Match[str]) -> str:
        name, given = match["name"], match["given"].strip()
        if name in _FILMS and given:
            address = _FILMS[name] + given.strip("\"' ").split("=")[-1].strip("\"'")
            telling.say(Sort.LEFT, number, "a film; its address stands in the text", match[0])
            return f"<{address}>"
        if not match["end"]:
            said = f"the shortcode `{name}`; words between its tags are kept"
            telling.say(Sort.LEFT, number, said, match[0])
        return ""

    return _SHORT.sub(left, text)


def _figure(match: re.Match[str]) -> str:
    """Hugo's figure as a picture with its caption."""
    given = {key: next(filter(None, values), "") for key, *values in _GIVEN.findall(match["given"])}
    caption = given.get("caption") or given.get("title") or ""
    said = f' "{caption.replace(chr(34), chr(92) + chr(34))}"' if caption else ""
    return f"![{given.get('alt', '')}]({given.get('src', '')}{said})"
