"""The form of the settings, filled in with what is set."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.shipped import shipped

from backcoach.core.loads.own_gear import OwnGear, Weight
from backcoach.core.questions.person.settings_again import changed, settings_form
from backcoach.core.settings.known_sets import KnownSet
from backcoach.core.settings.settings import BodyWeight, Day, Settings, Signals

SHIPPED = shipped()
SESSION = SHIPPED.session[0]
TODAY = Day(2026, 11, 28)
OWN = Settings(
    level="advanced",
    goal="strength",
    units="lb",
    body_weight=BodyWeight.parse("181.5 lb"),
    body_weight_date=Day(2026, 1, 1),
    equipment=("barbell", "discs"),
    signals=Signals(bell=False, voice=True),
    own_gear=OwnGear(kettlebells=(Weight(35),), bar=Weight(45)),
    known={"lat_pulldown": KnownSet(8)},
    get_ready=7,
)


@pytest.mark.parametrize("settings", [Settings(), OWN])
def test_passed_as_it_is_it_changes_nothing(settings: Settings) -> None:
    form = settings_form(SHIPPED, SESSION, settings)
    assert changed(form, settings, form.answers, TODAY) == settings


@pytest.mark.parametrize(
    ("signals", "answer"),
    [
        (Signals(), "usual"),
        (Signals(bell=False, notification=False), "silent"),
        (Signals(voice=True), "voice"),
        (Signals(voice=True, cues=True), "cues"),
        (Signals(tick=True), "tick"),
        (Signals(cues=True), "own"),
        (Signals(bell=False, notification=False, tick=True), "own"),
        (Signals(voice=True, tick=True), "own"),
    ],
)
def test_the_row_of_signals_stands_where_the_switches_are(signals: Signals, answer: str) -> None:
    settings = Settings(signals=signals)
    form = settings_form(SHIPPED, SESSION, settings)
    assert form.answers["signals"] == answer
    assert changed(form, settings, form.answers, TODAY).signals == signals


@pytest.mark.parametrize("settings", [Settings(), OWN])
def test_one_answer_changes_that_alone(settings: Settings) -> None:
    form = settings_form(SHIPPED, SESSION, settings)
    answers = {**form.answers, "level": "beginner"}
    assert changed(form, settings, answers, TODAY) == replace(settings, level="beginner")


def test_a_new_body_weight_is_of_today() -> None:
    form = settings_form(SHIPPED, SESSION, OWN)
    settings = changed(form, OWN, {**form.answers, "body_weight": "84"}, TODAY)
    assert str(settings.body_weight) == "185 lb"
    assert settings.body_weight_date == TODAY


def test_the_arrows_lead_from_the_body_weight_to_those_beside_it() -> None:
    form = settings_form(SHIPPED, SESSION, OWN)
    weight = next(field for field in form.fields if field.id == "body_weight")
    assert weight.options[weight.chosen].label == "181.5 lb"
    assert (weight.moved(-1).value, weight.moved(1).value) == ("82", "84")
