"""What an exercise that stands in for another has of its own, and what of the line."""

from __future__ import annotations

import pytest
from core.planning.fitting.suited import SHIPPED, session, shipped, someone
from msgspec import structs
from support.builders import exercise, hold, line, one_armed

from backcoach.core.exercises.model import Library
from backcoach.core.notation import Reps, Seconds, Warmup
from backcoach.core.planning.expand import expand
from backcoach.core.planning.fitting.suit_session import (
    adapt_session,
    stand_in,
    with_lines,
)
from backcoach.core.session.plan import FALLBACK_REPS


def test_a_drill_that_stands_in_has_no_reserve_and_its_own_rest() -> None:
    done = adapt_session(SHIPPED, shipped("beginner"), someone("wall", "pull-up bar")).session
    assert done is not None
    drill = done.exercise[0]
    assert (drill.exercise, drill.rir, drill.rest) == ("hinge_drill", None, None)
    assert expand(SHIPPED, done).slots[0].rest == 30


def test_a_stand_in_keeps_the_sets_and_what_suits_it() -> None:
    own, prescription = line("row", 3, reps=10, rest=90, rir=2, tempo="3-1-1-1")
    other = stand_in(prescription, exercise("other", reps="8-12", tempo="2-0-1-1"), "beginner")
    assert (other.exercise, other.sets, other.reps) == ("other", 3, Reps(10, 10))
    assert (other.rest, other.rir) == (90, 2)
    assert other.tempo is None, "the other exercise has its own"
    assert prescription.exercise == own.id


@pytest.mark.parametrize(
    ("usual", "reps"),
    [
        pytest.param("3-5", Reps(3, 5), id="outside of its range"),
        pytest.param("8-9", Reps(8, 9), id="only partly inside"),
        pytest.param("8-12", Reps(8, 10), id="from its lower end"),
        pytest.param("5-10", Reps(8, 10), id="up to its upper end"),
    ],
)
def test_reps_that_do_not_suit_the_stand_in_become_its_own(usual: str, reps: Reps) -> None:
    _, prescription = line("row", reps="8-10")
    assert stand_in(prescription, exercise("other", reps=usual), "beginner").reps == reps


def test_a_hold_gets_seconds_and_an_exercise_in_place_of_a_hold_gets_reps() -> None:
    _, row = line("row", 2, reps=10, rir=2, warmup=[8])
    held = stand_in(row, hold(seconds=20), "beginner")
    assert (held.reps, held.seconds, held.rir, held.warmup) == (None, Seconds(20), None, ())
    longer = structs.replace(held, seconds=Seconds(40))
    assert stand_in(longer, hold("other_hold"), "beginner").seconds == 40
    back = stand_in(held, exercise("other", reps="6-8"), "beginner")
    assert (back.reps, back.seconds) == (Reps(6, 8), None)
    bare = structs.replace(exercise("bare"), reps=None)
    assert stand_in(held, bare, "beginner").reps == FALLBACK_REPS
    assert stand_in(row, bare, "beginner").reps == Reps(10, 10)


def test_s16_f16_no_load_is_inherited_and_warm_ups_become_those_of_the_stand_in() -> None:
    _, prescription = line("row", reps=8, load="40 kg", warmup=["8 x 20 kg", "5 x 50%", 3])
    light = stand_in(prescription, exercise("other"), "beginner")
    assert light.load is None
    assert light.warmup == (Warmup.parse("ramp"),)
    assert stand_in(prescription, exercise("band", load="band"), "beginner").warmup == ()
    assert stand_in(prescription, exercise("body", load="bodyweight"), "beginner").warmup == ()
    cold = structs.replace(prescription, warmup=())
    assert stand_in(cold, exercise("other"), "beginner").warmup == ()


def test_neighbouring_lines_of_one_exercise_stay_as_written() -> None:
    heavier = [line("row", reps=reps, load=load)[1] for reps, load in ((10, "60 kg"), (8, "80 kg"))]
    alike = [line("row", 2, reps=8, rir=2)[1], line("row", 2, reps=8, rir=0)[1]]
    library = Library(
        exercise=(exercise("row", equipment=("machine",)),), session=(session("row"),)
    )
    for lines in (heavier, alike):
        written = structs.replace(session("row"), exercise=tuple(lines))
        assert adapt_session(library, written, someone()).session == written
    bell = exercise("bell", reps="6-12")
    other = Library(exercise=(*library.exercise, bell), session=library.session)
    for lines, sets in ((heavier, [1, 1]), (alike, [4])):
        written = structs.replace(session("row"), exercise=tuple(lines))
        done = adapt_session(other, written, someone("wall")).session
        assert done is not None
        assert [each.exercise for each in done.exercise] == ["bell"] * len(sets)
        assert [each.sets for each in done.exercise] == sets, "stand-ins that ask for the same"


def test_r_rest_01_a_rest_stays_where_it_suits_the_stand_in() -> None:
    _, prescription = line("row", rest=120)
    assert stand_in(prescription, exercise("other"), "beginner").rest == 120
    assert stand_in(prescription, one_armed(), "beginner").rest is None
    for bound in (45, 90):
        assert stand_in(line("row", rest=bound)[1], one_armed(), "beginner").rest == bound
    _, none = line("row", rest=0)
    assert stand_in(none, one_armed(), "beginner").rest == 0
    _, mate = line("row", rest=120, superset="a")
    assert stand_in(mate, one_armed(), "beginner").rest == 120
    _, unsaid = line("row")
    assert stand_in(unsaid, one_armed(), "beginner").rest is None


def test_a_superset_that_is_left_alone_is_none() -> None:
    lines = [line("row", superset="a")[1], line("pull")[1]]
    chosen = session("row")
    changed = with_lines(chosen, lines)
    assert changed is not None
    assert [prescription.superset for prescription in changed.exercise] == [None, None]
    mates = with_lines(chosen, [lines[0], lines[0]])
    assert mates is not None
    assert [prescription.superset for prescription in mates.exercise] == ["a", "a"]
    assert with_lines(chosen, []) is None
