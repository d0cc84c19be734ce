"""The screen, in front of a person: press, wait until idle, read what is there."""

from __future__ import annotations

import re
from inspect import signature
from typing import Any

import pytest
from support.builders import exercise, hold, line, one_armed, plan_of
from support.screen.fake_screen import FakeScreen
from support.screen.stage import FakeHost, on_stage

from backcoach.core.actions import ACTIONS, BY_ID
from backcoach.core.coaching.health.places import PLACES
from backcoach.core.exercises.model import Cues
from backcoach.core.wording.why.topics_en import TOPICS
from backcoach.interface.screen import Screen
from backcoach.tui.app import BackcoachApp
from backcoach.tui.dialogs.palette import matching

SIZES = [(120, 36), (80, 24), (60, 20), (40, 12)]


def short_plan(**keymap: tuple[str, ...]) -> FakeHost:
    """Return a host of two exercises, with other keys for some actions."""
    plan = plan_of(line("row", 2, reps=8, load="20 kg", rest=90), line(one_armed(), 1, reps=6))
    return FakeHost(plan, keymap={name: action.keys for name, action in BY_ID.items()} | keymap)


@pytest.mark.parametrize("size", SIZES)
async def test_space_alone_walks_through_the_whole_shipped_session(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(session="beginner"), size) as stage:
        for _ in range(2 * len(stage.state.plan.steps)):
            await stage.press("space")
            await stage.wait(20)
        assert stage.state.phase == "finished"
        assert "Session complete" in stage.text
        assert len(stage.state.logged) == len(stage.state.plan.steps)
        assert all(logged.result for logged in stage.state.logged.values())


@pytest.mark.parametrize("size", SIZES)
async def test_the_rest_and_the_minutes_left_are_on_the_screen(size: tuple[int, int]) -> None:
    async with on_stage(short_plan(), size) as stage:
        await stage.press("space", "space")
        assert "Rest" in stage.text
        assert stage.says("1:30")
        await stage.wait(31)
        assert stage.says("0:59")
        await stage.wait(61)
        assert "+0:02" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_t14_the_next_exercise_and_its_cue_are_visible_for_the_whole_rest(
    size: tuple[int, int],
) -> None:
    row = exercise("row", cues=Cues(concentric="Elbows past the ribs"))
    host = FakeHost(plan_of(line("pull", 1, reps=8), line(row, 1, reps=6)))
    async with on_stage(host, size) as stage:
        await stage.press("space", "space")
        for _ in range(3):
            assert "Row" in stage.text
            assert "Elbows past the ribs" in stage.text
            await stage.wait(25)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_t16_the_timer_does_not_cover_what_is_entered(size: tuple[int, int]) -> None:
    async with on_stage(short_plan(), size) as stage:
        await stage.press("space", "space", "down", "2")
        assert "7 × 20 kg · 2 left" in stage.text
        assert stage.says("1:30")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_t16_a_note_that_is_being_written_outlives_the_end_of_the_rest(
    size: tuple[int, int],
) -> None:
    async with on_stage(short_plan(), size) as stage:
        await stage.press("space", "space", "n", *"grip")
        await stage.wait(91)
        assert stage.host.rung == ["rest"]
        assert "grip" in stage.text
        await stage.press(*"ped", "enter")
        assert stage.state.notes == ("gripped",)


async def test_t05_the_length_of_a_rest_and_its_reason_are_on_the_screen() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space")
        assert "of 1:30. Usual after two-arm pulls, for beginners." in stage.text


async def test_arrows_correct_the_set_that_was_just_done() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space", "up", "right", "3")
        result = stage.state.result(stage.state.plan.steps[0])
        assert result is not None
        assert (result.reps, str(result.load), result.rir) == (9, "25 kg", 3)


async def test_brackets_choose_an_earlier_set_to_correct() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space", "space", "space", "left_square_bracket", "down")
        results = [stage.state.result(step) for step in stage.state.plan.steps[:2]]
        assert [result.reps for result in results if result] == [7, 8]


async def test_a_click_on_an_exercise_goes_to_it() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.pilot.click("ExerciseList", offset=(6, 5))
        await stage.pilot.pause()
        assert stage.state.cursor == "2.1.left"


async def test_a_click_on_a_key_in_the_footer_presses_it() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.pilot.click("Footer", offset=(3, 0))
        await stage.pilot.pause()
        assert stage.state.phase == "working"


