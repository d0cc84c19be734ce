"""Loads that are typed and can hardly be meant."""

from __future__ import annotations

import pytest
from support.builders import exercise

from backcoach.core.loads.doubtful_load import is_doubtful, refuse_lighter_than_bar
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load

GEAR = DEFAULT["kg"]


@pytest.mark.parametrize(
    ("typed", "known", "doubtful"),
    [
        (240, 24, True),
        (2.4, 24, True),
        (119, 24, False),
        (24, 24, False),
        (-120, -20, True),
        (100, None, False),
        (9000, None, True),
    ],
)
def test_a_load_five_times_from_the_known_one_is_doubted(
    typed: float, known: float | None, doubtful: bool
) -> None:
    before = None if known is None else Load(round(known * 1000))
    given = Load(round(typed * 1000))
    assert is_doubtful(given, before, exercise(implement="dumbbell"), GEAR) == doubtful


def test_no_load_and_a_band_are_never_doubted() -> None:
    for load in (None, Load(None, band="green")):
        assert not is_doubtful(load, Load(24_000), exercise(), GEAR)


def test_only_less_than_the_empty_bar_is_refused() -> None:
    barbell = exercise(implement="barbell")
    with pytest.raises(ValueError, match="empty bar is 20 kg"):
        refuse_lighter_than_bar(Load(12_000), barbell, GEAR)
    for load, lifted in ((Load(20_000), barbell), (None, barbell), (Load(2_000), exercise())):
        refuse_lighter_than_bar(load, lifted, GEAR)
