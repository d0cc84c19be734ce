"""The faults of drills, raises, back extensions, carries and other smaller movements.

Each has a mistake that shows it.
"""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING, TypeAlias

from support.figures.geometry import angle, elbow, knee, lean, moments, moves, peak, spine, start
from support.figures.movement_rules import pull_up_faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.pictures.figure import Figure
    from backcoach.pictures.skeleton import Joints


Rule: TypeAlias = "Callable[[Figure], set[str]]"


TRUNK = ("pelvis", "waist", "neck", "head")


def prone_faults(figure: Figure) -> set[str]:
    """A raise face down: the body lies still, both hands leave the floor and the ears."""
    bottom, top = start(figure), peak(figure)
    faults = set()
    if moves(figure, *TRUNK, "ankle", "left_ankle") > 0.1:
        faults.add("body moves")
    if abs(lean(top["pelvis"], top["neck"]) - 90) > 2:
        faults.add("not face down")
    if min(top["hand"][1], top["left_hand"][1]) < bottom["hand"][1] + 8:
        faults.add("hands stay on the floor")
    if top["girdle"][2] > bottom["girdle"][2] - 2:
        faults.add("shrugged")
    return faults


def letter_faults(figure: Figure) -> set[str]:
    """A raise of long arms, which form a letter with the body."""
    long = all(elbow(at) >= 150 for at in moments(figure))
    return prone_faults(figure) | (set() if long else {"bent arms"})


def w_faults(figure: Figure) -> set[str]:
    """Bent arms that slide toward the pockets, the hands ahead of the elbows."""
    top = peak(figure)
    faults = prone_faults(figure)
    if top["hand"][2] < top["elbow"][2] + 10 or elbow(top) > 110:
        faults.add("no W")
    return faults


def reach_faults(figure: Figure) -> set[str]:
    """The right arm and the left leg reach out from a trunk that keeps still."""
    top = peak(figure)
    faults = set()
    if moves(figure, *TRUNK, "left_shoulder", "hip", "left_hand", "ankle") > 0.1:
        faults.add("trunk moves")
    if any(spine(at) < 175 for at in moments(figure)):
        faults.add("rounded back")
    if elbow(top) < 155 or angle(top["left_hip"], top["left_knee"], top["left_ankle"]) < 155:
        faults.add("arm or leg not long")
    if abs(lean(top["shoulder"], top["hand"]) - lean(top["pelvis"], top["neck"])) > 20:
        faults.add("arm not in line")
    return faults


def rotation_faults(figure: Figure) -> set[str]:
    """The forearm turns out about a still elbow that is bent square."""
    faults = set()
    if moves(figure, *TRUNK, "shoulder", "elbow", "ankle") > 1.0:
        faults.add("elbow leaves the side")
    if any(not 80 <= elbow(at) <= 100 for at in moments(figure)):
        faults.add("elbow not square")
    if dist(start(figure)["hand"], peak(figure)["hand"]) < 45:
        faults.add("small arc")
    return faults


def side_plank_faults(figure: Figure) -> set[str]:
    """One line from head to heels on an elbow below the shoulder and on the feet."""
    faults = set()
    if moves(figure, *start(figure)) > 0:
        faults.add("moves")
    for at in moments(figure):
        if angle(at["ankles"], at["pelvis"], at["neck"]) < 170 or knee(at) < 165:
            faults.add("hips sag")
        if not -2 <= at["left_elbow"][1] <= 10 or not -2 <= at["left_ankle"][1] <= 10:
            faults.add("not on elbow and feet")
        if abs(at["left_elbow"][0] - at["left_shoulder"][0]) > 4:
            faults.add("elbow not below the shoulder")
    return faults


def spread_faults(figure: Figure) -> set[str]:
    """Long arms open to the sides of a trunk that stands still."""
    faults = set()
    if moves(figure, *TRUNK, "shoulder", "ankle") > 0.1:
        faults.add("trunk moves")
    if any(elbow(at) < 145 for at in moments(figure)):
        faults.add("arms bend into a row")
    if peak(figure)["hand"][0] < 70:
        faults.add("arms stop half way")
    if abs(peak(figure)["hand"][1] - peak(figure)["shoulder"][1]) > 8:
        faults.add("hands not level with the shoulders")
    return faults


