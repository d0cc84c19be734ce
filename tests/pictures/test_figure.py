"""The figures follow the rules of their movements, and are drawn as large as asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from support.figures import movement_rules as rules
from support.figures import show_figures
from support.figures.families import (
    DRILLS,
    LIFTS,
    OTHERS,
    PHASES,
    PLANKS,
    PULL_UPS,
    PULLDOWNS,
    ROWS,
    named,
)

from backcoach.pictures.braille import plain
from backcoach.pictures.figure import Figure, Shape, View, frame, pose_at
from backcoach.pictures.poses import FIGURES, figure_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.exercises.model import Phase


GOLDENS = Path(__file__).parent / "goldens"


def test_every_figure_belongs_to_a_family_of_rules() -> None:
    others = (name for name, _ in DRILLS)
    assert set(FIGURES) == {*LIFTS, *PULL_UPS, *PULLDOWNS, *ROWS, *OTHERS, *others}


def test_an_exercise_without_a_figure_has_none() -> None:
    assert figure_for(None) is None
    assert figure_for("") is None
    assert figure_for("burpee") is None


@pytest.mark.parametrize("name", FIGURES)
def test_it_is_a_human_body_throughout(name: str) -> None:
    assert rules.body_faults(named(name)) == set()


@pytest.mark.parametrize("name", [*LIFTS, "hinge_drill"])
def test_a_hinge_goes_back_with_a_long_spine_and_ends_upright(name: str) -> None:
    assert rules.hinge_faults(named(name)) == set()


@pytest.mark.parametrize("name", LIFTS)
def test_a_lift_keeps_long_arms_and_the_load_close(name: str) -> None:
    assert rules.lift_faults(named(name)) == set()


@pytest.mark.parametrize("name", PULL_UPS)
def test_a_pull_up_goes_from_a_hang_to_chin_over_bar_with_elbows_down(name: str) -> None:
    assert rules.pull_up_faults(named(name)) == set()


@pytest.mark.parametrize("name", PULLDOWNS)
def test_a_pulldown_ends_at_the_upper_chest_with_a_still_trunk(name: str) -> None:
    assert rules.pulldown_faults(named(name)) == set()


@pytest.mark.parametrize("name", ROWS)
def test_a_row_takes_the_elbows_past_the_ribs_with_a_still_trunk(name: str) -> None:
    assert rules.row_faults(named(name)) == set()


@pytest.mark.parametrize("name", PLANKS)
def test_an_inverted_row_moves_the_body_as_one(name: str) -> None:
    assert rules.plank_faults(named(name)) == set()


def test_a_hang_hangs_still() -> None:
    assert rules.hang_faults(named("hang")) == set()


def test_a_scapular_pull_up_moves_the_body_and_not_the_elbows() -> None:
    assert rules.scap_faults(named("scap_pull_up")) == set()


def test_a_straight_arm_pulldown_sweeps_long_arms_round_a_still_trunk() -> None:
    assert rules.sweep_faults(named("straight_arm_pulldown")) == set()


def test_a_row_in_a_split_stance_stands_firm() -> None:
    assert rules.split_faults(named("kb_row")) == set()


@pytest.mark.parametrize(("name", "look"), DRILLS)
def test_a_drill_follows_the_rules_of_its_family(
    name: str, look: Callable[[Figure], set[str]]
) -> None:
    assert look(named(name)) == set()


def test_the_load_is_in_the_hands() -> None:
    for name in (*LIFTS, *PULLDOWNS, *ROWS, "straight_arm_pulldown"):
        loads = [shape for shape in named(name).shapes if shape.role == "load"]
        joints = {joint for shape in loads for joint, _, _ in shape.points}
        assert joints & {"hand", "grip"}, name


@pytest.mark.parametrize("name", FIGURES)
def test_hold_phases_hold_and_moving_ones_meet_them(name: str) -> None:
    figure = named(name)
    for fraction in (0.0, 0.4, 1.0):
        assert pose_at(figure, "peak", fraction) == figure.path[-1]
        assert pose_at(figure, "stretch", fraction) == figure.path[0]
        assert pose_at(figure, "setup", fraction) == figure.path[0]
    assert pose_at(figure, "concentric", 0.0) == pose_at(figure, "eccentric", 1.0)
    assert pose_at(figure, "concentric", 1.0) == pose_at(figure, "eccentric", 0.0)
    assert pose_at(figure, "concentric", 7.0) == figure.path[-1]
    assert pose_at(figure, "concentric", -7.0) == figure.path[0]


def test_a_negative_steps_up_and_lowers_without_the_feet() -> None:
    figure = named("negative_pull_up")
    going_up, going_down = pose_at(figure, "concentric", 0.5), pose_at(figure, "eccentric", 0.5)
    assert going_up.ankle[2] > -10
    assert going_down.ankle[2] < -30


@given(
    st.sampled_from(sorted(FIGURES)),
    st.sampled_from(PHASES),
    st.floats(0, 1),
    st.integers(0, 60),
    st.integers(0, 25),
)
def test_a_frame_is_exactly_as_large_as_asked(
    name: str, phase: Phase, fraction: float, columns: int, rows: int
) -> None:
    lines = frame(named(name), phase, fraction, columns, rows)
    assert len(lines) == rows
    assert all(sum(len(text) for text, _ in line) == columns for line in lines)
    assert lines == frame(named(name), phase, fraction, columns, rows)


SWAPPED = {1: 8, 2: 16, 4: 32, 8: 1, 16: 2, 32: 4, 64: 128, 128: 64}


def mirrored(line: str) -> str:
    """A line of braille as a mirror shows it."""
    cells = [ord(cell) - 0x2800 for cell in reversed(line)]
    return "".join(
        chr(0x2800 + sum(to for bit, to in SWAPPED.items() if cell & bit)) for cell in cells
    )


@pytest.mark.parametrize(("view", "higher"), [("above", True), ("back", False)])
def test_from_above_the_feet_what_lies_ahead_stands_further_up(view: View, higher: bool) -> None:
    figure = replace(named("prone_t"), view=view, shapes=())
    lines = plain(frame(figure, "setup", 0.0, 40, 18)).split("\n")
    drawn = [row for row, line in enumerate(lines) if line.strip()]
    assert (drawn[-1] - drawn[0] > 6) is higher


def test_from_the_front_the_right_hand_is_on_the_left() -> None:
    figure = replace(named("band_external_rotation"), shapes=())
    front = plain(frame(figure, "peak", 0.0, 40, 18)).split("\n")
    assert [mirrored(line.replace(" ", "\u2800")) for line in front] == [
        line.replace(" ", "\u2800")
        for line in plain(frame(figure, "peak", 0.0, 40, 18, mirrored=True)).split("\n")
    ]
    columns = [len(line) - len(line.lstrip()) for line in front if line.strip()]
    ends = [len(line.rstrip()) for line in front if line.strip()]
    assert 20 - min(columns) > max(ends) - 20


def test_the_left_side_is_the_mirror_image_of_the_right() -> None:
    right = plain(frame(named("db_row"), "peak", 0.0, 30, 14)).split("\n")
    left = plain(frame(named("db_row"), "peak", 0.0, 30, 14, mirrored=True)).split("\n")
    assert [mirrored(line.replace(" ", "\u2800")) for line in right] == [
        line.replace(" ", "\u2800") for line in left
    ]
    assert left != right


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(("columns", "rows"), [(24, 10), (40, 18)])
def test_body_and_working_muscles_have_different_roles(name: str, columns: int, rows: int) -> None:
    for phase in PHASES:
        lines = frame(named(name), phase, 0.5, columns, rows)
        assert {"body", "working"} <= {role for line in lines for _, role in line}


@pytest.mark.parametrize(
    ("name", "phase"),
    [
        ("deadlift", "setup"),
        ("deadlift", "peak"),
        ("pull_up", "peak"),
        ("pulldown", "peak"),
        ("db_row", "peak"),
        ("inverted_row", "setup"),
        ("prone_t", "peak"),
        ("bird_dog", "peak"),
        ("side_plank", "peak"),
        ("rear_delt_fly", "peak"),
    ],
)
def test_golden(name: str, phase: Phase) -> None:
    golden = GOLDENS / f"figure_{name}_{phase}.txt"
    lines = plain(frame(named(name), phase, 0.0, 30, 14)).split("\n")
    drawn = "\n".join(line.rstrip() for line in lines)
    assert f"{drawn}\n" == golden.read_text(encoding="utf-8")


def test_the_sheet_shows_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    show_figures.main(["24", "10"])
    output = capsys.readouterr().out
    assert all(f"{name} setup"[:24] in output for name in FIGURES)


def test_an_area_that_stands_apart_has_a_margin_around_it() -> None:
    corners = (("pelvis", -6.0, -6.0), ("pelvis", 6.0, -6.0), ("pelvis", 0.0, 9.0))
    joined = Shape(corners, 1.0, "load", front=True)
    figure = named("cable_row")
    drawn = [
        plain(frame(replace(figure, shapes=(shape,)), "setup", 0.0, 40, 14))
        for shape in (joined, replace(joined, apart=True))
    ]
    dots = [sum((ord(sign) - 0x2800).bit_count() for sign in text if sign > " ") for text in drawn]
    assert dots[1] < dots[0]
