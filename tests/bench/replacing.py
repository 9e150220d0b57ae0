"""`python -m tests.bench.replacing [TIMES [SEED]]`: kill a run that puts a site into its folder.

At any moment the folder must be the site of before or the next one, whole, or not be there; files
that are not the site's must be there in each; and the next run must put all of it right. It is
killed where the system exchanges folders in one step, and where it takes two.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from bokbygg import files
from bokbygg.publish import Site, place
from bokbygg.publish.placing import LIST

OWN = {"CNAME": b"example.org", ".git/HEAD": b"ref: refs/heads/main", "README.md": b"# Hav"}
PAGES = 60


def site(version: int) -> Site:
    """A site in one of its versions, which share half of their files and names."""
    pages = {f"hav/read/{n}.html": b"%d" % (n % 2 and version) * 4000 for n in range(PAGES)}
    more = {f"hav/v{version}/{n}.jpg": b"%d" % n for n in range(PAGES // 4)}
    return Site(slug="hav", files={**pages, **more, "hav/SHA256SUMS": b"v"}, findings=())


def kill(times: int, folder: Path, seed: str = "kill") -> None:
    """Kill runs so many times; raises AssertionError where one did harm."""
    dice = random.Random(seed)
    out = folder / "site"
    for name, data in OWN.items():
        files.write(out / name, data)
    place(site(0), out)
    for number in range(times):
        version, ways = (number + 1) % 2, ("step", "renames")[number // 2 % 2]
        run = _started(out, version, ways)
        time.sleep(dice.random() * _seconds(folder / "other", ways))
        run.kill()
        run.communicate()
        told = f"kill {number} ({ways})"
        if out.exists():
            assert whole(out) in (expected(0), expected(1)), f"{told}: a site is not whole"
        place(site(version), out)
        assert whole(out) == expected(version), f"{told}: the next site is not right"
        stands = {path.name for path in folder.iterdir()} - {"other"}
        assert stands == {"site"}, f"{told}: {stands} stand beside one another"


def _started(out: Path, version: int, ways: str) -> subprocess.Popen[bytes]:
    """A run that is just about to put a version into its folder."""
    command = [sys.executable, "-m", "tests.bench.replacing", str(out), str(version), ways]
    run = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    return run


_took: dict[str, float] = {}


def _seconds(out: Path, ways: str) -> float:
    """How long it takes on this machine."""
    if ways not in _took:
        place(site(0), out)
        run = _started(out, 1, ways)
        began = time.monotonic()
        run.communicate()
        _took[ways] = 1.2 * (time.monotonic() - began)
    return _took[ways]


def expected(version: int) -> Mapping[str, bytes]:
    """All that stands in the folder with a version of the site."""
    return {**site(version).files, **OWN}


def whole(out: Path) -> Mapping[str, bytes]:
    """All that stands in a folder, but the list of the last run."""
    return dict(_standing(out))


def _standing(out: Path) -> Iterator[tuple[str, bytes]]:
    for place_, _, names in os.walk(out):
        for name in names:
            path = Path(place_) / name
            if name != LIST:
                yield path.relative_to(out).as_posix(), path.read_bytes()


def _run(out: Path, version: int, ways: str) -> None:
    """What is killed."""
    if ways == "renames":
        files._swapped = lambda *_: False
    print("ready", flush=True)
    place(site(version), out)


def main() -> None:
    """Kill as often as asked, 200 times if nothing is said; or be the one that is killed."""
    if len(sys.argv) == 4:
        _run(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
        return
    times = sys.argv[1] if len(sys.argv) > 1 else "200"
    seed = sys.argv[2] if len(sys.argv) > 2 else "kill"
    with tempfile.TemporaryDirectory() as folder:
        kill(int(times), Path(folder), seed)
    print(f"killed {times} times; every site was whole, every next one right")


if __name__ == "__main__":
    main()
