"""The figures follow the rules of their movements, and the rules notice faults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from support.figures import drill_rules as drills
from support.figures import movement_rules as rules
from support.figures import show_figures

from backcoach.pictures.braille import plain
from backcoach.pictures.figure import Figure, Shape, View, frame, pose_at
from backcoach.pictures.poses import FIGURES, figure_for
from backcoach.pictures.skeleton import blend, solve

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.exercises.model import Phase
    from backcoach.pictures.skeleton import Pose

GOLDENS = Path(__file__).parent / "goldens"
PHASES: tuple[Phase, ...] = ("setup", "concentric", "peak", "eccentric", "stretch")

LIFTS = ("deadlift", "rack_pull", "rdl", "kb_deadlift", "kb_deadlift_block", "db_rdl", "bb_rdl")
PULL_UPS = (
    "pull_up",
    "band_pull_up",
    "weighted_pull_up",
    "chin_up",
    "assisted_pull_up",
    "negative_pull_up",
    "parallel_pull_up",
)
PLANKS = ("inverted_row", "ring_row")
PULLDOWNS = ("pulldown", "neutral_pulldown", "band_pulldown")
ROWS = (
    "cable_row",
    "single_arm_cable_row",
    "band_row",
    "db_row",
    "kb_row",
    "chest_supported_row",
    "machine_row",
    "landmine_row",
)
OTHERS = ("hinge_drill", "straight_arm_pulldown", "hang", "scap_pull_up", *PLANKS)
DRILLS = [(name, look) for names, look in drills.FAMILIES for name in names]


def named(name: str) -> Figure:
    figure = figure_for(name)
    assert figure is not None
    return figure


def doctored(name: str, index: int, **changes: object) -> Figure:
    """A figure with one of its poses held wrongly."""
    figure = named(name)
    poses = list(figure.path)
    poses[index] = replace(poses[index], **changes)
    return replace(figure, path=tuple(poses), back=())


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


def with_arms_bent(pose: Pose) -> Pose:
    x, y, z = solve(pose)["hand"]
    return replace(pose, hand=(x, y + 15.0, z))


def lowered(pose: Pose) -> Pose:
    x, y, z = pose.hip
    return replace(pose, hip=(x, y - 20.0, z))


def moved_hand(y: float, z: float) -> Callable[[Pose], Pose]:
    def moved(pose: Pose) -> Pose:
        hx, hy, hz = pose.hand
        return replace(pose, hand=(hx, hy + y, hz + z))

    return moved


def held(**changes: object) -> Callable[[Pose], Pose]:
    return lambda pose: replace(pose, **changes)


# What people do wrong most in each family, done to every one of its figures: the names of the
# figures, the rules, the fault, the pose that shows it, and how.
Mistake = tuple[tuple[str, ...], "Callable[[Figure], set[str]]", str, int, "Callable[[Pose], Pose]"]
HINGES = (*LIFTS, "hinge_drill")
MISTAKES: tuple[Mistake, ...] = (
    (HINGES, rules.hinge_faults, "rounded back", 0, held(curl=35.0)),
    (HINGES, rules.hinge_faults, "hips low", 0, held(hip=(0.0, 45.0, -25.0), trunk=20.0)),
    (HINGES, rules.hinge_faults, "leaning back at the top", -1, held(trunk=-10.0)),
    (LIFTS, rules.lift_faults, "bent arms", 0, with_arms_bent),
    (LIFTS, rules.lift_faults, "load drifts", 0, moved_hand(0.0, 15.0)),
    (PULL_UPS, rules.pull_up_faults, "chin under the bar", -1, lowered),
    (PULL_UPS, rules.pull_up_faults, "shrugged", -1, held(shrug=6.0)),
    (PULLDOWNS, rules.pulldown_faults, "trunk rocks", -1, held(trunk=-35.0)),
    (PULLDOWNS, rules.pulldown_faults, "bar behind the neck", -1, moved_hand(0.0, -32.0)),
    (PULLDOWNS, rules.pulldown_faults, "no full stretch", 0, moved_hand(-25.0, 0.0)),
    (ROWS, rules.row_faults, "trunk swings", -1, lowered),
    (ROWS, rules.row_faults, "rounded back", -1, held(curl=25.0)),
    (PLANKS, rules.plank_faults, "hips sag", -1, lowered),
    (("hang",), rules.hang_faults, "bent arms", 0, held(hip=(0.0, 105.0, 0.0))),
    (("hang",), rules.hang_faults, "swings", -1, held(hip=(0.0, 85.6, 6.0))),
    (("scap_pull_up",), rules.scap_faults, "bent arms", -1, held(hip=(0.0, 112.0, 0.0))),
    (("scap_pull_up",), rules.scap_faults, "blades do not travel", -1, held(hip=(0.0, 88.0, 0.0))),
    (("straight_arm_pulldown",), rules.sweep_faults, "bent arms", -1, moved_hand(25.0, 0.0)),
    (("straight_arm_pulldown",), rules.sweep_faults, "trunk moves", -1, held(trunk=35.0)),
    (("straight_arm_pulldown",), rules.sweep_faults, "no full stretch", 0, moved_hand(-30.0, 5.0)),
    (("kb_row",), rules.split_faults, "free hand hangs", 0, held(left_hand=(-16.0, 44.0, 30.0))),
    (("kb_row",), rules.split_faults, "stance moves", -1, held(left_ankle=(-9.0, 8.0, 20.0))),
    (("kb_row",), rules.split_faults, "feet off the floor", 0, held(sole=50.0)),
    *drills.MISTAKES,
)


def test_every_figure_is_tried_with_a_mistake() -> None:
    assert {name for names, *_ in MISTAKES for name in names} == set(FIGURES)


@pytest.mark.parametrize(
    ("name", "look", "fault", "index", "mistake"),
    [(name, *rest) for names, *rest in MISTAKES for name in names],
)
def test_the_mistake_of_every_exercise_would_be_seen(
    name: str,
    look: Callable[[Figure], set[str]],
    fault: str,
    index: int,
    mistake: Callable[[Pose], Pose],
) -> None:
    figure = named(name)
    poses = list(figure.path)
    poses[index] = mistake(poses[index])
    assert fault in look(replace(figure, path=tuple(poses), back=()))


@pytest.mark.parametrize("name", ROWS)
def test_a_row_that_stops_half_way_would_be_seen(name: str) -> None:
    figure = named(name)
    half = blend(figure.path[0], figure.path[-1], 0.5)
    assert "elbows stop before the ribs" in rules.row_faults(
        replace(figure, path=(figure.path[0], half))
    )


FAULTS: tuple[tuple[str, Callable[[Figure], set[str]], Figure], ...] = (
    ("rounded back", rules.hinge_faults, doctored("kb_deadlift", 0, curl=35.0)),
    ("rounded back", rules.hinge_faults, doctored("deadlift", 1, curl=20.0)),
    (
        "hips low",
        rules.hinge_faults,
        doctored("kb_deadlift", 0, hip=(0.0, 50.0, -25.0), trunk=20.0),
    ),
    ("shins lean", rules.hinge_faults, doctored("rdl", 0, hip=(0.0, 58.0, -18.0))),
    ("hips not back", rules.hinge_faults, doctored("rdl", 0, hip=(0.0, 85.0, -10.0))),
    ("trunk upright at the bottom", rules.hinge_faults, doctored("rack_pull", 0, trunk=20.0)),
    ("leaning back at the top", rules.hinge_faults, doctored("deadlift", -1, trunk=-10.0)),
    ("not standing tall", rules.hinge_faults, doctored("rdl", -1, trunk=15.0)),
    ("not standing tall", rules.hinge_faults, doctored("rdl", -1, hip=(0.0, 82.0, -2.0))),
    ("knees travel", rules.hinge_faults, doctored("rdl", 0, hip=(0.0, 60.0, 0.0))),
    ("feet off the floor", rules.hinge_faults, doctored("rdl", -1, sole=30.0)),
    ("feet move", rules.hinge_faults, doctored("rdl", -1, ankle=(9.0, 8.0, 6.0))),
    ("bent arms", rules.lift_faults, doctored("deadlift", 0, hand=(16.0, 40.0, 10.0))),
    ("load drifts", rules.lift_faults, doctored("deadlift", 1, hand=(16.0, -100.0, 25.0))),
    ("chin under the bar", rules.pull_up_faults, doctored("pull_up", -1, hip=(0.0, 128.0, -10.0))),
    ("elbows not down", rules.pull_up_faults, doctored("pull_up", -1, elbows=(1.0, 0.6, 0.0))),
    ("no full hang", rules.pull_up_faults, doctored("chin_up", 0, hip=(0.0, 97.0, 0.0))),
    ("hands leave the bar", rules.pull_up_faults, doctored("pull_up", 1, hand=(31.0, 196.0, 0.0))),
    ("shrugged", rules.pull_up_faults, doctored("pull_up", -1, shrug=6.0)),
    ("trunk rocks", rules.pulldown_faults, doctored("pulldown", -1, trunk=-30.0)),
    ("leaning far", rules.pulldown_faults, doctored("pulldown", 0, trunk=-35.0)),
    ("no full stretch", rules.pulldown_faults, doctored("pulldown", 0, hand=(34.0, 140.0, 4.0))),
    ("bar behind the neck", rules.pulldown_faults, doctored("pulldown", -1, hand=(34, 99, -18))),
    (
        "bar not at the upper chest",
        rules.pulldown_faults,
        doctored("pulldown", -1, hand=(34, 70, 6)),
    ),
    ("elbows not down", rules.pulldown_faults, doctored("pulldown", -1, elbows=(1.0, 0.6, 0.0))),
    ("trunk swings", rules.row_faults, doctored("cable_row", -1, trunk=-20.0)),
    ("trunk swings", rules.row_faults, doctored("db_row", -1, hip=(0.0, 86.0, 4.0))),
    ("rounded back", rules.row_faults, doctored("db_row", -1, curl=25.0)),
    ("no full stretch", rules.row_faults, doctored("cable_row", 0, hand=(6.0, 76.0, 48.0))),
    ("elbows stop before the ribs", rules.row_faults, doctored("cable_row", -1, hand=(10, 66, 40))),
    ("hips sag", rules.plank_faults, doctored("inverted_row", -1, hip=(0.0, 38.0, 22.0))),
    ("hands or heels slide", rules.plank_faults, doctored("inverted_row", -1, hand=(26, 90, 8))),
    ("chest far from the bar", rules.plank_faults, doctored("inverted_row", -1, trunk=-75.0)),
    ("knee bent too far", rules.body_faults, doctored("rdl", 0, hip=(0.0, 28.0, -4.0))),
    ("elbow bent too far", rules.body_faults, doctored("chin_up", -1, hip=(0.0, 152.0, -4.0))),
    ("hip bent too far", rules.body_faults, doctored("rdl", 0, trunk=110.0)),
    ("neck craned", rules.body_faults, doctored("rdl", 0, nod=-60.0)),
)


@pytest.mark.parametrize(("fault", "look", "figure"), FAULTS)
def test_the_fault_would_be_seen(
    fault: str, look: Callable[[Figure], set[str]], figure: Figure
) -> None:
    assert fault in look(figure)


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
