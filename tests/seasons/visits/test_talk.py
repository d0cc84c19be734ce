"""What is read from printed lines, whatever small differences they have."""

from __future__ import annotations

import pytest

from seasons.visits.talk import Load, Scene, kind_of, load_in, topic


@pytest.mark.parametrize(
    ("line", "side", "lo", "hi", "left", "load"),
    [
        ("Next: Pull-up, set 2 of 3: 11 reps with 2 left.", "", 11, 11, 2, None),
        ("Row, left side, set 1 of 2: 8–10 × 22.5 kg with 3 left.", "left", 8, 10, 3, 22.5),
        ("Row, right, set 1 of 2: 8-10 x 22,5 kg, nothing in reserve.", "right", 8, 10, 0, 22.5),
        ("Assisted pull-up, set 1 of 2: 6 × −35 kg with 3 left.", "", 6, 6, 3, -35),
        ("Assisted pull-up, set 1 of 2: 6 × 35 kg of help, 3 left.", "", 6, 6, 3, -35),
        ("Next: Lat pull-down, set 1 of 1: 15 × 85 lb.", "", 15, 15, None, 85 * 0.45359237),
        ("Band row, set 1 of 3: 12 × light band, 4 or more in reserve.", "", 12, 12, 4, "light"),
    ],
)
def test_a_set_is_read_from_its_line(  # noqa: PLR0917  the columns of the table above
    line: str, side: str, lo: int, hi: int, left: int | None, load: float | str | None
) -> None:
    scene = Scene()
    scene.hear([line])
    asked = scene.asked
    assert asked is not None
    assert (asked.side, asked.lo, asked.hi, asked.left) == (side, lo, hi, left)
    if isinstance(load, str):
        assert asked.load == Load(band=load)
    else:
        assert (asked.load and asked.load.kg) == (load and pytest.approx(load))
    assert not scene.question


def test_a_set_that_begins_has_the_amounts_of_its_own_line() -> None:
    scene = Scene()
    scene.hear(["Next: Row, set 2 of 3: 10 × 55 kg with 2 left.", "Squeeze. Enter: start set."])
    scene.hear(["Go: 8 × 50.5 kg. Squeeze: chest up. Enter: set done."])
    assert scene.is_working
    assert scene.asked is not None
    assert (scene.asked.hi, scene.asked.load, scene.asked.left) == (8, Load(50.5), 2)


def test_as_many_as_leave_some_is_no_number_of_repetitions() -> None:
    scene = Scene()
    scene.hear(["Next: Row, set 2 of 3: as many as leave 1 × 55 kg."])
    assert scene.asked is not None
    assert (scene.asked.as_many, scene.asked.left, scene.asked.load) == (True, 1, Load(55))
    scene.hear(["Next: Row, set 2 of 3: 10 × 55 kg.", "In the last set as many as leave one."])
    assert not scene.asked.as_many
    scene.hear(["Next: Row, set 3 of 3: 10 × 55 kg."])
    assert (scene.asked.as_many, scene.asked.left) == (True, 1)
    scene.hear(["Next: Pull-up, set 1 of 1: 6 reps."])
    assert not scene.asked.as_many


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("How many were left? 0 to 4.", "reserve"),
        ("Lat pull-down: which load? Enter leaves it to the coach.", "load"),
        ("Body weight: from 40 kg, to 160 kg. Enter: not said.", "body_weight"),
        ("Is the pain in the lower back gone? 1 yes; 2 no. Enter: no.", "pain_gone"),
        ("Lower back: from 0, gone, to 10, the worst. Enter: 7.", "pain_level"),
        ("Has a doctor cleared you for training? 1 yes; 2 no.", "doctor"),
        ("Your best set of the barbell deadlift? 5 x 100 kg", "best"),
        ("Pull-ups, the most in one go. Enter: not known.", "most_reps"),
        ("With it: 1 nothing else; 2 chest. Enter: nothing else.", "other"),
    ],
)
def test_a_question_is_known_by_what_it_is_about(line: str, about: str) -> None:
    scene = Scene()
    scene.hear([line])
    assert topic(scene.question) == about
    scene.hear(["Enter goes on, m tells more, ? lists the commands.", "Set 1: 8 × 40 kg, 2 left."])
    assert not scene.question
    scene.hear(["Row, set 1 of 3: 8 × 40 kg with 3 left. Enter: begin."])
    assert not scene.question


def test_targets_for_next_time_have_kinds_of_reasons() -> None:
    scene = Scene()
    scene.hear(
        [
            "Session complete: 13 of 13 sets in 38 min.",
            "Next time: Barbell deadlift, 3 × 8 × 112.5 kg. Down from 112.5 kg: 112.5 kg again.",
        ]
    )
    target, why = scene.targets["Barbell deadlift"]
    assert scene.is_complete
    assert target == "3 × 8 × 112.5 kg"
    assert kind_of(why) == "Down from N kg: N kg again."


def test_a_day_without_training_is_known() -> None:
    scene = Scene()
    scene.hear(["Lower back 7 of 10: rest today.", "e asks once more, q leaves."])
    assert scene.is_closed
    assert not scene.question


def test_the_reason_of_a_target_is_read_from_what_m_tells() -> None:
    scene = Scene()
    scene.hear(["Next: Row, set 1 of 3: 10 × 55 kg with 2 left."])
    scene.hear(["Row, set 1 of 3", "Why: 50 kg left enough: 55 kg now.", "Pull: chest up"])
    assert scene.whys == {"Row": "50 kg left enough: 55 kg now."}
    assert scene.asked is not None
    assert scene.asked.load == Load(55)


def test_a_load_is_typed_as_it_is_read() -> None:
    for text in ("22.5 kg", "85 lb", "green band"):
        load = load_in(text)
        assert load is not None
        assert load.text == text
