"""A run tells how far it has come: to people on a terminal, to logs, to programs."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from bokbygg import events
from bokbygg.book import Kind
from bokbygg.build import build, write
from bokbygg.cli.progress import Pace, Telling, _Moving, _Plain, in_words
from bokbygg.events import Begun, Bound, Event, Joined, LaidOut, Parsed, Stage, Written
from bokbygg.read import find
from tests.bookmaking import lay_out
from tests.program import bokbygg

BOOK = {f"{number}.md": f"# Hav {number}\n\n{'Det var lugnt. ' * number}\n" for number in (1, 2, 3)}
BOOK["bok.toml"] = "[typography]\n"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_run_tells_of_each_stage_and_each_essay(tmp_path: Path) -> None:
    heard: list[Event] = []
    result = build(find(lay_out(tmp_path / "book", BOOK)), list(Kind), tell=heard.append)
    write(result.outputs, tmp_path / "out", heard.append)
    parsed = [event for event in heard if isinstance(event, Parsed)]
    laid = [event for event in heard if isinstance(event, LaidOut)]
    assert [(event.done, event.of) for event in parsed] == [(1, 3), (2, 3), (3, 3)]
    assert [event.done for event in laid] == list(range(1, laid[0].of + 1))
    for counted in ([event.share for event in parsed], [event.share for event in laid]):
        assert counted == sorted(counted)
        assert counted[-1] == 1
    (pages,) = (made.pages for made in result.outputs if made.pages)
    assert [event for event in heard if not isinstance(event, Parsed | LaidOut)] == [
        Begun(stage=Stage.READING),
        Begun(stage=Stage.TYPESETTING),
        Joined(name="book.pdf", pages=pages),
        Begun(stage=Stage.BINDING),
        Bound(name="book.epub"),
        *(
            Written(path=str(tmp_path / "out" / made.name), size=len(made.data))
            for made in result.outputs
        ),
    ]


def test_json_has_an_event_a_line_on_stderr_and_the_outcome_on_stdout(tmp_path: Path) -> None:
    done = bokbygg("build", "epub", "--json", cwd=lay_out(tmp_path / "book", BOOK))
    told = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["event"] for line in told] == [
        *("begun", "parsed", "parsed", "parsed", "begun", "bound", "written")
    ]
    assert told[0]["stage"] == "reading the essays"
    assert (told[1]["done"], told[1]["of"]) == (1, 3)
    assert [made["path"] for made in json.loads(done.stdout)["outputs"]] == [told[-1]["path"]]


def test_every_event_has_a_name_for_programs() -> None:
    named = events.as_json(Written(path="build/a.epub", size=7))
    assert named == {"event": "written", "path": "build/a.epub", "size": 7}
    assert set(events._NAMES) == set(Event.__args__)


def test_quiet_is_quiet_to_programs_too(tmp_path: Path) -> None:
    done = bokbygg("build", "epub", "--json", "-q", cwd=lay_out(tmp_path / "book", BOOK))
    assert done.stderr == ""


def test_time_left_follows_the_text_that_is_done() -> None:
    clock = Clock()
    pace = Pace(clock)
    clock.now += 0.5
    assert pace.left(0.1) is None  # too soon to tell
    clock.now += 1
    assert pace.left(0.2) is None  # others were worked at meanwhile
    clock.now += 0.5
    assert pace.left(0.25) == pytest.approx(6.0)
    clock.now += 6.0
    assert pace.left(1.0) == 0


def test_what_was_at_hand_already_says_nothing_of_the_pace() -> None:
    clock = Clock()
    pace = Pace(clock)
    clock.now += 0.1
    assert pace.left(0.9) is None  # found in the cache
    clock.now += 2.0
    assert [pace.left(share) for share in (0.91, 0.93)] == [None, None]
    assert pace.left(0.95) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "about 1 s"),
        (7.4, "about 7 s"),
        (33, "about 35 s"),
        (89, "about 90 s"),
        (140, "about 2 min"),
    ],
)
def test_time_left_is_told_no_finer_than_it_is_known(seconds: float, said: str) -> None:
    assert in_words(seconds) == said


def test_a_stage_is_counted_once_it_has_begun() -> None:
    clock = Clock()
    telling = Telling(clock)
    assert telling.line(Begun(stage=Stage.TYPESETTING)) == "typesetting the PDF …"
    clock.now += 0.5
    assert telling.line(LaidOut(done=1, of=45, share=0.1)) == "typesetting the PDF: 1 of 45"
    clock.now += 3.0
    assert telling.line(LaidOut(done=9, of=45, share=0.2)) == "typesetting the PDF: 9 of 45"
    clock.now += 0.5
    line = telling.line(LaidOut(done=17, of=45, share=0.4))
    assert line == "typesetting the PDF: 17 of 45, about 6 s left"
    assert telling.line(LaidOut(done=45, of=45, share=1)) == "typesetting the PDF: 45 of 45"
    assert telling.line(Joined(name="a.pdf", pages=3)) == ""


def test_a_terminal_has_one_line_that_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    clock, stream = Clock(), io.StringIO()
    moving = _Moving(stream, clock)
    moving.tell(Begun(stage=Stage.TYPESETTING))
    moving.tell(LaidOut(done=1, of=9, share=0.1))  # at once: nobody could read it
    clock.now += 0.5
    moving.tell(LaidOut(done=2, of=9, share=0.2))
    moving.tell(LaidOut(done=3, of=9, share=0.3))
    clock.now += 5
    moving.tell(LaidOut(done=8, of=9, share=0.9))
    assert stream.getvalue().split("\r\033[K") == [
        *("", "typesetting the PDF …", "typesetting the PDF: 2 of 9"),
        "typesetting the PDF: 8 of 9, ",
    ]


def test_a_log_has_a_line_a_stage_and_one_now_and_then() -> None:
    clock, stream = Clock(), io.StringIO()
    plain = _Plain(stream, clock)
    plain.tell(Begun(stage=Stage.TYPESETTING))
    for done in range(1, 31):
        clock.now += 1
        plain.tell(LaidOut(done=done, of=30, share=done / 30))
    assert stream.getvalue().splitlines() == [
        "typesetting the PDF …",
        "typesetting the PDF: 11 of 30, about 20 s left",
        "typesetting the PDF: 22 of 30, about 8 s left",
    ]
