"""`bokbygg schema`: what may be set, for editors that complete and check as one writes."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

_EXAMPLES = """
Examples:

  bokbygg schema > bok.schema.json      then `#:schema bok.schema.json` on top of bok.toml

  bokbygg schema essay                  of the settings at the head of an essay
"""


class Of(StrEnum):
    """What a schema can be of."""

    BOOK = "book"
    ESSAY = "essay"


def schema(
    of: Annotated[Of, typer.Argument(help="bok.toml, or an essay's head.")] = Of.BOOK,
) -> None:
    """Print what may be set, for editors: a JSON Schema of bok.toml, or of an essay's head."""
    from bokbygg.settings import book_schema, essay_schema

    made = book_schema() if of is Of.BOOK else essay_schema()
    print(json.dumps(made, indent=2, ensure_ascii=False))


schema.__doc__ = f"{schema.__doc__}\n{_EXAMPLES}"
