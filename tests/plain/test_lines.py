"""What the lines of text tell to one who asks, and at the beginning and the end."""

from __future__ import annotations

from msgspec import structs
from support.builders import Coach, exercise, line, one_armed, plan_of

from backcoach.core.coaching.history.records import Record
from backcoach.core.exercises.model import Cues
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load
from backcoach.core.planning.next_session import NextLine, NextSession
from backcoach.core.questions.form import field
from backcoach.core.reason import Reason
from backcoach.core.views.summary import summary
from backcoach.plain import lines as words

ROW = exercise(
    "row",
    setup=("Sit tall", "Feet flat"),
    cues=Cues(concentric="Elbows back", eccentric="Reach slowly"),
    implement="stack",
)


def rows() -> Coach:
    return Coach(line(ROW, 2, load="20 kg", rest=90, rir=2), line(one_armed(), 1))


def test_the_opening_says_how_much_there_is_and_why_it_differs_today() -> None:
    plan = structs.replace(plan_of(line(ROW, 2, rest=90)), notes=("Lighter today",))
    coach = Coach(plan=plan)
    assert words.opening(coach.state, 0, {}) == [
        "Test: 2 sets, about 5 min left.",
        "Lighter today.",
        "Enter goes on, m tells more, ? lists the commands.",
    ]
    coach.do()
    assert words.opening(coach.state, 0, {})[0] == "Test: 1 of 2 sets done, about 2 min left."


def test_the_log_line_is_that_of_the_set_that_numbers_correct() -> None:
    coach = rows()
    assert words.log_line(coach.state, None) == "Set 1 will be: 8 × 20 kg."
    coach.do(2)
    assert words.log_line(coach.state, None) == "Row, set 2: 8 × 20 kg."
    assert words.log_line(coach.state, "1.1") == "Row, set 1: 8 × 20 kg."
    coach.finish()
    assert words.log_line(coach.state, None) == "Row, set 2: 8 × 20 kg."


def test_where_nothing_was_done_there_is_no_log_line() -> None:
    coach = rows().finish()
    assert words.log(coach.state, None) is None
    assert words.log_line(coach.state, None) == "No set was done."


def test_the_clock_says_what_remains_and_why() -> None:
    coach = rows()
    assert words.clock_line(coach.state, 0).startswith(
        "Ready. Then rest 1:30. Usual after two-arm pulls, for beginners. 0 of"
    )
    coach.do().sleep(20)
    text = words.clock_line(coach.state, coach.now)
    assert text.startswith(
        "Rest 1:10 of 1:30. Usual after two-arm pulls, for beginners. 1 of 3 sets, about "
    )
    coach.pause()
    assert words.clock_line(coach.state, coach.now).startswith("Paused · Rest 1:10. 1 of 3 sets, ")
    coach.finish()
    assert words.clock_line(coach.state, coach.now).endswith(
        "0:20. From start to finish. 1 of 3 sets."
    )


def test_more_is_the_whole_page() -> None:
    coach = rows()
    lines = words.more(coach.state, DEFAULT["kg"])
    assert lines[:2] == ["Row, set 1 of 2", "8 × 20 kg with 2 left"]
    assert "Set up: Sit tall" in lines
    assert "Feet flat" in lines
    assert "Pull: Elbows back" in lines


def test_there_is_no_more_after_the_last_set() -> None:
    coach = Coach(line(ROW, 1)).do().carry_on()
    assert words.more(coach.state, None) == ["Every set is done."]


def test_the_exercises_are_told_with_how_far_each_is() -> None:
    coach = Coach(line(ROW, 2, load="20 kg"), line("pull", 1), line("hang", 1))
    coach.do().skip("2.1")
    assert words.session_lines(coach.state) == [
        "Row: 8 open, 20 kg, now.",
        "Pull: skipped.",
        "Hang: 1 × 8, to do.",
    ]


def test_the_summary_says_what_was_done_and_what_comes() -> None:
    coach = Coach(line(ROW, 1, load="20 kg"), line("pull", 1))
    coach.note("tired").sleep(60).do().skip()
    row = NextLine(
        exercise="row",
        name="Row",
        sets=1,
        target="8",
        load=Load(22_500),
        reason=Reason("half_back"),
    )
    coming = (row, NextLine(exercise="pull", name="Pull", sets=1, target="8"))
    best = Reason("record_reps", {"exercise": "Row", "reps": 8, "load": Load(20_000)})
    record = Record(kind="reps", exercise="row", side="both", value=8, before=7, reason=best)
    closing = summary(coach.state, NextSession((record,), coming))
    assert words.summary_lines(closing) == [
        "Session complete: 1 of 2 sets in 1 min.",
        "Row: 8 × 20 kg (assumed).",
        "Pull: not done.",
        "Best: Row: 8 reps with 20 kg, the most so far.",
        "Next time: Row, 1 × 8 × 22.5 kg. Half the sets in the first week back.",
        "Next time: Pull, 1 × 8.",
        "Note: tired",
    ]


def test_the_summary_compares_with_last_time() -> None:
    last = plan_of(line(ROW, 1))
    step = structs.replace(last.steps[0], last=Coach(plan=last).result("1.1"))
    coach = Coach(plan=structs.replace(last, steps=(step,))).do(reps=9).report()
    assert "Row: 9, 1 rep more than last time." in words.summary_lines(summary(coach.state))


def test_a_question_is_asked_with_its_answers_in_one_line() -> None:
    places = field("place", "Where", ("a", "hip"), ("b", "knee"), chosen="b")
    assert words.question_line(places) == "Where: 1 hip; 2 knee. Enter: knee."
    scale = field("level", "How much", ("0", "0, none"), ("1", "1"), ("2", "2, the worst"))
    assert words.question_line(scale) == "How much: from 0, none, to 2, the worst. Enter: 0, none."


def test_once_all_is_done_the_set_that_numbers_correct_is_named_with_its_exercise() -> None:
    coach = Coach(line(ROW, 1, load="20 kg")).begin().done()
    assert coach.state.step is None
    assert words.log_line(coach.state, None) == "Row, set 1: 8 × 20 kg."
