"""When the hooks run, and the facts that each is given."""

from __future__ import annotations

import json
from typing import get_args

from support.builders import Coach, hold, line, one_armed

from backcoach.core.session import events as ev
from backcoach.signals.hook_facts import Facts, HookName, facts, hooks_due


class Caller(Coach):
    """A coach that keeps which hooks were called, with their facts."""

    calls: list[HookName]
    given: list[Facts]

    def hear(self) -> Caller:
        self.calls, self.given = [], []
        self._call(hooks_due(None, self.state, self.started), self.started)
        return self

    def tell(self, event: ev.Event) -> Caller:
        before = self.state
        super().tell(event)
        self._call(hooks_due(before, self.state, event), event)
        return self

    def _call(self, names: tuple[HookName, ...], event: ev.Event) -> None:
        self.calls += names
        self.given += [facts(name, self.state, event) for name in names]


def test_a_session_runs_each_hook_at_its_event() -> None:
    caller = Caller(line("row", 2, rest=90)).hear()
    caller.begin().done().wait(95).begin().done()
    assert caller.calls == [
        *("session_start", "set_start", "set_done", "rest_over"),
        *("set_start", "set_done", "session_finished"),
    ]
    assert set(caller.calls) == set(get_args(HookName))
    assert [item["hook"] for item in caller.given] == caller.calls


def test_an_event_without_a_hook_runs_none() -> None:
    caller = Caller(line("row", 3)).hear()
    caller.begin(get_ready=3)
    caller.calls.clear()
    caller.sleep(1).begin().begin().note("hm").undo().pause().resume()
    assert caller.calls == []


def test_a_rest_whose_end_is_noticed_late_runs_no_hook() -> None:
    caller = Caller(line("row", 2, rest=90)).hear()
    caller.do()
    caller.calls.clear()
    caller.sleep(7200).look()
    assert caller.took
    assert caller.calls == []


def test_resuming_a_session_runs_no_hook() -> None:
    coach = Coach(line("row", 2)).do()
    assert hooks_due(None, coach.state, ev.Resumed(at=0)) == ()


def test_a_session_is_finished_once_however_it_ends() -> None:
    caller = Caller(line("row", 2)).hear()
    caller.do().skip().finish().amend("1.1", reps=5)
    assert caller.calls[-2:] == ["set_done", "session_finished"]
    other = Caller(line("row", 2)).hear()
    other.discard()
    assert other.calls == ["session_start"]


def test_the_facts_of_a_done_set_are_what_was_done() -> None:
    caller = Caller(line(one_armed(), 2, reps="8-10", load="22.5 kg", rest=90)).hear()
    caller.begin().sleep(41).done(reps=9, rir=2)
    assert caller.given[-1] == {
        "hook": "set_done",
        "at": "1970-01-01T00:00:41+00:00",
        "session_id": "uuid",
        "session": "test",
        "session_name": "Test",
        "started_at": "1970-01-01T00:00:00+00:00",
        "sets_done": 0,
        "sets_planned": 2,
        "exercise": "db_row",
        "exercise_name": "Db row",
        "kind": "work",
        "side": "left",
        "set": 1,
        "sets": 2,
        "target": "8–10",
        "reps": 9,
        "seconds": None,
        "load": "22.5 kg",
        "load_kg": 22.5,
        "rir": 2,
        "rest_s": 15,
    }


def test_the_facts_of_a_coming_set_are_the_planned_values() -> None:
    caller = Caller(line(hold(seconds=30)), line("row", load="green band")).hear()
    start = caller.given[-1]
    assert (start["target"], start["seconds"], start["load"]) == ("30 s", None, None)
    caller.do().wait(60).begin()
    begun = caller.given[-1]
    assert (begun["hook"], begun["target"], begun["reps"]) == ("set_start", "8", None)
    assert (begun["load"], begun["load_kg"], begun["rest_s"]) == ("green band", None, None)


def test_the_facts_of_a_finished_session_have_no_set() -> None:
    caller = Caller(line("row", 2)).hear()
    caller.do().finish()
    assert (caller.given[-1]["sets_done"], caller.given[-1]["sets_planned"]) == (1, 2)
    assert "exercise" not in caller.given[-1]


def test_an_event_that_changes_nothing_runs_no_hook() -> None:
    coach = Coach(line("row"))
    event = ev.SetDone(at=0, step="1.1", result=coach.result("1.1"))
    assert hooks_due(coach.state, coach.state, event) == ()


def test_every_fact_is_a_plain_value() -> None:
    caller = Caller(line("row", 2, load="-30 kg")).hear()
    caller.do().finish()
    assert all(json.loads(json.dumps(item)) == item for item in caller.given)
