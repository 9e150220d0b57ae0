"""What the rules of text know of each language: a row each. What a row does not say is not judged
in its language.

row       what a row holds
small     small words
northern, western, southern
          the rows
"""

from __future__ import annotations

from functools import cache

from bokbygg.check.tongues import northern, southern, western
from bokbygg.check.tongues.row import Tongue

__all__ = ["Tongue", "tongue"]

_ROWS = {
    row.tag: row
    for module in (northern, western, southern)
    for row in vars(module).values()
    if isinstance(row, Tongue)
}
_ALIKE = {"no": "nb"}


@cache
def tongue(tag: str) -> Tongue:
    """The row for a language tag, by its first part; an empty one for a language without."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    return _ROWS.get(_ALIKE.get(primary, primary)) or Tongue(tag=tag)
