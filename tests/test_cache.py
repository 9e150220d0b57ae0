"""What is kept between runs: whole or gone, ours or nobody's, and never more than its share."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bokbygg import cache

HERE = Path(__file__).parent.parent

HAMMER = """
import sys
from hashlib import sha256
from bokbygg import cache

def data(name):
    return sha256(name.encode()).digest() * 4000

print("begun", flush=True)
for turn in range(int(sys.argv[1])):
    for number in range(20):
        name = f"things/{number}"
        found = cache.kept(name)
        assert found in (None, data(name)), name
        cache.keep(name, data(name))
print("ended")
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of each test: empty, and its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for name in (cache.OFF, cache.SIZE, "BOKBYGG_PASSING_FOLDER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "bokbygg"


def _taken(place: Path) -> int:
    return sum(path.stat().st_size for path in (place / "things").rglob("*"))


def test_what_is_kept_is_found_again() -> None:
    cache.keep("things/a", b"one")
    cache.keep("things/deeper/b", b"")
    assert (cache.kept("things/a"), cache.kept("things/deeper/b")) == (b"one", b"")
    assert cache.kept("things/never") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200), where=st.data())
def test_a_spoilt_entry_counts_as_gone(place: Path, data: bytes, where: st.DataObject) -> None:
    cache.keep("things/a", data)
    path = place / "things" / "a"
    whole = path.read_bytes()
    at = where.draw(st.integers(0, len(whole) - 1))
    other = where.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    for spoilt in (whole[:at], whole + b"x", whole[:at] + bytes([other]) + whole[at + 1 :]):
        path.write_bytes(spoilt)
        assert cache.kept("things/a") is None
    cache.keep("things/a", data)
    assert cache.kept("things/a") == data


def test_an_entry_under_another_name_counts_as_gone(place: Path) -> None:
    cache.keep("things/a", b"one")
    (place / "things" / "a").rename(place / "things" / "b")
    assert cache.kept("things/b") is None


def test_what_was_used_longest_ago_goes_first(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.SIZE, "2")
    for number in range(100):
        name = f"things/{number:03}"
        cache.keep(name, b"x" * 100_000)
        os.utime(place / name, (number, number))
        if number == 5:
            assert cache.kept("things/000") is not None  # used: now the youngest
        assert _taken(place) <= 2_000_000
    there = sorted(path.name for path in (place / "things").iterdir())
    assert there[0] == "000"
    assert there[1:] == [f"{number:03}" for number in range(101 - len(there), 100)]
    assert len(there) >= 15


def test_every_sort_counts(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.SIZE, "2")
    for number in range(60):
        cache.keep(f"{('one', 'two', 'three')[number % 3]}/{number}", b"x" * 60_000)
    assert {held.sort for held in cache.holds()} == {"one", "two", "three"}
    assert sum(held.size for held in cache.holds()) <= 2_000_000


def test_small_entries_count_as_what_they_take_on_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.SIZE, "1")
    for number in range(400):
        cache.keep(f"things/{number}", b"x")
    assert sum(held.count for held in cache.holds()) * 4096 <= 1_000_000


def test_what_no_limit_leaves_room_for_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.SIZE, "1")
    cache.keep("things/large", b"x" * 100_000)
    assert cache.kept("things/large") is None
    monkeypatch.setenv(cache.SIZE, "0")
    cache.keep("things/a", b"x")
    assert (cache.is_off(), cache.kept("things/a")) == (True, None)


@pytest.mark.parametrize("said", ["", "-1", "viel", "1e3", "٣"])
def test_a_limit_that_is_no_number_is_the_usual_one(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.SIZE, said)
    assert cache.limit() == cache.USUAL * 1_000_000


def test_a_lost_tally_is_begun_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.SIZE, "2")
    for number in range(100):
        cache.keep(f"things/{number:03}", b"x" * 100_000)
        (place / "tally").unlink()
        assert _taken(place) <= 2_000_000


def test_what_killed_runs_left_unfinished_goes(place: Path) -> None:
    cache.keep("things/a", b"one")
    old, young = place / "things" / ".b.x1", place / "things" / ".b.x2"
    for left in (old, young):
        left.write_bytes(b"half")
    os.utime(old, (1, 1))
    (place / "tally").unlink()
    cache.keep("things/c", b"two")
    assert (old.exists(), young.exists()) == (False, True)


def test_turned_off_it_neither_reads_nor_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep("things/a", b"one")
    monkeypatch.setenv(cache.OFF, "1")
    cache.keep("things/b", b"two")
    assert cache.kept("things/a") is None
    monkeypatch.delenv(cache.OFF)
    assert (cache.kept("things/a"), cache.kept("things/b")) == (b"one", None)


def test_clearing_tells_what_went(place: Path) -> None:
    cache.keep("things/a", b"x" * 5000)
    cache.keep("covers/b", b"x")
    (place / "mine.txt").write_text("not an entry")
    told = [(held.sort, held.count, held.size) for held in cache.clear()]
    assert told == [("covers", 1, 4096), ("things", 1, 8192)]
    assert cache.holds() == ()
    assert (place / "mine.txt").exists()


# --- whose it is ----------------------------------------------------------------------------------


def test_a_folder_that_others_could_write_in_is_emptied_and_closed(tmp_path: Path) -> None:
    place = tmp_path / "bokbygg"
    (place / "things").mkdir(parents=True)
    cache.keep("things/a", b"planted")
    place.chmod(0o777)
    cache._home.cache_clear()
    assert cache.kept("things/a") is None
    assert place.stat().st_mode & 0o777 == 0o700


def test_anothers_folder_is_left_alone(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep("things/a", b"one")
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    cache._home.cache_clear()
    cache.keep("things/b", b"two")
    assert cache.kept("things/a") is None
    assert [path.name for path in (place / "things").iterdir()] == ["a"]
    assert place not in (cache.folder(), *cache.folder().parents)
    cache._home.cache_clear()


def test_a_folder_named_from_where_one_stands_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    cache.keep("things/a", b"one")
    assert not (tmp_path / "here").exists()
    assert (tmp_path / "home" / ".cache" / "bokbygg" / "things" / "a").exists()


def test_where_nothing_can_be_written_nothing_is_kept(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.keep("things/a", b"one")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "utime", full)
        patch.setattr(os, "fdopen", full)
        cache.keep("things/b", b"two")
        assert (cache.kept("things/a"), cache.kept("things/b")) == (b"one", None)
    assert [path.name for path in (place / "things").iterdir()] == ["a"]


# --- several at once ------------------------------------------------------------------------------


def _hammer(turns: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HAMMER, str(turns)],
        env={**os.environ, cache.SIZE: "3", "PYTHONPATH": str(HERE / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.long
def test_two_at_the_same_entries_never_see_a_half(place: Path) -> None:
    runs = [_hammer(60) for _ in range(2)]
    for run in runs:
        out, err = run.communicate(timeout=120)
        assert (out, err) == ("begun\nended\n", "")
    assert sum(held.size for held in cache.holds()) <= 3_000_000


@pytest.mark.long
def test_killed_at_any_moment_no_entry_is_a_half(place: Path) -> None:
    for number in range(30):
        run = _hammer(10_000)
        assert run.stdout is not None
        assert run.stdout.readline() == "begun\n"
        time.sleep(0.011 * number)
        run.send_signal(signal.SIGKILL)
        run.communicate()
    out, err = _hammer(1).communicate(timeout=60)
    assert (out, err) == ("begun\nended\n", "")
    assert len(list((place / "things").glob(".*"))) <= 30
