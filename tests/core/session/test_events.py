"""What a kind of event needs beside its class."""

from __future__ import annotations

from typing import get_args

import pytest

from backcoach.core.session import events as ev
from backcoach.core.session.events import Event, FirstEvent
from backcoach.core.session.fold import UNDOABLE
from backcoach.core.session.fork.set_aside import PASSING
from backcoach.core.session.transitions import HANDLERS
from backcoach.core.wording import acts, set_aside


def test_the_words_of_the_store_stay_whatever_the_classes_are_called() -> None:
    assert {kind.__struct_config__.tag for kind in get_args(Event)} == {
        "block_ended",
        *("session_started", "set_begun", "set_done", "set_amended", "step_skipped"),
        "set_cancelled",
        *("cursor_moved", "rest_extended", "rest_ended", "advised", "paused", "resumed"),
        *("exercise_swapped", "set_added", "pain_reported", "note_added", "undone"),
        *("red_flag_reported", "red_flag_cleared"),
        "exercise_chosen",
        *("finished", "continued", "discarded"),
        *("session_recorded", "sets_corrected", "session_corrected"),
        "programme_changed",
    }
    assert {kind.__struct_config__.tag_field for kind in get_args(Event)} == {"event"}


def test_each_kind_but_the_first_has_a_handler() -> None:
    assert set(get_args(Event)) == {*HANDLERS, *get_args(FirstEvent)}


# What is said of these is made by itself, and nothing is said where a set begins.
WITH_WORDS_OF_THEIR_OWN = (
    *(ev.SetBegun, ev.SetDone, ev.SetAmended, ev.StepSkipped, ev.RestExtended),
    *(ev.SetsCorrected, ev.SessionCorrected),
)


@pytest.mark.parametrize("kind", get_args(UNDOABLE), ids=lambda kind: kind.__name__)
def test_what_can_be_undone_has_a_name_for_when_it_is(kind: type) -> None:
    assert kind in acts._NAMES or kind in WITH_WORDS_OF_THEIR_OWN


# Notes, pains and warning signs count whatever another machine did.
ALWAYS_COUNT = (ev.NoteAdded, ev.PainReported, ev.RedFlagReported, ev.RedFlagCleared)


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_what_can_be_set_aside_has_words(kind: type) -> None:
    has_words = kind in set_aside._WHAT or kind in get_args(FirstEvent)
    assert has_words or kind in ALWAYS_COUNT or kind in get_args(PASSING)
