from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from support.simulate import LIVES, Course, course_lines, live, main

from backcoach.core.loads.implements import LARGEST_RAISE, SLACK
from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.planning.expand import expand
from backcoach.core.planning.next_session import report
from backcoach.userfiles.exercises_file import load, shipped_path

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library, Session

EVERYBODY = sorted(LIVES)


@lru_cache(maxsize=1)
def library() -> Library:
    return load(shipped_path())


@lru_cache(maxsize=len(LIVES))
def course(name: str) -> Course:
    return live(LIVES[name])


def is_ordinary(one: Course, visit: int) -> bool:
    """Tell whether a visit is neither an easy one nor the first after a break."""
    targets = one.targets[visit].values()
    return not any(target.rir == 4 or "days off" in target.why for target in targets)


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_load_can_be_built(name: str) -> None:
    one = course(name)
    for exercise_id in one.targets[0]:
        exercise = library().find_exercise(exercise_id)
        assert exercise is not None
        offer = one.life.person.gear.loadable(exercise)
        loads = {aims[exercise_id].load for aims in one.targets}
        if offer is None:
            assert loads == {None}
            continue
        known = {given.grams for given in loads if given is not None}
        assert known
        assert known <= set(offer.totals)


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_target_says_why_in_one_calm_sentence(name: str) -> None:
    for aims in course(name).targets:
        for target in aims.values():
            for words in filter(None, (target.why, target.offer, target.note)):
                assert words.endswith(".")
                assert words.count(". ") == 0
                assert "!" not in words
                assert len(words) <= 150


@pytest.mark.parametrize("name", EVERYBODY)
def test_r_prog_04_no_step_is_above_ten_per_cent_unless_reps_came_first(name: str) -> None:
    one = course(name)
    visits = [visit for visit in range(len(one.days)) if is_ordinary(one, visit)]
    steps = 0
    for exercise_id in one.targets[0]:
        exercise = library().find_exercise(exercise_id)
        assert exercise is not None
        scale = load_steps_for(exercise, one.life.person.gear, one.life.person.body_weight)
        if scale is None:
            continue
        loads = one.loads(exercise_id)
        for before, now in pairwise(visits):
            if one.is_guess(before, exercise_id):
                continue
            old, new = one.heaviest(before, exercise_id), loads[now]
            moved = scale.moved(old)
            if old == 0 or moved is None or new <= old + moved * LARGEST_RAISE // 100 + SLACK:
                continue
            steps += 1
            done = [one.states[before].result(step) for step in one.work(before, exercise_id)]
            written = expand(library(), _session(one), None).steps_of(
                _place(one, exercise_id), "work"
            )
            assert written[0].reps is not None
            assert new == scale.up(old)
            assert all(result and (result.reps or 0) >= written[0].reps.lo + 5 for result in done)
    assert steps > 0


def _session(one: Course) -> Session:
    session = library().find_session(one.life.session)
    assert session is not None
    return session


def _place(one: Course, exercise_id: str) -> int:
    return list(one.targets[0]).index(exercise_id)


@pytest.mark.parametrize("name", EVERYBODY)
def test_r_deload_01_easy_weeks_come_every_five_to_nine_weeks_and_last_one(name: str) -> None:
    one = course(name)
    easy = [
        one.days[visit]
        for visit in range(len(one.days))
        if all(target.rir == 4 for target in one.targets[visit].values())
    ]
    weeks = sorted({day // 7 for day in easy})
    assert 5 <= len(weeks) <= 8
    away = [visit for visit in range(1, 104) if one.days[visit] - one.days[visit - 1] >= 14]
    for earlier, later in pairwise(weeks):
        broke_off = any(earlier < one.days[visit] // 7 <= later for visit in away)
        assert broke_off or 5 <= later - earlier <= 9
    assert len(easy) <= 2 * len(weeks)


def test_the_beginner_gains() -> None:
    one = course("gains")
    assert one.loads("kb_deadlift")[0] == 12_000
    assert one.loads("kb_deadlift")[-1] >= 36_000
    for exercise_id in one.targets[0]:
        loads = one.loads(exercise_id)
        assert loads[-1] > loads[0]
    halves = [sum(len(one.work(visit, name)) for name in one.targets[visit]) for visit in (0, 8)]
    assert halves[0] < halves[1]


def test_the_beginner_has_no_easy_week_in_the_first_eight() -> None:
    one = course("gains")
    early = [visit for visit, day in enumerate(one.days) if day < 56]
    assert all(target.rir is None for visit in early for target in one.targets[visit].values())


def test_who_stalls_is_held_and_not_pushed() -> None:
    one = course("stalls")
    late = [visit for visit in range(70, 104) if is_ordinary(one, visit)]
    for exercise_id in one.targets[0]:
        loads = [one.loads(exercise_id)[visit] for visit in late]
        assert max(loads) <= 1.1 * max(one.loads(exercise_id)[:70])
        assert len(set(loads)) <= 3


def test_r_deload_01_after_four_weeks_off_the_way_back_is_shorter_than_the_way_up() -> None:
    one = course("four weeks off")
    loads = one.loads("bb_deadlift")
    before, back = loads[39], loads[40]
    assert back <= 0.8 * before
    regained = next(visit for visit in range(40, 104) if loads[visit] >= before)
    first = next(visit for visit in range(40) if loads[visit] >= back)
    up = next(visit for visit in range(40) if loads[visit] >= before) - first
    assert regained - 40 < up
    assert "days off" in one.targets[40]["bb_deadlift"].why
    assert one.targets[40]["bb_deadlift"].sets == 2


def test_r_uni_01_the_weak_side_goes_first_and_r_uni_04_it_is_flagged_after_three_tests() -> None:
    one = course("weak left side")
    rows = [aims["db_row"] for aims in one.targets]
    assert {target.first_side for target in rows} == {"left"}
    flagged = [visit for visit, target in enumerate(rows) if "was more than" in target.note]
    assert flagged
    assert flagged[0] >= 16
    assert not any("right side" in target.note for target in rows)


def test_pounds_stay_pounds() -> None:
    one = course("pounds, few plates")
    units = {target.load.unit for aims in one.targets for target in aims.values() if target.load}
    assert units == {"lb"}
    assert one.loads("bb_deadlift")[-1] == max(one.loads("bb_deadlift"))


@pytest.mark.parametrize("name", EVERYBODY)
def test_what_next_prints_is_what_the_session_asks(name: str) -> None:
    one = course(name)
    lines = report(library(), _session(one), one.targets[-1])
    asked = [one.work(len(one.days) - 1, str(line["exercise"]))[0] for line in lines]
    assert [line["target"] for line in lines] == [step.target for step in asked]


def test_the_course_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    lines = course_lines(course("gains"))
    assert lines[1].startswith("    w01 2 × 10 × 12 kg")
    assert len(course_lines(course("gains"), every=True)) == 5 * (1 + 104)
    main(["stalls"])
    assert capsys.readouterr().out.startswith("stalls (intermediate)\n  Barbell deadlift\n")
