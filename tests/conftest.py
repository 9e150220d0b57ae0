"""How tests are run: Hypothesis has as long as a machine needs, however busy it is; and nothing is
kept from one run of the tests to the next, so that none passes thanks to an earlier one."""

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

STRICT = bool(os.environ.get("BOKBYGG_NO_SKIP"))
"""Whether this is the run that a change must pass: it tries the same examples every time, so that
its verdict hangs on the change alone. A run at one's desk goes on looking for new ones."""

settings.register_profile("patient", deadline=None, derandomize=STRICT)
settings.load_profile("patient")

_kept = tempfile.mkdtemp(prefix="bokbygg-tests-")
atexit.register(shutil.rmtree, _kept, ignore_errors=True)
os.environ["XDG_CACHE_HOME"] = _kept
