"""Taken in by the process that workers are born of, before there is work for them: each of them has
the layout engine from birth.

What is taken in here stays as long as the process lives, so the collector of garbage need not look
through it in each worker again.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from importlib import import_module

from bokbygg.diagnostics import Fault
from bokbygg.pdf.composing import load

_TAKEN_IN = "boxes charting drawing survey reserved fast.table".split()
"""What else each document needs that is laid out."""

with suppress(Fault):  # what the machine lacks is told by who needs it
    load()
    for _name in _TAKEN_IN:
        import_module(f"bokbygg.pdf.{_name}")
gc.freeze()
