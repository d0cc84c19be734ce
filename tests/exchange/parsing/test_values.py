"""Numbers, loads, lengths, dates and names as other programs write them."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from exchange.fixtures import TODAY, name_table
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.exercises.names import KnownNames, NameTable, name_key
from backcoach.exchange.mapping import exercise_of, load_of
from backcoach.exchange.parsing.loads import Loads
from backcoach.exchange.parsing.month_words import month_of
from backcoach.exchange.parsing.numbers import (
    BadValueError,
    Reps,
    Seconds,
    effort_of,
    number,
    session_seconds,
)
from backcoach.exchange.parsing.times import Places, read_date_time, with_time
from backcoach.exchange.records import ImportedSet
from backcoach.exchange.report import Findings

if TYPE_CHECKING:
    from collections.abc import Iterator


@given(st.decimals(-999_999, 999_999, places=4))
def test_a_number_comes_back_with_either_mark(value: Decimal) -> None:
    assert number(f"{value}") == value
    assert number(f" {value} ".replace(".", ",")) == value


@pytest.mark.parametrize("text", ["sixty", "1.2.3", "1e5", "nan", "٣", "--5", "1 000", "9" * 20])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadValueError):
        number(text)


def test_a_comma_before_three_digits_is_not_guessed() -> None:
    assert number("1,000") == 1
    with pytest.raises(BadValueError):
        number("1,000", comma_is_decimal=False)


def test_reps_are_whole_and_not_thousands() -> None:
    reps = Reps()

    assert [reps[text] for text in ("10", "10.0", "", "0")] == [10, 10, None, 0]
    for text in ("-5", "9999", "8.5"):
        with pytest.raises(BadValueError):
            reps[text]


def test_times_of_a_set_are_seconds_or_a_clock() -> None:
    seconds = Seconds()

    assert [seconds[text] for text in ("35.0", "0:01:30", "1:00:00", "0", "")] == [
        35,
        90,
        3600,
        None,
        None,
    ]


def test_loads_end_at_a_tonne_and_zero_is_none() -> None:
    loads = Loads("lb", comma_is_decimal=True)

    load = loads["77.16"]
    assert load is not None
    assert (load.grams, load.unit) == (34999, "lb")
    assert load.kilograms / Decimal("0.45359237") == Decimal("77.16")
    assert loads["0.0"] is loads[""] is None
    with pytest.raises(BadValueError):
        loads["2205"]


@pytest.mark.parametrize(
    ("rpe", "rir"),
    [("10", 0), ("9.5", 0), ("8.5", 1), ("8", 2), ("7.5", 2), ("6.5", 3), ("6", 4), ("3", 4)],
)
def test_rpe_is_ten_minus_reserve_halves_to_fewer(rpe: str, rir: int) -> None:
    assert effort_of(Decimal(rpe)).rir == rir


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1h 2m", 3720),
        ("51m", 3060),
        ("1h", 3600),
        ("11s", 11),
        ("34min", 2040),
        ("264h 1m", 950_460),
        ("154292", 154_292),
        ("", None),
    ],
)
def test_lengths_of_sessions(text: str, seconds: int | None) -> None:
    assert session_seconds(text) == seconds


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2026-03-02 18:04:11", "2026-03-02 18:04"),
        ("2026/08/11", "2026-08-11"),
        ("29.04.2025", "2025-04-29"),
        ("6 Dec 2025, 10:15", "2025-12-06 10:15"),
        ("02 Dec 2025, 08:00", "2025-12-02 08:00"),
        ("Sep 22, 2026, 8:17\u202fPM", "2026-09-22 20:17"),
        ("Sep 20, 2026, 12:05 AM", "2026-09-20 00:05"),
        ("5 févr. 2026, 18:20", "2026-02-05 18:20"),
        ("3. März 2026, 07:00", "2026-03-03 07:00"),
        ("4 de mayo de 2026, 7:00", "2026-05-04 07:00"),
        ("12 paź 2025, 10:15", "2025-10-12 10:15"),
        ("2024-02-01 06:00:00 +0000", "2024-02-01 06:00"),
    ],
)
def test_dates_in_figures_and_words(text: str, start: str) -> None:
    assert read_date_time(text).text(seconds=False) == start


@pytest.mark.parametrize(
    "text", ["2021-02-30 18:00:00", "yesterday", "5 foo 2026, 10:00", "13:00", "2021-01-01 25:00"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadValueError):
        read_date_time(text)


def test_a_time_in_a_cell_of_its_own() -> None:
    day = read_date_time("2026/08/11")

    assert with_time(day, "10:56 PM").text() == "2026-08-11 22:56:00"
    with pytest.raises(BadValueError):
        with_time(day, "13:00 PM")


def test_no_session_is_in_the_future_or_before_1970() -> None:
    places = Places(None, TODAY, Findings())

    for text in ("2121-05-04 18:00:00", "1969-12-31 18:00:00"):
        with pytest.raises(BadValueError):
            places.moment(read_date_time(text))


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    """Let this computer stand in New York."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield ZoneInfo("America/New_York")
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-01-05 18:00:00", None),
        ("2026-07-05 18:00:00", None),
        ("2026-03-08 02:30:00", "time_does_not_exist"),
        ("2025-11-02 01:30:00", "time_is_ambiguous"),
    ],
)
def test_the_zone_of_this_computer_and_a_named_one_agree(
    text: str, code: str | None, new_york: ZoneInfo
) -> None:
    written = read_date_time(text)
    moments = []
    for zone in (None, new_york):
        findings = Findings()
        moments.append(Places(zone, TODAY, findings).moment(written))
        assert [finding.code for finding in findings.frozen()] == ([code] if code else [])

    assert moments[0] == moments[1]


