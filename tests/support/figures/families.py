"""The figures of each family of movements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.pictures.poses import figure_for
from support.figures import drill_rules as drills

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Phase
    from backcoach.pictures.figure import Figure


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