def face_pull_faults(figure: Figure) -> set[str]:
    """Hands from far ahead to beside the ears, the elbows as high as the shoulders."""
    top = peak(figure)
    faults = set()
    if moves(figure, *TRUNK, "ankle") > 0.1:
        faults.add("trunk leans back")
    if elbow(start(figure)) < 150:
        faults.add("no full stretch")
    if top["elbow"][1] < top["shoulder"][1] - 5:
        faults.add("elbows drop")
    if top["hand"][2] > top["nose"][2] + 3 or abs(top["hand"][1] - top["head"][1]) > 12:
        faults.add("hands not beside the face")
    return faults


def extension_faults(figure: Figure) -> set[str]:
    """The trunk rises until it is in line with legs that keep still."""
    bottom, top = start(figure), peak(figure)
    faults = set()
    if moves(figure, "pelvis", "knee", "ankle") > 0.1:
        faults.add("legs move")
    if angle(top["ankles"], top["pelvis"], top["waist"]) < 168:
        faults.add("not in line with the legs")
    if lean(top["pelvis"], top["neck"]) > lean(bottom["pelvis"], bottom["neck"]) - 7:
        faults.add("trunk does not rise")
    if any(spine(at) < 155 for at in moments(figure)):
        faults.add("arched or rounded")
    return faults


def walk_faults(figure: Figure) -> set[str]:
    """Steps under an upright trunk, the loaded arm long, a foot on the floor at all times."""
    faults = set()
    for at in moments(figure):
        if abs(lean(at["pelvis"], at["neck"])) > 4:
            faults.add("trunk leans")
        if elbow(at) < 165:
            faults.add("bent arm")
        if lowest(at) > 8:
            faults.add("both feet in the air")
    ahead = start(figure)["ankle"][2] - start(figure)["left_ankle"][2]
    behind = peak(figure)["ankle"][2] - peak(figure)["left_ankle"][2]
    if ahead < 40 or behind > -40:
        faults.add("no step")
    return faults


def one_leg_faults(figure: Figure) -> set[str]:
    """The trunk and the free leg tip as one beam over a foot that stays on the floor."""
    bottom, top = start(figure), peak(figure)
    faults = set()
    if moves(figure, "ankle", "heel", "toe") > 0.1:
        faults.add("standing foot moves")
    if any(spine(at) < 175 for at in moments(figure)):
        faults.add("rounded back")
    if angle(bottom["neck"], bottom["pelvis"], bottom["left_ankle"]) < 160:
        faults.add("trunk and free leg not in line")
    if lean(bottom["pelvis"], bottom["neck"]) < 65:
        faults.add("trunk upright at the bottom")
    if abs(lean(top["pelvis"], top["neck"])) > 5:
        faults.add("not standing tall")
    return faults


def pullover_faults(figure: Figure) -> set[str]:
    """Long arms go from behind the head to above the chest of a body that lies still."""
    faults = set()
    if moves(figure, *TRUNK, "hip", "ankle") > 0.1:
        faults.add("body moves")
    if any(elbow(at) < 135 for at in moments(figure)):
        faults.add("elbows bend and press")
    if start(figure)["hand"][2] > start(figure)["head"][2] - 15:
        faults.add("no full stretch")
    if abs(peak(figure)["hand"][2] - peak(figure)["shoulder"][2]) > 12:
        faults.add("weight not above the chest")
    return faults


def top_hold_faults(figure: Figure) -> set[str]:
    """A still body with the chin over the bar."""
    faults = pull_up_faults(figure) & {"chin under the bar", "hands leave the bar"}
    if moves(figure, "pelvis", "neck") > 0.1:
        faults.add("sinks")
    return faults


def lowest(at: Joints) -> float:
    return min(at[side + end][1] for side in ("", "left_") for end in ("heel", "toe"))


LETTERS = ("prone_y", "prone_t", "prone_extension")


REACHES = ("dead_bug", "bird_dog")


ROTATIONS = ("side_external_rotation", "band_external_rotation")


SPREADS = ("rear_delt_fly", "band_pull_apart")


EXTENSIONS = ("back_extension", "prone_back_extension")


CARRIES = ("suitcase_carry", "farmers_carry")


FAMILIES: tuple[tuple[tuple[str, ...], Rule], ...] = (
    (LETTERS, letter_faults),
    (("prone_w",), w_faults),
    (REACHES, reach_faults),
    (ROTATIONS, rotation_faults),
    (("side_plank",), side_plank_faults),
    (SPREADS, spread_faults),
    (("face_pull",), face_pull_faults),
    (EXTENSIONS, extension_faults),
    (CARRIES, walk_faults),
    (("single_leg_rdl",), one_leg_faults),
    (("db_pullover",), pullover_faults),
    (("top_hold",), top_hold_faults),
)
