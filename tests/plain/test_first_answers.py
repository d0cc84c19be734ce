"""The questions of a first run in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.screen.fake_host import FakeHost

from backcoach.core.questions.person.first_run import first_form
from backcoach.plain.conversation import Plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.questions.form import Form


class NewHost(FakeHost):
    """A host of a first run, which keeps how its form was answered."""

    settled: dict[str, str] | None = None
    form: Form

    def settle(self, answers: Mapping[str, str]) -> str:
        self.settled, self.first_form = dict(answers), None
        return "Kept"


def begun() -> tuple[NewHost, Plain, list[str]]:
    host, lines = NewHost(session="intermediate"), list[str]()
    host.form = host.first_form = first_form(host.library, host.chosen)
    plain = Plain(host, lines.append)
    plain.open()
    return host, plain, lines


def test_each_answer_brings_the_next_question_and_the_last_one_keeps_them() -> None:
    host, plain, lines = begun()
    for label, answer in (
        ("Experience", "3"),
        ("Goal", "strength"),
        ("Loads in", "1"),
        ("At hand", "no"),
    ):
        assert lines[-1].startswith(f"{label}: ")
        plain.hear(answer)
    assert lines[-1].startswith("Body weight: ")
    plain.hear("80")
    assert lines[-1].startswith("Barbell deadlift: best set")
    plain.hear("5 x 100 kg")
    while "Kept." not in lines:
        plain.hear("no")
    assert host.settled
    assert host.settled["body_weight"] == "80"
    assert (host.settled["level"], host.settled["goal"]) == ("intermediate", "strength")
    assert host.settled["known.bb_deadlift"] == "5 x 100 kg"
    assert lines[-1].endswith("Enter: start warm-up.")
    plain.hear("")
    assert host.session.state.phase == "working"


def test_enter_goes_on_at_once_and_asks_nothing_more() -> None:
    host, plain, lines = begun()
    plain.hear("")
    assert lines[-2].startswith("Go: ")
    assert host.settled == host.form.answers, "so that nobody is asked twice"
    plain.hear("")
    assert host.session.state.logged


def test_enter_after_an_answer_keeps_it_and_says_the_session_again() -> None:
    host, plain, _ = begun()
    for line in ("no", "no", "pounds", "no", "176"):
        plain.hear(line)
    plain.hear("")
    assert host.settled
    assert host.settled["body_weight"] == "80"
    assert host.settled["units"] == "lb"
    assert host.session.state.phase == "ready"


def test_an_answer_that_is_none_is_asked_again_and_commands_work_as_ever() -> None:
    host, plain, lines = begun()
    plain.hear("8")
    assert "none of these" in lines[-1]
    for _ in range(4):
        plain.hear("no")
    plain.hear("8")
    assert "is not a body weight" in lines[-1]
    plain.hear("t")
    assert "Ready" in lines[-1]
    plain.hear("81 kg")
    plain.hear("60")
    assert "Write a set" in lines[-1]
    plain.hear("q")
    assert plain.has_left
    assert host.settled
    assert host.settled["body_weight"] == "81"


def test_leaving_without_an_answer_asks_again_at_the_next_start() -> None:
    host, plain, _ = begun()
    plain.hear("t")
    plain.hear("q")
    assert host.settled is None


def test_what_was_answered_is_kept_when_the_session_begins_with_another_key() -> None:
    host, plain, lines = begun()
    plain.hear("3")
    plain.hear("s")
    assert host.settled
    assert host.settled["level"] == "intermediate"
    plain.hear("2")
    assert "is no command" not in lines[-1], "numbers are those of the set again"
    assert host.session.state.step
    assert host.session.state.prefill(host.session.state.step).reps == 2


def test_a_best_set_that_can_hardly_be_meant_is_asked_about_once() -> None:
    host, plain, lines = begun()
    for _ in range(5):
        plain.hear("no")
    plain.hear("5 x 1000 kg")
    assert lines[-1] == "5 x 1000 kg? Enter it again if that is right."
    plain.hear("5 x 600 kg")
    assert lines[-1].startswith("5 x 600 kg?"), "another doubtful one is another question"
    plain.hear("5 x 600 kg")
    assert lines[-1].startswith("Lat pull-down: best set")
    plain.hear("")
    assert host.settled
    assert host.settled["known.bb_deadlift"] == "5 x 600 kg"


def test_the_best_sets_are_those_of_the_session_that_fits_the_level() -> None:
    host, plain, lines = begun()
    for answer in ("2", "no", "no", "no", "no"):
        plain.hear(answer)
    assert lines[-1].startswith("Kettlebell deadlift: best set")
    plain.hear("5 x 40 kg")
    plain.hear("")
    assert host.settled
    assert host.settled["known.kb_deadlift"] == "5 x 40 kg"
