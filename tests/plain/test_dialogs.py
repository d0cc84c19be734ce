"""Questions in lines: notes, swaps, pain, and how the person is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import hold, line, plan_of
from support.screen.fake_host import FakeHost
from support.sessions.talk import PULL, ROW, Talk

from backcoach.core.coaching.health.closing import closing
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.coaching.targets.target import Target
from backcoach.core.reason import Reason
from backcoach.core.wording.reasons_en import reason_text
from backcoach.run.watched_session import WatchedSession

if TYPE_CHECKING:
    from collections.abc import Mapping


# Questions


def test_a_note_is_kept_as_it_is_typed() -> None:
    talk = Talk()
    assert talk.type("n New  shoes") == ["Note kept."]
    assert talk.type("n") == ["Write the note; Enter keeps it."]
    assert talk.type("q") == ["Note kept."]
    talk.type("n", "\x1b]0;owned\x07[/x]")
    assert talk.type("n", "")[-1] == "Nothing was changed."
    assert talk.state.notes == ("New shoes", "q", "]0;owned[/x]")
    assert not talk.plain.has_left


def test_an_exercise_is_swapped_by_its_number_or_name() -> None:
    assert Talk().type("v")[1:] == ["1 Pull, harder"]
    for typed in (["v", "1"], ["v 1"], ["v2", "pull"], ["v", "pu"]):
        assert Talk().type(*typed)[-3] == "Pull, set 1 of 2: 8 reps with 2 left."


@pytest.mark.parametrize("typed", [["v 1 always"], ["v", "1 always"], ["v pull always"]])
def test_f11_a_swap_can_be_for_good(typed: list[str]) -> None:
    talk = Talk()
    assert "Pull instead of Row from now on." in talk.type(*typed)
    assert talk.state.chosen == {"row": "pull"}
    assert talk.state.plan.exercise(talk.step).id == "pull"
    talk.type("v row always")
    assert talk.state.chosen == {}, "what it replaced is taken back for good as well"


def test_a_swap_without_more_is_for_today() -> None:
    talk = Talk()
    talk.type("v 1")
    assert talk.state.chosen == {}


def test_an_offer_is_taken_with_one_key() -> None:
    offer = Target(offer=Reason("rung_harder", {"exercise": "Pull"}), offer_exercise="pull")
    plan = plan_of(line(ROW, 2, load="20 kg"), targets={"row": offer})
    talk = Talk(host=FakeHost(plan))
    talk.type("o")
    assert talk.state.chosen == {"row": "pull"}
    assert talk.state.plan.exercise(talk.step).id == "row", "from next time on"
    talk.type("u")
    assert talk.state.chosen == {}
    assert Talk().type("o") == ["No other exercise is offered."]


@pytest.mark.parametrize("answer", ["", "q"])
def test_a_swap_that_is_not_wanted_is_none(answer: str) -> None:
    talk = Talk()
    assert talk.type("v", "x")[-1] == '"x" is none of these; q leaves.'
    assert talk.type(answer) == ["Nothing was changed."]
    assert talk.state.logged == {}


def test_an_exercise_without_neighbours_cannot_be_swapped() -> None:
    assert Talk(line(hold(), 1)).type("v") == ["There is nothing to swap it for."]


def test_pain_is_told_in_one_line_but_for_the_alarm_signs() -> None:
    talk = Talk()
    talk.type("")
    answer = talk.type("! 6 elbow dull")
    assert answer[-1].startswith("With it: 1 none of these; 2 chest")
    assert talk.type("")[:2] == ["6 of 10: this exercise is over for today.", "Row: skipped."]
    assert talk.state.pains[0].place == "elbow"


def test_pain_is_asked_about_one_thing_after_the_other() -> None:
    talk = Talk()
    assert talk.type("!")[-1].startswith("Where: 1 lower back; 2 upper back;")
    needed, again = talk.type("")[-2:]
    assert (needed.endswith("q leaves it."), again[:7]) == (True, "Where: "), "nothing is chosen"
    assert talk.type("elbow")[-1] == "How much: gone; from 1, hardly any, to 10, the worst."
    assert talk.type("lots")[0] == '"lots" is none of these; q leaves.'
    talk.type("3", "sharp", "")
    (pain,) = talk.state.pains
    assert (pain.level, pain.place, pain.kind) == (3, "elbow", "sharp")


def test_a_pain_that_ends_the_day_lets_nothing_go_on() -> None:
    talk = Talk()
    talk.type("", "", "! 9 elbow sharp", "")
    (answer,) = talk.type("f")
    reason = closing(talk.state)
    assert reason is not None
    assert answer == f"{reason_text(reason)} q leaves."
    assert talk.state.phase == "finished"


def test_a_key_of_the_session_answers_no_question_about_pain() -> None:
    talk = Talk()
    talk.type("", "!", "elbow", "3", "sharp")
    for key in "usvafnehwgmltpjk":
        assert talk.type(key)[0] == f'"{key}" is none of these; q leaves.'
    assert talk.state.red_flag is None
    talk.type("")
    assert talk.state.pains[0].place == "elbow"


def test_pain_in_one_line_begins_its_questions_anew() -> None:
    talk = Talk()
    talk.type("", "!", "! 3 elbow sharp", "")
    (pain,) = talk.state.pains
    assert (pain.level, pain.place, pain.kind) == (3, "elbow", "sharp")


def test_how_somebody_is_today_is_not_asked_in_vain() -> None:
    talk = Talk()
    talk.type("")
    assert talk.type("e") == ["This is asked before the first set."]
    assert talk.type("")[0].startswith("Set 1: ")


def test_a_question_about_pain_is_left_with_q() -> None:
    talk = Talk()
    assert talk.type("!", "q")[-1] == "Nothing was changed."
    assert talk.state.pains == ()
    assert talk.type("")[0].startswith("Go: ")


def test_a_red_flag_ends_the_session_and_says_what_to_do() -> None:
    talk = Talk()
    talk.type("", "")
    answer = talk.type("! 1 elbow dull chest")
    what_to_do = reason_text(instruction("heart"))
    assert answer[-2:] == [what_to_do, "q leaves."]
    assert talk.state.phase == "finished"
    for typed in ("f", "u", "e", ""):
        assert talk.type(typed) == [what_to_do]
    assert talk.state.phase == "finished"


def test_time_goes_on_while_a_question_is_open() -> None:
    talk = Talk()
    talk.type("", "", "n")
    assert talk.wait(90) == ["Rest over: Row, set 2. Enter: start next set."]
    assert talk.type("slept well") == ["Note kept."]


class HostOfToday(FakeHost):
    """Makes the session anew for who has energy, and forbids it to who has none."""

    def begin_today(self, answers: Mapping[str, str]) -> str:
        if answers["energy"] == "1":
            self.session = WatchedSession(self.session.state, self.clock)  # type: ignore[assignment]
            self.forbidden = "No training today."
            return self.forbidden
        self.forbidden = ""
        self.session = FakeHost(plan_of(line(PULL, 1))).session
        return ""


# How the person is


def test_the_session_is_made_anew_for_how_the_person_is() -> None:
    talk = Talk(host=HostOfToday(plan_of(line(ROW, 1))))
    answer = talk.type("e", "", "", "")
    assert answer[-3] == "Pull, set 1 of 1: 8 reps."
    assert talk.type("")[0] == "Go: 8 reps. Enter: set done."
    assert Talk().type("e", "q")[-1] == "Nothing was changed."


def test_a_session_that_is_forbidden_is_not_begun_until_the_answers_are_others() -> None:
    talk = Talk(host=HostOfToday(plan_of(line(ROW, 1))))
    answer = talk.type("e 1", "", "")
    assert answer[-2:] == ["No training today.", "e asks once more, q leaves."]
    assert talk.type("") == ["e asks once more, q leaves."]
    assert talk.type("e", "4", "", "")[-3] == "Pull, set 1 of 1: 8 reps."
