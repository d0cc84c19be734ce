"""Drop and rest-pause sets: they go on from the last set, and are no fresh sets."""

from __future__ import annotations

from itertools import pairwise

from support.builders import Coach, exercise, ids, line, one_armed, plan_of
from support.pasts import PERSON_FINE, next_time

from backcoach.core.coaching.ability.past_sets.visits import visit_in
from backcoach.core.coaching.between_sets.after_set import advise_after_set
from backcoach.core.coaching.targets.target import Target
from backcoach.core.notation import Load
from backcoach.core.planning.fitting.fit_to_time import fit
from backcoach.core.planning.fitting.readiness import adjust
from backcoach.core.session.past.recorded import RecordedSet, empty_plan, numbered, with_steps
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result
from backcoach.core.session.set_counts import progress
from backcoach.core.session.timing.countdown import rest_after
from backcoach.core.session.timing.duration import session_seconds
from backcoach.core.wording.exercise_rows import rows
from backcoach.core.wording.phrases import place
from backcoach.core.wording.set_words import sets_text, targets_text

KG_40 = Load(40_000)
ROW = exercise("row", implement="stack", start="40 kg")
DROPS = line(ROW, 2, reps=8, rir=2, rest=90, drops=["80%", "60%"])
PAUSES = line(ROW, 1, reps=12, rir=1, rest_pause=[20, 20])


def gaps(*lines: tuple[object, object]) -> list[tuple[str, int]]:
    steps = (plan := plan_of(*lines)).steps  # type: ignore[arg-type]  # lines of this file
    rests = [rest_after(plan, step, following) for step, following in pairwise(steps)]
    return [(rest.gap, rest.seconds) if rest else ("none", 0) for rest in rests]


def test_drops_follow_the_last_set_without_a_rest() -> None:
    plan = plan_of(DROPS)
    assert [(step.target, str(step.load), step.scheme) for step in plan.steps] == [
        ("8", "40 kg", ""),
        ("8", "40 kg", ""),
        ("4+", "32 kg", "drop"),
        ("4+", "24 kg", "drop"),
    ]
    assert gaps(DROPS) == [("rest", 90), ("none", 0), ("none", 0)]


def test_a_rest_pause_goes_on_after_its_seconds_with_the_same_load() -> None:
    plan = plan_of(PAUSES)
    assert [(step.target, step.load, step.scheme) for step in plan.steps] == [
        ("12", KG_40, ""),
        ("4+", KG_40, "rest_pause"),
        ("4+", KG_40, "rest_pause"),
    ]
    assert gaps(PAUSES, line("pulldown", setup=60)) == [
        *(("pause", 20), ("pause", 20), ("changeover", 60))
    ]


def test_one_side_does_all_of_it_before_the_other() -> None:
    arm = line(one_armed(start="20 kg"), 2, reps=10, drops=["80%"])
    assert ids(plan_of(arm).steps) == [
        *("1.1.left", "1.1.right"),
        *("1.2.left", "1.3.left", "1.2.right", "1.3.right"),
    ]
    assert [gap for gap, _ in gaps(arm)] == ["switch", "rest", "none", "switch", "none"]


def test_in_a_superset_the_drops_belong_to_their_round() -> None:
    a = line(ROW, 2, reps=8, superset="a", drops=["80%"])
    b = line("pulldown", 2, reps=8, superset="a")
    assert ids(plan_of(a, b).steps) == ["1.1", "2.1", "1.2", "1.3", "2.2"]
    assert [gap for gap, _ in gaps(a, b)] == ["transition", "rest", "none", "transition"]


def test_a_set_is_named_and_counted_with_what_follows_it() -> None:
    coach = Coach(DROPS)
    assert targets_text(coach.state.plan.steps) == "2 × 8 + 2 drops"
    assert sets_text(coach.state.plan.steps) == "2 × 8 × 40 kg + 2 drops"
    assert place(coach.state.plan, coach.state.plan.steps[1]) == "set 2 of 2"
    assert place(coach.state.plan, coach.state.plan.steps[3]) == "drop set 2 of 2"
    coach.do(3)
    assert progress(coach.state) == (2, 2)
    assert rows(coach.state)[0].counts == "8 8+4+·"
    coach.do()
    assert progress(coach.state) == (2, 2)
    assert coach.state.phase == "finished"


def test_the_load_follows_what_was_really_lifted() -> None:
    coach = Coach(DROPS).do()
    coach.do(load=Load(50_000))
    advice = advise_after_set(coach.state, PERSON_FINE, coach.now, 0)
    assert advice is not None
    assert advice.draft is not None
    assert advice.draft.load == Load(40_000)
    coach.tell(advice).do()
    assert coach.state.result(coach.state.plan.steps[2]) == advice.draft