async def test_a_double_click_on_a_key_presses_it_once_also_where_the_hand_slips() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.pilot.click("Footer", offset=(3, 0), times=2)
        assert stage.state.phase == "working"
    async with on_stage(short_plan()) as stage:
        pressed: Any = stage.app
        pressed.key_time = lambda _: 1000
        await stage.pilot.click("Footer", offset=(3, 0))
        await stage.pilot.click("Footer", offset=(4, 0))
        assert stage.state.phase == "working"


@pytest.mark.parametrize(
    ("before", "key", "answer"),
    [
        ((), "u", "There is nothing to take back"),
        ((), "plus", "No rest is running"),
        ((), "minus", "No rest is running"),
        ((), "left_square_bracket", "No earlier set is done"),
        ((), "right_square_bracket", "No later set is done"),
        ((), "k", "Nothing is open in the exercises above"),
        (("j",), "j", "Nothing is open in the exercises below"),
        (("space", "space", "f", "f"), "space", "The session is over"),
        (("space", "space", "f", "f"), "s", "The session is over"),
        (("space", "space", "f", "f"), "p", "The session is over"),
    ],
)
async def test_a_key_that_does_nothing_says_why(
    before: tuple[str, ...], key: str, answer: str
) -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press(*before)
        state = stage.state
        await stage.press(key)
        assert answer in stage.text
        assert stage.state is state
        await stage.press("b")
        assert answer not in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_message_stands_beside_the_timer_for_three_seconds(size: tuple[int, int]) -> None:
    async with on_stage(short_plan(), size) as stage:
        stage.app.main.say("Took back: set 1")
        stage.app.main.say("Logged 8 × 20 kg")
        await stage.wait(2.9)
        assert "Logged 8 × 20 kg" in stage.text
        assert "Took back" not in stage.text
        assert "0/3 sets" in stage.text.split("\n")[0]
        await stage.wait(0.1)
        assert "Logged 8 × 20 kg" not in stage.text


async def test_a_message_that_is_long_to_read_stays_longer_and_big_mode_shows_it() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("b")
        stage.app.main.say("A long message of more than sixty letters, so that it stays longer")
        await stage.wait(3.5)
        assert "A long message" in stage.text
        await stage.press("b")
        stage.app.main.say("Short")
        await stage.wait(3)
        assert "Short" not in stage.text


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("space", "space"), "Logged 8 × 20 kg · u takes it back"),
        (("space", "space", "down"), "Set 1: 7 × 20 kg · u takes it back"),
        (("space", "space", "2"), "Set 1: 8 × 20 kg · 2 left"),
        (("space", "space", "plus"), "15 s more rest"),
        (("s",), "Left out set 1 · u takes it back"),
        (("j",), "Now Db row · u goes back"),
        (("space", "j"), "Left set 1, not logged · u goes back"),
        (("a",), "Row has 3 sets now"),
        (("n", "x", "enter"), "Note kept · u takes it back"),
        (("space", "space", "u"), "Took back set 1"),
        (("space", "u"), "Took back the start of set 1"),
        (("space", "space", "down", "u"), "Set 1: 8 × 20 kg again"),
        (("s", "u"), "Set 1 is open again"),
        (("j", "u"), "Took back the jump"),
        (("a", "u"), "Took back the added set"),
        (("n", "x", "enter", "u"), "Took back the note"),
        (("space", "space", "plus", "u"), "Took back 15 s more rest"),
        (("p",), "Paused"),
        (("space", "p", "u"), "Going on"),
        (("space", "space", "f", "f"), "Ended early · 1 of 3 sets · u goes back"),
        (("space", "space", "f", "f", "u"), "Took back the end of the session"),
    ],
)
async def test_every_act_says_what_it_did_and_undo_what_it_took_back(
    keys: tuple[str, ...], words: str
) -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press(*keys)
        assert words in stage.text


async def test_a_click_in_a_set_says_so_and_is_taken_back_into_the_set() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space")
        await stage.wait(7)
        rows = stage.text.split("\n")
        other = next(row for row, text in enumerate(rows) if "Db row" in text)
        await stage.pilot.click(offset=(6, other))
        await stage.pilot.pause()
        assert "Left set 1, not logged" in stage.text
        await stage.wait(20)
        await stage.press("u")
        assert stage.state.phase == "working"
        assert stage.state.elapsed(stage.host.clock.now()) == 7000


