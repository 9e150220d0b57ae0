"""What the workbench shows at a moment: the last good books, and what is to be said of the last
build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from bokbygg.book import Output
from bokbygg.diagnostics import Diagnostic, Level
from bokbygg.serve.ebook import EBook
from bokbygg.serve.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """`number` counts the builds, `seconds` is how long the last one took; `failed` tells that its
    findings kept it from making the books that are shown. `outputs` are those, for downloading."""

    number: int = 0
    seconds: float = 0.0
    failed: bool = False
    findings: tuple[Diagnostic, ...] = ()
    outputs: tuple[Output, ...] = ()
    paper: Paper | None = None
    ebook: EBook | None = None

    def as_json(self) -> dict[str, object]:
        """All of it but the books themselves, as plain values for the page."""
        return {
            "title": next((one.title for one in (self.ebook, self.paper) if one), ""),
            "number": self.number,
            "seconds": round(self.seconds, 2),
            "failed": self.failed,
            "findings": _findings(self.findings),
            "files": [output.name for output in self.outputs],
            "paper": asdict(self.paper) if self.paper else None,
            "ebook": _ebook(self.ebook) if self.ebook else None,
        }


def _findings(findings: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Errors first, then warnings; notes are for the terminal."""
    levels = [level for level in Level if level is not Level.NOTE]
    return [one.as_json() for level in levels for one in findings if one.level is level]


def _ebook(book: EBook) -> dict[str, object]:
    spine, contents = ([asdict(one) for one in some] for some in (book.spine, book.contents))
    return {"digest": book.digest, "spine": spine, "contents": contents}
