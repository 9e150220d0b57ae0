"""The templates, one a role."""

from __future__ import annotations

import functools
from pathlib import Path

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, __version__
from jinja2.bccache import Bucket

from bokbygg import cache


@functools.cache
def environment() -> Environment:
    """The templates, loaded once."""
    return Environment(
        loader=PackageLoader("bokbygg", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(),
    )


class _Compiled(BytecodeCache):
    """Templates as they were compiled in an earlier run: of a short book that is a good part of
    the work."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket where its template was kept."""
        known = cache.kept(_name(bucket))
        if known is not None:
            bucket.bytecode_from_string(known)  # what another Python has made it passes over

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in a bucket."""
        cache.keep(_name(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    made_of = (bucket.key, bucket.checksum, __version__, Path(__file__).read_bytes())
    return f"templates/{cache.digest(*made_of)}"
