"""Personal records: what counts as one, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import Coach, exercise, hold, line, one_armed, plan_of
from support.pasts import trained, visit

from backcoach.core.coaching.history.records import Record, record_at, records
from backcoach.core.notation import Load
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.session.state import State

row = exercise("row", implement="stack")
ROW = line(row, 1)
TWO = line(row, 2)


MOST = Reason("record_reps", {"exercise": "Row", "reps": 9, "load": Load(40_000)})


def kinds(made: tuple[Record, ...]) -> dict[str, Reason]:
    return {record.kind: record.reason for record in made}


def after(before: State, now: State) -> dict[str, Reason]:
    return kinds(records(now, [before]))


def test_a_first_time_is_no_record() -> None:
    assert records(visit(ROW, 8), []) == ()
    other = visit(line("other"), 8, load="10 kg")
    assert records(visit(ROW, 8), [other]) == ()


def test_a_first_time_on_a_side_is_no_record() -> None:
    what = line(one_armed(), 1)
    assert after(visit(what, 8, None), visit(what, None, 9)) == {}


def test_more_load_than_ever() -> None:
    made = records(visit(ROW, 3, load="45 kg"), [visit(ROW, 3)])
    record = made[0]
    assert (record.kind, record.value, record.before) == ("load", 45_000, 40_000)
    assert record.reason == Reason("record_load", {"exercise": "Row", "load": Load(45_000)})
    assert (record.exercise, record.side) == ("row", "both")


def test_most_reps_with_a_load_or_a_heavier_one() -> None:
    assert after(visit(ROW, 8), visit(ROW, 9))["reps"] == MOST
    assert "reps" not in after(visit(ROW, 8), visit(ROW, 8))
    assert "reps" not in after(visit(ROW, 9, load="45 kg"), visit(ROW, 9))
    assert "reps" not in after(visit(ROW, 3, load="35 kg"), visit(ROW, 9))


def test_r_e1rm_01_an_estimate_counts_up_to_ten_reps() -> None:
    made = after(visit(ROW, 8), visit(ROW, 5, load="45 kg"))
    assert made["e1rm"].kind == "record_e1rm"
    assert made["e1rm"].values["load"] == Load(52_000)  # 52.5; 50.7 before
    assert "e1rm" not in after(visit(ROW, 8), visit(ROW, 11, load="45 kg"))
    assert "e1rm" not in after(visit(ROW, 8), visit(ROW, 8, load="45 kg", rir=3))
    assert "e1rm" not in after(visit(ROW, 15), visit(ROW, 8, load="45 kg"))


def test_r_e1rm_01_reserve_counts_and_four_or_more_says_too_little() -> None:
    assert "e1rm" in after(visit(ROW, 8), visit(ROW, 8, rir=2))
    assert "e1rm" not in after(visit(ROW, 5), visit(ROW, 5, rir=4))


def test_an_estimate_is_told_in_the_unit_that_was_lifted() -> None:
    made = after(visit(ROW, 5, load="100 lb"), visit(ROW, 6, load="100 lb"))
    assert str(made["e1rm"].values["load"]) == "120 lb"


def test_less_help_is_a_record() -> None:
    what = line(exercise("assisted", load="assisted"), 1)
    made = after(visit(what, 5, load="-30 kg"), visit(what, 5, load="-25 kg"))
    reason = Reason("record_help", {"exercise": "Assisted", "load": Load(-25_000)})
    assert made == {"load": reason}


def test_body_weight_alone_beats_help() -> None:
    what = line(exercise("assisted", load="assisted"), 1)
    for name, plan, earlier, now in (
        ("record_body", what, (5,), (5,)),
        (
            "record_body_side",
            line(one_armed("assisted", load="assisted"), 1),
            (5, None),
            (5, None),
        ),
    ):
        made = after(visit(plan, *earlier, load="-30 kg"), visit(plan, *now, load=None))
        assert made["load"].kind == name


def test_body_weight_counts_reps_alone() -> None:
    what = line(exercise("chin", load="bodyweight"), 1)
    made = after(visit(what, 5, load=None), visit(what, 6, load=None))
    assert made == {"reps": Reason("record_reps_body", {"exercise": "Chin", "reps": 6})}


def test_a_band_is_compared_with_itself() -> None:
    what = line(exercise("band", load="band"), 1)
    green = visit(what, 5, load="green band")
    more = after(green, visit(what, 6, load="green band"))["reps"]
    assert (more.kind, str(more.values["load"])) == ("record_reps", "green band")
    assert after(green, visit(what, 6, load="red band")) == {}


def test_a_longer_hold() -> None:
    plan = plan_of(line(hold(), 1))
    before, now = (trained(plan, [Result(seconds=seconds)]) for seconds in (20, 25))
    longest = after(before, now)
    assert longest.keys() == {"seconds"}
    assert longest["seconds"].values["seconds"] == 25
    assert after(now, before) == {}


def test_each_side_is_compared_with_itself() -> None:
    what = line(one_armed(), 1)
    made = records(visit(what, 9, 10), [visit(what, 8, 10)])
    assert {record.side for record in made} == {"left"}
    reason = kinds(made)["reps"]
    assert (reason.kind, reason.values["side"]) == ("record_reps_side", "left")


def test_of_each_kind_the_best_of_the_session_is_told() -> None:
    now = trained(
        plan_of(line(row, 3)),
        [Result(reps=5, load=Load(grams)) for grams in (45_000, 50_000, 45_000)],
    )
    made = [record for record in records(now, [visit(ROW, 5)]) if record.kind == "load"]
    assert [record.value for record in made] == [50_000]


def test_fewer_reps_with_another_load_do_not_hide_more() -> None:
    past = [visit(ROW, 8), visit(ROW, 5, load="45 kg")]
    sets = [Result(reps=12, load=Load(40_000)), Result(reps=7, load=Load(45_000))]
    made = records(trained(plan_of(TWO), sets), past)
    by_reps = [record for record in made if record.kind == "reps"]
    assert [(record.value, record.before) for record in by_reps] == [(12, 8)]


def test_skipped_and_warm_up_sets_set_none() -> None:
    assert records(visit(TWO, None, 8), [visit(ROW, 8)]) == ()
    what = line(row, 1, warmup=["20 x 60 kg"])
    now = trained(plan_of(what), [Result(reps=8, load=Load(40_000))])
    assert records(now, [visit(ROW, 8)]) == ()


class TestAsItHappens:
    past = (visit(ROW, 8),)

    def at(self, *reps: int, load: str = "40 kg") -> Record | None:
        coach = Coach(line(row, 3))
        step = coach.step
        for count in reps:
            step = coach.step
            coach.do(reps=count, load=Load.parse(load)).report()
        return record_at(coach.state, step, list(self.past))

    def test_a_set_that_beats_the_past(self) -> None:
        record = self.at(9)
        assert record is not None
        assert record.reason == MOST

    def test_the_same_again_is_not_told_twice(self) -> None:
        assert self.at(9, 9) is None
        assert self.at(8) is None

    def test_a_fact_comes_before_an_estimate(self) -> None:
        record = self.at(8, load="45 kg")
        assert record is not None
        assert record.kind == "load"

    def test_an_assumed_set_sets_none_until_it_is_reported(self) -> None:
        coach = Coach(line(row, 2)).do(reps=9, load=Load.parse("40 kg"))
        step = coach.state.plan.steps[0]
        assert record_at(coach.state, step, list(self.past)) is None
        assert record_at(coach.report().state, step, list(self.past)) is not None

    def test_an_assumed_set_has_to_be_beaten(self) -> None:
        coach = Coach(line(row, 2)).do(reps=10, load=Load.parse("40 kg"))
        coach.do(reps=9, load=Load.parse("40 kg")).report()
        assert record_at(coach.state, coach.state.plan.steps[1], list(self.past)) is None

    def test_an_open_step_has_none(self) -> None:
        coach = Coach(ROW)
        assert record_at(coach.state, coach.step, list(self.past)) is None

    @pytest.mark.parametrize("reps", [0])
    def test_nothing_lifted_is_no_record(self, reps: int) -> None:
        assert self.at(reps, load="60 kg") is None
