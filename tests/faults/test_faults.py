"""A short run of what `make faults` tries: nothing that was called saved is ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from faults.outcome import Outcome, united
from faults.run import classes, page

CLASSES = tuple(classes(Path(), short=True))


@pytest.mark.pty
@pytest.mark.parametrize("name", CLASSES)
def test_nothing_is_lost(name: str, tmp_path: Path) -> None:
    outcomes = list(classes(tmp_path, short=True)[name]())
    assert sum(outcome.count for outcome in outcomes) >= len(outcomes) > 0
    assert [loss for outcome in outcomes for loss in outcome.lost] == []


def test_a_loss_is_counted_and_told() -> None:
    outcome = Outcome("sets")
    for number in range(3):
        with outcome.attempt(number):
            assert number != 1, "the second one\nis gone"
    assert outcome.line() == "sets: 3 tried, 1 lost"
    assert outcome.lost == ["1: the second one is gone assert 1 != 1"]


def test_a_mistake_of_the_attempt_itself_is_no_loss() -> None:
    with pytest.raises(ZeroDivisionError), Outcome("sets").attempt(0):
        _ = 1 / 0


def test_runs_of_one_kind_are_summed_for_the_page() -> None:
    parts = [Outcome("a", 2), Outcome("b", 1, ["x"]), Outcome("a", 1_500)]
    rows = page(united(parts)).split("\n")
    assert [row.split() for row in rows if row.startswith(("| a", "| b"))] == [
        ["|", "a", "|", "1,502", "|", "none", "|"],
        ["|", "b", "|", "1", "|", "1", "|"],
    ]
