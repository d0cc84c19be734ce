"""A session led in lines of text, from its first line to its last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import exercise, hold, line, one_armed, plan_of
from support.screen.fake_host import FakeHost
from support.sessions.talk import ASKED, OVER, ROW, Talk, results

from backcoach.core.actions import ACTIONS
from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay

if TYPE_CHECKING:
    from backcoach.core.actions import Action


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


# A load that is not known


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


# Commands


def test_no_line_moves_the_cursor_or_has_a_colour() -> None:
    talk = Talk(opened=False)
    answer = talk.open() + talk.type("", "", "?", "m", "l", "t", "!", "q", "v", "", "f")
    assert all(text.isprintable() for text in answer)
    assert "·" not in "".join(answer)


# The beginning


def test_what_keeps_a_set_from_the_disk_is_said_once_and_so_is_its_end() -> None:
    talk = Talk()
    talk.host.saved = ("", "Not saved: the disk is full. Trying again.")
    assert talk.wait(1) == ["Not saved: the disk is full. Trying again."]
    assert talk.wait(1) == []
    talk.host.saved = ("saved ✓", "")
    assert talk.wait(1) == ["Everything is saved."]


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
