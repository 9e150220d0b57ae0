"""Jekyll and Hugo: posts and pages with front matter, in dialects with tags of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bokbygg.importers.harvest import Remark, Sort
from bokbygg.importers.material import Material
from bokbygg.importers.projects import liquid
from bokbygg.importers.projects.config import book_of, date_of, head_settings, settings_in
from bokbygg.importers.projects.plan import Chapter, Plan, Rewrite
from bokbygg.naming import natural

_TEXTS = (".md", ".markdown")
_DATED = re.compile(r"(?:.*/)?(\d{4}-\d\d-\d\d)-[^/]+")
_CONFIGS = {
    "jekyll": ("_config.yml", "_config.yaml"),
    "hugo": ("hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "config.yml"),
}
_OURS = (
    "title",
    "subtitle",
    "author",
    "description",
    "lang",
    "language",
    "languageCode",
    "copyright",
)


def detect_jekyll(material: Material) -> float:
    """How sure it is that a folder is a site made with Jekyll."""
    posts = any(re.match(r"(?:.*/)?_(?:posts|drafts)/", name) for name in material.names)
    told = "_config.yml" in material.names
    return 0.95 if posts and told else 0.8 if posts else 0.4 if told else 0.0


def detect_hugo(material: Material) -> float:
    """How sure it is that a folder is a site made with Hugo."""
    content = any(name.startswith("content/") and name.endswith(_TEXTS) for name in material.names)
    told = any(name in material.names for name in _CONFIGS["hugo"])
    return 0.95 if content and told else 0.6 if content else 0.0


def plan_jekyll(material: Material) -> Plan:
    """What a site made with Jekyll comes to: its posts by their dates, then its other pages."""

    def is_text(name: str) -> bool:
        hidden = any(part.startswith("_") for part in name.split("/")[:-1])
        return not hidden or re.match(r"(?:.*/)?_(?:posts|drafts)/", name) is not None

    return _plan(material, "jekyll", is_text, liquid.of_jekyll, site="")


def plan_hugo(material: Material) -> Plan:
    """What a site made with Hugo comes to."""
    return _plan(
        material,
        "hugo",
        lambda name: name.startswith("content/") and not name.endswith("/_index.md"),
        liquid.of_hugo,
        site="static",
    )


def _plan(
    material: Material, tool: str, is_text: Callable[[str], bool], rewrite: Rewrite, site: str
) -> Plan:
    remarks: list[Remark] = []
    config = next((one for one in _CONFIGS[tool] if one in material.names), "")
    given = settings_in(material, config, remarks) if config else {}
    about = {key: given[key] for key in _OURS if given.get(key)}
    if "languageCode" in about:
        about.setdefault("lang", about.pop("languageCode"))
    book, _ = book_of(about, config, remarks)
    for key, value in given.items():
        if key not in _OURS:
            said = f"the setting `{key}`, which is for the site"
            remarks.append(
                Remark(sort=Sort.LEFT, path=config, line=0, said=said, before=str(value))
            )
    names = [n for n in material.names if n.endswith(_TEXTS) and is_text(n)]
    names = [n for n in names if n.rpartition("/")[2].lower() not in {"readme.md", "license.md"}]
    chapters = tuple(_chapters(names, material))
    dates = [chapter.head["date"] for chapter in chapters if "date" in chapter.head]
    if dates:
        book.setdefault("date", max(dates, key=str))
    said = "the order of the essays: by their dates, those without one last"
    remarks.append(Remark(sort=Sort.GUESSED, path=config or material.name, line=0, said=said))
    return Plan(book=book, chapters=chapters, rewrite=rewrite, remarks=tuple(remarks), site=site)


def _chapters(names: Sequence[str], material: Material) -> Iterator[Chapter]:
    """The texts by their dates, in their names or their heads; then those without one."""
    dated = []
    for name in names:
        given = head_settings(material.text(name).text)
        match = _DATED.fullmatch(name)
        date = date_of(given.get("date", "")) or (date_of(match[1]) if match else None)
        dated.append((date, name))
    dated.sort(key=lambda pair: (pair[0] is None, pair[0].iso if pair[0] else "", natural(pair[1])))
    for date, name in dated:
        head = {"date": date} if date else {}
        if "/_drafts/" in f"/{name}":
            yield Chapter(path=name, head={**head, "draft": True})
        else:
            yield Chapter(path=name, head=head)
