"""A session as other programs read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from msgspec import structs
from support.builders import Coach, hold, line, one_armed

from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.past.recorded import Origin, RecordedSet, target_of
from backcoach.core.session.past.session_record import iso, record
from backcoach.core.session.plan import Result
from backcoach.core.session.timing.duration import minutes_taken
from backcoach.core.wording.timer import timer_view

if TYPE_CHECKING:
    from backcoach.core.session.plan import Kind

NINE_PM = 1_700_000_000_000 // 86_400_000 * 86_400_000 + 21 * 3_600_000


@pytest.mark.parametrize(
    ("kind", "target"),
    [("easy", "5 min"), ("easy", "90 s"), ("work", "30 s"), ("work", "8–10"), ("work", "5+")],
)
def test_what_was_asked_of_a_set_is_the_same_after_it_was_written(kind: Kind, target: str) -> None:
    done = RecordedSet(exercise="row", result=Result(seconds=9), at=1, kind=kind, target=target)
    assert target_of(done) == target


def test_a_set_tells_what_was_asked_what_was_done_and_how_long_the_rest_was() -> None:
    coach = Coach(line("row", 2, reps="8-10", load="22.5 kg", rest=90))
    coach.begin().done(reps=9, rir=2).wait(100).begin().sleep(30).done()
    first = record(coach.state).public()["sets"]
    assert isinstance(first, list)
    assert first[0] == {
        "step": "1.1",
        "exercise": "row",
        "name": "Row",
        "kind": "work",
        "side": "both",
        "set": 1,
        "target": "8–10",
        "reps": 9,
        "seconds": None,
        "load_kg": 22.5,
        "load": "22.5 kg",
        "unit": "kg",
        "band": None,
        "rir": 2,
        "rest_planned_s": 90,
        "rest_taken_s": 100,
        "left": False,
        "done_at": "1970-01-01T00:00:00+00:00",
        "skipped": False,
        "reported": False,
        "note": "",
        "extra": {},
    }


def test_the_last_set_has_no_rest() -> None:
    (only,) = record(Coach(line("row")).do().state).sets
    assert (only.rest_planned_s, only.rest_taken_s) == (None, None)


def test_a_skipped_set_is_told_without_figures() -> None:
    (only,) = record(Coach(line("row", load="24 kg")).skip().state).sets
    assert only.skipped
    assert only.result == Result()


def test_a_result_comes_back_whole() -> None:
    coach = Coach(line("row", load="53 lb")).do(reps=7, rir=1)
    (only,) = record(coach.state).sets
    assert only.result == Result(reps=7, rir=1, load=Load.parse("53 lb"))


def test_a_hold_and_a_side_and_a_warm_up_say_so() -> None:
    coach = Coach(line(one_armed(), 1, warmup=[5]), line(hold(seconds=20))).do(4)
    coach.begin().wait(20)
    sets = record(coach.state).sets
    assert [(done.kind, done.side, done.set) for done in sets] == [
        ("warmup", "left", 1),
        ("warmup", "right", 1),
        ("work", "left", 1),
        ("work", "right", 1),
        ("work", "both", 1),
    ]
    assert (sets[-1].seconds, sets[-1].reps, sets[-1].target) == (20, None, "20 s")


def test_a_session_is_live_then_finished_or_discarded() -> None:
    live = Coach(line("row", 2)).do()
    assert record(live.state).public()["finished_at"] is None
    assert record(live.state).status == "live"
    done = Coach(line("row", 2)).do().sleep(60).finish()
    assert record(done.state).status == "finished"
    assert record(done.state).public()["finished_at"] == "1970-01-01T00:01:00+00:00"
    assert record(done.carry_on().state).status == "live"
    assert record(live.discard().state).status == "discarded"


def test_the_public_session_has_the_promised_keys_and_is_json() -> None:
    public = record(Coach(line("row", 2)).do().state).public()
    assert list(public) == [
        *("id", "session", "name", "file", "started_at", "finished_at", "status"),
        *("origin", "notes", "pains", "planned", "sets"),
    ]
    assert (public["id"], public["session"]) == ("uuid", "test")
    assert msgspec.json.decode(msgspec.json.encode(public)) == public


@pytest.mark.parametrize(
    ("offset", "text"),
    [(0, "21:00:00+00:00"), (120, "23:00:00+02:00"), (-210, "17:30:00-03:30")],
)
def test_an_instant_is_shown_in_its_place(offset: int, text: str) -> None:
    assert iso(NINE_PM, offset).endswith(text)


def test_time_away_is_no_training_and_no_rest() -> None:
    night = 9 * 3600
    coach = Coach(line("row", 3, rest=60)).do().wait(night).begin().sleep(60).done().sleep(60)
    coach.finish()
    first, second = record(coach.state).sets
    assert (first.public()["rest_taken_s"], first.public()["left"]) == (None, True)
    assert (second.public()["rest_taken_s"], second.public()["left"]) == (60, False)
    assert minutes_taken(coach.state) == 1
    assert minutes_taken(record(coach.state)) == 1


def test_a_finished_session_that_was_reopened_and_left_took_as_long_as_it_did() -> None:
    fortnight = 14 * 24 * 3600
    coach = Coach(line("row", 2, rest=60)).do().wait(600).do().wait(60).finish()
    before = minutes_taken(coach.state)
    coach.wait(30)
    coach.tell(ev.Continued(at=coach.now)).wait(fortnight).finish()
    assert minutes_taken(coach.state) == before
    assert timer_view(coach.state, coach.now).text == f"{before}:00"


def test_an_imported_session_lasted_from_its_beginning_to_its_end() -> None:
    hours = 5_400_000
    imported = structs.replace(
        record(Coach(line("row", 1)).do().state),
        origin=Origin("hevy", "en"),
        started_at=0,
        finished_at=hours,
    )
    assert minutes_taken(imported) == 90
