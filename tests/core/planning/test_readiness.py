"""Before a session: what is asked, and what the answers change."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from support.builders import Line, exercise, line

from backcoach.core.coaching.pain import BACK, PLACES, Place
from backcoach.core.coaching.target import Target
from backcoach.core.exercises.model import Exercise, Level, Library, Session
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load
from backcoach.core.planning.expand import expand
from backcoach.core.planning.readiness import (
    ALARMS,
    ENERGY,
    MOST_URGENT,
    PAIN,
    PAIN_PLACE,
    Adjusted,
    Alarm,
    Readiness,
    adjust,
)
from backcoach.core.settings.person import Person

if TYPE_CHECKING:
    from backcoach.core.session.plan import Plan

GEAR = DEFAULT["kg"]
HINGE = exercise("deadlift", pattern="hinge", implement="barbell", equipment=("barbell",))
DRILL = exercise("drill", pattern="hinge", load="none")
ROW = exercise("cable_row", implement="stack")
SUPPORTED = exercise("chest_supported_row", implement="dumbbell", equipment=("bench",))
PULLDOWN = exercise("lat_pulldown", pattern="vertical_pull", implement="stack")
PULL_UP = exercise("pull_up", pattern="vertical_pull", load="bodyweight")
OTHERS = (SUPPORTED, PULLDOWN, PULL_UP)


def ask(
    *lines: Line,
    answers: Readiness,
    others: tuple[Exercise, ...] = OTHERS,
    equipment: tuple[str, ...] = (),
    level: Level | None = None,
    targets: dict[str, Target] | None = None,
    sessions: tuple[Session, ...] = (),
) -> Adjusted:
    """Answer the questions before a session of these lines; other exercises are in the file."""
    session = Session(id="test", name="Test", exercise=tuple(wish for _, wish in lines))
    known = {one.id: one for one in (*(one for one, _ in lines), *others)}
    library = Library(exercise=tuple(known.values()), session=(session, *sessions))
    person = Person(gear=GEAR, level=level, equipment=frozenset(equipment))

    def plan_of(one: Session) -> Plan:
        return expand(library, one, targets)

    return adjust(library, session, answers, person, plan_of)


def planned(done: Adjusted) -> list[str]:
    """Return the work sets of a plan in order: `cable_row 40 kg`."""
    assert done.plan is not None
    return [
        f"{done.plan.exercise(step).id} {step.load or '-'}"
        for step in done.plan.steps
        if step.kind == "work"
    ]


def test_the_questions_are_few_and_say_what_their_ends_mean() -> None:
    assert (ENERGY.lowest, ENERGY.highest) == (1, 5)
    assert (PAIN.lowest, PAIN.highest) == (0, 10)
    assert set(ALARMS) == set(get_args(Alarm)) == set(MOST_URGENT)
    for question in (PAIN_PLACE, *(one.question for one in ALARMS.values())):
        assert question.endswith("?")
    for text in (ENERGY.low, ENERGY.high, ENERGY.text, PAIN.low, PAIN.high, PAIN.text):
        assert text


def test_without_answers_nothing_changes() -> None:
    lines = (line(HINGE, 3, load="60 kg"), line(ROW, 2, load="40 kg"))
    done = ask(*lines, answers=Readiness())
    assert planned(done) == ["deadlift 60 kg"] * 3 + ["cable_row 40 kg"] * 2
    assert (done.notes, done.stop) == ((), None)


@pytest.mark.parametrize("energy", [3, 4, 5])
def test_good_answers_change_nothing_either(energy: int) -> None:
    lines = (line(HINGE, 3, load="60 kg"),)
    good = ask(*lines, answers=Readiness(energy=energy, pain=2, place="lower back"))
    assert good == ask(*lines, answers=Readiness())


@pytest.mark.parametrize(
    ("alarm", "words"),
    [
        pytest.param("unwell", ("Not today", "doctor", "emergency number"), id="R-RED-01"),
        pytest.param("nerves", ("emergency department at once",), id="R-RED-02"),
        pytest.param("illness", ("No training today", "doctor"), id="R-RED-03"),
    ],
)
def test_r_red_01_to_03_an_alarm_sign_stops_the_session_before_it_begins(
    alarm: Alarm, words: tuple[str, ...]
) -> None:
    done = ask(line(HINGE), answers=Readiness(alarms=frozenset((alarm,))))
    assert done.plan is None
    assert done.stop is not None
    assert [word for word in words if word not in done.stop] == []
    assert "!" not in done.stop


def test_r_red_02_the_most_urgent_of_several_is_said() -> None:
    done = ask(line(HINGE), answers=Readiness(alarms=frozenset(get_args(Alarm))))
    assert done.stop == ALARMS["nerves"].stop


@pytest.mark.parametrize("place", [*BACK, None])
def test_r_pain_01_a_back_that_hurts_has_no_hinge_today(place: Place | None) -> None:
    lines = (line(HINGE, 3, load="60 kg"), line(ROW, 2))
    done = ask(*lines, answers=Readiness(pain=3, place=place))
    assert planned(done) == ["chest_supported_row -"] * 3 + ["cable_row -"] * 2
    assert done.notes == ("No hinge today: Chest supported row instead of Deadlift.",)


def test_what_comes_instead_has_its_own_targets() -> None:
    target = Target(load=Load.parse("14 kg"))
    done = ask(
        line(HINGE, load="60 kg"),
        answers=Readiness(pain=4),
        targets={"chest_supported_row": target},
    )
    assert planned(done) == ["chest_supported_row 14 kg"]


def test_what_comes_instead_is_at_hand_new_in_the_session_and_of_the_level() -> None:
    answers = Readiness(pain=5, place="lower back")
    no_bench = ask(line(HINGE), line(ROW), answers=answers, equipment=("barbell",))
    assert planned(no_bench) == ["lat_pulldown -", "cable_row -"]
    both_used = ask(
        line(HINGE), line(PULLDOWN), answers=answers, equipment=("barbell",), level="beginner"
    )
    assert planned(both_used) == ["pull_up -", "lat_pulldown -"]
    hard = Session(id="hard", name="Hard", level="advanced", exercise=(line(PULL_UP)[1],))
    too_hard = ask(
        line(HINGE),
        line(PULLDOWN),
        answers=answers,
        equipment=("barbell",),
        level="beginner",
        sessions=(hard,),
    )
    assert planned(too_hard) == ["lat_pulldown -"]
    assert too_hard.notes == ("No hinge today: Deadlift is left out.",)


def test_each_hinge_gets_another_stand_in_while_there_is_one() -> None:
    done = ask(line(DRILL), line(HINGE), line(ROW), answers=Readiness(pain=3), others=(SUPPORTED,))
    assert planned(done) == ["chest_supported_row -", "cable_row -"]
    assert done.notes == (
        "No hinge today: Chest supported row instead of Drill.",
        "No hinge today: Deadlift is left out.",
    )


def test_a_session_of_hinges_alone_does_not_begin() -> None:
    done = ask(line(HINGE), answers=Readiness(pain=3), others=())
    assert done.plan is None
    assert done.stop == "Only hinges were planned, so nothing is left: rest today."


def test_pain_elsewhere_is_left_to_the_person_with_a_word() -> None:
    done = ask(line(HINGE, 2), answers=Readiness(pain=4, place="knee"))
    assert planned(done) == ["deadlift -"] * 2
    assert done.notes == ("Pain 4 of 10, knee: leave out what brings it on.",)


@pytest.mark.parametrize(("energy", "percent", "load"), [(2, 5, "95 kg"), (1, 10, "90 kg")])
def test_low_energy_offers_a_set_less_of_each_and_lighter_loads(
    energy: int, percent: int, load: str
) -> None:
    lines = (line(HINGE, 3, load="100 kg"), line(PULL_UP, 1))
    done = ask(*lines, answers=Readiness(energy=energy))
    assert planned(done) == [f"deadlift {load}"] * 2 + ["pull_up -"]
    assert done.notes == (
        f"Energy {energy} of 5: one set less of each exercise, loads about {percent} % down.",
        f"Deadlift: {load} instead of 100 kg.",
    )


def test_warm_ups_become_lighter_with_the_work() -> None:
    done = ask(line(HINGE, load="100 kg", warmup=["3 x 90%"]), answers=Readiness(energy=1))
    assert done.plan is not None
    assert [str(step.load) for step in done.plan.steps] == ["80 kg", "90 kg"]
    assert done.notes == (
        "Energy 1 of 5: loads about 10 % down.",
        "Deadlift: 90 kg instead of 100 kg.",
    )


BELL = exercise("bell", pattern="hinge", implement="kettlebell")
HELPED = exercise("helped", pattern="vertical_pull", load="assisted")
LOADED = exercise("loaded", pattern="vertical_pull", load="added")
BAND = exercise("band", load="band")


@pytest.mark.parametrize(
    ("what", "before", "after"),
    [
        pytest.param(ROW, "42.5 kg", "40 kg", id="what can be loaded, rounded down"),
        pytest.param(ROW, "40 kg", "35 kg", id="the next size down"),
        pytest.param(BELL, "24 kg", "20 kg", id="the next bell"),
        pytest.param(HINGE, "62.5 kg", "57.5 kg", id="at least the whole share"),
        pytest.param(BELL, "20 kg", "16 kg", id="a bell that is just heavy enough"),
        pytest.param(BELL, "16 kg", "16 kg", id="a next bell that is too light"),
        pytest.param(BELL, "4 kg", "4 kg", id="the lightest bell"),
        pytest.param(HELPED, "-30 kg", "−35 kg", id="more help"),
        pytest.param(LOADED, "10 kg", "7.5 kg", id="less on top of the body"),
        pytest.param(LOADED, "2.5 kg", "-", id="the body alone"),
        pytest.param(BAND, "green band", "green band", id="a band has no number"),
        pytest.param(exercise("free", load="none"), "10 kg", "10 kg", id="no steps to go by"),
    ],
)
def test_a_load_goes_down_only_to_what_can_be_loaded(
    what: Exercise, before: str, after: str
) -> None:
    done = ask(line(what, load=before), answers=Readiness(energy=2))
    assert planned(done) == [f"{what.id} {after}"]
    is_said = any("instead of" in note for note in done.notes)
    assert is_said == (str(Load.parse(before)) != after)


def test_a_body_alone_is_said_in_words() -> None:
    done = ask(line(LOADED, load="2.5 kg"), answers=Readiness(energy=2))
    assert done.notes[-1] == "Loaded: body weight instead of 2.5 kg."


def test_when_there_is_nothing_to_take_off_nothing_is_said() -> None:
    assert ask(line(PULL_UP), answers=Readiness(energy=1)).notes == ()


def test_the_offer_is_declined_by_asking_without_the_energy() -> None:
    tired = Readiness(energy=1, pain=3, place="lower back")
    lines = (line(HINGE, 3), line(ROW, 3, load="60 kg"))
    declined = ask(*lines, answers=structs.replace(tired, energy=None))
    assert planned(declined) == ["chest_supported_row -"] * 3 + ["cable_row 60 kg"] * 3
    taken = ask(*lines, answers=tired)
    assert planned(taken) == ["chest_supported_row -"] * 2 + ["cable_row 50 kg"] * 2


def test_a_superset_keeps_its_rounds_and_is_none_when_left_alone() -> None:
    mates = (line(HINGE, 3, superset="a"), line(ROW, 3, superset="a"))
    tired = ask(*mates, answers=Readiness(energy=2))
    assert planned(tired) == ["deadlift -", "cable_row -"] * 2
    alone = ask(*mates, answers=Readiness(pain=3), others=())
    assert alone.plan is not None
    assert [slot.group for slot in alone.plan.slots] == [""]


@given(
    energy=st.none() | st.integers(1, 5),
    pain=st.none() | st.integers(0, 10),
    place=st.none() | st.sampled_from(PLACES),
    grams=st.integers(2_500, 200_000),
    sets=st.integers(1, 5),
)
def test_no_answer_ever_adds_work(
    energy: int | None, pain: int | None, place: Place | None, grams: int, sets: int
) -> None:
    answers = Readiness(energy=energy, pain=pain, place=place)
    load = f"{grams / 1000} kg"
    done = ask(line(HINGE, sets, load=load), line(ROW, sets, load=load), answers=answers)
    assert done.plan is not None
    for number in range(2):
        steps = done.plan.steps_of(number)
        assert 1 <= len(steps) <= sets
        for step in steps:
            assert step.load is None or (step.load.grams or 0) <= grams
            assert step.load is None or (step.load.grams or 0) * 100 >= grams * 80
    changed = done != ask(
        line(HINGE, sets, load=load), line(ROW, sets, load=load), answers=Readiness()
    )
    assert changed == bool(done.notes)
