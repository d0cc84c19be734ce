"""What simulated bodies can do and lift, and weeks that they train in the program."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seasons.run import ROOT, arguments, chosen
from seasons.trainees.body import EXERCISES, Body
from seasons.trainees.kit import ODD, USUAL, Exercise, exercises
from seasons.trainees.people import GYM, NEW, PEOPLE
from seasons.visits import visit
from seasons.visits.life import START, live
from seasons.visits.talk import Load
from seasons.visits.visit import Program

if TYPE_CHECKING:
    from pathlib import Path

ROW = Exercise("cable_row", "Seated cable row", "horizontal_pull", "external", "stack")
HINGE = Exercise("bb_deadlift", "Barbell deadlift", "hinge", "external", "barbell")


@given(st.sampled_from(sorted(EXERCISES)), st.floats(5, 200), st.floats(1.01, 1.5))
def test_more_is_never_done_more_often(exercise: str, moved: float, factor: float) -> None:
    body = Body(GYM.strength, 80, "seed")
    most = body.maximum(exercise, "")
    assert body.reps(exercise, "", moved * factor, most) <= body.reps(exercise, "", moved, most)


@given(st.sampled_from(sorted(EXERCISES)), st.integers(1, 20))
def test_what_is_allowed_can_be_done_just_so_often(exercise: str, reps: int) -> None:
    body = Body(GYM.strength, 80, "seed")
    allowed = body.allowed(exercise, "", reps)
    most = body.maximum(exercise, "")
    assert body.reps(exercise, "", allowed * 0.9999, most) == reps
    assert body.reps(exercise, "", allowed * 1.01, most) == reps - 1


def test_what_bodies_can_do_is_said_of_exercises_that_there_are() -> None:
    known = {exercise.id for exercise in exercises(ROOT / "exercises.toml").values()}
    assert set(EXERCISES) <= known


def test_ten_pull_downs_are_done_with_four_fifths() -> None:
    shares = []
    for seed in range(40):
        body = Body(GYM.strength, 80, str(seed))
        most = body.maximum("lat_pulldown", "vertical_pull")
        shares.append(body.allowed("lat_pulldown", "vertical_pull", 10) / most)
    assert sum(shares) / len(shares) == pytest.approx(0.8, abs=0.01)


def test_a_body_tires_grows_and_loses_by_a_break() -> None:
    body = Body(replace(GYM.strength, day=0.0), 80, "seed")
    body.wake(0, 0)
    start = body.maximum("cable_row", "")
    sets = [body.today("cable_row", "", "", before) for before in (0, 4)]
    assert sets[1] < sets[0] * 0.95
    body.wake(20, 3)
    assert 1.01 < body.maximum("cable_row", "") / start < 1.04
    body.wake(28, 56)
    assert body.maximum("cable_row", "") < start


def test_pins_and_bars_are_lifted_as_they_are() -> None:
    assert ODD.lifted(ROW, Load(20)) == Load(18.1)
    assert ODD.lifted(ROW, Load(18.1)) == Load(18.1)
    lifted = ODD.lifted(HINGE, Load(97.5))
    assert lifted is not None
    assert lifted.text == "95.7 kg"
    assert USUAL.lifted(HINGE, Load(97.5)) == Load(97.5)
    assert USUAL.at_most(ROW, 33) == Load(30)


def test_people_are_many_and_named_once() -> None:
    names = [person.name for person in PEOPLE]
    assert len(set(names)) == len(names) >= 24
    assert len(chosen(arguments(["--quick"]))) == 6
    assert chosen(arguments(["--people", "POUNDS"]))[0].kit.unit == "lb"


@pytest.mark.slow
def test_two_weeks_pass_in_the_program(tmp_path: Path) -> None:
    known = exercises(ROOT / "exercises.toml")
    with Program(ROOT) as program:
        year = live(program, NEW, known, tmp_path, weeks=2, seed=1)
        printed = program.visit(["history", "--json"], tmp_path).listen()
        history = json.loads("\n".join(printed))
    assert year.codes == [0] * 4
    assert (year.misunderstood, year.untrained) == ([], [])
    assert {lift.exercise.pattern for lift in year.lifts} == {
        "hinge",
        "horizontal_pull",
        "vertical_pull",
    }
    assert [session["status"] for session in history] == ["finished"] * 4
    days = {session["started_at"][:10] for session in history}
    assert days == {"2026-01-05", "2026-01-08", "2026-01-12", "2026-01-15"}
    logged = [row for session in history for row in session["sets"] if row["kind"] == "work"]
    assert [row["reps"] for row in logged] == [lift.done for lift in year.lifts]
    assert [row["rir"] for row in logged] == [lift.reported for lift in year.lifts]
    assert START % 86_400 == 9 * 3600


@pytest.mark.slow
def test_a_seed_gives_the_same_year_each_time(tmp_path: Path) -> None:
    known = exercises(ROOT / "exercises.toml")
    person = replace(GYM, noise=0.8)
    with Program(ROOT) as program:
        first, again, other = (
            live(program, person, known, tmp_path / str(number), weeks=1, seed=seed)
            for number, seed in enumerate((1, 1, 2))
        )
    assert first.lifts == again.lifts
    assert first.lifts != other.lifts


@pytest.mark.slow
def test_who_presses_only_enter_comes_to_the_end_of_every_visit(tmp_path: Path) -> None:
    known = exercises(ROOT / "exercises.toml")
    with Program(ROOT) as program:
        year = live(program, replace(GYM, types=False), known, tmp_path, weeks=1, seed=1)
    assert year.codes == [0, 0]
    assert (year.misunderstood, set(year.questions)) == ([], {"reserve"})
    typed = [
        line for line in (tmp_path / "transcript.txt").read_text().split("\n") if line[:1] == ">"
    ]
    assert set(typed) == {"> ", "> q"}


@pytest.mark.slow
def test_a_program_that_hangs_is_named_and_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "backcoach").mkdir()
    (tmp_path / "backcoach" / "__init__.py").write_text("")
    main = "import select\ndef main():\n    select.select([], [], [])\n"
    (tmp_path / "backcoach" / "__main__.py").write_text(main)
    monkeypatch.setattr(visit, "PATIENCE", 1.0)
    monkeypatch.setattr(visit, "LAST_WAIT", 0.1)
    with Program(tmp_path) as program, pytest.raises(visit.NoAnswerError):
        program.visit(["run", "--plain"], tmp_path).listen()
