"""What belongs to one session, and what makes it the same one in a later export."""

from __future__ import annotations

import json

import pytest

from backcoach.exchange.report import ReadError
from exchange.fixtures import HEADER, STRONG, imported, read_text

HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
)


def codes(text: str) -> dict[str, int]:
    return {finding.code: finding.count for finding in read_text(text).report.findings}


def test_a_session_keeps_its_id_though_exercises_and_loads_changed() -> None:
    before = imported("strong_reexport_1.csv").sessions
    after = imported("strong_reexport_2.csv").sessions

    assert [session.id for session in after[:2]] == [session.id for session in before]
    assert after[0].exercises != before[0].exercises
    assert after[1].exercises == before[1].exercises


def test_a_session_keeps_its_id_in_another_zone() -> None:
    berlin = imported("nasty_dst.csv").sessions
    utc = imported("nasty_dst.csv", tz="UTC").sessions

    assert [session.id for session in berlin] == [session.id for session in utc]
    assert berlin[0].started_at != utc[0].started_at


def test_the_same_start_in_two_programs_is_two_sessions() -> None:
    hevy = HEVY + '"A","4 May 2021, 18:00","",,"Deadlift",,,0,normal,60,8,,,\n'

    assert read_text(STRONG).sessions[0].id != read_text(hevy).sessions[0].id


def test_two_sessions_with_one_start_differ_by_name() -> None:
    row = '2021-05-04 18:00:00;"{}";"Deadlift (Barbell)";1;60;kg;8;;;;0;"";"";40m\n'
    first, second = read_text(HEADER + row.format("A") + row.format("B")).sessions

    assert first.id != second.id
    assert first.start == second.start


def test_rows_of_a_session_need_not_stand_together() -> None:
    row = '{} 18:00:00;"A";"Deadlift (Barbell)";1;60;kg;{};;;;0;"";"";40m\n'
    days = ("2021-05-04", "2021-05-06", "2021-05-04")
    outcome = read_text(HEADER + "".join(row.format(day, reps) for reps, day in enumerate(days, 5)))

    assert [[done.reps for _, done in session.sets()] for session in outcome.sessions] == [
        [5, 7],
        [6],
    ]


def test_a_set_number_that_begins_again_begins_a_new_run() -> None:
    row = '"A","4 May 2021, 18:00","4 May 2021, 19:00",,"Deadlift",,,{},normal,60,8,,,\n'
    text = HEVY + "".join(row.format(index) for index in (0, 1, 0, 1, 2))

    assert [len(run.sets) for run in read_text(text).sessions[0].exercises] == [2, 3]
    assert codes(text) == {"exercise_in_two_places": 1}


def test_a_length_that_is_none_costs_no_row() -> None:
    text = HEVY + '"A","4 May 2021, 18:00","later",,"Deadlift",,,0,normal,60,8,,,\n'

    assert read_text(text).sessions[0].finished_at is None
    assert codes(text) == {"length_not_understood": 1}


def test_strange_amounts_are_kept_and_named() -> None:
    row = '2021-05-04 18:00:00;"A";"Row";{};{};kg;{};;;;0;"";"";40m\n'
    text = HEADER + row.format(1, 1000, 5) + row.format(2, 20, 191)

    assert codes(text) == {"load_implausible": 1, "reps_implausible": 1}
    assert len(list(read_text(text).sessions[0].sets())) == 2


def test_a_file_whose_sets_were_all_refused_says_why() -> None:
    row = '2021-05-04 18:00:00;"A";"Row";1;60;stone;5;;;;0;"";"";40m\n'
    with pytest.raises(ReadError, match=r"line 2.*stone"):
        read_text(HEADER + row)


def test_a_cell_that_is_far_too_long_costs_its_row() -> None:
    row = '2021-05-04 18:00:00;"A";"{}";1;60;kg;5;;;;0;"";"";40m\n'
    outcome = read_text(HEADER + row.format("x" * 200_000) + row.format("Row"))

    assert [session.exercises[0].name for session in outcome.sessions] == ["Row"]
    (finding,) = outcome.report.findings
    assert (finding.code, finding.lines) == ("row_refused", (2,))


@pytest.mark.parametrize("date", ["2999-01-01 18:00:00", "2021-13-05 18:00:00", "later"])
def test_no_row_of_a_session_that_cannot_be_read_joins_the_one_before(date: str) -> None:
    row = '{};"A";"Row";{};60;kg;5;;;;0;"";"";40m\n'
    rows = [row.format("2021-05-04 18:00:00", 1), *(row.format(date, n) for n in (1, 2, 3))]
    hevy = '"A","{}","{}",,"Row",,,{},normal,60,5,,,\n'
    began = "4 May 2021, 18:00"
    others = [hevy.format(began, began, 0), *(hevy.format(date, date, n) for n in (0, 1, 2))]

    for text in (HEADER + "".join(rows), HEVY + "".join(others)):
        (session,) = read_text(text).sessions
        assert len(list(session.sets())) == 1
        findings = {each.code: each.lines for each in read_text(text).report.findings}
        assert findings["row_refused"] == (3, 4, 5)


def test_a_dash_is_no_note() -> None:
    row = '2021-05-04 18:00:00;"A";"Row";1;60;kg;5;;;;0;-;-;40m\n'
    (session,) = read_text(HEADER + row).sessions

    assert session.note == session.exercises[0].note == ""


def test_sessions_alike_in_start_and_name_are_still_two() -> None:
    workout = {
        "start": 1_778_922_278_000,
        "name": "A",
        "entries": [{"id": "x", "sets": [{"r": 5, "min": 1.5, "rpe": 8}]}],
    }
    backup = {"unit": "kg", "customEx": [{"id": "x", "n": "Row"}], "workouts": [workout] * 2}
    first, second = read_text(json.dumps(backup)).sessions

    assert first.id != second.id
    assert first.exercises == second.exercises
    assert first.exercises[0].sets[0].seconds == 90


def test_openweight_reads_a_band() -> None:
    exercise = {
        "exercise": {"name": "Band row"},
        "sets": [{"reps": 9, "backcoach:load": "red band"}],
    }
    session = {"date": "2026-10-12T18:04:11+02:00", "exercises": [exercise]}
    (outcome,) = read_text(json.dumps(session)).sessions

    assert outcome.exercises[0].sets[0].band == "red"
    assert outcome.exercises[0].sets[0].load is None


def test_a_backup_with_a_unit_that_is_none_is_refused() -> None:
    backup = {"unit": "stone", "workouts": [{"entries": []}]}
    with pytest.raises(ReadError, match="stone"):
        read_text(json.dumps(backup))