async def test_ending_early_is_asked_once_and_without_a_set_the_session_is_thrown_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space", "f")
        assert "1 of 3 sets done" in stage.text
        await stage.press("space")
        assert stage.state.phase == "resting"
        await stage.press("f", "down", "enter")
        assert "Ended early" in stage.text
        assert "Session complete" not in stage.text
    async with on_stage(short_plan()) as stage:
        await stage.press("f")
        assert "No set is done yet" in stage.text
        ended: list[bool] = []
        monkeypatch.setattr(stage.app, "exit", lambda: ended.append(True))
        await stage.press("f")
        assert stage.state.phase == "discarded"
        assert ended


async def test_a_session_of_warm_ups_is_kept_or_thrown_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for keys, phase in ((("f",), "finished"), (("down", "down", "enter"), "discarded")):
        async with on_stage(FakeHost(plan_of(line(warmup=[5], load="60 kg")))) as stage:
            monkeypatch.setattr(stage.app, "exit", lambda: None)
            await stage.press("space", "space", "f")
            assert "Only warm-up sets are done" in stage.text
            await stage.press(*keys)
            assert stage.state.phase == phase


async def test_capitals_do_what_small_letters_do_where_they_are_free() -> None:
    async with on_stage(short_plan(note=("S",))) as stage:
        await stage.press("J")
        assert stage.state.cursor == "2.1.left"
        await stage.press("S")
        assert "Enter keeps it" in stage.text


async def test_a_rest_that_is_over_is_not_made_shorter_and_says_so() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space")
        await stage.wait(500)
        await stage.press("minus")
        assert "The rest is over" in stage.text
        await stage.press("plus")
        assert "The rest is over" not in stage.text


async def test_a_click_on_a_finished_exercise_says_that_it_is_done() -> None:
    async with on_stage(FakeHost(plan_of(line("row", 1), line("pull", 1)))) as stage:
        await stage.press("space", "space")
        await stage.pilot.click("ExerciseList", offset=(6, 1))
        await stage.pilot.pause()
        assert "Every set of it is done" in stage.text


async def test_a_swap_offers_the_substitutes_and_brings_a_load_of_its_own() -> None:
    async with on_stage(FakeHost(session="beginner")) as stage:
        await stage.press("v")
        assert "Raised kettlebell deadlift" in stage.text
        await stage.press("enter")
        step = stage.state.step
        assert step is not None
        assert stage.state.plan.exercise(step).id == "kb_deadlift_block"
        assert stage.state.plan.slots[step.slot].why
        work = stage.state.plan.steps_of(step.slot, "work")
        assert {str(each.load) for each in work} == {"8 kg"}


async def test_a_swap_is_for_today_or_from_now_on() -> None:
    for keys, chosen in ((("enter",), {}), (("j", "enter"), {"kb_deadlift": "kb_deadlift_block"})):
        async with on_stage(FakeHost(session="beginner")) as stage:
            await stage.press("v", "enter")
            assert "From now on" in stage.text
            await stage.press(*keys)
            assert stage.state.chosen == chosen


async def test_leaving_the_swap_question_changes_nothing() -> None:
    async with on_stage(FakeHost(session="beginner")) as stage:
        await stage.press("v", "escape")
        assert not stage.host.notebook.events


async def test_s20_letters_typed_into_a_note_trigger_nothing() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("n", *"suqvp", "enter")
        assert stage.state.notes == ("suqvp",)
        assert stage.state.phase == "ready"
        assert stage.app.is_running


async def test_s20_letters_typed_into_the_palette_trigger_nothing() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("ctrl+p", *"suqvp", "escape")
        assert not stage.host.notebook.events
        assert stage.app.is_running


@pytest.mark.parametrize(
    "before",
    [
        (),
        ("space",),
        ("space", "space"),
        ("space", "p"),
        ("space", "space", "p"),
        ("space", "space", "f", "f"),
    ],
)
async def test_s04_escape_ends_and_loses_nothing(before: tuple[str, ...]) -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press(*before)
        state, text = stage.state, stage.text
        await stage.press("escape", "escape")
        assert stage.app.is_running
        assert (stage.state, stage.text) == (state, text)


