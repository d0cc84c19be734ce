"""The lines of the next session, as text and as objects of JSON."""

from __future__ import annotations

import json

from support.builders import exercise, hold, line

from backcoach.core.coaching.ability.curve import value_of
from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import Library, Session
from backcoach.core.notation import Load, Reps
from backcoach.core.planning.next_session import NextLine, next_lines
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Ability
from backcoach.core.views.listings import WIDTH
from backcoach.core.views.next_targets import next_text, next_values
from backcoach.core.wording.reasons_en import reason_text

ROW, HANG = line("row", 3), line(hold(), 2)
ASSISTED = line(exercise("assisted", load="assisted"), 1)
SESSION = Session(id="s", name="S", exercise=(ROW[1], HANG[1], ASSISTED[1], ROW[1]))
LIBRARY = Library(exercise=(ROW[0], HANG[0], ASSISTED[0]), session=(SESSION,))


def public(targets: dict[str, Target]) -> list[dict[str, object]]:
    return [next_values(line, {}) for line in next_lines(LIBRARY, SESSION, targets)]


def test_each_line_has_what_will_be_asked_and_why() -> None:
    targets = {
        "row": Target(
            load=Load(22_500),
            reps=Reps(8, 10),
            sets=2,
            why=Reason("first_guess", {"load": Load(22_500)}),
            abilities={"both": Ability(value_of(30_000, 5), 1.0, 0)},
            is_mass=True,
            offer=Reason("half_back"),
            offer_exercise="other",
            notes=(Reason("side_watch", {"side": "left", "percent": 12, "margin": 4}),),
        )
    }
    assert public(targets)[0] == {
        "exercise": "row",
        "name": "Row",
        "sets": 2,
        "target": "8–10",
        "targets": [{"target": "8–10", "load": "22.5 kg"}] * 2,
        "load_kg": 22.5,
        "load": "22.5 kg",
        "why": "First time: try 22.5 kg. How many are left decides the next load.",
        "reason": {"kind": "first_guess", "values": {"load": {"grams": 22_500}}},
        "offer": "Half the sets in the first week back.",
        "offer_exercise": "other",
        "offer_reason": {"kind": "half_back"},
        "note": "Your reports put the left side about 12 % behind, give or take 4.",
        "note_reasons": [
            {"kind": "side_watch", "values": {"side": "left", "percent": 12, "margin": 4}}
        ],
        "ability": {"both": {"kg": 35.0, "margin_kg": 1.7}},
    }


def test_missing_values_are_null() -> None:
    lines = public({})
    assert [line["target"] for line in lines] == ["8", "20 s", "8", "8"]
    empty = ("load_kg", "load", "reason", "offer", "offer_exercise", "offer_reason", "note")
    assert {lines[1][name] for name in empty} == {None}
    assert (lines[1]["why"], lines[1]["note_reasons"]) == ("", [])


def test_pounds_stay_pounds_and_assistance_is_negative() -> None:
    lines = public(
        {"row": Target(load=Load.parse("50 lb")), "assisted": Target(load=Load(-30_000))}
    )
    assert (lines[0]["load"], lines[0]["load_kg"]) == ("50 lb", 22.68)
    assert (lines[2]["load"], lines[2]["load_kg"]) == ("−30 kg", -30.0)
    assert json.loads(json.dumps(lines)) == lines


def test_the_second_line_of_an_exercise_has_a_target_of_its_own() -> None:
    first, second = Reason("half_back"), Reason("half_first_weeks")
    lines = public({"row": Target(why=first), "row#2": Target(why=second)})
    assert [lines[0]["reason"], lines[3]["reason"]] == [
        {"kind": "half_back"},
        {"kind": "half_first_weeks"},
    ]


def test_the_next_session_is_listed_with_its_reasons() -> None:
    easy, behind = (
        Reason("half_first_weeks"),
        Reason("side_watch", {"side": "left", "percent": 12, "margin": 4}),
    )
    lines_to_come = [
        NextLine(exercise="row", name="Row", sets=3, target="8–10", load=Load(20_000), reason=easy),
        NextLine(
            exercise="dead_hang",
            name="Dead hang",
            sets=1,
            target="20 s",
            reason=Reason("half_back"),
            notes=(behind,) * 4,
            offer=easy,
        ),
    ]
    plain = next_text(SESSION, lines_to_come, {})
    noted = next_text(SESSION, lines_to_come, {}, notes=(behind,)).split("\n")
    assert [noted[0], *noted[2:]] == plain.split("\n")
    assert "left" in noted[1]
    lines = plain.split("\n")
    assert lines[:4] == [
        "S, beginner",
        "  Row                          3 × 8–10 × 20 kg",
        "    Half the sets in the first two weeks.",
        "  Dead hang                    1 × 20 s",
    ]
    assert lines[4] == "    Half the sets in the first week back."
    assert " ".join(map(str.strip, lines[5:-1])) == " ".join([reason_text(behind)] * 4)
    assert lines[-1] == "    Half the sets in the first two weeks."
    assert all(len(text) <= WIDTH for text in lines)
