"""The simulation itself: what it reads, what a body can do, what it measures, and two weeks."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seasons import measures
from seasons.body import EXERCISES, Body
from seasons.kit import ODD, USUAL, Exercise, exercises
from seasons.life import START, live
from seasons.own_rules import own_rule
from seasons.page import page, table
from seasons.people import GYM, NEW, PEOPLE, Person
from seasons.records import Lift, Year
from seasons.run import ROOT, arguments, chosen
from seasons.talk import Load, Scene, kind_of, load_in, topic
from seasons.visit import Program

if TYPE_CHECKING:
    from pathlib import Path

ROW = Exercise("cable_row", "Seated cable row", "horizontal_pull", "external", "stack")
HINGE = Exercise("bb_deadlift", "Barbell deadlift", "hinge", "external", "barbell")


@pytest.mark.parametrize(
    ("line", "side", "lo", "hi", "left", "load"),
    [
        ("Next: Pull-up, set 2 of 3: 11 reps, 2 in reserve.", "", 11, 11, 2, None),
        ("Row, left side, set 1 of 2: 8–10 × 22.5 kg, 3 in reserve.", "left", 8, 10, 3, 22.5),
        ("Row, right, set 1 of 2: 8-10 x 22,5 kg, nothing in reserve.", "right", 8, 10, 0, 22.5),
        ("Assisted pull-up, set 1 of 2: 6 × −35 kg, 3 in reserve.", "", 6, 6, 3, -35),
        ("Assisted pull-up, set 1 of 2: 6 × 35 kg of help, 3 left.", "", 6, 6, 3, -35),
        ("Next: Lat pull-down, set 1 of 1: 15 × 85 lb.", "", 15, 15, None, 85 * 0.45359237),
        ("Band row, set 1 of 3: 12 × light band, 4 or more in reserve.", "", 12, 12, 4, "light"),
    ],
)
def test_a_set_is_read_from_its_line(  # noqa: PLR0917  the columns of the table above
    line: str, side: str, lo: int, hi: int, left: int | None, load: float | str | None
) -> None:
    scene = Scene()
    scene.hear([line])
    asked = scene.asked
    assert asked is not None
    assert (asked.side, asked.lo, asked.hi, asked.left) == (side, lo, hi, left)
    if isinstance(load, str):
        assert asked.load == Load(band=load)
    else:
        assert (asked.load and asked.load.kg) == (load and pytest.approx(load))
    assert not scene.question


def test_a_set_that_begins_has_the_amounts_of_its_own_line() -> None:
    scene = Scene()
    scene.hear(["Next: Row, set 2 of 3: 10 × 55 kg, 2 in reserve.", "Squeeze. Enter: start set."])
    scene.hear(["Go: 8 × 50.5 kg. Squeeze: chest up. Enter: set done."])
    assert scene.is_working
    assert scene.asked is not None
    assert (scene.asked.hi, scene.asked.load, scene.asked.left) == (8, Load(50.5), 2)


def test_as_many_as_leave_some_is_no_number_of_repetitions() -> None:
    scene = Scene()
    scene.hear(["Next: Row, set 2 of 3: as many as leave 1 × 55 kg."])
    assert scene.asked is not None
    assert (scene.asked.as_many, scene.asked.left, scene.asked.load) == (True, 1, Load(55))
    scene.hear(["Next: Row, set 2 of 3: 10 × 55 kg.", "In the last set as many as leave one."])
    assert not scene.asked.as_many
    scene.hear(["Next: Row, set 3 of 3: 10 × 55 kg."])
    assert (scene.asked.as_many, scene.asked.left) == (True, 1)
    scene.hear(["Next: Pull-up, set 1 of 1: 6 reps."])
    assert not scene.asked.as_many


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("How many were left? 0 to 4.", "reserve"),
        ("Lat pull-down: which load? Enter leaves it to the coach.", "load"),
        ("Body weight: from 40 kg, to 160 kg. Enter: not said.", "body_weight"),
        ("Is the pain in the lower back gone? 1 yes; 2 no. Enter: no.", "pain_gone"),
        ("Has a doctor cleared you for training? 1 yes; 2 no.", "doctor"),
        ("Your best set of the barbell deadlift? 5 x 100 kg", "best"),
        ("Pull-ups, the most in one go. Enter: not known.", "most_reps"),
        ("With it: 1 nothing else; 2 chest. Enter: nothing else.", "other"),
    ],
)
def test_a_question_is_known_by_what_it_is_about(line: str, about: str) -> None:
    scene = Scene()
    scene.hear([line])
    assert topic(scene.question) == about
    scene.hear(["Enter goes on, m tells more, ? lists the commands.", "Set 1: 8 × 40 kg, 2 left."])
    assert not scene.question
    scene.hear(["Row, set 1 of 3: 8 × 40 kg, 3 in reserve. Enter: begin."])
    assert not scene.question


def test_targets_for_next_time_have_kinds_of_reasons() -> None:
    scene = Scene()
    scene.hear(
        [
            "Session complete: 13 of 13 sets in 38 min.",
            "Next time: Barbell deadlift, 3 × 8 × 112.5 kg. Down from 112.5 kg: 112.5 kg again.",
        ]
    )
    target, why = scene.targets["Barbell deadlift"]
    assert scene.is_complete
    assert target == "3 × 8 × 112.5 kg"
    assert kind_of(why) == "Down from N kg: N kg again."


def test_the_reason_of_a_target_is_read_from_what_m_tells() -> None:
    scene = Scene()
    scene.hear(["Next: Row, set 1 of 3: 10 × 55 kg, 2 in reserve."])
    scene.hear(["Row, set 1 of 3", "Why: 50 kg left enough: 55 kg now.", "Pull: chest up"])
    assert scene.whys == {"Row": "50 kg left enough: 55 kg now."}
    assert scene.asked is not None
    assert scene.asked.load == Load(55)


def test_a_load_is_typed_as_it_is_read() -> None:
    for text in ("22.5 kg", "85 lb", "green band"):
        load = load_in(text)
        assert load is not None
        assert load.text == text


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


def year_of(person: Person, *lifts: Lift, weeks: int = 52) -> Year:
    return Year(person, list(lifts), weeks=list(range(weeks)), codes=[0] * weeks)


def lift(visit: int = 10, left: int = 2, kg: float = 50, goal: str = "10 × 50 kg") -> Lift:
    return Lift(
        week=visit,
        visit=visit,
        exercise=HINGE,
        side="",
        set=1,
        goal=goal,
        wanted=2,
        load=Load(kg),
        lifted=kg,
        done=10,
        able=10 + left,
        ratio=1.0,
        fits=True,
        reported=left,
    )


def test_shares_are_of_true_reserves() -> None:
    year = year_of(GYM, *(lift(left=left) for left in (0, 1, 2, 3, 4, 5, 6, 7, 2, 2)))
    assert measures.band(year) == measures.Figure("60%", is_met=False)
    assert measures.failed(year) == measures.Figure("10%", is_met=False)
    assert measures.hinges(year) == measures.Figure("20%", is_met=False)
    assert measures.loads(year) == measures.Figure("1.00 (1.00–1.00)", is_met=True)


def test_the_first_weeks_and_dishonest_people_have_no_bar() -> None:
    assert measures.band(year_of(GYM, lift(visit=3))) == measures.NONE
    liar = replace(GYM, is_honest=False)
    assert measures.band(year_of(liar, lift(left=0))) == measures.Figure("0%", is_met=None)


@pytest.mark.parametrize(("visits", "text", "is_met"), [(2, "3", True), (3, "4", False)])
def test_the_first_hard_set_is_awaited(visits: int, text: str, is_met: bool) -> None:
    easy = [lift(visit, left=9) for visit in range(visits)]
    year = year_of(GYM, *easy, lift(visits, left=4))
    assert measures.first(year) == measures.Figure(text, is_met=is_met)
    assert measures.first(year_of(GYM, *easy)) == measures.Figure("never", is_met=False)


def test_flips_and_runs_are_counted_by_lift() -> None:
    goals = ("8", "11", "8", "11", "11", "8")
    year = year_of(GYM, *(lift(visit, goal=goal) for visit, goal in enumerate(goals)))
    year.reasons = [{HINGE.name: f"Down from {kg} kg."} for kg in (50, 55, 60)]
    assert measures.flips(year) == measures.Figure("2", is_met=True)
    assert measures.longest_reason(year) == measures.Figure("3", is_met=True)


def test_who_reports_nothing_and_always_0_have_rules_of_their_own() -> None:
    silent = replace(GYM, types=False, is_honest=False)
    rising = [lift(visit, kg=kg) for visit, kg in enumerate((50, 52.5, 55))]
    assert own_rule(year_of(silent, *rising)) == measures.Figure("2 steps up", is_met=False)
    zero = replace(GYM, reports="zero", is_honest=False)
    assert own_rule(year_of(zero, *rising)) == measures.Figure("1.10 of the start", is_met=True)
    assert own_rule(year_of(GYM, *rising)) == measures.NONE


def test_a_sharp_back_pain_leaves_the_hinge_out_and_comes_back_lighter() -> None:
    person = replace(GYM, pain=(9, "! 7 lower back sharp", 2))
    gone, back = (lift(9, kg=100), lift(11, kg=75)), (lift(9, kg=100), lift(10, kg=100))
    assert own_rule(year_of(person, *gone)).is_met
    assert not own_rule(year_of(person, *back)).is_met


def test_the_page_names_people_bars_and_misses() -> None:
    year = year_of(GYM, *(lift(left=9) for _ in range(3)))
    assert any("0% !" in line for line in table([year]))
    text = page([year], "v1", seed=3, weeks=52)
    assert "Code v1, seed 3" in text
    assert GYM.name in text


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
        visit = program.visit(["history", "--json"], tmp_path)
        history = json.loads("\n".join(visit.listen()))
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
