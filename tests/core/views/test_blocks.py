"""Blocks with a clock in the timer, the list, the length, the page of a set and the record."""

from __future__ import annotations

from support.builders import Coach, exercise, line, plan_of

from backcoach.core.coaching.ability.past_sets.evidence import observation
from backcoach.core.coaching.ability.past_sets.visits import visit_in
from backcoach.core.session.past.session_record import record
from backcoach.core.session.timing.duration import seconds_left, session_seconds
from backcoach.core.wording.exercise_rows import rows
from backcoach.core.wording.phrases import place
from backcoach.core.wording.set_words import block_sentences, block_text, sets_text
from backcoach.core.wording.timer import timer_view

EMOM = line("row", 4, reps=5, every=60)
AMRAP = line("row", reps=5, within=120)
DENSITY = line("row", reps=5, within=180, rest=30)
AFTER = line("pulldown", setup=60)


def test_the_timer_shows_what_is_left_of_the_block_and_to_the_next_start() -> None:
    coach = Coach(AMRAP)
    assert timer_view(coach.state, 0).reason == "AMRAP 2 min. As many rounds as you can"
    coach.begin().wait(30)
    view = timer_view(coach.state, coach.now)
    assert (view.text, view.title, view.fraction) == ("1:30", "AMRAP · round 1", 0.25)
    coach.done()
    view = timer_view(coach.state, coach.now)
    assert (view.text, view.title, view.counts) == ("1:30", "AMRAP · round 2", True)
    coach = Coach(EMOM).begin().wait(20)
    view = timer_view(coach.state, coach.now)
    assert (view.text, view.reason) == ("0:40", "A set every 60 s")
    assert view.title == "Set 1 · until the next set"
    coach.done().wait(30)
    assert timer_view(coach.state, coach.now).text == "0:10"


def test_a_block_is_named_in_the_list_and_in_what_comes_next() -> None:
    plans = [plan_of(block) for block in (EMOM, AMRAP, DENSITY)]
    assert [rows(Coach(plan=plan).state)[0].counts for plan in plans] == [
        *("4 × 5 every 60 s", "5, AMRAP 2 min", "5, Density 3 min")
    ]
    assert [rows(Coach(plan=plan).state)[0].few for plan in plans] == [
        *("4 × 5", "AMRAP 5", "Density 5")
    ]
    assert [sets_text(plan.steps, plan.slots[0].clock) for plan in plans] == [
        *("4 × 5 every 60 s", "5, AMRAP 2 min", "5, Density 3 min")
    ]
    assert [place(plan, plan.steps[0]) for plan in plans] == ["set 1 of 4", "round 1", "round 1"]
    assert block_text(plans[2], plans[2].steps[0]) == (
        "As many rounds as you can in 3 min, 30 s rest after each"
    )
    assert block_sentences(plans[2], plans[2].steps[0]) == (
        "Density 3 min. As many rounds as you can. 30 s rest after each"
    )
    assert block_text(plan_of(AFTER), plan_of(AFTER).steps[0]) == ""
    assert block_sentences(plan_of(AFTER), plan_of(AFTER).steps[0]) == ""


def test_a_block_counts_as_long_as_its_clock_says() -> None:
    plan = plan_of(AMRAP, AFTER)
    (after,) = plan_of(AFTER).steps
    before = plan.slots[0].setup + 60
    assert session_seconds(plan) == before + 120 + 60 + after.work_seconds
    coach = Coach(plan=plan).begin().wait(30)
    assert seconds_left(coach.state, coach.now) == 90 + 60 + after.work_seconds
    coach.done().wait(30)
    assert seconds_left(coach.state, coach.now) == 60 + 60 + after.work_seconds
    coach = Coach(AMRAP).begin().wait(30)
    assert seconds_left(coach.state, coach.now) == 90


def test_only_the_first_set_of_a_block_says_what_can_be_done() -> None:
    coach = Coach(EMOM).do(4, reps=3, rir=1)
    for step in ("1.1", "1.2", "1.3", "1.4"):
        coach.amend(step, reps=4)
    visit = visit_in(coach.state, "row")
    assert visit is not None
    seen = [observation(exercise("row"), done, None) for done in visit.sets]
    assert [observed is None for observed in seen] == [False, True, True, True]
    assert [done.is_short for done in visit.sets[1:]] == [False] * 3


def test_each_set_is_recorded_with_its_kind() -> None:
    for block, kind in ((EMOM, "emom"), (AMRAP, "amrap"), (DENSITY, "density")):
        done = Coach(block).do(2).state
        assert [each.extra["set_type"] for each in record(done).sets] == [kind, kind]
