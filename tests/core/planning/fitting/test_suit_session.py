"""A session for what is at hand and for a level: what takes the place of what, and said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from support.builders import exercise, hold, line, one_armed

from backcoach.core.exercises.model import Exercise, Level, Library, Session
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.exercises.substitutes import nearest
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Reps, Seconds, Warmup
from backcoach.core.planning.expand import expand
from backcoach.core.planning.fitting.suit_session import (
    adapt_session,
    levels,
    missing,
    stand_in,
    with_lines,
)
from backcoach.core.reason import Reason, Value
from backcoach.core.session.plan import FALLBACK_REPS
from backcoach.core.settings.person import Person
from backcoach.userfiles import exercises_file as files

SHIPPED = files.load(Path(__file__).parents[4] / "exercises.toml")
VOCABULARY = sorted({thing for exercise in SHIPPED.exercise for thing in exercise.equipment})
GEAR = DEFAULT["kg"]


def someone(*equipment: str, level: Level | None = None) -> Person:
    return Person(gear=GEAR, level=level, equipment=frozenset(equipment))


def session(*names: str, level: Level = "beginner", **fields: str) -> Session:
    prescriptions = tuple(Prescription(exercise=name, sets=3, reps=Reps(8, 8)) for name in names)
    return Session(id=level, name="Test", level=level, exercise=prescriptions, **fields)  # type: ignore[arg-type]


def shipped(name: str) -> Session:
    known = SHIPPED.find_session(name)
    assert known is not None
    return known


def shipped_exercise(name: str) -> Exercise:
    known = SHIPPED.find_exercise(name)
    assert known is not None
    return known


def names(chosen: Session | None) -> list[str]:
    assert chosen is not None
    return [prescription.exercise for prescription in chosen.exercise]


PULLS = (
    exercise("hang", pattern="vertical_pull", equipment=("bar",), harder="band_pull"),
    exercise("band_pull", pattern="vertical_pull", equipment=("bar", "band"), harder="pull"),
    exercise("pull", pattern="vertical_pull", equipment=("bar",), harder="heavy_pull"),
    exercise("heavy_pull", pattern="vertical_pull", equipment=("bar", "belt", "discs")),
    exercise("pulldown", pattern="vertical_pull", equipment=("station",)),
)


def test_with_nothing_said_every_session_is_left_as_it_is() -> None:
    for shipped in SHIPPED.session:
        assert adapt_session(SHIPPED, shipped, someone()) == adapt_session(
            SHIPPED, shipped, someone(*VOCABULARY)
        )
        assert adapt_session(SHIPPED, shipped, someone()).session == shipped
        assert adapt_session(SHIPPED, shipped, someone()).notes == ()


def test_the_ladder_is_walked_rung_by_rung_the_easier_first_and_then_the_same_movement() -> None:
    library = Library(exercise=PULLS, session=(session("pull"),))
    around = [substitute.id for substitute in nearest(library, PULLS[2])]
    assert around == ["band_pull", "heavy_pull", "hang", "pulldown"]
    assert [pull.id for pull in nearest(library, PULLS[4])] == [pull.id for pull in PULLS[:4]]


def test_a_ladder_written_at_one_end_only_is_walked_in_both_directions() -> None:
    low, high = exercise("low"), exercise("high", easier="low")
    library = Library(exercise=(exercise("other"), low, high), session=(session("low"),))
    assert [substitute.id for substitute in nearest(library, low)] == ["high", "other"]
    assert [substitute.id for substitute in nearest(library, high)] == ["low", "other"]


def test_what_an_exercise_says_itself_comes_before_what_others_say_of_it() -> None:
    low, lower = exercise("low", harder="high"), exercise("lower")
    high = exercise("high", easier="lower")
    library = Library(exercise=(low, lower, high), session=(session("low"),))
    assert [substitute.id for substitute in nearest(library, high)] == ["lower", "low"]


def test_the_nearest_one_at_hand_is_taken_and_said() -> None:
    chosen = session("pull", "heavy_pull", level="advanced")
    library = Library(exercise=PULLS, session=(chosen,))
    done = adapt_session(library, chosen, someone("bar", "band"))
    assert names(done.session) == ["pull", "band_pull"]
    values: dict[str, Value] = {
        "exercise": "Heavy pull",
        "lack": ("belt", "discs"),
        "other": "Band pull",
    }
    assert done.notes == (Reason("lacks_replaced", values),)


def test_an_exercise_of_the_session_is_taken_again_only_when_there_is_no_other() -> None:
    chosen = session("pull", "heavy_pull", level="advanced")
    library = Library(exercise=PULLS[2:], session=(chosen,))
    both = adapt_session(library, chosen, someone("bar")).session
    assert names(both) == ["pull"]
    assert both is not None
    assert both.exercise[0].sets == sum(prescription.sets for prescription in chosen.exercise), (
        "with the sets of both"
    )
    many = Library(exercise=PULLS, session=(chosen,))
    assert names(adapt_session(many, chosen, someone("bar")).session) == ["pull", "hang"]


def test_what_nothing_can_replace_is_left_out_and_said() -> None:
    chosen = session("row", "pulldown")
    library = Library(exercise=(*PULLS, exercise("row")), session=(chosen,))
    done = adapt_session(library, chosen, someone("kettlebell"))
    assert names(done.session) == ["row"]
    values: dict[str, Value] = {"exercise": "Pulldown", "lack": ("station",)}
    assert done.notes == (Reason("lacks_left_out", values),)


def test_a_session_of_which_nothing_can_be_done_is_none_and_says_so() -> None:
    chosen = session("pulldown")
    done = adapt_session(Library(exercise=PULLS, session=(chosen,)), chosen, someone("kettlebell"))
    assert done.session is None
    values: dict[str, Value] = {"session": "Test", "lack": ("station",)}
    assert done.notes == (Reason("nothing_fits", values),)


def test_the_level_of_an_exercise_is_the_lowest_of_a_session_that_leads_to_it() -> None:
    library = Library(
        exercise=PULLS,
        session=(session("heavy_pull", level="advanced"), session("band_pull")),
    )
    assert levels(library) == {
        "hang": "beginner",
        "band_pull": "beginner",
        "pull": "advanced",
        "heavy_pull": "advanced",
    }


def test_an_exercise_that_no_session_leads_to_is_for_everyone() -> None:
    chosen = session("pull", level="intermediate")
    library = Library(
        exercise=(*PULLS, exercise("free", pattern="vertical_pull")), session=(chosen,)
    )
    assert names(adapt_session(library, chosen, someone("bar", level="beginner")).session) == [
        "free"
    ]


def test_a_level_that_an_exercise_names_itself_counts() -> None:
    free = exercise("free", pattern="vertical_pull", level="advanced")
    library = Library(exercise=(*PULLS, free), session=(session("pull"),))
    assert levels(library)["free"] == "advanced"
    low = structs.replace(PULLS[1], level="intermediate")
    library = Library(exercise=(PULLS[0], low, *PULLS[2:]), session=(session("pull"),))
    assert levels(library)["band_pull"] == "intermediate"
    assert levels(library)["pull"] == "beginner"
    library = Library(exercise=PULLS, session=(session("band_pull"),))
    named = Library(exercise=(PULLS[0], low, *PULLS[2:]), session=library.session)
    assert levels(named) == levels(library), "who names it in a session has decided"


@pytest.mark.parametrize("name", ["beginner", "home"])
def test_an_unsupported_row_is_no_stand_in_for_a_beginner_and_a_supported_one_is(name: str) -> None:
    kit = ("kettlebell", "pull-up bar")
    beginner = names(adapt_session(SHIPPED, shipped(name), someone(*kit)).session)
    assert "supported_kb_row" in beginner
    assert "kb_row" not in beginner
    later = adapt_session(SHIPPED, shipped("intermediate"), someone(*kit)).session
    assert {"supported_kb_row", "kb_row"} <= set(names(later))


@pytest.mark.parametrize("level", ["beginner", "intermediate", "advanced"])
def test_a_hold_stands_in_for_no_pull(level: Level) -> None:
    for pull in SHIPPED.exercise:
        if pull.pattern == "vertical_pull" and not pull.is_hold:
            assert not any(other.is_hold for other in nearest(SHIPPED, pull))
    for shipped in SHIPPED.session:
        done = adapt_session(SHIPPED, shipped, someone("pull-up bar", level=level)).session
        assert names(done).count("dead_hang") == names(shipped).count("dead_hang")


def test_a_drill_that_stands_in_has_no_reserve_and_its_own_rest() -> None:
    done = adapt_session(SHIPPED, shipped("beginner"), someone("wall", "pull-up bar")).session
    assert done is not None
    drill = done.exercise[0]
    assert (drill.exercise, drill.rir, drill.rest) == ("hinge_drill", None, None)
    assert expand(SHIPPED, done).slots[0].rest == 30


def test_an_exercise_above_the_level_gives_way_to_the_nearest_that_is_not() -> None:
    done = adapt_session(SHIPPED, shipped("advanced"), someone(level="intermediate"))
    assert names(done.session)[:2] == ["bb_deadlift", "pull_up"]
    values: dict[str, Value] = {
        "exercise": "Weighted pull-up",
        "level": "intermediate",
        "other": "Pull-up",
    }
    assert done.notes == (Reason("level_replaced", values),)
    beginner = adapt_session(SHIPPED, shipped("advanced"), someone(level="beginner"))
    assert names(beginner.session)[:2] == ["kb_deadlift", "band_pull_up"]


def test_a_level_above_that_of_the_session_changes_nothing() -> None:
    assert adapt_session(SHIPPED, shipped("beginner"), someone(level="advanced")).notes == ()


def test_without_a_level_the_session_sets_how_hard_a_variant_may_be() -> None:
    assert "chin_up" not in names(
        adapt_session(SHIPPED, shipped("home"), someone("pull-up bar")).session
    )
    strong = adapt_session(SHIPPED, shipped("home"), someone("pull-up bar", level="advanced"))
    assert names(strong.session) == ["scap_pull_up", "chin_up", "dead_hang"]


def test_what_is_too_hard_is_done_only_when_there_is_no_other_and_with_a_warning() -> None:
    hard, easy = session("pull", level="advanced"), session("pulldown")
    library = Library(exercise=PULLS[2:], session=(hard, easy))
    done = adapt_session(library, easy, someone("bar"))
    assert names(done.session) == ["pull"]
    values: dict[str, Value] = {
        "exercise": "Pulldown",
        "lack": ("station",),
        "level": "beginner",
        "other": "Pull",
    }
    assert done.notes == (Reason("lacks_replaced_hard", values),)
    kept = adapt_session(library, hard, someone("bar", level="beginner"))
    assert names(kept.session) == ["pull"]
    assert kept.notes == (Reason("level_kept", {"exercise": "Pull", "level": "beginner"}),)


def test_one_kettlebell_and_a_door_bar_are_a_session() -> None:
    done = adapt_session(SHIPPED, shipped("beginner"), someone("kettlebell", "pull-up bar"))
    patterns = {shipped_exercise(name).pattern for name in names(done.session)}
    assert patterns == {"hinge", "vertical_pull", "horizontal_pull"}
    values: dict[str, Value] = {
        "exercise": "Lat pull-down",
        "lack": ("pull-down station",),
        "other": "Scapular pull-up",
    }
    assert Reason("lacks_replaced", values) in done.notes


def test_a_band_and_a_bar_replace_the_machines_of_the_gym() -> None:
    done = adapt_session(SHIPPED, shipped("beginner"), someone("kettlebell", "pull-up bar", "band"))
    assert names(done.session) == [
        "kb_deadlift",
        "band_pulldown",
        "band_row",
        "supported_kb_row",
        "band_pull_up",
    ]


@settings(max_examples=200)
@given(
    equipment=st.sets(st.sampled_from(VOCABULARY), min_size=1),
    level=st.none() | st.sampled_from(("beginner", "intermediate", "advanced")),
    chosen=st.sampled_from(SHIPPED.session),
)
def test_with_any_equipment_a_session_can_be_done_or_says_that_nothing_fits(
    equipment: set[str], level: Level | None, chosen: Session
) -> None:
    person = someone(*equipment, level=level)
    done = adapt_session(SHIPPED, chosen, person)
    if done.session is None:
        assert [note.kind for note in done.notes] == ["nothing_fits"]
        assert all(missing(shipped_exercise(name), person) for name in names(chosen))
        return
    for prescription in done.session.exercise:
        assert set(shipped_exercise(prescription.exercise).equipment) <= equipment
    gone = [name for name in names(chosen) if name not in names(done.session)]
    for name in gone:
        assert any(note.values["exercise"] == shipped_exercise(name).name for note in done.notes)
    steps = expand(SHIPPED, done.session).steps
    assert all((step.reps is None) != (step.seconds is None) for step in steps)


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
