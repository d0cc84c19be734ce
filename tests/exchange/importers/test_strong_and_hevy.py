"""What Strong's and Hevy's tables become, set by set; the counts are in test_fixtures."""

from __future__ import annotations

from decimal import Decimal

from exchange.fixtures import at, imported, load_of, sets_of

from backcoach.exchange.records import Distance


def test_strong_keeps_equal_warm_ups_failures_notes_and_the_length() -> None:
    first, second = imported("strong_s1_comma.csv").sessions
    deadlift, pulldown, *_ = first.exercises

    assert [done.kind for done in deadlift.sets] == ["warmup", "warmup", "work", "work", "failure"]
    assert deadlift.sets[0].load == deadlift.sets[1].load == load_of("40")
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

    assert dust.exercises[0].sets[0].load == load_of("20.41165665")
    assert dust.exercises[0].sets[0].load.grams == 20412
    assert [done.load for _, done in sets_of(first)][:3] == [
        load_of("100"),
        load_of("102.5"),
        load_of("115", "lb"),
    ]
    assert comma.exercises[0].sets[0].load == load_of("102.25")


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

    assert first.exercises[0].sets[0].load == load_of("100", "lb")
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
    assert walk.load == load_of("32")
    assert walk.distance == Distance(value=Decimal("0.12"), unit="mi")
    assert (plank.load, plank.seconds, plank.reps) == (load_of("10"), 45, None)


def test_hevy_reads_the_twelve_hour_clock() -> None:
    sessions = imported("hevy_lbs_12h.csv").sessions

    assert [session.start for session in sessions] == [
        "2026-09-19 12:10",
        "2026-09-20 00:05",
        "2026-09-22 20:17",
    ]
    assert sets_of(sessions[2])[0][1].load == load_of("100", "lb")
