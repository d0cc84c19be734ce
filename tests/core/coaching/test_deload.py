from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from support.builders import exercise, hold, line, plan_of
from support.pasts import DAY, GEAR_KG, PERSON, lived, next_time, visit, visits

from backcoach.core.coaching.deload import is_easy
from backcoach.core.coaching.progress import targets
from backcoach.core.coaching.target import Target
from backcoach.core.exercises.model import Library, Session
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result
from backcoach.core.settings.person import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.state import State

row = exercise("row", implement="stack")
ROW = line(row, 3, reps=8, rir=2)
PULL = line(exercise("pull", implement="stack"), 3, reps=8, rir=2)
CHIN = line(exercise("chin", load="bodyweight", reps="5-8"), 3, rir=2)
HANG = line(hold(), 3)
BEGINNER = structs.replace(PERSON, level="beginner")
WEEKS = 14  # visits of seven weeks, two a week


def weeks(visits_: int, reps: int = 8) -> list[State]:
    """Return sessions twice a week that change nothing."""
    return [visit(ROW, reps, reps, reps, day=3.5 * place, rir=2) for place in range(visits_)]


def easy_visit(day: float) -> State:
    plan = plan_of(ROW, targets={"row": Target(load=Load(35_000), sets=2, rir=4)})
    return lived(plan, [Result(reps=8, load=Load(35_000))] * 2, day)


def is_deload(target: Target) -> bool:
    return target.rir == 4


class TestAfterABreak:
    @pytest.mark.parametrize(
        ("days", "load"), [(13, "40 kg"), (14, "35 kg"), (27, "35 kg"), (28, "30 kg")]
    )
    def test_r_deload_01_two_weeks_take_a_tenth_and_four_a_fifth(
        self, days: int, load: str
    ) -> None:
        assert str(next_time(ROW, visits(ROW, (8, 8, 8)), days=days).load) == load

    def test_r_deload_01_the_reason_names_both_loads(self) -> None:
        target = next_time(ROW, visits(ROW, (10, 10, 10)), days=16)
        assert target.why == "16 days off: 35 kg instead of 40 kg, to start again."
        assert target.sets is None

    def test_r_deload_01_four_weeks_off_bring_half_the_sets_for_a_week(self) -> None:
        before = visits(ROW, (8, 8, 8))
        back = next_time(ROW, before, days=30)
        assert (back.sets, back.why) == (
            2,
            (
                "30 days off: 30 kg instead of 40 kg, to start again; "
                "half the sets in the first week back."
            ),
        )
        returned = [*before, visit(ROW, 8, 8, 8, load="30 kg", day=30)]
        assert next_time(ROW, returned, days=3).sets == 2
        assert next_time(ROW, returned, days=7).sets is None

    def test_at_the_lightest_there_is_no_less(self) -> None:
        past = visits(ROW, (8, 8, 8), load="5 kg")
        assert next_time(ROW, past, days=20).why == "20 days off: 5 kg, to start again."

    def test_reps_and_holds_begin_again_as_written(self) -> None:
        past = visits(CHIN, (8, 8, 8), load=None)
        assert next_time(CHIN, past, days=20).why == "20 days off: 5–8 reps, to start again."
        hung = lived(plan_of(HANG), [Result(seconds=20)] * 3)
        target = next_time(HANG, [hung], days=20)
        assert (target.seconds, target.why) == (None, "20 days off: 20 s, to start again.")

    def test_a_load_that_the_session_names_or_another_range_stays(self) -> None:
        named = line(row, 3, reps=8, load="24 kg")
        assert str(next_time(named, visits(named, (8, 8, 8)), days=30).load) == "24 kg"
        many = line(row, 3, reps=20)
        assert next_time(many, visits(ROW, (8, 8, 8)), days=20).why.startswith("8 reps at 40 kg")

    def test_a_break_starts_the_six_weeks_again(self) -> None:
        late = [visit(ROW, 8, 8, 8, day=60 + 3.5 * place, rir=2) for place in range(WEEKS - 4)]
        assert not is_deload(next_time(ROW, [*weeks(6), *late], days=3))


