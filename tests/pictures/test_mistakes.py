"""The rules of the movements notice what people do wrong, done to every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.figures import drill_mistakes
from support.figures import movement_rules as rules
from support.figures.families import LIFTS, PLANKS, PULL_UPS, PULLDOWNS, ROWS, named

from backcoach.pictures.poses import FIGURES
from backcoach.pictures.skeleton import blend, solve

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.pictures.figure import Figure
    from backcoach.pictures.skeleton import Pose


def doctored(name: str, index: int, **changes: object) -> Figure:
    """A figure with one of its poses held wrongly."""
    figure = named(name)
    poses = list(figure.path)
    poses[index] = replace(poses[index], **changes)
    return replace(figure, path=tuple(poses), back=())


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
    *drill_mistakes.MISTAKES,
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
