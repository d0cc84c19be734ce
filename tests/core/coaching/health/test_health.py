"""Health as state: pains are open until they are gone, and what was left out comes back lighter."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import exercise, line, plan_of
from support.pasts import DAY

from backcoach.core.coaching.health.health import Allowance, Health, health_of, reports_in
from backcoach.core.coaching.health.places import PLACES, Measure
from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.session.events import PainKind
    from backcoach.core.session.state import State

HINGE = exercise("deadlift", pattern="hinge", implement="barbell")
PULL = exercise("pulldown", pattern="vertical_pull", implement="stack")
EXERCISES = {"hinge": HINGE, "pull": PULL}
KINDS: tuple[PainKind, ...] = get_args(ev.PainKind)
MEASURES: tuple[Measure, ...] = get_args(Measure)


def pain(
    day: float, level: int, place: str = "lower back", kind: PainKind = "dull"
) -> ev.PainReported:
    return ev.PainReported(at=round(day * DAY), level=level, place=place, kind=kind)


def visit(day: float, *loads: float, what: str = "hinge") -> State:
    """Return a finished session on a day: one set of an exercise with each load in kg."""
    at = round(day * DAY)
    plan = plan_of(line(EXERCISES[what], len(loads)))
    state = begin(ev.SessionStarted(at=at, id=f"day {day}", plan=plan))
    for number, load in enumerate(loads):
        step = state.step
        assert step is not None
        result = Result(reps=8, load=Load(round(load * 1000)))
        when = at + 60_000 * number
        for event in (
            ev.SetBegun(at=when, step=step.id),
            ev.SetDone(at=when, step=step.id, result=result),
        ):
            state, _ = advance(state, event)
    return state


def health(*reports: ev.HealthEvent, past: tuple[State, ...] = (), day: float = 10) -> Health:
    return health_of(reports, past, round(day * DAY))


def test_a_pain_is_open_with_its_last_level_until_it_is_gone() -> None:
    (open_pain,) = health(pain(1, 7, kind="sharp"), pain(8, 3, kind="sharp")).pains
    assert (open_pain.place, open_pain.level, open_pain.kind) == ("lower back", 3, "sharp")
    assert open_pain.days == 2
    assert health(pain(1, 7), pain(8, 0)).pains == ()


def test_places_are_apart_and_the_worst_comes_first() -> None:
    pains = health(pain(1, 3, "elbow"), pain(1, 5), pain(2, 0, "elbow"), pain(3, 4, "knee")).pains
    assert [(pain.place, pain.level) for pain in pains] == [("lower back", 5), ("knee", 4)]


def test_d3_extreme_pain_asks_for_rest() -> None:
    reason = health(pain(9, 7)).rest
    assert reason is not None
    assert (reason.kind, reason.values) == ("pain_rest", {"place": "lower back", "level": 7})
    assert health(pain(9, 6)).rest is None


def test_r_pain_01_what_hurts_is_left_out_or_lighter_with_a_reason() -> None:
    now = health(pain(9, 4, "elbow"))
    assert now.of(HINGE) == Allowance()
    eased = now.of(PULL)
    assert (eased.measure, eased.percent) == ("lighter", 25)
    assert eased.reason is not None
    assert eased.reason.kind == "pain_lighter"
    assert health(pain(9, 5, "elbow")).of(PULL).measure == "left_out"


def test_the_strictest_of_several_pains_counts() -> None:
    now = health(pain(9, 4, "elbow"), pain(9, 5, "wrist"))
    assert now.of(PULL).measure == "left_out"
    assert now.of(HINGE).measure == "lighter"


def test_d1_after_severe_back_pain_no_hinge_at_the_next_visit_then_a_lighter_one() -> None:
    reported = (pain(1.01, 7, kind="sharp"), pain(3, 0, kind="sharp"))
    before = (visit(1, 100, 100),)
    assert health(*reported, past=before, day=3).of(HINGE).measure == "left_out"
    pulls = (*before, visit(3, 40, what="pull"))
    back = health(*reported, past=pulls, day=5).of(HINGE)
    assert (back.measure, back.percent) == ("lighter", 25)
    assert back.reason is not None
    assert back.reason.kind == "return_lighter"
    done = (*pulls, visit(5, 75, 75))
    assert health(*reported, past=done, day=7).of(HINGE) == Allowance()


def test_a_hinge_that_moderate_pain_left_out_comes_back_lighter_at_once() -> None:
    reported = (pain(1.01, 3), pain(3, 0))
    assert health(*reported, past=(visit(1, 100),), day=3).of(HINGE).measure == "lighter"


def test_a_pain_that_got_better_is_no_milder_than_one_that_is_gone() -> None:
    better = health(pain(1.01, 7), pain(3, 1), past=(visit(1, 100),), day=3)
    assert better.of(HINGE).measure == "left_out"
    assert better.rest is None


def test_what_was_only_made_lighter_comes_back_as_it_is() -> None:
    assert health(pain(1, 4, "elbow"), pain(3, 0, "elbow"), day=3).of(PULL) == Allowance()


def test_after_twelve_weeks_nothing_is_left_of_a_pain_that_is_gone() -> None:
    assert health(pain(1, 7), pain(2, 0), day=90).of(HINGE) == Allowance()


def test_an_exercise_that_was_eased_is_not_eased_again_from_visit_to_visit() -> None:
    past = (visit(1, 40, what="pull"), visit(3, 30, what="pull"))
    assert health(pain(2, 3, "elbow"), past=past).of(PULL).most == 30_000
    not_eased = (visit(1, 40, what="pull"), visit(3, 40, what="pull"))
    assert health(pain(2, 3, "elbow"), past=not_eased).of(PULL).most is None


def test_what_was_first_done_with_a_pain_is_not_eased_from_visit_to_visit() -> None:
    past = (visit(3, 30, what="pull"), visit(6, 30, what="pull"))
    assert health(pain(2, 3, "elbow"), past=past).of(PULL).most == 30_000


def test_r_pain_01_the_same_place_on_three_days_is_for_a_clinician() -> None:
    days = [pain(day, 3, "elbow") for day in (1, 3, 5)]
    assert health(*days).recurring == (("elbow", 3),)
    assert health(*days[:2]).recurring == ()
    assert health(days[0], days[0], pain(1.1, 4, "elbow")).recurring == (), "one day"
    assert health(*days, pain(6, 0, "elbow")).recurring == ()


def test_d2_a_red_flag_holds_until_it_is_cleared() -> None:
    flag = ev.RedFlagReported(at=DAY, flag="nerves")
    assert health(flag).flag == "nerves"
    assert health(flag, ev.RedFlagCleared(at=2 * DAY)).flag is None


def test_a_report_from_a_clock_that_was_ahead_can_be_answered() -> None:
    assert health(pain(30, 7), day=10).pains[0].level == 7
    assert health(pain(30, 7), pain(10, 0), day=10).pains == ()


def test_lighter_means_lighter_than_what_was_lifted_last() -> None:
    past = (visit(1, 40, what="pull"),)
    assert health(pain(2, 3, "elbow"), past=past).of(PULL).last == 40_000
    assert health(pain(2, 3, "elbow")).of(PULL).last is None


def test_what_sessions_hold_are_reports() -> None:
    state, _ = advance(visit(1, 100), pain(1, 3))
    state, _ = advance(state, ev.RedFlagReported(at=DAY, flag="heart"))
    assert [type(report) for report in reports_in([state])] == [ev.PainReported, ev.RedFlagReported]


REPORTS = st.lists(
    st.builds(
        pain,
        st.integers(1, 9),
        st.integers(0, 10),
        st.sampled_from((*PLACES, "")),
        st.sampled_from(KINDS),
    ),
    max_size=6,
)


@given(
    REPORTS,
    st.integers(1, 9),
    st.sampled_from((*PLACES, "")),
    st.sampled_from(KINDS),
    st.sampled_from([HINGE, PULL]),
)
def test_more_pain_never_allows_more(
    earlier: list[ev.PainReported], level: int, place: str, kind: PainKind, what: object
) -> None:
    chosen = HINGE if what is HINGE else PULL
    past = (visit(1, 100), visit(2, 40, what="pull"))
    milder, worse = (
        health(*earlier, pain(9.5, now, place, kind), past=past).of(chosen)
        for now in (level, level + 1)
    )
    assert MEASURES.index(milder.measure) <= MEASURES.index(worse.measure)
    assert milder.percent <= worse.percent or worse.measure == "left_out"


@pytest.mark.parametrize("place", PLACES)
@given(REPORTS, st.integers(1, 10), st.sampled_from(KINDS))
def test_a_first_report_of_a_place_never_allows_more(
    place: str, earlier: list[ev.PainReported], level: int, kind: PainKind
) -> None:
    others = [report for report in earlier if report.place != place]
    for chosen in (HINGE, PULL):
        before, after = (
            health(*reports).of(chosen)
            for reports in (others, [*others, pain(9.5, level, place, kind)])
        )
        assert MEASURES.index(before.measure) <= MEASURES.index(after.measure)
