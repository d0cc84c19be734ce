"""What keys and clicks do on the screen, and what it says of it."""

from __future__ import annotations

from typing import Any

import pytest
from support.builders import line, plan_of
from support.screen.fake_host import FakeHost, short_plan
from support.screen.stage import on_stage

from backcoach.core.actions import ACTIONS, BY_ID

SIZES = [(120, 36), (80, 24), (60, 20), (40, 12)]


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
        ((), "k", "No exercise above has sets left"),
        (("j",), "j", "No exercise below has sets left"),
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
        (("s",), "Skipped set 1 · u takes it back"),
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


async def test_capitals_do_what_small_letters_do_where_they_are_free() -> None:
    async with on_stage(short_plan(note=("S",))) as stage:
        await stage.press("J")
        assert stage.state.cursor == "2.1.left"
        await stage.press("S")
        assert "Enter keeps it" in stage.text


@pytest.mark.parametrize(
    "keys",
    [("v", "J", "K", "Q"), ("question_mark", "Q"), ("exclamation_mark", "J", "Q"), ("w", "W")],
)
async def test_caps_lock_changes_no_key_of_a_dialog(keys: tuple[str, ...]) -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press(*keys[:-1])
        assert stage.app.screen is not stage.app.main
        await stage.press(keys[-1])
        assert stage.app.screen is stage.app.main


async def test_capitals_that_are_typed_stay() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("n", *"Grip OK".replace(" ", "_"), "enter")
        assert stage.state.notes == ("Grip_OK",)


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


async def test_letters_of_another_layout_bring_a_hint() -> None:
    async with on_stage(short_plan()) as stage:
        await stage.press("ы", "ф")
        assert "No keys" not in stage.text
        await stage.press("в")
        assert "Those keys do nothing; ? lists all" in stage.text


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