async def test_help_shows_every_action_with_its_key() -> None:
    async with on_stage(size=(120, 60)) as stage:
        await stage.press("question_mark")
        for action in ACTIONS:
            assert (action.help_row or action.help) in stage.text
        await stage.press("escape")
        assert "Session" in stage.text


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_why_names_each_topic_and_who_found_it(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        await stage.press("w")
        assert TOPICS[0].title[:18] in stage.text
        await stage.press("end")
        last = TOPICS[-1].statements[-1].origin().split()[-1]
        assert last in stage.text
        assert "Esc closes" in stage.text
        await stage.press("escape")
        assert "Esc closes" not in stage.text


async def test_the_screen_carries_out_every_action_that_the_session_does_not() -> None:
    async with on_stage() as stage:
        by_interface = {action.id for action in ACTIONS if action.by != "session"}
        assert set(stage.app.main.commands) == by_interface


@pytest.mark.parametrize("size", SIZES)
async def test_no_sentence_on_the_screen_names_a_key_that_was_given_away(
    size: tuple[int, int],
) -> None:
    host = short_plan(next=("x",), reps_up=("i",), reps_down=("o",), reserve_3=("z",))
    async with on_stage(host, size) as stage:
        for keys in ((), ("x",), ("x",), ("b",), ("b", "question_mark")):
            await stage.press(*keys)
            assert "Space" not in stage.text
            assert "↑↓" not in stage.text
            assert "0–4" not in stage.text


async def test_every_action_is_in_the_palette_on_a_line_with_its_key() -> None:
    async with on_stage() as stage:
        await stage.press("ctrl+p")
        assert {action.id for action in ACTIONS} < {action.id for action in matching("")}
        line = next(line for line in stage.text.split("\n") if "leave out this set" in line)
        assert re.search(r"leave out this set +s +│", line)


async def test_in_the_smallest_window_a_second_key_gives_way_to_what_an_action_does() -> None:
    async with on_stage(size=(40, 12)) as stage:
        await stage.press("ctrl+p")
        line = next(line for line in stage.text.split("\n") if "Next" in line)
        assert "start the" in line
        assert re.search(r" Space +│", line)


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("skip", "skip"),
        ("swap", "swap"),
        ("hist", "history"),
        ("quit", "quit"),
        ("finish", "finish"),
        ("end session", "finish"),
        ("undo", "undo"),
        ("take back", "undo"),
        ("hurts", "pain"),
        ("colours", "theme"),
    ],
)
def test_the_palette_finds_an_action_by_label_id_and_help(words: str, action: str) -> None:
    assert matching(words)[0].id == action


async def test_what_is_typed_in_the_palette_and_entered_is_done() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space", "ctrl+p", *"undo", "enter")
        assert "Took back set 1" in stage.text
        await stage.press("ctrl+p", *"zzz")
        assert "Nothing is called that" in stage.text
        await stage.press("enter", "escape")
        assert stage.app.screen is stage.app.main


@pytest.mark.parametrize("size", SIZES)
async def test_pain_is_on_the_footer_in_every_state(size: tuple[int, int]) -> None:
    async with on_stage(short_plan(), size) as stage:
        for keys in ((), ("space",), ("space",), ("p",), ("p", "f", "f")):
            await stage.press(*keys)
            assert "! Pain" in stage.text.split("\n")[-1]


async def test_a_pain_asks_where_first_and_reports_nothing_that_was_not_chosen() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "exclamation_mark", "space", "space")
        assert "Choose one of these" in stage.text
        assert not stage.state.pains
        await stage.press("right", "space", "4", "space", "right", "space")
        assert [(pain.place, pain.level, pain.kind) for pain in stage.state.pains] == [
            (PLACES[0], 4, "dull")
        ]
        await stage.press("escape", "u")
        assert not stage.state.pains


async def test_letters_of_another_layout_bring_a_hint() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("ы", "ф")
        assert "No keys" not in stage.text
        await stage.press("в")
        assert "No keys of this program: ? lists them" in stage.text


async def test_a_remapped_key_works_and_is_what_the_footer_shows() -> None:
    keymap = {name: action.keys for name, action in BY_ID.items()} | {"undo": ("z",)}
    host = FakeHost(plan_of(line("row", 2)), keymap=keymap)
    async with on_stage(host) as stage:
        await stage.press("space")
        assert "z Undo" in stage.text
        await stage.press("z")
        assert "Start set" in stage.text
        await stage.press("space", "u")
        assert "Set done" in stage.text


