"""The templates, one a role."""

from __future__ import annotations

import functools

from jinja2 import Environment, PackageLoader, StrictUndefined


@functools.cache
def environment() -> Environment:
    """The templates, loaded once. They are compiled in every run, which takes a hundredth of a
    second: what is kept between runs are values, never code."""
    return Environment(
        loader=PackageLoader("bokbygg", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
