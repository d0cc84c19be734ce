"""The ladders of the shipped exercises: each step, and where it leads."""

from __future__ import annotations

from graphlib import TopologicalSorter

import pytest
from core.exercises.shipped import DATA, EXERCISES, WRITTEN_ABOVE, WRITTEN_BELOW

# Where two ladders meet, and where an exercise stands beside one, only one end writes the step.
JOINS = {
    ("kb_deadlift", "suitcase_deadlift"),
    ("suitcase_deadlift", "two_kb_deadlift"),
    ("trapbar_deadlift", "bb_rack_pull"),
    ("trapbar_deadlift", "bb_deadlift"),
    ("assisted_pull_up", "negative_pull_up"),
    ("chest_supported_row", "db_row"),
    ("band_row", "ring_row"),
    ("kb_deadlift", "db_rdl"),
    ("db_rdl", "single_leg_rdl"),
    ("chest_supported_row", "machine_row"),
    ("machine_row", "cable_row"),
    ("cable_row", "landmine_row"),
    ("band_pull_up", "top_hold"),
    ("top_hold", "negative_pull_up"),
    ("negative_pull_up", "parallel_pull_up"),
    ("db_floor_pullover", "db_pullover"),
    ("parallel_pull_up", "pull_up"),
}


def test_a_step_of_a_ladder_is_written_at_both_ends() -> None:
    assert WRITTEN_BELOW ^ WRITTEN_ABOVE == JOINS


@pytest.mark.parametrize(("low", "high"), sorted(WRITTEN_BELOW | WRITTEN_ABOVE))
def test_neighbours_exist_and_share_the_movement(low: str, high: str) -> None:
    assert EXERCISES[low]["pattern"] == EXERCISES[high]["pattern"]


def upward(name: str) -> list[str]:
    """An exercise and, as the harder one of each names it, every rung above it."""
    rungs = [name]
    while "harder" in EXERCISES[rungs[-1]]:
        rungs.append(EXERCISES[rungs[-1]]["harder"])
    return rungs


def test_1_1_the_hinge_climbs_from_a_drill_to_the_barbell() -> None:
    assert upward("hinge_drill") == [
        *("hinge_drill", "kb_deadlift_block", "kb_deadlift", "kb_rdl", "two_kb_deadlift"),
        *("trapbar_deadlift", "bb_deadlift"),
    ]
    assert upward("suitcase_deadlift")[1:] == upward("kb_rdl")[1:], "the one or the other"
    assert EXERCISES["suitcase_deadlift"]["easier"] == "kb_deadlift"
    assert EXERCISES["bb_deadlift"]["easier"] == "bb_rack_pull"


def test_1_2_a_barbell_hinge_begins_with_the_lightest_full_size_discs() -> None:
    bars = [row for row in DATA["exercise"] if row["implement"] == "barbell"]
    assert {row["start"] for row in bars} == {"40 kg"}


def test_1_3_a_straight_arm_pulldown_is_no_rung_and_works_the_long_head_and_the_chest() -> None:
    straight = EXERCISES["straight_arm_pulldown"]
    assert not {"easier", "harder"} & set(straight)
    assert "straight_arm_pulldown" not in {name for step in WRITTEN_BELOW for name in step}
    assert {"triceps brachii", "pectoralis major"} <= set(straight["secondary"])


def test_no_ladder_leads_back_to_where_it_began() -> None:
    ladders: TopologicalSorter[str] = TopologicalSorter()
    for low, high in WRITTEN_BELOW | WRITTEN_ABOVE:
        ladders.add(high, low)
    ladders.prepare()
