"""What becomes of each kind of event when two machines went on with one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace
from support.builders import Coach, exercise, line
from support.machines.forks import copy_of, done_sets

from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay
from backcoach.core.session.fork.mending import Mended, mend
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.session.state import State

ROWS, CURLS = line("row", 3, rest=60), line("curl", 2, rest=60)
PULL = exercise("pull")


class Two:
    """Two machines with the same session: `there` is stored first, `here` is mended."""

    def __init__(self, before: Coach | None = None) -> None:
        coach = before or Coach(ROWS, CURLS).do()
        self.common: list[ev.Event] = [coach.started, *coach.events]
        self.there = copy_of(self.common, 100_000)
        self.here = copy_of(self.common, 200_000)

    def mend(self) -> Mended:
        known = len(self.common) - 1
        theirs, own = self.there.events[known:], self.here.events[known:]
        self.mended = mend(self.common, theirs, own, "spare")
        return self.mended

    @property
    def after(self) -> State:
        first, *rest = [*self.common, *self.there.events[len(self.common) - 1 :]]
        return replay(cast("ev.FirstEvent", first), [*rest, *self.mended.events])

    @property
    def aside(self) -> list[tuple[str, str]]:
        """What the person is shown: the kind of event and why."""
        return [
            (type(each.event).__name__, each.why) for each in self.mended.aside if each.is_shown
        ]


def test_a_set_that_only_one_did_stays_with_its_instant_and_numbers() -> None:
    two = Two()
    two.there.do()
    two.here.go("2.1").do(reps=5)
    two.mend()
    assert two.after.logged["2.1"].at == 200_000
    assert two.after.logged["2.1"].result == Result(reps=5)
    assert list(done_sets(two.after)) == ["1.1", "1.2", "2.1"]
    assert two.aside == []


def test_a_set_that_both_did_stays_as_it_was_stored_first() -> None:
    two = Two()
    two.there.do(reps=7)
    two.here.do(reps=9)
    two.mend()
    assert two.after.logged["1.2"].result == Result(reps=7)
    assert two.aside == [("SetDone", "both")]
    assert two.mended.aside[-1].exercise == "Row"


def test_what_was_undone_by_its_own_machine_never_was() -> None:
    two = Two()
    two.there.do()
    two.here.go("2.1").do().undo().undo().note("grip").undo()
    two.mend()
    assert two.mended.events == ()
    assert two.aside == []


def test_undoing_what_both_know_is_a_decision_of_the_moment() -> None:
    two = Two()
    two.there.do()
    two.here.undo()
    two.mend()
    assert "1.1" in two.after.logged
    assert two.aside == [("Undone", "moment")]


def test_a_set_undone_and_done_again_is_a_correction_of_it() -> None:
    two = Two()
    two.there.do()
    two.here.undo().done(reps=3)
    two.mend()
    assert two.after.logged["1.1"].result == Result(reps=3)


def test_a_correction_counts_unless_the_other_machine_made_one_too() -> None:
    two = Two()
    two.there.do()
    two.here.amend("1.1", reps=6).amend("1.3", reps=2)
    two.mend()
    assert two.after.logged["1.1"].result == Result(reps=6)
    assert two.aside == [("SetAmended", "moment")]
    two = Two()
    two.there.amend("1.1", reps=5)
    two.here.amend("1.1", reps=6)
    two.mend()
    assert two.after.logged["1.1"].result == Result(reps=5)
    assert two.aside == [("SetAmended", "both")]


def test_a_correction_of_a_set_that_the_other_machine_took_back_goes_aside() -> None:
    two = Two()
    two.there.undo()
    two.here.amend("1.1", reps=6)
    two.mend()
    assert two.aside == [("SetAmended", "gone")]


def test_notes_pains_and_warning_signs_always_count() -> None:
    two = Two()
    two.there.finish()
    two.here.note("grip").pain(6).tell(ev.RedFlagReported(at=two.here.now, flag="heart"))
    two.mend()
    assert two.after.notes == ("grip",)
    assert [pain.level for pain in two.after.pains] == [6]
    assert two.after.red_flag == "heart"


def test_notes_of_an_older_session_stay_when_something_before_them_is_undone() -> None:
    two = Two()
    two.there.do()
    two.here.go("2.1").note("grip").undo_as_before()
    two.mend()
    assert two.after.notes == ("grip",)


def test_sets_that_were_left_out_for_a_pain_stay_left_out() -> None:
    two = Two()
    two.there.do()
    two.here.pain(6).skip("2.1").sleep(9).skip("2.2")
    two.mend()
    assert two.after.logged["2.1"].result is None
    assert "2.2" not in two.after.logged
    assert two.aside == [("StepSkipped", "moment")]


def test_a_session_ends_as_it_ended_where_that_was_the_last_word() -> None:
    two = Two()
    two.there.do()
    two.here.finish().carry_on().sleep(60).finish()
    two.mend()
    assert two.after.finished_at == two.here.now
    two = Two()
    two.here.finish()
    two.there.sleep(500).do()
    two.mend()
    assert two.after.phase == "resting"
    assert two.aside == [("Finished", "moment")]


def test_going_on_is_a_decision_and_what_was_done_then_is_a_fact() -> None:
    two = Two(Coach(ROWS).do().finish())
    two.there.tell(ev.SessionCorrected(at=two.there.now, name="Other"))
    two.here.carry_on().do()
    two.mend()
    assert two.after.phase == "finished"
    assert done_sets(two.after)["1.2"] == (Result(reps=8), 200_000)
    assert two.aside == [("Continued", "moment")]


def test_sets_are_added_to_a_session_that_ended_elsewhere_but_none_twice() -> None:
    two = Two()
    two.there.do(reps=7).skip("1.3").finish()
    two.here.do(reps=9).do(reps=6).go("2.1").do()
    two.mend()
    done = done_sets(two.after)
    assert done["1.2"][0] == Result(reps=7)
    assert done["1.3"][0] == Result(reps=6)
    assert "2.1" in done
    assert two.aside == [("SetDone", "both")]


def test_a_set_undone_and_done_again_corrects_a_session_that_ended_elsewhere() -> None:
    two = Two()
    two.there.finish()
    two.here.undo().done(reps=3)
    two.mend()
    assert two.after.logged["1.1"].result == Result(reps=3)


def test_a_session_thrown_away_elsewhere_goes_on_here_as_one_of_its_own() -> None:
    two = Two()
    two.there.discard()
    two.here.do()
    first, *later = two.mend().apart
    assert isinstance(first, ev.SessionStarted)
    assert first.id == "spare"
    assert list(done_sets(replay(first, later))) == ["1.1", "1.2"]


def test_a_session_is_thrown_away_unless_the_other_machine_has_something_new() -> None:
    two = Two()
    two.there.sleep(5).pause()
    two.here.discard()
    two.mend()
    assert two.after.phase == "discarded"
    two = Two()
    two.there.do()
    two.here.discard()
    two.mend()
    assert two.after.phase == "resting"
    assert two.aside == [("Discarded", "moment")]


def test_a_pain_counts_even_in_a_session_that_both_threw_away() -> None:
    two = Two()
    two.there.discard()
    two.here.do().pain(7).discard()
    two.mend()
    assert [type(event) for event in two.mended.events] == [ev.PainReported]
    assert two.aside == [("SetDone", "gone")]


def test_a_swap_counts_where_a_set_was_done_by_it() -> None:
    two = Two()
    two.there.do()
    two.here.swap(1, PULL).go("3.1").do().swap(0, PULL)
    two.mend()
    assert done_sets(two.after)["3.1"] == (Result(reps=8), 200_000)
    assert two.aside == [("ExerciseSwapped", "moment")]


def test_two_swaps_of_different_exercises_both_find_their_steps() -> None:
    two = Two()
    two.there.swap(1, PULL).go("3.1").do()
    two.here.swap(0, exercise("press")).go("3.1").do(reps=4).add(2).go("3.3").do(reps=3)
    two.mend()
    done = {
        two.after.plan.exercise(two.after.plan.step(name)).id: result.reps  # type: ignore[arg-type, attr-defined]
        for name, (result, _) in done_sets(two.after).items()
    }
    assert done == {"row": 8, "pull": 8, "press": 3}
    assert two.aside == []


def test_a_set_is_done_again_that_the_other_machine_gave_to_another_exercise() -> None:
    two = Two()
    two.there.swap(0, PULL).go("3.1").do()
    two.here.do(reps=5)
    two.mend()
    assert done_sets(two.after)["1.2"][0] == Result(reps=5)
    two = Two()
    two.there.swap(0, PULL)
    two.here.swap(0, exercise("press")).go("3.1").do(reps=4)
    two.mend()
    assert two.after.plan.steps_of(3)[0].set == 1
    assert two.aside == []


def test_other_sets_with_the_same_number_both_stay_in_a_session_that_is_over() -> None:
    two = Two()
    two.there.swap(0, PULL).go("3.1").do().finish()
    two.here.swap(1, exercise("press")).go("3.1").do(reps=4)
    two.mend()
    assert [result for result, _ in done_sets(two.after).values()][1:] == [
        Result(reps=8),
        Result(reps=4),
    ]


def test_a_set_that_both_added_is_one() -> None:
    two = Two()
    two.there.add(1)
    two.here.add(1).go("2.3").do()
    two.mend()
    assert "2.3" in done_sets(two.after)
    assert len(two.after.plan.steps_of(1)) == 3


def test_an_exercise_chosen_for_good_counts_unless_both_chose() -> None:
    two = Two()
    two.there.do()
    two.here.choose("row", "pull")
    two.mend()
    assert two.after.chosen == {"row": "pull"}
    two = Two()
    two.there.choose("row", "press")
    two.here.choose("row", "pull").extend(15)
    two.mend()
    assert two.after.chosen == {"row": "press"}
    assert two.aside == [("ExerciseChosen", "moment"), ("RestExtended", "moment")]


def over() -> Two:
    return Two(Coach(ROWS).do(3).finish())


def corrected(two: Two, step: str, reps: int, at: int = 1) -> ev.SetsCorrected:
    changed = RecordedSet(exercise="row", result=Result(reps=reps), at=at)
    return ev.SetsCorrected(at=two.here.now, sets={step: changed})


def test_corrections_of_different_sets_of_the_past_both_count() -> None:
    two = over()
    two.there.tell(corrected(two, "1.1", 5))
    two.here.tell(corrected(two, "1.2", 6)).tell(corrected(two, "1.1", 7))
    two.mend()
    done = done_sets(two.after)
    assert (done["1.1"][0], done["1.2"][0]) == (Result(reps=5), Result(reps=6))
    assert two.aside == [("SetsCorrected", "both")]


def test_the_same_correction_on_both_machines_is_no_clash() -> None:
    two = over()
    two.there.tell(replace(corrected(two, "1.1", 5), at=7))
    two.here.tell(corrected(two, "1.1", 5))
    two.mend()
    assert two.aside == []


def test_a_session_renamed_on_one_machine_and_moved_on_the_other_is_both() -> None:
    two = over()
    moved = ev.SessionCorrected(at=9, started_at=-60_000, started_offset=60)
    two.there.tell(ev.SessionCorrected(at=9, name="Other"))
    two.here.tell(moved).tell(ev.SessionCorrected(at=9, name="Third"))
    two.mend()
    assert (two.after.plan.name, two.after.started_at) == ("Other", -60_000)
    two = over()
    two.there.tell(moved)
    two.here.tell(replace(moved, started_at=5)).tell(corrected(two, "1.1", 5, at=0))
    two.mend()
    assert two.after.started_at == -60_000
    assert done_sets(two.after)["1.1"] == (Result(reps=5), -60_000)
    assert two.aside == [("SessionCorrected", "both")]


def test_a_set_done_here_and_corrected_after_the_end_has_its_last_numbers() -> None:
    two = Two()
    two.there.pause()
    two.here.do().finish().tell(corrected(two, "1.2", 3))
    two.mend()
    assert done_sets(two.after)["1.2"][0] == Result(reps=3)
    two = Two()
    two.there.pause()
    two.here.do().finish().tell(ev.SetsCorrected(at=9, sets={"1.2": None}))
    two.mend()
    assert "1.2" not in done_sets(two.after)


def test_a_correction_of_the_past_goes_aside_where_the_session_went_on() -> None:
    two = over()
    two.there.carry_on()
    two.here.tell(corrected(two, "1.1", 5))
    two.mend()
    assert two.aside == [("SetsCorrected", "gone")]


def imported(entered_at: int, reps: int = 8) -> ev.SessionRecorded:
    done = RecordedSet(exercise="row", result=Result(reps=reps), at=1000)
    return ev.SessionRecorded(
        at=0, id="same", origin=Origin("strong"), sets={"1.1": done}, entered_at=entered_at
    )


def test_the_same_import_on_two_machines_is_one_session() -> None:
    note = ev.NoteAdded(at=9, text="grip")
    assert mend([], [imported(1)], [imported(2), note], "spare") == Mended((note,))
    clashing = mend([], [imported(1)], [imported(2, reps=9)], "spare")
    assert [each.why for each in clashing.aside] == ["both"]
    assert clashing.events == ()


def test_a_start_that_only_this_machine_changed_goes_aside() -> None:
    coach = Coach(ROWS)
    other = replace(coach.started, file="elsewhere")
    mended = mend([], [coach.started], [other], "spare")
    assert [each.why for each in mended.aside] == ["both"]


def test_what_changed_nothing_is_kept_beside_the_log() -> None:
    coach = Coach(ROWS)
    late = ev.RestEnded(at=5, step="1.1")
    mended = mend([coach.started], [ev.Paused(at=1)], [late], "spare")
    assert [each.event for each in mended.aside] == [late]
    assert not mended.aside[0].is_shown


def test_what_the_other_log_has_already_is_not_added_twice() -> None:
    two = Two()
    two.there.do()
    two.here.go("2.1").do(reps=5).note("grip").pain(3)
    first = two.mend()
    two.there.events += first.events
    two.there.state = two.after
    again = two.mend()
    assert again.events == ()
    assert two.aside == []


def test_a_set_that_came_by_another_way_is_known_by_its_instant_and_numbers() -> None:
    two = Two()
    begun = ev.SetBegun(at=200_000, step="1.2")
    done = ev.SetDone(at=200_000, step="1.2", result=Result(reps=8), reported=True)
    two.there.tell(begun).tell(done)
    two.here.do()
    two.mend()
    assert two.aside == []
    assert two.mended.events == ()


def test_pains_and_notes_that_both_corrected_stay_as_they_were_stored_first() -> None:
    two = Two(Coach(ROWS).do(3).pain(3).finish())
    (pain,) = two.there.state.pains
    for coach, level in ((two.there, 5), (two.here, 7)):
        pains, notes = (replace(pain, level=level),), (f"level {level}",)
        coach.tell(ev.SessionCorrected(at=coach.now, pains=pains, notes=notes))
    two.mend()
    assert [each.level for each in two.after.pains] == [5]
    assert two.after.notes == ("level 5",)
    assert two.aside == [("SessionCorrected", "both")]
