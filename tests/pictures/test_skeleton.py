"""The skeleton: bones keep their length, hands and feet are at their targets."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from support.figures.geometry import angle, elbow, lean
from support.figures.movement_rules import BONES

from backcoach.pictures.skeleton import FOREARM, UPPER_ARM, Pose, blend, solve

STANDING = Pose(hip=(0.0, 92.0, 0.0), trunk=0.0, hand=(16.0, -100.0, 6.0), ankle=(9.0, 8.0, 0.0))
BENT = Pose(hip=(0.0, 70.0, -30.0), trunk=60.0, hand=(16.0, 60.0, 20.0), ankle=(9.0, 8.0, 0.0))

poses = st.builds(
    Pose,
    hip=st.tuples(st.just(0.0), st.floats(40, 92), st.floats(-40, 10)),
    trunk=st.floats(-20, 90),
    hand=st.tuples(st.floats(5, 16), st.floats(-100, 220), st.floats(-90, 90)),
    ankle=st.just((9.0, 8.0, 0.0)),
    curl=st.floats(-20, 40),
)


@given(poses, poses, st.floats(0, 1))
def test_bones_keep_their_length_in_every_pose_between_two(a: Pose, b: Pose, share: float) -> None:
    joints = solve(blend(a, b, share))
    for start, end, length in BONES:
        assert dist(joints[start], joints[end]) == pytest.approx(length, rel=0.02)


@given(poses)
def test_the_left_side_mirrors_the_right_one(pose: Pose) -> None:
    joints = solve(pose)
    for joint in ("shoulder", "elbow", "hand", "hip", "knee", "ankle", "toe"):
        x, y, z = joints[joint]
        assert joints[f"left_{joint}"] == pytest.approx((-x, y, z))


def test_the_left_side_may_have_its_own_place() -> None:
    pose = replace(
        STANDING,
        left_hand=(-10.0, 150.0, 30.0),
        left_ankle=(-9.0, 50.0, -30.0),
        left_sole=90.0,
    )
    joints = solve(pose)
    assert joints["left_hand"] == pytest.approx((-10.0, 150.0, 30.0))
    assert joints["left_ankle"] == pytest.approx((-9.0, 50.0, -30.0))
    assert joints["left_toe"][1] < joints["left_ankle"][1] - 10
    assert joints["toe"][1] == pytest.approx(joints["heel"][1])


def test_a_hand_out_of_reach_hangs_vertically_on_a_straight_arm() -> None:
    joints = solve(STANDING)
    assert elbow(joints) == pytest.approx(180, abs=1)
    assert joints["hand"][0] == 16.0
    assert joints["hand"][2] == 6.0
    assert dist(joints["shoulder"], joints["hand"]) == pytest.approx(UPPER_ARM + FOREARM)


def test_a_hand_too_far_ahead_points_there() -> None:
    joints = solve(replace(STANDING, hand=(18.0, 90.0, 200.0)))
    x, y, z = joints["shoulder"]
    assert joints["hand"] == pytest.approx((x, y, z + UPPER_ARM + FOREARM))


def test_a_hand_in_reach_is_where_it_was_put() -> None:
    assert solve(BENT)["hand"] == pytest.approx((16.0, 60.0, 20.0))
    assert solve(BENT)["ankle"] == pytest.approx((9.0, 8.0, 0.0))


def test_knees_bend_forward_and_elbows_back() -> None:
    joints = solve(BENT)
    assert joints["knee"][2] > (joints["hip"][2] + joints["ankle"][2]) / 2
    assert joints["elbow"][2] < (joints["shoulder"][2] + joints["hand"][2]) / 2


def test_the_trunk_leans_and_curls_forward() -> None:
    leaning = solve(replace(STANDING, trunk=30.0))
    assert lean(leaning["pelvis"], leaning["neck"]) == pytest.approx(30)
    curled = solve(replace(STANDING, trunk=30.0, curl=40.0))
    assert lean(curled["pelvis"], curled["waist"]) == pytest.approx(10)
    assert lean(curled["waist"], curled["neck"]) == pytest.approx(50)
    assert angle(curled["pelvis"], curled["waist"], curled["neck"]) == pytest.approx(140)


def test_shoulders_glide_and_shrug() -> None:
    moved = Pose(hip=(0, 92, 0), trunk=0, hand=(16, 90, 6), ankle=(9, 8, 0), shrug=5.0, glide=3.0)
    (_, y, z), (_, moved_y, moved_z) = solve(STANDING)["shoulder"], solve(moved)["shoulder"]
    assert (moved_y - y, moved_z - z) == pytest.approx((5.0, 3.0))


def test_knees_point_where_they_are_sent() -> None:
    kneeling = replace(BENT, ankle=(9.0, 28.0, -72.0))
    (_, y, z), (_, up, ahead) = (
        solve(kneeling)["knee"],
        solve(replace(kneeling, knees=(0, 1, -0.4)))["knee"],
    )
    assert y < up
    assert z > ahead


@given(poses, st.floats(-180, 180))
def test_a_body_that_rolls_keeps_its_shape_and_lies_on_its_left_side(
    pose: Pose, degrees: float
) -> None:
    upright, rolled = solve(pose), solve(replace(pose, roll=degrees))
    for start, end, _ in BONES:
        length = dist(upright[start], upright[end])
        assert dist(rolled[start], rolled[end]) == pytest.approx(length)
    lying = solve(replace(STANDING, roll=90.0))
    assert lying["left_shoulder"][1] < lying["shoulder"][1] - 30
    assert lying["head"][0] == pytest.approx(-solve(STANDING)["head"][1])


def test_a_blend_begins_and_ends_with_its_poses() -> None:
    assert blend(STANDING, BENT, 0.0) is STANDING
    assert blend(STANDING, BENT, 1.0) is BENT
    assert blend(STANDING, BENT, 0.5).hip == (0.0, 81.0, -15.0)
    assert blend(STANDING, BENT, 0.5).trunk == 30.0
    assert blend(STANDING, BENT, 0.5).left_hand is None
