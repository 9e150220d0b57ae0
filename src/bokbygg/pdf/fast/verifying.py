"""Both functions run side by side, the stock one and ours, and what they come to compared.

For tests: `BOKBYGG_VERIFY` in the environment, set to anything, makes the room do so. A difference
is an error, as if the document could not be laid out. `counted` tells how many calls ours answered,
and how many it handed on, by the name of the function.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from bokbygg.pdf.fast.replacement import Function

VERIFY = "BOKBYGG_VERIFY"

counted: Counter[str] = Counter()


class DifferenceError(AssertionError):
    """Ours came to something else than the stock function."""


def beside(
    told: Callable[[Any], object],
) -> Callable[[Function, Callable[[Function], Function]], Function]:
    """Makes a function of the stock one and the maker of ours that runs both, and compares what is
    `told` of their results."""

    def verified(stock: Function, made: Callable[[Function], Function]) -> Function:
        asked: list[bool] = []

        def handed_on(*given: Any, **named: Any) -> Any:  # noqa: ANN401
            asked.append(True)
            return stock(*given, **named)

        ours = made(handed_on)

        def both(*given: Any, **named: Any) -> Any:  # noqa: ANN401
            asked.clear()
            found = ours(*given, **named)
            counted[f"{stock.__name__}: {'stock' if asked else 'ours'}"] += 1
            if not asked:
                right = stock(*given, **named)
                if told(found) != told(right):
                    raise DifferenceError(
                        f"{stock.__name__}{given}: {told(found)}, where stock has {told(right)}"
                    )
            return found

        return both

    return verified
