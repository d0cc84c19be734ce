"""The sentences that the voice speaks during a session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import Coach, exercise, line
from support.sessions.listener import ROW, Listener

from backcoach.core.session import events as ev
from backcoach.core.session.plan import Result
from backcoach.signals.pronunciation import aloud, time_words
from backcoach.signals.spoken import spoken, spoken_at


def test_a_session_opens_with_its_name_and_the_first_set() -> None:
    listener = Listener(line(ROW, 3, reps=10, load="22.5 kg"))
    assert listener.spoken() == ["Test. Dumbbell row. Left side, set 1 of 3: 10 reps, 22.5 kilos."]


def test_a_whole_one_sided_exercise_is_heard() -> None:
    listener = Listener(line(ROW, 2, reps="8-10", load="50 lb", rest=90), line("row", setup=75))
    listener.spoken()
    listener.do(4)
    assert listener.spoken() == [
        "Go. elbow to the ceiling.",
        "Change sides. Right side, set 1 of 2: 8 to 10 reps, 50 pounds.",
        "Go. elbow to the ceiling.",
        "Rest 90 seconds. Left side, set 2 of 2: 8 to 10 reps, 50 pounds.",
        "Go. two-count down.",
        "Change sides. Right side, set 2 of 2: 8 to 10 reps, 50 pounds.",
        "Go. two-count down.",
        "Rest 75 seconds. Row. Set 1 of 1: 8 reps.",
    ]


def test_a_superset_goes_straight_on() -> None:
    listener = Listener(line("row", 1, superset="a"), line("pulldown", 1, superset="a"))
    listener.do()
    assert listener.spoken()[-1] == "On to the next exercise. Pulldown. Set 1 of 1: 8 reps."


def test_without_a_rest_the_next_set_is_said_at_once() -> None:
    listener = Listener(line("row", 2, rest=0))
    listener.do()
    assert listener.spoken()[-1] == "Set 2 of 2: 8 reps."


@pytest.mark.parametrize(
    ("load", "heard"),
    [
        ("1 kg", "Warm-up 1 of 1: 1 rep, 1 kilo."),
        ("-30 kg", "Warm-up 1 of 1: 1 rep, 30 kilos of help."),
        ("green band", "Warm-up 1 of 1: 1 rep, green band."),
    ],
)
def test_a_load_is_said_as_people_say_it(load: str, heard: str) -> None:
    listener = Listener(line("row", warmup=[f"1 x {load}"]))
    assert listener.spoken() == [f"Test. Row. {heard}"]


def test_the_end_of_a_rest_is_counted_down_and_said() -> None:
    listener = Listener(line("row", 2, rest=90))
    listener.do()
    assert listener.listen(95) == [
        *("10 seconds", "3", "2", "1"),
        "Rest is over. Set 2 of 2: 8 reps.",
    ]


def test_a_pause_is_silent_and_the_count_goes_on_behind_it() -> None:
    listener = Listener(line("row", 2, rest=90))
    listener.do().sleep(79).pause()
    assert listener.listen(600) == []
    listener.resume()
    assert listener.listen(8) == ["10 seconds", "3"]


def test_of_several_words_only_the_one_that_holds_is_said() -> None:
    coach = Coach(line("row", 2, rest=90)).do()
    assert spoken_at(coach.state, 60_000, 88_500) == "2"
    assert spoken_at(coach.state, 60_000, 83_500) == ""
    assert spoken_at(coach.state, 60_000, 200_000) == ""


def test_the_coach_says_what_it_advises() -> None:
    listener = Listener(line("row", 2, rest=120, load="25 kg"))
    listener.do().sleep(20)
    listener.spoken()
    draft = Result(reps=8, load=listener.result("1.2").load)
    why = "6 of 8, nothing in reserve. 3:00, then 22.5 kg"
    listener.tell(ev.Advised(at=listener.now, step="1.2", draft=draft, rest=60, why=why))
    assert listener.spoken() == [
        f"{aloud(why)}. Rest 2 minutes 40 seconds. Set 2 of 2: 8 reps, 25 kilos."
    ]


def test_advice_without_a_rest_is_said_alone_and_none_interrupts_a_set() -> None:
    listener = Listener(line("row", 3, rest=0))
    listener.do()
    listener.spoken()
    listener.tell(ev.Advised(at=0, step="1.2", why="As planned."))
    assert listener.spoken() == ["As planned. Set 2 of 3: 8 reps."]
    listener.begin()
    listener.spoken()
    listener.tell(ev.Advised(at=0, step="1.3", why="Easier now."))
    assert listener.spoken() == []


def test_a_rest_that_was_cut_to_nothing_is_not_announced() -> None:
    listener = Listener(line("row", 3, rest=60))
    listener.do().sleep(50).extend(-15)
    listener.spoken()
    listener.tell(ev.Advised(at=listener.now, step="1.2", why="As planned."))
    assert listener.spoken() == ["As planned. Set 2 of 3: 8 reps."]


def test_another_place_is_said_and_what_changes_nothing_is_not() -> None:
    listener = Listener(line("row", 2), line("pulldown"))
    listener.spoken()
    listener.go("2.1")
    assert listener.spoken() == ["Pulldown. Set 1 of 1: 8 reps."]
    listener.note("hm").pain(1).amend("2.1", reps=9).go("2.1").pause().resume()
    assert listener.spoken() == []
    listener.swap(1, exercise("pull_up", pattern="vertical_pull"))
    assert listener.spoken() == ["Pull up. Set 1 of 1: 8 reps."]
    listener.undo()
    assert listener.spoken() == ["Pulldown. Set 1 of 1: 8 reps."]


def test_skipping_says_what_comes_instead() -> None:
    listener = Listener(line("row", 3))
    listener.do()
    listener.spoken()
    listener.skip()
    assert listener.spoken() == ["Set 3 of 3: 8 reps."]


def test_undoing_the_end_of_a_set_does_not_begin_it_again() -> None:
    listener = Listener(line("row", 2))
    listener.do()
    listener.spoken()
    listener.undo()
    assert listener.spoken() == []


def test_the_session_ends_with_its_sum_said_once() -> None:
    listener = Listener(line("row", 2))
    listener.do().sleep(180).do()
    assert listener.spoken()[-1] == "Session complete. 2 of 2 sets in 3 minutes."
    listener.finish().amend("1.1", reps=9).note("good")
    assert listener.spoken() == []
    listener.carry_on()
    assert listener.spoken() == ["Every set is done."]


def test_a_discarded_session_ends_without_a_word() -> None:
    listener = Listener(line("row", 2))
    listener.spoken()
    listener.discard()
    assert listener.spoken() == []


def test_a_session_that_is_taken_up_again_says_where_it_stands() -> None:
    coach = Coach(line("row", 2)).do().begin()
    assert spoken(None, coach.state, coach.started) == "Test. Row. Set 2 of 2: 8 reps."
    coach.finish()
    assert spoken(None, coach.state, coach.started) == ""


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("22.5 kg", "22.5 kilos"),
        ("8 × 1 kg", "8 times 1 kilo"),
        ("8–10 reps, 1 rep", "8 to 10 reps, 1 rep"),
        ("22.5–25 kg", "22.5 to 25 kilos"),
        ("−30 kg, -2.5 lb", "minus 30 kilos, minus 2.5 pounds"),
        ("90 s · one-sided rows", "90 seconds, one-sided rows"),
        ("6 of 8. 3:00, then 22.5 kg", "6 of 8. 3 minutes, then 22.5 kilos"),
        ("1:05", "65 seconds"),
        ("31 min at 80 %", "31 minutes at 80 per cent"),
        ("3-1-1-1 on 2024-01-31", "3-1-1-1 on 2024-01-31"),
        ("T-bar row, 2 sets, 3 kgs", "T-bar row, 2 sets, 3 kgs"),
        ("1:02:03", "1:02:03"),
        ("row\x1b]0;x\x07\nnow", "row]0;x now"),
    ],
)
def test_signs_of_the_screen_become_words(text: str, heard: str) -> None:
    assert aloud(text) == heard


@pytest.mark.parametrize(
    ("seconds", "heard"),
    [
        (1, "1 second"),
        (45, "45 seconds"),
        (60, "1 minute"),
        (90, "90 seconds"),
        (120, "2 minutes"),
        (121, "2 minutes 1 second"),
        (3600, "60 minutes"),
    ],
)
def test_times_are_said_as_people_say_them(seconds: int, heard: str) -> None:
    assert time_words(seconds) == heard


@given(st.text(max_size=80))
def test_any_text_becomes_one_line_and_nothing_is_said_twice_differently(text: str) -> None:
    heard = aloud(text)
    assert "\n" not in heard
    assert aloud(heard) == heard


@given(st.lists(st.integers(1, 3000), max_size=60))
def test_however_often_one_asks_each_word_is_said_once(gaps: list[int]) -> None:
    state = Coach(line("row", 2, rest=60)).do().state
    now, heard = 0, []
    for gap in gaps:
        heard.append(spoken_at(state, now, now + gap))
        now += gap
    words = [word for word in heard if word]
    assert words == sorted(set(words), key=["10 seconds", "3", "2", "1"].index)


def test_d2_a_red_flag_is_answered_with_its_instruction() -> None:
    listener = Listener(line(ROW, 3))
    listener.spoken()
    listener.tell(ev.RedFlagReported(at=listener.now, flag="nerves"))
    assert listener.spoken() == [
        "Stop now and go to an emergency department at once. Do not wait for it to pass."
    ]


def test_the_end_of_a_block_is_counted_down_and_what_comes_is_said() -> None:
    listener = Listener(line("row", reps=5, within=120), line("pulldown", setup=60))
    listener.do()
    listener.listen(105)
    assert listener.listen(20)[:4] == ["10 seconds", "3", "2", "1"]
    assert listener.heard[4].startswith("Time is over. Rest 1 minute.")
