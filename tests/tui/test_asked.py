"""What the screen asks on its way: the reserve in the rest, and a load that is not known."""

from __future__ import annotations

import pytest
from support.builders import exercise, line, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage, settle
from textual.events import Key

SIZES = [(120, 36), (80, 24), (60, 20), (40, 12)]
RESERVE = "How many were left?  0 1 2 3 4"
LOAD = "Which load? Type it, as 45 or 7.5"


def rows(*loads: str | None) -> FakeHost:
    """Return a host with two sets of a row for each load."""
    named = [exercise(f"row_{place}") for place in range(len(loads))]
    return FakeHost(
        plan_of(
            *(
                line(lifted, 2, rest=90, **({"load": load} if load else {}))
                for lifted, load in zip(named, loads, strict=True)
            )
        )
    )


@pytest.mark.parametrize("size", SIZES)
async def test_the_reserve_is_asked_in_the_rest_until_it_is_said(size: tuple[int, int]) -> None:
    async with on_stage(rows("20 kg"), size) as stage:
        assert RESERVE not in stage.text
        await stage.press("space", "space")
        assert RESERVE in stage.text
        await stage.wait(100)
        assert RESERVE in stage.text
        await stage.press("2")
        assert RESERVE not in stage.text
        assert stage.state.logged["1.1"].result
        assert stage.state.logged["1.1"].result.rir == 2


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_set_is_asked_on_top_of_the_summary(size: tuple[int, int]) -> None:
    host = FakeHost(plan_of(line("row", 1, load="20 kg")))
    async with on_stage(host, size) as stage:
        await stage.press("space", "space")
        text = stage.text
        assert text.index("Row: how many were left?  0 1 2 3 4") < text.index("Session complete")
        await stage.press("3")
        assert RESERVE not in stage.text
        assert "Session complete" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_t16_a_load_is_typed_where_none_is_known_and_stays(size: tuple[int, int]) -> None:
    async with on_stage(rows(None), size) as stage:
        assert "Which load?" in stage.text
        await stage.press("4", "5")
        assert "45" in stage.text
        assert stage.state.drafts == {}
        await stage.press("enter")
        assert "Which load?" not in stage.text
        await stage.press("space", "space", "2", "space", "space")
        loads = [str(logged.result.load) for logged in stage.state.logged.values() if logged.result]
        assert loads == ["45 kg", "45 kg"]


async def test_a_load_that_is_none_is_asked_again_and_escape_leaves_it() -> None:
    async with on_stage(rows(None)) as stage:
        await stage.press("7", "full_stop", "full_stop", "enter")
        assert "is not a load" in stage.text
        await stage.press("escape")
        assert stage.state.drafts == {}
        assert LOAD in stage.text


async def test_a_load_that_can_hardly_be_meant_is_asked_about_and_taken_when_kept_again() -> None:
    host = FakeHost(plan_of(line(exercise(implement="dumbbell"), 1)))
    async with on_stage(host) as stage:
        await stage.press("9", "0", "0", "enter")
        assert "900 kg? Enter again" in stage.text
        assert stage.state.drafts == {}
        await stage.press("enter")
        assert [str(draft.load) for draft in stage.state.drafts.values()] == ["900 kg"]


@pytest.mark.parametrize("typed", ["45", "44", "7.5"])
async def test_a_load_may_be_typed_faster_than_its_dialog_opens(typed: str) -> None:
    async with on_stage(rows(None)) as stage:
        for character in typed:
            stage.app.post_message(Key("full_stop" if character == "." else character, character))
        stage.app.post_message(Key("enter", "\r"))
        await settle(stage.app)
        assert [str(draft.load) for draft in stage.state.drafts.values()] == [f"{typed} kg"]
        assert len(stage.app.screen_stack) == 1


async def test_less_than_the_empty_bar_is_refused() -> None:
    host = FakeHost(plan_of(line(exercise(implement="barbell"), 1)))
    async with on_stage(host) as stage:
        await stage.press("1", "2", "enter")
        assert "The empty bar is 20 kg" in stage.text
        await stage.press("enter", "escape")
        assert stage.state.drafts == {}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("implement", "load", "words"),
    [("barbell", "60 kg", "add 1.25 a side"), ("stack", "40 kg", "pin at 45 kg")],
)
async def test_a_load_that_was_changed_in_the_rest_says_what_to_put_on(
    size: tuple[int, int], implement: str, load: str, words: str
) -> None:
    host = FakeHost(plan_of(line(exercise(implement=implement), 3, load=load)))
    async with on_stage(host, size) as stage:
        await stage.press("space", "space", "2")
        assert words not in stage.text
        await stage.press("right")
        assert words in stage.text
        await stage.press("plus")
        assert words in stage.text
        await stage.press("u", "left")
        assert words not in stage.text


async def test_after_a_drill_nothing_is_said_of_repetitions_left() -> None:
    host = FakeHost(plan_of(line(exercise(load="none"), 2)))
    async with on_stage(host) as stage:
        await stage.press("space", "space")
        assert "↑↓ reps" in stage.text
        assert "0–4" not in stage.text
        await stage.press("2")
        result = stage.state.logged["1.1"].result
        assert result is not None
        assert result.rir is None


@pytest.mark.parametrize(
    ("size", "question"), [((60, 20), "how many were left?"), ((40, 12), "left?")]
)
async def test_the_exercise_is_named_that_is_asked_about_in_one_row(
    size: tuple[int, int], question: str
) -> None:
    lines = (line(exercise(name), 1, rest=90) for name in ("kettlebell_deadlift", "pull"))
    async with on_stage(FakeHost(plan_of(*lines)), size) as stage:
        await stage.press("space", "space")
        assert f"Kettlebell deadlift: {question}  0 1 2 3 4" in stage.text


async def test_a_digit_is_the_reserve_first_and_then_the_load_of_what_comes() -> None:
    async with on_stage(rows("20 kg", None), (80, 24)) as stage:
        await stage.press("space", "space", "2", "space", "space")
        assert "Row 0: how many were left?  0 1 2 3 4" in stage.text
        assert LOAD not in stage.text
        await stage.press("1")
        assert LOAD in stage.text
        await stage.press("3", "0", "enter")
        assert [str(draft.load) for draft in stage.state.drafts.values()][-1] == "30 kg"


async def test_space_alone_needs_no_answer() -> None:
    async with on_stage(rows(None, "20 kg"), (80, 24)) as stage:
        for _ in range(8):
            await stage.press("space")
        assert stage.state.phase == "finished"
        assert all(logged.result and not logged.reported for logged in stage.state.logged.values())
