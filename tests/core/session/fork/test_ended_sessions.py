"""What two machines did where one of them ended the session or threw it away."""

from __future__ import annotations

from core.session.fork.two import ROWS, Two
from support.builders import Coach
from support.machines.forks import done_sets

from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay
from backcoach.core.session.plan import Result


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
