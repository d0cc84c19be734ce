"""Two machines of one person, through a real server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.diary import Diary, numbered
from support.machines.several import Laptop, agree

from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result
from backcoach.sync.round import Outcome

if TYPE_CHECKING:
    import pytest
    from support.machines.postgres import Postgres


DONE = ("1.1", "1.2", "1.3")


def test_a_session_goes_from_one_machine_to_the_other(pair: tuple[Laptop, Laptop]) -> None:
    laptop, desktop = pair
    diary = laptop.put(Diary("one").do(3))
    count = len(numbered(diary))
    assert laptop.sync() == Outcome(sent=count)
    assert laptop.sync() == Outcome()
    assert desktop.sync() == Outcome(received=count)
    assert desktop.sync() == Outcome()
    assert desktop.everything() == laptop.everything()
    assert desktop.store.history() == laptop.store.history()


def test_sessions_of_both_come_to_both(pair: tuple[Laptop, Laptop]) -> None:
    laptop, desktop = pair
    laptop.put(Diary("one").do(3))
    desktop.put(Diary("two", day=1).do(2).finish())
    agree(laptop, desktop)
    assert set(laptop.everything()) == {"one", "two"}


def test_corrections_and_deletions_of_the_past_travel(pair: tuple[Laptop, Laptop]) -> None:
    laptop, desktop = pair
    laptop.put(Diary("one").do(3))
    laptop.put(Diary("two", day=1).do(3))
    agree(laptop, desktop)
    corrected = desktop.coach("one").amend("1.1", reps=3)
    desktop.put(corrected)
    desktop.put(desktop.coach("two").discard())
    agree(laptop, desktop)
    assert laptop.state("one").logged["1.1"].result == corrected.state.logged["1.1"].result
    assert laptop.state("two").phase == "discarded"
    laptop.put(laptop.coach("two").undo())
    agree(laptop, desktop)
    assert desktop.state("two").phase == "finished"


def test_corrections_of_both_at_once_are_joined(pair: tuple[Laptop, Laptop]) -> None:
    laptop, desktop = pair
    laptop.put(Diary("one").do(3))
    agree(laptop, desktop)
    laptop.put(laptop.coach("one").amend("1.1", reps=1))
    desktop.put(desktop.coach("one").amend("1.1", reps=2).amend("1.2", reps=4))
    laptop.sync()
    assert desktop.sync() == Outcome(sent=1, received=1, aside=1)
    agree(laptop, desktop)
    assert [laptop.state("one").logged[step].result.reps for step in DONE] == [1, 4, 8]  # type: ignore[union-attr]
    (kept,) = desktop.store.aside(unshown=True)
    assert (kept.what.why, kept.what.exercise) == ("both", "Row")


def test_the_same_import_on_both_is_one_session(pair: tuple[Laptop, Laptop]) -> None:
    for number, machine in enumerate(pair):
        done = {"1.1": RecordedSet(exercise="row", result=Result(reps=8), at=5)}
        event = ev.SessionRecorded(
            at=0, id="same", origin=Origin("strong"), sets=done, entered_at=number
        )
        machine.store.append("same", [(0, event)], record(begin(event)))
    agree(*pair)
    assert pair[0].store.aside(unshown=True) == pair[1].store.aside(unshown=True) == []


def test_a_store_that_lost_its_memory_is_filled_again(pair: tuple[Laptop, Laptop]) -> None:
    """As after a recovery: another machine id, events missing, nothing known of the server."""
    laptop, desktop = pair
    laptop.put(Diary("one").do(3))
    laptop.sync()
    for table in ("machine", "shared"):
        laptop.store._db.execute(f"DELETE FROM {table}")
    laptop.store._db.execute("DELETE FROM event WHERE seq = 2")
    laptop.put(Diary("two", day=1).do(3))
    agree(laptop, desktop)
    assert len(laptop.log("one")) == 7


def test_a_lost_event_does_not_keep_the_rest_back(pair: tuple[Laptop, Laptop]) -> None:
    laptop, desktop = pair
    laptop.put(Diary("one").do(3).note("grip"))
    laptop.store._db.execute("DELETE FROM event WHERE seq = 2")
    laptop.sync()
    desktop.sync()
    assert desktop.everything() == laptop.everything()
    assert desktop.state("one").notes == ("grip",)


def test_a_lost_answer_is_no_second_event(
    pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server has stored everything, and the machine ended before it knew."""
    laptop, desktop = pair
    laptop.put(Diary("one").do(1))
    laptop.sync()
    hold = laptop.store.hold_of("one")
    assert hold is not None
    place = laptop.store.machine().place
    laptop.put(laptop.coach("one").do(2))
    laptop.sync()
    laptop.store.keep_hold("one", hold)
    laptop.store.read_up_to(place)
    assert laptop.sync() == Outcome()
    agree(laptop, desktop)


def test_a_server_that_went_back_in_time_is_filled_again(
    pair: tuple[Laptop, Laptop], postgres: Postgres, database: str
) -> None:
    laptop, _ = pair
    laptop.put(Diary("one").do(3))
    laptop.sync()
    person = laptop.store.machine().person
    for table in ("event", "session"):
        postgres.run_as_admin(f"DELETE FROM backcoach.{table} WHERE person = {person}", database)
    postgres.run_as_admin(f"UPDATE backcoach.person SET place = 0 WHERE id = {person}", database)
    assert laptop.sync() == Outcome(sent=7)


def test_many_sessions_come_in_pages(
    pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, desktop = pair
    monkeypatch.setattr("backcoach.sync.server.connection.AT_A_TIME", 10)
    monkeypatch.setattr("backcoach.sync.outgoing.MOST_EVENTS", 15)
    for number in range(6):
        laptop.put(Diary(f"s{number}", day=number).do(3))
    assert laptop.sync().sent == 42
    assert desktop.sync().received == 42
    agree(laptop, desktop)


def test_what_a_newer_program_wrote_waits_for_the_update(
    pair: tuple[Laptop, Laptop], postgres: Postgres, database: str
) -> None:
    laptop, desktop = pair
    laptop.put(Diary("one").do(1))
    laptop.sync()
    person = laptop.store.machine().person
    of_it = f"WHERE person = {person} AND seq = 2"
    kept = postgres.run_as_admin(
        f"SELECT encode(body, 'hex') FROM backcoach.event {of_it}", database
    )
    newer = 'convert_to(\'{"event": "of_tomorrow", "at": 5}\', \'UTF8\')'
    postgres.run_as_admin(f"UPDATE backcoach.event SET body = {newer} {of_it}", database)
    assert desktop.sync() == Outcome(unreadable=1)
    assert desktop.sync() == Outcome(unreadable=1)
    old = f"decode('{kept[0][0]}', 'hex')"
    postgres.run_as_admin(f"UPDATE backcoach.event SET body = {old} {of_it}", database)
    assert desktop.sync() == Outcome(received=3)
    agree(laptop, desktop)
