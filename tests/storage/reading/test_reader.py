from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import line, one_armed
from support.diary import DAY, START, Diary, put

from backcoach.core.session import events as ev
from backcoach.core.session.past.session_record import record
from backcoach.storage.errors import DamagedError
from backcoach.storage.store import Store, StoreError, read_history
from backcoach.storage.versions import migrations

if TYPE_CHECKING:
    from pathlib import Path


LATER = START + 999 * DAY


def test_the_history_is_what_the_sessions_came_to_oldest_first(store: Store) -> None:
    late = put(store, Diary("late", day=9).do(3))
    early = put(store, Diary("early").do().discard())
    middle = put(store, Diary("middle", line(one_armed(), 2), day=3).do(4))
    assert store.history() == [record(early.state), record(middle.state), record(late.state)]
    assert store.history(2) == [record(middle.state), record(late.state)]
    assert store.history(0) == []
    assert store.history(99) == store.history()


def test_the_past_is_what_was_finished_lately_and_the_latest_of_each_exercise(
    store: Store,
) -> None:
    rowing, pulling = line("row", 2, load="20 kg"), line("pull", 1)
    put(store, Diary("older", rowing, day=0).do(reps=6).finish())
    put(store, Diary("old", rowing, pulling, day=1).do(reps=6).do(reps=5).skip().finish())
    put(store, Diary("lately", pulling, day=5).do(1, reps=9))
    put(store, Diary("thrown away", rowing, day=6).do(1, reps=9).discard())
    put(store, Diary("live", rowing, day=7).do(1, reps=9))
    lately = START + 4 * DAY
    assert list(store.past(lately, LATER, ["row", "pull", "unknown"])) == ["old", "lately"]
    assert list(store.past(lately, LATER, [])) == ["lately"]
    assert list(store.past(0, LATER, [])) == ["older", "old", "lately"]


def test_a_session_dated_in_the_future_does_not_hide_the_latest_of_an_exercise(
    store: Store,
) -> None:
    put(store, Diary("true", day=0).do(3).finish())
    put(store, Diary("ahead", day=300).do(3).finish())
    assert list(store.past(START + 400 * DAY, START + 5 * DAY, ["row"])) == ["true"]


def test_what_is_asked_at_the_start_is_found_by_index(store: Store) -> None:
    seen: list[str] = []
    store._db.set_trace_callback(seen.append)
    store.past(START, LATER, ["row"])
    store.live()
    store.history(10)
    store._db.set_trace_callback(None)
    for query in seen:
        plan = [row[3] for row in store._db.execute(f"EXPLAIN QUERY PLAN {query}")]
        assert plan
        scanned = [step for step in plan if step.startswith("SCAN") and "INDEX" not in step]
        assert scanned in ([], ["SCAN latest"])  # the ten sessions that the query itself chose


@pytest.mark.parametrize("names", [1, 20])
def test_sessions_with_one_of_some_names_look_at_their_own_sets_alone(
    store: Store, names: int
) -> None:
    seen: list[str] = []
    store._db.set_trace_callback(seen.append)
    store.history(10, *(f"Row {number}" for number in range(names)))
    store._db.set_trace_callback(None)
    (query,) = seen
    plan = [row[3] for row in store._db.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert [step for step in plan if "logged" in step] == [
        "SEARCH logged USING PRIMARY KEY (session=?)"
    ]


def test_an_unreadable_event_is_left_out_and_the_others_are_kept(store: Store) -> None:
    diary = put(store, Diary("one").do(2))
    for number, body in ((2, "{"), (3, '{"event":"set_done"}'), (4, None), (4, 5)):
        store._db.execute("UPDATE OR IGNORE event SET body = ? WHERE seq = ?", (body, number))
    stored = store.load("one")
    assert stored.later == diary.events[:1]
    assert stored.next == 5


def test_a_session_without_its_start_is_damage(store: Store) -> None:
    put(store, Diary("one").do())
    store._db.execute("UPDATE event SET body = x'00ff' WHERE seq = 0")
    with pytest.raises(DamagedError):
        store.load("one")


def test_a_session_that_is_not_there_cannot_be_loaded(store: Store) -> None:
    with pytest.raises(StoreError, match="no such session"):
        store.load("nowhere")


def test_a_projection_that_makes_no_sense_is_damage(store: Store) -> None:
    put(store, Diary("one").do())
    store._db.execute("UPDATE record SET sets = replace(sets, '\"reps\":8', '\"reps\":true')")
    with pytest.raises(DamagedError):
        store.history()


def test_looking_makes_nothing(tmp_path: Path) -> None:
    assert read_history(tmp_path / "nowhere") == []
    assert list(tmp_path.iterdir()) == []


def test_looking_shows_what_another_program_is_just_doing(store: Store, tmp_path: Path) -> None:
    diary = put(store, Diary("one").do())
    assert read_history(tmp_path) == [record(diary.state)]
    with Store.open(tmp_path, readonly=True) as looking:
        with pytest.raises(StoreError, match="cannot be written"):
            put(looking, Diary("two"))
        put(store, diary.do())
        assert looking.history() == [record(diary.state)]


def test_d3_pains_and_red_flags_of_all_sessions_are_read_in_their_order(store: Store) -> None:
    later = put(store, Diary("later", day=3).do().pain(3).finish())
    later.tell(ev.RedFlagReported(at=later.now, flag="fever"))
    put(store, later)
    put(store, Diary("earlier", day=1).pain(7).discard())
    events = store.health()
    assert [type(event) for event in events] == [
        ev.PainReported,
        ev.PainReported,
        ev.RedFlagReported,
    ]
    assert [event.level for event in events if isinstance(event, ev.PainReported)] == [7, 3]


def test_a_report_that_cannot_be_read_is_left_out(store: Store) -> None:
    put(store, Diary("one").pain(3).pain(4))
    store._db.execute("UPDATE event SET body = X'00' WHERE seq = 1")
    assert [event.at for event in store.health()] == [store.load("one").events[2].at]


def test_the_reports_of_many_sessions_are_found_by_their_index(store: Store) -> None:
    query = f"EXPLAIN QUERY PLAN SELECT body FROM event WHERE {migrations.HEALTH_KINDS} ORDER BY at"
    assert "event_health" in str(store._db.execute(query).fetchall())


def test_the_names_of_work_sets_are_told_once_each(store: Store) -> None:
    put(store, Diary("a", line("row", 2, load="24 kg"), line("pull", 1)).do(3).finish())
    put(store, Diary("b", line("row", 1, load="24 kg"), day=1).do(1).finish())

    assert store.exercise_names() == ["pull", "row"]
