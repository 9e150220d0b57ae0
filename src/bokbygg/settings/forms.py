"""The forms a setting may take, the same in an essay's head and in bok.toml.

Texts, dates, language tags, slugs and the people behind a book: `Reader` takes them from the
tree of placed values and notes each that is not what it should be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from bokbygg.book import Contributor
from bokbygg.dates import Date, parse_date
from bokbygg.diagnostics import Diagnostic, Rule, Span
from bokbygg.naming import slugify
from bokbygg.settings.langtags import language_tag, tag_hint
from bokbygg.settings.placed import Listing, Node, Scalar, Setting, Sort, Table

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, and the two controls it can but no text means."""

_NEAR = 0.66
"""How alike two words are (0-1) before one is offered for the other."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RELATOR = re.compile(r"[a-z]{3}")
_NUMERIC_DATE = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})", re.ASCII)
_DATE_HINT = "write YYYY-MM-DD, for example `2021-05-12`"

_RELATOR_NAMES = {
    "author": "aut",
    "författare": "aut",
    "editor": "edt",
    "redaktör": "edt",
    "illustrator": "ill",
    "illustratör": "ill",
    "photographer": "pht",
    "fotograf": "pht",
    "translator": "trl",
    "översättare": "trl",
}
"""Words that authors write for the commonest codes: for hints only."""

_CONTRIBUTOR = {name: name for name in ("name", "role", "file-as")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """The rules of one kind of settings, by what is wrong.

    `thing` is what a key belongs to; `unknown_hint` what to do with a key that is like no other.
    """

    thing: str
    wrong_kind: Rule
    unknown_key: Rule
    given_twice: Rule
    bad_date: Rule
    bad_language: Rule
    bad_role: Rule
    bad_slug: Rule
    unknown_hint: str


def shown(text: str) -> str:
    """`text` in backticks, on one line and not too long to read."""
    line = _UNPRINTABLE.sub("\ufffd", " ".join(text.split()))
    return f"`{line[:59]}…`" if len(line) > 60 else f"`{line}`"


def nearest(word: str, among: Iterable[str]) -> str:
    """The word of `among` that `word` may be a slip for, or empty."""
    return next(iter(get_close_matches(word.lower(), sorted(among), n=1, cutoff=_NEAR)), "")


def is_blank(node: Node) -> bool:
    """Whether YAML gives nothing here, or its word for nothing."""
    if not isinstance(node, Scalar) or node.sort is not Sort.PLAIN:
        return False
    return node.text in {"", "~", "null"}


class Reader:
    """Takes values from settings; what is wrong with them gathers in `findings`.

    Each method takes a setting or None, and gives a sane stand-in where there is none or it is
    not what it should be.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = rulebook
        self.findings: list[Diagnostic] = []

    def note(self, rule: Rule, message: str, span: Span, hint: str = "") -> None:
        """Add a finding."""
        self.findings.append(rule.found(message, span, hint=hint))

    def fields(
        self,
        settings: Iterable[Setting],
        spellings: Mapping[str, str],
        thing: str = "",
        homes: Mapping[str, str] | None = None,
    ) -> dict[str, Setting]:
        """The settings by name, without those left blank.

        `spellings` leads from each way to write a key to its name; `homes` from keys of other
        tables to a hint.
        """
        found: dict[str, Setting] = {}
        for setting in settings:
            name = spellings.get(setting.name)
            if name is None:
                self._unknown(setting, spellings, thing or self._rules.thing, homes or {})
            elif name in found:
                self._twice(setting, found[name])
            else:
                found[name] = setting
        return {name: setting for name, setting in found.items() if not is_blank(setting.value)}

    def text(self, setting: Setting | None) -> str:
        """One text, without blanks at its ends."""
        return self.one_text(f"`{setting.name}`", setting.value) if setting else ""

    def texts(self, setting: Setting | None, *, split: bool = False) -> tuple[str, ...]:
        """A list of texts, or one; with `split` one text is cut at its commas."""
        if setting is None:
            return ()
        if isinstance(setting.value, Listing):
            nodes = (node for node in setting.value.items if not is_blank(node))
            texts = [self.one_text(f"an item of `{setting.name}`", node) for node in nodes]
        else:
            text = self.text(setting)
            texts = text.split(",") if split else [text]
        return tuple(text.strip() for text in texts if text.strip())

    def read(
        self,
        setting: Setting | None,
        made_of: Callable[[str], str],
        what: str,
        rule: Rule,
        hint: str,
    ) -> str:
        """What is made of a text; empty, with a finding, where that raises ValueError to say why
        the text is not `what`."""
        text = self.text(setting)
        if setting is None or not text:
            return ""
        try:
            return made_of(text)
        except ValueError as error:
            message = f"`{setting.name}` is not {what}: {shown(text)}: {error}"
            self.note(rule, message, setting.value.span, hint)
            return ""

    def date(self, setting: Setting | None) -> Date | None:
        """A year, a month or a day."""
        if setting is None:
            return None
        if not isinstance(setting.value, Scalar) or setting.value.sort is Sort.TRUTH:
            self.wrong_kind(f"`{setting.name}`", setting.value, "a date")
            return None
        text = setting.value.text.strip()
        try:
            return parse_date(text)
        except (ValueError, OverflowError):
            message = f"`{setting.name}` is not a date: {shown(text)}"
            self.note(self._rules.bad_date, message, setting.value.span, _date_hint(text))
            return None

    def language(self, setting: Setting | None) -> str:
        """A language tag, in the letters that BCP 47 uses."""
        text = self.text(setting)
        try:
            return language_tag(text) if text else ""
        except ValueError:
            assert setting is not None
            message = f"`{setting.name}` is not a language tag: {shown(text)}"
            self.note(self._rules.bad_language, message, setting.value.span, tag_hint(text))
            return ""

    def slug(self, setting: Setting | None) -> str:
        """A name for files and addresses."""
        text = self.text(setting)
        if setting is None or not text or _SLUG.fullmatch(text):
            return text
        message = f"`{setting.name}` may hold only `a`-`z`, digits and hyphens: {shown(text)}"
        slug = slugify(text)
        hint = f"write `{slug}`" if slug else "write a name in plain letters"
        self.note(self._rules.bad_slug, message, setting.value.span, hint)
        return ""

    def contributors(self, setting: Setting | None) -> tuple[Contributor, ...]:
        """The people of an `author` key: a name, a table with name, role, file-as, or a list."""
        if setting is None:
            return ()
        value = setting.value
        nodes = value.items if isinstance(value, Listing) else (value,)
        found = [
            self._contributor(f"`{setting.name}`", node) for node in nodes if not is_blank(node)
        ]
        return tuple(contributor for contributor in found if contributor.name)

    def one_text(self, what: str, node: Node) -> str:
        """The text of a value; `what` says in messages which one it is."""
        if not isinstance(node, Scalar) or node.sort not in {Sort.PLAIN, Sort.TEXT}:
            self.wrong_kind(what, node, "text")
            return ""
        if _UNPRINTABLE.search(node.text):
            message = f"{what} holds a character that cannot be printed: {shown(node.text)}"
            self.note(self._rules.wrong_kind, message, node.span, "delete that character")
            return ""
        return node.text.strip()

    def wrong_kind(self, what: str, node: Node, wanted: str, hint: str = "") -> None:
        """Note that `what` should have been `wanted` (`text`, `a date`)."""
        message = f"{what} should be {wanted}, and this is {_kind(node)}"
        quote = wanted == "text" and isinstance(node, Scalar)
        usual = (
            f'put it in quotation marks: `"{_text(node)}"`' if quote else f"write {wanted} there"
        )
        self.note(self._rules.wrong_kind, message, node.span, hint or usual)

    def _contributor(self, what: str, node: Node) -> Contributor:
        """One person; without a name where there is none to be had."""
        if not isinstance(node, Table):
            return Contributor(name=self.one_text(what, node))
        fields = self.fields(node.settings, _CONTRIBUTOR, thing=what)
        if "name" not in fields:
            message = f"{what} has a person without a `name`"
            self.note(self._rules.wrong_kind, message, node.span, "give it a `name`")
        role = self._relator(fields.get("role"))
        file_as = self.text(fields.get("file-as"))
        return Contributor(name=self.text(fields.get("name")), role=role, file_as=file_as)

    def _relator(self, setting: Setting | None) -> str:
        text = self.text(setting)
        if setting is None or not text or _RELATOR.fullmatch(text):
            return text or "aut"
        message = f"`role` is not a MARC relator code: {shown(text)}"
        code = _RELATOR_NAMES.get(text.lower(), "")
        hint = f"write `{code}`" if code else "write three lower-case letters, such as `edt`"
        self.note(self._rules.bad_role, message, setting.value.span, hint)
        return "aut"

    def _unknown(
        self, setting: Setting, known: Mapping[str, str], thing: str, homes: Mapping[str, str]
    ) -> None:
        message = f"{shown(setting.name)} is not a setting of {thing}"
        near = nearest(setting.name, known)
        hint = f"did you mean `{near}`?" if near else self._rules.unknown_hint
        self.note(self._rules.unknown_key, message, setting.span, homes.get(setting.name) or hint)

    def _twice(self, setting: Setting, first: Setting) -> None:
        line = first.span.line
        message = f"{shown(setting.name)} is given twice"
        if setting.name != first.name:
            message = f"{shown(setting.name)} says the same as {shown(first.name)} on line {line}"
        hint = f"keep one of the two; the first stands on line {line}"
        self.note(self._rules.given_twice, message, setting.span, hint)


def _kind(node: Node) -> str:
    if isinstance(node, Listing):
        return "a list"
    if isinstance(node, Table):
        return "a group of keys"
    kinds = {Sort.NUMBER: "a number", Sort.TRUTH: "true or false", Sort.DATE: "a date"}
    return kinds.get(node.sort, shown(node.text))


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _date_hint(text: str) -> str:
    match = _NUMERIC_DATE.fullmatch(text)
    if match:
        year, month, day = match.groups()
        guess = f"{year}-{month:>02}-{day:>02}"
        try:
            parse_date(guess)
        except (ValueError, OverflowError):
            return "name a day that is in the calendar, for example `2021-05-12`"
        return f"write `{guess}`"
    return _DATE_HINT
