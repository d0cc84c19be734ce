"""What the files of other programs become, set by set; the counts are in test_fixtures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from exchange.fixtures import at, imported, load_of, sets_of

from backcoach.exchange.records import Distance


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

    assert first.exercises[0].sets[0].load == load_of("100", "lb")


def test_liftosaur_counts_what_was_completed_at_its_time() -> None:
    _, last = imported("liftosaur_history.csv").sessions

    assert last.started_at == at("2026-05-19T00:41:07.250+02:00")
    assert last.offset == 120
    deadlift = last.exercises[0]
    assert [done.load for done in deadlift.sets] == [load_of("40"), load_of("112.5")]
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
    assert pull_up.sets[0].load == load_of("-25")


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
    assert sets_of(session)[1][1].load == load_of("47.5")
    assert sets_of(session)[1][1].note == "lento"


def test_jefit_reads_its_sections() -> None:
    (session,) = imported("jefit.csv").sessions

    assert session.started_at == 1_767_290_400_000
    assert session.finished_at == session.started_at + 3_600_000
    assert [len(exercise.sets) for exercise in session.exercises] == [3, 2, 2]
    assert sets_of(session)[0][1].load == load_of("132.3", "lb")
    assert sets_of(session)[3][1].load is None


def test_liftlog_names_the_same_session_alike_in_both_forms() -> None:
    table = imported("liftlog_plaintext.csv").sessions[0]
    (document,) = imported("liftlog_plaintext.json").sessions

    assert table.id == document.id
    assert (table.started_at, table.offset) == (document.started_at, document.offset)
    assert document.name == "Pull Day"
    assert sets_of(document)[1][1].load == load_of("150", "lb")


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
    assert second.load == load_of("175", "lb")
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
    assert sets[5].load == load_of("-30")
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