class TestEasyWeek:
    def test_r_deload_01_after_six_weeks_half_the_sets_with_a_tenth_less(self) -> None:
        target = next_time(ROW, weeks(WEEKS))
        assert (str(target.load), target.sets, target.rir, target.reps) == ("35 kg", 2, 4, None)
        assert target.why == "Six weeks of work: 2 sets with 35 kg, 4 or more left."
        assert not is_deload(next_time(ROW, weeks(WEEKS - 3)))

    def test_one_set_is_called_one(self) -> None:
        once = line(row, 2, reps=8, rir=2)
        assert "1 set with" in next_time(once, weeks(WEEKS)).why

    def test_r_deload_01_it_lasts_a_week_and_then_the_loads_are_back(self) -> None:
        past = [*weeks(WEEKS), easy_visit(49)]
        going_on = next_time(ROW, past, days=3.5)
        assert going_on.why == "The easy week goes on: 2 sets with 35 kg, 4 or more left."
        after = next_time(ROW, [*past, easy_visit(52.5)], days=3.5)
        assert (str(after.load), after.sets, after.rir) == ("40 kg", None, None)

    def test_not_in_the_first_eight_weeks_of_a_beginner(self) -> None:
        assert not is_deload(next_time(ROW, weeks(WEEKS), person=BEGINNER))
        assert is_deload(next_time(ROW, weeks(WEEKS + 3), person=BEGINNER))

    def test_a_session_is_a_beginners_where_nobody_said_otherwise(self) -> None:
        nobody = Person(gear=GEAR_KG)
        assert not is_deload(next_time(ROW, weeks(WEEKS), person=nobody))
        assert is_deload(next_time(ROW, weeks(WEEKS), person=nobody, level="advanced"))

    def test_a_session_that_is_easy_by_itself_gets_no_easy_week(self) -> None:
        easy = line(row, 3, reps=8, rir=4)
        past = [visit(easy, 8, 8, 8, day=3.5 * place) for place in range(WEEKS)]
        target = next_time(easy, past)
        assert (target.rir, str(target.load)) == (None, "40 kg")

    def test_holds_body_weight_and_named_loads_only_lose_sets(self) -> None:
        named = line(exercise("named", implement="stack"), 3, reps=8, load="24 kg", rir=2)
        new = line(exercise("new", implement="stack"), 3, reps=8, rir=2)
        session = Session(
            id="s", name="S", exercise=(*(one[1] for one in (CHIN, HANG, named, new)),)
        )
        library = Library(exercise=(CHIN[0], HANG[0], named[0], new[0]), session=(session,))
        plan = plan_of(CHIN, HANG, named)
        results = [
            *[Result(reps=6)] * 3,
            *[Result(seconds=20)] * 3,
            *[Result(reps=8, load=Load(24_000))] * 3,
        ]
        past = [lived(plan, results, 3.5 * place) for place in range(WEEKS)]
        found = targets(library, session, past, PERSON, round(3.5 * WEEKS * DAY))
        assert {name: (one.sets, one.rir, str(one.load)) for name, one in found.items()} == {
            "chin": (2, 4, "None"),
            "dead_hang": (2, None, "None"),
            "named": (2, 4, "24 kg"),
            "new": (2, 4, "None"),
        }
        assert found["chin"].why == "Six weeks of work: 2 sets, 4 or more left."
        assert found["dead_hang"].why == "Six weeks of work: 2 sets only."

    def test_a_session_of_holds_alone_was_not_an_easy_one(self) -> None:
        assert not is_easy(lived(plan_of(HANG), [Result(seconds=20)] * 3))
        assert is_easy(easy_visit(0))


