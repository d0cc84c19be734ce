"""The forms about pain and about the day, and what their answers mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from msgspec import structs
from support.shipped import shipped

from backcoach.core.coaching.health.places import PLACES
from backcoach.core.questions.pain_and_today import (
    FLAG_WORDS,
    TodayAnswers,
    pain_form,
    readiness_form,
    today_answers,
    today_form,
)
from backcoach.core.questions.person.typed_answers import problem
from backcoach.core.session.events import Flag, PainKind, PainReported, RedFlagReported

if TYPE_CHECKING:
    from backcoach.core.questions.form import Form


def values(form: Form, name: str) -> list[str]:
    """Return what a field may be answered with."""
    return [option.value for field in form.fields if field.id == name for option in field.options]


def answered(**given: str) -> TodayAnswers:
    """Return the answers of someone who gives these answers and passes the other questions."""
    form = readiness_form()
    assert all(value in values(form, name) for name, value in given.items())
    return today_answers({**form.answers, **given}, 1000, 60)


# Pain


def test_r_pain_01_a_report_says_how_much_where_and_which_kind() -> None:
    form = pain_form()
    assert values(form, "level") == [str(level) for level in range(11)]
    assert values(form, "place") == list(PLACES)
    assert values(form, "kind") == list(get_args(PainKind))


def test_r_pain_01_effort_is_told_from_pain() -> None:
    assert pain_form().text.startswith("Muscle burn and effort are not pain.")


@pytest.mark.parametrize("flag", get_args(Flag))
def test_r_red_01_to_04_every_red_flag_can_be_reported(flag: Flag) -> None:
    assert flag in values(pain_form(), "flag")
    assert flag in values(readiness_form(), "flag")
    assert FLAG_WORDS[flag]


def test_r_red_01_the_form_itself_says_what_cannot_wait() -> None:
    assert "Stop now and call your local emergency number" in pain_form().text


def test_nothing_is_chosen_beforehand_and_where_it_hurts_comes_first() -> None:
    form = pain_form()
    assert form.answers == {"place": "", "level": "", "kind": "", "flag": ""}
    assert [field.id for field in form.fields if field.is_open] == ["place", "level", "kind"]
    assert form.fields[0].moved(1).value == PLACES[0]


@pytest.mark.parametrize("form", [pain_form(), readiness_form()], ids=lambda form: form.title)
def test_every_answer_has_words_and_a_value_of_its_own(form: Form) -> None:
    for field in form.fields:
        assert all(option.label for option in field.options)
        assert len({option.value for option in field.options}) == len(field.options)
        assert len({option.label for option in field.options}) == len(field.options)


# The day


def test_questions_that_are_passed_change_nothing() -> None:
    assert answered() == TodayAnswers(None, ())


@pytest.mark.parametrize("energy", range(1, 6))
def test_energy_is_a_number_from_one_to_five(energy: int) -> None:
    assert answered(energy=str(energy)) == TodayAnswers(energy, ())


def test_the_ends_of_a_scale_say_what_they_mean() -> None:
    form = readiness_form()
    energy, pain = (field for field in form.fields if field.id in ("energy", "pain"))
    assert [option.label for option in energy.options] == [
        "as usual",
        "1, drained",
        "2",
        "3",
        "4",
        "5, fresh",
    ]
    assert [option.label for option in pain.options[:4]] == ["none", "gone", "1, hardly any", "2"]
    assert (pain.chosen, pain.value) == (0, "0")
    assert pain.options[-1].label == "10, the worst"


def test_pain_is_asked_in_the_same_words_before_a_session_and_in_it() -> None:
    before = {field.id: field for field in readiness_form().fields}
    during = {field.id: field for field in pain_form().fields}
    assert before["pain"].options[2:] == during["level"].options[1:]
    assert during["level"].options[0].label == "gone"
    for name in ("place", "kind", "flag"):
        assert before[name].options == during[name].options


def test_d3_pain_before_a_session_is_a_report_like_any_other() -> None:
    assert answered(pain="4", place="knee", kind="sharp").reports == (
        PainReported(at=1000, offset=60, level=4, place="knee", kind="sharp"),
    )


def test_d3_a_pain_that_is_gone_is_said_with_its_place_and_no_kind() -> None:
    assert answered(pain="gone", place="elbow").reports == (
        PainReported(at=1000, offset=60, level=0, place="elbow"),
    )
    form = readiness_form("elbow")
    asked = [field.id for field in form.fields if form.is_asked(field, {"pain": "gone"})]
    assert asked == ["energy", "pain", "place", "flag"]
    assert form.answers["place"] == "elbow", "where something hurt last"


def test_3_3_a_body_weight_is_asked_for_where_it_is_old() -> None:
    assert "body_weight" not in readiness_form().answers
    *_, field = readiness_form(weight_days=20).fields
    assert (field.id, field.value) == ("body_weight", "")
    assert "20 days" in field.label
    assert problem(field.id, "80", "kg")
    assert not problem(field.id, "80 kg", "kg")


def test_the_place_of_no_pain_says_nothing_and_is_not_asked() -> None:
    assert answered(place="knee").reports == ()
    form = readiness_form()
    asked = [field.id for field in form.fields if form.is_asked(field)]
    assert asked == ["energy", "pain", "flag"]
    assert all(form.is_asked(field, {"pain": "3"}) for field in form.fields)


@pytest.mark.parametrize("flag", get_args(Flag))
def test_every_warning_sign_can_be_said(flag: Flag) -> None:
    assert answered(flag=flag).reports == (RedFlagReported(at=1000, offset=60, flag=flag),)


# Before the first set


def test_of_several_sessions_one_is_asked_for_with_its_minutes() -> None:
    library = shipped()
    form = today_form(library, "home", 25)
    assert values(form, "session") == [session.id for session in library.session]
    assert form.answers["session"] == "home"
    assert form.answers["time"] == "25"
    assert all(" min" in option.label for option in form.fields[0].options)


def test_of_one_session_the_time_alone_is_asked_for() -> None:
    home = shipped().find_session("home")
    assert home is not None
    form = today_form(structs.replace(shipped(), session=(home,)), "home", None)
    assert form.fields[0].id == "time"
    assert form.answers["time"] == ""
