"""States that are seldom met, at every size: nothing is cut, and what must be in view is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.screen.fake_host import START, FakeHost
from support.screen.stage import on_stage, settle
from textual.content import Content
from tui.seldom import (
    HOUR,
    beginner,
    by,
    easy,
    first_run,
    led,
    sides,
    unsaved,
    warmed,
    without_load,
)

from backcoach.core.coaching.health.health import Health, Pain
from backcoach.core.questions.health_at_start import health_form
from backcoach.core.questions.offers import offer_form
from backcoach.core.questions.unfinished_session import elsewhere, unfinished
from backcoach.tui.dialogs.forms.form import form_dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.screen.stage import Stage


LARGE = (200, 60)
SIZES = [(120, 36), (100, 30), (80, 24), (60, 20), (40, 12)]
NOTE = "Leave two at the end of each set, and write me when the left shoulder speaks up again. "
PAIN = Pain("lower back", 7, "sharp", 2)
HURTING = replace(Health(), pains=(PAIN, Pain("left shoulder", 3, "rising", 9)))
LEFT = FakeHost(session="beginner").session.state

QUESTIONS = {
    "pain at the next start": health_form(HURTING),
    "a warning sign before": health_form(replace(Health(), flag="heart")),
    "a coach's plan": offer_form("Carla Coach", "Strong back, 8 weeks", NOTE),
    "a coach's note": offer_form("Carla Coach", "", NOTE * 3),
    "a plan that cannot be read": offer_form("Carla", "Back", NOTE, problem="no such exercise"),
    "unfinished": unfinished(LEFT, START + HOUR),
    "unfinished elsewhere": unfinished(LEFT, START + HOUR, "gym-laptop"),
    "another window": elsewhere(LEFT),
}

# Keys to press, seconds to wait for, and LOOK for a look at each size.
Step = str | int | None
LOOK = None
DONE: tuple[Step, ...] = ("space", 30, "space", 5)
PAINS: tuple[Step, ...] = ("right", "right", "down", *["right"] * 4, "down", "right", "enter")
SIGN: tuple[Step, ...] = ("exclamation_mark", *["down"] * 3, "right", "space")

# Over the session: how to leave it is in view.
DIALOGS: dict[str, tuple[Callable[[], FakeHost], tuple[Step, ...]]] = {
    "load": (without_load, ("4", "5", LOOK, "escape", "1", "2", "enter", LOOK)),
    "swap": (beginner, ("v", LOOK, "enter", LOOK)),
    "pain": (beginner, ("exclamation_mark", LOOK, *PAINS, LOOK)),
    "a warning sign": (beginner, (*SIGN, LOOK)),
    "palette": (beginner, ("ctrl+p", LOOK, *"rest", LOOK)),
    "colours": (beginner, ("ctrl+p", *"colours", "enter", LOOK)),
    "texts": (beginner, ("question_mark", LOOK, "escape", "w", LOOK, "escape", "g", LOOK)),
    "end early": (beginner, (*DONE, "f", LOOK)),
    "first run": (first_run, (LOOK, "space", LOOK)),
    "keys of the history": (beginner, ("h", "question_mark", LOOK)),
}

# While the session goes on: the keys that go on, for pain and for help are in view.
MOMENTS: dict[str, tuple[Callable[[], FakeHost], tuple[Step, ...]]] = {
    "easy minutes": (easy, (LOOK, "space", 30, LOOK, "b", LOOK)),
    "cool-down": (easy, ("s", "space", 10, "space", 1, "space", 30, LOOK)),
    "only a warm-up": (warmed, ("space", 10, LOOK, "space", "f", "f", 4, LOOK)),
    "sides": (sides, (*DONE, LOOK, "b", LOOK, "b", "f", "down", "enter", 4, LOOK)),
    "rest": (beginner, (*DONE, "p", LOOK, "p", 60, LOOK, 600, LOOK)),
    "nothing is saved": (unsaved, (*DONE, LOOK)),
    "drop set": (by("drops"), (*DONE, LOOK)),
    "rest-pause": (by("rest-pause"), (*DONE, LOOK)),
    "emom": (by("emom"), ("space", 20, LOOK, "space", LOOK)),
    "amrap": (by("amrap"), ("space", 20, LOOK, "space", "space", 110, LOOK)),
    "density": (by("density"), (*DONE, LOOK)),
    "superset": (by("superset"), (*DONE, LOOK, "b", LOOK)),
    "big": (without_load, ("b", LOOK)),
    "big, paused": (led, ("b", "space", 8, "p", LOOK)),
}


async def walked(stage: Stage, steps: tuple[Step, ...]) -> list[str]:
    """Take steps; return the screens of each look."""
    texts: list[str] = []
    words = await words_of(stage)
    for step in steps:
        if step is LOOK:
            texts += await looked_at(stage, words)
        elif isinstance(step, str):
            await stage.press(step)
        else:
            await stage.wait(step)
    return texts


async def words_of(stage: Stage) -> set[str]:
    """Return the words that a large window shows."""
    await stage.pilot.resize_terminal(*LARGE)
    await settle(stage.app)
    return set(re.findall(r"\w+", stage.text))


async def looked_at(stage: Stage, words: set[str]) -> list[str]:
    """Return the screen at each size, after a look at whether it is whole.

    What is cut ends with an ellipsis after one of the words, or of those of a large window.
    """
    words = words | await words_of(stage)
    texts = []
    for columns, rows in SIZES:
        await stage.pilot.resize_terminal(columns, rows)
        await settle(stage.app)
        text = stage.text
        lines = text.split("\n")
        assert len(lines) == rows
        assert {Content(row).cell_length for row in lines} == {columns}
        assert set(re.findall(r"(\w+)…", text)) <= words, (columns, text)
        texts.append(text)
    return texts


async def test_a_question_at_the_start_is_whole_and_says_how_to_leave_it_at_each_size() -> None:
    async with on_stage(beginner()) as stage:
        words = await words_of(stage)
        for form in QUESTIONS.values():
            assert form is not None
            stage.app.push_screen(form_dialog(form))
            await stage.wait(0)
            for text in await looked_at(stage, words):
                assert "Esc" in text
                assert all(option.label.split()[0] in text for option in form.fields[0].options[:1])
            await stage.press("escape")


@pytest.mark.parametrize("name", DIALOGS)
async def test_a_dialog_is_whole_and_says_how_to_leave_it_at_each_size(name: str) -> None:
    host, steps = DIALOGS[name]
    async with on_stage(host()) as stage:
        texts = await walked(stage, steps)
        assert texts
        assert all("Esc" in text for text in texts)


@pytest.mark.parametrize("name", MOMENTS)
async def test_a_moment_is_whole_and_has_its_keys_at_each_size(name: str) -> None:
    host, steps = MOMENTS[name]
    made = host()
    made.flashes = False
    async with on_stage(made) as stage:
        texts = await walked(stage, steps)
        assert texts
        for text in texts:
            keys = f"{text.splitlines()[-1]} "
            assert re.search(r" (Space|f) \w", keys)
            assert all(f" {key} " in keys for key in "!?q")


async def test_the_answers_are_in_view_however_long_the_text_above_them_is() -> None:
    async with on_stage(beginner(), (40, 12)) as stage:
        stage.app.main.dialogs.tell("What to do", NOTE * 6)
        await stage.wait(0)
        assert "Close" in stage.text
        assert "PgDn reads" in stage.text
        before = stage.text
        await stage.press("pagedown")
        assert stage.text != before
        assert "Close" in stage.text
        await stage.press("space")
        assert "What to do" not in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_title_stands_once_in_the_frame_and_the_text(size: tuple[int, int]) -> None:
    for sender in ("Carla Coach", "carla@physio-and-strength-practice.example"):
        form = offer_form(sender, "Strong back, 8 weeks", NOTE)
        async with on_stage(FakeHost(question=form), size) as stage:
            text = " ".join(" ".join(row.strip("│╭─╮ ") for row in stage.text.split("\n")).split())
            assert text.count("sends a plan") == 1
            assert text.count("Strong back, 8 weeks") == 1


async def test_a_long_note_of_a_coach_is_read_to_its_end() -> None:
    form = offer_form("Carla Coach", "Strong back, 8 weeks", NOTE * 6 + " The end.")
    async with on_stage(FakeHost(question=form), (40, 12)) as stage:
        assert "The end." not in stage.text
        await stage.press(*["pagedown"] * 20)
        assert "The end." in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_warning_sign_says_stop_in_large_letters(size: tuple[int, int]) -> None:
    async with on_stage(beginner(), size) as stage:
        await walked(stage, (*DONE, *SIGN, "space", 5))
        assert stage.says("stop")
        assert "emergency number" in " ".join(stage.text.split())
        for words in ("Summary", "Time ", "reps", "load"):
            assert words not in stage.text
        assert all(f" {key}" in stage.text.splitlines()[-1] for key in "?q")


@pytest.mark.parametrize("size", SIZES)
async def test_after_a_warm_up_alone_the_card_says_what_was_done(size: tuple[int, int]) -> None:
    async with on_stage(warmed(), size) as stage:
        await walked(stage, (*DONE, "f", "f", 4))
        assert "Barbell deadlift, warm-up" in stage.text
        assert "8 × 40 kg" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_message_is_whole_beside_a_rest(size: tuple[int, int]) -> None:
    message = "gym-laptop runs this session now; this screen only shows it"
    async with on_stage(beginner(), size) as stage:
        await walked(stage, DONE)
        rest = stage.state.countdown
        assert rest is not None
        stage.app.main.say(message)
        await stage.wait(0)
        rows = " ".join(row.strip("│ ") for row in stage.text.split("\n"))
        words = iter(rows.split())
        assert all(word in words for word in message.split())
        assert stage.says(rest.text(stage.host.clock.now()))
