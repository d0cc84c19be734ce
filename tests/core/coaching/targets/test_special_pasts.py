"""Targets after a break, with the lightest or heaviest load, and where nothing is reported."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.builders import exercise, line, plan_of
from support.lives import Lifter, train
from support.pasts import ADDED, CHIN, DAY, FIXED, PERSON, ROW, next_time, trained, visit, visits

from backcoach.core.coaching.ability.curve import factor, reps_to_failure
from backcoach.core.coaching.targets.target import Target
from backcoach.core.coaching.targets.targets import targets
from backcoach.core.exercises.model import Library, Session
from backcoach.core.notation import Load
from backcoach.core.reason import Reason
from backcoach.core.session.past.recorded import Origin
from backcoach.core.session.plan import Result
from backcoach.core.settings.person import KnownBest

if TYPE_CHECKING:
    from support.builders import Line


STEP = 5_000  # of the stack, in grams


def grams(target: Target) -> int:
    assert target.load is not None
    return target.load.grams or 0


def reps(target: Target) -> int:
    assert target.reps is not None
    return target.reps.lo


def test_r_deload_01_after_a_break_it_starts_lighter_and_says_so() -> None:
    past = visits(ROW, *[(9, 9, 9)] * 4, rir=2)
    usual, short, long = (next_time(ROW, past, days=days) for days in (3, 15, 29))
    assert grams(long) < grams(usual)
    assert grams(long) <= grams(short) <= grams(usual)
    assert 0.7 <= grams(long) / grams(usual) <= 0.9
    assert long.why is not None
    assert (long.why.kind, long.why.values["days"]) == ("after_break", 29)


def test_r_dl_02_a_hinge_leaves_one_more() -> None:
    lift = line(exercise("lift", implement="barbell", pattern="hinge", start="60 kg"), 3, rir=2)
    assert next_time(lift, visits(lift, (8, 8, 8), load="60 kg", rir=3)).rir == 3
    assert next_time(FIXED, visits(FIXED, (8, 8, 8), rir=2)).rir == 2


def test_r_prog_06_where_no_load_leads_on_the_tempo_does() -> None:
    bell = exercise("bell", implement="kettlebell", reps="8-12", tempo="2-1-1-1", start="24 kg")
    only = replace(PERSON.gear.kettlebells, sizes=PERSON.gear.kettlebells.sizes[5:6])
    person = replace(PERSON, gear=replace(PERSON.gear, kettlebells=only))
    what = line(bell, 3, rir=2)
    session = Session(id="test", name="Test", exercise=(what[1],))
    library = Library(exercise=(bell,), session=(session,))
    strong = Lifter(person, {"bell": 48_000})
    past = train(library, session, strong, 14)
    variations = [state.plan.steps_of(0, "work")[-1].variation for state in past]
    assert variations[0] == 0
    assert max(variations) == 2
    tempo = past[-1].plan.steps_of(0, "work")[-1].tempo
    assert tempo is not None
    assert tempo.peak == 2


def test_added_weight_may_come_down_to_body_weight_alone() -> None:
    added = line(exercise("added", load="added", start="2.5 kg"), 3, reps="3-6", rir=2)
    past = visits(added, (1, 1, 1), load="2.5 kg", rir=0)
    assert next_time(added, past).load is None


def test_neighbouring_lines_of_one_exercise_go_on_from_their_own_sets_and_one_ability() -> None:
    lines = [line(ROW[0], 1, reps=reps, rir=2) for reps in (10, 8, 5)]
    session = Session(id="test", name="Test", exercise=tuple(written for _, written in lines))
    library = Library(exercise=(ROW[0],), session=(session,))
    keys = ("row", "row#2", "row#3")
    loads = ("60 kg", "65 kg", "75 kg")
    aims = {key: Target(load=Load.parse(load)) for key, load in zip(keys, loads, strict=True)}
    plan = plan_of(*lines, targets=aims)
    results = [
        Result(reps=reps, load=Load.parse(load), rir=2)
        for reps, load in zip((10, 8, 5), loads, strict=True)
    ]
    past = [trained(plan, results, day=day) for day in (0, 3)]
    given = targets(library, session, past, PERSON, 6 * DAY)
    for key, before in aims.items():
        assert abs(grams(given[key]) - grams(before)) <= STEP
    assert grams(given["row"]) < grams(given["row#3"])
    assert [reps(given[key]) for key in keys] == sorted(map(reps, given.values()), reverse=True)
    assert len({str(given[key].abilities) for key in keys}) == 1


def test_a_single_set_at_one_target_is_asked_about_now_and_then_however_long_the_past() -> None:
    single = line(exercise("row", implement="stack"), 1, reps=10, rir=2)
    days = [3.5 * place for place in range(40)]
    past = [visit(single, 10, load="60 kg", rir=2, day=day) for day in days]
    kinds = []
    for end in range(24, 40):  # no more than the last twelve weeks are read
        why = next_time(single, past[end - 24 : end]).why
        assert why is not None
        kinds.append(why.kind)
    assert set(kinds) == {"steady", "check_report"}
    assert kinds.count("check_report") <= len(kinds) // 2


def test_a_past_set_of_0_kg_leads_to_the_lightest_added_weight() -> None:
    target = next_time(ADDED, [visit(ADDED, 9, 9, 9, load="0 kg", rir=2)])
    assert grams(target) == 2_500


def test_who_reports_nothing_is_asked_again_after_some_visits_and_never_for_more() -> None:
    past = visits(ROW, (9, 9, 9), (9, 9, 9), rir=2)
    kinds = []
    for place in range(24):
        target = next_time(ROW, past)
        assert target.why is not None
        kinds.append(target.why.kind)
        assert grams(target) == 40_000
        aim = replace(target, abilities={})
        plan = plan_of(ROW, targets={"row": aim})
        silent = [Result(reps=reps(target), load=target.load)] * 3
        past.append(trained(plan, silent, day=3 * (place + 2), reported=False))
    runs = [len(list(group)) for kind, group in groupby(kinds) if kind == "assumed"]
    assert 2 <= kinds.count("check") <= 6
    assert max(runs) <= 6


def test_a_known_number_of_reps_leaves_the_reserve() -> None:
    target = next_time(CHIN, person=replace(PERSON, known={"chin": KnownBest(None, 9)}))
    assert target.why is not None
    assert target.why.kind == "known_reps"
    assert 1 <= reps(target) <= 7


def test_a_known_best_between_two_sizes_leaves_what_it_should() -> None:
    arm = line(exercise("arm", implement="dumbbell", reps="10-12"), 2, rir=2)
    person = replace(PERSON, known={"arm": KnownBest(30_000, 5)})
    target = next_time(arm, person=person)
    possible = reps_to_failure(30_000 * factor(5) / grams(target))
    assert possible - reps(target) <= 4  # hard enough at the first visit


@pytest.mark.parametrize(("what", "load", "asked"), [(ROW, "40 kg", 8), (CHIN, None, 5)])
def test_who_never_said_anything_is_asked_for_what_a_set_shows(
    what: Line, load: str | None, asked: int
) -> None:
    for count in range(1, 8):
        past = visits(what, *[(8, 8, 8)] * count, load=load, reported=False)
        target = next_time(what, past)
        assert target.why is not None
        is_asked = count in (3, 7)
        assert target.why.kind.startswith("check" if is_asked else "assumed")
        assert (target.honest is not None) is is_asked
        assert (target.load, reps(target)) == (Load.parse(load) if load else None, asked)


def test_the_first_time_after_an_import_names_the_program() -> None:
    own = visits(ROW, (8, 8, 8), rir=2)
    imported = [replace(state, origin=Origin("hevy")) for state in own]
    note = Reason("imported", {"program": "Hevy", "days": 3})
    assert note in next_time(ROW, imported).notes
    assert next_time(ROW, own).notes == ()


def test_loads_that_are_not_as_configured_are_learned_and_said_once() -> None:
    def notes(*loads: str) -> list[Reason]:
        days = enumerate(loads)
        past = [visit(ROW, 9, 9, 9, load=load, rir=2, day=3 * place) for place, load in days]
        return [note for note in next_time(ROW, past).notes if note.kind == "loads_learned"]

    assert notes("20 kg", "25 kg") == []
    (first,) = notes("20 kg", "18.1 kg")
    assert first.values["loads"] == ("13.1 kg", "18.1 kg", "23.1 kg")
    (second,) = notes("18.1 kg", "22.6 kg")
    assert second.values["loads"] == ("18.1 kg", "22.6 kg", "27.1 kg")
    assert notes("18.1 kg", "18.1 kg") == []
    assert notes("18.1 kg", "22.6 kg", "22.6 kg") == []