def test_months_of_eight_languages() -> None:
    words = "januar Feb. mars abr mei giugno juil sierpnia setembro out. noviembre grudnia"

    assert [month_of(word) for word in words.split()] == list(range(1, 13))
    assert month_of("foo") is None


@given(st.permutations(["Bent", "Over", "One", "Arm", "Row", "Dumbbell"]))
def test_the_order_of_words_makes_no_name(words: list[str]) -> None:
    assert name_key(" ".join(words)) == name_key("Bent Over One Arm Row (Dumbbell)")


@pytest.mark.parametrize(
    ("one_name", "other"),
    [
        ("Deadlift (Barbell)", "Deadlift, Barbell"),
        ("Pull-ups", "Pull Up"),
        ("Lat Pull-Down (Cable)", "Lat Pulldown (Cable)"),
        ("Chin ups", "CHIN-UP"),
        ("Jalon al pecho", "Jalón al pecho"),
        ("Klimmzuge", "Klimmzüge"),
        ("Seated Cable Rows", "Seated Cable Row"),
    ],
)
def test_names_that_are_one(one_name: str, other: str) -> None:
    assert name_key(one_name) == name_key(other)


@pytest.mark.parametrize(
    ("one_name", "other"),
    [
        ("Deadlift (Barbell)", "Romanian Deadlift (Barbell)"),
        ("Pull Up", "Pull Up (Assisted)"),
        ("Lat Pulldown (Cable)", "Lat Pulldown (Machine)"),
        ("Leg Press", "Leg Pres"),
    ],
)
def test_names_that_are_two(one_name: str, other: str) -> None:
    assert name_key(one_name) != name_key(other)


def test_a_name_without_words_is_equal_to_nothing() -> None:
    table = NameTable([KnownNames(exercise="dead_hang", aliases=("!!", "Dead Hang"))])

    assert name_key("—?!") == ""
    assert table.exercise("!!") is None


def test_only_equal_names_are_mapped() -> None:
    table = name_table()

    assert table.exercise("Barbell deadlift") == "bb_deadlift"
    assert table.exercise("Lat Pulldown (Machine)") is None
    assert table.near("Machine Lat Pulldown") == "lat_pulldown"
    assert table.exercise("Lat Puldown (Cable)") is None
    assert table.suggestion("Lat Puldown (Cable)") == "Lat Pulldown (Cable)"
    assert table.suggestion("Bench Press") is None
    assert table.mapping(["Lat Pulldown (Machine)"], {"lat pulldown machine": "lat_pulldown"}) == {
        "Lat Pulldown (Machine)": "lat_pulldown"
    }


def test_one_alias_at_two_exercises_is_a_conflict() -> None:
    assert not name_table().conflicts
    table = NameTable(
        [
            KnownNames(exercise="pull_up", aliases=("Pull Up",)),
            KnownNames(exercise="chin_up", aliases=("Chin Up", "pull-ups")),
        ]
    )

    (conflict,) = table.conflicts
    assert (conflict.name, conflict.first, conflict.second) == ("pull-ups", "pull_up", "chin_up")
    assert table.exercise("Pullups") == "pull_up"


def test_a_load_decides_between_a_pull_up_and_a_weighted_one() -> None:
    table = name_table()
    load = Loads("kg", comma_is_decimal=True)["5"]
    plain, weighted = table.exercises["pull_up"], table.exercises["weighted_pull_up"]

    for known in (plain, weighted):
        assert exercise_of(known, ImportedSet(reps=5, load=load)) == "weighted_pull_up"
        assert exercise_of(known, ImportedSet(reps=5)) == "pull_up"


def test_help_is_negative_however_it_is_written() -> None:
    known = name_table().exercises["assisted_pull_up"]
    loads = Loads("kg", comma_is_decimal=True)

    for text in ("25", "-25"):
        load = load_of(known, ImportedSet(reps=5, load=loads[text]))
        assert load is not None
        assert (load.grams, load.kilograms) == (-25_000, Decimal(-25))


def test_every_order_of_the_joined_words_is_one_key() -> None:
    keys = {name_key(" ".join(words)) for words in permutations(["Cable", "Lat", "Pulldown"])}

    assert len(keys) == 1
