"""The faults of a movement as rules of geometry, each with its name."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING

from backcoach.pictures.skeleton import FOREARM, LUMBAR, SHIN, THIGH, THORAX, UPPER_ARM
from support.figures.geometry import angle, elbow, knee, lean, moments, moves, peak, spine, start

if TYPE_CHECKING:
    from backcoach.pictures.figure import Figure
    from backcoach.pictures.skeleton import Joints


CHIN_BELOW_HEAD = 10.5


BONES = [("pelvis", "waist", LUMBAR), ("waist", "neck", THORAX)]


for side in ("", "left_"):
    BONES += [
        (f"{side}hip", f"{side}knee", THIGH),
        (f"{side}knee", f"{side}ankle", SHIN),
        (f"{side}shoulder", f"{side}elbow", UPPER_ARM),
        (f"{side}elbow", f"{side}hand", FOREARM),
    ]


def body_faults(figure: Figure) -> set[str]:
    """Faults that no movement of a human body may show."""
    faults = set()
    for at in moments(figure):
        for a, b, length in BONES:
            if abs(dist(at[a], at[b]) - length) > 0.02 * length:
                faults.add(f"{a}-{b} changes its length")
        for side in ("", "left_"):
            bend = angle(at[f"{side}hip"], at[f"{side}knee"], at[f"{side}ankle"])
            if bend < 30:
                faults.add("knee bent too far")
            if angle(at[f"{side}shoulder"], at[f"{side}elbow"], at[f"{side}hand"]) < 30:
                faults.add("elbow bent too far")
            if angle(at["waist"], at["pelvis"], at[f"{side}knee"]) < 40:
                faults.add("hip bent too far")
        if angle(at["waist"], at["neck"], at["head"]) < 145:
            faults.add("neck craned")
    return faults


def standing_faults(figure: Figure) -> set[str]:
    """Feet flat on the floor, and staying there."""
    soles = [
        at[f"{side}{end}"]
        for at in moments(figure)
        for side in ("", "left_")
        for end in ("heel", "toe")
    ]
    faults = set()
    if any(not 2 <= sole[1] <= 4 for sole in soles):
        faults.add("feet off the floor")
    if moves(figure, "ankle", "left_ankle") > 0.1:
        faults.add("feet move")
    return faults


def hinge_faults(figure: Figure) -> set[str]:
    bottom, top = start(figure), peak(figure)
    faults = standing_faults(figure)
    if any(spine(at) < 175 for at in moments(figure)):
        faults.add("rounded back")
    if abs(lean(bottom["ankle"], bottom["knee"])) > 12:
        faults.add("shins lean")
    if bottom["hip"][1] < bottom["knee"][1] + 12:
        faults.add("hips low")
    if bottom["pelvis"][2] > bottom["ankle"][2] - 25:
        faults.add("hips not back")
    if lean(bottom["pelvis"], bottom["neck"]) < 40:
        faults.add("trunk upright at the bottom")
    if lean(top["pelvis"], top["neck"]) < -3:
        faults.add("leaning back at the top")
    if lean(top["pelvis"], top["neck"]) > 5 or knee(top) < 160:
        faults.add("not standing tall")
    hips = dist(bottom["pelvis"], top["pelvis"])
    if hips < 2 * dist(bottom["knee"], top["knee"]):
        faults.add("knees travel")
    return faults


def lift_faults(figure: Figure) -> set[str]:
    """A weight in long arms, close to the legs."""
    faults = set()
    if any(elbow(at) < 170 for at in moments(figure)):
        faults.add("bent arms")
    path = [at["hand"][2] for at in moments(figure)]
    if max(path) - min(path) > 3 or max(path) > 16:
        faults.add("load drifts")
    return faults


def pull_up_faults(figure: Figure) -> set[str]:
    bottom, top = start(figure), peak(figure)
    bar = bottom["hand"][1]
    faults = set()
    if moves(figure, "hand", "left_hand") > 0.1:
        faults.add("hands leave the bar")
    if elbow(bottom) < 155:
        faults.add("no full hang")
    if top["head"][1] - CHIN_BELOW_HEAD < bar:
        faults.add("chin under the bar")
    return faults | _top_of_pull_faults(figure)


def pulldown_faults(figure: Figure) -> set[str]:
    bottom, top = start(figure), peak(figure)
    faults = set()
    if moves(figure, "pelvis", "neck", "ankle") > 0.1:
        faults.add("trunk rocks")
    if not -20 <= lean(bottom["pelvis"], bottom["neck"]) <= 0:
        faults.add("leaning far")
    if elbow(bottom) < 150:
        faults.add("no full stretch")
    if top["hand"][2] < top["girdle"][2] + 8:
        faults.add("bar behind the neck")
    if not 0 <= top["neck"][1] - top["grip"][1] <= 18:
        faults.add("bar not at the upper chest")
    return faults | _top_of_pull_faults(figure)


def _top_of_pull_faults(figure: Figure) -> set[str]:
    bottom, top = start(figure), peak(figure)
    faults = set()
    if top["elbow"][1] > top["shoulder"][1] - 15 or top["elbow"][1] > top["hand"][1] - 25:
        faults.add("elbows not down")
    if top["girdle"][1] - top["neck"][1] > bottom["girdle"][1] - bottom["neck"][1] - 5:
        faults.add("shrugged")
    return faults


def row_faults(figure: Figure) -> set[str]:
    top = peak(figure)
    faults = set()
    if moves(figure, "pelvis", "waist", "neck", "knee", "ankle") > 0.1:
        faults.add("trunk swings")
    if spine(top) < 175:
        faults.add("rounded back")
    if elbow(start(figure)) < 155:
        faults.add("no full stretch")
    if _in_front_of_spine(top, "elbow") > -8:
        faults.add("elbows stop before the ribs")
    return faults


def _in_front_of_spine(at: Joints, joint: str) -> float:
    """How far a joint lies before the line of the spine, seen from the side, in cm."""
    (_, y, z), (_, ny, nz) = at["pelvis"], at["neck"]
    up, forward = (ny - y) / (LUMBAR + THORAX), (nz - z) / (LUMBAR + THORAX)
    _, jy, jz = at[joint]
    return (jz - z) * up - (jy - y) * forward


def plank_faults(figure: Figure) -> set[str]:
    """The inverted row: the whole body is the trunk, and turns about the heels."""
    faults = set()
    for at in moments(figure):
        if angle(at["ankle"], at["pelvis"], at["neck"]) < 165 or knee(at) < 165:
            faults.add("hips sag")
    if moves(figure, "ankle", "hand") > 0.1:
        faults.add("hands or heels slide")
    if dist(peak(figure)["grip"], peak(figure)["girdle"]) > 20:
        faults.add("chest far from the bar")
    return faults


def hang_faults(figure: Figure) -> set[str]:
    """Long arms and a still body; the length of the hang is another matter."""
    faults = set()
    if moves(figure, *start(figure)) > 0:
        faults.add("swings")
    if any(elbow(at) < 155 for at in moments(figure)):
        faults.add("bent arms")
    return faults


def scap_faults(figure: Figure) -> set[str]:
    """The blades lift the body a hand's breadth; the arms stay long."""
    faults = set()
    if any(elbow(at) < 155 for at in moments(figure)):
        faults.add("bent arms")
    if not 6 <= moves(figure, "neck") <= 10:
        faults.add("blades do not travel")
    if moves(figure, "shoulder", "hand") > 0.5:
        faults.add("hands leave the bar")
    return faults


def sweep_faults(figure: Figure) -> set[str]:
    """Long arms from above the head to the thighs, round a trunk that stands still."""
    faults = standing_faults(figure)
    if any(elbow(at) < 150 for at in moments(figure)):
        faults.add("bent arms")
    if moves(figure, "pelvis", "neck", "shoulder") > 0:
        faults.add("trunk moves")
    if start(figure)["hand"][1] < start(figure)["head"][1]:
        faults.add("no full stretch")
    if peak(figure)["hand"][1] > peak(figure)["hip"][1]:
        faults.add("arms stop before the thighs")
    return faults


def split_faults(figure: Figure) -> set[str]:
    """The row in a split stance: both feet stay on the floor, the free hand on the thigh."""
    faults = set()
    if moves(figure, "ankle", "left_ankle", "left_hand") > 0.1:
        faults.add("stance moves")
    soles = [start(figure)[joint][1] for joint in ("heel", "toe", "left_heel", "left_toe")]
    if not all(1 <= height <= 5 for height in soles):
        faults.add("feet off the floor")
    if dist(start(figure)["left_hand"], start(figure)["left_knee"]) > 12:
        faults.add("free hand hangs")
    return faults
