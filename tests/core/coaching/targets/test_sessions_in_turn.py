"""Targets of an exercise in two sessions done in turn, with ranges that nearly meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from support.builders import line, plan_of
from support.pasts import next_time, row, trained

from backcoach.core.coaching.targets.target import Target
from backcoach.core.notation import Load, Reps
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from support.builders import Line

    from backcoach.core.session.state import State

HEAVY = line(row, 2, reps="10-12", rir=2)
LIGHT = line(row, 1, reps=15, rir=1)


def visit(session: str, what: Line, done: tuple[int, str, int], day: int) -> State:
    """Return a session in which the sets were done as asked: reps, load, and what was left."""
    reps, load, rir = done
    meant = Load.parse(load)
    target = Target(load=meant, reps=Reps(reps, reps))
    plan = structs.replace(plan_of(what, targets={what[0].id: target}), session=session)
    return trained(plan, [Result(reps=reps, load=meant, rir=rir)] * what[1].sets, day=day)


def in_turn(heavy: tuple[int, str, int], light: tuple[int, str, int], times: int) -> list[State]:
    """Return visits to the session "test" and another in turn; the other one is the last."""
    past = []
    for place in range(times):
        past.append(visit("test", HEAVY, heavy, day=7 * place))
        past.append(visit("light", LIGHT, light, day=7 * place + 3))
    return past


def kind(target: Target) -> str:
    return target.why.kind if target.why else ""


def test_each_session_goes_on_from_its_own_target() -> None:
    target = next_time(HEAVY, in_turn((10, "95 kg", 2), (13, "90 kg", 1), 1))
    assert (kind(target), target.load, target.reps) == ("steady", Load(95_000), Reps(10, 10))


def test_two_sessions_in_turn_show_what_is_there_as_often_as_one_alone() -> None:
    kinds = [
        kind(next_time(HEAVY, in_turn((10, "95 kg", 2), (13, "90 kg", 1), times)))
        for times in range(1, 6)
    ]
    assert kinds == ["steady", "check", "steady", "steady", "check"]


def test_a_session_that_the_other_has_left_behind_starts_from_what_was_shown() -> None:
    past = in_turn((10, "50 kg", 4), (15, "80 kg", 1), 1)
    target = next_time(HEAVY, past)
    assert kind(target) == "converted"
    assert target.load is not None
    assert (target.load.grams or 0) > 80_000


def test_without_the_session_lately_the_last_visit_in_about_this_range_counts() -> None:
    past = [visit("other", HEAVY, (10, "60 kg", 2), day) for day in (0, 3)]
    target = next_time(HEAVY, past)
    assert (kind(target), target.load) == ("steady", Load(60_000))
