"""The form of a first run: what it asks, and what its answers make of the settings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from support.builders import exercise
from support.shipped import shipped

from backcoach.core.exercises.model import Library
from backcoach.core.loads.own_gear import OwnGear, Weight
from backcoach.core.planning.fitting.suit_session import adapt_session
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.questions.person.first_run import KITS, WEIGHTS, first_form, with_answers
from backcoach.core.settings.settings import Day, Settings, Signals
from backcoach.core.wording.disclaimer import DISCLAIMER, SCREENING

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Session
    from backcoach.core.questions.form import Field

SHIPPED = shipped()
FORM = first_form(SHIPPED)
TODAY = date(2026, 11, 24)


def the(name: str) -> Field:
    return next(field for field in FORM.fields if field.id == name)


def chosen(settings: Settings | None = None, **given: str) -> Settings:
    """Return the settings of someone who gives these answers and accepts the rest."""
    form = FORM
    for name, value in given.items():
        changed = the(name).picked(value)
        assert changed.value == value
        form = form.with_field(changed)
    return with_answers(settings or Settings(), form.answers, TODAY)


def test_accepting_everything_leaves_everything_as_usual() -> None:
    assert chosen() == Settings()


def test_it_asks_few_things_names_the_screening_form_and_says_what_it_is_not() -> None:
    names = [field.id for field in FORM.fields]
    assert names == [
        *("level", "goal", "programme", "units", "equipment", "kettlebell", "body_weight"),
        *("kettlebells", "dumbbells", "stack", "discs"),
        *("signals", "breathing"),
    ]
    assert FORM.text == f"{SCREENING} {DISCLAIMER}"
    assert "PAR-Q+" in SCREENING
    assert "eparmedx.com" in SCREENING
    for words in ("no medical advice", "ask a doctor", "emergency"):
        assert words in DISCLAIMER


def test_level_goal_and_units_are_taken_over() -> None:
    settings = chosen(level="advanced", goal="strength", units="lb")
    assert (settings.level, settings.goal, settings.units) == ("advanced", "strength", "lb")


@pytest.mark.parametrize(
    ("answer", "signals"),
    [
        ("usual", Signals()),
        ("silent", Signals(bell=False, notification=False)),
        ("voice", Signals(voice=True)),
        ("cues", Signals(voice=True, cues=True)),
        ("tick", Signals(tick=True)),
    ],
)
def test_signals_are_usual_silent_or_spoken_as_well(answer: str, signals: Signals) -> None:
    assert chosen(signals=answer).signals == signals


def test_a_switch_that_is_not_asked_about_stays() -> None:
    before = Settings(signals=Signals(countdown=True, flash=False))
    after = chosen(before, signals="silent").signals
    assert after.countdown
    assert not after.flash


# Body weight


def test_a_body_weight_is_dated_and_one_that_is_not_said_has_no_date() -> None:
    answers = chosen(body_weight="82")
    assert str(answers.body_weight) == "82 kg"
    assert answers.body_weight_date == Day(2026, 11, 24)
    assert chosen().body_weight_date is None


def test_s14_a_body_weight_is_kept_in_the_unit_of_the_person() -> None:
    assert str(chosen(body_weight="82", units="lb").body_weight) == "181 lb"


@pytest.mark.parametrize("unit", ["kg", "lb"])
@pytest.mark.parametrize("kg", WEIGHTS)
def test_every_body_weight_that_is_offered_can_be_kept(kg: int, unit: str) -> None:
    kept = chosen(body_weight=str(kg), units=unit).body_weight
    assert kept is not None
    assert abs(kept.grams / 1000 - kg) < 0.25  # type: ignore[operator]


def test_arrows_lead_to_lighter_and_heavier_from_the_middle() -> None:
    weight = the("body_weight")
    assert weight.value == ""
    assert weight.moved(-1).options[weight.chosen - 1].label == "70 kg, 154 lb"
    assert weight.moved(1).value == "72"
    numbers = [int(option.value) for option in weight.options if option.value]
    assert numbers == list(WEIGHTS)


# Equipment


@pytest.mark.parametrize("session", SHIPPED.session, ids=lambda exercise: exercise.id)
@pytest.mark.parametrize("kit", KITS)
def test_every_kit_makes_a_whole_session_of_every_session(kit: str, session: Session) -> None:
    settings = chosen(equipment=kit)
    assert settings.equipment == KITS[kit]
    fitting = adapt_session(SHIPPED, session, settings.person())
    assert fitting.session is not None
    needed = {
        thing
        for prescription in fitting.session.exercise
        for exercise in SHIPPED.exercise
        if exercise.id == prescription.exercise
        for thing in exercise.equipment
    }
    assert needed <= set(KITS[kit])


def test_everything_at_hand_is_no_list() -> None:
    assert chosen().equipment == ()


@pytest.mark.parametrize(("unit", "bell"), [("kg", "16 kg"), ("lb", "35 lb")])
def test_with_one_kettlebell_every_load_of_it_is_that_one(unit: str, bell: str) -> None:
    settings = chosen(equipment="kettlebell, bar", kettlebell="16", units=unit)
    session = SHIPPED.find_session("beginner")
    assert session is not None
    now = Today(now=0)
    plan = prepare(SHIPPED, session, settings.person(), (), now).plan
    assert plan is not None
    loads = {str(step.load) for step in plan.steps if step.load}
    assert loads == {bell}
    assert not any(step.kind == "warmup" for step in plan.steps), "nothing lighter is there"


def test_bells_that_are_written_already_stay() -> None:
    before = structs.replace(Settings(), own_gear=OwnGear(kettlebells=(Weight(20),)))
    assert chosen(before).own_gear == before.own_gear


def test_a_kit_is_offered_only_where_the_file_knows_its_words() -> None:
    library = Library(
        exercise=(exercise("pull", equipment=("pull-up bar", "wall")),), session=SHIPPED.session
    )
    offered = next(field for field in first_form(library).fields if field.id == "equipment")
    assert [option.value for option in offered.options] == ["", "bar alone"]


def test_dumbbells_and_a_bench_are_enough_for_a_hinge_and_both_pulls() -> None:
    person = chosen(equipment="two dumbbells, bench").person()
    for session in SHIPPED.session[:3]:
        suited = adapt_session(SHIPPED, session, person).session
        assert suited is not None
        exercises = {exercise.id: exercise for exercise in SHIPPED.exercise}
        patterns = {exercises[line.exercise].pattern for line in suited.exercise}
        assert patterns == {"hinge", "vertical_pull", "horizontal_pull"}


def test_what_was_set_and_is_not_asked_stays() -> None:
    before = structs.replace(Settings(), get_ready=7, pacer=False)
    after = chosen(before, level="beginner")
    assert (after.get_ready, after.pacer) == (7, False)


def test_r_breath_03_a_breath_that_must_not_be_held_is_kept_in_the_settings() -> None:
    assert not chosen().breathe_through
    assert chosen(breathing="through").breathe_through
    assert chosen(breathing="through").person().breathe_through
