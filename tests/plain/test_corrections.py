"""Numbers and loads that are typed: of which set they are, and which are doubted."""

from __future__ import annotations

import pytest
from support.builders import exercise, line, plan_of
from support.screen.fake_host import FakeHost
from support.sessions.talk import OVER, PULL, ROW, Talk, results

from backcoach.core.actions import BY_ID
from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import Session
from backcoach.core.notation import Load, Reps, Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.questions.during_session import reserve_asked
from backcoach.core.wording.acts import no_use
from backcoach.plain.corrections import Corrections
from backcoach.run.watched_session import WatchedSession

# Numbers that can hardly be meant


@pytest.mark.parametrize("line", ["8 x 240 kg", "80", "8 x 2.4 kg"])
def test_numbers_far_from_the_plan_are_asked_about_once(line: str) -> None:
    talk = Talk()
    talk.type("", "")
    before = talk.done
    assert talk.type(line)[0].endswith("Type it again if that is right.")
    assert talk.done == before
    assert talk.type(line)[0].startswith("Set 1: ")
    assert talk.done != before


def test_of_as_many_as_can_be_done_forty_are_believed_and_150_are_not() -> None:
    row = line(exercise("row", implement="stack"), 2, reps=8)
    target = Target(load=Load(40_000), reps=Reps(8, 8), honest=1)
    talk = Talk(host=FakeHost(plan_of(row, targets={"row": target})))
    talk.type("", "", "", "")
    assert talk.type("150 x 40 kg")[0].endswith("Type it again if that is right.")
    assert talk.type("40 x 40 kg")[0].endswith("set 2: 40 × 40 kg.")


def test_a_doubt_is_forgotten_once_something_else_was_typed() -> None:
    talk = Talk()
    talk.type("", "", "8 x 240 kg")
    assert talk.type("8 x 24 kg")[0] == "Set 1: 8 × 24 kg."
    assert talk.type("8 x 240 kg")[0].endswith("Type it again if that is right.")


def test_an_unknown_load_is_doubted_far_above_all_that_is_at_hand() -> None:
    talk = Talk(line(exercise("curl", implement="dumbbell"), 2))
    assert talk.type("240")[0].endswith("Type it again if that is right.")
    assert talk.type("240")[0] == "Curl, set 1 of 2: 8 × 240 kg."


@pytest.mark.parametrize(
    ("line_of", "reason"),
    [("8 x -5 kg", "no load below 0"), ("8 x 12 kg", "The empty bar is 20 kg")],
)
def test_a_load_that_cannot_be_is_refused_however_often_it_is_typed(
    line_of: str, reason: str
) -> None:
    talk = Talk(line(exercise("press", implement="barbell"), 2, load="40 kg"))
    talk.type("", "")
    for _ in range(2):
        assert reason in talk.type(line_of)[0]
    assert talk.done == [(8, "40 kg")]


def test_numbers_before_the_first_set_is_done_are_for_the_set_that_comes() -> None:
    session = Session(id="test", name="Test", exercise=(), easy=Seconds(300))
    plan = with_easy_minutes(plan_of(line(ROW, 1, load="20 kg")), session)
    talk = Talk(host=FakeHost(plan))
    talk.type("", "")
    assert talk.state.phase == "resting"
    assert any("8 × 24 kg" in answer for answer in talk.type("8 x 24 kg"))
    assert talk.type("r2") == ["No set is done yet."]


# A load that is not known


def test_a_number_is_the_load_where_none_is_known_and_it_stays() -> None:
    talk = Talk(line(ROW, 2, rest=90), opened=False)
    assert talk.open()[-1] == "Which load? Type it, as 45 or 7.5."
    assert talk.type("45")[0] == "Row, set 1 of 2: 8 × 45 kg."
    talk.type("", "")
    talk.type("r2")
    talk.type("", "")
    assert [result.load.grams for result in results(talk) if result.load] == [45_000, 45_000]
    assert talk.state.logged["1.1"].reported


@pytest.mark.parametrize(
    ("typed", "grams", "reps"),
    [
        ("7.5", 7500, 8),
        ("7,5", 7500, 8),
        ("45 kg", 45_000, 8),
        ("18", 18_000, 8),
        ("10 lb", 4536, 8),
        ("6 x 45 kg", 45_000, 6),
    ],
)
def test_a_load_is_typed_as_people_write_it(typed: str, grams: int, reps: int) -> None:
    talk = Talk(line(ROW, 1))
    talk.type(typed, "", "")
    (done,) = results(talk)
    assert (done.load.grams if done.load else None, done.reps) == (grams, reps)


def test_once_a_load_is_known_a_number_is_reps_again() -> None:
    talk = Talk(line(ROW, 1))
    talk.type("45", "", "7")
    talk.type("")
    (done,) = results(talk)
    assert (done.reps, str(done.load)) == (7, "45 kg")


