"""Sessions, exercises and history as lines of text."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs
from support.builders import exercise, hold, line, one_armed
from support.shipped import shipped

from backcoach.core.exercises.model import Cues, Exercise, Fault, Library, Session
from backcoach.core.session.past.recorded import Origin
from backcoach.core.session.past.session_record import SessionRecord, SetRecord
from backcoach.core.views.listings import WIDTH, exercise_text, history_line, overview

SHIPPED = shipped()
MINUTE = 60_000


def library_of(*exercises: Exercise) -> Library:
    return Library(exercise=exercises, session=())


def session(**fields: Any) -> tuple[Library, Session]:
    row, pull, hang = line("row", 3, reps="8-10", rest=90), line(one_armed(), 2), line(hold(), 1)
    made = Session(id="short", name="Short back", exercise=(row[1], pull[1], hang[1]), **fields)
    return Library(exercise=(row[0], pull[0], hang[0]), session=(made,)), made


def test_a_session_is_a_few_lines() -> None:
    assert overview(*session()).text().split("\n") == [
        "short: Short back, beginner, about 13 min",
        "  Row                          3 × 8–10",
        "  Db row                       2 × 8 each side",
        "  Dead hang                    1 × 20 s",
    ]


def test_what_a_session_is_about_is_folded() -> None:
    lines = overview(*session(about="word " * 40)).text().split("\n")
    assert lines[1].startswith("  word word")
    assert all(len(line) <= WIDTH for line in lines)


def test_a_session_for_other_programs() -> None:
    public = overview(*session(goal="hypertrophy", about="For home")).public()
    exercises = public.pop("exercises")
    assert public == {
        "id": "short",
        "name": "Short back",
        "level": "beginner",
        "goal": "hypertrophy",
        "about": "For home",
        "seconds": overview(*session(goal="hypertrophy")).seconds,
    }
    assert isinstance(exercises, list)
    assert exercises[0] == {
        "id": "row",
        "name": "Row",
        "sets": 3,
        "target": "8–10",
        "targets": ["8–10", "8–10", "8–10"],
        "sides": "both",
        "rest_s": 90,
        "block": None,
    }
    assert [(exercise["sets"], exercise["sides"]) for exercise in exercises] == [
        (3, "both"),
        (2, "each"),
        (1, "both"),
    ]


@pytest.mark.parametrize("session", SHIPPED.session, ids=lambda item: item.id)
def test_every_shipped_session_fits_into_a_terminal(session: Session) -> None:
    seen = overview(SHIPPED, session)
    assert all(len(text) <= WIDTH for text in seen.text().split("\n"))
    assert f"about {round(seen.seconds / 60)} min" in seen.text()


def test_an_exercise_says_everything_that_is_known_of_it() -> None:
    row = exercise(
        "row",
        secondary=("rear deltoid", "biceps"),
        equipment=("cable",),
        sides="each",
        tempo="3-1-1-0",
        setup=("Sit tall", "Feet flat"),
        cues=Cues(concentric="Elbows back", stretch="Reach"),
        feel=Cues(peak="Blades together"),
        breathing="Out as you pull",
        faults=(Fault("Leaning", "Stay tall"), Fault("Shrugging", "Long neck")),
        stop=("The back rounds",),
        easier="band_row",
        harder="gone",
    )
    assert exercise_text(library_of(row, exercise("band_row")), row).split("\n") == [
        "Row (row)",
        "  Muscles     latissimus dorsi",
        "  Helping     rear deltoid, biceps",
        "  Needs       cable",
        "  Sides       left and right one after the other",
        "  Tempo       pull 1, return 3, reach 1",
        "  Usual       8 reps",
        "  Set up      Sit tall",
        "              Feet flat",
        "  Pull        Elbows back",
        "  Reach       Reach",
        "  Feel        Blades together",
        "  Breath      Out as you pull",
        "  Avoid       Leaning: stay tall",
        "              Shrugging: long neck",
        "  Stop at     The back rounds",
        "  Easier      Band row",
    ]


def test_an_exercise_that_says_little_takes_few_lines() -> None:
    hang = hold(seconds=30)
    assert exercise_text(library_of(hang), hang).split("\n") == [
        "Dead hang (dead_hang)",
        "  Muscles     latissimus dorsi",
        "  Hold        30 s",
    ]


@pytest.mark.parametrize("exercise", SHIPPED.exercise, ids=lambda item: item.id)
def test_every_shipped_exercise_fits_into_a_terminal(exercise: Exercise) -> None:
    text = exercise_text(SHIPPED, exercise)
    assert all(len(part) <= WIDTH for part in text.split("\n"))
    assert all(setup[:20] in text for setup in exercise.setup)


def done(step: str, number: int, **fields: Any) -> SetRecord:
    usual: dict[str, Any] = {
        "step": step,
        "exercise": "row",
        "kind": "work",
        "side": "both",
        "set": number,
        "target": "8",
        "reps": 8,
        "seconds": None,
        "load": None,
        "rir": None,
        "rest_planned_s": None,
        "rest_taken_s": None,
        "done_at": 0,
        "offset": 60,
        "skipped": False,
        "reported": True,
    }
    return SetRecord(**{**usual, **fields})


NOW = 1_800_000_000_000
TRAINED = SessionRecord(
    id="uuid",
    session="short",
    name="Short back",
    file="",
    started_at=1_700_000_000_000,
    offset=60,
    finished_at=1_700_000_000_000 + 31 * MINUTE,
    status="finished",
    sets=(
        done("1.w1", 1, kind="warmup"),
        done("1.1", 1),
        done("2.1.left", 1, exercise="db_row", side="left"),
        done("2.1.right", 1, exercise="db_row", side="right"),
        done("1.2", 2, skipped=True),
    ),
)


def test_a_session_of_the_past_is_a_line_in_the_time_of_its_place() -> None:
    assert history_line(TRAINED, NOW) == "2023-11-14 23:13  Short back  2 sets  31 min"


def test_a_session_of_a_clock_that_was_wrong_is_named() -> None:
    assert history_line(TRAINED, TRAINED.started_at - 1).endswith("31 min, dated in the future")
    assert "future" not in history_line(TRAINED, TRAINED.started_at)


def test_sets_that_nobody_reported_are_named_as_assumed() -> None:
    assumed = [structs.replace(done, reported=False) for done in TRAINED.sets]
    every = structs.replace(TRAINED, sets=tuple(assumed))
    assert "2 sets (assumed)" in history_line(every, NOW)
    one_side = structs.replace(TRAINED, sets=(*TRAINED.sets[:3], assumed[3]))
    assert "2 sets (1 assumed)" in history_line(one_side, NOW)


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ({"status": "live", "finished_at": None}, "2 sets  live"),
        ({"status": "discarded"}, "2 sets  discarded"),
        ({"finished_at": None}, "2 sets  finished"),
        ({"finished_at": TRAINED.started_at}, "2 sets  1 min"),
        ({"sets": TRAINED.sets[:2]}, "1 set  31 min"),
        ({"sets": (done("1.1", 1), done("2.1", 1))}, "2 sets  31 min"),
        ({"sets": ()}, "0 sets  31 min"),
    ],
)
def test_how_it_ended_and_how_much_it_was(fields: dict[str, Any], end: str) -> None:
    assert history_line(structs.replace(TRAINED, **fields), NOW).endswith(f"  {end}")


def test_a_session_that_nobody_timed_was_entered_later() -> None:
    typed = structs.replace(TRAINED, origin=Origin("log"), finished_at=None)
    assert history_line(typed, NOW).endswith("2 sets  entered later")
    timed = structs.replace(TRAINED, origin=Origin("log"))
    assert history_line(timed, NOW).endswith(" min, entered later")
    assert history_line(structs.replace(timed, origin=Origin("hevy")), NOW).endswith(" min")
