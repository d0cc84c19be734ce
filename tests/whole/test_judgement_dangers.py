"""What once put people at risk: typed lines, and what the next visit asks for.

Pain, red flags and illness (D1, D2, D3, D8) have their tests in `test_health`, people without a
pull-up (D5) and band rows (D6) in those of pull-ups and rungs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.typed_visits import kind_of, reps_of

if TYPE_CHECKING:
    from support.typed_visits import Visits

pytestmark = pytest.mark.slow  # weeks of visits

HINGE = "bb_deadlift"
LEAST_LEFT = 2  # R-DL-02


def test_d4_a_miss_never_raises_a_load_that_is_not_as_configured(visits: Visits) -> None:
    session = visits.offer("hinge", HINGE, reps=8, rir=3)
    visits.train(session, *["8 x 95 kg r3"] * 3)
    lifted = 95.0
    for reps, load in ((7, 95.7), (6, 98.2), (6, 98.2), (5, 100.7)):
        visits.train(session, *[f"{reps} x {load} kg r0"] * 3)
        target = visits.target(session)
        lifted = max(lifted, load)
        assert target["load_kg"] < load
        assert target["load_kg"] <= lifted
        assert kind_of(target) in ("missed", "missed_less")


def test_d4_what_is_asked_can_be_built_with_what_was_lifted(visits: Visits) -> None:
    session = visits.offer("hinge", HINGE, reps=8, rir=3)
    visits.train(session, *["8 x 95.7 kg r3"] * 3)
    visits.train(session, *["8 x 95.7 kg r4"] * 3)
    for _ in range(4):
        load = visits.target(session)["load_kg"]
        steps = (load - 95.7) / 2.5  # the bar is 0.7 kg heavier, the plates are as configured
        assert steps == pytest.approx(round(steps), abs=0.01)
        visits.train(session, *[f"{reps_of(visits.target(session))} r4"] * 3)


def test_d6_a_weak_beginner_with_one_heavy_bell_is_asked_for_few(visits: Visits) -> None:
    visits.settle(
        level="beginner",
        body=60,
        gear="kettlebells = [24]",
        equipment="kettlebell, pull-up bar, band, wall",
    )
    lines = {line["exercise"]: line for line in visits.targets("home")}
    assert kind_of(lines["kb_deadlift"]) == "first_heavy"
    assert lines["kb_deadlift"]["load_kg"] == 24
    assert reps_of(lines["kb_deadlift"]) <= 5
    assert all(line["load_kg"] is None for name, line in lines.items() if name != "kb_deadlift")


def test_d6_four_or_more_left_once_raises_a_hinge_by_a_seventh_at_most(visits: Visits) -> None:
    session = visits.offer("hinge", HINGE, reps=8, rir=3)
    typing = visits.start(session)
    typing.work("8 x 95 kg r4")
    assert typing.scene.asked is not None
    assert typing.scene.asked.load is not None
    assert typing.scene.asked.load.kg is not None
    assert 95 < typing.scene.asked.load.kg <= 95 * 1.15
    typing.leave()
    visits.wait(3)
    assert visits.target(session)["load_kg"] <= 95 * 1.15


@pytest.mark.parametrize(("maximum", "reps"), [(130, 8), (180, 5), (95, 8)])
def test_d7_r_dl_02_a_hinge_keeps_two_repetitions(
    visits: Visits, maximum: float, reps: int
) -> None:
    session = visits.offer("hinge", HINGE, reps=reps, rir=2)
    found_out = [done for _ in range(3) for done in visits.lift(session, maximum)]
    assert all(done.reps == done.asked for done in found_out)  # nothing is missed on the way
    later = [done for _ in range(9) for done in visits.lift(session, maximum)]
    assert all(done.left >= LEAST_LEFT for done in later)
    assert any(done.left <= LEAST_LEFT + 2 for done in later)  # and it is not far too light


def test_d7_who_takes_a_hinge_to_failure_is_asked_for_less(visits: Visits) -> None:
    session = visits.offer("hinge", HINGE, reps=5, rir=2)
    visits.train(session, *["5 x 140 kg r2"] * 3)
    before = visits.target(session)
    visits.train(session, *["5 x 140 kg r0"] * 3)
    after = visits.target(session)
    assert (after["load_kg"], reps_of(after)) < (before["load_kg"], reps_of(before) + 1)
    assert after["load_kg"] < 140
