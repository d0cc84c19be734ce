"""Answers that are typed in the first form: best sets, and the weights that are at hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.shipped import shipped

from backcoach.core.loads.own_gear import OwnGear, Range, Weight
from backcoach.core.planning.fitting.fitting_session import fitting_session
from backcoach.core.questions.person.first_run import first_form, with_answers
from backcoach.core.questions.person.settings_again import settings_form
from backcoach.core.questions.person.typed_answers import (
    gear_text,
    known_fields,
    objection,
    problem,
    with_typed,
)
from backcoach.core.settings.person import KnownBest
from backcoach.core.settings.settings import Day, Settings

SHIPPED = shipped()
TODAY = Day(2026, 5, 1)


def answered(**answers: str) -> Settings:
    session = SHIPPED.find_session("intermediate")
    assert session
    usual = first_form(SHIPPED, session).answers
    given = {name.replace("__", "."): text for name, text in answers.items()}
    return with_answers(Settings(), {**usual, **given}, TODAY)


def test_best_sets_are_asked_of_the_loaded_lifts_of_the_session_and_pull_ups() -> None:
    session = SHIPPED.find_session("intermediate")
    assert session
    asked = [field.id for field in known_fields(SHIPPED, session, OwnGear().gear("kg"))]
    assert "known.bb_deadlift" in asked
    assert "known.pull_up" in asked
    assert len(asked) == len(set(asked))


def test_best_sets_become_what_is_known_of_the_person() -> None:
    settings = answered(known__bb_deadlift="5 x 100 kg", known__pull_up="8")
    assert settings.person().known == {
        "bb_deadlift": KnownBest(100_000, 5),
        "pull_up": KnownBest(None, 8),
    }


def test_a_load_without_a_unit_is_in_the_unit_of_the_person() -> None:
    settings = answered(units="lb", known__bb_deadlift="5 x 225")
    assert settings.person().known["bb_deadlift"].grams == 102_058


@pytest.mark.parametrize(
    ("name", "text", "is_far"),
    [
        ("bb_deadlift", "5 x 1000 kg", True),
        ("bb_deadlift", "5 x 250 kg", False),
        ("bb_deadlift", "90 x 40 kg", True),
        ("db_row", "10 x 400", True),
        ("db_row", "10 x 40", False),
        ("pull_up", "80", True),
        ("pull_up", "25", False),
    ],
)
def test_a_best_set_that_can_hardly_be_meant_is_asked_about(
    name: str, text: str, *, is_far: bool
) -> None:
    fields = first_form(SHIPPED, SHIPPED.find_session("intermediate")).fields
    asked = next(field for field in fields if field.id == f"known.{name}")
    assert bool(objection(asked, text, "kg")) == is_far
    assert not objection(asked, text, "kg", (text,)), "the same again is meant"


def test_what_is_far_too_heavy_goes_by_the_weights_at_hand() -> None:
    session = SHIPPED.find_session("intermediate")
    assert session
    settings = answered(dumbbells="4 6 8")
    form = settings_form(SHIPPED, session, settings)
    asked = next(field for field in form.fields if field.id == "known.db_row")
    assert objection(asked, "10 x 18", "kg")
    assert not objection(asked, "10 x 16", "kg")


def test_what_is_passed_over_is_not_known() -> None:
    assert answered().known == {}
    assert answered() == with_answers(Settings(), first_form(SHIPPED).answers, TODAY)


def test_weights_at_hand_are_taken_over() -> None:
    gear = answered(
        kettlebells="16 24, 32",
        dumbbells="4 6 8 12 16",
        stack="5 to 100 by 5 + 2.5",
        discs="20 20 2,5",
    ).own_gear
    assert list(map(str, gear.kettlebells)) == ["16", "24", "32"]
    assert gear.dumbbells == tuple(map(Weight, (4, 6, 8, 12, 16)))
    assert gear.stack == Range(start=Weight(5), step=Weight(5), end=Weight(100))
    assert gear.stack_plate == Weight("2.5")
    assert list(map(str, gear.discs)) == ["2 pairs of 20", "1 pair of 2.5"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("known.bb_deadlift", "8"),
        ("known.bb_deadlift", "0 x 100 kg"),
        ("known.bb_deadlift", "5 x much"),
        ("known.pull_up", "8 x 20 kg"),
        ("kettlebells", "sixteen"),
        ("kettlebells", "0"),
        ("dumbbells", "5 to 10"),
        ("dumbbells", "20 to 10 by 2"),
        ("stack", "5 10 + x"),
        ("stack", "1 to 900 by 1"),
        ("discs", " ".join(["20"] * 41)),
    ],
)
def test_an_answer_that_cannot_be_read_says_so_and_changes_nothing(field: str, text: str) -> None:
    assert problem(field, text, "kg")
    assert answered(**{field.replace(".", "__"): text}) == answered()


@pytest.mark.parametrize(
    ("level", "kit", "session"),
    [
        ("", "", SHIPPED.session[0].id),
        ("beginner", "", "beginner"),
        ("intermediate", "", "intermediate"),
        ("advanced", "", "advanced"),
        ("advanced", "kettlebell, bar", "home"),
    ],
)
def test_f6_level_and_kit_open_the_fitting_session(level: str, kit: str, session: str) -> None:
    settings = answered(level=level, equipment=kit)
    assert fitting_session(SHIPPED, settings).id == session


def test_a_session_of_the_persons_own_comes_before_that_of_a_level() -> None:
    mine = replace(SHIPPED.session[0], id="mine")
    library = replace(SHIPPED, session=(mine, *SHIPPED.session))
    assert fitting_session(library, answered(level="advanced")).id == "mine"


def test_what_is_set_stands_in_the_form_and_passed_as_it_is_changes_nothing() -> None:
    weights = {"dumbbells": "4 6 8 12", "stack": "5 12 19 + 2.5"}
    settings = answered(**weights, discs="20 10", kettlebells="16")
    form = settings_form(SHIPPED, SHIPPED.session[0], settings)
    typed = {field.id: field.typed for field in form.fields if field.example}
    assert typed["dumbbells"] == "4 6 8 12"
    assert typed["stack"] == "5 12 19 + 2.5"
    assert with_typed(settings, form.answers).own_gear == settings.own_gear


def test_weights_are_said_again_as_they_were_typed() -> None:
    typed = {
        "kettlebells": "16 24 32",
        "dumbbells": "5 to 30 by 2.5",
        "stack": "5 to 100 by 5 + 2.5",
        "discs": "20 20 2.5",
    }
    own = answered(**typed).own_gear
    assert {name: gear_text(name, own) for name in typed} == typed
    assert gear_text("stack", Settings().own_gear) == ""