class TestSigns:
    """The signs of R-DELOAD-01 that come before the six weeks are over."""

    def target(
        self, *sessions: tuple[Sequence[int], int | None], pain: Sequence[int] = (0, 0, 0)
    ) -> Target:
        """Return what follows sessions of two exercises with the same reps and reserve."""
        plan = plan_of(ROW, PULL)
        past = [
            lived(
                plan,
                [Result(reps=one, load=Load(40_000), rir=rir) for one in (*reps, *reps)],
                3 * place,
                pain[place],
            )
            for place, (reps, rir) in enumerate(sessions)
        ]
        return next_time(ROW, past)

    def test_r_deload_01_fewer_reps_twice_in_two_exercises(self) -> None:
        tired = [((8, 8, 8), None), ((8, 7, 7), None), ((7, 7, 7), None)]
        assert self.target(*tired).why.startswith("Fewer reps two sessions running: 2 sets")
        assert not is_deload(self.target(*tired[1:]))

    def test_fewer_reps_once_are_no_sign(self) -> None:
        once = [((8, 8, 8), None), ((8, 7, 7), None), ((8, 7, 7), None)]
        assert not is_deload(self.target(*once))

    def test_fewer_reps_in_one_exercise_are_no_sign(self) -> None:
        past = visits(ROW, (8, 8, 8), (8, 7, 7), (7, 7, 7))
        assert not is_deload(next_time(ROW, past))

    def test_fewer_reps_that_were_meant_are_no_sign(self) -> None:
        fewer = [((12, 12, 12), None), ((11, 11, 11), None), ((10, 10, 10), None)]
        assert not is_deload(self.target(*fewer))

    def test_r_deload_01_one_rep_less_in_reserve_for_the_same_work(self) -> None:
        harder = [((8, 8, 8), 3), ((8, 8, 8), 2), ((8, 8, 8), 1)]
        assert self.target(*harder).why.startswith("Harder at the same loads two sessions running")

    @pytest.mark.parametrize(
        "sessions",
        [
            [((8, 8, 8), 3), ((9, 9, 9), 2), ((10, 10, 10), 1)],
            [((8, 8, 8), 3), ((8, 8, 8), 3), ((8, 8, 8), 1)],
            [((8, 8, 8), 3), ((8, 8, 8), None), ((8, 8, 8), 1)],
        ],
    )
    def test_less_reserve_for_more_reps_or_once_is_no_sign(
        self, sessions: list[tuple[tuple[int, ...], int | None]]
    ) -> None:
        assert not is_deload(self.target(*sessions))

    def test_other_loads_cannot_be_compared(self) -> None:
        loads = ("40 kg", "45 kg", "50 kg")
        past = [
            visit(ROW, 8, 8, 8, load=load, day=3 * i, rir=3 - i) for i, load in enumerate(loads)
        ]
        assert not is_deload(next_time(ROW, past))

    def test_r_deload_01_pain_of_three_twice_running(self) -> None:
        same = [((8, 8, 8), 2)] * 3
        assert self.target(*same, pain=(0, 3, 3)).why.startswith("Pain in two sessions running")
        assert not is_deload(self.target(*same, pain=(3, 0, 3)))
        assert not is_deload(self.target(*same[:1], pain=(3,)))


class TestOnRamp:
    """Section 5.1: the first two weeks of someone who said that they are a beginner."""

    def test_half_the_sets_for_two_weeks(self) -> None:
        first = next_time(ROW, person=BEGINNER)
        assert first.sets == 2
        assert first.why.endswith("; half the sets in the first two weeks.")
        assert next_time(ROW, weeks(3), person=BEGINNER, days=6).sets == 2
        assert next_time(ROW, weeks(3), person=BEGINNER, days=7).sets is None

    def test_sets_are_halved_once_when_the_week_is_an_easy_one(self) -> None:
        hurt = visits(ROW, (8, 8, 8), (8, 8, 8), pain=3)
        target = next_time(ROW, hurt, person=BEGINNER)
        assert target.why == "Pain in two sessions running: 2 sets with 35 kg, 4 or more left."

    def test_nobody_else_is_held_back(self) -> None:
        assert next_time(ROW, person=PERSON).sets is None
        assert next_time(ROW, person=Person(gear=GEAR_KG)).sets is None
