"""Each thing that can be set aside has a line that names it and why."""

from __future__ import annotations

import pytest
from support.builders import Coach, exercise, line

from backcoach.core.session import events as ev
from backcoach.core.session.fork.set_aside import SetAside, Why
from backcoach.core.session.plan import Result
from backcoach.core.wording.set_aside import aside_text

SET = ev.SetDone(at=1, step="1.1", result=Result(reps=8))


def test_a_set_is_named_with_its_exercise_and_numbers() -> None:
    text = aside_text(SetAside(SET, "both", "Row"))
    assert text.startswith("Row, 8 reps:")
    assert not aside_text(SetAside(SET, "both")).startswith("Row")


def test_other_acts_name_their_exercise_where_they_have_one() -> None:
    skipped = ev.StepSkipped(at=1, step="1.1")
    assert aside_text(SetAside(skipped, "moment", "Row")).startswith("Row, a skipped set")


def test_each_reason_has_its_words() -> None:
    whys: tuple[Why, ...] = ("both", "moment", "gone", "undone")
    assert len({aside_text(SetAside(SET, why)) for why in whys}) == len(whys)


@pytest.mark.parametrize(
    "event",
    [
        ev.Finished(at=1),
        ev.Undone(at=1),
        ev.Discarded(at=1),
        ev.SetsCorrected(at=1, sets={}),
        Coach(line("row", 2)).swap(0, exercise("pull")).events[0],
        Coach(line("row", 2)).started,
    ],
    ids=lambda event: type(event).__name__,
)
def test_each_kind_has_words_of_its_own(event: ev.Event) -> None:
    assert aside_text(SetAside(event, "moment")) != aside_text(SetAside(SET, "moment"))
