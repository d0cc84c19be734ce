"""The cards of a first run, and what their form makes of the settings."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from support.shipped import shipped

from backcoach.core.planning.fitting.fitting_session import fitting_session
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.questions.form import CHOICE
from backcoach.core.questions.person.first_cards import first_cards, short_form
from backcoach.core.questions.person.first_run import KITS, with_answers
from backcoach.core.questions.person.typed_answers import KNOWN
from backcoach.core.settings.settings import Settings

SHIPPED = shipped()
CARDS = ("beginner", "intermediate", "advanced", "home")
TODAY = date(2026, 11, 24)


def settled(card: str, **given: str) -> Settings:
    """Return the settings of someone who takes a card, gives these answers, accepts the rest."""
    session = SHIPPED.find_session(card)
    assert session
    answers = {**short_form(SHIPPED, session, card).answers, **given}
    return with_answers(Settings(), answers, TODAY)


def test_each_shipped_session_has_a_card_with_its_length() -> None:
    cards = first_cards(SHIPPED)
    assert cards
    assert cards.answers == {CHOICE: "beginner"}
    (field,) = cards.fields
    assert tuple(option.value for option in field.options) == CARDS
    assert field.options[3].note == "about 36 min"


def test_a_file_that_begins_with_an_own_session_has_no_cards() -> None:
    own = replace(SHIPPED.session[0], id="mine")
    assert first_cards(replace(SHIPPED, session=(own, *SHIPPED.session))) is None
    assert first_cards(replace(SHIPPED, session=SHIPPED.session[:1])) is None


@pytest.mark.parametrize("card", CARDS)
def test_the_session_of_a_card_opens_now_and_next_time(card: str) -> None:
    assert fitting_session(SHIPPED, settled(card)).id == card


@pytest.mark.parametrize(
    "kit", [kit for kit, things in KITS.items() if {"band", "pull-up bar"} <= set(things)]
)
def test_home_stays_home_with_other_things_at_hand(kit: str) -> None:
    assert fitting_session(SHIPPED, settled("home", equipment=kit)).id == "home"


@pytest.mark.parametrize(
    ("kit", "session"),
    [("band alone", "bands"), ("bar alone", "bar"), ("dumbbells alone", "dumbbells")],
)
def test_who_has_just_one_thing_gets_the_session_for_it(kit: str, session: str) -> None:
    assert fitting_session(SHIPPED, settled("home", equipment=kit)).id == session


@pytest.mark.parametrize("card", CARDS[:3])
def test_a_card_alone_leaves_the_plan_of_its_session_as_it_is_written(card: str) -> None:
    session = SHIPPED.find_session(card)
    assert session
    today = Today(now=0)
    usual = prepare(SHIPPED, session, Settings().person(), (), today).plan
    assert prepare(SHIPPED, session, settled(card).person(), (), today).plan == usual


@pytest.mark.parametrize("card", ["", *CARDS])
def test_what_matters_is_asked_and_the_rest_waits(card: str) -> None:
    session = SHIPPED.find_session(card or "advanced")
    assert session
    form = short_form(SHIPPED, session, card)
    asked = [field.id for field in form.fields if form.is_asked(field)]
    known = [name for name in asked if name.startswith(KNOWN)]
    bell = ["kettlebell"] if card == "home" else []
    assert known
    assert asked == ["units", "body_weight", *known, "equipment", *bell, "breathing", "programme"]
    everything = replace(form, later=())
    assert {"level", "goal", "signals", "discs"} <= {
        field.id for field in everything.fields if everything.is_asked(field)
    }


def test_without_a_card_accepting_everything_leaves_everything_as_usual() -> None:
    session = SHIPPED.session[2]
    answers = short_form(SHIPPED, session).answers
    assert with_answers(Settings(), answers, TODAY) == Settings()


def test_without_a_session_for_home_the_level_decides() -> None:
    fewer = tuple(each for each in SHIPPED.session if each.id not in ("home", "bar"))
    settings = settled("intermediate", equipment="bar alone")
    assert fitting_session(replace(SHIPPED, session=fewer), settings).id == "intermediate"
