"""What each program's file becomes, set by set; the counts are in test_fixtures."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest

from backcoach.exchange.records import Distance, Load
from exchange.fixtures import STRONG, imported, read_text, sets_of


def at(text: str) -> int:
    """An instant with an offset, in milliseconds UTC."""
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def load(value: str, unit: str = "kg") -> Load:
    kilograms = Decimal(value) * (1 if unit == "kg" else Decimal("0.45359237"))
    return Load(
        grams=round(kilograms * 1000),
        unit="lb" if unit == "lb" else "kg",
        kilograms=kilograms,
    )


def test_strong_keeps_equal_warm_ups_failures_notes_and_the_length() -> None:
    first, second = imported("strong_s1_comma.csv").sessions
    deadlift, pulldown, *_ = first.exercises

    assert [done.kind for done in deadlift.sets] == ["warmup", "warmup", "work", "work", "failure"]
    assert deadlift.sets[0].load == deadlift.sets[1].load == load("40")
    assert (deadlift.sets[4].reps, deadlift.sets[4].rir) == (0, 0)
    assert deadlift.note == 'Belt from set 2, he said "go"'
    assert (pulldown.name, pulldown.note) == ("Lat Pulldown (Cable)", "first line\nsecond line")
    assert first.note == "Slept badly"
    assert first.started_at == at("2026-03-02T18:04:11+01:00")
    assert first.finished_at == first.started_at + 62 * 60_000
    assert first.offset == 60
    assert [done.rir for _, done in sets_of(second)] == [None, None]


def test_strong_turns_rpe_into_reserve_and_keeps_it_as_written() -> None:
    (first, _) = imported("strong_s1_comma.csv").sessions

    efforts = [(done.rpe, done.rir) for _, done in sets_of(first) if done.rpe is not None]
    assert efforts == [
        (Decimal(7), 3),
        (Decimal("8.5"), 1),
        (Decimal(10), 0),
        (Decimal("6.5"), 3),
    ]


def test_strong_rest_timers_are_the_planned_rest_of_the_set_before() -> None:
    (session,) = imported("strong_s1_resttimer_lb.csv").sessions

    assert [done.rest_planned_s for _, done in sets_of(session)] == [90, 90, 90, 120, 7]
    assert session.finished_at is None


def test_strong_zero_at_a_pull_up_is_no_load() -> None:
    first, second = imported("strong_s1_10col.csv").sessions

    assert [done.load for name, done in sets_of(first) if name == "Pull Up"] == [None, None]
    assert second.finished_at == second.started_at + 11_000


def test_strong_keeps_loads_as_written_in_their_unit() -> None:
    (dust,) = imported("strong_s1_11col_dust.csv").sessions
    first, _ = imported("strong_s2_mixed_units.csv").sessions
    comma = imported("strong_s1_semicolon_comma.csv").sessions[1]

    assert dust.exercises[0].sets[0].load == load("20.41165665")
    assert dust.exercises[0].sets[0].load.grams == 20412
    assert [done.load for _, done in sets_of(first)][:3] == [
        load("100"),
        load("102.5"),
        load("115", "lb"),
    ]
    assert comma.exercises[0].sets[0].load == load("102.25")


def test_strong_in_german_reads_the_same() -> None:
    (session,) = imported("strong_s1_german.csv").sessions

    assert session.name == "Rücken"
    assert session.exercises[0].note == "Griff außen"
    assert session.finished_at == session.started_at + 34 * 60_000
    assert [done.rest_planned_s for _, done in sets_of(session)] == [90, 90, 60, None, None]


def test_strong_note_rows_belong_to_their_exercise() -> None:
    first, second = imported("strong_s3_v6.csv").sessions

    assert [exercise.note for exercise in first.exercises] == ["Straight bar today", ""]
    assert first.finished_at == first.started_at + 3_180_000
    assert second.finished_at is None


def test_strong_rows_in_one_cell_are_read_twice() -> None:
    first, _ = imported("strong_s0_wrapped.csv").sessions

    assert first.exercises[0].sets[0].load == load("100", "lb")
    assert first.exercises[0].note == "hips too low"


def test_an_unknown_column_stays_with_its_set() -> None:
    (session,) = imported("nasty_unknown_columns.csv").sessions

    assert session.exercises[0].sets[0].extra == {
        "Mood": "good",
        "Heart Rate": "121",
        "Tempo": "3-1-1",
    }


def test_hevy_keeps_runs_supersets_and_line_ends_of_notes() -> None:
    arms, pull = imported("hevy_kg.csv").sessions

    assert [exercise.name for exercise in pull.exercises].count("Lat Pulldown (Cable)") == 2
    row = pull.exercises[1]
    assert (row.note, row.superset) == ("slow\nslower", 0)
    assert pull.exercises[2].superset == 0
    assert pull.name == "Pull 💪"
    assert arms.note == "Wed: 3 rounds\nthen home"
    assert arms.finished_at == at("2025-12-04T00:35:00+01:00")
    assert sets_of(arms)[0][1].kind == "failure"
    running = sets_of(arms)[1][1]
    assert running.seconds == 1800
    assert running.distance == Distance(value=Decimal(5), unit="km")


def test_hevy_reads_kg_beside_miles_and_titles_that_are_numbers() -> None:
    first, second = imported("hevy_mixed_kg_miles.csv").sessions

    assert first.name == "42"
    assert first.finished_at is None
    walk, plank = second.exercises[1].sets[0], second.exercises[2].sets[0]
    assert walk.load == load("32")
    assert walk.distance == Distance(value=Decimal("0.12"), unit="mi")
    assert (plank.load, plank.seconds, plank.reps) == (load("10"), 45, None)


def test_hevy_reads_the_twelve_hour_clock() -> None:
    sessions = imported("hevy_lbs_12h.csv").sessions

    assert [session.start for session in sessions] == [
        "2026-09-19 12:10",
        "2026-09-20 00:05",
        "2026-09-22 20:17",
    ]
    assert sets_of(sessions[2])[0][1].load == load("100", "lb")


def test_fitnotes_has_one_session_a_day_at_noon_and_keeps_equal_rows() -> None:
    first, second = imported("fitnotes_android_10col.csv").sessions

    assert not first.has_time
    assert first.started_at == at("2026-07-06T12:00:00+02:00")
    assert len(first.exercises[0].sets) == 3
    assert first.exercises[0].sets[0].load == first.exercises[0].sets[1].load
    assert first.exercises[0].sets[2].note == "other stack"
    assert second.exercises[0].sets[0].seconds == 45


def test_fitnotes_of_two_weights_the_rounder_was_entered() -> None:
    first, _ = imported("fitnotes_ios_11col.csv").sessions

    assert first.exercises[0].sets[0].load == load("100", "lb")


def test_liftosaur_counts_what_was_completed_at_its_time() -> None:
    _, last = imported("liftosaur_history.csv").sessions

    assert last.started_at == at("2026-05-19T00:41:07.250+02:00")
    assert last.offset == 120
    deadlift = last.exercises[0]
    assert [done.load for done in deadlift.sets] == [load("40"), load("112.5")]
    assert deadlift.sets[0].done_at == at("2026-05-18T23:01:11.750+00:00")
    assert deadlift.note == "one arm"
    assert last.exercises[1].note == ""
    assert last.name == "Back 3x, Day 1"


def test_liftohistory_keeps_both_sides_help_and_notes() -> None:
    (session,) = imported("liftosaur_liftohistory.txt").sessions
    deadlift, row, pull_up = session.exercises

    assert session.note == "Slept badly"
    assert (session.started_at, session.offset) == (at("2026-10-12T18:04:11+02:00"), 120)
    assert session.finished_at == session.started_at + 3_120_000
    assert [done.kind for done in deadlift.sets] == ["warmup", "work", "work", "work"]
    assert deadlift.note == "Belt from set 2\ntarget: 3x5 80kg @8"
    assert (row.sets[0].reps, row.sets[0].left_reps) == (10, 9)
    assert pull_up.sets[0].load == load("-25")


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_stronglifts_tells_tried_from_not_done(unit: str) -> None:
    first, second = imported(f"stronglifts_{unit}.csv").sessions
    squat, row = second.exercises

    assert first.started_at == at("2026-09-14T00:10:00+02:00")
    assert [done.reps for done in squat.sets] == [5, 5]
    assert [done.reps for done in row.sets] == [5, 0, 4]
    assert {done.load.unit for _, done in sets_of(second) if done.load} == {unit}
    assert row.note == "grip"
    assert second.extra == {"Body Weight (KG)": "79.2"}
    assert second.finished_at == at("2026-09-14T22:30:00+02:00")


def test_gymrun_reads_minutes_kilometres_and_a_time_for_each_set() -> None:
    (session,) = imported("gymrun.csv").sessions
    cross = sets_of(session)[-1][1]

    assert cross.seconds == 1200
    assert cross.distance == Distance(value=Decimal("3.2"), unit="km")
    assert cross.done_at == at("2025-05-06T17:50:00+02:00")
    assert sets_of(session)[1][1].load == load("47.5")
    assert sets_of(session)[1][1].note == "lento"


def test_jefit_reads_its_sections() -> None:
    (session,) = imported("jefit.csv").sessions

    assert session.started_at == 1_767_290_400_000
    assert session.finished_at == session.started_at + 3_600_000
    assert [len(exercise.sets) for exercise in session.exercises] == [3, 2, 2]
    assert sets_of(session)[0][1].load == load("132.3", "lb")
    assert sets_of(session)[3][1].load is None


def test_liftlog_names_the_same_session_alike_in_both_forms() -> None:
    table = imported("liftlog_plaintext.csv").sessions[0]
    (document,) = imported("liftlog_plaintext.json").sessions

    assert table.id == document.id
    assert (table.started_at, table.offset) == (document.started_at, document.offset)
    assert document.name == "Pull Day"
    assert sets_of(document)[1][1].load == load("150", "lb")


def test_opengym_has_names_for_own_exercises_alone() -> None:
    (session,) = imported("opengym_backup.json").sessions

    named = [(exercise.name, exercise.named) for exercise in session.exercises]
    assert named == [("0032", False), ("turmrudern", True), ("0001", False)]
    assert session.finished_at == 1_778_925_878_000
    assert session.exercises[0].sets[1].rir == 2
    assert (session.exercises[2].sets[0].seconds, session.exercises[2].sets[0].load) == (45, None)


def test_wger_reads_drop_sets_units_and_rests() -> None:
    (session,) = imported("wger_workoutlog.json").sessions
    first, second, third, hold = (done for _, done in sets_of(session))

    assert (first.rir, first.rest_taken_s, first.rest_planned_s) == (2, 150, 120)
    assert second.load == load("175", "lb")
    assert third.kind == "drop"
    assert (hold.seconds, hold.reps, hold.load) == (40, None, None)
    assert not any(exercise.named for exercise in session.exercises)


def test_openweight_keeps_own_fields() -> None:
    (session,) = imported("openweight.json").sessions
    sets = [done for _, done in sets_of(session)]

    assert session.extra == {"backcoach:id": "0f8b2b6e-6d5c-4c09-9a5e-111111111111"}
    assert sets[1].extra == {"targetReps": "5", "targetWeight": "80", "tempo": "2-1-1-1"}
    assert (sets[1].rir, sets[1].rest_taken_s) == (2, 152)
    assert sets[2].kind == "failure"
    assert [done.side for done in sets[3:5]] == ["left", "right"]
    assert sets[5].load == load("-30")
    assert session.started_at == at("2026-10-12T18:04:11+02:00")


def test_fit_reads_sets_rests_and_the_unit_of_the_watch() -> None:
    pytest.importorskip("fitdecode")
    (session,) = imported("garmin_strength.fit").sessions
    sets = [done for _, done in sets_of(session)]

    assert session.finished_at == session.started_at + 354_000
    assert [done.rest_taken_s for done in sets] == [150, 90, None]
    assert sets[1].load is not None
    assert (sets[1].load.unit, sets[1].load.kilograms) == ("lb", Decimal("22.6875"))
    assert (sets[2].reps, sets[2].seconds) == (None, 35)
    assert sets[0].done_at == at("2026-10-12T16:04:52+00:00")
    assert [exercise.name for exercise in session.exercises][:1] == ["barbell deadlift"]


def test_local_times_in_a_gap_move_on_and_twice_shown_ones_are_the_first() -> None:
    _, gap, twice = imported("nasty_dst.csv").sessions

    assert (gap.started_at, gap.offset) == (at("2026-03-29T03:30:00+02:00"), 120)
    assert (twice.started_at, twice.offset) == (at("2026-10-25T02:30:00+02:00"), 120)


def test_a_fixed_offset_needs_no_zone() -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    session = read_text(STRONG, zone=east).sessions[0]

    assert session.offset == 330
