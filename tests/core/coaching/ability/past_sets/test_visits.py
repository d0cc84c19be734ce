"""Which sets of a past session count, and which of them pain limited."""

from __future__ import annotations

import pytest
from msgspec import structs
from support.builders import Coach, hold, line
from support.pasts import ROW, next_time, row, visit

from backcoach.core.coaching.ability.past_sets.visits import visit_in
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance


@pytest.mark.parametrize(
    ("level", "place", "limited"),
    [(2, "elbow", False), (4, "elbow", True), (4, "", True)],
)
def test_r_pain_01_pain_after_the_last_set_limits_it(level: int, place: str, limited: bool) -> None:
    state = visit(ROW, 9, 9, 9, rir=2)
    pain = ev.PainReported(at=state.started_at, level=level, place=place)
    seen = visit_in(advance(state, pain)[0], row.id)
    assert seen is not None
    assert seen.sets[-1].is_limited is limited


def test_pain_elsewhere_before_any_set_limits_nothing() -> None:
    state = visit(ROW, 9, 9, 9, rir=2, day=1)
    pain = ev.PainReported(at=state.started_at - 1, level=4, place="knee")
    seen = visit_in(advance(state, pain)[0], row.id)
    assert seen is not None
    assert [done.is_limited for done in seen.sets] == [False] * 3


def test_a_hold_was_asked_for_as_long_as_the_coach_said_last() -> None:
    coach = Coach(line(hold("hang", 20), 2)).do()
    drafted = structs.replace(coach.state.prefill(coach.step), seconds=15)
    coach.advise(coach.step.id, draft=drafted).do()
    seen = visit_in(coach.state, "hang")
    assert seen is not None
    assert [done.asked.seconds for done in seen.of("both")] == [20, 15]


@pytest.mark.parametrize("left", [None, 2, 4])
def test_no_load_at_all_where_one_is_lifted_is_a_load_that_nobody_knows(left: int | None) -> None:
    past = [visit(ROW, 9, 9, 9, rir=2, day=day) for day in (0, 3, 6)]
    usual = next_time(ROW, past)
    empty = visit(ROW, 9, 9, 9, load="0 kg", planned="40 kg", rir=left, day=9)
    seen = visit_in(empty, row.id)
    assert seen is not None
    assert seen.load is None
    after = next_time(ROW, [*past, empty])
    assert after.load == usual.load
    alone = next_time(ROW, [empty])
    assert alone.load is None or alone.load.grams


def test_a_reserve_that_says_nothing_is_left_out_of_a_visit() -> None:
    state = visit(ROW, 8, 7, 7, rir=0)
    seen = visit_in(state, row.id, ignores_reserve=True)
    assert seen is not None
    assert [(done.result.reps, done.result.rir) for done in seen.sets] == [
        (8, None),
        (7, None),
        (7, None),
    ]
