"""Up and down the person's own bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.builders import exercise, line
from support.pasts import DAY, PERSON, next_time, visits

from backcoach.core.notation import Load

if TYPE_CHECKING:
    from backcoach.core.coaching.targets.target import Target

BODY = exercise("body", load="bodyweight", reps="3-5", pattern="vertical_pull")
PULL = line(
    exercise(
        "pull", load="band", reps="5-8", start="strong band", pattern="vertical_pull", harder="body"
    ),
    3,
    rir=2,
)
ROW = line(exercise("row", load="band", reps="12-15", start="light band"), 2, rir=2)
BANDS = replace(PERSON, gear=replace(PERSON.gear, bands=("strong", "medium", "light")))


def band(target: Target) -> str:
    return target.load.band if target.load else ""


def after(reps: int, rir: int, load: str, times: int = 3) -> Target:
    past = visits(PULL, *[(reps,) * 3] * times, load=load, rir=rir)
    return next_time(PULL, past, BODY, person=BANDS)


def test_enough_reps_lead_to_the_next_lighter_band_of_a_pull_up_and_no_further() -> None:
    assert band(after(8, 4, "strong band")) == "medium"
    assert band(after(8, 4, "medium band")) == "light"
    assert band(after(8, 4, "light band")) == "light"
    target = after(8, 4, "strong band")
    assert target.why is not None
    assert (target.why.kind, target.reps and target.reps.lo) == ("harder_band", 5)


def test_too_few_reps_lead_back_to_a_stronger_band() -> None:
    past = visits(PULL, *[(1, 1, 0)] * 3, load="light band", rir=0)
    target = next_time(PULL, past, BODY, person=BANDS)
    assert target.why is not None
    assert (band(target), target.why.kind) == ("medium", "easier_band")


def test_the_same_band_stays_while_it_is_right() -> None:
    assert band(after(6, 2, "medium band")) == "medium"


def test_a_band_that_resists_goes_the_other_way() -> None:
    past = visits(ROW, *[(15, 15)] * 3, load="light band", rir=4)
    assert band(next_time(ROW, past, person=BANDS)) == "medium"


def test_a_row_with_a_band_is_no_help_although_a_harder_exercise_moves_the_body() -> None:
    """Only what an exercise itself names as harder tells that its band takes weight off."""
    rings = exercise("rings", load="bodyweight", pattern="horizontal_pull", easier="row")
    past = visits(ROW, *[(15, 15)] * 3, load="light band", rir=4)
    assert band(next_time(ROW, past, rings, person=BANDS)) == "medium"


def test_a_band_that_was_too_strong_waits_for_as_many_repetitions_as_were_missing() -> None:
    easy = visits(ROW, *[(15, 15)] * 3, load="light band", rir=4)
    hard = visits(ROW, (2, 2), load="medium band", rir=0)
    again = visits(ROW, *[(15, 15)] * 3, load="light band", rir=4)
    past = [
        replace(state, started_at=state.started_at + place * 30 * DAY)
        for place, states in enumerate((easy, hard, again))
        for state in states
    ]
    assert band(next_time(ROW, past, person=BANDS)) == "light"
    stronger = visits(ROW, *[(28, 28)] * 3, load="light band", rir=4)
    past += [replace(state, started_at=state.started_at + 90 * DAY) for state in stronger]
    assert band(next_time(ROW, past, person=BANDS)) == "medium"


def test_without_a_list_the_words_stay() -> None:
    past = visits(PULL, *[(8,) * 3] * 3, load="strong band", rir=4)
    assert band(next_time(PULL, past, BODY)) == "strong"


def test_each_band_is_learned_on_its_own() -> None:
    strong = visits(PULL, *[(8, 8, 8)] * 3, load="strong band", rir=4)
    medium = visits(PULL, (5, 5, 5), load="medium band", rir=2)
    moved = [replace(state, started_at=state.started_at + 864_000_000) for state in medium]
    target = next_time(PULL, [*strong, *moved], BODY, person=BANDS)
    assert band(target) == "medium"
    assert target.reps is not None
    assert target.reps.lo <= 6


@pytest.mark.parametrize("start", ["strong band", "green band"])
def test_one_begins_with_a_band_that_is_there(start: str) -> None:
    first = line(replace(PULL[0], start=exercise("x", start=start).start), 3, rir=2)
    assert next_time(first, (), BODY, person=BANDS).load == Load(None, band="strong")


def test_d6_15_reps_on_the_light_band_offer_the_next_rung_and_none_beyond() -> None:
    past = visits(PULL, *[(15, 15, 15)] * 2, load="light band", rir=4)
    chin = exercise("chin", load="bodyweight", pattern="vertical_pull", easier="body")
    for person in (BANDS, PERSON):
        assert next_time(PULL, past, BODY, chin, person=person).offer_exercise == "body"
    strong = visits(PULL, *[(15, 15, 15)] * 2, load="strong band", rir=4)
    assert next_time(PULL, strong, BODY, chin, person=BANDS).offer_exercise == ""


def test_where_no_band_was_logged_none_is_asked_for() -> None:
    past = visits(PULL, *[(8, 8, 8)] * 3, load=None, rir=4)
    target = next_time(PULL, past, BODY, person=BANDS)
    assert (target.load, target.reps and target.reps.lo >= 5) == (None, True)
