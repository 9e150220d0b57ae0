"""Running heads and folios as artifacts, which a screen reader passes over.

WeasyPrint 70 marks the text of page margins like any other, but hangs it on no branch of the
structure tree. PDF/UA-1 (ISO 14289-1, 7.8) wants such text marked as a pagination artifact.
Works on the pydyf objects, before the file is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_PAGINATION = b"<</Type /Pagination>>"


def mark_artifacts(pdf: Any) -> None:
    """Make an artifact of each piece of marked text that no element of the structure owns."""
    root = _target(pdf, pdf.catalog["StructTreeRoot"])
    reachable = set(_numbers(pdf, root["K"]))
    numbers = _target(pdf, root["ParentTree"])["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for key, reference in enumerate(pdf.page_references):
        orphans = _orphans(pdf, owners[key], reachable)
        if orphans:
            _unmark(_target(pdf, _target(pdf, reference)["Contents"]), orphans)


def print_links(pdf: Any) -> None:
    """Set the Print flag on every annotation, which PDF/A asks for and print shops look for."""
    for reference in pdf.page_references:
        for annotation in _target(pdf, reference).get("Annots", ()):
            _target(pdf, annotation)["F"] = 4


def _target(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _numbers(pdf: Any, kids: Any) -> Iterator[int]:
    """Object numbers of all elements under `kids`."""
    pending = list(kids)
    while pending:
        kid = pending.pop()
        if isinstance(kid, bytes):
            number = int(kid.split()[0])
            yield number
            below = pdf.objects[number].get("K", ())
            pending.extend(below if isinstance(below, list) else (below,))


def _orphans(pdf: Any, owners: Any, reachable: set[int]) -> set[int]:
    """The marks of a page whose owner is unreachable; such owners are emptied."""
    orphans = set()
    for mark, owner in enumerate(owners):
        number = int(owner.split()[0])
        if number not in reachable:
            orphans.add(mark)
            pdf.objects[number].clear()
            owners[mark] = b"null"
    return orphans


def _unmark(content: Any, orphans: set[int]) -> None:
    """Turn `/Span <</MCID n>> BDC` into an artifact, for each n in `orphans`."""
    items = content.stream
    for index, item in enumerate(items):
        if item == b"BDC" and isinstance(items[index - 1], dict):
            if items[index - 1].get("MCID") in orphans:
                items[index - 2 : index] = ["/Artifact", _PAGINATION]
