"""Which layout a window gets, and that no layout cuts off or overlaps anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import exercise, hold, line, one_armed, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import Stage, on_stage
from textual.content import Content

from backcoach.core.exercises.model import Cues, Fault
from backcoach.tui.drawing.text_rows import spread, wrapped
from backcoach.tui.layout import LAYOUTS, NARROW, STACKED, UPRIGHT, WIDE, layout_for

SIZES = {
    "wide": (120, 36),
    "stacked": (80, 24),
    "upright": (46, 44),
    "narrow": (60, 20),
    "tiny": (40, 12),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_usual_windows_have_a_layout_each(layout: str) -> None:
    assert layout_for(*SIZES[layout]) == layout


@pytest.mark.parametrize(
    ("size", "layout", "less"),
    [
        (WIDE, "wide", "stacked"),
        (STACKED, "stacked", "narrow"),
        (UPRIGHT, "upright", "tiny"),
        (NARROW, "narrow", "tiny"),
    ],
)
def test_a_layout_starts_at_its_least_size(size: tuple[int, int], layout: str, less: str) -> None:
    columns, rows = size
    assert layout_for(columns, rows) == layout
    assert layout_for(columns - 1, rows) == less
    assert layout_for(columns, rows - 1) in LAYOUTS[LAYOUTS.index(less) :]


@given(st.integers(1, 400), st.integers(1, 200), st.integers(0, 50), st.integers(0, 50))
def test_a_larger_window_never_gets_a_poorer_layout(
    columns: int, rows: int, wider: int, higher: int
) -> None:
    small = LAYOUTS.index(layout_for(columns, rows))
    assert LAYOUTS.index(layout_for(columns + wider, rows + higher)) <= small


# Lines

LETTERS = st.text(st.characters(categories=("L", "N", "P")), max_size=40)


@given(LETTERS, LETTERS, st.integers(20, 60))
def test_two_parts_fill_a_line_and_the_left_one_is_cut(left: str, right: str, width: int) -> None:
    made = spread(Content(left), Content(right), width)
    if Content(right).cell_length < width:
        assert made.cell_length == width
    assert made.plain.endswith(right)


def test_a_part_that_is_cut_ends_with_an_ellipsis() -> None:
    assert spread(Content("Single-arm row"), Content("3 × 8"), 16).plain == "Single-ar… 3 × 8"


def test_text_is_wrapped_at_words_below_its_start() -> None:
    lines = wrapped(Content("Set up  "), Content("hand and knee on the bench"), 20)
    assert [line.plain for line in lines] == [
        "Set up  hand and",
        "        knee on the",
        "        bench",
    ]


# The whole screen


# Start, pause, end a set, look at it big, go on to the hold, and finish, and go on after that.
WALK = ("space", "p", "space", "space", "b", "b", *["space"] * 5, "s", "space", "f", "f", "f")

LONG = exercise(
    "single_arm_dumbbell_row_on_an_incline_bench",
    tempo="3-1-1-1",
    setup=("Hand and knee on the bench, the other foot planted wide", "Let the arm hang long"),
    cues=Cues(concentric="Drive the elbow to the ceiling, past the ribs"),
    breathing="Out while you pull, in while you lower",
    faults=(Fault("Turning the trunk", "Keep both hips level and the chest to the bench"),),
    stop=("The lower back rounds or the trunk turns to lift the load",),
)


def host(*, paced: bool = False) -> FakeHost:
    return FakeHost(
        plan_of(
            line(LONG, 2, reps="8-10", load="22.5 kg", rir=2, warmup=["8 x 50%"]),
            line(one_armed("half_kneeling_cable_pull_down"), 1),
            line(hold(seconds=20), 1),
        ),
        paced=paced,
    )


def words_of(stage: Stage) -> set[str]:
    """Return every word that the state can say, for a look at what the screen made of it."""
    plan = stage.state.plan
    texts = [plan.name, plan.level]
    for slot in plan.slots:
        exercise = slot.exercise
        texts += [
            exercise.name,
            *exercise.setup,
            exercise.cues.concentric,
            exercise.breathing,
            *exercise.stop,
        ]
        texts += [part for fault in exercise.faults for part in (fault.fault, fault.fix)]
    return {word.strip(",.") for text in texts for word in text.split()}


def assert_whole(stage: Stage, size: tuple[int, int]) -> None:
    columns, rows = size
    lines = stage.text.split("\n")
    assert len(lines) == rows
    assert {Content(line).cell_length for line in lines} == {columns}
    known = words_of(stage)
    longest = {word for word in known if len(word) > 4}
    for number, text in enumerate(lines):
        for word in text.replace("│", " ").split():
            cut = [whole for whole in longest if whole != word and whole.startswith(word)]
            if len(word) > 3 and word not in known and cut:
                raise AssertionError(f"{word!r} of {cut} is cut in line {number}: {text!r}")


@pytest.mark.parametrize("paced", [False, True], ids=["free", "led"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_at_every_moment_no_word_is_cut_and_the_footer_has_help_and_leave(
    size: tuple[int, int], paced: bool
) -> None:
    async with on_stage(host(paced=paced), size) as stage:
        for key in ("", *WALK):
            if key:
                await stage.press(key)
                await stage.wait(5)
            assert_whole(stage, size)
            keys = stage.text.split("\n")[-1]
            assert "? Help  q Leave" in keys or keys.rstrip().endswith("?  q"), key


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_the_essentials_are_in_every_layout(size: tuple[int, int]) -> None:
    async with on_stage(FakeHost(plan_of(line(one_armed(), 2, rest=60))), size) as stage:
        for words in ("8 reps", "left side · set 1 of 2", "Space Start set", "! Pain"):
            assert words in stage.text
        await stage.press("space")
        assert "Space Set done" in stage.text
        await stage.press("space", "space", "space")
        assert stage.says("1:00")
        for words in ("Rest", "Next", "left side · set 2 of 2", "right, 8 reps"):
            assert words in stage.text.replace("Right", "right")
        await stage.press("p")
        assert "Paused" in stage.text
        await stage.press("f", "f")
        for words in ("Ended early", "f Go on training", "! Pain"):
            assert words in stage.text


@pytest.mark.parametrize("columns", range(8, 60, 3))
async def test_a_key_in_the_footer_is_whole_or_absent(columns: int) -> None:
    plan = plan_of(line("row", 1, warmup=[8]), line("pull", 1))
    async with on_stage(FakeHost(plan), (columns, 12)) as stage:
        keys = stage.text.split("\n")[-1]
        assert "…" not in keys or columns < len("Space Start warm-up") + 2


async def test_the_sets_of_an_exercise_with_a_long_name_stand_below_it() -> None:
    plan = plan_of(line(exercise("single-arm_dumbbell_row_with_a_bell"), 1), line("pull", 1))
    async with on_stage(FakeHost(plan), (40, 12)) as stage:
        await stage.press("j", "space", "space", "f", "f")
        while "not done" not in stage.text:
            await stage.press("i")
        assert "\n   not done" in stage.text


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_a_window_that_changes_its_size_shows_the_same(size: tuple[int, int]) -> None:
    async with on_stage(host(), (120, 36)) as stage:
        await stage.press("s", "space", "space")
        await stage.pilot.resize_terminal(*size)
        await stage.pilot.pause()
        assert_whole(stage, size)
        assert "Rest" in stage.text
        layout = layout_for(*size)
        assert [name for name in LAYOUTS if stage.app.main.has_class(f"-{name}")] == [layout]


async def test_big_mode_shows_a_range_of_reps_as_it_is() -> None:
    from backcoach.tui.drawing.big_letters import large

    async with on_stage(host()) as stage:
        await stage.press("s", "b")
        text = stage.text
        assert any(part in text for part in (large("8–10", scale)[0] for scale in range(1, 12)))
