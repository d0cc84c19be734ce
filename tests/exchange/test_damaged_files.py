"""Files with one thing wrong: what is read all the same, and what is named."""

from __future__ import annotations

import sys

import pytest

from backcoach.exchange.context import ReadOptions
from backcoach.exchange.report import ReadError
from exchange.fixtures import (
    HEADER,
    STRONG,
    TODAY,
    data_of,
    read,
    read_text,
    sets_of,
)


def test_an_unclosed_quote_costs_its_own_row_alone() -> None:
    row = '2021-05-04 18:00:00;"A";"Deadlift (Barbell)";{};60;kg;8;;;;0;{};"";40m\n'
    rows = [row.format(at, '"open' if at == 2 else '"a note"') for at in range(1, 6)]
    outcome = read_text(HEADER + "".join(rows))

    (finding,) = outcome.report.findings
    assert (finding.code, finding.lines) == ("row_cut_short", (3,))
    assert len(list(outcome.sessions[0].sets())) == 4


def test_many_unclosed_quotes_cost_their_own_rows_alone() -> None:
    row = '2021-05-04 18:00:00;"A";"Deadlift (Barbell)";{};60;kg;8;;;;0;{};"";40m\n'
    outcome = read_text(
        HEADER + "".join(row.format(at, '"' if at % 2 else "") for at in range(900))
    )

    assert len(list(outcome.sessions[0].sets())) == 450
    assert outcome.report.findings[0].count == 450


def test_a_last_line_cut_inside_a_note_is_named() -> None:
    header = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
    row = '2026-07-06,Lat Pulldown,Back,37.5,kgs,10,,,,"'
    outcome = read_text(header + row + 'whole"\n' + row + "cut of")

    assert [(each.code, each.lines) for each in outcome.report.findings][1:] == [
        ("row_cut_short", (3,))
    ]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_line_ends_make_no_difference(end: str) -> None:
    assert read_text(STRONG.replace("\n", end)).sessions == read_text(STRONG).sessions


def test_a_file_cut_inside_a_character_is_still_utf8() -> None:
    data = (STRONG + "2021-05-04 18:00:00;Rücken;Ü").encode()[:-1]
    outcome = read(data, ReadOptions(today=TODAY))

    assert [finding.code for finding in outcome.report.findings] == ["row_cut_short"]


def test_one_bad_byte_does_not_change_the_encoding_of_all_others() -> None:
    data = STRONG.replace('"A"', '"Rücken größer übt"').replace('""', '"?"').encode()
    outcome = read(data.replace(b"?", b"\xff"), ReadOptions(today=TODAY))

    assert outcome.sessions[0].name == "Rücken größer übt"
    assert "characters_unreadable" in {finding.code for finding in outcome.report.findings}


def test_a_column_that_nobody_knows_is_kept_in_part() -> None:
    head, row = STRONG.splitlines()
    text = f"{head};{'é' * 9000}\n{row};{'x' * 9000}\n"
    outcome = read(text.encode(), ReadOptions(today=TODAY))

    ((_, done),) = sets_of(outcome.sessions[0])
    assert done.extra == {"é" * 80: "x" * 4000}
    assert all(len(value) <= 80 for each in outcome.report.findings for value in each.values)


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"\x1f\x8b\x08", b"SQLite format 3\0", b"%PDF-1.7", b"<!doctype html>"]
)
def test_files_of_other_kinds_are_named(start: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        read(start + b" " * 100, ReadOptions(today=TODAY))

    assert {finding.code for finding in refused.value.report.findings} == {"not_recognised"}


def test_loads_without_a_unit_ask_for_one() -> None:
    with pytest.raises(ReadError) as refused:
        read(data_of("strong_s1_comma.csv"), ReadOptions(today=TODAY))

    assert "--unit" in str(refused.value)


def test_columns_can_be_named_by_hand() -> None:
    titles = {
        "exercise": "Nom de l'exercice",
        "set": "Ordre de la série",
        "weight": "Poids",
        "reps": "Réps",
        "workout": "Nom de l'entraînement",
    }
    outcome = read(
        data_of("nasty_french_header.csv"),
        ReadOptions(today=TODAY, unit="kg", columns=titles),
    )

    sets = [(run.name, done.reps) for run, done in outcome.sessions[0].sets()]
    assert sets == [("Soulevé de terre", 5), ("Traction", 8)]


def test_a_fit_file_without_its_library_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "fitdecode", None)
    with pytest.raises(ReadError, match=r"backcoach\[fit\]"):
        read(data_of("garmin_strength.fit"), ReadOptions(today=TODAY))
