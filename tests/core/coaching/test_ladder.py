from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from support.answers import UNWEIGHED
from support.builders import exercise, hold, line, plan_of
from support.pasts import (
    ASSISTED,
    DAY,
    PERSON,
    ROW,
    assisted,
    bell,
    chin,
    lived,
    next_time,
    visit,
    visits,
)

from backcoach.core.coaching.ladder import goes_on_by_load
from backcoach.core.coaching.past import bouts
from backcoach.core.coaching.progress import targets
from backcoach.core.coaching.target import Target
from backcoach.core.exercises.model import Library, Session
from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.notation import Reps
from backcoach.core.session.plan import Result
from backcoach.userfiles.exercises_file import load, shipped_path

if TYPE_CHECKING:
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


class TestLadder:
    easier = exercise("raised", implement="kettlebell", harder="bell")
    harder = exercise("two_bells", equipment=("kettlebell", "second kettlebell"), easier="bell")
    bell = structs.replace(bell, easier="raised", harder="two_bells", reps=Reps(8, 12))
    what = line(bell, 3, reps=10, rir=2)

    def offer(self, *counts: tuple[int, ...], person: Person = PERSON, **fields: int) -> str:
        past = visits(self.what, *counts, load="24 kg", **fields)
        return next_time(self.what, past, self.easier, self.harder, person=person).offer_exercise

    def test_the_harder_one_is_offered_at_its_gate_in_words(self) -> None:
        past = visits(self.what, (12, 12, 12), (12, 12, 12), load="24 kg", rir=2)
        target = next_time(self.what, past, self.easier, self.harder)
        assert (
            target.offer == "12 reps in every set, twice running: Two bells is next when you like."
        )
        assert target.offer_exercise == "two_bells"
        assert str(target.load) == "24 kg"

    def test_the_gate_needs_all_of_it(self) -> None:
        assert self.offer((12, 12, 12)) == ""
        assert self.offer((12, 12, 12), (12, 12, 11)) == ""
        assert self.offer((12, 12, 12), (12, 12, 12), rir=1) == ""
        assert self.offer((12, 12, 12), (12, 12, 12), pain=1) == ""

    def test_the_load_goes_up_before_the_exercise_changes(self) -> None:
        assert self.offer((15, 15, 15), (15, 15, 15)) == ""

    def test_only_what_can_be_done_here_is_offered(self) -> None:
        one_bell = structs.replace(PERSON, equipment=frozenset({"kettlebell"}))
        both = structs.replace(PERSON, equipment=frozenset(self.harder.equipment))
        assert self.offer((12, 12, 12), (12, 12, 12), person=one_bell) == ""
        assert self.offer((12, 12, 12), (12, 12, 12), person=both) == "two_bells"

    def test_a_beginner_whose_kettlebell_ends_is_offered_the_barbell(self) -> None:
        shipped = {one.id: one for one in load(shipped_path()).exercise}
        rungs = ("kb_deadlift", "kb_rdl", "two_kb_deadlift", "trapbar_deadlift", "bb_deadlift")
        at_hand = frozenset({"kettlebell", "barbell", "discs"})
        person = structs.replace(PERSON, level="beginner", equipment=at_hand)
        offers = []
        for name in rungs[:2]:
            what = line(shipped[name], 2, reps=12, rir=2)
            past = visits(what, (12, 12), (12, 12), load="24 kg", rir=2)
            others = [shipped[other] for other in rungs if other != name]
            offers.append(next_time(what, past, *others, person=person).offer_exercise)
        assert offers == ["kb_rdl", "bb_deadlift"]

    def test_the_easier_one_is_offered_after_three_misses(self) -> None:
        twice = ((4, 4, 4), (4, 4, 4))
        assert self.offer(*twice) == ""
        assert self.offer(*twice, (4, 4, 4)) == "raised"

    def test_nothing_is_offered_that_the_session_has_already(self) -> None:
        past = visits(self.what, (12, 12, 12), (12, 12, 12), load="24 kg", rir=2)
        top = exercise("top", easier="two_bells")
        harder = structs.replace(self.harder, harder="top")
        for also in (harder, top):
            session = Session(id="test", name="Test", exercise=(self.what[1], line(also)[1]))
            library = Library(exercise=(self.bell, self.easier, harder, top), session=(session,))
            assert targets(library, session, past, PERSON, 6 * DAY)["bell"].offer == ""

    def test_four_or_more_left_ask_for_more_load_before_a_harder_exercise(self) -> None:
        assert self.offer((12, 12, 12), (12, 12, 12), rir=3) == "two_bells"
        assert self.offer((12, 12, 12), (12, 12, 12), rir=4) == ""

    def test_help_goes_down_to_a_tenth_of_the_body_before_a_harder_exercise(self) -> None:
        scale, unweighed = (
            load_steps_for(assisted, PERSON.gear, PERSON.body_weight),
            load_steps_for(assisted, UNWEIGHED.gear, UNWEIGHED.body_weight),
        )
        assert scale is not None
        assert unweighed is not None
        last = bouts("assisted", [visit(ASSISTED, 8, 8, load="-10 kg", rir=2)])[-1]
        assert goes_on_by_load(assisted, last, -10_000, scale)
        assert not goes_on_by_load(assisted, last, -5_000, scale)
        assert goes_on_by_load(assisted, last, -10_000, unweighed)
        assert not goes_on_by_load(assisted, last, -5_000, unweighed)

    def test_without_a_neighbour_there_is_no_offer(self) -> None:
        past = visits(ROW, (4, 4, 4), (4, 4, 4), (4, 4, 4))
        assert next_time(ROW, past).offer == ""


class TestHolds:
    hang = hold(seconds=20, harder="chin")
    what = line(hang, 2)

    def held(self, *seconds: int | None, planned: int = 20, day: int = 0, pain: int = 0) -> State:
        plan = plan_of(self.what, targets={"dead_hang": Target(seconds=planned)})
        results = [None if one is None else Result(seconds=one) for one in seconds]
        return lived(plan, results, day, pain)

    def target(self, *past: State) -> Target:
        return next_time(self.what, past, chin)

    def test_the_first_time_is_as_written(self) -> None:
        assert self.target().why == "First time: 20 s."

    def test_a_hold_grows_by_five_seconds_up_to_half_as_long_again(self) -> None:
        assert (self.target(self.held(20, 20)).seconds, 25) == (25, 25)
        assert self.target(self.held(20, 20)).why == "Every hold was 20 s: now 25 s."
        last = self.target(self.held(30, 30, planned=30))
        assert (last.seconds, last.why) == (30, "Every hold was 30 s: 30 s again.")

    def test_a_hold_that_was_let_go_or_hurt_stays(self) -> None:
        for past in (self.held(20, 15), self.held(20, None), self.held(20, 20, pain=3)):
            assert self.target(past).seconds == 20

    def test_the_gate_is_half_as_long_again_twice(self) -> None:
        first, second = (self.held(30, 30, planned=30, day=day) for day in (0, 3))
        target = self.target(first, second)
        assert target.offer == "30 s in every set, twice running: Chin is next when you like."

    def test_seconds_in_the_session_make_a_hold_of_an_exercise_with_reps(self) -> None:
        what = line(exercise("chin", load="bodyweight"), 1, seconds=30)
        assert next_time(what).why == "First time: 30 s."

    def test_a_plan_holds_the_new_seconds(self) -> None:
        step = plan_of(self.what, targets={"dead_hang": Target(seconds=25)}).steps[0]
        assert step.seconds == 25
