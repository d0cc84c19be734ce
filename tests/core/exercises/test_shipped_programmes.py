"""What holds in every shipped programme, week by week: volume, balance, order, reserve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from backcoach.core.exercises.file.reading import parse, parse_bytes
from backcoach.core.exercises.hard_sets import EVEN, HINGES, MANY, Balance, shares
from backcoach.core.planning.expand import expand
from backcoach.core.programmes.day_session import day_session
from backcoach.core.session.timing.duration import session_seconds

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.exercises.prescription import Prescription
    from backcoach.core.exercises.programme import Programme

FILE = Path(__file__).parents[3] / "exercises.toml"
LIBRARY = parse(FILE.read_text(encoding="utf-8"), "exercises.toml")
WHOLE = [each for each in LIBRARY.programme if each.id != "desk_back"]

each_programme = pytest.mark.parametrize("programme", LIBRARY.programme, ids=lambda each: each.id)
each_whole = pytest.mark.parametrize("programme", WHOLE, ids=lambda each: each.id)


def hard_lines(programme: Programme, week: int) -> list[tuple[Prescription, Exercise]]:
    """The lines of a week that are no drills, holds or tests, without the blocks around them."""
    alone = tuple(replace(day, before=None, after=None) for day in programme.day)
    bare = replace(programme, day=alone, test=())
    lines = []
    for number in range(programme.per_week):
        place = (week - 1) * programme.per_week + number
        for line in day_session(LIBRARY, bare, place % len(alone), place).session.exercise:
            exercise = LIBRARY.find_exercise(line.exercise)
            assert exercise is not None
            if exercise.has_reserve:
                lines.append((line, exercise))
    return lines


def weeks(programme: Programme) -> range:
    return range(1, programme.weeks + 1)


@each_whole
def test_r_vol_02_no_muscle_gets_more_than_twenty_hard_sets_a_week(programme: Programme) -> None:
    for week in weeks(programme):
        sums: dict[str, float] = {}
        for line, exercise in hard_lines(programme, week):
            for muscle, share in shares(exercise).items():
                sums[muscle] = sums.get(muscle, 0) + share * line.sets
        assert {muscle: sets for muscle, sets in sums.items() if sets > MANY} == {}
        assert sums["lats"] >= 10


@each_whole
def test_r_bal_01_pulls_and_hinges_of_each_week_are_in_balance(programme: Programme) -> None:
    for week in weeks(programme):
        sets = {"hinge": 0, "vertical_pull": 0, "horizontal_pull": 0}
        for line, exercise in hard_lines(programme, week):
            if exercise.pattern in sets:
                sets[exercise.pattern] += line.sets
        balance = Balance(*map(float, sets.values()))
        assert balance.ratio is not None
        assert balance.hinge_share is not None
        assert EVEN[0] <= balance.ratio <= EVEN[1], (week, sets)
        assert HINGES[0] <= balance.hinge_share <= HINGES[1], (week, sets)


@each_programme
def test_r_dl_02_no_hinge_is_taken_near_the_end(programme: Programme) -> None:
    for week in weeks(programme):
        for line, exercise in hard_lines(programme, week):
            if exercise.pattern == "hinge":
                assert line.rir is not None
                assert line.rir >= 2
    tests = [t for t in programme.test if LIBRARY.find_exercise(t.exercise).pattern == "hinge"]  # type: ignore[union-attr]
    assert all(test.rir >= 2 for test in tests)


@each_programme
def test_r_ord_01_the_exercise_of_the_aim_comes_first_or_behind_the_hinge(
    programme: Programme,
) -> None:
    if programme.end is None:
        return
    for turn, day in enumerate(programme.day):
        session = LIBRARY.find_session(day.session)
        assert session is not None
        names = [line.exercise for line in session.exercise]
        assert programme.end.exercise not in names[2:], turn


@each_programme
def test_every_day_can_be_done_and_takes_at_most_an_hour(programme: Programme) -> None:
    for place in range(programme.length):
        session = day_session(LIBRARY, programme, place % len(programme.day), place).session
        assert session_seconds(expand(LIBRARY, session)) <= 62 * 60


def test_5_4_the_balanced_programme_has_a_heavy_and_a_light_day_of_nearly_as_many_sets() -> None:
    heavy, light = (
        LIBRARY.find_session(day.session)
        for day in LIBRARY.find_programme("balanced").day  # type: ignore[union-attr]
    )
    assert heavy is not None
    assert light is not None
    assert sum(line.sets for line in heavy.exercise) == 13
    assert sum(line.sets for line in light.exercise) == 12  # one less, for R-VOL-02
    hinges = (heavy.exercise[0], light.exercise[0])
    assert [line.rir for line in hinges] == [3, 4]
    names = {line.exercise for line in light.exercise}
    assert {"neutral_pulldown", "single_arm_cable_row"} <= names


def test_2_8_the_programme_for_a_desk_is_three_short_sessions_for_ten_weeks() -> None:
    desk = LIBRARY.find_programme("desk_back")
    assert desk is not None
    assert (desk.per_week, desk.weeks, desk.day[0].after) == (3, 10, "blades")
    session = day_session(LIBRARY, desk, 0, 0).session
    assert session_seconds(expand(LIBRARY, session)) <= 17 * 60
    assert "may" in desk.about


def test_the_warm_up_and_the_cool_down_take_at_most_five_minutes() -> None:
    for name in ("warm_up", "cool_down"):
        session = LIBRARY.find_session(name)
        assert session is not None
        easy = (session.easy or 0) + (session.cool_down or 0)
        assert session_seconds(expand(LIBRARY, session)) + easy <= 6 * 60


def test_no_programme_promises_anything() -> None:
    for programme in LIBRARY.programme:
        assert not any(word in programme.about for word in ("will", "guarantee", "!"))
        assert len(programme.about) <= 80
        assert all(len(phase.about) <= 80 for phase in programme.phase)
    first = LIBRARY.find_programme("first_pull_up")
    assert first is not None
    assert "Not everybody" in first.about
    assert [(test.exercise, test.every) for test in first.test] == [("pull_up", 4)]


def test_a_session_of_ones_own_in_the_place_of_a_shipped_one_leaves_the_programmes_whole() -> None:
    text = (
        '[[session]]\nid = "light"\nname = "Mine"\n'
        '[[session.exercise]]\nexercise = "cable_row"\nsets = 2\n'
    )
    library = parse_bytes(text.encode(), "own.toml", FILE.read_bytes())
    programme = library.find_programme("balanced")
    assert programme
    assert "light" in [day.session for day in programme.day]
    assert not any(phase.exercises for phase in programme.phase)
    other = library.find_programme("ten_pull_ups")
    assert other == LIBRARY.find_programme("ten_pull_ups")
