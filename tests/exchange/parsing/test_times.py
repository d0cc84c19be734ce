"""Local times where the clock changes, and offsets without a zone."""

from __future__ import annotations

import time
from datetime import timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from exchange.fixtures import STRONG, TODAY, at, imported, read_text

from backcoach.exchange.parsing.month_words import month_of
from backcoach.exchange.parsing.numbers import (
    BadValueError,
    session_seconds,
)
from backcoach.exchange.parsing.times import Places, read_date_time, with_time
from backcoach.exchange.report import Findings

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_local_times_in_a_gap_move_on_and_twice_shown_ones_are_the_first() -> None:
    _, gap, twice = imported("nasty_dst.csv").sessions

    assert (gap.started_at, gap.offset) == (at("2026-03-29T03:30:00+02:00"), 120)
    assert (twice.started_at, twice.offset) == (at("2026-10-25T02:30:00+02:00"), 120)


def test_a_fixed_offset_needs_no_zone() -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    session = read_text(STRONG, zone=east).sessions[0]

    assert session.offset == 330


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