def test_a_rest_pause_goes_on_with_the_load_that_was_lifted() -> None:
    coach = Coach(PAUSES).do(load=Load(50_000))
    assert advise_after_set(coach.state, PERSON_FINE, coach.now, 0) is None
    result = coach.state.prefill(coach.step)
    assert (result.load, result.reps) == (Load(50_000), 4)


def test_what_follows_a_set_that_was_left_out_is_as_planned() -> None:
    both = Coach(line("curl", superset="a"), line(ROW, reps=8, superset="a", drops=["80%"]))
    both.do().skip()
    assert both.step.scheme == "drop"
    assert advise_after_set(both.state, PERSON_FINE, both.now, 0) is None


def test_what_the_person_chose_for_a_drop_stays() -> None:
    coach = Coach(DROPS).amend("1.3", load=Load(20_000)).do().do(load=Load(50_000))
    assert advise_after_set(coach.state, PERSON_FINE, coach.now, 0) is None
    assert coach.state.prefill(coach.step).load == Load(20_000)


def test_tired_sets_say_nothing_of_what_can_be_done() -> None:
    plain = Coach(line(ROW, 2, reps=8, rir=2)).do(2, rir=2).report()
    coach = Coach(DROPS).do(2, rir=2).report().do(2, reps=3, rir=0).report().finish()
    dropped, straight = (visit_in(each.state, "row") for each in (coach, plain))
    assert dropped is not None
    assert straight is not None
    assert [done.result for done in dropped.sets] == [done.result for done in straight.sets]
    assert (dropped.planned, dropped.load) == (2, KG_40)
    targets = [next_time(DROPS, [each.state]) for each in (coach, plain)]
    assert targets[0].abilities == targets[1].abilities


def test_what_is_recorded_says_how_a_set_belongs_and_comes_back() -> None:
    coach = Coach(DROPS).do(4)
    sets = record(coach.state).sets
    assert [done.extra.get("set_type") for done in sets] == [None, None, "drop", "drop"]
    assert record(coach.state).planned == 2


def test_half_the_sets_have_nothing_after_them() -> None:
    eased = Target(load=KG_40, sets=1)
    assert len(plan_of(DROPS, targets={"row": eased}).steps) == 1


def test_low_energy_and_little_time_leave_them_out_first() -> None:
    plan = plan_of(DROPS)
    assert ids(adjust(plan, 2, PERSON_FINE.gear).plan.steps) == ["1.1", "1.2"]
    fitted = fit(plan, session_seconds(plan) // 60 - 1)
    assert not any(step.is_follow_on for step in fitted.plan.steps)
    assert "time_no_follow_ons" in {note.kind for note in fitted.notes}


def test_an_added_set_is_a_fresh_one_and_another_exercise_has_no_drops() -> None:
    coach = Coach(DROPS).do(4).carry_on()
    coach = Coach(DROPS).do(3).add(0)
    (added,) = coach.state.plan.steps[-1:]
    assert (added.id, added.scheme, added.target) == ("1.5", "", "8")
    swapped = Coach(DROPS).do().swap(0, exercise("pulldown"))
    assert [step.scheme for step in swapped.state.open_steps()] == [""]


def test_an_undo_opens_a_drop_again() -> None:
    coach = Coach(DROPS).do(3).undo()
    assert coach.state.cursor == "1.3"
    coach.undo()
    assert (coach.state.phase, coach.state.cursor) == ("ready", "1.3")


def test_a_set_that_is_read_again_or_imported_is_as_tired_as_it_was() -> None:
    done = [
        RecordedSet(exercise="row", result=Result(reps=8), at=0),
        RecordedSet(exercise="row", result=Result(reps=4), at=0, extra={"set_type": "drop"}),
        RecordedSet(exercise="row", result=Result(reps=4), at=0, extra={"set_type": "failure"}),
    ]
    plan = with_steps(empty_plan("s", "S"), numbered(done))
    assert [step.scheme for step in plan.steps] == ["", "drop", ""]


def test_a_drop_behind_the_load_that_was_planned_is_as_planned() -> None:
    heavy = exercise("row", implement="stack", start="50 kg")
    coach = Coach(line(heavy, reps=8, drops=["80%"])).do()
    assert coach.step.scheme == "drop"
    assert advise_after_set(coach.state, PERSON_FINE, coach.now, 0) is None
    assert coach.state.prefill(coach.step).load == KG_40
