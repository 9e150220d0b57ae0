"""How tests are run: Hypothesis has as long as a machine needs, however busy it is; and nothing is
kept from one run of the tests to the next, so that none passes thanks to an earlier one."""

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

_kept = tempfile.mkdtemp(prefix="bokbygg-tests-")
atexit.register(shutil.rmtree, _kept, ignore_errors=True)
os.environ["XDG_CACHE_HOME"] = _kept
