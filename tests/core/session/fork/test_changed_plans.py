"""What two machines did where one of them swapped an exercise or added a set."""

from __future__ import annotations

from core.session.fork.two import PULL, Two
from support.builders import exercise
from support.machines.forks import done_sets

from backcoach.core.session.plan import Result


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
