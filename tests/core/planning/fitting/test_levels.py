"""A session for a level: which exercises are too hard for it, and what is done instead."""

from __future__ import annotations

from core.planning.fitting.suited import PULLS, SHIPPED, names, session, shipped, someone
from msgspec import structs
from support.builders import exercise

from backcoach.core.exercises.model import Library
from backcoach.core.planning.fitting.suit_session import (
    adapt_session,
    levels,
)
from backcoach.core.reason import Reason, Value


def test_the_level_of_an_exercise_is_the_lowest_of_a_session_that_leads_to_it() -> None:
    library = Library(
        exercise=PULLS,
        session=(session("heavy_pull", level="advanced"), session("band_pull")),
    )
    assert levels(library) == {
        "hang": "beginner",
        "band_pull": "beginner",
        "pull": "advanced",
        "heavy_pull": "advanced",
    }


def test_an_exercise_that_no_session_leads_to_is_for_everyone() -> None:
    chosen = session("pull", level="intermediate")
    library = Library(
        exercise=(*PULLS, exercise("free", pattern="vertical_pull")), session=(chosen,)
    )
    assert names(adapt_session(library, chosen, someone("bar", level="beginner")).session) == [
        "free"
    ]


def test_a_level_that_an_exercise_names_itself_counts() -> None:
    free = exercise("free", pattern="vertical_pull", level="advanced")
    library = Library(exercise=(*PULLS, free), session=(session("pull"),))
    assert levels(library)["free"] == "advanced"
    low = structs.replace(PULLS[1], level="intermediate")
    library = Library(exercise=(PULLS[0], low, *PULLS[2:]), session=(session("pull"),))
    assert levels(library)["band_pull"] == "intermediate"
    assert levels(library)["pull"] == "beginner"
    library = Library(exercise=PULLS, session=(session("band_pull"),))
    named = Library(exercise=(PULLS[0], low, *PULLS[2:]), session=library.session)
    assert levels(named) == levels(library), "who names it in a session has decided"


def test_an_exercise_above_the_level_gives_way_to_the_nearest_that_is_not() -> None:
    done = adapt_session(SHIPPED, shipped("advanced"), someone(level="intermediate"))
    assert names(done.session)[:2] == ["bb_deadlift", "pull_up"]
    values: dict[str, Value] = {
        "exercise": "Weighted pull-up",
        "level": "intermediate",
        "other": "Pull-up",
    }
    assert done.notes == (Reason("level_replaced", values),)
    beginner = adapt_session(SHIPPED, shipped("advanced"), someone(level="beginner"))
    assert names(beginner.session)[:2] == ["kb_deadlift", "band_pull_up"]


def test_a_level_above_that_of_the_session_changes_nothing() -> None:
    assert adapt_session(SHIPPED, shipped("beginner"), someone(level="advanced")).notes == ()


def test_without_a_level_the_session_sets_how_hard_a_variant_may_be() -> None:
    assert "chin_up" not in names(
        adapt_session(SHIPPED, shipped("home"), someone("pull-up bar")).session
    )
    strong = adapt_session(SHIPPED, shipped("home"), someone("pull-up bar", level="advanced"))
    assert names(strong.session) == ["scap_pull_up", "chin_up", "dead_hang"]


def test_what_is_too_hard_is_done_only_when_there_is_no_other_and_with_a_warning() -> None:
    hard, easy = session("pull", level="advanced"), session("pulldown")
    library = Library(exercise=PULLS[2:], session=(hard, easy))
    done = adapt_session(library, easy, someone("bar"))
    assert names(done.session) == ["pull"]
    values: dict[str, Value] = {
        "exercise": "Pulldown",
        "lack": ("station",),
        "level": "beginner",
        "other": "Pull",
    }
    assert done.notes == (Reason("lacks_replaced_hard", values),)
    kept = adapt_session(library, hard, someone("bar", level="beginner"))
    assert names(kept.session) == ["pull"]
    assert kept.notes == (Reason("level_kept", {"exercise": "Pull", "level": "beginner"}),)
