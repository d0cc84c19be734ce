"""Energy before a session, and what it changes in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import Line, exercise, line, plan_of
from support.pasts import GEAR_KG

from backcoach.core.notation import Load
from backcoach.core.planning.fitting.readiness import Adjusted, adjust
from backcoach.core.reason import Reason, Value

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise

HINGE = exercise("deadlift", pattern="hinge", implement="barbell")
ROW = exercise("cable_row", implement="stack")
PULL_UP = exercise("pull_up", pattern="vertical_pull", load="bodyweight")


def ask(*lines: Line, energy: int | None) -> Adjusted:
    return adjust(plan_of(*lines), energy, GEAR_KG)


def lighter(name: str, load: str) -> Reason:
    values: dict[str, Value] = {
        "exercise": name,
        "before": Load(100_000),
        "load": Load.parse(load),
    }
    return Reason("energy_load", values)


def planned(done: Adjusted) -> list[str]:
    """Return the work sets of a plan in order: `cable_row 40 kg`."""
    return [
        f"{done.plan.exercise(step).id} {step.load or '-'}"
        for step in done.plan.steps
        if step.kind == "work"
    ]


@pytest.mark.parametrize("energy", [None, 3, 4, 5])
def test_good_or_no_answers_change_nothing(energy: int | None) -> None:
    plan = plan_of(line(HINGE, 3, load="60 kg"), line(ROW, 2, load="40 kg"))
    assert adjust(plan, energy, GEAR_KG) == Adjusted(plan)


@pytest.mark.parametrize(("energy", "percent", "load"), [(2, 5, "95 kg"), (1, 10, "90 kg")])
def test_low_energy_offers_a_set_less_of_each_and_lighter_loads(
    energy: int, percent: int, load: str
) -> None:
    lines = (line(HINGE, 3, load="100 kg"), line(PULL_UP, 1))
    done = ask(*lines, energy=energy)
    assert planned(done) == [f"deadlift {load}"] * 2 + ["pull_up -"]
    assert done.notes == (
        Reason("energy_sets_loads", {"energy": energy, "percent": percent}),
        lighter("Deadlift", load),
    )


def test_warm_ups_become_lighter_with_the_work() -> None:
    done = ask(line(HINGE, load="100 kg", warmup=["3 x 90%"]), energy=1)
    assert [str(step.load) for step in done.plan.steps] == ["80 kg", "90 kg"]
    assert done.notes == (
        Reason("energy_loads", {"energy": 1, "percent": 10}),
        lighter("Deadlift", "90 kg"),
    )


BELL = exercise("bell", pattern="hinge", implement="kettlebell")
HELPED = exercise("helped", pattern="vertical_pull", load="assisted")
LOADED = exercise("loaded", pattern="vertical_pull", load="added")
BAND = exercise("band", load="band")


@pytest.mark.parametrize(
    ("what", "before", "after"),
    [
        pytest.param(ROW, "42.5 kg", "40 kg", id="what can be loaded, rounded down"),
        pytest.param(ROW, "40 kg", "35 kg", id="the next size down"),
        pytest.param(BELL, "24 kg", "20 kg", id="the next bell"),
        pytest.param(HINGE, "62.5 kg", "57.5 kg", id="at least the whole share"),
        pytest.param(BELL, "20 kg", "16 kg", id="a bell that is just heavy enough"),
        pytest.param(BELL, "16 kg", "16 kg", id="a next bell that is too light"),
        pytest.param(BELL, "4 kg", "4 kg", id="the lightest bell"),
        pytest.param(HELPED, "-30 kg", "−35 kg", id="more help"),
        pytest.param(LOADED, "10 kg", "7.5 kg", id="less on top of the body"),
        pytest.param(LOADED, "2.5 kg", "-", id="the body alone"),
        pytest.param(BAND, "green band", "green band", id="a band has no number"),
        pytest.param(exercise("free", load="none"), "10 kg", "10 kg", id="no steps to go by"),
    ],
)
def test_a_load_goes_down_only_to_what_can_be_loaded(
    what: Exercise, before: str, after: str
) -> None:
    done = ask(line(what, load=before), energy=2)
    assert planned(done) == [f"{what.id} {after}"]
    is_said = any(note.kind in ("energy_load", "energy_body") for note in done.notes)
    assert is_said == (str(Load.parse(before)) != after)


def test_a_body_alone_is_said_in_words() -> None:
    done = ask(line(LOADED, load="2.5 kg"), energy=2)
    assert done.notes[-1] == Reason("energy_body", {"exercise": "Loaded", "before": Load(2_500)})


def test_when_there_is_nothing_to_take_off_nothing_is_said() -> None:
    assert ask(line(PULL_UP), energy=1).notes == ()


def test_a_superset_keeps_its_rounds() -> None:
    mates = (line(HINGE, 3, superset="a"), line(ROW, 3, superset="a"))
    assert planned(ask(*mates, energy=2)) == ["deadlift -", "cable_row -"] * 2


@given(
    energy=st.none() | st.integers(1, 5),
    grams=st.integers(2_500, 200_000),
    sets=st.integers(1, 5),
)
def test_no_energy_ever_adds_work(energy: int | None, grams: int, sets: int) -> None:
    load = f"{grams / 1000} kg"
    lines = (line(HINGE, sets, load=load), line(ROW, sets, load=load))
    done = ask(*lines, energy=energy)
    for number in range(2):
        steps = done.plan.steps_of(number)
        assert 1 <= len(steps) <= sets
        for step in steps:
            assert step.load is None or (step.load.grams or 0) <= grams
            assert step.load is None or (step.load.grams or 0) * 100 >= grams * 80
    assert (done != ask(*lines, energy=None)) == bool(done.notes)
