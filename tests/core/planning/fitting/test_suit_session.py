"""A session for what is at hand: what takes the place of what, and that it is said."""

from __future__ import annotations

import pytest
from core.planning.fitting.suited import (
    PULLS,
    SHIPPED,
    VOCABULARY,
    names,
    session,
    shipped,
    shipped_exercise,
    someone,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import exercise

from backcoach.core.exercises.model import Level, Library, Session
from backcoach.core.exercises.substitutes import nearest
from backcoach.core.planning.expand import expand
from backcoach.core.planning.fitting.suit_session import (
    adapt_session,
    missing,
)
from backcoach.core.reason import Reason, Value


def test_with_nothing_said_every_session_is_left_as_it_is() -> None:
    for each in SHIPPED.session:
        assert adapt_session(SHIPPED, each, someone()) == adapt_session(
            SHIPPED, each, someone(*VOCABULARY)
        )
        assert adapt_session(SHIPPED, each, someone()).session == each
        assert adapt_session(SHIPPED, each, someone()).notes == ()


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
    for each in SHIPPED.session:
        done = adapt_session(SHIPPED, each, someone("pull-up bar", level=level)).session
        assert names(done).count("dead_hang") == names(each).count("dead_hang")


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
