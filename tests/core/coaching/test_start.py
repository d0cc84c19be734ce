from __future__ import annotations

from msgspec import structs
from support.builders import exercise, line, plan_of
from support.pasts import (
    ASSISTED,
    CHIN,
    DAY,
    GEAR_KG,
    PERSON,
    PERSON_FINE,
    assisted,
    bell,
    lived,
    next_time,
    row,
    told,
    visits,
)

from backcoach.core.coaching.progress import targets
from backcoach.core.exercises.model import Library, Session, line_keys
from backcoach.core.loads.implements import KETTLEBELLS_LB
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result
from backcoach.core.settings.person import Person


class TestFirstTime:
    def test_share_of_body_weight_is_rounded_down_and_called_a_guess(self) -> None:
        what = line(structs.replace(row, start=exercise(start="31 %").start))
        target = next_time(what)
        assert target.load == Load(20_000)  # of 24.8 kg
        assert target.why == "First time: 20 kg as a first guess, then by what is left."

    def test_without_body_weight_the_person_chooses(self) -> None:
        what = line(structs.replace(row, start=exercise(start="31 %").start), rir=3)
        target = next_time(what, person=Person(gear=GEAR_KG))
        assert target.load is None
        assert target.why == ("First time: body weight unknown, choose by feel so that 3 are left.")

    def test_without_a_start_the_person_chooses(self) -> None:
        assert next_time(line(row)).why == "First time: choose by feel so that a few are left."

    def test_a_written_start_is_made_of_what_is_there(self) -> None:
        pounds = structs.replace(GEAR_KG, unit="lb", kettlebells=KETTLEBELLS_LB)
        what = line(structs.replace(bell, start=exercise(start="12 kg").start))
        target = next_time(what, person=Person(gear=pounds))
        assert str(target.load) == "26 lb"

    def test_help_is_rounded_up(self) -> None:
        assert str(next_time(ASSISTED, person=PERSON).load) == "−40 kg"  # of 36

    def test_what_is_lighter_than_all_that_is_there_becomes_the_lightest(self) -> None:
        what = line(structs.replace(bell, start=exercise(start="2 kg").start))
        assert next_time(what).load == Load(4_000)

    def test_a_band_is_a_guess_and_body_weight_is_no_load(self) -> None:
        band = exercise("band", load="band", start="light band")
        assert next_time(line(band)).why == "First time: light band as a first guess."
        target = next_time(CHIN)
        assert (target.load, target.why) == (None, "First time: see how many come.")


class TestOtherRanges:
    """The same exercise for other reps: the load goes over by the estimated maximum."""

    HEAVY = line(row, 3, reps=5, rir=2)
    LIGHT = line(row, 3, reps="15-20", rir=2)

    def test_a_load_for_few_reps_becomes_one_for_many(self) -> None:
        target = next_time(self.LIGHT, visits(self.HEAVY, (5, 5, 5), load="60 kg", rir=2))
        assert target.load == Load(40_000)  # 74 kg for one, 42.7 kg for 20 with 2 left
        assert target.why == "5 reps at 60 kg last time: 40 kg as a first guess for 15–20."

    def test_the_reserve_that_is_meant_makes_it_lighter(self) -> None:
        past = visits(self.HEAVY, (5, 5, 5), load="60 kg", rir=2)
        loads = [
            str(next_time(line(row, 3, reps="15-20", rir=rir), past, person=PERSON_FINE).load)
            for rir in (1, 4)
        ]
        assert loads == ["42.5 kg", "40 kg"]  # 43.5 and 41.1 kg

    def test_beyond_the_estimate_fewer_reps_keep_the_load(self) -> None:
        target = next_time(self.HEAVY, visits(self.LIGHT, (18, 18, 18), rir=2))
        assert target.load == Load(40_000)

    def test_more_reps_without_an_estimate_are_a_first_time(self) -> None:
        past = visits(self.HEAVY, (5, 5, 5), rir=4)
        assert next_time(self.LIGHT, past).why.startswith("First time")
        assert next_time(self.LIGHT, visits(self.HEAVY, (5, 5, 5), load=None)).load is None

    def test_a_pull_up_goes_over_by_its_whole_mass(self) -> None:
        few, many = line(assisted, 1, reps=3, rir=2), line(assisted, 1, reps="12-15", rir=2)
        target = next_time(many, visits(few, (3,), load="-10 kg", rir=2))
        assert str(target.load) == "−30 kg"  # 81.7 kg for one, 52.1 kg for 15 with 2 left

    def test_each_line_of_a_session_has_its_own_history(self) -> None:
        session = Session(id="two", name="Two", exercise=(self.HEAVY[1], self.LIGHT[1]))
        library = Library(exercise=(row,), session=(session,))
        plan = plan_of(self.HEAVY, self.LIGHT)
        done = [Result(reps=7, load=Load(60_000))] * 3 + [Result(reps=16, load=Load(30_000))] * 3
        found = targets(library, session, [lived(plan, done)], PERSON, 3 * DAY)
        assert line_keys(session) == ("row", "row#2")
        assert str(found["row"].load) == "65 kg"
        assert told(found["row#2"])[:2] == ("30 kg", "17–20")
