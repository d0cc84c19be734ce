"""Offers of another rung: what earns them, and what forbids them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from support.builders import exercise, hold, line, plan_of
from support.pasts import DAY, PERSON, next_time, trained, visits
from support.shipped import shipped

from backcoach.core.coaching.targets.targets import targets
from backcoach.core.exercises.model import Library, Session
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.implements import FixedSizes
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.coaching.targets.target import Target
    from backcoach.core.settings.person import Person

SHIPPED = shipped()
CHIN = exercise("chin", load="bodyweight", reps="5-8", pattern="vertical_pull", easier="low")
LOW = exercise("low", load="bodyweight", reps="5-8", pattern="vertical_pull", harder="chin")
HIGH = exercise(
    "high", load="added", reps="3-6", pattern="vertical_pull", easier="chin", equipment=("belt",)
)
CHINS = line(CHIN, 3, rir=2)


def offered(
    reps: tuple[int, ...],
    *,
    rir: int | None = 2,
    times: int = 2,
    person: Person = PERSON,
    **fields: Any,
) -> str:
    past = visits(CHINS, *[reps] * times, load=None, rir=rir, **fields)
    return next_time(CHINS, past, LOW, HIGH, person=person).offer_exercise


def test_a_harder_rung_is_offered_at_the_top_of_the_range_twice_running() -> None:
    assert offered((8, 8, 8)) == "high"
    assert offered((8, 8, 8), times=1) == ""
    assert offered((8, 8, 7)) == ""
    assert offered((8, 8, 8), rir=1) == "", "not enough left"
    assert offered((8, 8, 8), rir=None) == "", "nobody said what was left"
    assert offered((8, 8, 8), reported=False) == "", "nobody said anything"
    assert offered((8, 8, 8), pain=4) == "", "pain"


def test_an_easier_rung_is_offered_after_misses_twice_running() -> None:
    assert offered((5, 3, 2), rir=0, times=1) == ""
    past = [
        trained(plan_of(CHINS), [Result(reps=reps, rir=0) for reps in (4, 3, 2)], day=day)
        for day in (0, 3)
    ]
    assert next_time(CHINS, past, LOW, HIGH).offer_exercise == "low"


def test_nobody_is_offered_what_equipment_or_level_forbids() -> None:
    assert offered((8, 8, 8), person=replace(PERSON, equipment=frozenset({"bar"}))) == ""
    high = replace(HIGH, level="advanced")
    past = visits(CHINS, (8, 8, 8), (8, 8, 8), load=None, rir=2)
    assert next_time(CHINS, past, LOW, high).offer_exercise == ""
    strong = replace(PERSON, level="advanced")
    assert next_time(CHINS, past, LOW, high, person=strong).offer_exercise == "high"


def test_the_reason_names_the_exercise() -> None:
    past = visits(CHINS, (8, 8, 8), (8, 8, 8), load=None, rir=2)
    assert next_time(CHINS, past, LOW, HIGH).offer == Reason("rung_harder", {"exercise": "High"})


def test_a_load_that_can_still_grow_offers_nothing() -> None:
    row = exercise("row", implement="stack", harder="other", reps="8-10")
    rows = line(row, 3, rir=2)
    for kilograms, offer in (("60 kg", ""), ("100 kg", "other")):
        past = visits(rows, (10, 10, 10), (10, 10, 10), load=kilograms, rir=2)
        assert next_time(rows, past, exercise("other")).offer_exercise == offer


@pytest.mark.parametrize(("help_load", "offer"), [("-20 kg", ""), ("-5 kg", "chin")])
def test_the_assisted_pull_up_leads_on_when_the_help_is_small(help_load: str, offer: str) -> None:
    helped = exercise("helped", implement="stack", load="assisted", reps="5-8", harder="chin")
    lines = line(helped, 2, rir=2)
    past = visits(lines, (8, 8), (8, 8), load=help_load, rir=3)
    assert next_time(lines, past, CHIN).offer_exercise == offer


def test_a_hold_leads_on_when_it_is_half_as_long_again_as_usual() -> None:
    hang = hold(seconds=20, harder="low")
    hangs = line(hang, 3)
    for seconds, offer in ((25, ""), (30, "low")):
        past = [trained(plan_of(hangs), [Result(seconds=seconds)] * 3, day=day) for day in (0, 3)]
        assert next_time(hangs, past, LOW).offer_exercise == offer


BELLS = line(SHIPPED.find_exercise("kb_deadlift") or CHIN, 3, reps=10, rir=3)


def after_bells(*equipment: str, sizes: tuple[int, ...] = (24,)) -> Target:
    """Return the target after ten good reps with the heaviest bell, for a beginner."""
    gear = replace(
        DEFAULT["kg"],
        kettlebells=FixedSizes(tuple(map(Decimal, sizes))),
    )
    person = replace(PERSON, gear=gear, level="beginner", equipment=frozenset(equipment))
    past = visits(BELLS, (12, 12, 12), (12, 12, 12), load="24 kg", rir=3)
    session = Session(id="test", name="Test", exercise=(BELLS[1],))
    library = Library(exercise=SHIPPED.exercise, session=(session, *SHIPPED.session))
    return targets(library, session, past, person, 6 * DAY)["kb_deadlift"]


def test_a_beginner_is_offered_the_barbell_when_the_kettlebell_ends() -> None:
    assert after_bells("kettlebell", "barbell", "discs").offer_exercise == "bb_deadlift"
    assert after_bells().offer_exercise == "bb_deadlift"
    assert after_bells(sizes=(24, 32)).offer_exercise == "", "there is a heavier bell"
    assert after_bells("kettlebell").offer_exercise == "kb_rdl", "no rung is passed over"


def test_what_the_session_has_already_is_not_offered() -> None:
    past = visits(CHINS, (8, 8, 8), (8, 8, 8), load=None, rir=2)
    both = (CHINS[1], line(HIGH, 2)[1])
    session = Session(id="test", name="Test", exercise=both)
    library = Library(exercise=(CHIN, LOW, HIGH), session=(session,))
    assert targets(library, session, past, PERSON, 6 * DAY)["chin"].offer_exercise == ""


@pytest.mark.parametrize(("bell", "reps"), [(8, 12), (12, 6), (24, 3)])
def test_d6_a_bell_that_is_too_heavy_for_a_beginner_is_lifted_fewer_times_and_said(
    bell: int, reps: int
) -> None:
    row = line(SHIPPED.find_exercise("supported_kb_row") or CHIN, 2, reps=12, rir=3)
    gear = replace(DEFAULT["kg"], kettlebells=FixedSizes((Decimal(bell),)))
    person = replace(PERSON, gear=gear, level="beginner", body_weight=60_000)
    target = next_time(row, (), person=person)
    assert target.reps is not None
    assert target.reps.lo == reps
    assert target.why is not None
    assert (target.why.kind == "first_heavy") == (bell > 8)