async def test_a_hold_counts_down_after_getting_ready_and_ends_by_itself() -> None:
    async with on_stage(FakeHost(plan_of(line(hold(seconds=20), 1), line("row", 1)))) as stage:
        await stage.press("space")
        assert "Get ready" in stage.text
        await stage.wait(4)
        assert stage.says("0:19")
        await stage.wait(19)
        assert stage.state.phase == "resting"


async def test_pause_holds_the_time_and_space_goes_on() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space", "p")
        await stage.wait(600)
        assert "Paused" in stage.text
        assert stage.says("1:30")
        await stage.press("space")
        await stage.wait(30)
        assert stage.says("1:00")


async def test_the_end_of_a_rest_rings_once_and_flashes() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("space", "space")
        await stage.wait(90)
        assert stage.host.rung == ["rest"]
        assert stage.app.main.query_one("RestTimer").has_class("-flash")
        await stage.wait(90)
        assert stage.host.rung == ["rest"]


async def test_t06_a_rest_of_zero_shows_no_timer_and_needs_no_key() -> None:
    async with on_stage(FakeHost(plan_of(line("row", 2, rest=0)))) as stage:
        await stage.press("space", "space")
        assert "Rest" not in stage.text
        await stage.press("space", "space")
        assert "Session complete" in stage.text


async def test_c_copies_the_summary_once_there_is_one() -> None:
    async with on_stage(FakeHost(plan_of(line("row", 1, load="20 kg")))) as stage:
        await stage.press("c")
        assert "There is a summary once the session is over" in stage.text
        assert not stage.app.clipboard
        await stage.press("space", "space")
        assert stage.state.is_over
        await stage.press("c")
        assert "Row  8 × 20 kg" in stage.app.clipboard
        assert "Copied" in stage.text


async def test_a_capital_s_writes_the_summary_as_a_picture_once_there_is_one() -> None:
    host = FakeHost(plan_of(line("row", 1, load="20 kg")))
    async with on_stage(host) as stage:
        await stage.press("S")
        assert "There is a summary once the session is over" in stage.text
        assert not host.pictures
        await stage.press("space", "space", "S")
        (name, text), *others = host.pictures.items()
        assert not others
        assert "8 × 20 kg" in text
        assert name in stage.text


async def test_t17_the_summary_comes_straight_after_the_last_set() -> None:
    async with on_stage(FakeHost(plan_of(line("row", 1)))) as stage:
        await stage.press("space", "space")
        assert "Session complete" in stage.text
        await stage.press("space", "enter")
        assert "Session complete" in stage.text


async def test_the_last_set_can_be_corrected_on_the_summary() -> None:
    async with on_stage(FakeHost(plan_of(line("row", 1)))) as stage:
        await stage.press("space", "space", "down")
        result = stage.state.result(stage.state.plan.steps[0])
        assert result is not None
        assert result.reps == 7


@pytest.mark.parametrize("size", [(20, 5), (300, 100), (44, 14), (64, 22), (100, 24)])
async def test_any_window_shows_something_of_use(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(session="beginner"), size) as stage:
        assert "8 × " in stage.text
        await stage.press("space", "space")
        assert "Rest" in stage.text


async def test_a_movement_is_demonstrated_once_at_the_start_of_its_exercise() -> None:
    async with on_stage(FakeHost(session="beginner")) as stage:
        await stage.wait(20)
        _, still = stage.text.split("\n", 1)  # the header counts the minutes
        await stage.press("j", "k")
        await stage.wait(1.2)
        assert still not in stage.text
        await stage.wait(20)
        assert still in stage.text


async def test_with_animations_off_the_figure_does_not_move() -> None:
    host = FakeHost(session="beginner")
    host.is_animated = False
    async with on_stage(host) as stage:
        await stage.wait(20)
        still = stage.text
        await stage.press("j", "k")
        await stage.wait(4)
        assert stage.text == still


async def test_the_palette_may_be_closed_twice_at_once() -> None:
    async with on_stage() as stage:
        await stage.press("ctrl+p")
        palette = stage.app.screen
        assert palette is not stage.app.main
        palette.dismiss()
        palette.dismiss()
        await stage.press("space")
        assert stage.app.screen is stage.app.main
        assert stage.state.phase == "working"


@pytest.mark.parametrize("place", [BackcoachApp, FakeScreen])
def test_every_screen_has_the_methods_of_the_protocol(place: type) -> None:
    for name, promised in vars(Screen).items():
        if not name.startswith("_"):
            assert signature(getattr(place, name)) == signature(promised), name
