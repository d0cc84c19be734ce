"""What a start asks first: open pains, and warning signs that nobody has cleared."""

from __future__ import annotations

from backcoach.core.coaching.health.health import Health, Pain
from backcoach.core.questions.form import CHOICE, Form
from backcoach.core.questions.health_at_start import health_form, health_reports
from backcoach.core.session.events import PainReported, RedFlagCleared

OPEN = Health(pains=(Pain("lower back", 7, "sharp", 2), Pain("elbow", 3, "dull", 0)))
FLAGGED = Health(flag="nerves", pains=OPEN.pains)


def form_of(health: Health) -> Form:
    form = health_form(health)
    assert form is not None
    return form


def test_nothing_is_asked_where_nothing_is_open() -> None:
    assert health_form(Health()) is None


def test_each_open_pain_is_asked_about_with_what_was_reported() -> None:
    form = form_of(OPEN)
    assert form.text == (
        "Lower back: 7 of 10, sharp, 2 days ago. Elbow: 3 of 10, today. How is it now?"
    )
    assert form.answers == {"lower back": "7", "elbow": "3"}
    assert [option.value for option in form.fields[0].options] == [str(n) for n in range(11)]


def test_the_answers_are_reports_of_the_same_kind_of_pain() -> None:
    answers = {"lower back": "0", "elbow": "4"}
    assert health_reports(OPEN, answers, 5, 60) == (
        PainReported(at=5, offset=60, level=0, place="lower back", kind="sharp"),
        PainReported(at=5, offset=60, level=4, place="elbow", kind="dull"),
    )


def test_d2_a_red_flag_is_asked_about_first_and_stays_where_it_is_not_cleared() -> None:
    form = form_of(FLAGGED)
    assert form.is_choice
    assert form.answers == {CHOICE: "no"}
    assert health_reports(FLAGGED, {CHOICE: "no"}, 5, 60) == ()
    assert health_reports(FLAGGED, {CHOICE: "yes"}, 5, 60) == (RedFlagCleared(at=5, offset=60),)
    (mistake,) = health_reports(FLAGGED, {CHOICE: "mistake"}, 5, 60)
    assert mistake == RedFlagCleared(at=5, offset=60, by_mistake=True)