def test_a_load_with_its_unit_is_that_of_the_next_exercise_also_while_the_reserve_is_asked() -> (
    None
):
    talk = Talk(line(ROW, 1, load="20 kg"), line(PULL, 1))
    talk.type("", "")
    assert reserve_asked(talk.state)
    talk.type("45 kg")
    assert [result.load for result in results(talk)] == [Load(20_000)]
    assert talk.state.prefill(talk.state.open_steps()[0]).load == Load(45_000)


def test_who_watches_corrects_nothing() -> None:
    there = Talk()
    there.type("", "")
    watched = WatchedSession(there.state, there.host.clock)
    assert Corrections().read(watched, "9") is None


def test_a_load_of_a_barbell_that_is_no_lighter_than_the_bar_is_taken() -> None:
    talk = Talk(line(exercise("lift", implement="barbell"), 1, load="40 kg"))
    talk.type("x 50 kg", "", "")
    assert [result.load for result in results(talk)] == [Load(50_000)]


def test_the_load_of_a_warm_up_set_stays_for_the_next_one() -> None:
    talk = Talk(line(ROW, 1, warmup=[8, 5]))
    talk.type("20", "", "", "", "")
    assert [str(result.load) for result in results(talk)] == ["20 kg", "20 kg"]
    assert "Which load? Type it, as 45 or 7.5." in talk.type("u", "")


def test_a_number_after_a_set_is_its_reps_while_the_reserve_is_asked() -> None:
    talk = Talk(line(ROW, 1, load="20 kg"), line("pull", 1))
    talk.type("", "", "0")
    assert [result.reps for result in results(talk)] == [0]
    assert talk.type("r0")[-1] == "Which load? Type it, as 45 or 7.5."
    assert talk.type("30")[0] == "Next: Pull, set 1 of 1: 8 × 30 kg."


def test_a_set_of_the_body_alone_needs_no_load() -> None:
    talk = Talk(line(exercise("pull_up", load="bodyweight"), 1), opened=False)
    assert not any("Which load" in text for text in talk.open())


# Corrections


def test_numbers_correct_the_last_set_and_the_rest_goes_on() -> None:
    talk = Talk()
    talk.type("", "")
    talk.wait(10)
    assert talk.type("7")[0] == "Set 1: 7 × 20 kg."
    assert talk.type("6 x 22.5 kg")[0] == "Set 1: 6 × 22.5 kg."
    assert talk.done == [(6, "22.5 kg")]
    assert talk.type("t")[0].startswith("Rest 1:20 of 1:30.")


def test_reserve_is_said_with_r_and_saying_it_again_changes_nothing() -> None:
    talk = Talk()
    talk.type("", "")
    assert talk.type("r3")[0] == "Set 1: 8 × 20 kg, 3 left."
    assert talk.type("r3") == ["Set 1: 8 × 20 kg, 3 left."]
    assert talk.type("r9")[0] == "Set 1: 8 × 20 kg, 4 or more left."


def test_without_rests_reserve_is_asked_and_said_of_the_set_just_done() -> None:
    talk = Talk(line(ROW, 2, load="20 kg", rest=0))
    asked = talk.type("", "")
    assert any("r0 to r4" in said for said in asked)
    assert talk.type("r3")[0] == "Set 1: 8 × 20 kg, 3 left."
    talk.type("r3")
    result = talk.state.logged["1.1"].result
    assert result is not None
    assert result.rir == 3


def test_numbers_before_the_first_set_say_what_will_be_logged() -> None:
    talk = Talk()
    assert talk.type("5")[0] == "Row, set 1 of 2: 5 × 20 kg with 2 left."
    talk.type("")
    assert talk.type("6") == ["Set 1 will be: 6 × 20 kg."]
    talk.type("")
    assert talk.done == [(6, "20 kg")]


def test_reserve_is_refused_of_a_set_that_is_not_begun_and_of_a_warm_up() -> None:
    talk = Talk()
    assert talk.type("r2") == [f"{BY_ID['reserve_2'].no_use}."]
    talk = Talk(line(ROW, 1, load="60 kg", warmup=["8 x 50%"]))
    talk.type("", "")
    done = talk.done
    assert talk.type("r2") == [f"{no_use('reserve_2', talk.state, None)}."]
    assert (talk.done, talk.state.last_done) == (done, talk.state.plan.steps[0])


def test_an_earlier_set_is_chosen_and_corrected() -> None:
    talk = Talk()
    talk.type("", "", "", "")
    assert talk.type("[") == ["Row, set 1: 8 × 20 kg."]
    talk.type("3")
    assert talk.done == [(3, "20 kg"), (8, "20 kg")]


def test_numbers_where_no_set_was_done_are_helped_on() -> None:
    talk = Talk(line(ROW, 1))
    talk.host.session.perform("skip")
    talk.plain.tick()
    talk._new()
    assert talk.type("8")[0].startswith('"8" is not a command.')
    assert talk.type("r2") == [OVER]
