"""In which sessions an exercise went better than ever before, and the records by the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import exercise, line
from support.diary import DAY, START, Diary, put

from backcoach.core.notation import Load
from backcoach.storage.reading import figures
from backcoach.storage.reading.best_days import bests_by_session
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        for day, (reps, load) in enumerate(
            [(8, "24 kg"), (9, "24 kg"), (6, "28 kg"), (12, "20 kg"), (9, "24 kg"), (7, "28 kg")]
        ):
            coach = Diary(f"day {day}", line(exercise("row"), 1, load=load), day=day)
            put(opened, coach.do(1, reps=reps).report().finish())
        yield opened


def test_heavier_or_more_with_as_much_is_a_best_and_the_first_session_has_none(
    store: Store,
) -> None:
    assert bests_by_session(store) == {"day 1": 1, "day 2": 1, "day 5": 1}


def test_what_was_before_the_time_that_is_asked_for_counts(store: Store) -> None:
    for day in range(6):
        bests = bests_by_session(store, START + day * DAY)
        wanted = {f"day {best}": 1 for best in (1, 2, 5) if best >= day}
        assert bests == wanted


def test_the_record_for_a_number_of_reps_is_the_first_of_those_alike(store: Store) -> None:
    records = {
        (best.result.reps, best.result.load): best.at // DAY for best in figures.bests(store)
    }
    nine = records[9, Load(24_000)]
    assert nine == (START + DAY) // DAY
    assert set(records) == {
        (6, Load(28_000)), (7, Load(28_000)), (8, Load(24_000)), (9, Load(24_000)),
        (12, Load(20_000)),
    }  # fmt: skip
