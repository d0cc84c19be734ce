"""How far reports of the reserve are believed: by the sets that failed, and by their sameness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.builders import exercise, line, plan_of
from support.pasts import DAY, trained, visit

from backcoach.core.coaching.ability.past_sets.reports import overstated_by, report_style
from backcoach.core.coaching.targets.target import Target
from backcoach.core.notation import Load, Reps
from backcoach.core.session.past.recorded import Origin
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.session.state import State

ROW = line(exercise("row", implement="stack"), 4, reps=10, rir=2)
LOAD = Load(60_000)


def session_of(*sets: tuple[int, int | None], day: float = 0, known: int = 0) -> State:
    """Return a session with these reps and reserves, led with what was known of the reports."""
    plan = replace(plan_of(line(ROW[0], len(sets), reps=10, rir=2)), overstated=known)
    return trained(plan, [Result(reps=reps, load=LOAD, rir=rir) for reps, rir in sets], day=day)


def test_r_rpe_01_the_same_reserve_in_every_set_carries_no_information() -> None:
    zeros = [visit(ROW, 10, 10, 10, 10, rir=0, day=day) for day in (0, 3)]
    fours = [session_of((10, 4), (9, 4), (8, 4), (7, 4), day=3 * place) for place in range(4)]
    ones = [visit(ROW, 10, 10, 10, 10, rir=1, day=day) for day in (0, 3, 6)]
    meant = [visit(ROW, 10, 10, 10, 10, rir=2, day=day) for day in (0, 3, 6)]
    silent = [visit(ROW, 10, 10, 10, 10, day=day) for day in (0, 3)]
    honest = [visit(ROW, 10, 10, 10, 10, rir=rir, day=rir) for rir in (1, 2)]
    styles = [report_style(past) for past in (zeros, fours, ones, meant, silent, honest, fours[:2])]
    assert styles == ["always_0", "always_4", "constant", "", "none", "", ""]


def test_a_set_of_which_nothing_was_said_contradicts_nothing() -> None:
    fours = [session_of((10, 4), (10, 4), (10, 4), (10, 4), day=3 * place) for place in range(4)]
    missed = [session_of((10, 4), (8, None), (8, None), day=12)]
    assert report_style([*fours, *missed]) == ""


def test_what_was_imported_says_nothing_of_how_somebody_reports_here() -> None:
    silent = [visit(ROW, 10, 10, 10, 10, day=day) for day in (0, 3)]
    imported = [replace(state, origin=Origin("hevy")) for state in silent]
    typed = [replace(state, origin=Origin("log")) for state in silent]

    assert [report_style(past) for past in (silent, imported, typed)] == ["none", "", "none"]


@pytest.mark.parametrize("left", [3, 4])
def test_r_rpe_03_who_fails_with_much_said_to_be_left_overstates(left: int) -> None:
    past = [session_of((10, left), (10, left), (9, 0), day=3 * place) for place in range(5)]
    assert overstated_by(past) >= 2
    assert overstated_by(past[:1]) <= 1  # once is no habit


def test_a_miss_where_little_was_said_to_be_left_overstates_nothing() -> None:
    past = [session_of((10, 1), (10, 0), (9, 0), day=3 * place) for place in range(5)]
    assert overstated_by(past) == 0


def test_a_bad_day_now_and_then_is_no_habit() -> None:
    good = [session_of((10, 3), (10, 2), (10, 1), day=3 * place) for place in range(20)]
    bad = session_of((10, 3), (8, 0), (8, 0), day=60)
    assert overstated_by([*good, bad]) == 0


def test_sets_that_fall_short_in_half_a_session_are_doubted_whatever_was_said() -> None:
    past = [session_of((10, 4), (9, 3), (9, 3), (8, 4), day=3 * place) for place in range(3)]
    assert overstated_by(past) >= 2
    once = [session_of((10, 3), (10, 2), (8, 4), (10, 2), day=3 * place) for place in range(9)]
    assert overstated_by(once) == 0  # ended early


def with_tests(rir: int, last: int, count: int, wanted: int = 2) -> list[State]:
    """Return sessions with the same report of each set, the last one as many as leave one."""
    what = line(ROW[0], 3, reps=10, rir=wanted)
    plan = plan_of(what, targets={"row": Target(reps=Reps(10, 10), rir=wanted, honest=1)})
    sets = [Result(reps=reps, load=LOAD, rir=rir) for reps in (10, 10, last)]
    return [trained(plan, sets, day=3 * place) for place in range(count)]


def test_who_stops_at_the_least_of_a_set_that_was_to_show_more_contradicts_nothing() -> None:
    assert report_style(with_tests(4, 10, 8)) == ""
    assert report_style(with_tests(4, 13, 8)) == "always_4"


def test_what_is_said_of_a_set_that_shows_what_is_there_tells_that_reports_say_nothing() -> None:
    """Always 3 where 3 are wanted may be true, until a set that leaves 1 leaves 3 as well."""
    assert report_style(with_tests(3, 10, 4, wanted=3)) == ""
    assert report_style(with_tests(3, 20, 4, wanted=3)) == "constant"


def test_without_a_set_that_failed_no_report_is_too_high() -> None:
    assert overstated_by(with_tests(3, 20, 8, wanted=3)) == 0


def test_of_four_or_more_a_failed_set_shows_only_the_least_that_was_too_much() -> None:
    """Three too many where numbers were said; later "4 or more" where 3 were left: at least 1."""
    said = [session_of((10, 3), (9, 0), day=3 * place) for place in range(3)]
    tired: list[tuple[int, int | None]] = [(10, 4), *[(10, None)] * 4, (9, 0)]
    more = [session_of(*tired, day=9 + 3 * place) for place in range(12)]
    assert overstated_by([*said, *more]) >= 2
    assert overstated_by(more) == 1


def test_who_ends_a_set_early_now_and_then_overstates_nothing() -> None:
    """A set that was ended early looks like a miss; tests that leave one show otherwise."""
    cut = [session_of((10, 3), (8, 2), (10, 2), day=3 * place) for place in range(3)]
    tests = [
        replace(state, started_at=state.started_at + round((9 + 3 * place) * DAY))
        for place, state in enumerate(with_tests(1, 13, 8))
    ]
    assert overstated_by([*cut, *tests]) == 0
    quiet = [session_of((10, 3), (10, 2), (10, 2), day=9 + 3 * place) for place in range(27)]
    assert overstated_by([*cut, *quiet]) == 0, "in one visit of ten"


def test_who_says_that_little_is_left_is_off_by_no_more_than_that() -> None:
    ones = [session_of((10, 1), (10, 1), (10, 1), day=3 * place, known=3) for place in range(16)]
    assert overstated_by(ones) <= 1


def test_what_was_found_stays_while_nothing_speaks_against_it() -> None:
    quiet = [session_of((10, 4), (10, 4), (10, 4), day=3 * place, known=3) for place in range(6)]
    assert overstated_by(quiet) == 3


def test_what_somebody_overstated_long_ago_no_longer_counts() -> None:
    before = [session_of((10, 4), (10, 4), (9, 0), day=3 * place) for place in range(5)]
    today = [session_of((10, 0), (10, 0), (9, 0), day=30 + 3 * place) for place in range(20)]
    assert overstated_by(before) > overstated_by([*before, *today]) == 0
