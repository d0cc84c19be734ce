"""What becomes of sets, corrections and reports when two machines went on with one session."""

from __future__ import annotations

from core.session.fork.two import ROWS, Two
from support.builders import Coach
from support.machines.forks import done_sets

from backcoach.core.session import events as ev
from backcoach.core.session.fork.mending import mend
from backcoach.core.session.plan import Result


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
