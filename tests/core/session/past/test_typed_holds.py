"""Holds as lines that a person types: seconds, minutes, and what is neither."""

from __future__ import annotations

import pytest
from core.session.past.typed import read, results

from backcoach.core.session.plan import Result


def test_holds_may_be_counted_in_front_of_their_time() -> None:
    assert results("dead_hang 3 x 20") == [Result(seconds=20)] * 3
    assert results("dead_hang 2 x 1 min") == [Result(seconds=60)] * 2
    assert results("dead_hang 2x2m30s") == [Result(seconds=150)] * 2


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("2m", [120]),
        ("2 min", [120]),
        ("2 minutes", [120]),
        ("90 s", [90]),
        ("2m30s", [150]),
        ("2 min 30 s", [150]),
        ("2m, 30 s", [120, 30]),
        ("1m 2M", [60, 120]),
    ],
)
def test_a_hold_may_be_given_in_minutes(line: str, seconds: list[int]) -> None:
    assert [result.seconds for result in results(f"dead_hang {line}")] == seconds


def test_metres_are_no_minutes() -> None:
    assert results("carry 1 min 40 s") == [Result(seconds=100)]
    with pytest.raises(ValueError, match="may be metres; write the time, as 40 s or 20 min"):
        read("carry 20 m")
    with pytest.raises(ValueError, match="may be metres"):
        read('"Sled" 20m')
