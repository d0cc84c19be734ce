"""Commands in lines: what each does, says and takes back."""

from __future__ import annotations

import pytest
from support.builders import line
from support.sessions.talk import ROW, Talk

from backcoach.core.views.set_page import known_today

# Corrections


def test_why_says_what_is_known_and_where_there_is_more() -> None:
    talk = Talk()
    known = known_today(talk.state)
    assert talk.type("w")[0] == known.text
    assert "backcoach why" in talk.type("why")[-1]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("500", "A set has 200 reps at most."),
        ("8 x much", '"much" is not a load; write "24 kg" or "53 lb"'),
        ("foo", '"foo" is not a command. Enter goes on, ? lists the commands.'),
        (
            "undp",
            '"undp" is not a command. Did you mean "undo"? Enter goes on, ? lists the commands.',
        ),
        ("\x1b[A", '"[A" is not a command. Enter goes on, ? lists the commands.'),
        ("u", "There is nothing to take back."),
        ("+", "No rest is running."),
        ("-", "No rest is running."),
        ("[", "No earlier set is done."),
        ("k", "No exercise above has sets left."),
    ],
)
def test_what_does_nothing_gets_one_helpful_line(typed: str, answer: str) -> None:
    talk = Talk()
    before = talk.state
    assert talk.type(typed) == [answer]
    assert talk.state is before


def test_a_session_is_ended_early_after_one_question_and_without_a_set_it_is_not_kept() -> None:
    talk = Talk()
    talk.type("", "")
    assert talk.type("f") == [
        "1 of 2 sets done. f: finish here, what is done is kept. Enter goes on."
    ]
    assert talk.type("") == ["Going on."]
    assert talk.state.phase == "resting"
    assert talk.type("f", "f")[1].startswith("Ended early: 1 of 2 sets")
    empty = Talk()
    assert empty.type("f")[0].startswith("No set is done yet. f: throw it away")
    empty.type("f")
    assert (empty.state.phase, empty.plain.has_left) == ("discarded", True)


def test_a_session_of_warm_ups_is_kept_or_thrown_away() -> None:
    for answer, phase in (("f", "finished"), ("2", "finished"), ("3", "discarded")):
        talk = Talk(line(ROW, 1, load="20 kg", warmup=[5]))
        talk.type("", "")
        asked = talk.type("f")[0]
        assert asked.startswith("Only warm-up sets are done. f: finish here")
        assert "3: throw it away" in asked
        talk.type(answer)
        assert talk.state.phase == phase


def test_leaving_out_the_only_set_asks_before_nothing_is_kept() -> None:
    talk = Talk(line(ROW, 1))
    assert talk.type("s")[0].startswith("No set is done yet.")
    talk.type("")
    assert talk.state.phase == "ready"


# Commands


def test_rest_is_made_longer_and_shorter_and_held() -> None:
    talk = Talk()
    talk.type("", "")
    assert talk.type("+") == ["Rest 1:45."]
    assert talk.type("-") == ["Rest 1:30."]
    assert talk.type("p") == ["Paused. Enter: go on."]
    talk.wait(500)
    assert talk.type("") == ["Going on.", "Rest 1:30."]


def test_undo_and_skip_say_where_the_session_stands() -> None:
    talk = Talk()
    assert talk.type("skip")[:2] == [
        "Set 1: skipped.",
        "Row, set 2 of 2: 8 × 20 kg with 2 left.",
    ]
    assert talk.type("undo")[:2] == [
        "Set 1 is open again.",
        "Row, set 1 of 2: 8 × 20 kg with 2 left.",
    ]


def test_undo_says_what_it_took_back_once() -> None:
    talk = Talk()
    talk.type("n new shoes")
    assert talk.type("u") == ["Took back the note."]
    assert talk.type("a") == ["Row has 3 sets now, u takes it back."]
    assert talk.type("u") == ["Took back the added set."]
    talk.type("", "", "9")
    assert talk.type("u")[0] == "Set 1: 8 × 20 kg."
    talk.type("r2")
    assert talk.type("u")[0] == "Took back: 2 left."
    assert talk.type("u")[0] == "Took back set 1."


def test_what_is_asked_is_answered_and_changes_nothing() -> None:
    talk = Talk()
    before = talk.state
    assert talk.type("t")[0].startswith("Ready. Then rest 1:30. Usual after two-arm pulls")
    assert talk.type("m")[0] == "Row, set 1 of 2"
    assert talk.type("l") == ["Row: 2 × 8, 20 kg, now."]
    assert talk.type("?")[0] == "Enter: start the set, end the set, end the rest"
    assert talk.state is before
