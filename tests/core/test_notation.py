"""The notations of training: what is accepted, and the message for everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.notation import (
    MAX_REPS,
    MAX_SECONDS,
    Load,
    Reps,
    Start,
    Tempo,
    Warmup,
    clock_text,
    parse_seconds,
)

if TYPE_CHECKING:
    from collections.abc import Callable

KG_20 = Load(20_000)


@pytest.mark.parametrize(
    ("written", "reps"),
    [(8, Reps(8, 8)), ("8", Reps(8, 8)), ("8-10", Reps(8, 10)), (" 8 – 10 ", Reps(8, 10))],
)
def test_reps(written: object, reps: Reps) -> None:
    assert Reps.parse(written) == reps


@given(st.integers(1, MAX_REPS), st.integers(0, 20))
def test_formatted_reps_can_be_read_again(lo: int, more: int) -> None:
    reps = Reps(lo, min(MAX_REPS, lo + more))
    assert Reps.parse(str(reps)) == reps


@pytest.mark.parametrize(
    ("written", "load", "text"),
    [
        (24, Load(24_000), "24 kg"),
        (22.5, Load(22_500), "22.5 kg"),
        ("24 kg", Load(24_000), "24 kg"),
        ("53 lb", Load(24_040, "lb"), "53 lb"),
        ("-30 kg", Load(-30_000), "−30 kg"),
        ("green band", Load(None, band="green"), "green band"),
        ("extra heavy  band", Load(None, band="extra heavy"), "extra heavy band"),
    ],
)
def test_load(written: object, load: Load, text: str) -> None:
    assert Load.parse(written) == load
    assert str(load) == text
    assert Load.parse(text) == load


def test_a_number_without_a_unit_is_in_the_persons_unit() -> None:
    assert Load.parse(53, "lb") == Load(24_040, "lb")
    assert Load.parse("24 kg", "lb") == Load(24_000, "kg")


@pytest.mark.parametrize(
    ("written", "tempo", "length"),
    [
        ("3-1-1-1", Tempo(3, 1, 1, 1), 6),
        ("2-1-X-0", Tempo(2, 1, 1, 0, fast=True), 4),
        (" 2-1-x-0 ", Tempo(2, 1, 1, 0, fast=True), 4),
        ("30-0-30-0", Tempo(30, 0, 30, 0), 60),
    ],
)
def test_tempo_is_lower_stretch_lift_peak(written: str, tempo: Tempo, length: int) -> None:
    assert Tempo.parse(written) == tempo
    assert tempo.seconds == length
    assert str(tempo) == written.strip().upper()


@pytest.mark.parametrize(
    ("written", "warmup"),
    [
        (8, Warmup(8)),
        ("8 x 50%", Warmup(8, percent=50)),
        ("8 × 100 %", Warmup(8, percent=100)),
        ("8 x 20 kg", Warmup(8, load=KG_20)),
        ("5x20kg", Warmup(5, load=KG_20)),
    ],
)
def test_warmup(written: object, warmup: Warmup) -> None:
    assert Warmup.parse(written) == warmup


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("20 kg", Start(load=KG_20)),
        ("30 %", Start(percent=30)),
        ("-45%", Start(percent=-45)),
        ("−45 %", Start(percent=-45)),
    ],
)
def test_start(written: object, start: Start) -> None:
    assert Start.parse(written) == start


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (0, 0),
        (90, 90),
        ("90s", 90),
        ("2m", 120),
        ("2m30s", 150),
        ("2 min 30 sec", 150),
        ("60m", 3600),
    ],
)
def test_a_duration(written: object, seconds: int) -> None:
    assert parse_seconds(written) == seconds


@given(st.integers(0, MAX_SECONDS))
def test_a_duration_in_minutes_and_seconds_is_the_same_in_seconds(seconds: int) -> None:
    minutes, rest = divmod(seconds, 60)
    assert parse_seconds(f"{minutes}m{rest}s") == parse_seconds(f"{seconds}s") == seconds


@pytest.mark.parametrize(
    ("parse", "wrong", "message"),
    [
        (Reps.parse, 0, 'write 8 or "8-10"'),
        (Reps.parse, "10-8", '"10-8" runs backwards; write "8-10"'),
        (Reps.parse, MAX_REPS + 1, "not a number of reps from 1 to 200"),
        (Reps.parse, "0-8", '"0-8" is not a number of reps; write 8'),
        (Reps.parse, "٨", "not a number of reps"),
        (Reps.parse, True, "true is not a number of reps"),
        (Reps.parse, [8], "not a number of reps"),
        (Load.parse, True, "true is not a load"),
        (Load.parse, [], "is not a load"),
        (Load.parse, "heavy", 'write "24 kg" or "53 lb"'),
        (Load.parse, "1200 kg", "too much for a load"),
        (Tempo.parse, "3-1-1", 'as "3-1-1-1"'),
        (Tempo.parse, "0-0-0-0", "is not a tempo"),
        (Tempo.parse, "31-0-1-0", "is not a tempo"),
        (Tempo.parse, 3111, "3111 is not a tempo"),
        (Warmup.parse, 0, "is not a warm-up set"),
        (Warmup.parse, True, "true is not a warm-up set"),
        (Warmup.parse, "0 x 50%", "is not a warm-up set"),
        (Warmup.parse, "8 x 120%", "is not a warm-up set"),
        (Warmup.parse, "8 x -50%", "is not a warm-up set"),
        (Warmup.parse, "8 of 50%", "is not a warm-up set"),
        (Warmup.parse, "8 x 50", '"8 x 50" has no unit; write "8 x 50%" or "8 x 50 kg"'),
        (Warmup.parse, "8 x much", '"much" is not a load'),
        (Start.parse, 12, 'write "12 kg" or "30 %"'),
        (Start.parse, "--45 %", "is not a load"),
        (parse_seconds, "2 mins", '"2 mins" is not a duration; write 120 or "2m"'),
        (parse_seconds, "", "is not a duration"),
        (parse_seconds, "90", "is not a duration"),
        (parse_seconds, -1, "is not a duration"),
        (parse_seconds, MAX_SECONDS + 1, "is more than an hour; the most is 3600"),
        (parse_seconds, "61m", '"61m" is more than an hour'),
        (parse_seconds, "1:30", '"1:30" is not a duration; write 90 or "1m30s"'),
        (parse_seconds, "90 seconds", 'write 90 or "1m30s"'),
        (parse_seconds, "45 SECS", 'write 45 or "45s"'),
        (parse_seconds, "2M", 'write 120 or "2m"'),
        (parse_seconds, "0 minutes", 'write 0 or "0s"'),
        (parse_seconds, 1.5, 'write 120 or "2m"'),
        (parse_seconds, "1h", '"1h" is not a duration; write 3600 or "60m"'),
        (parse_seconds, "2 hours", '"2 hours" is more than an hour; the most is 3600'),
        (parse_seconds, "90 minutes", '"90 minutes" is more than an hour'),
        (parse_seconds, True, "true is not a duration"),
        (parse_seconds, 1.5, "1.5 is not a duration"),
    ],
)
def test_the_message_for_a_wrong_notation_shows_the_right_one(
    parse: Callable[[object], object], wrong: object, message: str
) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse(wrong)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (9, "0:09"), (90, "1:30"), (3599, "59:59"), (3661, "1:01:01")],
)
def test_a_duration_is_formatted_like_a_clock(seconds: int, text: str) -> None:
    assert clock_text(seconds) == text
