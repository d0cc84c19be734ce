"""A session in lines of text: lines in, lines out, with a clock that only the test moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from support.builders import exercise, hold, line, one_armed, plan_of
from support.screen.stage import FakeHost

from backcoach.core.actions import ACTIONS, BY_ID
from backcoach.core.coaching.health.closing import closing
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import Cues, Library, Session
from backcoach.core.notation import Load, Reps, Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.questions.during_session import reserve_asked
from backcoach.core.questions.person.first_run import first_form
from backcoach.core.questions.unfinished_session import elsewhere, unfinished
from backcoach.core.reason import Reason
from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay
from backcoach.core.session.past.session_record import record
from backcoach.core.views.listings import history_line
from backcoach.core.views.set_page import known_today
from backcoach.core.wording.acts import no_use
from backcoach.core.wording.phrases import LOOKING
from backcoach.core.wording.reasons_en import reason_text
from backcoach.plain.conversation import Plain
from backcoach.plain.corrections import Corrections
from backcoach.run.watched_session import WatchedSession

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.builders import Line

    from backcoach.core.actions import Action
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State

ROW = exercise("row", setup=("Sit tall",), cues=Cues(concentric="Elbows back"), harder="pull")
PULL = exercise("pull")

ASKED = "How many were left? r0 to r4: r0 is none, r2 is two more that would have gone."
OVER = "f goes on training, q leaves."


class Talk:
    """A host with a conversation; `type` returns the lines that are new."""

    def __init__(self, *lines: Line, host: FakeHost | None = None, opened: bool = True) -> None:
        library = Library(exercise=(ROW, PULL, hold()), session=())
        plan = plan_of(*lines) if lines else plan_of(line(ROW, 2, load="20 kg", rest=90, rir=2))
        self.host = host or FakeHost(plan)
        self.host.library = library
        self.lines: list[str] = []
        self.plain = Plain(self.host, self.lines.append)
        if opened:
            self.open()

    def open(self) -> list[str]:
        self.plain.open()
        return self._new()

    def type(self, *lines: str) -> list[str]:
        for typed in lines:
            self.plain.hear(typed)
            self.plain.tick()
        return self._new()

    def wait(self, seconds: float) -> list[str]:
        """Let time pass, waking when the conversation wants to be woken."""
        left = seconds
        while left > 0:
            nap = min(left, self.plain.wait() or left)
            self.host.clock.advance(nap)
            self.plain.tick()
            left -= nap
        return self._new()

    def _new(self) -> list[str]:
        answer, self.lines[:] = self.lines[:], []
        return answer

    @property
    def state(self) -> State:
        return self.host.session.state

    @property
    def step(self) -> Step:
        assert self.state.step is not None
        return self.state.step

    @property
    def done(self) -> list[tuple[int | None, str]]:
        """Reps and loads of the sets that were done."""
        results = [logged.result for logged in self.state.logged.values()]
        return [(result.reps, str(result.load or "")) for result in results if result]


# The way through


def test_enter_alone_leads_through_the_whole_session() -> None:
    rows = line(ROW, 2, load="20 kg", rest=90, warmup=["8 x 10 kg"])
    talk = Talk(rows, line(one_armed(), 1, load="10 kg"))
    for _ in range(5):
        assert len(talk.type("")) == 1
        assert len(talk.type("")) >= 3 or talk.state.is_over
    assert talk.state.phase == "finished"
    assert len(talk.done) == 5


def test_the_shipped_session_is_walked_through_by_enter_and_waiting() -> None:
    talk = Talk(host=FakeHost(session="home"))
    for _ in range(400):
        if talk.state.is_over:
            break
        talk.type("")
        talk.wait(60)
    assert talk.state.phase == "finished"
    assert all(logged.result for logged in talk.state.logged.values())


def test_it_says_what_to_do_in_two_short_lines() -> None:
    talk = Talk(opened=False)
    assert talk.open()[-2:] == [
        "Row, set 1 of 2: 8 × 20 kg with 2 left.",
        "Set up: sit tall. Enter: start set.",
    ]


def test_after_a_set_it_says_what_was_logged_the_rest_and_what_comes() -> None:
    talk = Talk()
    talk.type("")
    done, asked, rest, *_, coming, cue = talk.type("")
    assert done == "Set 1: 8 × 20 kg."
    assert asked == ASKED
    assert rest == "Rest 1:30. Usual after two-arm pulls, for beginners."
    assert coming == "Next: Row, set 2 of 2: 8 × 20 kg with 2 left."
    assert cue == "Pull: elbows back. Enter: start next set."


def test_t14_the_end_of_a_rest_is_one_line_and_rings_once() -> None:
    talk = Talk()
    talk.type("", "")
    assert talk.wait(89.9) == []
    assert talk.wait(0.1) == ["Rest over: Row, set 2. Enter: start next set."]
    assert talk.host.rung == ["rest"]
    assert talk.wait(120) == []
    assert talk.host.rung == ["rest"]


def test_the_end_tells_what_was_done_and_what_comes_and_stays() -> None:
    talk = Talk(line(ROW, 1))
    answer = talk.type("", "", "")
    assert "Session complete: 1 of 1 sets in 1 min." in answer
    assert answer[-1] == OVER
    assert talk.type("") == [OVER]
    assert not talk.plain.has_left
    assert talk.type("f")[0] == "Every set is done. Enter: finish."
    talk.type("", "q")
    assert talk.plain.has_left


def results(talk: Talk) -> list[Result]:
    """Return what was done, in order."""
    return [logged.result for logged in talk.state.logged.values() if logged.result]


def test_the_last_set_is_asked_about_before_it_is_judged() -> None:
    talk = Talk(line(ROW, 1, load="20 kg"))
    assert talk.type("", "")[-3:] == [
        "Row, set 1: 8 × 20 kg.",
        ASKED,
        "Enter: summary.",
    ]
    answer = talk.type("r2")
    assert answer[0].startswith("Row, set 1: 8 × 20 kg, 2 ")
    assert answer[1].startswith("Session complete")
    assert answer[-1] == OVER
    assert [result.rir for result in results(talk)] == [2]


def test_a_correction_of_the_last_set_leaves_the_question_open() -> None:
    talk = Talk(line(ROW, 1, load="20 kg"))
    talk.type("", "")
    assert talk.type("7") == ["Row, set 1: 7 × 20 kg."]
    assert talk.type("")[0].startswith("Session complete")


@pytest.mark.parametrize("leave", ["q", None])
def test_who_leaves_without_an_answer_hears_the_summary(leave: str | None) -> None:
    talk = Talk(line(ROW, 1, load="20 kg"))
    talk.type("", "")
    if leave is None:
        talk.plain.end()
    answer = talk.type(leave) if leave else talk._new()
    assert answer[0].startswith("Session complete")


def test_a_session_that_goes_on_after_its_last_set_owes_no_summary() -> None:
    talk = Talk(line(ROW, 1, load="20 kg"))
    talk.type("", "")
    assert talk.type("f")[0] == "Every set is done. Enter: finish."
    assert talk.type("")[0].startswith("Session complete")


def test_the_reserve_is_asked_once_and_not_again_where_it_was_passed_over() -> None:
    talk = Talk()
    assert ASKED in talk.type("", "")
    assert not any("How many" in answer for answer in talk.type("7"))
    assert talk.type("f", "f")[1].startswith("Ended early")


def test_what_the_answers_mean_is_said_once() -> None:
    talk = Talk()
    assert ASKED in talk.type("", "")
    talk.type("r2", "")
    assert talk.type("")[1] == "How many were left? r0 to r4."


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


def test_a_hold_counts_itself_in_and_ends_itself() -> None:
    talk = Talk(line(hold(seconds=20), 2, rest=60))
    assert talk.type("") == ["Get ready: 3 s."]
    assert talk.wait(2.5) == []
    assert talk.wait(0.5) == ["Hold: 20 s. Enter: end the hold."]
    assert talk.wait(20)[0] == "Set 1: 20 s."
    assert talk.type("") == ["The hold is already logged."]
    assert talk.state.phase == "resting"


def test_enter_just_as_a_hold_is_over_tells_its_end_alone() -> None:
    talk = Talk(line(hold(seconds=20), 2, rest=60))
    talk.type("")
    talk.host.clock.advance(23)
    answer = talk.type("")
    assert answer[0] == "Set 1: 20 s."
    assert len(answer) == 4
    assert talk.state.phase == "resting"


def test_what_was_stored_replays_to_what_was_told() -> None:
    talk = Talk()
    talk.type("", "", "7 x 18 kg", "r1", "+", "p", "", "", "u", "n all well", "s")
    started = ev.SessionStarted(at=talk.state.started_at, id="stage", plan=talk.state.plan)
    assert replay(started, talk.host.notebook.events) == talk.state


# Waiting


def test_it_wakes_each_second_before_an_end_and_else_not_at_all() -> None:
    talk = Talk()
    assert talk.plain.wait() is None
    talk.type("")
    assert talk.plain.wait() is None
    talk.type("")
    assert talk.plain.wait() == 1
    talk.host.clock.advance(0.4)
    assert talk.plain.wait() == pytest.approx(0.6)
    talk.wait(200)
    assert talk.plain.wait() is None


def test_an_end_that_has_come_is_looked_at_at_once_and_one_long_past_is_no_hurry() -> None:
    talk = Talk(line(hold(seconds=20), 1))
    talk.type("")
    talk.host.clock.advance(23)
    assert talk.plain.wait() == 0.001
    talk.host.clock.advance(100)  # too late for the hold to end by itself
    talk.plain.tick()
    assert talk.plain.wait() == 1


def test_t02_a_machine_that_slept_tells_the_end_when_it_wakes() -> None:
    talk = Talk()
    talk.type("", "")
    talk.host.clock.advance(600)
    talk.plain.tick()
    assert talk._new() == ["Rest over: Row, set 2. Enter: start next set."]


def test_a_set_that_is_led_by_a_voice_is_looked_at_with_each_phase() -> None:
    row = exercise("row", tempo="3-1-1-1")
    talk = Talk(host=FakeHost(plan_of(line(row, 1)), paced=True))
    assert talk.type("") == ["Get ready: 3 s."]
    assert talk.wait(3) == ["Go: 8 reps. Enter: set done."]
    assert talk.plain.wait() == 1


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


def test_why_says_what_is_known_and_where_there_is_more() -> None:
    talk = Talk()
    known = known_today(talk.state)
    assert talk.type("w")[0] == known.text
    assert "backcoach why" in talk.type("why")[-1]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("500", "A set has 200 reps at most."),
        ("8 x much", '"much" is not a load; write "24 kg" or "53 lb"'),
        ("foo", '"foo" is not a command. Enter goes on, ? lists the commands.'),
        (
            "undp",
            '"undp" is not a command. Did you mean "undo"? Enter goes on, ? lists the commands.',
        ),
        ("\x1b[A", '"[A" is not a command. Enter goes on, ? lists the commands.'),
        ("u", "There is nothing to take back."),
        ("+", "No rest is running."),
        ("-", "No rest is running."),
        ("[", "No earlier set is done."),
        ("k", "No set is open in the exercises above."),
    ],
)
def test_what_does_nothing_gets_one_helpful_line(typed: str, answer: str) -> None:
    talk = Talk()
    before = talk.state
    assert talk.type(typed) == [answer]
    assert talk.state is before


def test_numbers_where_no_set_was_done_are_helped_on() -> None:
    talk = Talk(line(ROW, 1))
    talk.host.session.perform("skip")
    talk.plain.tick()
    talk._new()
    assert talk.type("8")[0].startswith('"8" is not a command.')
    assert talk.type("r2") == [OVER]


def test_a_session_is_ended_early_after_one_question_and_without_a_set_it_is_not_kept() -> None:
    talk = Talk()
    talk.type("", "")
    assert talk.type("f") == [
        "1 of 2 sets done. f: finish here, what is done is kept. Enter goes on."
    ]
    assert talk.type("") == ["Going on."]
    assert talk.state.phase == "resting"
    assert talk.type("f", "f")[1].startswith("Ended early: 1 of 2 sets")
    empty = Talk()
    assert empty.type("f")[0].startswith("No set is done yet. f: throw it away")
    empty.type("f")
    assert (empty.state.phase, empty.plain.has_left) == ("discarded", True)


def test_a_session_of_warm_ups_is_kept_or_thrown_away() -> None:
    for answer, phase in (("f", "finished"), ("2", "finished"), ("3", "discarded")):
        talk = Talk(line(ROW, 1, load="20 kg", warmup=[5]))
        talk.type("", "")
        asked = talk.type("f")[0]
        assert asked.startswith("Only warm-up sets are done. f: finish here")
        assert "3: throw it away" in asked
        talk.type(answer)
        assert talk.state.phase == phase


def test_leaving_out_the_only_set_asks_before_nothing_is_kept() -> None:
    talk = Talk(line(ROW, 1))
    assert talk.type("s")[0].startswith("No set is done yet.")
    talk.type("")
    assert talk.state.phase == "ready"


# Commands


def test_rest_is_made_longer_and_shorter_and_held() -> None:
    talk = Talk()
    talk.type("", "")
    assert talk.type("+") == ["Rest 1:45."]
    assert talk.type("-") == ["Rest 1:30."]
    assert talk.type("p") == ["Paused. Enter: go on."]
    talk.wait(500)
    assert talk.type("") == ["Going on.", "Rest 1:30."]


def test_undo_and_skip_say_where_the_session_stands() -> None:
    talk = Talk()
    assert talk.type("skip")[:2] == [
        "Set 1: skipped.",
        "Row, set 2 of 2: 8 × 20 kg with 2 left.",
    ]
    assert talk.type("undo")[:2] == [
        "Set 1 is open again.",
        "Row, set 1 of 2: 8 × 20 kg with 2 left.",
    ]


def test_undo_says_what_it_took_back_once() -> None:
    talk = Talk()
    talk.type("n new shoes")
    assert talk.type("u") == ["Took back the note."]
    assert talk.type("a") == ["Row has 3 sets now, u takes it back."]
    assert talk.type("u") == ["Took back the added set."]
    talk.type("", "", "9")
    assert talk.type("u")[0] == "Set 1: 8 × 20 kg."
    talk.type("r2")
    assert talk.type("u")[0] == "Took back: 2 left."
    assert talk.type("u")[0] == "Took back set 1."


def test_what_is_asked_is_answered_and_changes_nothing() -> None:
    talk = Talk()
    before = talk.state
    assert talk.type("t")[0].startswith("Ready. Then rest 1:30. Usual after two-arm pulls")
    assert talk.type("m")[0] == "Row, set 1 of 2"
    assert talk.type("l") == ["Row: 2 × 8, 20 kg, now."]
    assert talk.type("?")[0] == "Enter: start the set, end the set, end the rest"
    assert talk.state is before


def test_no_line_moves_the_cursor_or_has_a_colour() -> None:
    talk = Talk(opened=False)
    answer = talk.open() + talk.type("", "", "?", "m", "l", "t", "!", "q", "v", "", "f")
    assert all(text.isprintable() for text in answer)
    assert "·" not in "".join(answer)


# Questions


def test_a_note_is_kept_as_it_is_typed() -> None:
    talk = Talk()
    assert talk.type("n New  shoes") == ["Note kept."]
    assert talk.type("n") == ["Write the note; Enter keeps it."]
    assert talk.type("q") == ["Note kept."]
    talk.type("n", "\x1b]0;owned\x07[/x]")
    assert talk.type("n", "")[-1] == "Nothing was changed."
    assert talk.state.notes == ("New shoes", "q", "]0;owned[/x]")
    assert not talk.plain.has_left


def test_an_exercise_is_swapped_by_its_number_or_name() -> None:
    assert Talk().type("v")[1:] == ["1 Pull, harder"]
    for typed in (["v", "1"], ["v 1"], ["v2", "pull"], ["v", "pu"]):
        assert Talk().type(*typed)[-3] == "Pull, set 1 of 2: 8 reps with 2 left."


@pytest.mark.parametrize("typed", [["v 1 always"], ["v", "1 always"], ["v pull always"]])
def test_f11_a_swap_can_be_for_good(typed: list[str]) -> None:
    talk = Talk()
    assert "Pull instead of Row from now on." in talk.type(*typed)
    assert talk.state.chosen == {"row": "pull"}
    assert talk.state.plan.exercise(talk.step).id == "pull"
    talk.type("v row always")
    assert talk.state.chosen == {}, "what it replaced is taken back for good as well"


def test_a_swap_without_more_is_for_today() -> None:
    talk = Talk()
    talk.type("v 1")
    assert talk.state.chosen == {}


def test_an_offer_is_taken_with_one_key() -> None:
    offer = Target(offer=Reason("rung_harder", {"exercise": "Pull"}), offer_exercise="pull")
    plan = plan_of(line(ROW, 2, load="20 kg"), targets={"row": offer})
    talk = Talk(host=FakeHost(plan))
    talk.type("o")
    assert talk.state.chosen == {"row": "pull"}
    assert talk.state.plan.exercise(talk.step).id == "row", "from next time on"
    talk.type("u")
    assert talk.state.chosen == {}
    assert Talk().type("o") == ["Nothing is offered here."]


@pytest.mark.parametrize("answer", ["", "q"])
def test_a_swap_that_is_not_wanted_is_none(answer: str) -> None:
    talk = Talk()
    assert talk.type("v", "x")[-1] == '"x" is none of these.'
    assert talk.type(answer) == ["Nothing was changed."]
    assert talk.state.logged == {}


def test_an_exercise_without_neighbours_cannot_be_swapped() -> None:
    assert Talk(line(hold(), 1)).type("v") == ["There is nothing to swap it for."]


def test_pain_is_told_in_one_line_but_for_the_alarm_signs() -> None:
    talk = Talk()
    talk.type("")
    answer = talk.type("! 6 elbow dull")
    assert answer[-1].startswith("With it: 1 none of these; 2 chest")
    assert talk.type("")[:2] == ["6 of 10: this exercise is over for today.", "Row: skipped."]
    assert talk.state.pains[0].place == "elbow"


def test_pain_is_asked_about_one_thing_after_the_other() -> None:
    talk = Talk()
    assert talk.type("!")[-1].startswith("Where: 1 lower back; 2 upper back;")
    needed, again = talk.type("")[-2:]
    assert (needed.endswith("q leaves it."), again[:7]) == (True, "Where: "), "nothing is chosen"
    assert talk.type("elbow")[-1] == "How much: gone; from 1, hardly any, to 10, the worst."
    assert talk.type("lots")[0] == '"lots" is none of these.'
    talk.type("3", "sharp", "")
    (pain,) = talk.state.pains
    assert (pain.level, pain.place, pain.kind) == (3, "elbow", "sharp")


def test_a_pain_that_ends_the_day_lets_nothing_go_on() -> None:
    talk = Talk()
    talk.type("", "", "! 9 elbow sharp", "")
    (answer,) = talk.type("f")
    reason = closing(talk.state)
    assert reason is not None
    assert answer == f"{reason_text(reason)} q leaves."
    assert talk.state.phase == "finished"


def test_a_key_of_the_session_answers_no_question_about_pain() -> None:
    talk = Talk()
    talk.type("", "!", "elbow", "3", "sharp")
    for key in "usvafnehwgmltpjk":
        assert talk.type(key)[0] == f'"{key}" is none of these.'
    assert talk.state.red_flag is None
    talk.type("")
    assert talk.state.pains[0].place == "elbow"


def test_pain_in_one_line_begins_its_questions_anew() -> None:
    talk = Talk()
    talk.type("", "!", "! 3 elbow sharp", "")
    (pain,) = talk.state.pains
    assert (pain.level, pain.place, pain.kind) == (3, "elbow", "sharp")


def test_how_somebody_is_today_is_not_asked_in_vain() -> None:
    talk = Talk()
    talk.type("")
    assert talk.type("e") == ["This is asked before the first set."]
    assert talk.type("")[0].startswith("Set 1: ")


def test_a_question_about_pain_is_left_with_q() -> None:
    talk = Talk()
    assert talk.type("!", "q")[-1] == "Nothing was changed."
    assert talk.state.pains == ()
    assert talk.type("")[0].startswith("Go: ")


def test_a_red_flag_ends_the_session_and_says_what_to_do() -> None:
    talk = Talk()
    talk.type("", "")
    answer = talk.type("! 1 elbow dull chest")
    what_to_do = reason_text(instruction("heart"))
    assert answer[-2:] == [what_to_do, "q leaves."]
    assert talk.state.phase == "finished"
    for typed in ("f", "u", "e", ""):
        assert talk.type(typed) == [what_to_do]
    assert talk.state.phase == "finished"


def test_time_goes_on_while_a_question_is_open() -> None:
    talk = Talk()
    talk.type("", "", "n")
    assert talk.wait(90) == ["Rest over: Row, set 2. Enter: start next set."]
    assert talk.type("slept well") == ["Note kept."]


# How the person is


class HostOfToday(FakeHost):
    """Makes the session anew for who has energy, and forbids it to who has none."""

    def begin_today(self, answers: Mapping[str, str]) -> str:
        if answers["energy"] == "1":
            self.session = WatchedSession(self.session.state, self.clock)  # type: ignore[assignment]
            self.forbidden = "No training today."
            return self.forbidden
        self.forbidden = ""
        self.session = FakeHost(plan_of(line(PULL, 1))).session
        return ""


def test_the_session_is_made_anew_for_how_the_person_is() -> None:
    talk = Talk(host=HostOfToday(plan_of(line(ROW, 1))))
    answer = talk.type("e", "", "", "")
    assert answer[-3] == "Pull, set 1 of 1: 8 reps."
    assert talk.type("")[0] == "Go: 8 reps. Enter: set done."
    assert Talk().type("e", "q")[-1] == "Nothing was changed."


def test_a_session_that_is_forbidden_is_not_begun_until_the_answers_are_others() -> None:
    talk = Talk(host=HostOfToday(plan_of(line(ROW, 1))))
    answer = talk.type("e 1", "", "")
    assert answer[-2:] == ["No training today.", "e asks once more, q leaves."]
    assert talk.type("") == ["e asks once more, q leaves."]
    assert talk.type("e", "4", "", "")[-3] == "Pull, set 1 of 1: 8 reps."


# The beginning


def left(host: FakeHost) -> FakeHost:
    host.question = unfinished(host.session.state, host.clock.now() + 600_000)
    return host


@pytest.mark.parametrize(
    ("typed", "choice"),
    [("", "resume"), ("1", "resume"), ("finish", "keep"), ("keep", "keep"), ("3", "discard")],
)
def test_s03_an_unfinished_session_is_asked_about(typed: str, choice: str) -> None:
    talk = Talk(host=left(FakeHost(plan_of(line(ROW, 1)))), opened=False)
    answer = talk.open()
    assert answer[0] == "Test is not finished. 0 of 1 sets, begun 10 min ago."
    assert answer[1] == "1 Resume, go on where it was left"
    assert len(answer) == 4
    assert talk.type("what") == ['"what" is none of these.']
    assert talk.type(typed)[0].startswith("Test: 1 set, about")
    assert talk.host.answers == [choice]


def test_s02_leaving_the_question_answers_nothing() -> None:
    talk = Talk(host=left(FakeHost(plan_of(line(ROW, 1)))))
    assert talk.wait(5) == []
    talk.type("q")
    assert talk.plain.has_left
    assert talk.host.answers == []


def test_a_session_that_is_live_elsewhere_is_looked_at_and_not_touched() -> None:
    there = Talk()
    host = FakeHost(plan_of(line(ROW, 1)))
    host.question = elsewhere(there.state)
    host.session = WatchedSession(there.state, there.host.clock, lambda: there.state)  # type: ignore[assignment]
    talk = Talk(host=host)
    assert talk.type("")[-2].startswith("Row, set 1 of 2")
    there.type("", "")
    assert talk.plain.wait() == 1
    talk.plain.tick()
    assert talk._new()[0] == "Set 1: 8 × 20 kg."
    for typed in ("", "u", "8", "v", "n x", "!", "foo"):
        assert talk.type(typed) == [f"{LOOKING}; q leaves."]
    assert talk.type("t")[0].startswith("Rest 1:30 of 1:30.")
    talk.type("q")
    assert talk.plain.has_left


def test_someone_new_is_told_what_enter_does_and_asked_first() -> None:
    host = FakeHost(plan_of(line(ROW, 1)))
    host.first_form = first_form(host.library)
    talk = Talk(host=host, opened=False)
    answer = talk.open()
    assert "Enter leaves them out" in answer[0]
    assert answer[1] == host.first_form.text
    assert answer[2].startswith("Test: 1 set")
    assert answer[-1].startswith("Experience: 1 ")


def test_what_keeps_a_set_from_the_disk_is_said_once_and_so_is_its_end() -> None:
    talk = Talk()
    talk.host.saved = ("", "Not saved: the disk is full. Trying again.")
    assert talk.wait(1) == ["Not saved: the disk is full. Trying again."]
    assert talk.wait(1) == []
    talk.host.saved = ("saved ✓", "")
    assert talk.wait(1) == ["Everything is saved."]


def test_what_was_noted_last_time_is_said_before_the_first_set() -> None:
    plan = plan_of(line(ROW, 1, load="20 kg"))
    slots = tuple(structs.replace(slot, last_note="grip went") for slot in plan.slots)
    talk = Talk(host=FakeHost(structs.replace(plan, slots=slots)), opened=False)
    assert "Noted last time: grip went." in talk.open()


def test_a_note_stands_in_the_history() -> None:
    talk = Talk(line(ROW, 1))
    talk.type("", "", "n grip went", "")
    talk.host.past = [record(talk.state)]
    assert talk.type("h")[1:] == ["Grip went"]


def test_past_sessions_are_told_and_a_first_session_has_none() -> None:
    talk = Talk()
    assert talk.type("h") == ["No session is finished yet."]
    talk.host.past = [record(talk.host.session.state)]
    assert talk.type("history") == [
        history_line(talk.host.past[0], talk.host.session.now).replace(" · ", ", ")
    ]


@pytest.mark.parametrize(
    "action",
    [a for a in ACTIONS if a.by != "session" and not a.screen_only],
    ids=lambda action: action.id,
)
def test_every_action_that_the_session_does_not_carry_out_is_answered(action: Action) -> None:
    talk = Talk()
    lines = talk.type(action.id)
    assert lines or talk.plain.has_left
    assert lines != [f"{action.no_use}."]


def test_lines_name_the_keys_that_the_person_has() -> None:
    host = FakeHost()
    host.keymap |= {"quit": ("x",), "help": ("w",), "finish": ("z",), "note": ("y",)}
    talk = Talk(host=host, opened=False)
    assert any("w lists the commands" in text for text in talk.open())
    talk.type("", "")
    assert talk.type("z")[0].startswith("1 of ")
    assert talk.type("z")[-1] == "z goes on training, x leaves."
    assert "y new shoes" in talk.type("w")[-1]


def test_a_session_that_another_machine_took_over_is_described_and_watched() -> None:
    talk = Talk()
    talk.type("")
    state = talk.host.session.state
    talk.host.session = WatchedSession(state, talk.host.clock)  # type: ignore[assignment]
    assert talk.wait(1)
    assert any(LOOKING in text for text in talk.type(""))
