"""What people do wrong in drills: figures, rule, fault, the pose that shows it, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from support.figures.drill_rules import (
    CARRIES,
    EXTENSIONS,
    LETTERS,
    REACHES,
    ROTATIONS,
    SPREADS,
    extension_faults,
    face_pull_faults,
    letter_faults,
    one_leg_faults,
    pullover_faults,
    reach_faults,
    rotation_faults,
    side_plank_faults,
    spread_faults,
    top_hold_faults,
    w_faults,
    walk_faults,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.pictures.skeleton import Pose
    from support.figures.drill_rules import Rule


Mistake: TypeAlias = "tuple[tuple[str, ...], Rule, str, int, Callable[[Pose], Pose]]"


def held(**changes: object) -> Callable[[Pose], Pose]:
    return lambda pose: replace(pose, **changes)


def shifted(y: float, z: float) -> Callable[[Pose], Pose]:
    """Return a change that moves the right hand up and forward."""
    return lambda pose: replace(pose, hand=(pose.hand[0], pose.hand[1] + y, pose.hand[2] + z))


MISTAKES: tuple[Mistake, ...] = (
    (LETTERS, letter_faults, "body moves", -1, held(trunk=70.0)),
    (LETTERS, letter_faults, "not face down", -1, held(trunk=70.0)),
    (LETTERS, letter_faults, "hands stay on the floor", -1, shifted(-20.0, 0.0)),
    (LETTERS, letter_faults, "shrugged", -1, held(shrug=5.0)),
    (LETTERS, letter_faults, "bent arms", -1, held(hand=(30.0, 24.0, 60.0))),
    (("prone_w",), w_faults, "no W", -1, held(hand=(78.0, 24.0, 46.0))),
    (("prone_w",), w_faults, "shrugged", -1, held(shrug=5.0)),
    (REACHES, reach_faults, "trunk moves", -1, held(hip=(0.0, 30.0, 0.0))),
    (REACHES, reach_faults, "rounded back", -1, held(curl=20.0)),
    (REACHES, reach_faults, "arm or leg not long", -1, held(left_ankle=(-9.0, 20.0, -20.0))),
    (REACHES, reach_faults, "arm not in line", -1, held(hand=(18.0, 100.0, 0.0))),
    (ROTATIONS, rotation_faults, "elbow leaves the side", -1, held(trunk=15.0)),
    (ROTATIONS, rotation_faults, "elbow not square", -1, shifted(25.0, 0.0)),
    (("side_plank",), side_plank_faults, "hips sag", -1, held(hip=(-12.0, 92.0, 0.0))),
    (("side_plank",), side_plank_faults, "not on elbow and feet", 0, held(roll=50.0)),
    (("side_plank",), side_plank_faults, "elbow not below the shoulder", 0, held(roll=85.0)),
    (("side_plank",), side_plank_faults, "moves", -1, held(roll=64.0)),
    (SPREADS, spread_faults, "trunk moves", -1, held(trunk=30.0)),
    (SPREADS, spread_faults, "arms bend into a row", -1, held(hand=(30.0, 110.0, 10.0))),
    (SPREADS, spread_faults, "arms stop half way", -1, held(hand=(30.0, 110.0, 10.0))),
    (SPREADS, spread_faults, "hands not level with the shoulders", -1, shifted(-40.0, 0.0)),
    (("face_pull",), face_pull_faults, "trunk leans back", -1, held(trunk=-12.0)),
    (("face_pull",), face_pull_faults, "no full stretch", 0, shifted(0.0, -30.0)),
    (("face_pull",), face_pull_faults, "elbows drop", -1, held(elbows=(0.3, -1.0, -0.6))),
    (("face_pull",), face_pull_faults, "hands not beside the face", -1, shifted(-45.0, 0.0)),
    (EXTENSIONS, extension_faults, "legs move", -1, held(hip=(0.0, 40.0, 0.0))),
    (EXTENSIONS, extension_faults, "trunk does not rise", -1, held(trunk=120.0)),
    (EXTENSIONS, extension_faults, "arched or rounded", -1, held(curl=-40.0)),
    (("back_extension",), extension_faults, "not in line with the legs", -1, held(trunk=15.0)),
    (CARRIES, walk_faults, "trunk leans", 0, held(trunk=12.0)),
    (CARRIES, walk_faults, "bent arm", 0, held(hand=(20.0, 90.0, 20.0))),
    (CARRIES, walk_faults, "no step", -1, held(ankle=(9.0, 8.0, 0.0), left_ankle=(-9, 8, 0))),
    (
        CARRIES,
        walk_faults,
        "both feet in the air",
        0,
        held(ankle=(9, 30, 26), left_ankle=(-9, 35, -32)),
    ),
    (("single_leg_rdl",), one_leg_faults, "standing foot moves", 0, held(ankle=(4.0, 8.0, 9.0))),
    (("single_leg_rdl",), one_leg_faults, "rounded back", 0, held(curl=30.0)),
    (("single_leg_rdl",), one_leg_faults, "trunk upright at the bottom", 0, held(trunk=40.0)),
    (("single_leg_rdl",), one_leg_faults, "trunk and free leg not in line", 0, held(trunk=40.0)),
    (("single_leg_rdl",), one_leg_faults, "not standing tall", -1, held(trunk=15.0)),
    (("db_pullover",), pullover_faults, "body moves", -1, held(hip=(0.0, 66.0, 0.0))),
    (("db_pullover",), pullover_faults, "elbows bend and press", 0, held(hand=(4.0, 70.0, -66.0))),
    (("db_pullover",), pullover_faults, "no full stretch", 0, held(hand=(4.0, 70.0, -66.0))),
    (("db_pullover",), pullover_faults, "weight not above the chest", -1, shifted(-20.0, -35.0)),
    (("top_hold",), top_hold_faults, "chin under the bar", -1, held(hip=(0.0, 128.0, -10.0))),
    (("top_hold",), top_hold_faults, "sinks", -1, held(hip=(0.0, 138.0, -14.0))),
)
