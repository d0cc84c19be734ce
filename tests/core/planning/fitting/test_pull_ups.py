"""Pull-ups for those who can do few of them, and the guard of the first week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import support.shipped
from msgspec.structs import replace
from support.builders import line, plan_of
from support.pasts import DAY, PERSON, trained

from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.exercises.model import Library, Session
from backcoach.core.notation import Load
from backcoach.core.planning.fitting.fit_person import fit_person
from backcoach.core.planning.fitting.pull_up_guard import guard_pull_ups
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.session.plan import Result
from backcoach.core.settings.person import KnownBest
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person

SHIPPED = support.shipped.shipped()
BAR_AND_BAND = frozenset({"pull-up bar", "band", "box"})


def shipped(name: str) -> Exercise:
    exercise = SHIPPED.find_exercise(name)
    assert exercise is not None
    return exercise


PULL_UPS = line(shipped("pull_up"), 3, reps=6, rir=2)
SESSION = Session(id="test", name="Test", level="intermediate", exercise=(PULL_UPS[1],))
LIBRARY = Library(exercise=SHIPPED.exercise, session=(SESSION,))


def did(*reps: int, rir: int = 0, day: float = 0, what: str = "pull_up", **fields: Any) -> State:
    lines = line(shipped(what), len(reps), reps=6, rir=2)
    given = replace(Result(rir=rir), **fields)
    return trained(plan_of(lines), [replace(given, reps=count) for count in reps], day=day)


def lines_after(
    past: Sequence[State], person: Person = PERSON, day: float = 3
) -> list[tuple[str, int]]:
    suited = fit_person(SESSION, Coaching(LIBRARY, past, person, round(day * DAY)))
    assert suited.session is not None
    return [(written.exercise, written.sets) for written in suited.session.exercise]


def test_d5_none_of_six_leads_to_the_machine_and_slow_lowering_at_the_next_visit() -> None:
    assert lines_after([]) == [("pull_up", 3)], "nothing is known yet"
    assert lines_after([did(0, 0, 0)]) == [("assisted_pull_up", 2), ("negative_pull_up", 1)]


def test_d5_who_cannot_lower_once_is_not_asked_again_for_four_weeks() -> None:
    both = [("assisted_pull_up", 2), ("negative_pull_up", 1)]
    help_ = Load(-40_000)
    past = [did(0, 0, 0), did(0, day=3, what="negative_pull_up")]
    assert lines_after(past, day=6) == both
    past.append(did(0, day=6, what="negative_pull_up"))
    past += [
        did(6, 6, rir=2, day=day, what="assisted_pull_up", load=help_) for day in range(9, 37, 3)
    ]
    assert lines_after(past, day=9) == [("assisted_pull_up", 3)]
    assert lines_after(past, day=33) == [("assisted_pull_up", 3)]
    assert lines_after(past, day=35) == both
    past.append(did(1, day=38, what="negative_pull_up"))
    assert lines_after(past, day=39) == both


def test_d5_somebody_who_said_so_gets_help_in_the_first_session() -> None:
    weak = replace(PERSON, known={"pull_up": KnownBest(None, 0)})
    assert lines_after([], weak) == [("assisted_pull_up", 2), ("negative_pull_up", 1)]


def test_d5_a_band_does_where_there_is_no_machine() -> None:
    at_home = replace(PERSON, equipment=BAR_AND_BAND)
    assert lines_after([did(0, 0, 0)], at_home) == [("band_pull_up", 2), ("negative_pull_up", 1)]
    bar = replace(PERSON, equipment=frozenset({"pull-up bar"}))
    assert lines_after([did(0, 0, 0)], bar) == [("pull_up", 3)], "there is nothing easier at hand"


@pytest.mark.parametrize("most", [2, 3, 4])
def test_one_to_four_are_done_in_sets_of_one_to_three_before_the_help(most: int) -> None:
    past = [did(most, most - 1, most - 1)]
    assert lines_after(past) == [("pull_up", 2), ("assisted_pull_up", 1)]
    prepared = prepare(LIBRARY, SESSION, PERSON, past, Today(now=3 * DAY))
    assert prepared.plan is not None
    first = prepared.plan.steps_of(0, "work")[0]
    assert first.reps is not None
    assert 1 <= first.reps.lo <= 3
    assert any("Assisted pull-up" in reason_text(note) for note in prepared.plan.notes)


@pytest.mark.parametrize(
    ("most", "reps"), [(5, "3"), (6, "3–4"), (7, "4"), (8, "4–5"), (9, "6"), (12, "6")]
)
def test_five_to_nine_are_done_in_sets_of_half_to_seventy_per_cent(most: int, reps: str) -> None:
    able = replace(PERSON, known={"pull_up": KnownBest(None, most)})
    suited = fit_person(SESSION, Coaching(LIBRARY, [], able, 0))
    assert suited.session is not None
    (written,) = suited.session.exercise
    assert (written.exercise, written.sets, str(written.reps)) == ("pull_up", 3, reps)
    assert [note.kind for note in suited.notes] == (["pull_ups_share"] if reps != "6" else [])


def test_who_needs_little_help_tries_pull_ups_again_after_four_weeks() -> None:
    past = [did(0, 0, 0)]
    little = Load(-12_500)
    past += [
        did(6, 6, rir=2, day=3.5 * visit, what="assisted_pull_up", load=little)
        for visit in range(1, 11)
    ]
    assert lines_after(past[:4], day=14)[0][0] == "assisted_pull_up"
    assert lines_after(past, day=36) == [("pull_up", 2), ("assisted_pull_up", 1)]


def planned(*lines: tuple[str, int, int]) -> Plan:
    return plan_of(*(line(shipped(name), sets, reps=reps) for name, sets, reps in lines))


def total(plan: Plan) -> int:
    return sum(step.reps.lo for step in plan.steps if step.kind == "work" and step.reps)


def test_r_pu_01_a_beginner_does_20_at_most_in_the_first_week() -> None:
    plan = planned(("assisted_pull_up", 3, 8))
    guarded = guard_pull_ups(plan, (), "beginner", 0)
    assert total(guarded.plan) == 16
    assert any(note.values.get("most") == 20 for note in guarded.notes)
    assert "dark_urine" in {note.kind for note in guarded.notes}
    past = [did(8, 8, what="assisted_pull_up")]
    assert total(guard_pull_ups(plan, past, "beginner", 3 * DAY).plan) <= 4
    assert guard_pull_ups(plan, past, "beginner", 8 * DAY).plan == plan


def test_r_pu_01_slow_lowering_is_new_to_everybody_once() -> None:
    plan = planned(("negative_pull_up", 4, 5))
    guarded = guard_pull_ups(plan, (), "advanced", 0)
    assert total(guarded.plan) == 15
    assert "dark_urine" in {note.kind for note in guarded.notes}


@pytest.mark.parametrize(("days", "reps"), [(14, 24), (35, 16)])
def test_r_pu_01_four_weeks_off_count_as_new(days: int, reps: int) -> None:
    past = [did(8, 8, 8, what="pull_up")]
    guarded = guard_pull_ups(planned(("pull_up", 3, 8)), past, "intermediate", days * DAY)
    assert total(guarded.plan) == reps


def test_r_pu_01_who_is_no_beginner_is_not_new_without_a_log() -> None:
    plan = planned(("pull_up", 4, 8))
    assert guard_pull_ups(plan, (), "intermediate", 0).plan == plan
    assert guard_pull_ups(plan, (), "intermediate", 0).notes == ()


def test_r_pu_01_few_pull_ups_of_a_beginner_stay_as_they_are() -> None:
    plan = plan_of(line(shipped("pull_up"), 1, reps=2))
    guarded = guard_pull_ups(plan, [], "beginner", 0)
    assert (guarded.plan, guarded.notes) == (plan, ())
